"""What CONTRIBUTING.md shows is what happens."""

import dataclasses
import re

import pytest

from tests.directory.reading import NEEDS, ROOT, WORDS, problems
from vinestreet.directory.model import Listing
from vinestreet.opening_hours.expression import parse
from vinestreet.opening_hours.sentences import HoursInWords

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
HOURS_TABLE = GUIDE.partition("| write | it says |")[2].partition("\n\n")[0]
HOURS = [
    (expression, said.strip())
    for row in re.findall(r"^\| (`.*) \| (.*) \|$", HOURS_TABLE, re.MULTILINE)
    for expression, said in zip(re.findall(r"`([^`]*)`", row[0]), row[1].split(" · "), strict=True)
]


@pytest.mark.parametrize(("expression", "said"), HOURS)
def test_hours_are_said_as_the_guide_shows(expression, said):
    sentences = " ".join(sentence.text for sentence in HoursInWords(WORDS).sentences(parse(expression)))
    assert said.partition(" (`")[0].lower() in sentences.replace("\xa0", " ").lower()


def test_the_example_is_a_right_entry(tmp_path):
    example = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL).group(1)
    text = NEEDS.replace("food:", "wash:") + example.replace("depot", "old-mill")
    assert problems(text, tmp_path) == []


def test_every_field_is_in_the_guide():
    fields = [part.metadata["name"] or part.name for part in dataclasses.fields(Listing) if "kind" in part.metadata]
    table = GUIDE.partition("| field | what to write |")[2].partition("\n\n")[0]
    first_column = " ".join(re.findall(r"^\| (.*?) \|", table, re.MULTILINE))
    assert [field for field in fields if f"`{field}`" not in first_column] == []
