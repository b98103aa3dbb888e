"""What the pages for contributors show is what happens, and the table of ideas is true."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from tests.directory.reading import ROOT, WORDS
from vinestreet.cli import COMMANDS
from vinestreet.conversations.block_finder import conversation_in
from vinestreet.core.problems import Report
from vinestreet.lexicon.lexicon_reader import SECTIONS, read_lexicon

EXAMPLE = re.search(r"```markdown\n(.*?)```", (ROOT / "contributing/conversations.md").read_text("utf-8"), re.DOTALL)
LEXICON = (ROOT / "contributing/lexicon.md").read_text(encoding="utf-8")
IDEAS = (ROOT / "contributing/ideas.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([AB]\d+)(?:\.[\d-]+)? \| .+? \| (.+) \|$", IDEAS, re.MULTILINE)
SPOTS = sorted({tuple(spot.strip().split(": ", 1)) for _, spots in ROWS for spot in spots.split("; ")})


def test_the_example_is_a_right_conversation():
    assert EXAMPLE
    report = Report("the-late-bus.md")
    found = conversation_in(EXAMPLE[1], report)
    assert [problem.told(WORDS) for problem in report.problems] == []
    assert found
    assert [part.name for part in found.parts] == ["", "She looks at the corner", "They wait"]


def test_what_the_guide_to_words_shows_is_right():
    examples = re.findall(r"^ *```yaml\n(.*?)```", LEXICON, re.DOTALL | re.MULTILINE)
    assert len(examples) == 4
    for example in examples:
        report = Report("en.yml")
        read_lexicon(dedent(example), "en", ["food", "prayer"], report)
        assert [problem.told(WORDS) for problem in report.problems] == []


def test_every_part_of_a_lexicon_is_in_the_guide():
    assert [name for name in SECTIONS if f"`{name}`" not in LEXICON and f"\n{name}:" not in LEXICON] == []


PAPERS = [*ROOT.glob("*.md"), *ROOT.glob("contributing/*.md"), *ROOT.glob("docs/about/*.md")]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(ROOT).as_posix())
def test_every_command_that_a_paper_names_is_there(paper: Path):
    text = paper.read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"^```.*?^```|`[^`\n]+`", text, re.MULTILINE | re.DOTALL))
    start = r"^`?(?:\$ )?(?:\.venv[/\\](?:bin|Scripts)[/\\])?"
    typed = re.findall(rf"{start}(?:python -m )?vinestreet ([a-z-]+)", code, re.MULTILINE)
    assert [word for word in typed if word not in COMMANDS] == []
    targets = {*re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)}
    assert [word for word in re.findall(r"^`?make ([a-z-]+)", code, re.MULTILINE) if word not in targets] == []


def test_without_make_each_command_of_the_guides_has_another():
    page = (ROOT / "contributing/without-make.md").read_text(encoding="utf-8")
    guides = "".join(paper.read_text(encoding="utf-8") for paper in ROOT.glob("contributing/*.md"))
    used = {*re.findall(r"^make ([a-z]+)|`make ([a-z]+)`", guides, re.MULTILINE)}
    typed = {a or b for a, b in used}
    assert [word for word in sorted(typed - COMMANDS.keys()) if f"`make {word}`" not in page] == []


def test_every_idea_of_the_source_essays_has_its_row():
    assert {id_ for id_, _ in ROWS} == {*(f"A{number}" for number in range(1, 44)), *(f"B{n}" for n in range(1, 14))}


@pytest.mark.parametrize(("essay", "heading"), SPOTS)
def test_an_idea_lives_where_the_table_says(essay: str, heading: str):
    text = (ROOT / f"docs/essays/{essay}.md").read_text(encoding="utf-8")
    box = re.fullmatch(r'box "(.+)"', heading)
    wanted = rf'!!! \w+ "{re.escape(box[1])}"' if box else rf"##+ {re.escape(heading)}"
    assert re.search(rf"^{wanted}$", text, re.MULTILINE)
