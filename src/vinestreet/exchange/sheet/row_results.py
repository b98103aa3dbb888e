"""What becomes of a place by a row of a sheet: the fields that change, as the readers of resources.yml take them.

Where all of a row can't be, what can is taken unit by unit. A check that stands there stays, and whoever changed facts
is told that it was before; only a check that says what it is `of` ends by itself (directory/checked_values.py).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from vinestreet.core.problems import Problem
from vinestreet.directory.checked_values import mark_of
from vinestreet.directory.model import Listing
from vinestreet.directory.validate_entry import ValidatedEntry, validate_entry
from vinestreet.directory.yaml_edit import new_id
from vinestreet.directory.yaml_writer import Entry, to_entry
from vinestreet.exchange.sheet.cell_meaning import CellMeaning
from vinestreet.exchange.sheet.cell_readings import CellReading
from vinestreet.exchange.sheet.cell_texts import key_of, value_of
from vinestreet.exchange.sheet.own_sheet import SheetRow
from vinestreet.exchange.sheet.secret_cells import keep_secret
from vinestreet.exchange.sheet.sheet_changes import CellChange, RowChanges
from vinestreet.exchange.sheet.sheet_columns import (
    Leaves,
    Path,
    SheetColumn,
    columns_for,
    entry_of,
    leaves_of,
    moved_to,
)
from vinestreet.schema.text import ID
from vinestreet.site.site import Site

_OF_A_RECORD = 2  # steps to a part of a record, whose parts are taken together or not at all
_CHECK, _STATUS = "checked", "status"
_SIGNED = frozenset({"arrive", "notes", "consent", "not-the-same-as", "tried", _CHECK})  # about that place alone


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """What a `column` was to say, and why it can't; empty `found` is for one that lacks something.

    `words` are what else stands in the cells that wait for it: a note without a signature.
    """

    column: str
    found: str
    problem: Problem
    words: str = ""


@dataclass(slots=True)
class RowResult:
    """What becomes of the place `id`: its `before` and `after` as entries, and the cells that made it so.

    `made` is the place as it will be. `copied` are columns of what somebody signed for another place. A new place has
    nothing before, and nothing after if it can't be one. Cells are `waiting` where another of their record can't be
    read.
    """

    id: str
    row: int
    before: Entry
    after: Entry
    cells: list[CellChange] = field(default_factory=list)
    unread: list[CellChange] = field(default_factory=list)
    refused: list[RefusedCell] = field(default_factory=list)
    waiting: list[CellChange] = field(default_factory=list)
    made: Listing | None = None
    copied: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, Any]:
        """The fields that are others now; None for one that goes."""
        names = dict.fromkeys((*self.before, *self.after))
        return {name: self.after.get(name) for name in names if self.before.get(name) != self.after.get(name)}


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads rows as the site would read them in its file; `order` is how the sheet writes days (cell_dates.py)."""

    site: Site
    today: date
    order: str = ""

    def changed(self, changes: RowChanges) -> RowResult:
        """Give what becomes of a place that is here."""
        listing = changes.listing
        result = RowResult(listing.id, changes.row, changes.entry, changes.entry)
        units: dict[Path, list[CellChange]] = {}
        unclear = {change.column.unit for change in changes.unread if len(change.column.path) == _OF_A_RECORD}
        for change in changes.cells:
            if change.column.unit in unclear:
                result.waiting.append(change)
            else:
                units.setdefault(change.column.unit, []).append(change)
        if self._take(result, [*units.values()]):
            return self._with_check(result, listing)
        waiting = list(units.values())
        while waiting:
            refused = [unit for unit in waiting if not self._take(result, [unit])]
            if len(refused) == len(waiting):
                break
            waiting = refused
        else:
            return self._with_check(result, listing)
        for unit in waiting:
            problems = self._validated(result.id, _with_cells(leaves_of(result.after), unit)).problems
            result.refused += _refused(unit, problems, {change.column for change in changes.unread})
        return self._with_check(result, listing)

    def _take(self, result: RowResult, units: Iterable[list[CellChange]]) -> bool:
        """Put all these cells into the result, if that can be."""
        cells = [change for unit in units for change in unit]
        found = self._validated(result.id, _with_cells(leaves_of(result.after), cells))
        if found.listing is None or found.problems:
            return False
        result.after = found.entry
        result.cells += cells
        return True

    def _validated(self, id_: str, leaves: Leaves) -> ValidatedEntry:
        directory, country = self.site.directory, self.site.place.country
        return validate_entry(id_, {}, directory, country, self.today, base=entry_of(leaves))

    def _with_check(self, result: RowResult, listing: Listing) -> RowResult:
        """The place as it will be; a new check in the same row is of the values as they are now."""
        made = self._validated(result.id, leaves_of(result.after)).listing
        old = listing.checked
        if _CHECK in result.fields and old and old.of and made and made.checked and made.checked.of == old.of:
            made = replace(made, checked=replace(made.checked, of=mark_of(made)))
            result.after = to_entry(made)
        result.made = made
        return result

    def added(self, row: SheetRow, taken: Mapping[str, object]) -> RowResult:
        """Give the place that a new row makes, with an id of its own; what can't be of it is refused."""
        country = self.site.place.country
        meaning = CellMeaning(self.site, self.today, self.order)
        readings = {column: meaning.of(column, cell, "", country) for column, cell in row.cells.items()}
        readings = keep_secret(readings)
        copied = [column for column, one in readings.items() if _is_of_another(row, column, one, country)]
        readings = {column: one for column, one in readings.items() if column not in copied}
        said = [CellChange(row.number, column, "", one) for column, one in readings.items() if one.text]
        cells = [change for change in said if not change.reading.fault]
        leaves = _with_cells({}, cells)
        name = str(leaves.get(("name",)) or "")
        wanted = bool(ID.fullmatch(row.id)) and row.id not in taken
        id_ = row.id if wanted else new_id(name, taken)
        directory, today = self.site.directory, self.today
        found = validate_entry(id_, entry_of(leaves), directory, country, today)
        result = RowResult(id_, row.number, {}, found.entry, cells)
        result.copied = tuple(column.name for column in copied)
        result.made = found.listing
        result.unread = [change for change in said if change.reading.fault]
        for problem in found.problems:
            field_ = problem.field.partition(".")[0]
            those = [change for change in cells if change.column.path[0] == field_]
            result.refused += [RefusedCell(each.column.name, each.now, problem) for each in those] or [
                RefusedCell(problem.field, "", problem)
            ]
        return result


