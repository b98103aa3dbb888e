"""Slips of form in the whole of resources.yml: marks of a merge, entries that stand too far left or inside another.

What can be mended is mended, so that the rest of the file can be read, and told in the same run. Of an entry that
cannot be read even so, the line is told at which reading ends, and the entry is left out.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import count
from typing import Any

from vinestreet.core.mended_lines import MendedText
from vinestreet.core.problems import MOST_TOLD, Problem, Report
from vinestreet.core.yaml_reader import CONTROL, parse_yaml
from vinestreet.core.yaml_tree import Mapping
from vinestreet.directory.entry_heads import (
    Entry,
    Rows,
    begun,
    begun_without_id,
    id_of,
    mend_head,
    split_at_lost_ids,
)
from vinestreet.directory.entry_layout import STEP
from vinestreet.directory.entry_moves import SECTIONS, cut_at, in_their_sections, with_lost_title, without_end
from vinestreet.directory.entry_slips import EntryForm
from vinestreet.directory.fields_apart import joined
from vinestreet.directory.line_shapes import Row
from vinestreet.directory.line_signs import without_signs
from vinestreet.directory.lists_apart import whole_lists
from vinestreet.directory.lost_ids import with_named_id
from vinestreet.directory.merge_marks import without_marks
from vinestreet.directory.model import Listing
from vinestreet.directory.slips import Slip
from vinestreet.directory.suspicious_lines import SECTION
from vinestreet.directory.table_rows_pasted import entry_of_table_row
from vinestreet.directory.unreadable_rows import first_unreadable

_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})\s*\w*\s*")
_TABLE_ROW = re.compile(r"[^\s:#][^\t:]*\t+[^\t]*\t")
# Lines that people draw between entries.
_DRAWN = re.compile(r" {0,3}(?:-{3,}|\*{3,}|_{3,}|={3,6}|={8,}|\.{3,}) *")
_TITLE = re.compile(r"(?P<word>[A-Za-z]+) ?:? *(?:#.*)?$")
_TITLES = {
    **dict.fromkeys(
        ("resource", "places", "place", "listings", "listing", "entries", "services", "recursos"), "resources"
    ),
    **dict.fromkeys(("need", "categories"), "needs"),
}
_MOST_MENDED = 1000  # rows of an entry whose slips are looked for; beyond, nobody wrote them by hand


def mend_file(
    source: MendedText, file: str, suspects: Collection[int] = (), others: Iterable[str] = (), *, readable: bool = False
) -> tuple[MendedText, list[Problem]]:
    """Give the `source` of `file` with its slips of form mended, and what they were.

    Entries that can be read are looked at where one of the `suspects` among the lines is theirs; in a file that is
    `readable` to YAML, only those. `others` are ids of entries that are in the file and not in the source.
    """
    rows = [Row(number, line) for number, line in zip(source.numbers, source.text.split("\n"), strict=True)]
    form = _FileForm(rows, suspects, others, readable=readable)
    mended = form.mended()
    source = MendedText(source.original, "\n".join(row.text for row in mended), tuple(row.number for row in mended))
    return source, [problem_of(slip, file) for slip in form.slips] + form.unread(file)


def problem_of(slip: Slip, file: str, entry: str = "") -> Problem:
    """Give what is told of a slip in a `file`, which may hold one `entry` alone."""
    return Problem(
        file,
        slip.first,
        entry or slip.entry[:60],
        slip.field,
        slip.key,
        dict(slip.values),
        covers=(slip.first, slip.last),
        moved_to=int(str(slip.values.get("to", 0))),
    )


def plain_rows(rows: Rows) -> tuple[Rows, list[Slip]]:
    """Give the rows without what belongs in no such file: drawn lines, signs of a change, marks of a merge."""
    slips: list[Slip] = []
    begins = next((row.number for row in rows if not row.is_blank), 0)
    kept, signs = without_signs([each for row in rows for each in _without_strangers(row, begins, slips)])
    slips += signs
    plain, conflicts = without_marks(kept)
    for conflict in conflicts:
        marks = ", ".join(map(str, conflict.marks))
        slips.append(Slip(conflict.first, conflict.last, conflict.key, values={"marks": marks}))
    return plain, slips


def _without_strangers(row: Row, begins: int, slips: list[Slip]) -> Rows:
    """The row without what belongs in no such file; a row of a table becomes an entry. The file `begins` at a row."""
    if len(slips) > MOST_TOLD:
        return [row]
    if _FENCE.fullmatch(row.text):
        slips.append(Slip(row.number, row.number, "slip_fence", values={"found": row.text.strip()}))
        return []
    if _DRAWN.fullmatch(row.text) and row.number > begins:
        slips.append(Slip(row.number, row.number, "slip_drawn", values={"found": row.text.strip()[:20]}))
        return []
    if _TABLE_ROW.match(row.text) and (made := entry_of_table_row(row.text, STEP)):
        slips.append(Slip(row.number, row.number, "slip_table"))
        return [Row(row.number, line) for line in made]
    match = CONTROL.search(row.text)
    if not match:
        return [row]
    values = {"found": f"U+{ord(match[0]):04X}"}
    slips.append(Slip(row.number, row.number, "control_character", values=values))
    return [Row(row.number, CONTROL.sub("", row.text))]


class _FileForm:
    def __init__(self, rows: Rows, suspects: Collection[int], others: Iterable[str], *, readable: bool) -> None:
        self.suspects = sorted(suspects)
        self._readable = readable
        self._others = frozenset(others)
        self._ids: dict[tuple[Any, str], int] = {}
        self._taken: set[str] = set()
        self._counts: dict[str, count[int]] = {}  # where the search for a free id goes on
        self._twice: set[int] = set()
        self._unread: list[tuple[Entry, int, Problem]] = []
        self.rows, self.slips = plain_rows(rows)
        self.column = self._usual_column()

    def _usual_column(self) -> int:
        """The column of ids: that of the first below `resources:`."""
        below = False
        for row in self.rows:
            if below and not row.is_blank:
                indent = len(row.text) - len(row.text.lstrip(" "))
                return indent if 0 < indent <= 8 and row.text.strip().endswith(":") else STEP
            below = below or row.text.startswith("resources:")
        return STEP

    def mended(self) -> Rows:
        """The rows of the whole file, mended."""
        titled, untitled = with_lost_title(self._parts(), self.column)
        parts, moved = in_their_sections(titled, self.column)
        self.slips += untitled + moved
        self._settle_ids([each for each in parts if isinstance(each, Entry)])
        done: Rows = []
        for before, each in zip([None, *parts], parts, strict=False):
            if isinstance(each, Row):
                done.append(each)
                continue
            if isinstance(before, Entry) and not each.gap and cut_at(before, each, self.column) is not None:
                done = self._moved(done, before, each)
                continue
            done += self._entry(each)
        return done

    def _parts(self) -> list[Entry | Row]:
        """The entries, and the rows that belong to none."""
        parts: list[Entry | Row] = []
        entry: Entry | None = None
        of: Any = None
        for at, row in enumerate(self.rows):
            title = self._title(row, of)
            if title is None:
                continue
            if section := SECTION.match(title.text):
                of, entry = SECTIONS[section[1]], None
                parts.append(title)
            elif found := self._begun(at, of, entry):
                entry = found
                parts.append(entry)
            elif entry:
                entry.rows.append(row)
            else:
                parts.append(row)
        return parts

    def _title(self, row: Row, of: Any) -> Row | None:
        """A row with the right name of its section; None for one that says again what section it is."""
        section = SECTION.match(row.text)
        if section and SECTIONS[section[1]] is of:
            self.slips.append(Slip(row.number, row.number, "slip_section_again", values={"found": row.text.strip()}))
            return None
        further_in = row.text.strip() == "resources:" and of is not Listing
        found = None if section or (row.text[:1] == " " and not further_in) else _TITLE.fullmatch(row.text.strip())
        word = found["word"].casefold() if found else ""
        meant = word if word in SECTIONS else _TITLES.get(word, "")
        if not meant:
            return row
        self.slips.append(Slip(row.number, row.number, "slip_section", values={"found": row.text.strip()}))
        return Row(row.number, f"{meant}:") if SECTIONS[meant] is not of else None

    def _begun(self, at: int, of: Any, above: Entry | None) -> Entry | None:
        """The entry that begins with a row, below the section for `of` or above all of them."""
        if found := begun(self.rows, at, of or Listing, self.column):
            return replace(found, of=of) if of or _is_place(self.rows, at) else None
        return begun_without_id(self.rows, at, of, self.column) if of and above is None else None

    def _settle_ids(self, entries: Sequence[Entry]) -> None:
        """Find out which of several entries with one id it belongs to: the one whose name is most like it."""
        alike: dict[tuple[Any, str], list[Entry]] = {}
        for entry in entries:
            alike.setdefault((entry.of, entry.id), []).append(entry)
        for key, several in alike.items():
            owner = several[0]
            if len(several) > 1:
                owner = max(several, key=lambda each: SequenceMatcher(None, each.id, id_of(each.rows)).ratio())
                self._twice |= {each.head.number for each in several if each is not owner}
            self._ids[key] = owner.head.number

    def _entry(self, entry: Entry) -> Rows:
        """The rows of an entry, mended; none where it can't be read even so.

        As soon as there are more slips than anyone is told, the rest stays as it is.
        """
        if len(self.slips) > MOST_TOLD:
            return [entry.head, *entry.rows]
        if entry.head.number not in self._twice and not entry.slips and not self._is_suspect(entry):
            return [entry.head, *entry.rows]
        return [row for each in split_at_lost_ids(entry, self.column) for row in self._one_entry(each)]

    def _one_entry(self, entry: Entry) -> Rows:
        entry = with_named_id(entry, self.rows, {id_ for _, id_ in self._ids} | self._others)
        head = self._own_id(entry, mend_head(entry, self.column))
        entry.rows = joined(entry, self.column)
        entry.rows = whole_lists(entry, self.column)
        self.slips += entry.slips
        rows = [head, *entry.rows]
        if len(rows) <= _MOST_MENDED:
            form = EntryForm(entry.id, entry.of, entry.rows, self.column)
            form.mend()
            self.slips += form.slips
            rows = [head, *form.rows]
        report = Report("")
        parse_yaml("\n".join(row.text for row in rows), report)
        bad = next((problem for problem in report.problems if problem.key.startswith(("syntax", "too_deep"))), None)
        if bad is None:
            return rows
        if not any(entry.head.number <= slip.first <= rows[-1].number for slip in self.slips):
            self._unread.append((entry, rows[first_unreadable(rows, bad.line)].number, bad))
        return [Row(row.number, "") for row in rows]

    def _own_id(self, entry: Entry, head: Row) -> Row:
        """The first line with an id of its own, where another entry has the same one."""
        first = self._ids.setdefault((entry.of, entry.id), entry.head.number)
        made = id_of(entry.rows) or entry.id
        if first == entry.head.number:
            return head
        own = self._free_id(made)
        self._ids[entry.of, own] = entry.head.number
        if not any(slip.key.startswith("slip_no_id") for slip in entry.slips):
            entry.tell(entry.head, "id_twice", found=entry.id[:60], first=first)
        return Row(head.number, f"{' ' * self.column}{own}:")

    def _free_id(self, made: str) -> str:
        """The id, or with the first number behind it that no other entry has."""
        self._taken = self._taken or set(self._others).union(id_ for _, id_ in self._ids)
        counts = self._counts.setdefault(made, count(2))
        own = made
        while own in self._taken:
            own = f"{made}-{next(counts)}"
        self._taken.add(own)
        return own

    def _is_suspect(self, entry: Entry) -> bool:
        first, last = entry.head.number, max([entry.head.number, *(row.number for row in entry.rows)])
        at = bisect_left(self.suspects, first)
        if at < len(self.suspects) and self.suspects[at] <= last:
            return True
        if not entry.head.text.startswith(" " * self.column + entry.head.text.strip()):
            return True
        if self._readable and not any(row.text[: self.column + 1].strip() for row in entry.rows):
            return False  # what YAML had to say of it is among the suspects
        report = Report("")
        tree = parse_yaml("\n".join(row.text for row in (entry.head, *entry.rows)), report)
        return bool(report.problems) or not isinstance(tree, Mapping) or len(tree.items) != 1

    def _moved(self, done: Rows, outer: Entry, entry: Entry) -> Rows:
        """The rows with the entry below the one that it cut in two."""
        at = cut_at(outer, entry, self.column)
        assert at is not None
        own, rest = entry.rows[:at], entry.rows[at:]
        values: dict[str, object] = {
            "other": outer.id,
            "to": outer.head.number,
            "last": own[-1].number if own else entry.head.number,
            "on": rest[0].text.strip()[:60],
        }
        covers_last = next((row.number for row in reversed(rest) if row.text.strip()), entry.head.number)
        self.slips = [slip for slip in self.slips if not outer.head.number <= slip.first <= covers_last]
        own_last = own[-1].number if own else entry.head.number
        self.slips.append(Slip(entry.head.number, own_last, "slip_inside", entry.id, values=values))
        begin = next(index for index, row in enumerate(done) if row.number == outer.head.number)
        whole = replace(outer, rows=[*(row for row in outer.rows), *without_end(rest)])
        apart = replace(entry, rows=[*own])
        end = rest[len(without_end(rest)) :]
        return [*done[:begin], *self._entry(apart), Row(entry.head.number, ""), *self._entry(whole), *end]

    def unread(self, file: str) -> list[Problem]:
        """What is told of entries that cannot be read."""
        return [Problem(file, line, entry.id[:60], "", told_as(bad), bad.values) for entry, line, bad in self._unread]


def told_as(bad: Problem) -> str:
    """Give the key of the sentence for what ends the reading of an entry."""
    return "syntax" if bad.key.startswith("syntax") else bad.key


def _is_place(rows: Sequence[Row], at: int) -> bool:
    """Whether a row above all sections has a name of a place below it."""
    below = next((rows[index].text for index in range(at + 1, len(rows)) if not rows[index].is_blank), "")
    return below.strip().startswith(("name:", "what:"))
