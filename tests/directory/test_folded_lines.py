"""Texts as programs fold them over several lines: a slip somewhere else in the entry is told alone, and no line of
theirs is taken for something that lost its name.
"""

import re
from pathlib import Path

import pytest
import yaml

from tests.directory.reading import NEEDS, WORDS, found
from tests.directory.test_listing_folder import project, told

HOURS = (
    'Mo-Fr 08:00-18:00 "the last shower half an hour before it closes"; PH off',
    'Mo-Fr 08:00-18:00 "the last shower: half an hour before it closes; ring the bell, twice"; PH off',
    'Mo-Fr 08:00-18:00; Sa,Su 10:00-14:00; PH off; Dec 24-Jan 01 off "Christmas, and the room is painted"',
)
SHOWER = {
    "name": "Shower 6",
    "what": "Showers: hot ones. It's a place with a long text that is folded: more than one line, as they write it, see.",
    "needs": ["food"],
    "area": "old-mill",
    "address": "12 Old Mill Lane, in the yard behind the bakery, the second door on the left hand side",
    "access_note": "There's a step at the door; ask for more: they help, with a ramp that takes a minute or two.",
}


def folded(hours: str, style: str, width: int) -> list[str]:
    """The lines of a place as a program writes it, in plain text, or everything in quotes."""
    text = yaml.safe_dump({**SHOWER, "hours": hours}, sort_keys=False, width=width, default_style=style or None)
    return re.sub(r"(?m)^[\"'](\w+)[\"']:", r"\1:", text).splitlines()


@pytest.mark.parametrize("width", [30, 40, 80])
@pytest.mark.parametrize("style", ["", "'", '"'])
@pytest.mark.parametrize("hours", HOURS)
def test_a_tab_is_the_one_problem(hours: str, style: str, width: int, tmp_path: Path):
    lines = folded(hours, style, width)
    named = [at for at, line in enumerate(lines) if re.match(r"\w+:", line)]
    for at in named:
        slipped = [f"\t{line}" if at == number else line for number, line in enumerate(lines)]
        alone = told(project(tmp_path / str(at), {"resources/shower-6.yml": "\n".join(slipped) + "\n"}))
        assert alone[0].startswith(f"resources/shower-6.yml:{at + 1}: shower-6: ")
        assert alone[1:] == ["It says:", f"[tab]{lines[at]}", "Copy this in its place:", lines[at], ""]
        in_one = found(f"{NEEDS}  shower-6:\n" + "".join(f"    {line}\n" for line in slipped), tmp_path)
        assert [problem.key for problem in in_one] == ["tab"]
        assert "a tab before the first word" in in_one[0].told(WORDS)


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_quote_that_never_closes_is_told_all_the_same(quote: str, tmp_path: Path):
    text = f"{NEEDS}  soup:\n    name: Soup\n    what: {quote}It''s hot.\n    needs: [food]\n"
    assert [problem.key for problem in found(text, tmp_path)] == ["slip_quote_open"]
