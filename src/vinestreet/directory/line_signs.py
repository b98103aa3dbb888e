"""Signs that a change on GitHub or an answer by mail puts before each line, and that were copied along."""

import re
from collections.abc import Sequence

from vinestreet.directory.line_shapes import Row
from vinestreet.directory.listing_parts import Check, Note
from vinestreet.directory.model import Listing, Need
from vinestreet.directory.slips import Slip
from vinestreet.schema.records import fields_of

_KNOWN = "|".join(dict.fromkeys((*fields_of(Listing), *fields_of(Need), *fields_of(Note), *fields_of(Check))))
_NAMED = r"(?:- +)?[^\W\d_][\w-]*:(?: |$)"
# At the margin nothing else begins so; further in, only before the name of a field.
_SIGNED = re.compile(
    rf"(?P<sign>\+|>(?:[> ]*>)?|\||-(?=(?: {{2}}|\t)|{_NAMED}))(?P<rest>.*)"
    rf"|(?P<in> +)(?P<sign2>[+>|]) ?(?P<rest2> *(?:- +)?(?:{_KNOWN}):(?: |$).*)"
)
# Not the marks of a merge, nor a line that somebody drew.
_MAYBE = re.compile(r"(?!>{7}|\|{7}|-{3}) *[+>|-]")
_HUNK = re.compile(r"(?:@@ .*@@.*|diff --git .*|index [0-9a-f]+\.\..*|(?:---|\+\+\+) [ab/].*|\\ No newline.*)")

_HUNK_BEGINS = frozenset("@di-+\\")


def without_signs(rows: Sequence[Row]) -> tuple[list[Row], list[Slip]]:
    """Give the rows without such signs, and one slip for all that follow each other.

    Where some lines were taken away and others put in, those with a minus are the old ones.
    """
    done: list[Row] = []
    slips: list[Slip] = []
    at = 0
    while at < len(rows):
        end = _end(rows, at)
        if end == at:
            done.append(rows[at])
            at += 1
            continue
        block = rows[at:end]
        signs = {sign for row in block if (sign := _taken_apart(row.text)[0])}
        kept = [row for row in block if not _HUNK.fullmatch(row.text)]
        if {"+", "-"} <= signs:
            kept = [row for row in kept if _taken_apart(row.text)[0] != "-"]
        done += _in_columns([Row(row.number, _taken_apart(row.text)[1]) for row in kept], signs)
        found = ", ".join(sorted(signs)) or block[0].text[:20]
        slips.append(Slip(block[0].number, block[-1].number, "slip_signs", values={"found": found}))
        at = end
    return done, slips


def _end(rows: Sequence[Row], at: int) -> int:
    """The row behind the last of those with signs that begin at `at`; empty lines may stand between them."""
    end = at
    for index in range(at, len(rows)):
        text = rows[index].text
        if _taken_apart(text)[0] or (text[:1] in _HUNK_BEGINS and _HUNK.fullmatch(text)):
            end = index + 1
        elif text.strip() or end == at:
            break
    return end


def _taken_apart(text: str) -> tuple[str, str]:
    """The sign of a line, and the line without it; the sign is empty for a line that has none."""
    match = _SIGNED.fullmatch(text) if _MAYBE.match(text) else None
    if not match:
        return "", text
    if match["sign"]:
        return match["sign"][0], match["rest"]
    return match["sign2"], match["in"] + match["rest2"]


def _in_columns(rows: list[Row], signs: set[str]) -> list[Row]:
    """The rows without the one space that a mail puts behind its sign, where that moved all of them."""
    columns = [len(row.text) - len(row.text.lstrip(" ")) for row in rows if row.text.strip()]
    if columns and "+" not in signs and all(column % 2 for column in columns):
        return [Row(row.number, row.text[1:]) for row in rows]
    return rows
