"""The drawings beside texts: each is there, is light, and says nothing to a screen reader."""

import re
from pathlib import Path

import pytest

from tests.directory.reading import WORDS
from vinestreet.texts.front_matter import DRAWINGS, SHELVES

FOLDER = Path(__file__).parents[2] / "overrides/.drawings"


@pytest.mark.parametrize("name", [*SHELVES.options, *DRAWINGS.options])
def test_a_drawing_is_lines_in_the_colour_of_its_page(name: str):
    drawing = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert len(drawing) < 700
    assert 'aria-hidden="true"' in drawing
    assert 'fill="none" stroke="currentColor"' in drawing
    assert not re.search(r"#[0-9a-f]{3}|<text|<image|style=", drawing)


def test_no_drawing_is_there_for_nothing():
    assert {file.stem for file in FOLDER.iterdir()} == {*SHELVES.options, *DRAWINGS.options}


def test_each_shelf_says_what_it_is_and_for_whom():
    assert set(WORDS.group("shelf")) == set(WORDS.group("shelf_for")) == set(SHELVES.options)
