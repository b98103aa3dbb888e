"""Schedules of HSDS, of any version and from anybody, as opening hours: only what they say beyond doubt.

A weekday whose times cannot be told becomes `unknown`, which readers are told as "ask first": leaving it out would say
that it is closed. What was not understood comes back as words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

from vinestreet.exchange.hsds.breaks import names_some_weeks, without_breaks
from vinestreet.exchange.hsds.clock_offsets import is_local
from vinestreet.exchange.hsds.dated_days import DatedTimes, dated_times, together, with_dates
from vinestreet.exchange.hsds.schedule_in_words import schedule_in_words
from vinestreet.exchange.hsds.schedules import (
    TIMES,
    DaysError,
    cell_text,
    clocks,
    date_under,
    days_of,
)
from vinestreet.opening_hours.expression import HoursError, parse
from vinestreet.opening_hours.rules import MONTHS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class ScheduleHours:
    """The hours as an `expression` that our reader takes, empty where there is none; and the `words` that stay."""

    expression: str
    words: str


Season = tuple[date, date] | None  # the first and last day; None for all weeks


@dataclass(frozen=True, slots=True)
class _Row:
    """One schedule: its weekdays (0 is Monday) with the number in the month, 0 for each week; None: no known times."""

    days: tuple[tuple[int, int], ...]
    times: str | None
    season: Season = None


# After so many years nobody has thought about an end: 2099-12-31, 9999-12-31.
_FAR = 5
_WORDS = ("description", "notes")
_REPEATS = ("freq", "byday", "weekday", "interval", "count", "bymonthday", "byyearday", "byweekno", "bysetpos")


def hours_from(
    schedules: Sequence[Mapping[str, Any]], today: date | None = None, zone: ZoneInfo | None = None
) -> ScheduleHours:
    """Give the opening hours that `schedules` (HSDS 1 to 3) say on the day `today`, by default that of the clock.

    Times are those of the clocks in `zone`; ones that say an offset from UTC which these clocks never have, stay words.
    Several schedules for one day add to each other. The words are the descriptions and notes, and each schedule that
    did not become hours, in plain words; without an expression that is all of them.
    """
    today = today or date.today()
    rows: list[_Row] = []
    dated: list[tuple[DatedTimes, str]] = []
    words: list[str] = []
    of_all = " ".join(_own_words(each) for each in schedules if not _has_times(each))
    try:
        for schedule in schedules:
            words += [cell_text(schedule, key) for key in _WORDS]
            if days := _single_dates(schedule, zone):
                dated += [(days, schedule_in_words(schedule))] if days.last >= today else []
                continue
            row = _row(schedule, today, zone, of_all)
            if row is None or row.times is None:
                words.append(schedule_in_words(schedule))
            rows += [row] if row else []
        expression = _expression(rows)
    except DaysError:
        expression = ""
    if with_all := expression and with_dates(expression, [days for days, _ in dated]):
        expression = with_all
    else:
        words += [told for _, told in dated]
    if not expression:
        words = [
            text
            for schedule in schedules
            for text in (*(cell_text(schedule, key) for key in _WORDS), schedule_in_words(schedule))
        ]
    return ScheduleHours(expression, "\n".join(dict.fromkeys(word for word in words if word)))


def _own_words(schedule: Mapping[str, Any]) -> str:
    return "; ".join(filter(None, (cell_text(schedule, key) for key in _WORDS)))


def _has_times(schedule: Mapping[str, Any]) -> bool:
    return any(cell_text(schedule, key) for key in ("freq", "byday", "weekday", *TIMES))


def _single_dates(schedule: Mapping[str, Any], zone: ZoneInfo | None) -> DatedTimes | None:
    """Dates on which it says that all is closed, or one date with its times; None for what repeats."""
    first, last = date_under(schedule, "dtstart", "valid_from"), date_under(schedule, "until", "valid_to")
    if any(cell_text(schedule, key) for key in _REPEATS) or not (isinstance(first, date) and isinstance(last, date)):
        return None
    times = without_breaks(clocks(schedule), _own_words(schedule)) if is_local(schedule, zone) else None
    return dated_times(first, last, times) if times == "off" or (times and first == last) else None


def _row(schedule: Mapping[str, Any], today: date, zone: ZoneInfo | None, of_all: str) -> _Row | None:
    """What a schedule says, or None for one that says no hours, or none for today and later; raises DaysError.

    The words `of_all` are said of every schedule.
    """
    if not _has_times(schedule):
        return None
    begins, ends = date_under(schedule, "dtstart", "valid_from"), date_under(schedule, "until", "valid_to")
    first = begins if isinstance(begins, date) else None
    last = ends if isinstance(ends, date) and ends.year <= today.year + _FAR else None
    if last and last < today:
        return None
    days = days_of(schedule, first)
    odd = "?" in (begins, ends) or cell_text(schedule, "interval") not in {"", "0", "1", "1.0"}
    if odd or cell_text(schedule, "count") or (first and first > today and not last) or not is_local(schedule, zone):
        return _Row(days, None)
    beside = f"{of_all}; {_own_words(schedule)}"
    if names_some_weeks(beside, (day for nth, day in days if not nth)):
        return _Row(days, None)
    times = without_breaks(clocks(schedule), beside)
    return _Row(days, times, (first or today, last) if last and times != "off" else None)


def _expression(rows: list[_Row]) -> str:
    """The rules of all rows: the ordinary week, some days of a month, seasons; empty where nothing is known."""
    weekly: dict[tuple[Season, int], list[str | None]] = {}
    monthly: dict[tuple[int, int], list[str | None]] = {}
    for row in rows:
        for nth, day in row.days:
            into = monthly.setdefault((nth, day), []) if nth else weekly.setdefault((row.season, day), [])
            if row.times not in into:
                into.append(row.times)
    # A later rule replaces the ones before, where schedules add to each other: such a day is not known.
    for day in range(7):
        seasons = [season for season, same in weekly if same == day]
        some_days = [nth for nth, same in monthly if same == day]
        clash = (seasons and some_days) or any(one * other < 0 for one, other in combinations(some_days, 2))
        if clash or any(_overlap(one, other) for one, other in combinations(seasons, 2)):
            for season in seasons:
                del weekly[season, day]
            for nth in some_days:
                del monthly[nth, day]
            weekly[None, day] = [None]
    some = {key: together(times) for key, times in weekly.items()}
    few = {key: together(times) for key, times in monthly.items()}
    if all(times in {None, "off"} for times in (*some.values(), *few.values())):
        return ""
    rules = [*_weekly_rules(some), *_monthly_rules(few)]
    expression = "24/7" if rules == ["Mo-Su 00:00-24:00"] else "; ".join(rules)
    try:
        return parse(expression).expression
    except HoursError:
        return ""


def _overlap(one: Season, other: Season) -> bool:
    return not (one and other) or (one[0] <= other[1] and other[0] <= one[1])


def _weekly_rules(some: Mapping[tuple[Season, int], str | None]) -> Iterator[str]:
    for season in sorted({season for season, _ in some}, key=lambda season: season or ()):
        dates = "-".join(f"{day.year} {MONTHS[day.month - 1]} {day.day:02}" for day in season or ())
        here = {day: times for (each, day), times in some.items() if each == season and times != "off"}
        for times in dict.fromkeys(here[day] for day in sorted(here)):
            days = _runs(day for day, same in here.items() if same == times)
            yield " ".join(filter(None, (dates, days, times or "unknown")))


def _monthly_rules(few: Mapping[tuple[int, int], str | None]) -> Iterator[str]:
    for day in sorted({day for _, day in few}):
        here = {nth: times for (nth, each), times in sorted(few.items()) if each == day and times != "off"}
        for times in dict.fromkeys(here.values()):
            nth = ",".join(str(n) for n, same in here.items() if same == times)
            yield f"{WEEKDAYS[day]}[{nth}] {times or 'unknown'}"


def _runs(days: Iterable[int]) -> str:
    """`Mo-Fr`, `Mo,We`: three days or more that follow each other are a run, and the weekend."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] + 1 == day:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(_run(run) for run in runs)


def _run(days: list[int]) -> str:
    if len(days) > 2 or days == [5, 6]:
        return f"{WEEKDAYS[days[0]]}-{WEEKDAYS[days[-1]]}"
    return ",".join(WEEKDAYS[day] for day in days)
