"""Bring in a sheet of ours that came back, or other people's listings: HSDS, or any table with a map of its columns."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from vinestreet.commands.command_context import FILE, command_context, progress_bar, site_command
from vinestreet.core.atomic_files import write_atomically
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.exchange.facts.categories import CategoryNames
from vinestreet.exchange.facts.plain_text import plain_text
from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.column_guess import guess_columns, map_text
from vinestreet.exchange.importing.column_map import read_map
from vinestreet.exchange.importing.csv_reader import CannotOpenError, ColumnTable, map_beside
from vinestreet.exchange.importing.formats.own_geojson import changed_in_own_map
from vinestreet.exchange.importing.import_report import ImportReport, MergeResult
from vinestreet.exchange.importing.import_target import ImportTarget, import_target, names_not_sorted
from vinestreet.exchange.importing.listing_draft import NOT_SORTED, ImportContext, IncomingListing, not_sorted
from vinestreet.exchange.importing.location import without_slipped_points
from vinestreet.exchange.importing.merge import merge_listings
from vinestreet.exchange.importing.needs_map import needs_beside, needs_map_text, read_needs_map, terms_to_map
from vinestreet.exchange.importing.open_source import json_document, open_source
from vinestreet.exchange.importing.report_told import data, short, whole
from vinestreet.exchange.importing.service_to_listings import listings_from_service
from vinestreet.exchange.importing.table_rows import listing_from_row
from vinestreet.exchange.importing.validate import MergeContext
from vinestreet.exchange.sheet.sheet_data import sheet_data
from vinestreet.exchange.sheet.sheet_import import SheetImport, read_own_sheet
from vinestreet.site.site import Site

T = TypeVar("T")
FOLDER = ".vinestreet"  # git passes over it
MOST_FAR = 10  # rows that are named
NOT_YET = 1  # nothing has been imported; a map has to be looked through first


@site_command
@click.argument(
    "source", type=FILE, metavar="SOURCE", help="a .json, .csv, .xlsx, .ods or .zip file, or a folder of tables"
)
@click.option("--columns", type=FILE, metavar="FILE", help="which column says what (SOURCE's .columns.yml)")
@click.option("--label", default="", metavar="WORDS", help="who it comes from, for the listings' pages")
@click.option("--into", type=FILE, metavar="FILE", help="write into this file (the site's resources.yml)")
@click.option("--replace", is_flag=True, help="replace the facts of listings that are already here")
@click.option("--own", is_flag=True, help="an export of this same site: its checks and sources stay")
@click.option("--dry-run", is_flag=True, help="write nothing, only say what would happen")
@click.option("--report", type=FILE, metavar="FILE", help="say what became of each value in this file (.vinestreet/)")
@click.option("--write", is_flag=True, help="a sheet of ours: write what it changes without asking")
@click.option(
    "--take", multiple=True, metavar="ID[/COLUMN]", help="a sheet of ours: take what both sides changed (all)"
)
@click.option("--json", "as_json", is_flag=True, help="print data instead of words")
def command(config: Path, **options: Any) -> None:
    """Import, or propose a map of columns or terms; the status is 0 when everything was read."""
    chosen = _ImportOptions(**options)
    with command_context(config) as context:
        task = _ImportTask(chosen, context.root, context.site, date.today())
        try:
            if not chosen.columns and (sheet := read_own_sheet(chosen.source, context.site)):
                _bring_home(
                    SheetImport(
                        chosen.source.name, sheet, context.site, context.root, _today(context.site), chosen.take
                    ),
                    chosen,
                )
                return
            if task.is_own_map():
                return
            columns = chosen.columns or map_beside(chosen.source)
            has_map = bool(chosen.columns) or columns.is_file()
            opened = open_source(chosen.source, task.understood, has_map=has_map)
            if not isinstance(opened, ColumnTable):
                needs = needs_beside(chosen.source)
                if not needs.is_file() and (proposed := task.propose_needs(opened, needs)):
                    print(proposed)
                    raise click.exceptions.Exit(NOT_YET)
                print(task.bring(task.of_services(opened, needs)))
            elif has_map:
                print(task.bring(task.of_table(opened, columns)))
            else:
                print(task.propose(opened, columns))
                raise click.exceptions.Exit(NOT_YET)
        except CannotOpenError as error:
            problem = Problem(chosen.source.name, 0, "", "", error.key, error.values)
            raise ProblemsFoundError([problem]) from None


def _bring_home(coming: SheetImport, chosen: "_ImportOptions") -> None:
    """Tell what a sheet of ours changes, and write it where somebody says yes; the status is 1 where any is left."""
    t, report = coming.site.words, coming.report()
    if not chosen.as_json:
        print(report.told())
    asked = not chosen.write and report.changes and not chosen.as_json and sys.stdin.isatty()
    yes = chosen.write or (asked and not chosen.dry_run and click.confirm(t("sheet.ask")))
    written = coming.write(report) if yes and not chosen.dry_run else []
    if chosen.as_json:
        print(json.dumps(sheet_data(report, written), ensure_ascii=False, indent=2))
    elif written:
        print("\n" + t("sheet.written", file=", ".join(written)))
    else:
        nothing = "nothing_new" if report.says_nothing_new else "nothing_taken"
        print("\n" + t("sheet.not_written" if report.changes else f"sheet.{nothing}", source=chosen.source))
    if report.has_faults:
        raise click.exceptions.Exit(NOT_YET)


def _today(site: Site) -> date:
    """The day in town: whoever checks there, and this computer, may be a day apart."""
    return datetime.now(site.place.timezone).date()


def _free(path: Path) -> Path:
    """The path, with a number where there is such a file already."""
    names = [path, *(path.with_stem(f"{path.stem}-{n}") for n in range(2, 1000))]
    return next((each for each in names if not each.exists()), path)


@dataclass(frozen=True, slots=True, kw_only=True)
class _ImportOptions:
    """What was asked for on the command line."""

    source: Path
    columns: Path | None
    label: str
    into: Path | None
    replace: bool
    own: bool
    dry_run: bool
    report: Path | None
    write: bool
    take: tuple[str, ...]
    as_json: bool


@dataclass(slots=True)
class _ImportTask:
    """One import into the project in `root`: what was `chosen`, the site it is for, what was understood so far."""

    chosen: _ImportOptions
    root: Path
    site: Site
    today: date
    understood: ImportReport = field(default_factory=ImportReport)

    @property
    def context(self) -> ImportContext:
        """What cells and services are read with."""
        return ImportContext(self.site, self.today)

    def propose(self, table: ColumnTable, columns: Path) -> str:
        """Write the map of columns as far as it can be told, and say what to do with it."""
        t, source = self.site.words, self.chosen.source
        found = guess_columns(table.columns, table.rows, self.site.directory, self.site.phrases, self.context.region)
        write_atomically(columns, map_text(found, source.name, t))
        counts = {"rows": len(table.rows), "columns": len(table.columns)}
        if self.chosen.as_json:
            return json.dumps({"proposed": columns.as_posix(), **counts}, ensure_ascii=False, indent=2)
        others = sum(group.count for (_, _, why), group in self.understood.groups.items() if why == "other_sheet")
        more = f"\n{t('import.other_sheets', count=others)}" if others else ""
        return t("import.proposed", table=source.name, map=columns, source=source, **counts) + more

    def of_table(self, table: ColumnTable, columns: Path) -> list[IncomingListing]:
        """The listings of any table."""
        chosen = read_map(columns, table.columns, self.site.directory, self.today)
        context, rows = self.context, self._shown(table.rows, "import.reading")
        found = (listing_from_row(row, chosen, self.understood, context) for row in rows)
        return [each for each in found if each]

    def propose_needs(self, services: Sequence[HsdsObject], needs: Path) -> str:
        """Write the map of terms that are not ours, and say what to do with it; nothing where all are."""
        t, source, known = self.site.words, self.chosen.source, self.site.directory.needs
        names = CategoryNames(known, self.site.phrases)
        terms = terms_to_map(services, names, known)
        if not terms:
            return ""
        write_atomically(needs, needs_map_text(terms, names, source.name, t))
        counts = {"services": len(services), "terms": len(terms)}
        if self.chosen.as_json:
            return json.dumps({"proposed": needs.as_posix(), **counts}, ensure_ascii=False, indent=2)
        return t("import.needs_proposed", source=source.name, map=needs, source_path=source, **counts)

    def of_services(self, services: Sequence[HsdsObject], needs: Path) -> list[IncomingListing]:
        """The listings of HSDS, sorted by the map of terms where there is one."""
        terms = read_needs_map(needs, self.site.directory, self.today) if needs.is_file() else {}
        context = ImportContext(self.site, self.today, terms)
        shown = self._shown(services, "import.reading")
        return [each for service in shown for each in listings_from_service(service, self.understood, context)]

    def is_own_map(self) -> bool:
        """Whether the source is what this site exported for maps; then it is told what differs, and nothing is read."""
        source, t = self.chosen.source, self.site.words
        if not source.is_file() or source.suffix.casefold() not in {".geojson", ".json"}:
            return False
        changed = changed_in_own_map(json_document(source), self.site)
        if changed is None:
            return False
        if self.chosen.as_json:
            print(json.dumps({"own_map": True, "differing": changed}, ensure_ascii=False, indent=2))
        elif changed:
            print(t("import.own_map", file=source.name, count=len(changed), ids=", ".join(changed[:MOST_FAR])))
        else:
            print(t("import.nothing_new"))
        if changed:
            raise click.exceptions.Exit(NOT_YET)
        return True

    def bring(self, incoming: list[IncomingListing]) -> str:
        """Write the listings, unless this is a trial, and tell what became of them."""
        chosen, t = self.chosen, self.site.words
        target = import_target(self.site, self.root, chosen.into, self.today)
        on = self.site.say.date(self.today)
        label = plain_text(chosen.label) or self.site.words("import.no_label")
        source = t("import.source", label=label, file=plain_text(chosen.source.name), on=on)
        far = without_slipped_points(incoming, target.directory, self.understood)
        arrival = MergeContext(target.directory, self.context.region, self.today, source, t, chosen.own)

        def replaceable(id_: str) -> bool:
            return chosen.replace and target.holds(id_)

        with progress_bar(len(incoming), t("import.sorting")) as bar:
            brought = merge_listings(incoming, arrival, self.understood, replaceable, lambda: bar.update(1))
        files = target.files
        if brought.new or brought.changed:
            files = self._files(target, brought)
            target.check(files, self.site, self.today)
            if not chosen.dry_run:
                files.write()
        report = self._report(brought)
        if chosen.as_json:
            written = None if chosen.dry_run else files.written_in or (files.root / files.main).as_posix()
            told = {**data(brought, self.understood), "report": report and report.as_posix(), "file": written}
            return json.dumps({**told, **({"far": far} if far else {})}, ensure_ascii=False, indent=2)
        after = (*self._far(far), *self._next(brought, files, report))
        return "\n\n".join(filter(None, [short(brought, self.understood, t), *after]))

    def _files(self, target: ImportTarget, brought: MergeResult) -> ListingFiles:
        """The files with everything in them."""
        needed = names_not_sorted((*brought.new.values(), *brought.changed.values()))
        missing = needed and NOT_SORTED not in target.directory.needs
        need = not_sorted(self.site.words("import.not_sorted")) if missing else None
        return target.with_listings(brought.new.items(), brought.changed, need)

    def _report(self, brought: MergeResult) -> Path | None:
        """The file with every value that became no field; a trial writes one only where it is asked to."""
        chosen = self.chosen
        if chosen.dry_run and not chosen.report:
            return None
        path = chosen.report or _free(self.root / FOLDER / f"imported-{self.today}.txt")
        write_atomically(path, "".join(whole(brought, self.understood, self.site.words)))
        return path

    def _far(self, far: Sequence[str]) -> Iterator[str]:
        """Which listings lie far from all others."""
        if far:
            yield self.site.words("import.far", count=len(far), rows=", ".join(far[:MOST_FAR]))

    def _next(self, brought: MergeResult, files: ListingFiles, report: Path | None) -> Iterator[str]:
        """Where things are now, and what comes next."""
        t = self.site.words
        if report:
            yield t("import.report", file=report)
        if self.chosen.dry_run:
            yield t("import.dry_run")
        elif brought.new or brought.changed:
            yield t("import.written", file=files.written_in) + ("" if self.chosen.own else "\n" + t("import.unchecked"))
        else:
            yield t("import.nothing_new")

    def _shown(self, things: Sequence[T], label: str) -> Iterator[T]:
        """Each of `things`, with a bar that shows how far it is."""
        with progress_bar(len(things), self.site.words(label)) as bar:
            for thing in things:
                yield thing
                bar.update(1)
