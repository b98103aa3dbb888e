"""The marks that git leaves where two people changed the same lines, and what was most likely meant.

Two who each add a place in the same spot have changed the same lines, as git sees it, and both places are to stay.
Lines at the end that both places have in common stand below the marks only once: they belong to both.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vinestreet.directory.line_shapes import Row

_BEGIN, _BASE, _MIDDLE, _END = (re.compile(rf"{re.escape(sign)}{{7}}(?: .*)?$") for sign in "<|=>")
_ENTRY = re.compile(r"^( {1,8})([^\s:#-][^:#]*):\s*$")


@dataclass(frozen=True, slots=True)
class Conflict:
    """The lines of a conflict in the file, from `first` to `last`, and the rows that are meant.

    `key` names the sentence that tells it; `marks` are the lines of the marks.
    """

    first: int
    last: int
    key: str
    marks: tuple[int, ...]


def without_marks(rows: Sequence[Row]) -> tuple[list[Row], list[Conflict]]:
    """Give the rows without marks of git, and what there was."""
    mended: list[Row] = []
    found: list[Conflict] = []
    # Seven equals signs alone may be a line that somebody drew; the others are git's.
    middles = any(_BEGIN.match(row.text) or _END.match(row.text) for row in rows)
    marks = (_BEGIN, _BASE, _END, *((_MIDDLE,) if middles else ()))
    at = 0
    while at < len(rows):
        row = rows[at]
        if not any(mark.match(row.text) for mark in marks):
            mended.append(row)
            at += 1
            continue
        end = _end(rows, at)
        if end is None:
            found.append(Conflict(row.number, row.number, "merge_mark", (row.number,)))
            at += 1
            continue
        kept, conflict = _both(rows, at, end)
        mended += kept
        found.append(conflict)
        at = end + 1
    return mended, found


def _end(rows: Sequence[Row], at: int) -> int | None:
    if not _BEGIN.match(rows[at].text):
        return None
    for index in range(at + 1, len(rows)):
        if _BEGIN.match(rows[index].text):
            return None
        if _END.match(rows[index].text):
            between = [row for row in rows[at:index] if _MIDDLE.match(row.text)]
            return index if len(between) == 1 else None
    return None


def _both(rows: Sequence[Row], begin: int, end: int) -> tuple[list[Row], Conflict]:
    middle = next(index for index in range(begin, end) if _MIDDLE.match(rows[index].text))
    base = next((index for index in range(begin, middle) if _BASE.match(rows[index].text)), middle)
    ours, theirs = list(rows[begin + 1 : base]), list(rows[middle + 1 : end])
    marks = tuple(rows[index].number for index in sorted({begin, base, middle, end}))
    first, last = rows[begin].number, rows[end].number
    heads = [_heads(side) for side in (ours, theirs)]
    if not heads[0] or not heads[1] or set(heads[0]) & set(heads[1]):
        return ours, Conflict(first, last, "merge_choose", marks)
    # What follows the marks, up to the next entry, ends both places.
    tail = []
    for row in rows[end + 1 :]:
        if not row.text.strip() or (
            _ENTRY.match(row.text) and len(row.text) - len(row.text.lstrip()) <= heads_column(ours)
        ):
            break
        tail.append(Row(last, row.text))
    above = rows[begin - 1].text.strip() if begin else ""
    if above and above.endswith(":") and _ENTRY.match(rows[begin - 1].text):
        return ours, Conflict(first, last, "merge_choose", marks)
    ours = _stripped(ours)
    kept = [*([Row(first, "")] if above else []), *ours, *tail, Row(last, ""), *_stripped(theirs)]
    return kept, Conflict(first, last, "merge_both", marks)


def _heads(side: Sequence[Row]) -> list[str]:
    column = heads_column(side)
    return (
        [match[2] for row in side if (match := _ENTRY.match(row.text)) and len(match[1]) == column]
        if side and next((row for row in side if row.text.strip()), Row(0, "x")).text.strip().endswith(":")
        else []
    )


def heads_column(side: Sequence[Row]) -> int:
    """How far the first line of a side is indented."""
    first = next((row.text for row in side if row.text.strip()), "")
    return len(first) - len(first.lstrip(" "))


def _stripped(rows: list[Row]) -> list[Row]:
    while rows and not rows[0].text.strip():
        rows = rows[1:]
    while rows and not rows[-1].text.strip():
        rows = rows[:-1]
    return rows
