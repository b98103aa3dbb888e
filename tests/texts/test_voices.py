"""Signed pieces: what they say of themselves, which essays they stand beside, and what a fork leaves out."""

from pathlib import Path

import pytest

from tests.directory.reading import WORDS, entry, read
from tests.texts.test_library import STEW, titles, write
from vinestreet.core.problems import Report
from vinestreet.directory.model import Directory
from vinestreet.lint.text_checks import check_sections
from vinestreet.texts.library import Library, Piece
from vinestreet.texts.library_reader import read_library

FRONT = """description: What it was like.
by: Ana
on: 2026-11-02
agreed: To this text, here.
take_back: Write to us.
essays: [soup]
"""


@pytest.fixture
def directory(tmp_path: Path) -> Directory:
    return read(entry("cost: free") + STEW, tmp_path)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    write(tmp_path / "docs", "essays/soup")
    write(tmp_path / "docs", "essays/bread")
    return tmp_path / "docs"


def faults(voice: Piece, library: Library) -> str:
    report = Report(voice.file)
    check_sections(voice, library, WORDS, report)
    return "\n".join(problem.told(WORDS) for problem in report.problems)


def test_a_voice_stands_beside_the_essays_that_it_answers_and_leads_back_to_the_last(docs: Path, directory: Directory):
    write(docs, "voices/mine", FRONT.replace("[soup]", "[bread, soup]"))
    library = read_library(docs, directory)
    [soup] = [essay for essay in library.essays if essay.name == "soup"]
    [voice] = library.voices_on(soup)
    assert titles(library.essays_of(voice)) == ["Bread", "Soup"]
    assert library.onward(voice) is soup
    assert (voice.template, voice.url) == ("voice.html", "voices/mine.html")
    assert faults(voice, library) == ""


@pytest.mark.parametrize("field", ["by", "on", "agreed", "take_back"])
def test_a_voice_says_who_when_what_was_agreed_and_how_it_is_taken_back(field: str, docs: Path, directory: Directory):
    write(docs, "voices/mine", "".join(line + "\n" for line in FRONT.splitlines() if not line.startswith(field)))
    library = read_library(docs, directory)
    assert f"docs/voices/mine.md:1: no `{field}:`; " in faults(library.voices[0], library)


def test_a_voice_that_answers_no_essay_is_told(docs: Path, directory: Directory):
    write(docs, "voices/mine", FRONT.replace("essays: [soup]\n", ""))
    library = read_library(docs, directory)
    assert "doesn't name an essay" in faults(library.voices[0], library)
