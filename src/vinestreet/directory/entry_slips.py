"""Slips of form in one entry, found line by line, where YAML's parser would blame another line or none.

Each line is compared with how it should stand: fields of an entry in one column, the parts of a field two further in,
a colon and a space behind each name, and a value that YAML reads as it was meant. What doesn't fit is mended, so that
whatever else is wrong in the entry can be told too.
"""

from dataclasses import dataclass, field
from typing import Any

from vinestreet.directory.address_lines import broken_address, link_slip
from vinestreet.directory.entry_layout import STEP, EntryLayout
from vinestreet.directory.entry_texts import EntryTexts
from vinestreet.directory.line_shapes import Row, Shape, brackets_of, kind_of
from vinestreet.directory.slips import Causes, Slip, SlipsOfEntry
from vinestreet.directory.value_slips import ODD_SPACES, ValueSlip, is_block, is_complete, value_slip
from vinestreet.directory.values_beside import beside_slip
from vinestreet.schema.flow_text import NOTHING
from vinestreet.schema.records import ListOf
from vinestreet.schema.text import Choice

_COLONS = {"none": "slip_no_colon", "glued": "slip_no_space", "odd": "slip_odd_space", "dress": "slip_dress"}


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

    `rows` and `slips` are what has come of it after `mend`; `header` is the column of the id.
    """

    id: str
    of: Any
    rows: list[Row]
    header: int
    _layout: EntryLayout = field(init=False)
    _told: SlipsOfEntry = field(init=False)
    _texts: EntryTexts = field(init=False)
    _below_text: str = ""  # the field whose text stands directly above

    def __post_init__(self) -> None:
        """Begin above the first row."""
        self._layout = EntryLayout(self.of, self.rows, self.header)
        self._told = SlipsOfEntry(self.id)
        self._texts = EntryTexts(self.rows, self._layout, self._told)

    @property
    def slips(self) -> list[Slip]:
        """What was found."""
        return self._told.slips

    def mend(self) -> None:
        """Find what has slipped, and put it right."""
        mended: list[Row] = []
        at = 0
        while at < len(self.rows):
            taken, rows = self._next(at)
            mended += rows
            at += taken
        self.rows = mended

    def _next(self, at: int) -> tuple[int, list[Row]]:
        """How many rows were looked at, and what they are mended."""
        row, layout = self.rows[at], self._layout
        if row.is_blank:
            return 1, [row]
        found = layout.shape(row)
        if not found.key:
            return self._loose_text(at, found)
        column, name, of, is_part = layout.place(found)
        if not is_part and name in layout.seen and found.colon == ":" and self._stands_above(at):
            self._told.tell(row, row, [("slip_again", {})], name)
            return 1, []
        causes = self._causes(found, column, is_part=is_part)
        dash = layout.dash(found, is_part=is_part)
        if not is_part:
            layout.begin_field(name, found)
        elif dash:
            layout.item = column - STEP
        elif layout.part < 0:
            layout.part = column
        kind = kind_of(of, name) if name else None
        return self._with_value(at, found, _Head(column, dash, causes, kind, name))

    def _stands_above(self, at: int) -> bool:
        """Whether the same line stands in the entry already, and is the whole of its field."""
        below = self.rows[at + 1].text if at + 1 < len(self.rows) else ""
        alone = len(below) - len(below.lstrip(" ")) <= self._layout.column
        return alone and any(row.text.strip() == self.rows[at].text.strip() for row in self.rows[:at])

    def _causes(self, found: Shape, column: int, *, is_part: bool) -> Causes:
        dash = self._layout.dash(found, is_part=is_part)
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

    def _indented(self, found: Shape, column: int) -> Causes:
        """What is wrong with what stands before the first word, which belongs into a column."""
        if "\t" in found.indent:
            return [("tab", {"spaces": column})]
        if not found.is_clean:
            return [("slip_odd_space", {})]
        if found.column == column:
            return []
        if self._below_text and found.column > column:
            return [("slip_swallowed", {"spaces": column, "found": found.column, "name": self._below_text})]
        return [("slip_indent", {"spaces": column, "found": found.column})]

    def _with_value(self, at: int, found: Shape, head: _Head) -> tuple[int, list[Row]]:
        column, dash, causes, kind, name = head.column, head.dash, head.causes, head.kind, head.name
        row, value, layout = self.rows[at], found.value, self._layout
        path = name if not layout.open or name == layout.field else f"{layout.field}.{name or found.key}"
        begin = " " * (column - len(dash)) + dash + (name if causes and name else found.key) + ":"
        if is_block(value):
            taken, below = self._texts.block(at + 1, column)
            mended = Row(row.number, f"{begin} {value}") if causes else row
            self._told.tell(row, row, causes, path)
            self._below_text = path
            return 1 + taken, [mended, *below]
        if value and (lost_end := broken_address(value, self.rows[at + 1 :], kind))[1]:
            value, broken = lost_end
            self._told.tell(row, self.rows[at + broken], [("slip_address_broken", {}), *causes], path)
            return 1 + broken, [Row(row.number, f"{begin} {value}")]
        if not causes or causes[0][0] != "slip_swallowed":
            self._below_text = ""
        brackets = brackets_of(kind) if name else "[{"
        lost: tuple[int, list[Row]] = (0, [])
        if value and is_complete(value) and not value.startswith("#"):
            lost = self._texts.without_name(at + 1, column, kind, value)
        taken, below = (0, []) if lost[0] else self._texts.goes_on(at + 1, value, column)
        whole = " ".join([value, *(each.text.strip() for each in below)])
        slip = self._value_slip(whole, brackets, kind) if value else None
        if slip:
            causes += [(slip.key, {"found": slip.found})] if slip.key else []
            value, below = slip.value, []
        last = self.rows[at + taken]
        self._told.tell(row, last if slip else row, causes, path)
        clean = value.strip(f" \t{ODD_SPACES}") if causes or slip else value
        mended = Row(row.number, f"{begin} {clean}".rstrip()) if causes or slip else row
        return 1 + taken + lost[0], [mended, *below, *lost[1]]

    @staticmethod
    def _value_slip(value: str, brackets: str, kind: Any) -> ValueSlip | None:
        """What is wrong with a value of the `kind`, of whose parts it may be made."""
        if slip := link_slip(value, kind) or beside_slip(value, kind):
            return slip
        slip = value_slip(value, brackets)
        if slip and isinstance(kind, Choice) and slip.key == "slip_sign":
            return ValueSlip(slip.value, "") if kind.meant(value) or NOTHING.fullmatch(value) else slip
        return slip

    def _loose_text(self, at: int, found: Shape) -> tuple[int, list[Row]]:
        """A row that names no field and continues no text: an item of a list, or words that belong to what is above."""
        row, layout = self.rows[at], self._layout
        if layout.open and layout.is_list and found.body.startswith("-"):
            return self._item(at, found)
        if not layout.field:
            taken, below = self._texts.without_name(at, layout.column, None)
            return (taken, below) if taken else (1, [row])
        if layout.open and layout.parts and layout.part < 0 and layout.item < 0:
            column = layout.column + (2 * STEP if layout.is_list else STEP)
            taken, below = self._texts.without_name(at, column, None)
            if taken and layout.is_list:
                layout.item = layout.column + STEP
                below[0] = Row(below[0].number, f"{' ' * layout.item}- {below[0].text.strip()}")
            return (taken, below) if taken else (1, [row])
        return 1, [row]  # words below the name of their field, as YAML allows

    def _item(self, at: int, found: Shape) -> tuple[int, list[Row]]:
        """A row with an item of a list that is open."""
        row, layout = self.rows[at], self._layout
        if layout.item < 0:
            fits = found.is_clean and found.column >= layout.column
            layout.item = found.column if fits else layout.column + STEP
        words = found.body[1:].strip(f" \t{ODD_SPACES}")
        causes = self._indented(found, layout.item)
        if not found.body.startswith("- "):
            causes.append(("slip_no_space", {}))
        if not words:
            layout.part = -1
            return 1, [row]
        if layout.parts and words[0] not in "{[&*" and (lost := self._texts.first_of_item(at, layout.item)):
            layout.part = layout.item + STEP
            return lost
        kind = kind_of(self.of, layout.field)
        taken, below = self._texts.goes_on(at + 1, words, layout.item)
        brackets = "{" if layout.parts else brackets_of(kind.kind) if isinstance(kind, ListOf) else ""
        whole = " ".join([words, *(each.text.strip() for each in below)])
        if slip := self._value_slip(whole, brackets, kind):
            causes += [(slip.key, {"found": slip.found})] if slip.key else []
            words, below = slip.value, []
        self._told.tell(row, self.rows[at + taken] if slip else row, causes, layout.field)
        head = Row(row.number, f"{' ' * layout.item}- {words}") if causes or slip else row
        return 1 + taken, [head, *below]
