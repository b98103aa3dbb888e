"""What schedules say of single dates, as rules behind the usual hours: `2026 Dec 24-26 off`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from vinestreet.opening_hours.expression import LONGEST, HoursError, parse
from vinestreet.opening_hours.rules import MONTHS

_MOST_DAYS = 366  # whoever is closed for longer than that says it otherwise


@dataclass(frozen=True, slots=True)
class DatedTimes:
    """From the day `first` to the day `last` these times hold: `09:00-12:00`, `off`, None where they are not known."""

    first: date
    last: date
    times: str | None


def dated_times(first: date, last: date, times: str | None) -> DatedTimes | None:
    """Give what holds from day to day; None where the last comes before the first, or years later."""
    return DatedTimes(first, last, times) if 0 <= (last - first).days <= _MOST_DAYS else None


def with_dates(expression: str, dated: Iterable[DatedTimes]) -> str:
    """Give `expression` with what holds on single dates behind it; empty where that makes no hours that can be said.

    Several times for one day add to each other; a day that is said to be closed, too, is not known.
    """
    by_day: dict[date, list[str | None]] = {}
    for each in dated:
        for step in range((each.last - each.first).days + 1):
            into = by_day.setdefault(each.first + timedelta(days=step), [])
            if each.times not in into:
                into.append(each.times)
    whole = "; ".join((expression, *_rules({day: together(times) or "unknown" for day, times in by_day.items()})))
    try:
        return parse(whole).expression if len(whole) <= LONGEST else ""
    except HoursError:
        return ""


def together(times: Iterable[str | None]) -> str | None:
    """Give the spans of a day, sorted, or `off`; None where one is not known, or where they overlap."""
    times = list(times)
    spans = sorted(part for each in times if each and each != "off" for part in each.split(","))
    if None in times or ("off" in times and spans):
        return None
    for before, after in pairwise(spans):
        start, end = before.split("-")
        if not start < end <= after[:5]:
            return None
    return ",".join(spans) or "off"


def _rules(by_day: dict[date, str]) -> Iterator[str]:
    """A rule for each run of days on which the same holds."""
    first = None
    for day in sorted(by_day):
        first = first or day
        after = day + timedelta(days=1)
        if by_day.get(after) != by_day[day]:
            yield f"{_dates(first, day)} {by_day[day]}"
            first = None


def _dates(first: date, last: date) -> str:
    start = f"{first.year} {MONTHS[first.month - 1]} {first.day:02}"
    if first == last:
        return start
    if (first.year, first.month) == (last.year, last.month):
        return f"{start}-{last.day:02}"
    return f"{start}-{last.year} {MONTHS[last.month - 1]} {last.day:02}"
