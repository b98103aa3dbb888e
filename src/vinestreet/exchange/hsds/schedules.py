"""Opening hours as the schedules of HSDS 3, which follow RFC 5545: what repeats by week or by month, and nothing else.

A schedule has no exceptions, holidays, odd weeks or seasons without a year. What it cannot say stays in the words that
go with it: a day that a season or an odd week changes gets no schedule at all, for half of the truth would be wrong
half of the time. Holidays and single dates are left to the words alone; the ordinary week beside them still holds.
Times are those of the clock on the wall there: an offset, as HSDS would like it, is wrong for one half of the year.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from vinestreet.opening_hours.expression import Hours, Rule, Span, YearDay

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WHOLE_DAY = Span(0, 1440)
EXCEPTION = 31  # days; what lasts longer is a season
Spans = tuple[Span, ...]
Schedule = dict[str, Any]


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


def schedules_of(hours: Hours) -> list[Schedule]:
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


def _weekly(week: _Week) -> Iterator[Schedule]:
    said = {day: spans for day, spans in sorted(week.always.items()) if day not in week.unsaid}
    for span in dict.fromkeys(span for spans in said.values() for span in spans):
        yield _schedule("WEEKLY", (DAYS[day] for day, spans in said.items() if span in spans), span)


def _monthly(week: _Week) -> Iterator[Schedule]:
    for day, rules in sorted(week.monthly.items()):
        if day not in week.unsaid:
            for nth, spans in rules:
                for span in spans:
                    yield _schedule("MONTHLY", (f"{n}{DAYS[day]}" for n in nth), span)


def _dated(week: _Week) -> Iterator[Schedule]:
    for rule, spans in week.dated:
        days = [weekday.day for weekday in rule.weekdays] or list(range(7))
        # A later rule for such a day replaces this one.
        if not any(day in week.unsaid or day in week.always or day in week.monthly for day in days):
            start, end = (date(day.year or 0, day.month, day.day or 0) for day in rule.dates[0])
            for span in spans:
                season = {"dtstart": start.isoformat(), "until": end.isoformat()}
                yield season | _schedule("WEEKLY", (DAYS[day] for day in days), span)


def _schedule(freq: str, days: Iterable[str], span: Span) -> Schedule:
    schedule = {"freq": freq, "interval": 1, "byday": ",".join(days), "opens_at": _clock(span.start)}
    if span == WHOLE_DAY:
        return schedule | {"closes_at": "23:59"}
    return schedule if span.end is None else schedule | {"closes_at": _clock(span.end)}


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
