"""A sheet of ours comes home: compared, told, and written once somebody said yes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.directory.copied_words import copied_words
from vinestreet.directory.model import Directory
from vinestreet.directory.point_checks import point_problems
from vinestreet.directory.yaml_writer import Entry, to_entry
from vinestreet.exchange.importing.import_target import import_target
from vinestreet.exchange.sheet.at_once import leave_counted_days
from vinestreet.exchange.sheet.exported_texts import add_exported_texts
from vinestreet.exchange.sheet.named_alone import hold_unnamed
from vinestreet.exchange.sheet.own_sheet import OwnSheet, own_sheet
from vinestreet.exchange.sheet.row_results import RowReader, RowResult
from vinestreet.exchange.sheet.secret_cells import keep_places_secret
from vinestreet.exchange.sheet.sheet_changes import SheetComparison
from vinestreet.exchange.sheet.sheet_columns import plain_head
from vinestreet.exchange.sheet.sheet_grid import SHEETS, grids_in
from vinestreet.exchange.sheet.sheet_report import SheetReport
from vinestreet.exchange.sheet.three_way import compare
from vinestreet.schema.flow_text import Bare
from vinestreet.site.site import Site

ALL = "all"
_OLD = frozenset(
    {"hours in words", "asks id", "checked on"}
)  # what `vinestreet export` wrote in 2026, which forgot much


def read_own_sheet(path: Path, site: Site) -> OwnSheet | None:
    """Give the sheet of ours in the file at `path`; None where it is none, and somebody else's table.

    Raises CannotOpenError where a spreadsheet can't be read, ProblemsFoundError where it is an old one of ours or holds
    two that differ, and OSError.
    """
    if path.suffix.casefold() not in SHEETS or not path.is_file():
        return None
    found: list[OwnSheet] = []
    for grid in grids_in(path):
        if grid and {plain_head(cell) for cell in grid[0]} >= _OLD:
            raise ProblemsFoundError([Problem(path.name, 0, "", "", "sheet_old", {})])
        if sheet := own_sheet(grid, site.place.country):
            found.append(sheet)
    if any(sheet.rows != found[0].rows for sheet in found):
        raise ProblemsFoundError([Problem(path.name, 0, "", "", "sheet_twice", {})])
    return found[0] if found else None


@dataclass(slots=True)
class SheetImport:
    """What the sheet called `name` changes in the project in `root`; `take` chooses among what both sides changed.

    It has ids, ids with a column (`soup-kitchen/phone 1`), or ALL.
    """

    name: str
    sheet: OwnSheet
    site: Site
    root: Path
    today: date
    take: Collection[str] = ()

    def report(self) -> SheetReport:
        """Compare, and say what would become of each place."""
        found = compare(self.sheet, self.site, self.today)
        self._choose(found)
        keep_places_secret(found.changes.values())
        leave_counted_days(found, self.take)
        hold_unnamed(found, self.site, self.take)
        marks = {row.mark.id: row.mark for row in self.sheet.rows if row.mark}
        add_exported_texts(found, marks, self.root, self.site)
        reader, taken = RowReader(self.site, self.today, found.order), dict(self.site.directory.listings)
        changed = [reader.changed(changes) for changes in found.changes.values() if changes.cells]
        added = []
        for row in found.new:
            result = reader.added(row, taken)
            added.append(result)
            taken[result.id] = None  # type: ignore[assignment]
        return SheetReport(self.name, self.sheet, found, changed, added, self.site, self.today)

    def _choose(self, found: SheetComparison) -> None:
        for id_, row in found.changes.items():
            for change in list(row.both):
                if {ALL, id_, f"{id_}/{change.column.name}"} & set(self.take):
                    row.both.remove(change)
                    row.cells.append(change)

    def write(self, report: SheetReport) -> list[str]:
        """Write all of it or nothing, and give the files; raises ProblemsFoundError where it can't be, and OSError."""
        changed = {result.id: self._fields(result) for result in report.changed if result.fields}
        new = [(result.id, result.after) for result in report.added if result.after]
        if not changed and not new:
            return []
        target = import_target(self.site, self.root, None, self.today)
        files = target.with_listings(new, changed, None)
        read = target.check(files, self.site, self.today)
        if wrong := [*point_problems(self.root, read)[0], *copied_words(self.root, read)]:
            raise ProblemsFoundError(wrong)
        self._stop_if_other(report, read)
        files.write()
        return sorted(files.changed)

    def _fields(self, result: RowResult) -> Entry:
        """The fields to write; in a fork, one of upstream's goes by `null`."""
        overlay, fields = self.site.directory.overlay, result.fields
        if not overlay.file or not overlay.own.get(result.id, True):
            return fields
        return {name: Bare("null") if value is None else value for name, value in fields.items()}

    def _stop_if_other(self, report: SheetReport, read: Directory) -> None:
        """Raise ProblemsFoundError where the files would say anything but what was told. Whether checks hold, the site
        says.
        """
        told = {id_: to_entry(listing) for id_, listing in self.site.directory.listings.items()}
        told |= {result.id: result.after for result in (*report.changed, *report.added) if result.after}
        made = {id_: to_entry(listing) for id_, listing in read.listings.items()}
        for id_ in told.keys() | made.keys():
            if _without_check(told.get(id_, {})) != _without_check(made.get(id_, {})):
                raise ProblemsFoundError([Problem(self.name, 0, id_, "", "sheet_went_wrong", {})])


def _without_check(entry: Entry) -> Entry:
    return {name: value for name, value in entry.items() if name != "checked"}
