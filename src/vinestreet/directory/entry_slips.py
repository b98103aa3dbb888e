"""Slips of form in one entry, found line by line, where YAML's parser would blame another line or none.

Each line is compared with how it should stand: fields of an entry in one column, the parts of a field two further in,
a colon and a space behind each name, and a value that YAML reads as it was meant. What doesn't fit is mended, so that
whatever else is wrong in the entry can be told too.
"""

import dataclasses
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vinestreet.directory.line_shapes import (
    Row,
    Shape,
    brackets_of,
    canonical,
    kind_of,
    names_of,
    parts_of,
    shape,
)
from vinestreet.directory.value_slips import (
    ODD_SPACES,
    closing_quote,
    is_block,
    value_slip,
)
from vinestreet.schema.records import ListOf

# Told once for all lines that follow each other.
_SHARED = {
    "tab",
    "slip_odd_space",
    "slip_indent",
    "slip_text_indent",
    "slip_other_colon",
    "slip_no_space",
    "slip_dress",
}
# Each a key of a sentence, and what goes into it; the first is told.
Causes = list[tuple[str, dict[str, object]]]
_COLONS = {"none": "slip_no_colon", "glued": "slip_no_space", "odd": "slip_odd_space", "dress": "slip_dress"}
STEP = 2  # columns that whatever belongs to something stands further in


