"""What rows of a sheet change, in the sentences in which changes are told everywhere (changes/), the loudest first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vinestreet.changes.compared_sites import ComparedSites
from vinestreet.changes.described_place import describe_place
from vinestreet.changes.place_changes import compare_place
from vinestreet.directory.checked_values import end_changed_checks
from vinestreet.directory.validate_entry import validate_entry
from vinestreet.exchange.sheet.named_alone import is_crisis_line
from vinestreet.exchange.sheet.row_results import RowResult
from vinestreet.exchange.sheet.sheet_changes import CellChange
from vinestreet.site.site import Site

_LOUD = frozenset({"confidential", "sample"})


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A row, and what it changes in sentences; `cells` are those that change nothing for readers.

    Nobody may overlook a `loud` one: crisis lines, what may happen without somebody's agreement, what is a secret, and
    what is an example.
    """

    result: RowResult
    said: Sequence[str]
    cells: Sequence[CellChange]
    loud: bool


@dataclass(frozen=True, slots=True)
class RowTeller:
    """Tells rows, as the `site` is before them."""

    site: Site
    today: date

    def told(self, results: Iterable[RowResult]) -> list[ToldRow]:
        """Give what each of these changes, the loud ones first."""
        results = list(results)
        made = {result.id: result.made for result in results if result.made}
        directory = self.site.directory
        now = end_changed_checks(replace(directory, listings={**directory.listings, **made}))
        both = ComparedSites(self.site, replace(self.site, directory=now))
        rows = [self._row(result, both) for result in results if result.made and result.fields]
        return sorted(rows, key=lambda row: not row.loud)

    def _row(self, result: RowResult, both: ComparedSites) -> ToldRow:
        t = self.site.words
        if not result.before:
            assert result.made
            return ToldRow(result, describe_place(result.made, both.now), (), loud=False)
        change = compare_place(both.before.directory.listings[result.id], both.now.directory.listings[result.id], both)
        loud = list(change.loud) if change else []
        if is_crisis_line(result.id, self.site):
            loud.insert(0, t("sheet.crisis"))
        loud += self._agreement(result)
        said = [*loud, *change.said, *change.ask] if change else loud
        silent = set(self._silent(result, both))
        cells = [each for each in result.cells if each.column.path[0] in silent]
        return ToldRow(result, said, cells, bool(loud) or not _LOUD.isdisjoint(result.fields))

    def _agreement(self, result: RowResult) -> Iterator[str]:
        """Whether readers who are afraid of the police are sent there, and were before."""
        assert result.made
        was, now = self.site.directory.listings[result.id].consent.police, result.made.consent.police
        if was != now and "no" in (was, now):
            yield self.site.words("sheet.said_not_to_call" if now == "no" else "sheet.said_not_to_call_no_more")

    def _silent(self, result: RowResult, both: ComparedSites) -> Iterator[str]:
        """The fields that change something, and no sentence says so."""
        for name, value in result.fields.items():
            base = {**result.before, name: value}
            base = {each: said for each, said in base.items() if said is not None}
            found = validate_entry(result.id, {}, self.site.directory, self.site.place.country, self.today, base=base)
            before = both.before.directory.listings[result.id]
            if found.listing and compare_place(before, found.listing, both) is None:
                yield name
