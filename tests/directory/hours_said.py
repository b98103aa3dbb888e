"""What each output says of a day, read as its own standard reads it, beside the rule that holds on that day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from vinestreet.exchange.hsds.schedules import schedules_of
from vinestreet.opening_hours.day_schedule import is_exception, names, rule_on, spans_of
from vinestreet.opening_hours.rules import Hours, Rule, Span
from vinestreet.opening_hours.sentences import HoursInWords, ordinary
from vinestreet.pages.schema_org import hours_available


@dataclass(frozen=True, slots=True)
class Today:
    """A day, whether it is a holiday, its weekday as `MO`, and its names in RFC 5545: `MO`, `1MO`, `-5MO`."""

    day: date
    is_holiday: bool
    weekday: str
    codes: frozenset[str]

    @classmethod
    def of(cls, day: date, is_holiday: bool) -> "Today":
        """Look at the calendar."""
        weekday = f"{day:%a}"[:2].upper()
        before = sum(1 for weeks in range(1, 6) if (day - timedelta(weeks=weeks)).month == day.month)
        after = sum(1 for weeks in range(1, 6) if (day + timedelta(weeks=weeks)).month == day.month)
        return cls(day, is_holiday, weekday, frozenset({weekday, f"{before + 1}{weekday}", f"-{after + 1}{weekday}"}))


Times = frozenset[tuple[str, str]]  # opens and closes; nothing for no set end


def disagreements(hours: Hours, days: Sequence[Today], say: HoursInWords) -> Iterator[str]:
    """Give the outputs that say something else of a day than the evaluation."""
    sentences, org, schedules = say.sentences(hours), hours_available(hours), schedules_of(hours)
    scheduled = {code[-2:] for each in schedules for code in each["byday"].split(",")}
    week = [ordinary(hours, day) for day in range(7)]
    for today in days:
        day, is_holiday = today.day, today.is_holiday
        rule = rule_on(hours, day, is_holiday)
        ordinary_day = not is_holiday and not any(
            names(each, day) for each in hours.rules if is_exception(each) or any(start.year for start, _ in each.dates)
        )
        answers = {
            "the order of rules": _outcome(_last(hours.rules, today)),
            "sentences": _outcome(_last([sentence.rule for sentence in sentences], today)),
        }
        if ordinary_day:
            answers["week"] = _outcome(_last(week[day.weekday()], today))
        holds = _outcome(rule)
        yield from (f"{hours.expression} on {day}: {name}" for name, answer in answers.items() if answer != holds)
        open_times = _times(spans_of(rule)) if rule and rule.state == "open" else frozenset()
        if org and _schema_org(org, today) != open_times:
            yield f"{hours.expression} on {day}: schema.org"
        code = today.weekday
        if (
            code in scheduled
            and not is_holiday
            and not any(names(each, day) for each in hours.rules if is_exception(each))
        ) and _hsds(schedules, today) != open_times:
            yield f"{hours.expression} on {day}: schedules"


def _last(rules: Sequence[Rule], today: Today) -> Rule | None:
    return next((rule for rule in reversed(rules) if names(rule, today.day, today.is_holiday)), None)


def _outcome(rule: Rule | None) -> tuple[object, ...]:
    """What readers are told; closed is closed, whatever closes it."""
    if rule is None or rule.state == "closed":
        return ("closed",)
    return rule.state, spans_of(rule), rule.comment


def _times(spans: Sequence[Span]) -> Times:
    return frozenset((_clock(span.start), _end(span)) for span in spans)


def _end(span: Span) -> str:
    return "" if span.end is None else "23:59" if span == Span(0, 1440) else _clock(span.end)


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _schema_org(said: Sequence[Mapping[str, Any]], today: Today) -> Times:
    """Open where `opens` is given, closed otherwise; a holiday is its own day where one is named."""
    names_holidays = any("PublicHolidays" in each["dayOfWeek"] for each in said)
    name = "PublicHolidays" if today.is_holiday and names_holidays else f"{today.day:%A}"
    return frozenset(
        (each["opens"], "00:00" if each["closes"] == "23:59" and each["opens"] != "00:00" else each["closes"])
        for each in said
        if name in each["dayOfWeek"] and "opens" in each
    )


def _hsds(said: Sequence[Mapping[str, Any]], today: Today) -> Times:
    """What recurs on that day (RFC 5545)."""
    return frozenset(
        (each["opens_at"], each.get("closes_at", ""))
        for each in said
        if today.codes & set(each["byday"].split(","))
        and each.get("dtstart", "") <= today.day.isoformat() <= each.get("until", "9999")
    )