@dataclass(frozen=True, slots=True)
class Slip:
    """Something wrong with the lines of the file from `first` to `last`; `key` names the sentence that tells it."""

    first: int
    last: int
    key: str
    entry: str = ""
    field: str = ""
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before a value: the column of its name, a dash, what is wrong so far; what it accepts, its field."""

    column: int
    dash: str
    causes: Causes
    kind: Any
    name: str


@dataclass(slots=True)
class EntryForm:
    """Walks through the `rows` below the first line of the entry `id`, a record of the dataclass `of`.

    `rows` and `slips` are what has come of it after `mend`.
    """

    id: str
    of: Any
    rows: list[Row]
    header: int  # the column of its id
    slips: list[Slip] = dataclasses.field(default_factory=list)
    _column: int = 0
    _names: Mapping[str, str] = dataclasses.field(default_factory=dict)
    _field: str = ""
    _parts: Any = None  # of the field that is open, a dataclass
    _part_names: Mapping[str, str] = dataclasses.field(default_factory=dict)
    _open: bool = False
    _is_list: bool = False
    _item: int = -1
    _part: int = -1
    _owner: int = 0  # the column of the name whose text is going on
    _seen: set[str] = dataclasses.field(default_factory=set)

    def mend(self) -> None:
        """Find what has slipped, and put it right."""
        self._names = names_of(self.of)
        self._column = self._usual_column()
        mended: list[Row] = []
        at = 0
        while at < len(self.rows):
            taken, rows = self._next(at)
            mended += rows
            at += taken
        self.rows = mended

    def _usual_column(self) -> int:
        columns = Counter(
            found.column
            for row in self.rows
            if (found := shape(row.text, (), bare=False)).key in self._names.values()
            and found.is_clean
            and not found.dash
            and found.column > self.header
        )
        # Parts of fields may have the names of fields too, and stand further in.
        most = max(columns.values(), default=0)
        return min((column for column, count in columns.items() if count == most), default=self.header + STEP)

    def _next(self, at: int) -> tuple[int, list[Row]]:
        """How many rows were looked at, and what they are mended."""
        row = self.rows[at]
        if row.is_blank:
            return 1, [row]
        found = self._shape(row)
        if not found.key:
            return self._loose_text(at, found)
        column, name, of, is_part = self._place(found)
        if not is_part and name in self._seen and found.colon == ":" and self._stands_above(at):
            self.slips.append(Slip(row.number, row.number, "slip_again", self.id, name))
            return 1, []
        causes = self._causes(found, column, is_part)
        dash = self._dash(found, is_part, column)
        if not is_part:
            self._begin_field(name, found, column)
        elif dash:
            self._item = column - STEP
        elif self._part < 0:
            self._part = column
        self._owner = column
        kind = kind_of(of, name) if name else None
        return self._with_value(at, found, _Head(column, dash, causes, kind, name))

    def _stands_above(self, at: int) -> bool:
        """Whether the same line stands in the entry already, and is the whole of its field."""
        below = self.rows[at + 1].text if at + 1 < len(self.rows) else ""
        alone = len(below) - len(below.lstrip(" ")) <= self._column
        return alone and any(row.text.strip() == self.rows[at].text.strip() for row in self.rows[:at])

    def _shape(self, row: Row) -> Shape:
        clean = len(row.text) - len(row.text.lstrip(" "))
        near = {self._column, self.header, self._part, self._item + STEP}
        bare = clean in near or row.text[clean : clean + 1] in ("\t", *ODD_SPACES)
        names = [self._names, self._part_names] if self._open else [self._names]
        found = shape(row.text, names, bare=bare)
        if found.key and found.colon == "none" and canonical(found.key, self._names) in self._seen and not self._open:
            return Shape(found.indent, "", "", "", "", found.body)  # words of a text that goes on
        return found

    def _place(self, found: Shape) -> tuple[int, str, Any, bool]:
        """The column where the name should stand, the field that it names, of what, and whether that is a part."""
        own = canonical(found.key, self._names)
        part = canonical(found.key, self._part_names) if self._open else ""
        at = found.column + len(found.dash) if found.dash.startswith("- ") else found.column
        level = self._part_column(found)
        if part and (not own or at > self._column or found.dash):
            return level, part, self._parts, True
        if own:
            return self._column, own, self.of, False
        if self._open and found.dash:
            return level, "", None, True
        if self._open and abs(at - level) < abs(at - self._column):
            return (level if self._parts else at), "", None, True
        return self._column, "", None, False

    def _part_column(self, found: Shape) -> int:
        at = found.column + len(found.dash)
        if self._is_list:
            if found.dash and self._item < 0:
                fits = found.is_clean and found.dash == "- " and found.column >= self._column
                return at if fits else self._column + 2 * STEP
            return (self._item if self._item >= 0 else self._column + STEP) + STEP
        if self._part < 0:
            return found.column if found.is_clean and found.column > self._column else self._column + STEP
        return self._part

    def _dash(self, found: Shape, is_part: bool, column: int) -> str:
        """The dash that belongs before a part: its own, or the one that the first of a list lacks."""
        if not is_part or not self._is_list:
            return ""
        if found.dash or self._item < 0:
            return "- "
        return ""

    def _causes(self, found: Shape, column: int, is_part: bool) -> Causes:
        dash = self._dash(found, is_part, column)
        causes = self._indented(found, column - len(dash))
        if found.dash.strip() and (not dash or found.dash.strip() != "-"):
            causes.append(("slip_dash", {"found": found.dash.strip()}))
        elif dash and found.dash != dash:
            causes.append(("slip_no_space" if found.dash else "slip_no_dash", {}))
        if found.colon != ":":
            key = _COLONS.get(found.colon, "slip_other_colon")
            causes.append((key, {"name": found.key, "found": found.colon}))
        elif found.value[:1] and found.value[0] in ODD_SPACES and not causes:
            causes.append(("slip_odd_space", {}))
        return causes

    @staticmethod
    def _indented(found: Shape, column: int) -> Causes:
        """What is wrong with what stands before the first word, which belongs into a column."""
        if "\t" in found.indent:
            return [("tab", {"spaces": column})]
        if not found.is_clean:
            return [("slip_odd_space", {})]
        return [("slip_indent", {"spaces": column, "found": found.column})] if found.column != column else []

    def _begin_field(self, name: str, found: Shape, column: int) -> None:
        self._field = name
        self._seen.add(name)
        kind = kind_of(self.of, name)
        self._open = not found.value or found.value.startswith("#")
        self._is_list = isinstance(kind, ListOf)
        self._parts = parts_of(self.of, name) if self._open else None
        self._part_names = names_of(self._parts) if self._parts else {}
        if self._is_list and self._open and getattr(kind, "or_one", False) and not self._dashes_follow(found):
            self._is_list = False
        self._item = self._part = -1

    def _dashes_follow(self, found: Shape) -> bool:
        at = next(index for index, row in enumerate(self.rows) if row.text.endswith(found.body))
        below = next((row for row in self.rows[at + 1 :] if not row.is_blank), None)
        return below is not None and below.text.strip().startswith("-")

    def _with_value(self, at: int, found: Shape, head: _Head) -> tuple[int, list[Row]]:
        column, dash, causes, kind, name = head.column, head.dash, head.causes, head.kind, head.name
        row, value = self.rows[at], found.value
        path = name if not self._open or name == self._field else f"{self._field}.{name or found.key}"
        begin = " " * (column - len(dash)) + dash + (name if causes and name else found.key) + ":"
        if is_block(value):
            taken, below = self._block(at + 1, column)
            mended = Row(row.number, f"{begin} {value}") if causes else row
            self._tell(row, row, causes, path)
            return 1 + taken, [mended, *below]
        brackets = brackets_of(kind) if name else "[{"
        taken, below = self._goes_on(at + 1, value, column)
        whole = " ".join([value, *(each.text.strip() for each in below)])
        slip = value_slip(whole, brackets) if value else None
        if slip:
            causes.append((slip.key, {"found": slip.found}))
            value, below = slip.value, []
        last = self.rows[at + taken]
        self._tell(row, last if slip else row, causes, path)
        clean = value.strip(f" \t{ODD_SPACES}") if causes else value
        mended = Row(row.number, f"{begin} {clean}".rstrip()) if causes else row
        return 1 + taken, [mended, *below]

    def _tell(self, first: Row, last: Row, causes: Causes, path: str) -> None:
        if not causes:
            return
        key, values = causes[0]
        before = self.slips[-1] if self.slips else None
        if before and before.key == key and before.last == first.number - 1 and key in _SHARED:
            self.slips[-1] = Slip(before.first, last.number, key, self.id, before.field, before.values)
            return
        self.slips.append(Slip(first.number, last.number, key, self.id, path, values))

    def _block(self, at: int, column: int) -> tuple[int, list[Row]]:
        """The rows of a text that stands below its name, after `>-` or `|`."""
        taken, text_column, mended = 0, -1, []
        for row in self.rows[at:]:
            blank = not row.text.strip()
            indent = re.match(rf"[ \t{ODD_SPACES}]*", row.text)[0]  # type: ignore[index]
            clean = not indent.strip(" ")
            fits = clean and len(indent) > column and (text_column < 0 or len(indent) >= text_column)
            if not blank and not fits and self._ends_text(row, column):
                break
            taken += 1
            if blank or fits:
                text_column = len(indent) if not blank and text_column < 0 else text_column
                mended.append(row)
                continue
            text_column = text_column if text_column > 0 else column + STEP
            mended.append(Row(row.number, " " * text_column + row.text[len(indent) :].strip()))
            self._tell_text(row, indent, text_column)
        while mended and not mended[-1].text.strip():
            taken -= 1
            mended.pop()
        return taken, mended

    def _tell_text(self, row: Row, indent: str, column: int) -> None:
        key = "tab" if "\t" in indent else "slip_odd_space" if indent.strip(" ") else "slip_text_indent"
        self._tell(row, row, [(key, {"spaces": column})], self._field)

    def _ends_text(self, row: Row, column: int) -> bool:
        """Whether a row begins something of its own, and is no more of the text above it."""
        if row.is_blank and row.text.strip():
            return len(row.text) - len(row.text.lstrip()) <= column
        found = self._shape(row)
        if found.dash.startswith("- ") and self._is_list and found.column <= column:
            return True
        if not found.key:
            return False
        known = canonical(found.key, self._names) or (self._open and canonical(found.key, self._part_names))
        return bool(known) or (found.colon == ":" and found.is_clean and found.column in (column, self._column))

    def _goes_on(self, at: int, value: str, column: int) -> tuple[int, list[Row]]:
        """The rows on which a value goes on that began above them, mended."""
        if not value or value.startswith("#"):
            return 0, []
        quote, opens = value[0] if value[0] in "\"'" else "", value[0] in "[{"
        taken, mended, whole = 0, [], value
        for row in self.rows[at:]:
            done = (quote and closing_quote(whole) > 0) or (opens and _is_closed(whole))
            if not row.text.strip() or row.is_blank or done or self._ends_text(row, column):
                break
            found = self._shape(row)
            if found.key and found.colon == ":" and not quote and not opens and found.column <= self._column:
                break
            taken += 1
            whole = f"{whole} {row.text.strip()}"
            indent = row.text[: len(row.text) - len(row.text.lstrip(f" \t{ODD_SPACES}"))]
            if not indent.strip(" ") and len(indent) > column:
                mended.append(row)
                continue
            mended.append(Row(row.number, " " * (column + STEP) + row.text[len(indent) :].strip()))
            self._tell_text(row, indent, column + STEP)
        return taken, mended

    def _loose_text(self, at: int, found: Shape) -> tuple[int, list[Row]]:
        """A row that names no field and continues no text: an item of a list, or words that belong to what is above."""
        row = self.rows[at]
        if self._open and self._is_list and found.body.startswith("-"):
            if self._item < 0:
                self._item = found.column if found.is_clean and found.column >= self._column else self._column + STEP
            words = found.body[1:].strip(f" \t{ODD_SPACES}")
            causes = self._indented(found, self._item)
            if not found.body.startswith("- "):
                causes.append(("slip_no_space", {}))
            kind = kind_of(self.of, self._field)
            if words:
                taken, below = self._goes_on(at + 1, words, self._item)
                brackets = "{" if self._parts else brackets_of(kind.kind) if isinstance(kind, ListOf) else ""
                whole = " ".join([words, *(each.text.strip() for each in below)])
                if slip := value_slip(whole, brackets):
                    causes.append((slip.key, {"found": slip.found}))
                    words, below = slip.value, []
                self._tell(row, self.rows[at + taken] if slip else row, causes, self._field)
                head = Row(row.number, f"{' ' * self._item}- {words}") if causes else row
                return 1 + taken, [head, *below]
            self._part = -1
            return 1, [row]
        if self._open and not self._parts and found.is_clean and found.column > self._column:
            return 1, [row]  # words below the name of their field, as YAML allows
        return 1, [row]


def _is_closed(value: str) -> bool:
    plain = re.sub(r"\"(?:[^\"\\]|\\.)*\"", "", value)
    return plain.count("[") + plain.count("{") <= plain.count("]") + plain.count("}")
