"""A schedule that did not become hours, in plain words: `Fridays 10:00 to 12:00, every second week from 2026-11-27`.

Readers get these words. They have no names of fields, and say nothing that the schedule does not.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from vinestreet.exchange.hsds.clock_offsets import offset_in_words
from vinestreet.exchange.hsds.schedules import (
    TIMES,
    DaysError,
    cell_text,
    date_under,
    days_of,
    says_closed,
    without_offset,
)

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last", -2: "second to last"}
_AROUND = re.compile(r"^\d{4}-\d\d-\d\d[T ](?=\d)|^T(?=\d)|(?<=\d:\d\d):00(?:\.0+)?\b")  # a clock time
_OF_MONTH = "of the month"
_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_ODD = {
    "bymonthday": "day {} of the month",
    "byyearday": "day {} of the year",
    "byweekno": "week {} of the year",
    "bysetpos": "number {} of these days",
}


def schedule_in_words(schedule: Mapping[str, Any]) -> str:
    """Give all that it says of days and times, on one line; nothing where it says nothing of them."""
    days, times, dates = _days(schedule), _times(schedule), _dates(schedule)
    odd = [
        words.format(said)
        for key, words in _ODD.items()
        if (said := cell_text(schedule, key)) and not (key == "bysetpos" and _OF_MONTH in days)
    ]
    if not any((days, times, dates, *odd)):
        return ""
    closed = "closed" if says_closed(schedule) else ""
    first = " ".join(filter(None, (days, times, closed)))
    often = " ".join(filter(None, (_often(schedule, days), dates)))
    told = ", ".join(filter(None, (first, *odd, often, _count(schedule), "" if times or closed else "no times given")))
    return told[:1].upper() + told[1:]


def _days(schedule: Mapping[str, Any]) -> str:
    """`Mondays and Fridays`, `the second Saturday of the month`; what nobody understands, as it stands there."""
    said = cell_text(schedule, "byday") or cell_text(schedule, "weekday")
    if not said and _often(schedule, "").endswith(("day", "days")):
        return ""  # every second one of all days
    first = date_under(schedule, "dtstart", "valid_from")
    for each in (schedule, {"byday": said}):  # whatever else is odd about it, these are the days that it names
        try:
            return _named(days_of(each, first or None if first != "?" else None))
        except DaysError:
            continue
    return said


def _named(days: Sequence[tuple[int, int]]) -> str:
    if len(days) == 7 and not any(nth for nth, _ in days):
        return "every day"
    nth = [f"{_NTH[nth]} {_NAMES[day]}" for nth, day in days if nth in _NTH]
    plain = [day for each, day in days if not each]
    if len(nth) + len(plain) < len(days):
        raise DaysError
    names = [f"{_NAMES[day]}s" for day in plain]
    if len(plain) > 2 and plain == [*range(plain[0], plain[-1] + 1)]:
        names = [f"{_NAMES[plain[0]]} to {_NAMES[plain[-1]]}"]
    return _listed([*names, *((f"the {_listed(nth)} {_OF_MONTH}",) if nth else ())])


def _times(schedule: Mapping[str, Any]) -> str:
    """`10:00 to 12:00 (UTC-05:00)`: whose times they are stands behind both, or behind each where they differ."""
    (opens, start), (closes, end) = (without_offset(cell_text(schedule, key)) for key in TIMES)
    whose = [cell_text(schedule, "timezone")]
    if start == end or not (opens and closes):
        whose.insert(0, start or end)
    else:
        opens, closes = _with_zone(opens, [start]), _with_zone(closes, [end])
    opens, closes = (_AROUND.sub("", clock) for clock in (opens, closes))
    if opens and closes:
        return _with_zone(f"{opens} to {closes}", whose)
    times = f"from {opens}" if opens else f"until {closes}" if closes else ""
    return _with_zone(times, whose) if times else ""


def _with_zone(times: str, offsets: Iterable[str]) -> str:
    told = ", ".join(dict.fromkeys(offset_in_words(offset) for offset in offsets if offset))
    return f"{times} ({told})" if told else times


def _often(schedule: Mapping[str, Any], days: str) -> str:
    """`every second week`, `every 3 months`; nothing for every week, where its days are told."""
    freq = cell_text(schedule, "freq")
    if freq and freq.upper() not in _UNITS:
        return freq.lower()
    unit = _UNITS.get(freq.upper(), "")
    interval = cell_text(schedule, "interval").removesuffix(".0")
    if interval in {"", "0", "1"}:
        without_days = unit == "week" and not days
        return f"every {unit}" if without_days or (unit in {"month", "year"} and _OF_MONTH not in days) else ""
    every = "every second" if interval == "2" else f"every {interval}"
    return f"{every} {unit or 'week'}{'' if interval == '2' else 's'}"


def _dates(schedule: Mapping[str, Any]) -> str:
    """`from 2026-11-27 until 2026-12-31`, `on 2026-12-25`."""
    first, last = (_date(schedule, keys) for keys in (("dtstart", "valid_from"), ("until", "valid_to")))
    if first and first == last:
        return f"on {first}"
    return " ".join([*([f"from {first}"] if first else ()), *([f"until {last}"] if last else ())])


def _date(schedule: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    found = date_under(schedule, *keys)
    if isinstance(found, date):
        return found.isoformat()
    return next((text for key in keys if (text := cell_text(schedule, key))), "")


def _count(schedule: Mapping[str, Any]) -> str:
    count = cell_text(schedule, "count")
    return f"{count} times" if count else ""


def _listed(parts: Sequence[str]) -> str:
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last
