"""The words of the interface: every one that is asked for is there, and none lies about unused."""

import re
from pathlib import Path

import pytest
from babel import Locale

from tests.directory.reading import ROOT, WORDS
from vinestreet.core.messages import MessageMissingError, Messages

SOURCES = [
    *ROOT.glob("overrides/**/*.html"),
    *ROOT.glob("overrides/**/*.js"),
    *ROOT.glob("src/**/*.py"),
    *ROOT.glob("hooks/*.py"),
]
# Keys that are put together while running, by their beginnings.
MADE = ("problems.", "answer.", "asks.", "access.", "cost.", "run_by.", "checked.", "hours.", "listing.arrive_",
        "listing.status_", "directory.here", "directory.by_", "directory.abroad", "directory.not_open", "home.",
        "live.", "finder.", "take.", "export.out_", "export.organization_", "export.first_", "measures.", "record.", "import.why_", "import.map_", "import.was_", "import.kept", "import.left_out", "kept.", "shelf.", "links.", "duplicates.", "field.", "part.", "new.", "essays.", "conversations.", "practise.")  # fmt: skip


def keys_in(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    return set(re.findall(r"""["']([a-z_]+\.[a-z_]+)["']""", text)) & {*WORDS.keys(), *asked_for(text)}


def asked_for(text: str) -> set[str]:
    return set(re.findall(r"""\bt\(\s*["']([a-z_.-]+)["']\s*[,)]""", text))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_sentence_that_is_asked_for_is_there(path):
    assert asked_for(path.read_text(encoding="utf-8")) <= WORDS.keys()


def test_every_problem_that_can_be_told_has_its_sentence():
    text = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("src/**/*.py"))
    keys = set(re.findall(r"""(?:wrong|add)\(\s*[\w.]+(?:\([^)]*\))?,\s*"([a-z_0-9]+)\"""", text))
    assert len(keys) > 20
    assert {f"problems.{key}" for key in keys} <= WORDS.keys()


def test_no_sentence_lies_about_unused():
    used = set().union(*(keys_in(path) for path in SOURCES))
    unused = {key for key in WORDS.keys() - used if not key.startswith(MADE)}
    assert unused == set()


def test_numbers_decide_the_wording():
    words = Messages(Locale("en"), {"places": {"one": "1 place", "other": "{count} places"}})
    assert [words("places", count=count) for count in (0, 1, 2)] == ["0 places", "1 place", "2 places"]


def test_a_missing_sentence_or_value_is_told_with_its_key():
    words = Messages(Locale("en"), {"hello": "Hello {name}"})
    with pytest.raises(MessageMissingError, match="messages for en: goodbye: nothing for 'goodbye'"):
        words("goodbye")
    with pytest.raises(MessageMissingError, match="messages for en: hello: nothing for 'name'"):
        words("hello", place="x")
