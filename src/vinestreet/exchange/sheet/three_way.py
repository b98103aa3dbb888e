"""A sheet that came back, beside what was exported and what stands here now: only cells that changed change anything.

A cell says something new where it says neither what was exported nor what stands here. Where it stands otherwise here,
too, than it was exported, both were changed: that is told, and left as it is unless somebody chooses.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import Entry, to_entry
from vinestreet.exchange.sheet.cell_readings import CellReading, one_day, read_cell
from vinestreet.exchange.sheet.cell_texts import key_of, text_of
from vinestreet.exchange.sheet.lost_letters import has_lost_letters, without_letters
from vinestreet.exchange.sheet.own_sheet import OwnSheet, SheetRow
from vinestreet.exchange.sheet.row_mark import RowMark
from vinestreet.exchange.sheet.sheet_columns import (
    Path,
    SheetColumn,
    column_called,
    columns_for,
    entry_of,
    leaves_of,
    moved_to,
)
from vinestreet.schema.scalars import Day
from vinestreet.schema.text import Choice, YesOnly
from vinestreet.site.site import Site

# Cells of one column or row in which this happened, from which on it was nobody's intention.
_SORTED, _SORTED_CHOICES, _EMPTIED = 3, 10, 4


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of a row that says something new: what stands here, and what it says; `reading` is all it may say."""

    row: int
    column: SheetColumn
    was: str
    reading: CellReading

    @property
    def now(self) -> str:
        """What the cell says."""
        return self.reading.text


@dataclass(slots=True)
class RowChanges:
    """What a row changes at a `listing`: `cells`; what was changed on both sides; what can't be read or be so."""

    listing: Listing
    entry: Entry
    row: int
    cells: list[CellChange] = field(default_factory=list)
    both: list[CellChange] = field(default_factory=list)
    unread: list[CellChange] = field(default_factory=list)


@dataclass(slots=True)
class SheetComparison:
    """All that a sheet says: `changes` by id, `new` rows, and what is wrong with rows and columns, told as `faults`.

    A fault is the key of a sentence `sheet.<key>`, and what fills it in. `same` counts rows that say nothing new, and
    `absent` are the places without a row.
    `order` is how the sheet writes days.
    """

    changes: dict[str, RowChanges] = field(default_factory=dict)
    new: list[SheetRow] = field(default_factory=list)
    faults: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    same: int = 0
    order: str = ""


def compare(sheet: OwnSheet, site: Site, today: date) -> SheetComparison:
    """Compare a sheet with the directory as it is now."""
    return _Comparison(sheet, site, today).made()


def region_of(listing: Listing, site: Site) -> str:
    """Give the country whose phone numbers a listing has (ISO 3166)."""
    area = site.directory.areas.get(listing.area)
    return (area.country if area else "") or site.place.country


