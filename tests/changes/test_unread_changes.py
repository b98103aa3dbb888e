"""What the reader refuses is told first, from the texts alone."""

import pytest

from tests.changes.comparing import repository
from tests.command_runner import vinestreet
from tests.directory.reading import WORDS
from tests.maintenance.project import listing

UNREAD = WORDS("changes.unread").upper()
ONE = listing("one", 'phone: "+1 413 732 3069"\nconsent: {may-call-police-without-you: no, source: Jo, on: 2026-11-01}')
TWO = listing("two", "status: {is: closed, since: 2026-10-01, instead: one}")


@pytest.fixture
def project(tmp_path):
    return repository(tmp_path / "p", ONE, TWO)


def said_after(project, old: str, new: str) -> str:
    file = project / "resources.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    said = vinestreet(project, "changes", "main").stdout
    assert "Nothing changes for readers." not in said
    assert said.partition("\n\n")[2].startswith(UNREAD)
    return said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"+1 413 732 3069"', '"998"', "Phone: was “+1 413 732 3069”; this writes “998”, which can't be read: "),
        ("without-you: no", "without-you: never", "was “no”; this writes “never”, which can't be read: "),
        ("name: The place called one", "nam: Kite", "nam: this writes “Kite”, which is new and can't be read: "),
        ("    what: A place.", "   what: [A place.", "It said "),
    ],
)
def test_what_is_refused_is_told_with_what_it_was(project, old, new, said):
    assert said in said_after(project, old, new)


def test_a_crisis_line_that_is_refused_is_one_on_every_page(project):
    said = said_after(project, '"988"', '"998"')
    assert WORDS("changes.crisis_line") in said
    assert WORDS("changes.ask_crisis") in said
    assert "No place is different" not in said


def test_a_new_id_that_others_do_not_point_to_is_one_place_with_another_address(project):
    said = said_after(project, "  one:\n", "  first:\n")
    assert "Its page moved from directory/one.html to directory/first.html" in said
    assert "These still point to the old one, `one`, which isn't there anymore: The place called two." in said
    assert WORDS("changes.rest_stays") in said
    assert WORDS("changes.new_place", name="The place called one") not in said


def test_a_place_that_is_gone_and_still_pointed_to_is_told_as_gone(project):
    said = said_after(project, ONE, "")
    assert "It isn't in the directory anymore. Its page directory/one.html is gone" in said
    assert "`one`, which isn't there anymore: The place called two." in said


def test_a_secret_address_that_is_refused_is_not_repeated(tmp_path):
    secret = listing("one", 'confidential: true\nphone: "+1 413 732 3069"\nwhat: A house')
    project = repository(tmp_path / "s", secret)
    said = said_after(project, "what: A house", "what: At 3 Alder Close\n    area: nowhere")
    assert "Alder" not in said
    assert "nowhere" not in said
