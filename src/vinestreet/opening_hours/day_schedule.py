"""What holds on a day: the one evaluation from which sentences, weeks, schema.org and schedules are made.

On a day the last rule that names it holds, on public holidays too: a rule for weekdays names a holiday that falls on
one of them. The scripts reckon the same way (overrides/assets/js/live/opening-hours.js); a test compares both.
"""

from calendar import monthrange
from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from vinestreet.opening_hours.rules import LEAP_YEAR, Hours, Rule, Span, Weekday, YearDay

NIGHT_ENDS = 6 * 60  # minutes after midnight: hours without a set end are unknown until then, or until the next ones
SEASON = 31  # days; dates that last longer are part of the year, shorter ones an exception
DAY = 1440  # minutes
WHOLE_DAY = Span(0, DAY)


def ladder(hours: Hours, weekday: int, is_holiday: bool = False) -> tuple[Rule, ...]:
    """Give the rules that may hold on a weekday (0 is Monday), each before those that replace it on some such days.

    What a later rule replaces on every such day is left out. The first rule may be conditional, too: then nothing is
    said of the other days, which are closed.
    """
    steps: list[Rule] = []
    for rule in hours.rules:
        days = [day for day in rule.weekdays if day.day == weekday]
        unbound = (not rule.weekdays and not rule.holidays) or (rule.holidays and is_holiday)
        if not days and not unbound:
            continue
        if not rule.dates and not rule.weeks and (unbound or not all(day.nth for day in days)):
            steps = []
        steps.append(rule)
    return tuple(steps)


def standing(hours: Hours) -> tuple[Rule, ...]:
    """Give the rules without the weekdays on which they never hold, because a later one replaces them there.

    `Mo-Fr 09:00-17:00; We 09:00-12:00` becomes Monday, Tuesday, Thursday and Friday, and Wednesday.
    """
    ladders = [ladder(hours, day) for day in range(7)]
    return tuple(left for rule in hours.rules if (left := _left_of(rule, ladders)))


def _left_of(rule: Rule, ladders: list[tuple[Rule, ...]]) -> Rule | None:
    if rule.holidays and not rule.weekdays:
        return rule
    named = rule.weekdays or tuple(Weekday(day) for day in range(7))
    left = tuple(weekday for weekday in named if any(step is rule for step in ladders[weekday.day]))
    if left == named:
        return rule
    return replace(rule, weekdays=left) if left or rule.holidays else None


def rule_on(hours: Hours, day: date, is_holiday: bool = False) -> Rule | None:
    """Give the rule that holds on `day`, None where none names it and it is closed."""
    steps = ladder(hours, day.weekday(), is_holiday)
    return next((rule for rule in reversed(steps) if names(rule, day, is_holiday)), None)


def spans_of(rule: Rule | None) -> tuple[Span, ...]:
    """Give the spans of the clock in which `rule` says anything; a rule without any holds all day."""
    if rule is None or rule.state == "closed":
        return ()
    return rule.spans or (WHOLE_DAY,)


def names(rule: Rule, day: date, is_holiday: bool = False) -> bool:
    """Whether `rule` speaks of `day`."""
    if rule.dates and not any(_is_between(day, *dates) for dates in rule.dates):
        return False
    if rule.weeks and (rule.weeks == "odd") != bool(day.isocalendar().week % 2):
        return False
    if not rule.weekdays and not rule.holidays:
        return True
    nth, last = (day.day + 6) // 7, -((monthrange(day.year, day.month)[1] - day.day) // 7 + 1)
    on_weekday = any(
        each.day == day.weekday() and (not each.nth or nth in each.nth or last in each.nth) for each in rule.weekdays
    )
    return on_weekday or (rule.holidays and is_holiday)


def _is_between(day: date, start: YearDay, end: YearDay) -> bool:
    at = day.month * 100 + day.day + (day.year * 10_000 if start.year else 0)
    first, last = as_number(start, 1), as_number(end, 31)
    return first <= at <= last if first <= last else first <= at or at <= last


def days_of(start: YearDay, end: YearDay) -> list[date]:
    """Give each day of dates that name a day and a year."""
    first, last = (date(each.year or LEAP_YEAR, each.month, each.day or 1) for each in (start, end))
    return [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]


def as_number(when: YearDay, day: int) -> int:
    """Give MMDD or YYYYMMDD; a month alone begins with `day` 1 and ends with its own last day, of at most `day`."""
    last = monthrange(when.year or LEAP_YEAR, when.month)[1]
    return (when.year or 0) * 10_000 + when.month * 100 + (when.day or min(day, last))


def is_exception(rule: Rule) -> bool:
    """Whether the rule speaks of single days: holidays alone, or dates of a month at most."""
    if rule.dates:
        return all(_length(*dates) <= SEASON for dates in rule.dates)
    return rule.holidays and not rule.weekdays


def _length(start: YearDay, end: YearDay) -> int:
    """How many days there are from `start` to `end`; a month alone is a season, even February."""
    if start.day is None or end.day is None:
        return SEASON + 1
    first = date(start.year or LEAP_YEAR, start.month, start.day)
    last = date(end.year or LEAP_YEAR, end.month, end.day)
    return (last - first).days % 366 + 1 if not start.year else (last - first).days + 1


def last_day(rule: Rule) -> date | None:
    """Give the last day on which `rule` may hold, the end of its night too; None where it comes again every year."""
    if not rule.dates or not all(end.year for _, end in rule.dates):
        return None
    number = max(as_number(end, 31) for _, end in rule.dates)
    night = any(span.end is None or span.end > DAY for span in spans_of(rule))
    return date(number // 10_000, number // 100 % 100, number % 100) + timedelta(days=night)


@dataclass(frozen=True, slots=True)
class _Held:
    start: int  # minutes after midnight of the day that is asked for; yesterday's are negative
    end: int
    state: str
    is_open_end: bool


def state_at(hours: Hours, at: datetime, holidays: Set[date] = frozenset()) -> str:
    """Give `open`, `closed` or `unknown` for a minute of the wall clock.

    A span belongs to the day on which it begins. One without a set end is unknown from its beginning until the next
    span begins, at the latest until the next morning at six.
    """
    minute = at.hour * 60 + at.minute
    begun = [
        held
        for back in (1, 0)
        for held in _begin(hours, at.date() - timedelta(days=back), holidays, -DAY * back)
        if held.start <= minute
    ]
    holding = [
        held
        for held in begun
        if minute < held.end and not (held.is_open_end and any(other.start > held.start for other in begun))
    ]
    states = {held.state for held in holding}
    return "open" if "open" in states else "unknown" if states else "closed"


def _begin(hours: Hours, day: date, holidays: Set[date], midnight: int) -> list[_Held]:
    rule = rule_on(hours, day, day in holidays)
    return [
        _Held(midnight + span.start, midnight + DAY + NIGHT_ENDS, "unknown", is_open_end=True)
        if span.end is None
        else _Held(midnight + span.start, midnight + span.end, rule.state if rule else "closed", is_open_end=False)
        for span in spans_of(rule)
    ]
