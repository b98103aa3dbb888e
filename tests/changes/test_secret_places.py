"""What is told of a place whose address is secret is loud, and never says where it is."""

import pytest

from tests.changes.comparing import report_of
from tests.directory.reading import WORDS
from tests.maintenance.project import listing

PHONE = 'phone: ["+1 413 732 3069", {number: "+1 413 732 3070", label: Spanish}]'
SECRET = f"confidential: true\n{PHONE}\nsource: They said yes to every word."
NOTE = "\nnotes: [{{say: {}, by: Kit, on: 2026-10-01}}]"


def test_a_number_of_a_secret_place_comes_first_and_says_what_is_at_stake(tmp_path):
    found = report_of(
        tmp_path, [listing("one", SECRET), listing("two")], [listing("one", SECRET.replace("3069", "3169")), listing("two", "cost: free")]
    )  # fmt: skip
    assert list(found) == ["secret", "places"]
    said = found["secret"]["The place called one"]
    assert said[:2] == [WORDS("changes.secret_stays"), WORDS("changes.ask_number")]
    assert "Phone: was (413) 732-3069, is now (413) 732-3169." in said
    assert "Still the same: (413) 732-3070 (Spanish)." in said
    assert said[-1] == WORDS("changes.ask_source", words="They said yes to every word.")


OPENED = f"address: 3 Alder Close\narea: hillside\nat: [42.1234, -72.5678]\n{PHONE}"


@pytest.mark.parametrize(("before", "now"), [(SECRET, OPENED), (OPENED, SECRET)])
def test_an_address_that_is_or_was_secret_is_never_repeated(before, now, tmp_path):
    found = report_of(tmp_path, [listing("one", before)], [listing("one", now)])
    assert list(found) == ["secret"]
    for word in ("Alder", "Hillside", "42.1"):
        assert word not in str(found)
    assert any("Address" in said for said in found["secret"]["The place called one"])


@pytest.mark.parametrize(
    "words",
    ["It's at 3 Alder", "Alder Close is the street", "The house behind the bakery", "Somewhere in hillside", "42.1234 -72.5"],
)  # fmt: skip
def test_words_that_may_tell_where_it_is_are_named_and_not_repeated(words, tmp_path):
    before, now = listing("one", SECRET + NOTE.format("They were kind")), listing("one", SECRET + NOTE.format(words))
    found = report_of(tmp_path, [before], [now])
    assert words not in str(found)
    assert found["secret"]["The place called one"][1] == WORDS(
        "changes.secret_words", label="A signed note was changed"
    )


def test_words_that_do_not_are_told(tmp_path):
    before, now = listing("one", SECRET), listing("one", SECRET + NOTE.format("They never rushed me"))
    found = report_of(tmp_path, [before], [now])
    assert any("They never rushed me" in said for said in found["secret"]["The place called one"])


def test_a_check_of_a_secret_place_is_as_ordinary_as_any(tmp_path):
    checked = SECRET + "\nchecked: {on: 2026-11-20, by: Joan, how: phone}"
    assert list(report_of(tmp_path, [listing("one", SECRET)], [listing("one", checked)])) == ["places"]


def test_words_elsewhere_that_name_it_and_a_street_are_not_repeated(tmp_path):
    secret = listing("one", SECRET)
    note = NOTE.format("The place called one is on Alder Close")
    found = report_of(tmp_path, [secret, listing("two")], [secret, listing("two", note.strip())])
    assert "Alder" not in str(found)
    assert found["secret"]["The place called two"][0].startswith("New note: this speaks of The place called one")
