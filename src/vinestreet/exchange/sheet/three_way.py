"""A sheet that came back, beside what was exported and what stands here now: only cells that changed change anything.

A cell says something new where it says neither what was exported nor what stands here. Where it stands otherwise here,
too, than it was exported, both were changed: that is told, and left as it is unless somebody chooses.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.exchange.sheet.at_once import leave_what_happened_at_once
from vinestreet.exchange.sheet.cell_meaning import CellMeaning
from vinestreet.exchange.sheet.cell_readings import CellReading, has_lost_zeros, read_cell
from vinestreet.exchange.sheet.cell_texts import key_of, plain, text_of
from vinestreet.exchange.sheet.lost_letters import has_lost_letters, without_letters
from vinestreet.exchange.sheet.own_sheet import OwnSheet, SheetRow
from vinestreet.exchange.sheet.row_mark import RowMark
from vinestreet.exchange.sheet.sheet_changes import CellChange, RowChanges, SheetComparison
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
from vinestreet.site.site import Site


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
    before: defaultdict[SheetColumn, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

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
        marked = {row.mark.id: row.mark.rows for row in self.sheet.rows if row.mark}
        if len(marked) >= max(marked.values(), default=1):  # no row was deleted
            found.added, found.absent = found.absent, []
        leave_what_happened_at_once(found, self.before, [row.mark for row in self.sheet.rows if row.mark])
        return found

    def _rows_of_places(self) -> dict[str, SheetRow]:
        """The row of each place; what is a new place, or no place any more, is put aside."""
        listings, rows = self.site.directory.listings, defaultdict(list)
        without = 0
        for row in self.sheet.rows:
            rows[self._id_of(row)].append(row)
            without += not row.id and row.mark is not None and row not in self.found.new
        if without and self.sheet.has_ids:
            self.found.faults.append(("ids_empty", {"count": without}))
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
                told = (f"{row.number} (“{_name(row)}”)" for row in those)
                self.found.faults.append((key, {"id": id_, "rows": ", ".join(told)}))
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
        if row.id:
            self.found.faults.append(("id_changed", {"row": row.number, "id": marked, "found": row.id}))
        return marked

    def _unknown(self, id_: str, rows: list[SheetRow]) -> None:
        for row in rows:
            if row.mark:
                name = _name(row) or id_
                self.found.faults.append(("gone", {"row": row.number, "id": id_, "name": name}))
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
            if was:
                self.before[column][was] += 1
            if cell == was or not (change := self._change(changes, row, column, was, region)):
                continue
            if change.reading.fault:
                changes.unread.append(change)
            elif row.mark is None or column.unit in moved:
                changes.both.append(change)
            else:
                changes.cells.append(change)
        if row.mark:
            _add_items(changes, row.mark)
        here = {column.unit for column in row.cells} & moved - {change.column.unit for change in changes.both}
        if here:
            names = (" ".join(str(step + 1 if isinstance(step, int) else step) for step in unit) for unit in here)
            self.found.moved[listing.id] = sorted(names)
        return changes

    def _change(
        self, changes: RowChanges, row: SheetRow, column: SheetColumn, was: str, region: str
    ) -> CellChange | None:
        """What a cell says that is new; None where it says what stands here, or what was exported."""
        meaning = CellMeaning(self.site, self.today, self.found.order)
        reading = meaning.of(column, row.cells[column], was, region)
        keys = {key_of(column, text, region) for text in reading.texts}
        if has_lost_zeros(column, was, reading.found):
            self.found.zeros.setdefault(changes.listing.id)
            return None
        as_it_was = key_of(column, was, region) in keys or _is_shortened(reading, was)
        if as_it_was or (row.mark and any(row.mark.knows(column.name, key) for key in keys)):
            if reading.fault == "was_no_day" and as_it_was:
                self.found.dates.append((reading.found, was))
            return None
        if not was.isascii() and reading.found in map(plain, without_letters(was)):
            self.found.letters.append((reading.found, was))
            return None
        if has_lost_letters(was, reading.found):
            reading = replace(reading, fault="letters")
        return CellChange(row.number, column, was, reading)

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


def _name(row: SheetRow) -> str:
    return next((plain(cell) for column, cell in row.cells.items() if column.path == ("name",)), "")


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


def _is_shortened(reading: CellReading, was: str) -> bool:
    """Whether a number that was shortened to 4.14E+09 is the one that stands here."""
    if reading.fault != "shortened":
        return False
    whole = "".join(char for char in was if char.isdigit())
    shown = reading.found.replace(",", ".").upper().lstrip("'+")
    digits = len(shown.partition("E")[0].replace(".", "")) - 1
    return bool(whole) and any(float(f"{float(each):.{digits}E}") == float(shown) for each in _national(whole))


def _national(digits: str) -> Iterator[str]:
    yield digits
    for length in range(1, 4):  # without the code of the country, which has up to three digits
        yield digits[length:] or "0"
