"""What is too large to be read is refused with its file, its line and what to do, before any pattern sees it."""

from pathlib import Path

import pytest

from tests.directory.reading import WORDS, read
from vinestreet.core.problems import ProblemsFoundError, Report
from vinestreet.texts import text_bounds
from vinestreet.texts.library_reader import read_library
from vinestreet.texts.text_bounds import LONGEST_LINE, LONGEST_PARAGRAPH, MOST_BYTES, check_bounds, read_bounded

LINE = "word " * 20 + "\n"
PARAGRAPH = LINE * 10 + "\n"


def told(text: str) -> list[str]:
    report = Report("docs/about/soup.md")
    check_bounds(text, report)
    return [problem.told(WORDS) for problem in report.problems]


def test_a_file_of_the_greatest_size_with_the_longest_lines_is_read(tmp_path: Path):
    file = tmp_path / "soup.md"
    line = "a" * LONGEST_LINE + "\n\n"
    file.write_text(line * (MOST_BYTES // len(line)), encoding="utf-8")
    assert len(read_bounded(file, "docs/soup.md")) > MOST_BYTES - len(line)


def test_a_file_beyond_it_is_not_even_opened(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(text_bounds, "read_text", None)
    file = tmp_path / "soup.md"
    file.write_text("a\n" * MOST_BYTES, encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as error:
        read_bounded(file, "docs/soup.md")
    assert error.value.told(WORDS).startswith("docs/soup.md: the file is 400 kB, and we read 200 kB at most; split it")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (PARAGRAPH + "a" * (LONGEST_LINE + 1), 12, "this line has 5001 characters, and we read 5000 at most; press"),
        (PARAGRAPH + LINE * (LONGEST_PARAGRAPH // len(LINE) + 1), 12, "this paragraph runs past 10000 characters"),
        (PARAGRAPH + LINE + "[" * 201, 13, "more than 200 `[` in one paragraph"),
        (PARAGRAPH + ("<b>" * 100 + "\n\n") * 11, 32, "more than 1000 `<` in one file"),
        (PARAGRAPH + "*a" * 501 + "\n" + "a*" * 500, 13, "more than 1000 `*` in one paragraph"),
        ("`a" * 2400 + "\n" + "`" * 101, 2, "more than 2500 ``` in one paragraph"),
        (("|" * 2000 + "\n\n") * 6, 11, "more than 10000 `|` in one file"),
        (("[" * 100 + LINE * 40 + "\n") * 10, 82, "up to here, too many `[` are never closed"),
        (("[a](" * 100 + LINE * 40 + "\n") * 10, 82, "up to here, too many `](` are never closed"),
        (("[" * 90 + LINE * 60 + "]" * 90 + "\n\n") * 10, 61, "up to here, too many `[` are never closed"),
        (("<a " + LINE * 40 + "\n") * 20, 821, "up to here, too many `<` are never closed"),
        (("a[^1] " * 100 + "\n\n") * 5, 9, "more than 400 `[^` in one file"),
        ("# a\n\n" * 401, 801, "more than 400 headings"),
        ("- # a\n" * 401, 401, "more than 400 headings"),
        ("a\n=\n\n" * 401, 1202, "more than 400 headings"),
        ("a\n\n" * 2001, 4001, "more than 4000 lines in one file"),
        ("```a\n" * 201, 201, "more than 200 lines of ``` or ~~~ in one file"),
        ("a\n\n> ~~~\n\n" * 201, 803, "more than 200 lines of ``` or ~~~ in one file"),
        ("a\n: b\n" * 101, 202, "more than 100 `:` in one paragraph"),
        ("a\n---\n\n" * 401, 1202, "more than 400 headings"),
        (("> > > > a\n" * 600 + "\n") * 5, 2505, "more than 10000 `>` or `-` in one file"),
        (PARAGRAPH + "> " * 13 + "a", 12, "this line begins with more than 12 lists or quotes"),
        (PARAGRAPH + "1. - " * 7 + "a", 12, "this line begins with more than 12 lists or quotes"),
        (PARAGRAPH + " " * 101 + "- a", 12, "this line begins with more than 12 lists or quotes"),
    ],
)
def test_what_is_too_much_is_told_once_with_its_line(text: str, line: int, words: str):
    (said,) = told(text)
    assert said.startswith(f"docs/about/soup.md:{line}: {words}")


def test_a_long_table_and_a_long_list_of_sources_are_read():
    assert not told("| a place | what it is | when |\n|---|---|---|\n" + "| a | b | c |\n" * 150)
    assert not told("".join(f"- [One who wrote]({number}.md), in a year\n" for number in range(190)))


def test_brackets_and_tags_that_close_soon_are_read_however_many_there_are():
    assert not told((("[a](b.md) <b>c</b> " * 20 + "\n") * 4 + "\n") * 6)


def test_a_sign_that_is_escaped_opens_nothing():
    assert not told(("\\[" * 100 + LINE * 40 + "\n") * 10)


def test_the_library_tells_it_with_the_name_that_people_know(tmp_path: Path):
    folder = tmp_path / "docs/essays"
    folder.mkdir(parents=True)
    (folder / "soup.md").write_text("a" * (LONGEST_LINE + 1), encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as error:
        read_library(tmp_path / "docs", read("needs: {}\nresources: {}\n", tmp_path))
    assert "docs/essays/soup.md:1: this line has 5001 characters" in error.value.told(WORDS)
