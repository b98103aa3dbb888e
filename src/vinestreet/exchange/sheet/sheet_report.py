"""What a sheet changes, line by line: for a person before it is written, and as data."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vinestreet.core.problems import visible
from vinestreet.directory.validate_entry import reason
from vinestreet.exchange.sheet.own_sheet import OwnSheet
from vinestreet.exchange.sheet.row_results import RefusedCell, RowResult
from vinestreet.exchange.sheet.sheet_changes import CellChange, SheetComparison
from vinestreet.site.site import Site

_MOST_SHOWN = 300  # letters of a cell
_MOST_NAMED = 12  # places or columns in a row


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What is told of the sheet `name`: what was compared, and what becomes of places."""

    name: str
    sheet: OwnSheet
    found: SheetComparison
    changed: Sequence[RowResult]
    added: Sequence[RowResult]
    site: Site

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return any(result.fields for result in (*self.changed, *self.added))

    @property
    def has_faults(self) -> bool:
        """Whether somebody has to look at anything in the sheet again."""
        rows = self.found.changes.values()
        columns = self.sheet.renamed or self.sheet.doubled or not self.sheet.has_marks
        refused = any(result.refused or result.unread for result in (*self.changed, *self.added))
        return bool(columns or self.found.faults or refused or any(row.unread or row.both for row in rows))

    def told(self) -> str:
        """All of it, in parts with an empty line between."""
        parts = (self._columns(), self._places(), self._not_taken(), self._both(), self._absent())
        head = self.site.words("sheet.read", file=self.name, count=len(self.sheet.rows))
        return "\n\n".join([head, *(visible_lines(lines) for part in parts if (lines := list(part)))])

    def _columns(self) -> Iterator[str]:
        t, sheet = self.site.words, self.sheet
        if not sheet.has_marks:
            yield t("sheet.no_marks")
        for head, name in sheet.renamed.items():
            yield t("sheet.renamed", found=head, name=name)
        for name in sheet.doubled:
            yield t("sheet.column_twice", name=name)
        if sheet.missing and len(sheet.missing) > len(sheet.columns):
            yield t("sheet.few_columns", names=_named([column.name for column in sheet.columns]))
        elif sheet.missing:
            yield t("sheet.missing", names=_named(sheet.missing))
        if sheet.foreign:
            yield t("sheet.foreign", names=_named(sheet.foreign))

    def _places(self) -> Iterator[str]:
        t = self.site.words
        for result in self.changed:
            if result.fields:
                yield self._head(result.id, result.row)
                yield from (self._change(change) for change in result.cells)
                if result.id in (*self.site.place.crisis, self.site.place.emergency):
                    yield "  " + t("sheet.crisis")
                if result.ended:
                    on = self.site.say.date(result.ended.on)
                    yield "  " + t("sheet.check_ends", on=on, by=result.ended.by)
        for result in self.added:
            if result.after:
                yield t("sheet.new", name=result.after["name"], id=result.id, row=result.row)
                yield from (f"  {each.column.name}: {_quoted(each.now)}" for each in result.cells)
                if result.copied:
                    yield "  " + t("sheet.new_copied", names=_named(result.copied))
                names = {listing.name.casefold(): id_ for id_, listing in self.site.directory.listings.items()}
                if other := names.get(str(result.after["name"]).casefold()):
                    yield "  " + t("sheet.new_like", id=other)

    def _change(self, change: CellChange) -> str:
        key = "gone_now" if not change.now else "is_now" if not change.was else "changed"
        t = self.site.words
        return "  " + t(f"sheet.{key}", column=change.column.name, was=_quoted(change.was), now=_quoted(change.now))

    def _not_taken(self) -> Iterator[str]:
        t = self.site.words
        lines = [t(f"sheet.{key}", **values) for key, values in self.found.faults]
        for id_, row in self.found.changes.items():
            lines += (f"{self._head(id_, row.row)} {self.unread(change)}" for change in row.unread)
        for result in (*self.changed, *self.added):
            head = self._head(result.id, result.row) if result.before else t("sheet.row_new", row=result.row)
            lines += (f"{head} {self.unread(change)}" for change in result.unread)
            lines += (f"{head} {self.refused(cell)}" for cell in result.refused)
            if not result.after:
                lines.append(t("sheet.not_new", row=result.row))
        if lines:
            yield t("sheet.not_taken")
            yield from (f"  {line}" for line in lines)

    def unread(self, change: CellChange) -> str:
        """Why a cell can't be read back, and what to write."""
        texts = change.reading.texts
        values = {"found": _quoted(change.reading.found), "first": texts[0], "second": texts[-1]}
        return f"{change.column.name}: {self.site.words(f'sheet.cell_{change.reading.fault}', **values)}"

    def refused(self, cell: RefusedCell) -> str:
        """Why a cell can't say what it says."""
        if not cell.found and cell.problem.key in {"missing", "missing_ids", "empty_text"}:
            return f"{cell.column}: {self.site.words('sheet.required')}"
        return f"{cell.column}: {reason(cell.problem, self.site.words)}"

    def _both(self) -> Iterator[str]:
        t = self.site.words
        both = [(id_, change) for id_, row in self.found.changes.items() for change in row.both]
        if both:
            yield t("sheet.both" if self.sheet.has_marks else "sheet.both_unmarked")
        for id_, change in both:
            said = t("sheet.both_say", sheet=_quoted(change.now), here=_quoted(change.was))
            yield f"  {self._head(id_, change.row)} {change.column.name}: {said}"
        if both:
            yield t("sheet.take", file=self.name, cell=f"{both[0][0]}/{both[0][1].column.name}")

    def _absent(self) -> Iterator[str]:
        t, absent = self.site.words, self.found.absent
        if len(absent) > _MOST_NAMED:
            yield t("sheet.most_absent", count=len(absent))
        elif absent:
            yield t("sheet.absent", count=len(absent), names=_named(absent))

    def _head(self, id_: str, row: int) -> str:
        listing = self.site.directory.listings.get(id_)
        return self.site.words("sheet.row", name=listing.name if listing else "–", id=id_, row=row)

    def data(self, written: Iterable[str]) -> dict[str, Any]:
        """All of it for programs."""
        rows = self.found.changes.items()
        results = (*self.changed, *self.added)
        return {
            "rows": len(self.sheet.rows),
            "same": self.found.same,
            "changed": [_cell(each.id, change) for each in self.changed for change in each.cells],
            "new": [{"id": each.id, "row": each.row} for each in self.added if each.after],
            "checks_ended": [each.id for each in self.changed if each.ended],
            "unread": [{**_cell(id_, each), "why": self.unread(each)} for id_, row in rows for each in row.unread]
            + [{**_cell(result.id, each), "why": self.unread(each)} for result in results for each in result.unread],
            "refused": [
                {"id": each.id, "row": each.row, "column": cell.column, "sheet": cell.found, "why": self.refused(cell)}
                for each in results
                for cell in each.refused
            ],
            "both": [_cell(id_, each) for id_, row in rows for each in row.both],
            "faults": [{"what": key, **values} for key, values in self.found.faults],
            "columns": {
                "renamed": self.sheet.renamed,
                "twice": self.sheet.doubled,
                "not_ours": self.sheet.foreign,
                "missing": self.sheet.missing,
            },
            "without_a_row": self.found.absent,
            "written": list(written),
        }


def visible_lines(lines: Iterable[str]) -> str:
    """Give lines in which nothing hides; a line in a cell or a name begins none here."""
    return "\n".join(visible(line) for text in lines for line in text.split("\n"))


def _cell(id_: str, change: CellChange) -> dict[str, Any]:
    return {"id": id_, "row": change.row, "column": change.column.name, "here": change.was, "sheet": change.now}


def _quoted(text: str) -> str:
    shown = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]} …"
    return f"“{' '.join(shown.split())}”" if shown else "–"


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(" ".join(name.split())[:60] for name in names[:_MOST_NAMED])
    return f"{shown}, …" if len(names) > _MOST_NAMED else shown
