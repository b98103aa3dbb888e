"""What CONTRIBUTING.md and the guide to hours show is what happens."""

import re

import pytest

from tests.directory.reading import NEEDS, ROOT, WORDS, problems
from vinestreet.opening_hours.expression import parse
from vinestreet.opening_hours.sentences import HoursInWords

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
HOURS_GUIDE = (ROOT / "contributing/hours-and-numbers.md").read_text(encoding="utf-8")
HOURS_TABLE = HOURS_GUIDE.partition("| write | it says |")[2].partition("\n\n")[0]
HOURS = [
    (expression, said.strip())
    for row in re.findall(r"^\| (`.*) \| (.*) \|$", HOURS_TABLE, re.MULTILINE)
    for expression, said in zip(re.findall(r"`([^`]*)`", row[0]), row[1].split(" · "), strict=True)
]


@pytest.mark.parametrize(("expression", "said"), HOURS)
def test_hours_are_said_as_the_guide_shows(expression, said):
    sentences = " ".join(sentence.text for sentence in HoursInWords(WORDS).sentences(parse(expression)))
    assert said.partition(" (`")[0].lower() in sentences.replace("\xa0", " ").lower()


def test_the_example_is_a_right_entry_and_a_note_may_stand_below_it(tmp_path):
    note, entry = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    text = NEEDS.replace("food:", "wash:") + entry.replace("depot", "old-mill")
    assert problems(text, tmp_path) == []
    assert problems(text + note, tmp_path) == []
