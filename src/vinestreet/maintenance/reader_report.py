"""What was counted of readers, as text, as Markdown for a report, and as a table.

Nothing of a log is repeated but the name of its file, so nothing that strangers wrote into it reaches a terminal.
"""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from io import StringIO

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from vinestreet.core.messages import Messages
from vinestreet.core.problems import visible
from vinestreet.maintenance.reader_count import FEWEST, ReaderCount


@dataclass(frozen=True, slots=True)
class _Table:
    heading: str
    columns: tuple[str, str]
    rows: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ReaderReport:
    """What was `found`, in the words `t`: by `day` or by `month`, as clocks in the time zone `zone` have it."""

    found: ReaderCount
    t: Messages
    by: str
    zone: str

    def text(self) -> str:
        """For a terminal, or a mail."""
        if not self.found.days:
            return self.t("count.nothing")
        parts = [self._total()]
        for table in self._tables(self._day, self._number):
            wide = max(len(name) for name, _ in table.rows)
            high = max(len(number) for _, number in table.rows)
            parts.append("\n".join([f"{table.heading}:", *(f"  {name:{wide}}  {n:>{high}}" for name, n in table.rows)]))
        return "\n\n".join([*parts, *self._remarks()])

    def markdown(self) -> str:
        """For a report."""
        if not self.found.days:
            return self.t("count.nothing")
        parts = [self._total()]
        for table in self._tables(self._day, self._number):
            rows = "\n".join(f"| {name} | {number} |" for name, number in table.rows)
            parts.append(f"**{table.heading}**\n\n| {table.columns[0]} | {table.columns[1]} |\n|---|---:|\n{rows}")
        return "\n\n".join([*parts, *self._remarks()])

    def table(self) -> str:
        """For a spreadsheet, as CSV: which table a row is from, what it stands for, and its number; no remarks."""
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([self.t("count.table"), self.t("count.row"), self.t("count.number")])
        for table in self._tables(lambda day: day.isoformat()[: 7 if self.by == "month" else 10], str):
            writer.writerows((table.columns[0], name, number) for name, number in table.rows)
        return out.getvalue().rstrip("\n")

    @property
    def unread(self) -> str:
        """What could not be read, if anything; of what stands there, nothing is repeated."""
        first, t = self.found.first_unread, self.t
        if first is None:
            return ""
        file = visible(first.file)
        number = self._number(self.found.unread)
        said = t("count.unread", count=self.found.unread, number=number, file=file, line=first.number)
        return f"{said}\n{t('count.expected')}"

    def _tables(self, day: Callable[[date], str], number: Callable[[int], str]) -> Iterable[_Table]:
        t, found = self.t, self.found
        few = t("count.few", fewest=FEWEST)
        days = [(day(each), few if pages is None else number(pages)) for each, pages in found.by_day.items()]
        alone, (together, sum_) = found.by_kind()
        kinds = [(t(f"count.{kind}"), number(pages)) for kind, pages in alone.items()]
        if together:
            names = ", ".join(t(f"count.{kind}") for kind in together)
            kinds.append((t("count.together", kinds=names), number(sum_)))
        out = [(t(f"count.{why}"), number(count)) for why, count in sorted(found.left_out.items())]
        pages = t("count.pages")
        yield _Table(t(f"count.by_{self.by}", zone=self.zone), (t(f"count.{self.by}"), pages), days)
        if kinds:
            yield _Table(t("count.by_kind"), (t("count.kind"), pages), kinds)
        if out:
            yield _Table(t("count.left_out"), (t("count.left_out"), t("count.requests")), out)

    def _remarks(self) -> list[str]:
        remarks = [self.t("count.meaning"), self.t("count.small", fewest=FEWEST)]
        if count := self.found.nameless:
            remarks.insert(1, self.t("count.nameless", count=count, number=self._number(count)))
        return remarks

    def _total(self) -> str:
        total = self.found.total
        if None not in self.found.by_day.values():
            return self.t("count.total", count=total, number=self._number(total))
        key = "least" if total else f"few_{self.by}"
        return self.t(f"count.total_{key}", number=self._number(total), fewest=FEWEST)

    def _day(self, day: date) -> str:
        if self.by == "month":
            return str(format_skeleton("yMMMM", day, locale=self.t.locale))
        return format_date(day, "long", locale=self.t.locale)

    def _number(self, number: int) -> str:
        return str(format_decimal(number, locale=self.t.locale))
