"""HTML, Markdown and hidden letters in every field that holds words."""

import dataclasses
from typing import Any

import pytest

from tests.directory.reading import entry, problems
from vinestreet.directory.listing_parts import Arrival, Asks, Check, Consent, Cost, Note, Phone, Status, TextLine
from vinestreet.directory.model import Listing
from vinestreet.schema.text import Text

TRICKS = {
    "html": [
        "<script>alert(1)</script>",
        "<b>soup</b>",
        "<img src=x onerror=alert(1)>",
        "a <!-- b",
        "</p>",
        "&lt;b&gt;",
    ],
    "Markdown": ["[soup](https://x.example)", "![x](y)", "**free**", "`soup`", "[soup][1]", "# Soup"],
    "hidden": ["soup\u202eevil", "so\u200bup", "\u2066soup", "soup\ufeff"],
}
SAMPLES = [trick for tricks in TRICKS.values() for trick in tricks]

# Records inside an entry, and what makes them complete.
INSIDE: dict[str, tuple[type[Any], dict[str, str]]] = {
    "phone": (Phone, {"number": '"988"'}),
    "text": (TextLine, {"number": '"988"'}),
    "cost": (Cost, {"is": "free"}),
    "asks": (Asks, {}),
    "consent": (Consent, {}),
    "arrive": (Arrival, {"by": "Jo", "on": "2026-10-01"}),
    "status": (Status, {"is": "paused"}),
    "checked": (Check, {"on": "2026-10-01", "by": "Jo", "how": "phone"}),
}
NOTE = {"say": "Good soup.", "by": "Jo", "on": "2026-10-01"}


def fields_of_words(of: type[Any]) -> list[str]:
    """The names of the fields of `of` that hold text."""
    parts = [part for part in dataclasses.fields(of) if isinstance(part.metadata.get("kind"), Text)]
    return [part.metadata["name"] or part.name for part in parts]


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def in_record(parts: dict[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in parts.items()) + "}"


def every_place_for(text: str) -> list[tuple[str, str]]:
    """Give the text in each field of words: the field's name, and the lines of the entry."""
    places = [(name, f"{name}: {quoted(text)}") for name in fields_of_words(Listing)]
    for name, (of, complete) in INSIDE.items():
        for part in fields_of_words(of):
            places.append((f"{name}.{part}", f"{name}: {in_record({**complete, part: quoted(text)})}"))
    for part in fields_of_words(Note):
        places.append((f"notes.{part}", f"notes: [{in_record({**NOTE, part: quoted(text)})}]"))
    return places


def test_there_are_many_fields_of_words():
    assert len(every_place_for("x")) >= 30


@pytest.mark.parametrize("trick", SAMPLES, ids=ascii)
def test_a_trick_is_refused_in_every_field_of_words(trick, tmp_path):
    for field, lines in every_place_for(trick):
        told = problems(entry(lines), tmp_path)
        assert told, f"{field} took {trick!r}"
        assert f"soup: {field}: " in told[0]


@pytest.mark.parametrize("words", ["a < b, and 5 > 3", "Tom & Jerry's", "it's 50% off", "{{ soup }}", "1 * 2 * 3"])
def test_what_only_looks_odd_is_taken_as_it_stands(words, tmp_path):
    assert problems(entry(f"source: {quoted(words)}"), tmp_path) == []


@pytest.mark.parametrize("trick", SAMPLES, ids=ascii)
def test_needs_refuse_tricks_too(trick, tmp_path):
    text = f"needs:\n  food: {{label: {quoted(trick)}, icon: bowl}}\nresources: {{}}\n"
    assert [line.split(": ")[1:3] for line in problems(text, tmp_path)] == [["food", "label"]]
