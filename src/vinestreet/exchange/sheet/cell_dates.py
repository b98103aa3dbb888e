"""Which days a cell may mean that a spreadsheet wrote: 26.11.2026, 11/26/26, 26-Nov, 46352."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from vinestreet.schema.meant import MONTHS

_FIRST_DAY = date(1899, 12, 30)  # day 0 of Excel, LibreOffice and Google; a day of their first 60 is none of ours
_SERIAL = re.compile(r"([2-7]\d{4})(?:[.,]0*)?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]0{1,2}:00(?::00(?:\.0+)?)?z?)?")
_IN_NUMBERS = re.compile(
    r"(?:[a-z]{2,9},? )?(\d{1,2})([./-]) ?(\d{1,2})(?:\2 ?(\d{4}|\d{2}))?(?: 0{1,2}:00(?::00)?)?\.?"
)
_DAY_FIRST = re.compile(r"(?:[a-z]{2,9},? )?(\d{1,2})(?:st|nd|rd|th)?\.?[ -]([a-z]{3,9})\.?,?(?:[ -](\d{4}|\d{2}))?")
_MONTH_FIRST = re.compile(r"(?:[a-z]{2,9},? )?([a-z]{3,9})\.?[ -](\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4})|-(\d{2}))?")
DAY_FIRST, MONTH_FIRST = "day first", "month first"
# Where everybody writes days in numbers in one order, by country (ISO 3166); in Canada and others it may be either.
ORDERS = {"US": MONTH_FIRST, "GB": DAY_FIRST, "IE": DAY_FIRST, "AU": DAY_FIRST, "NZ": DAY_FIRST}


@dataclass(frozen=True, slots=True)
class DayReading:
    """A day that a cell may mean: `order` says whether its day or its month stands first, where that is not known.

    `year` is 0 where the cell names none.
    """

    year: int
    month: int
    day: int
    order: str = ""

    @property
    def iso(self) -> str:
        """The day as 2026-11-26; empty where there is no such day, or no year."""
        try:
            return date(self.year, self.month, self.day).isoformat()
        except ValueError:
            return ""


def days_in(text: str) -> list[DayReading]:
    """Give each day that the whole of `text` may mean; none where it is something else."""
    return [each for each in _days(text.casefold()) if 1 <= each.month <= 12 and 1 <= each.day <= 31]


def _days(text: str) -> Iterator[DayReading]:
    if match := _ISO.fullmatch(text):
        yield DayReading(int(match[1]), int(match[2]), int(match[3]))
    elif match := _SERIAL.fullmatch(text):
        day = _FIRST_DAY + timedelta(days=int(match[1]))
        yield DayReading(day.year, day.month, day.day)
    elif match := _IN_NUMBERS.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), _year(match[4])
        dotted = match[2] == "."  # nobody puts the month first and dots between
        same = first == second
        yield DayReading(year, second, first, "" if dotted or same or first > 12 else DAY_FIRST)
        if not dotted and not same:
            yield DayReading(year, first, second, "" if second > 12 else MONTH_FIRST)
    elif match := _DAY_FIRST.fullmatch(text):
        yield from _named(match[3], match[2], match[1])
    elif match := _MONTH_FIRST.fullmatch(text):
        yield from _named(match[3] or match[4], match[1], match[2])


def _named(year: str | None, month: str, day: str) -> Iterator[DayReading]:
    if month[:3] in MONTHS:
        yield DayReading(_year(year), MONTHS.index(month[:3]) + 1, int(day))


def _year(text: str | None) -> int:
    return 0 if not text else int(text) if len(text) == 4 else 2000 + int(text)


def written_before(days: list[DayReading]) -> Iterator[str]:
    """Give what somebody may have written that became one of these days: `1-3`, `24/7`, `9-1-1`."""
    for each in days:
        years = {each.year, each.year % 100} if each.year else set()
        for first, second in ((each.month, each.day), (each.day, each.month)):
            for between in "-/. ":
                for width in (1, 2):
                    start = f"{first:0{width}}{between}{second:0{width}}"
                    yield start
                    yield from (f"{start}{between}{year:0{width}}" for year in years)