def _refused(
    unit: list[CellChange], problems: Iterable[Problem], unread: Collection[SheetColumn]
) -> Iterator[RefusedCell]:
    """Each cell of a unit that can't be, and each part that it lacks but for those told as `unread`."""
    words = next((change.now for change in unit if change.column.path[-1] == "say" and len(change.column.path) > 2), "")
    for problem in problems:
        part = problem.field.rpartition(".")[2]
        own = [change for change in unit if str(change.column.path[-1]) == part]
        if own:
            yield from (RefusedCell(change.column.name, change.now, problem, words) for change in own)
            continue
        path = unit[0].column.path
        lacks = next((each for each in columns_for(()) if each.path == (*path[:-1], part)), None)
        if lacks is None and len(path) == 3:
            lacks = next(
                (moved_to(each, int(path[1])) for each in columns_for(()) if each.path == (path[0], 0, part)), None
            )
        if lacks is None:
            yield from (RefusedCell(change.column.name, change.now, problem) for change in unit)
        elif lacks not in unread:
            yield RefusedCell(lacks.name, "", problem, words)


def _is_of_another(row: SheetRow, column: SheetColumn, reading: CellReading, region: str) -> bool:
    """Whether a cell of a row that was copied still says what somebody signed for the place of that row."""
    keys = (key_of(column, text, region) for text in reading.texts)
    return (
        column.path[0] in _SIGNED
        and bool(reading.text and row.mark)
        and any(row.mark.knows(column.name, key) for key in keys)  # type: ignore[union-attr]
    )


def _with_cells(leaves: Leaves, cells: Iterable[CellChange]) -> dict[Path, Any]:
    """The values with those of the cells; a place that opens again is not paused since any day."""
    made = dict(leaves)
    for change in cells:
        value = value_of(change.column, change.now)
        if value is None:
            made.pop(change.column.path, None)
            if change.column.path[-1] == "number":  # what belongs to a number says nothing without it
                made = {path: said for path, said in made.items() if path[:2] != change.column.unit}
        else:
            made[change.column.path] = value
    if (_STATUS, "is") not in made:
        given = {change.column.path for change in cells}
        made = {path: value for path, value in made.items() if path[0] != _STATUS or path in given}
    return made
