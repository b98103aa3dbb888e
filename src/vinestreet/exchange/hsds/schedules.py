"""The schedules of HSDS 3, which follow RFC 5545: those that opening hours make, and what single cells of others' say.

A schedule says what repeats by week or by month, and nothing else: no exceptions, holidays, odd weeks or seasons
without a year. What it cannot say stays in the words that go with it: a day that a season or an odd week changes gets
no schedule at all, for half of the truth would be wrong half of the time. Holidays and single dates are left to the
words alone; the ordinary week beside them still holds. Times are those of the clock on the wall there: an offset, as
HSDS would like it, is wrong for one half of the year.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Literal

from vinestreet.exchange.hsds.service_records import ScheduleRecord
from vinestreet.opening_hours.expression import Hours, Rule, Span, YearDay

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WHOLE_DAY = Span(0, 1440)
EXCEPTION = 31  # days; what lasts longer is a season
Spans = tuple[Span, ...]


class _Week:
    """What holds on each weekday: always, on some of them in a month, or in words alone."""

    def __init__(self) -> None:
        self.always: dict[int, Spans] = {}
        self.monthly: dict[int, list[tuple[tuple[int, ...], Spans]]] = {}
        self.dated: list[tuple[Rule, Spans]] = []
        self.unsaid: set[int] = set()

    def set(self, day: int, spans: Spans) -> None:
        """From here on these spans hold on every such day."""
        self.always[day] = spans
        self.monthly.pop(day, None)
        self.unsaid.discard(day)

    def set_some(self, day: int, nth: tuple[int, ...], spans: Spans) -> None:
        """In a month, the spans hold on the `nth` of such days; what held before on those is not known any more."""
        others = [each for named, _ in self.monthly.get(day, []) for each in named]
        # The last one may be the fourth or the fifth.
        may_meet = any(n == other or n * other < 0 for n in nth for other in others)
        if self.always.get(day) or may_meet or not spans:
            self.unsaid.add(day)
        self.monthly.setdefault(day, []).append((nth, spans))


def schedules_of(hours: Hours) -> list[ScheduleRecord]:
    """Give the schedules that are true of `hours`, without ids: `freq`, `byday`, `opens_at`, `closes_at` …

    Times are `HH:MM`; one that closes before it opens, closes on the next day; all day is 00:00 to 23:59, as HSDS has
    it; hours with no set end have no `closes_at`. `dtstart` and `until` are the first and last day of a season.
    """
    week = _Week()
    for rule in hours.rules:
        _apply(rule, week)
    return [*_weekly(week), *_monthly(week), *_dated(week)]


def _apply(rule: Rule, week: _Week) -> None:
    if _is_exception(rule):
        return
    days = [(weekday.day, weekday.nth) for weekday in rule.weekdays] or [(day, ()) for day in range(7)]
    if rule.weeks or rule.dates:
        clear = rule.state == "open" and _has_years(rule) and not any(nth or day in week.always for day, nth in days)
        if clear and not rule.weeks and not week.dated:
            week.dated.append((rule, rule.spans or (WHOLE_DAY,)))
        else:
            week.unsaid.update(day for day, _ in days)
        return
    # Closed is said by saying nothing, and so is `by appointment`.
    spans = (rule.spans or (WHOLE_DAY,)) if rule.state == "open" else ()
    for day, nth in days:
        if nth:
            week.set_some(day, nth, spans)
        else:
            week.set(day, spans)


def _is_exception(rule: Rule) -> bool:
    if rule.dates:
        return all(_length(*dates) <= EXCEPTION for dates in rule.dates)
    return rule.holidays and not rule.weekdays


def _length(start: YearDay, end: YearDay) -> int:
    """How many days there are from `start` to `end`; a month alone is a season, even February."""
    if start.day is None or end.day is None:
        return EXCEPTION + 1
    first = date(start.year or 2024, start.month, start.day)
    last = date(end.year or 2024, end.month, end.day)
    return (last - first).days % 366 + 1 if not start.year else (last - first).days + 1


def _has_years(rule: Rule) -> bool:
    days = [day for dates in rule.dates for day in dates]
    return len(rule.dates) == 1 and all(day.year and day.day for day in days)


def _weekly(week: _Week) -> Iterator[ScheduleRecord]:
    weekly = {day: spans for day, spans in sorted(week.always.items()) if day not in week.unsaid}
    for span in dict.fromkeys(span for spans in weekly.values() for span in spans):
        yield _schedule("WEEKLY", (DAYS[day] for day, spans in weekly.items() if span in spans), span)


def _monthly(week: _Week) -> Iterator[ScheduleRecord]:
    for day, rules in sorted(week.monthly.items()):
        if day not in week.unsaid:
            for nth, spans in rules:
                for span in spans:
                    yield _schedule("MONTHLY", (f"{n}{DAYS[day]}" for n in nth), span)


def _dated(week: _Week) -> Iterator[ScheduleRecord]:
    for rule, spans in week.dated:
        days = [weekday.day for weekday in rule.weekdays] or list(range(7))
        # A later rule for such a day replaces this one.
        if not any(day in week.unsaid or day in week.always or day in week.monthly for day in days):
            start, end = (date(day.year or 0, day.month, day.day or 0) for day in rule.dates[0])
            for span in spans:
                weekly = _schedule("WEEKLY", (DAYS[day] for day in days), span)
                yield ScheduleRecord(dtstart=start.isoformat(), until=end.isoformat(), **weekly)


def _schedule(freq: str, days: Iterable[str], span: Span) -> ScheduleRecord:
    schedule = ScheduleRecord(freq=freq, interval=1, byday=",".join(days), opens_at=_clock(span.start))
    if span.end is not None:
        schedule["closes_at"] = "23:59" if span == WHOLE_DAY else _clock(span.end)
    return schedule


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


TIMES = ("opens_at", "closes_at")
_NOTHING = frozenset({"", "null", "none", "nan", "n/a", "na", "-"})
_NAMES = ("mo", "tu", "we", "th", "fr", "sa", "su")
_DAY = r"(mo|tu|we|th|fr|sa|su)(?:[a-z]*day|n|es|e|d|u|urs|ur|i|t)?\.?"
_ONE = re.compile(rf"([+-]?[1-5])?\s*{_DAY}", re.IGNORECASE)
_RANGE = re.compile(rf"{_DAY}\s*-\s*{_DAY}", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:\d{4}-\d\d-\d\d[T ])?(\d{1,2})(?::?([0-5]\d)(?::(?:00|59)(?:\.\d+)?)?)?"
    r"\s*(?:([ap])\.?m\.?)?(?:[+-]\d\d:?\d\d|Z)?",
    re.IGNORECASE,
)
# What says days that are none of a week's.
_OTHER_DAYS = ("bymonthday", "byyearday", "byweekno")
_EVENING = 16 * 60  # opening earlier and closing before that is more likely a lost PM than a night


class DaysError(ValueError):
    """A schedule says days that opening hours cannot say, or none that anybody could tell."""


def cell_text(schedule: Mapping[str, Any], key: str) -> str:
    """What stands there, as text on one line; nothing for `null` and its like."""
    text = " ".join(str(schedule.get(key) or "").split())
    return "" if text.lower() in _NOTHING else text


def date_under(schedule: Mapping[str, Any], *keys: str) -> date | Literal["?", ""]:
    """The first date under `keys`: nothing where there is none, `?` for what is no date (ISO 8601)."""
    text = next((text for key in keys if (text := cell_text(schedule, key))), "")
    try:
        return date.fromisoformat(text[:10]) if text else ""
    except ValueError:
        return "?"


def days_of(schedule: Mapping[str, Any], first: date | None) -> tuple[tuple[int, int], ...]:
    """The days as `(number in the month or 0, weekday)`; of a week without any, that of `first`. Raises DaysError."""
    freq = cell_text(schedule, "freq").upper()
    if any(cell_text(schedule, key) for key in _OTHER_DAYS) or freq not in {"", "DAILY", "WEEKLY", "MONTHLY"}:
        raise DaysError
    text = cell_text(schedule, "byday") or cell_text(schedule, "weekday")
    if not text:
        if freq == "DAILY":
            return tuple((0, day) for day in range(7))
        if freq == "WEEKLY" and first:
            return ((0, first.weekday()),)
        raise DaysError
    days = [day for part in re.split(r"[,;/&]|\band\b", text) if part.strip() for day in _days_in(part.strip())]
    if any(nth for nth, _ in days) == (freq in {"WEEKLY", "DAILY"}) and any(nth for nth, _ in days):
        raise DaysError
    if freq == "MONTHLY" and not all(nth for nth, _ in days):
        raise DaysError  # every Monday of the month, or one of them?
    return tuple(dict.fromkeys(days))


def _days_in(text: str) -> list[tuple[int, int]]:
    if text in set("1234567"):  # HSDS 1 and 2; 1 is Monday (ISO 8601)
        return [(0, int(text) - 1)]
    if match := _RANGE.fullmatch(text):
        start, end = (_NAMES.index(name.lower()) for name in match.groups())
        return [(0, (start + step) % 7) for step in range((end - start) % 7 + 1)]
    if match := _ONE.fullmatch(text):
        return [(int(match[1] or 0), _NAMES.index(match[2].lower()))]
    raise DaysError


def clocks(schedule: Mapping[str, Any]) -> str | None:
    """The times as `09:00-17:00`, `off` where it says that it is closed; None where that cannot be told.

    Offsets behind times are passed over, for the clock on the wall there is meant; so is the `Z` of UTC, which the
    standard itself writes behind 9am (docs/hsds/field_guidance.md, Worked Example).
    """
    opens, closes = (cell_text(schedule, key) for key in TIMES)
    if {opens.lower(), closes.lower()} == {"closed"} or (
        not opens and not closes and cell_text(schedule, "description").lower().rstrip(".") == "closed"
    ):
        return "off"
    start, end = _minutes(opens), _minutes(closes)
    if start is None or end is None or start == end:
        return None
    if end == 0 or (start, end) == (0, 1439):
        end = 1440
    if start == 1440 or end < start < _EVENING:
        return None
    return f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"


def has_utc(schedule: Mapping[str, Any]) -> bool:
    """Whether the times say that they are UTC, which hardly anybody means."""
    return any(cell_text(schedule, key).upper().endswith("Z") for key in TIMES)


def _minutes(text: str) -> int | None:
    match = _CLOCK.fullmatch({"noon": "12:00", "midnight": "00:00"}.get(text.lower(), text))
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    elif match[2] is None or (len(match[1]) == 1 and hour < 7):
        return None  # `9`, or `5:00` in the afternoon
    return hour * 60 + minute if hour < 24 or (hour, minute) == (24, 0) else None
