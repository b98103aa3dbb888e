"""Slips of form in a file of one place: what a whole file may have, and one that was written as a part of it.

Such a file has the fields alone, in the first column. Who copied a place out of a guide has its id above them, or the
title of the section too.
"""

import re
from dataclasses import dataclass

from vinestreet.core.mended_lines import MendedText
from vinestreet.core.problems import Problem, Report
from vinestreet.core.yaml_reader import parse_yaml
from vinestreet.directory.entry_heads import Entry, Rows
from vinestreet.directory.entry_layout import STEP
from vinestreet.directory.entry_slips import EntryForm
from vinestreet.directory.fields_apart import joined
from vinestreet.directory.file_slips import plain_rows, problem_of, told_as
from vinestreet.directory.line_shapes import Row, canonical, names_of
from vinestreet.directory.listing_folder import takes_away
from vinestreet.directory.lists_apart import whole_lists
from vinestreet.directory.model import Listing
from vinestreet.directory.slips import Slip
from vinestreet.directory.unreadable_rows import first_unreadable

_OUTSIDE = -STEP  # the column of the id, whose fields stand in the first one: it is the file's name
_SECTION = re.compile(r"resources: *(?:#.*)?$")
_HEAD = re.compile(r"(?P<indent> *)(?P<q>[\"']?)(?P<id>[a-zA-Z0-9][\w-]*)(?P=q): *(?:#.*)?$")


def mend_listing_file(source: MendedText, file: str, id_: str) -> tuple[MendedText, list[Problem]]:
    """Give the `source` of the `file` of the place `id_` with its slips of form mended, and what they were.

    Where it cannot be read even so, its rows are empty, and the line is told at which reading ends.
    """
    if takes_away(source.text):
        return source, []
    rows = [Row(number, line) for number, line in zip(source.numbers, source.text.split("\n"), strict=True)]
    rows, slips = plain_rows(rows)
    begin = next((row for row in rows if not row.is_blank), None)
    rows = [Row(row.number, "") if row is begin and row.text.rstrip() == "---" else row for row in rows]
    head = _head(rows)
    unread: list[Problem] = []
    section = next((row.number for row in rows if _SECTION.match(row.text)), 0)
    if (section and not head) or (head and len(head.ids) > 1):
        key = "listing_file_several" if head else "listing_file_sections"
        values: dict[str, object] = head.values if head else {}
        slips, unread = [], [Problem(file, head.first if head else section, id_, "", key, values)]
        rows = [Row(row.number, "") for row in rows]
    else:
        if head:
            slips.append(head.slip(id_, "listing_file_head" if head.ids[0] == id_ else "listing_file_other"))
            rows = head.dedented(rows)
        entry = Entry(id_, Row(0, ""), rows, Listing)
        entry.rows = joined(entry, _OUTSIDE)
        entry.rows = whole_lists(entry, _OUTSIDE)
        form = EntryForm(id_, Listing, entry.rows, _OUTSIDE)
        form.mend()
        slips += [*entry.slips, *form.slips]
        rows, unread = _readable(form.rows, file, id_, told=bool(slips))
    mended = MendedText(source.original, "\n".join(row.text for row in rows), tuple(row.number for row in rows))
    return mended, [*(problem_of(slip, file, id_) for slip in slips), *unread]


def _readable(rows: Rows, file: str, id_: str, *, told: bool) -> tuple[Rows, list[Problem]]:
    report = Report("")
    parse_yaml("\n".join(row.text for row in rows), report)
    bad = next((problem for problem in report.problems if problem.key.startswith(("syntax", "too_deep"))), None)
    if bad is None:
        return rows, []
    line = rows[first_unreadable(rows, bad.line)].number
    found = [] if told else [Problem(file, line, id_, "", told_as(bad), bad.values)]
    return [Row(row.number, "") for row in rows], found


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands above the fields: the rows from `first` to before `fields`, which stand in a `column`.

    `ids` are those of all places of the file.
    """

    first: int
    last: int
    rows: int
    column: int
    ids: list[str]

    @property
    def values(self) -> dict[str, object]:
        """What its sentences are filled with."""
        return {"found": self.ids[0][:60], "ids": ", ".join(self.ids)[:120], "count": len(self.ids)}

    def slip(self, id_: str, key: str) -> Slip:
        """What is told of it."""
        return Slip(self.first, self.last, key, id_, values=self.values)

    def dedented(self, rows: Rows) -> Rows:
        """The rows without it, the fields in the first column."""
        below = [Row(row.number, _shifted(row.text, self.column)) for row in rows[self.rows :]]
        return [row for row in rows[: self.rows] if row.is_blank] + below


def _head(rows: Rows) -> _Head | None:
    filled = [at for at, row in enumerate(rows) if not row.is_blank]
    if not filled:
        return None
    section = bool(_SECTION.match(rows[filled[0]].text))
    heads = filled[1:] if section else filled
    found = _HEAD.match(rows[heads[0]].text) if heads else None
    if not found or len(heads) < 2 or (not section and canonical(found["id"], names_of(Listing))):
        return None
    indent = len(found["indent"])
    column = _column(rows[heads[1]].text)
    if column <= indent or (section and not indent):
        return None
    ids = [match["id"] for at in heads if (match := _HEAD.match(rows[at].text)) and len(match["indent"]) == indent]
    if any(_column(rows[at].text) < indent for at in heads):
        return None
    several = len(ids) > 1
    if not several and any(_column(rows[at].text) <= indent for at in heads[1:]):
        return None
    return _Head(rows[filled[0]].number, rows[filled[-1]].number, heads[0] + 1, column, ids)


def _column(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _shifted(text: str, by: int) -> str:
    return text[min(by, _column(text)) :]
