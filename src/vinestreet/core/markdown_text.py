"""What readers read of a Markdown file, every word in its place."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from vinestreet.core.problems import visible

Span = tuple[int, int]  # where something begins and ends

BREAK = "\ue000"  # a letter that no text has: the end of a paragraph, of an entry of a list, of a cell of a table

# No part of it reads beyond the next place where it could begin, so that no text takes longer than its length.
_NOT_TEXT = re.compile(
    r"""
    <!--(?:(?!<!--|-->).)*+--> | </?[a-zA-Z][^<>]*+>  # comments, tags, addresses in angle brackets
    | \]\(\s*+(?:[^()\s\]]|\](?!\())*+(?:\([^()\s]*+\)(?:[^()\s\]]|\](?!\())*+)*+(?:\s++"[^"\]]*+")?+\s*+\)
    | (?<=\])\[[^\[\]]*+\]                             # where a link leads
    | \[\^[^\[\]\s]++\]:? | ^[ ]{0,3}\[[^\[\]]++\]:[^\n]*+  # labels of footnotes; addresses at the foot of a page
    | \bhttps?://\S++ | (?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++
    | ^(?:[ \t]*+>)++ | ^[ \t]*+\#++ | [*_`~]++ | \\     # marks
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_ALONE = r"#|/{3}|[!?]{3}|[-=]{3,}[ \t]*$"
_ENDS = re.compile(rf"[ \t>]*(?:{_ALONE})")
_BEGINS = re.compile(rf"[ \t>]*(?:$|{_ALONE}|[-*+:][ \t]|\d+[.)][ \t]|\||\[\^|\*\*[^*]+(?::\*\*|\*\*:))")
_MARKS = re.compile(r"[\\`*_{}\[\]<>()#+!|~^$&=-]")
_CALLS_SOMEONE = re.compile(r"[@#](?=\w)")
SAME_LETTERS = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "\u2011": "-", "\u00a0": " ", "\ufeff": " ", "\r": " "}
)


def as_words(text: str) -> str:
    """Give `text` so that Markdown shows its letters and nothing else; U+2060 keeps code hosts from calling people."""
    return _CALLS_SOMEONE.sub(lambda match: f"{match.group()}\u2060", _MARKS.sub(r"\\\g<0>", visible(text)))


def readable(source: str) -> str:
    """Give `source` with everything blanked that is not read as text, so that every word stays in its place."""
    lines = source.translate(SAME_LETTERS).split("\n")
    front = front_end(lines)
    shown = "\n".join([*_of_the_front(lines[:front]), *outside_fences(lines[front:])])
    text = list(_NOT_TEXT.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), shown))
    ends = [at for at, char in enumerate(shown) if char == "\n"]
    for number, at in enumerate(ends):
        if number < front or _BEGINS.match(lines[number + 1]) or _ENDS.match(lines[number]):
            text[at] = BREAK
    return "".join(text).replace("|", BREAK)


_FRONT_MARK = re.compile(r"---\s*")
_FRONT_END = re.compile(r"(?:---|\.\.\.)\s*")  # YAML has both, and the second is told (texts/front_matter.py)


def lines_of(source: str) -> list[str]:
    """Give the lines of `source`, whichever system wrote their ends."""
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def front_end(lines: list[str]) -> int:
    """Give how many of the `lines` of a text are its front matter, with the marks around it; 0 where it has none."""
    if not is_front_mark(lines[0]):
        return 0
    return next((at + 1 for at, line in enumerate(lines) if at and _FRONT_END.fullmatch(line)), 0)


def is_front_mark(line: str) -> bool:
    """Whether front matter begins with this `line`, if it is the first of a text."""
    return bool(_FRONT_MARK.fullmatch(line))


def _of_the_front(lines: list[str]) -> Iterator[str]:
    shown = False
    for line in lines:
        key = re.match(r"([\w-]+):|\S", line)
        if key:
            shown = key[1] in {"title", "description"}
        start = key.end() if key and shown else 0
        yield " " * start + line[start:] if shown else " " * len(line)


def outside_fences(lines: list[str]) -> Iterator[str]:
    """Give the lines with those of fenced code blanked."""
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        yield " " * len(line) if fence or mark else line
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]


def line_of(source: str, at: int) -> int:
    """Give the line of `source` on which the letter `at` stands; the first is 1."""
    return bisect_left(_line_ends(source), at) + 1


@lru_cache(maxsize=2)
def _line_ends(source: str) -> list[int]:
    """Where each line ends. Many lines of one text are asked for, one after another."""
    return [match.start() for match in re.finditer("\n", source)]