@dataclass(slots=True)
class _Comparison:
    sheet: OwnSheet
    site: Site
    today: date
    found: SheetComparison = field(default_factory=SheetComparison)
    doubled: set[str] = field(default_factory=set)

    def made(self) -> SheetComparison:
        found, listings = self.found, self.site.directory.listings
        rows = self._rows_of_places()
        self.found.order = self._order_of_days(rows)
        for id_, row in rows.items():
            changes = self._row(listings[id_], row)
            if changes.cells or changes.both or changes.unread:
                found.changes[id_] = changes
            else:
                found.same += 1
        found.absent = [id_ for id_ in listings if id_ not in rows and id_ not in self.doubled]
        self._rows_at_once()
        self._columns_at_once()
        return found

    def _rows_of_places(self) -> dict[str, SheetRow]:
        """The row of each place; what is a new place, or no place any more, is put aside."""
        listings, rows = self.site.directory.listings, defaultdict(list)
        for row in self.sheet.rows:
            rows[self._id_of(row)].append(row)
        chosen = {}
        for id_, those in rows.items():
            if not id_:
                continue
            if id_ not in listings:
                self._unknown(id_, those)
            elif len(those) == 1 or self._say_the_same(those):
                chosen[id_] = those[0]
            else:
                self.doubled.add(id_)
            if id_ in listings and len(those) > 1:
                key = "row_twice_same" if id_ in chosen else "row_twice"
                self.found.faults.append((key, {"id": id_, "rows": ", ".join(str(row.number) for row in those)}))
        return chosen

    def _id_of(self, row: SheetRow) -> str:
        """The place of a row; empty for one that was put aside."""
        listings, marked = self.site.directory.listings, row.mark.id if row.mark else ""
        if not marked or row.id == marked:
            if row.id:
                return row.id
            self.found.new.append(row)
            return ""
        others = {each.id for each in self.sheet.rows if each is not row and each.mark and each.mark.id == marked}
        if row.id in listings:
            self.found.faults.append(("row_of_two", {"row": row.number, "id": row.id, "other": marked}))
            return ""
        if marked in others:  # somebody copied a row to begin a new place with
            self.found.new.append(row)
            return ""
        self.found.faults.append(("id_changed", {"row": row.number, "id": marked, "found": row.id or "–"}))
        return marked

    def _unknown(self, id_: str, rows: list[SheetRow]) -> None:
        for row in rows:
            if row.mark:
                self.found.faults.append(("gone", {"row": row.number, "id": id_}))
            else:
                self.found.new.append(row)

    def _say_the_same(self, rows: list[SheetRow]) -> bool:
        return all(
            key_of(column, each.cells[column], "") == key_of(column, rows[0].cells[column], "")
            for each in rows
            for column in self.sheet.columns
        )

    def _order_of_days(self, rows: Mapping[str, SheetRow]) -> str:
        """How the program wrote days that can be read in two ways: as those show that nobody changed."""
        orders = set()
        for row in rows.values():
            for column, cell in row.cells.items():
                if row.mark and cell and isinstance(column.kind, Day):
                    reading = read_cell(column, cell, "")
                    pairs = zip(reading.texts, reading.orders, strict=False)
                    orders |= {order for text, order in pairs if row.mark.knows(column.name, text)}
        return orders.pop() if len(orders) == 1 else ""

    def _row(self, listing: Listing, row: SheetRow) -> RowChanges:
        entry, region = to_entry(listing), region_of(listing, self.site)
        leaves = leaves_of(entry)
        changes = RowChanges(listing, entry, row.number)
        moved = self._moved_units(row, leaves, region)
        for column, cell in row.cells.items():
            was = text_of(column, leaves.get(column.path))
            if cell == was:
                continue
            reading = one_day(column, read_cell(column, cell, region), self.found.order, self.today)
            keys = {key_of(column, text, region) for text in reading.texts}
            if key_of(column, was, region) in keys or _is_shortened(reading, was, region):
                continue
            if row.mark and any(row.mark.knows(column.name, key) for key in keys):
                continue
            if not was.isascii() and reading.found in without_letters(was):
                continue
            if has_lost_letters(was, reading.found):
                reading = replace(reading, fault="letters")
            change = CellChange(row.number, column, was, reading)
            if reading.fault:
                changes.unread.append(change)
            elif row.mark is None or column.unit in moved:
                changes.both.append(change)
            else:
                changes.cells.append(change)
        if row.mark:
            _add_items(changes, row.mark)
        return changes

    def _moved_units(self, row: SheetRow, leaves: Mapping[Path, Any], region: str) -> set[Path]:
        """What stands otherwise here than when the sheet was exported."""
        if not row.mark:
            return set()
        columns = {column.name: column for column in (*columns_for([entry_of(leaves)]), *self.sheet.columns)}
        return {
            column.unit
            for name, column in columns.items()
            if ((text := text_of(column, leaves.get(column.path))) or name in row.mark.cells)
            and not row.mark.knows(name, key_of(column, text, region))
        }

    def _columns_at_once(self) -> None:
        """What nobody does on purpose: a column sorted without the others, or emptied from top to bottom."""
        by_column: defaultdict[SheetColumn, list[tuple[RowChanges, CellChange]]] = defaultdict(list)
        for row in self.found.changes.values():
            for change in row.cells:
                by_column[change.column].append((row, change))
        for column, those in by_column.items():
            emptied = [each for each in those if not each[1].now]
            if _changed_places(column, [change for _, change in those]):
                self._leave(column, those, "column_sorted")
            elif len(emptied) >= _EMPTIED and len(emptied) == self._filled_before(column):
                self._leave(column, emptied, "column_emptied")

    def _rows_at_once(self) -> None:
        """A row that somebody emptied instead of deleting it."""
        for id_, row in self.found.changes.items():
            emptied = [change for change in row.cells if not change.now]
            if len(emptied) >= _EMPTIED and any(change.column.path == ("name",) for change in emptied):
                row.cells.clear()
                self.found.faults.append(("row_emptied", {"row": row.row, "id": id_}))

    def _filled_before(self, column: SheetColumn) -> int:
        marks = (row.mark for row in self.sheet.rows if row.mark)
        return sum(1 for mark in marks if column.name in mark.cells)

    def _leave(self, column: SheetColumn, those: Iterable[tuple[RowChanges, CellChange]], key: str) -> None:
        count = 0
        for row, change in those:
            row.cells.remove(change)
            count += 1
        self.found.faults.append((key, {"column": column.name, "count": count}))


def _changed_places(column: SheetColumn, those: list[CellChange]) -> bool:
    """Whether cells of a column say what others of it said: it was sorted alone, or cells were put in or cut out."""
    said = Counter(change.now for change in those if change.now)
    new = said - Counter(change.was for change in those)
    least = _SORTED_CHOICES if column.several or isinstance(column.kind, Choice | YesOnly | Day) else _SORTED
    return said.total() >= max(least, len(those) * 2 // 3) and new.total() <= len(those) // 10


def _add_items(changes: RowChanges, mark: RowMark) -> None:
    """Put what was added on both sides (two people each wrote a note) one below the other."""
    added: defaultdict[Path, list[CellChange]] = defaultdict(list)
    for change in changes.both:
        unit = change.column.unit
        if len(unit) == 2 and isinstance(unit[1], int) and not _is_marked(unit, mark):
            added[unit].append(change)
    for (field_, _), those in sorted(added.items()):
        paths = [change.column.path for change in changes.cells] + list(leaves_of(changes.entry))
        free = max((path[1] + 1 for path in paths if path[0] == field_ and isinstance(path[1], int)), default=0)
        for change in those:
            changes.both.remove(change)
            changes.cells.append(replace(change, column=moved_to(change.column, free), was=""))


def _is_marked(unit: Path, mark: RowMark) -> bool:
    return any(column is not None and column.unit == unit for column in map(column_called, mark.cells))


def _is_shortened(reading: CellReading, was: str, region: str) -> bool:
    """Whether a number that was shortened to 4.14E+09 is the one that stands here."""
    if reading.fault != "shortened":
        return False
    whole = "".join(char for char in was if char.isdigit())
    shown = reading.found.replace(",", ".").upper().lstrip("'+")
    digits = len(shown.partition("E")[0].replace(".", "")) - 1
    return bool(whole) and any(float(f"{float(each):.{digits}E}") == float(shown) for each in _national(whole, region))


def _national(digits: str, region: str) -> Iterator[str]:
    yield digits
    for length in range(1, 4):  # without the code of the country, which has up to three digits
        yield digits[length:] or "0"
