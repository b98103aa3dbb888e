"""How large a text may be, and each thing in it: looked at before anything else reads it.

Python-Markdown and the parsers behind it take a time that grows with the square of some things: a paragraph, brackets
and tags left open, headings, marks within marks. A text that someone wrote for people has few of each. Here only
lengths are taken and signs counted, so that this takes no longer than the text is long.
"""

import re
from dataclasses import replace
from pathlib import Path

from vinestreet.core.problems import ProblemsFoundError, Report
from vinestreet.core.yaml_reader import read_text
from vinestreet.texts.open_marks import CLOSED, OpenMarks

MOST_BYTES = 200_000  # in a file; the longest essay has a tenth of it
LONGEST_LINE = 5000  # characters
LONGEST_PARAGRAPH = 10_000  # letters up to an empty line; a long table is one
MOST_LINES = 4000  # the longest text has 292; whatever takes a line of its own can't be there more often
MOST_HEADINGS = 400  # a text has 18
MOST_FENCES = 200  # lines of ``` or ~~~; a text has 12
MOST_DEFINITIONS = 100  # lines of a paragraph that begin with a colon, which a parser reads one within the other
# In a paragraph, and in a file. None of our own texts has a fifth of either, and most have a hundredth.
MOST_SIGNS = {
    "[": (200, 2000),
    "[^": (200, 400),  # each footnote is searched again for each mark that leads to it
    "<": (200, 1000),
    "|": (2500, 10_000),
    "`": (2500, 7000),
    **dict.fromkeys("*_&\\", (1000, 5000)),
}
MOST_MARKS = 12  # of quotes and lists at the beginning of a line, one within the other
MOST_MARKS_IN_FILE = 10_000
WIDEST_INDENT = 100  # spaces; a tab counts as four

_HEADING = re.compile(r"#|(?:-+|=+)[ \t]*+$")
_MARKS = re.compile(r"(?:[ \t]*+(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))*+[ \t]*+")
_MARK = re.compile(r">|[-*+][ \t]|\d+[.)]")


def read_bounded(path: Path, shown: str) -> str:
    """Give the text in the file at `path`, which people know as `shown`.

    Raises ProblemsFoundError where it is no text (read_text), or where something in it is too large.
    """
    report = Report(shown)
    size = path.stat().st_size
    if size > MOST_BYTES:
        report.add(0, "text_too_large", most=MOST_BYTES // 1000, found=-(-size // 1000))
        report.stop_if_any()
    try:
        text = read_text(path)
    except ProblemsFoundError as error:
        raise ProblemsFoundError(replace(problem, file=shown) for problem in error.problems) from None
    check_bounds(text, report)
    report.stop_if_any()
    return text


def check_bounds(text: str, report: Report) -> None:
    """Report each thing in `text` that is too long, too many or too deep, once of a kind."""
    told: set[str] = set()

    def tell(line: int, key: str, **values: object) -> None:
        if key not in told:
            told.add(key)
            report.add(line, key, entry="", field="", **values)

    def tell_open(line: int) -> None:
        for sign in open_marks.too_far():
            closing, plain = CLOSED[sign]
            tell(line, "text_open_signs", sign=sign, closing=closing, plain=plain)

    begin, length, headings, fences, definitions, marks = 1, 0, 0, 0, 0, 0
    open_marks = OpenMarks()
    here, all_signs = dict.fromkeys(MOST_SIGNS, 0), dict.fromkeys(MOST_SIGNS, 0)
    for number, line in enumerate(text.replace("\r", "\n").split("\n"), 1):
        if len(line) > LONGEST_LINE:
            tell(number, "text_line_long", most=LONGEST_LINE, found=len(line))
            continue
        open_marks.take(line)
        tell_open(number)
        if not line.strip():
            begin, length, definitions, here = number + 1, 0, 0, dict.fromkeys(MOST_SIGNS, 0)
            continue
        length += len(line) + 1
        if length > LONGEST_PARAGRAPH:
            tell(begin, "text_paragraph_long", most=LONGEST_PARAGRAPH)
        for sign, (most, most_in_file) in MOST_SIGNS.items():
            here[sign] += line.count(sign)
            all_signs[sign] += line.count(sign)
            if here[sign] > most:
                tell(number, "text_many_signs", sign=sign, most=most)
            elif all_signs[sign] > most_in_file:
                tell(number, "text_many_signs_in_file", sign=sign, most=most_in_file)
        start = _MARKS.match(line).group()  # type: ignore[union-attr] # it may be empty
        headings += bool(_HEADING.match(line, len(start)))
        fences += line.startswith(("```", "~~~"), len(start))
        definitions += line.startswith(":", len(start))
        for key, found, most in (
            ("text_many_lines", number, MOST_LINES),
            ("text_many_headings", headings, MOST_HEADINGS),
            ("text_many_fences", fences, MOST_FENCES),
            ("text_many_signs", definitions, MOST_DEFINITIONS),
        ):
            if found > most:
                tell(number, key, most=most, sign=":")
        deep = len(_MARK.findall(start))
        marks += deep
        if deep > MOST_MARKS or len(start.expandtabs(4)) > WIDEST_INDENT:
            tell(number, "text_deep", most=MOST_MARKS)
        if marks > MOST_MARKS_IN_FILE:
            tell(number, "text_many_signs_in_file", sign=">` or `-", most=MOST_MARKS_IN_FILE)
    open_marks.end()
    tell_open(number)
