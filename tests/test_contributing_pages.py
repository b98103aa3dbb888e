"""What the pages for contributors show is what happens, and the table of ideas is true."""

import re

import pytest

from tests.directory.reading import ROOT, WORDS
from vinestreet.conversations.block_finder import conversation_in
from vinestreet.core.problems import Report

EXAMPLE = re.search(r"```markdown\n(.*?)```", (ROOT / "contributing/conversations.md").read_text("utf-8"), re.DOTALL)
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


def test_every_idea_of_the_source_essays_has_its_row():
    assert {id_ for id_, _ in ROWS} == {*(f"A{number}" for number in range(1, 44)), *(f"B{n}" for n in range(1, 14))}


@pytest.mark.parametrize(("essay", "heading"), SPOTS)
def test_an_idea_lives_where_the_table_says(essay: str, heading: str):
    text = (ROOT / f"docs/essays/{essay}.md").read_text(encoding="utf-8")
    box = re.fullmatch(r'box "(.+)"', heading)
    wanted = rf'!!! \w+ "{re.escape(box[1])}"' if box else rf"##+ {re.escape(heading)}"
    assert re.search(rf"^{wanted}$", text, re.MULTILINE)
