"""`make check` over what there is to read: what has to be mended stops it, what is only told does not."""

import re
from pathlib import Path

import pytest

from tests.built_site.building import copy_of_project
from vinestreet.cli import main

ESSAY = "docs/essays/mutuality.md"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_project(tmp_path_factory.mktemp("checked") / "project")


def changed(project: Path, name: str, old: str, new: str) -> str:
    """Change a file for a moment; gives what it was, and fails where there was nothing to change."""
    before = (project / name).read_text(encoding="utf-8")
    after = re.sub(old, new, before, count=1, flags=re.MULTILINE)
    assert after != before
    (project / name).write_text(after, encoding="utf-8")
    return before


def checked(project: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = main(["check", "--config", str(project / "mkdocs.yml")])
    said = capsys.readouterr()
    return status, said.out + said.err


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (ESSAY, r"^description: .*\n", "", ":1: no summary; "),
        (ESSAY, r"^## In short$", "## Shortly", ": no part `## In short`; "),
        (ESSAY, r"^## In short$", "## Before that\\n\\nA word.\\n\\n## In short", ": `## In short` isn't the first heading; "),
        (ESSAY, r"^## Sources$", "", ": no part `## Sources`; "),
        (ESSAY, r"\]\([a-z./-]+\.md\)", "](wordview.md)", "leads nowhere"),
        (ESSAY, r"^## Questions", "He was manipulative.\n\n## Questions", ": “manipulative”: "),
        ("docs/about/index.md", r"\Z", "\nShe committed suicide.\n", ": “committed suicide”: "),
        ("resources.yml", r"^    what: (?!>).*$", "    what: For the mentally ill.", "mentally ill”: "),
        ("docs/conversations/the-window-seat.md", r"^essays: .*\n", "", ": this conversation doesn't name an essay; "),
        ("docs/conversations/the-window-seat.md", r"^/// conversation(\n|.)*?^///$", "", ": no conversation on this page; "),
        ("docs/essays/language.md", r"^discusses: *\n", "discusses:\n  - marmalade\n", "lists “marmalade”, and nothing"),
    ],
)  # fmt: skip
def test_what_has_to_be_mended_stops_it(name, old, new, told, project, capsys):
    before = changed(project, name, old, new)
    status, said = checked(project, capsys)
    (project / name).write_text(before, encoding="utf-8")
    assert status == 1
    assert told in said
    assert name in said


PLACE = """
  brought-in:
    name: Brought in
    what: Help for addicts. We know addicts.
    more: Addicts are welcome.
    needs: [{need}]
    {how}
"""


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ("source: From the county (services.csv), brought in on March 3, 2026.", 0),
        ("source: A leaflet\n    checked: {on: 2026-03-04, by: Joan, how: visit}", 1),
        ("source: A leaflet\n    sample: true", 1),
        ("address: 3 Mill Street", 1),
    ],
)
def test_words_of_others_are_theirs_until_somebody_checks_the_place(how, status, project, capsys):
    need = re.findall(r"^  ([a-z-]+):$", (project / "resources.yml").read_text(encoding="utf-8"), re.MULTILINE)[0]
    before = changed(project, "resources.yml", r"\Z", PLACE.format(need=need, how=how))
    found, said = checked(project, capsys)
    (project / "resources.yml").write_text(before, encoding="utf-8")
    assert found == status, said
    assert ("brought-in: “addicts”" in said) == bool(status)
    assert said.count("brought-in: “addicts”: ") == status, "the same words of one place are told once"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Incomprehensible organisational responsibilities predominate. " * 40, "harder to read than before: grade "),
        ("We sat " + "and sat " * 30 + "there.", "this sentence has 63 words; expected 40 or fewer"),
    ],
)
def test_how_hard_a_page_reads_is_only_told(words, told, project, capsys):
    before = changed(project, ESSAY, r"^## Questions", f"{words}\n\n## Questions")
    status, said = checked(project, capsys)
    (project / ESSAY).write_text(before, encoding="utf-8")
    assert status == 0, said
    assert f"{ESSAY}" in said
    assert told in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Soup. " * 20, "the short version has 20 words; expected 50 to 150"),
        ("Soup is hot. " * 51, "the short version has 153 words; expected 50 to 150"),
        ("Comprehensible institutional responsibilities predominate. " * 15, "the short version reads like grade "),
    ],
)
def test_a_short_version_is_short_and_easy(words, told, project, capsys):
    before = changed(project, ESSAY, r"^## In short\n(?:(?!## ).*\n)*", f"## In short\n\n{words}\n\n")
    status, said = checked(project, capsys)
    (project / ESSAY).write_text(before, encoding="utf-8")
    assert status == 0, said
    assert told in said


def test_noted_grades_are_what_is_compared_with(project, capsys):
    before = changed(
        project, ESSAY, r"^## Questions", "Incomprehensible responsibilities predominate. " * 40 + "\n\n## Questions"
    )
    assert main(["grades", "--config", str(project / "mkdocs.yml")]) == 0
    assert "harder to read" not in checked(project, capsys)[1]
    (project / ESSAY).write_text(before, encoding="utf-8")


def test_the_crisis_page_has_a_lower_limit(project, capsys):
    (project / "grades.yml").unlink()
    before = changed(
        project, "docs/help-now.md", r"\Z", "\n" + "You may wonder about organisations and responsibilities. " * 60
    )
    status, said = checked(project, capsys)
    (project / "docs/help-now.md").write_text(before, encoding="utf-8")
    assert status == 0
    assert re.search(r"docs/help-now.md: hard to read: grade [\d.]+; expected 5.0 or less", said)
