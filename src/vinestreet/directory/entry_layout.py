"""Where in an entry its fields and their parts belong: which field is open, in which columns its parts stand."""

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vinestreet.directory.line_shapes import Row, Shape, canonical, kind_of, names_of, parts_of, shape
from vinestreet.directory.value_slips import ODD_SPACES
from vinestreet.schema.records import ListOf

STEP = 2  # columns that whatever belongs to something stands further in


@dataclass(slots=True)
class EntryLayout:
    """The layout of an entry, a record of the dataclass `of`, whose id stands in the column `header`.

    `column` is that of its fields; `field` the one that was named last, and `parts` what it is made of, a dataclass,
    where it is `open`: its parts stand on lines of their own. `item` and `part` are the columns of their dashes and
    names, -1 before the first. `seen` are the fields that have been named.
    """

    of: Any
    rows: Sequence[Row]
    header: int
    column: int = 0
    names: Mapping[str, str] = dataclasses.field(default_factory=dict)
    field: str = ""
    parts: Any = None
    part_names: Mapping[str, str] = dataclasses.field(default_factory=dict)
    open: bool = False
    is_list: bool = False
    item: int = -1
    part: int = -1
    seen: set[str] = dataclasses.field(default_factory=set)

    def __post_init__(self) -> None:
        """Find the column in which most of its fields stand."""
        self.names = names_of(self.of)
        columns = Counter(
            found.column
            for row in self.rows
            if (found := shape(row.text, (), bare=False)).key in self.names.values()
            and found.is_clean
            and not found.dash
            and found.column > self.header
        )
        # Parts of fields may have the names of fields too, and stand further in.
        most = max(columns.values(), default=0)
        self.column = min((column for column, count in columns.items() if count == most), default=self.header + STEP)

    def shape(self, row: Row) -> Shape:
        """Take a line apart, as one that stands here."""
        clean = len(row.text) - len(row.text.lstrip(" "))
        near = {self.column, self.header, self.part, self.item + STEP}
        bare = clean in near or row.text[clean : clean + 1] in ("\t", *ODD_SPACES)
        names = [self.names, self.part_names] if self.open else [self.names]
        found = shape(row.text, names, bare=bare)
        if found.key and found.colon == "none" and canonical(found.key, self.names) in self.seen and not self.open:
            return Shape(found.indent, "", "", "", "", found.body)  # words of a text that goes on
        return found

    def place(self, found: Shape) -> tuple[int, str, Any, bool]:
        """Give the column where the name should stand, the field that it names, of what, and whether that is a part."""
        own = canonical(found.key, self.names)
        part = canonical(found.key, self.part_names) if self.open else ""
        at = found.column + len(found.dash) if found.dash.startswith("- ") else found.column
        level = self._part_column(found)
        if part and (not own or at > self.column or found.dash):
            return level, part, self.parts, True
        if own:
            return self.column, own, self.of, False
        if self.open and found.dash:
            return level, "", None, True
        if self.open and abs(at - level) < abs(at - self.column):
            return (level if self.parts else at), "", None, True
        return self.column, "", None, False

    def _part_column(self, found: Shape) -> int:
        at = found.column + len(found.dash)
        if self.is_list:
            if found.dash and self.item < 0:
                fits = found.is_clean and found.dash == "- " and found.column >= self.column
                return at if fits else self.column + 2 * STEP
            return (self.item if self.item >= 0 else self.column + STEP) + STEP
        if self.part < 0:
            return found.column if found.is_clean and found.column > self.column else self.column + STEP
        return self.part

    def dash(self, found: Shape, *, is_part: bool) -> str:
        """Give the dash that belongs before a part: its own, or the one that the first of a list lacks."""
        if not is_part or not self.is_list:
            return ""
        if found.dash or self.item < 0:
            return "- "
        return ""

    def begin_field(self, name: str, found: Shape) -> None:
        """Go on with the field called `name`, as it was found."""
        self.field = name
        self.seen.add(name)
        kind = kind_of(self.of, name)
        self.open = not found.value or found.value.startswith("#")
        self.is_list = isinstance(kind, ListOf)
        self.parts = parts_of(self.of, name) if self.open else None
        self.part_names = names_of(self.parts) if self.parts else {}
        if self.is_list and self.open and getattr(kind, "or_one", False) and not self._dashes_follow(found):
            self.is_list = False
        self.item = self.part = -1

    def _dashes_follow(self, found: Shape) -> bool:
        at = next(index for index, row in enumerate(self.rows) if row.text.endswith(found.body))
        below = next((row for row in self.rows[at + 1 :] if not row.is_blank), None)
        return below is not None and below.text.strip().startswith("-")

    def names_something(self, row: Row, column: int) -> bool:
        """Whether a row begins something of its own, and is no more of the text of a field in `column` above it."""
        if row.is_blank and row.text.strip():
            return len(row.text) - len(row.text.lstrip()) <= column
        found = self.shape(row)
        if found.dash.startswith("- ") and self.is_list and found.column <= column:
            return True
        if not found.key:
            return False
        known = canonical(found.key, self.names) or (self.open and canonical(found.key, self.part_names))
        return bool(known) or (found.colon == ":" and found.is_clean and found.column in (column, self.column))
