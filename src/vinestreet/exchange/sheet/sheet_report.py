"""What a sheet changes, line by line, for a person before it is written; for programs, sheet_data.py has it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from vinestreet.core.problems import visible
from vinestreet.directory.validate_entry import reason
from vinestreet.exchange.sheet.cell_words import labels_of
from vinestreet.exchange.sheet.cells_beside import beside
from vinestreet.exchange.sheet.hours_cell import hours_in_words
from vinestreet.exchange.sheet.named_alone import name_of, tells_where, why_held
from vinestreet.exchange.sheet.own_sheet import OwnSheet
from vinestreet.exchange.sheet.row_results import RefusedCell, RowResult
from vinestreet.exchange.sheet.sheet_changes import CellChange, SheetComparison
from vinestreet.exchange.sheet.sheet_columns import column_called, columns_for
from vinestreet.exchange.sheet.sheet_sentences import RowTeller, ToldRow
from vinestreet.opening_hours.field_type import OpeningHoursText
from vinestreet.site.crisis_lines import is_checked_otherwise
from vinestreet.site.site import Site

_MOST_SHOWN = 300  # letters of a cell
SECRET_ADDRESS = "confidential_with_place"  # the key of what is wrong
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
    today: date

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return any(result.fields for result in (*self.changed, *self.added))

    @property
    def says_nothing_new(self) -> bool:
        """Whether every cell of the sheet says what is here already, or what was exported."""
        told = self.found.changes or self.found.new or self.found.faults or self.found.dates or self.found.letters
        return not (told or self.found.zeros or self.sheet.doubled or any(self.found.edited.values()))

    @property
    def has_faults(self) -> bool:
        """Whether somebody has to look at anything in the sheet again."""
        rows = self.found.changes.values()
        columns = self.sheet.renamed or self.sheet.doubled or not (self.sheet.has_marks and self.sheet.has_ids)
        refused = any(result.refused or result.unread for result in (*self.changed, *self.added))
        return bool(
            columns
            or self.found.faults
            or refused
            or any(row.unread or row.both or row.held or row.barred for row in rows)
        )

    def told(self) -> str:
        """All of it, in parts with an empty line between."""
        parts = (
            self._columns(),
            self._held(),
            *self._places(),
            self._not_taken(),
            self._both(),
            self._left(),
            self._absent(),
        )
        head = self.site.words("sheet.read", file=self.name, count=len(self.sheet.rows))
        return "\n\n".join([head, *(visible_lines(lines) for part in parts if (lines := list(part)))])

    def _columns(self) -> Iterator[str]:
        t, sheet = self.site.words, self.sheet
        if not sheet.has_marks:
            yield t("sheet.no_marks")
        elif not sheet.has_ids:
            yield t("sheet.no_ids")
        for head, name in sheet.renamed.items():
            yield t("sheet.renamed", found=head, name=name)
            if edited := self.found.edited[head]:
                yield t("sheet.renamed_edited", found=head, count=len(edited), names=self._names(edited))
        for name in sheet.doubled:
            yield t("sheet.column_twice", name=name)
        if sheet.missing and len(sheet.missing) > len(sheet.columns):
            yield t("sheet.few_columns", names=_named([column.name for column in sheet.columns]))
        elif sheet.missing:
            yield t("sheet.missing", names=_named(sheet.missing))
        if sheet.foreign:
            yield t("sheet.foreign", names=_named(sheet.foreign))

    def _held(self) -> Iterator[str]:
        """What has to be named one by one, and what no sheet may say; an address that is a secret isn't repeated."""
        t, rows = self.site.words, self.found.changes
        rows = {id_: row for id_, row in rows.items() if row.held or row.barred}
        if rows:
            yield t("sheet.held")
        for id_, row in rows.items():
            yield f"  {self._head(id_, row.row)}"
            crisis = is_checked_otherwise(row.listing, self.site.directory, self.site.place)
            if crisis and row.held:
                yield "    " + t("sheet.crisis_held")
            if any(tells_where(change, row) for change in row.barred):
                yield "    " + t("sheet.barred_secret")
            if crisis and any(not tells_where(change, row) for change in row.barred):
                yield "    " + t("sheet.barred_check")
            for change in row.held:
                key = why_held(change, row, crisis=crisis)
                nothing = t("sheet.nothing")
                values = {"here": _quoted(change.was, nothing), "sheet": _quoted(change.now, nothing)}
                column, name = change.column.name, name_of(id_, change)
                yield "    " + t(f"sheet.{key}", column=column, name=name, **values)

    def _places(self) -> Iterator[Iterator[str]]:
        """What changes, place by place; first what nobody may overlook."""
        t = self.site.words
        told = RowTeller(self.site, self.today).told([*self.changed, *self.added])
        for loud, rows in groupby(told, key=lambda row: row.loud):
            yield iter(
                [t("sheet.first" if loud else "sheet.changes"), *(line for row in rows for line in self._row(row))]
            )

    def _row(self, row: ToldRow) -> Iterator[str]:
        t, result = self.site.words, row.result
        yield "  " + (
            self._head(result.id, result.row)
            if result.before
            else t("sheet.new", name=result.after["name"], id=result.id, row=result.row)
        )
        yield from (f"    {said}" for said in row.said)
        yield from (f"    {self._change(change)}" for change in row.cells)
        yield from (f"    {said}" for change in result.cells for said in self._taken_as(change))
        if result.before:
            yield from (f"    {said}" for said in beside(result, self.site))
        if result.copied:
            yield "    " + t("sheet.new_copied", names=_named(result.copied))
        if not result.before:
            names = {listing.name.casefold(): id_ for id_, listing in self.site.directory.listings.items()}
            if other := names.get(str(result.after["name"]).casefold()):
                yield "    " + t("sheet.new_like", id=other)

    def waits(self, change: CellChange) -> str:
        """What is told of a cell that goes with one that can't be taken."""
        waits = self.site.words("sheet.waits", found=_quoted(change.now, self.site.words("sheet.nothing")))
        return f"{change.column.name}: {waits}"

    def _taken_as(self, change: CellChange) -> Iterator[str]:
        """What isn't as somebody typed it, and what stays of hours of which they said nothing."""
        t, reading, site = self.site.words, change.reading, self.site
        if reading.taken_as:
            said = change.now.removesuffix(f"; {reading.kept}")
            now = hours_in_words(said, site) if reading.taken_as == "hours" else said
            found = _quoted(reading.found)
            yield t(f"sheet.taken_{reading.taken_as}", column=change.column.name, found=found, now=now)
        if reading.kept:
            yield t("sheet.hours_kept", kept=hours_in_words(reading.kept, site))

    def _change(self, change: CellChange) -> str:
        key = "gone_now" if not change.now else "is_now" if not change.was else "changed"
        t = self.site.words
        return t(f"sheet.{key}", column=change.column.name, was=_quoted(change.was), now=_quoted(change.now))

    def _not_taken(self) -> Iterator[str]:
        t = self.site.words
        lines = [t(f"sheet.{key}", **self._named_place(values)) for key, values in self.found.faults]
        for id_, row in self.found.changes.items():
            lines += (f"{self._head(id_, row.row)} {self.unread(change)}" for change in row.unread)
        for result in (*self.changed, *self.added):
            lacks = [cell for cell in result.refused if _is_missing(cell)] if not result.after else []
            head = self._head(result.id, result.row) if result.before else t("sheet.row_new", row=result.row)
            lines += (f"{head} {self.unread(change)}" for change in result.unread)
            lines += (f"{head} {self.waits(change)}" for change in result.waiting)
            lines += (f"{head} {self.refused(cell)}" for cell in result.refused if cell not in lacks)
            if words := next((cell.words for cell in result.refused if cell.words), ""):
                lines.append(t("sheet.words_wait", words=_quoted(words)))
            if not result.after:
                lines.append(t("sheet.not_new", row=result.row, words=self._first_words(result)))
        if lines:
            yield t("sheet.not_taken")
            yield from (f"  {line}" for line in lines)

    def _first_words(self, result: RowResult) -> str:
        """The first words in a row that is no place, by which somebody finds it."""
        ids = [row.id for row in self.sheet.rows if row.number == result.row and row.id]
        said = (*result.cells, *result.unread)
        return ", ".join(
            map(_quoted, [*ids, *(each.reading.found for each in said if each.column.path[0] != "address")][:2])
        )

    def _named_place(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """What fills in a sentence, with the name of its place."""
        listing = self.site.directory.listings.get(str(values.get("id", "")))
        return {"name": listing.name, **values} if listing else dict(values)

    def _left(self) -> Iterator[str]:
        """What programs did to the sheet, and others here since it was exported: nothing is taken from either."""
        t, found = self.site.words, self.found
        if found.letters:
            (letters, here), *_ = found.letters
            yield t("sheet.letters", count=len(found.letters), found=_quoted(letters[:60]), here=_quoted(here[:60]))
        if found.dates:
            (day, here), *_ = found.dates
            yield t("sheet.dates", count=len(found.dates), found=_quoted(day), here=_quoted(here))
        if found.zeros:
            yield t("sheet.zeros", names=self._names(list(found.zeros)))
        if found.moved:
            names = [f"{self._name(id_)} ({_named(units)})" for id_, units in found.moved.items()]
            yield t("sheet.moved", count=len(found.moved), names=_named(names))

    def unread(self, change: CellChange) -> str:
        """Why a cell can't be read back, and what to write."""
        texts = change.reading.texts
        values = {"found": _quoted(change.reading.found), "first": texts[0], "second": texts[-1]}
        values |= {"here": _quoted(change.was)}
        if change.reading.fault == "choice":
            return f"{change.column.name}: {self._no_choice(change)}"
        return f"{change.column.name}: {self.site.words(f'sheet.cell_{change.reading.fault}', **values)}"

    def _no_choice(self, change: CellChange) -> str:
        """That a cell says more than one of a few words, and where the rest goes."""
        t, column, field = self.site.words, change.column, change.column.path[0]
        values = {"found": _quoted(change.reading.found), "choices": ", ".join(column.kind.options)}  # type: ignore[attr-defined]
        if field == "status":
            return t("sheet.choice_status", **values)
        words = {"records-calls": "records-words"}.get(str(column.path[-1]), "words")
        beside = next((each.name for each in columns_for(()) if each.path == (*column.path[:-1], words)), "")
        said = t("sheet.choice", **values)
        return f"{said} {t('sheet.choice_words', column=beside)}" if beside else said

    def refused(self, cell: RefusedCell) -> str:
        """Why a cell can't say what it says."""
        if _is_missing(cell) and cell.problem.field != "status.is":
            t, (field, _, part) = self.site.words, cell.problem.field.partition(".")
            known = t.keys()
            key = f"part.{field}.{part}"
            what = t("sheet.needs", what=t(key)) if part and key in known else t("sheet.required")
            return f"{cell.column}: {what}"
        problem = cell.problem
        if problem.key == SECRET_ADDRESS:
            return f"{cell.column}: {self.site.words('sheet.secret_address')}"
        key = problem.key.removeprefix("unknown_").removeprefix("no_such_")
        if key != problem.key and (labels := labels_of(key, self.site)):
            found, names = _quoted(str(problem.values["found"])), ", ".join(labels.values())
            return f"{cell.column}: {self.site.words('sheet.unknown', found=found, names=names)}"
        said = self._in_sheet(cell)
        return f"{cell.column}: {said or _with_columns(reason(problem, self.site.words), cell.column)}"

    def _in_sheet(self, cell: RefusedCell) -> str:
        """What is wrong, in the words of whoever fills in a sheet; empty where those of the file do."""
        t, problem, found = self.site.words, cell.problem, _quoted(cell.found)
        if problem.key in {"not_hours", "hours_not_sayable"}:
            near = str(problem.values.get("near") or "")
            words = hours_in_words(near, self.site)
            return t("sheet.hours_near", found=found, words=words, near=near) if near else t("sheet.hours", found=found)
        if problem.key == "missing" and problem.field == "status.is":
            return t("sheet.status_first")
        return t("sheet.language", found=found) if problem.key == "not_a_language" else ""

    def _both(self) -> Iterator[str]:
        t = self.site.words
        both = [(id_, change) for id_, row in self.found.changes.items() for change in row.both]
        if both:
            yield t("sheet.both" if self.sheet.has_marks else "sheet.both_unmarked")
        for id_, change in both:
            yield f"  {self._head(id_, change.row)} {change.column.name}: {self._two_said(change)}"
        if both:
            yield t("sheet.take", file=self.name, cell=f"{both[0][0]}/{both[0][1].column.name}")

    def _two_said(self, change: CellChange) -> str:
        """What a cell that both sides changed said, says in the sheet, and says here; hours in words."""
        t, nothing = self.site.words, self.site.words("sheet.nothing")
        before, now, here = change.exported, change.now, change.was
        if isinstance(change.column.kind, OpeningHoursText):
            before, now, here = (hours_in_words(text, self.site) for text in (before, now, here))
            said = t("sheet.both_hours", sheet=now or nothing, here=here or nothing)
            return f"{t('sheet.both_hours_were', before=before)} {said}" if before else said
        said = t("sheet.both_say", sheet=_quoted(now, nothing), here=_quoted(here, nothing))
        return f"{t('sheet.both_was', before=_quoted(before))} {said}" if before else said

    def _absent(self) -> Iterator[str]:
        t, absent, added = self.site.words, self.found.absent, self.found.added
        if len(absent) > _MOST_NAMED:
            yield t("sheet.most_absent", count=len(absent))
        elif absent:
            yield t("sheet.absent", count=len(absent), names=self._names(absent))
        if added:
            key = "most_others" if len(added) > _MOST_NAMED else "others"
            yield t(f"sheet.{key}", count=len(added), names=self._names(added))

    def _name(self, id_: str) -> str:
        listing = self.site.directory.listings.get(id_)
        return listing.name if listing else id_

    def _names(self, ids: Sequence[str]) -> str:
        return _named([self._name(id_) for id_ in ids])

    def _head(self, id_: str, row: int) -> str:
        return self.site.words("sheet.row", name=self._name(id_), id=id_, row=row)


def visible_lines(lines: Iterable[str]) -> str:
    """Give lines in which nothing hides; a line in a cell or a name begins none here."""
    plain = (text.replace("\xa0", " ").replace("\u202f", " ") for text in lines)
    return "\n".join(visible(line) for text in plain for line in text.split("\n"))


def _quoted(text: str, nothing: str = "–") -> str:
    shown = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]} …"
    return f"“{' '.join(shown.split())}”" if shown else nothing


def _with_columns(said: str, column: str) -> str:
    """A sentence of the file's readers, with the heads of columns for the parts that it names."""
    ours = column_called(column)
    if ours is None or len(ours.path) == 1:
        return said
    names = {str(each.path[-1]): each.name for each in columns_for(()) if each.path[:-1] == ours.path[:-1]}
    return re.sub(r"`([\w-]+)`", lambda word: f"“{names[word[1]]}”" if word[1] in names else word[0], said)


def _is_missing(cell: RefusedCell) -> bool:
    return not cell.found and cell.problem.key in {"missing", "missing_ids", "empty_text"}


def _named(names: Sequence[str], between: str = ", ") -> str:
    shown = between.join(" ".join(name.split())[:90] for name in names[:_MOST_NAMED])
    return f"{shown}{between}…" if len(names) > _MOST_NAMED else shown
