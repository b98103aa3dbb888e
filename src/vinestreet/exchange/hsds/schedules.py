"""The schedules of HSDS 3, which follow RFC 5545: those that opening hours make, and what single cells of others' say.

A schedule says what repeats by week or by month, and nothing else: no exceptions, holidays, odd weeks or seasons
without a year. What it cannot say stays in the words that go with it: a day that a season or an odd week changes gets
no schedule at all, for half of the truth would be wrong half of the time. Holidays and single dates are left to the
words alone; the ordinary week beside them still holds. Times are those of the clock on the wall there: an offset, as
HSDS would like it, is wrong for one half of the year.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from vinestreet.exchange.facts.vocabulary import answer_in
from vinestreet.exchange.hsds.service_records import ScheduleRecord
from vinestreet.opening_hours.day_schedule import DAY, WHOLE_DAY, is_exception, ladder, spans_of
from vinestreet.opening_hours.rules import Hours, Rule, Span

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Season = tuple[str, str]


def schedules_of(hours: Hours) -> list[ScheduleRecord]:
    """Give the schedules that are true of `hours`, without ids: `freq`, `byday`, `opens_at`, `closes_at` …

    Times are `HH:MM`; one that closes before it opens, closes on the next day; all day is 00:00 to 23:59, as HSDS has
    it; hours with no set end have no `closes_at`. `dtstart` and `until` are the first and last day of a season.
    """
    weekly: dict[Span, list[int]] = {}
    dated: dict[tuple[Season, Span], list[int]] = {}
    monthly: list[ScheduleRecord] = []
    for day in range(7):
        steps = [rule for rule in ladder(hours, day) if not is_exception(rule)]
        if len(steps) != 1 or not _is_sayable(steps[0]):
            monthly += _some_of_a_month(steps, day)
            continue
        for span in spans_of(steps[0]):
            if season := _season(steps[0]):
                dated.setdefault((season, span), []).append(day)
            elif nth := _nth(steps[0], day):
                monthly.append(_schedule("MONTHLY", (f"{n}{DAYS[day]}" for n in nth), span))
            else:
                weekly.setdefault(span, []).append(day)
    return [
        *(_schedule("WEEKLY", (DAYS[day] for day in days), span) for span, days in weekly.items()),
        *monthly,
        *(
            ScheduleRecord(dtstart=start, until=end, **_schedule("WEEKLY", (DAYS[day] for day in days), span))
            for ((start, end), span), days in dated.items()
        ),
    ]


def _nth(rule: Rule, day: int) -> tuple[int, ...]:
    """Which ones of the weekday in a month the rule names; nothing where it names all."""
    named = [weekday.nth for weekday in rule.weekdays if weekday.day == day]
    return tuple(dict.fromkeys(n for nth in named for n in nth)) if all(named) else ()


def _is_sayable(rule: Rule) -> bool:
    """Closed is said by saying nothing, and so is `by appointment`; a day on the clock cannot end as it began."""
    if rule.state != "open" or rule.weeks or (rule.dates and not _season(rule)):
        return False
    if rule.dates and any(weekday.nth for weekday in rule.weekdays):
        return False
    return all(span == WHOLE_DAY or (span.end or 0) - span.start < DAY for span in spans_of(rule))


def _some_of_a_month(steps: Sequence[Rule], day: int) -> Iterator[ScheduleRecord]:
    """Rules that each name some of a month, and none the same ones."""
    named = [(rule, _nth(rule, day)) for rule in steps]
    flat = [n for _, nth in named for n in nth]
    # The last one may be the fourth or the fifth, and the second to last the third or the fourth.
    may_meet = len(set(flat)) < len(flat) or any(n < 0 for n in flat)
    if len(steps) > 1 and not may_meet and all(nth and not rule.dates and _is_sayable(rule) for rule, nth in named):
        for rule, nth in named:
            for span in spans_of(rule):
                yield _schedule("MONTHLY", (f"{n}{DAYS[day]}" for n in nth), span)


def _season(rule: Rule) -> Season | None:
    """The first and last day of a rule that names whole days of certain years, once."""
    if len(rule.dates) != 1:
        return None
    first, last = (date(day.year, day.month, day.day) if day.year and day.day else None for day in rule.dates[0])
    return (first.isoformat(), last.isoformat()) if first and last else None


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
    r"(?:\d{4}-\d\d-\d\d[T ]|T)?(\d{1,2})(?::?([0-5]\d)(?::(?:00|59)(?:\.\d+)?)?)?\s*(?:([ap])\.?m\.?)?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(.*?\d:?\d\d(?::\d\d(?:\.\d+)?)?(?:\s*[ap]\.?m\.?)?)\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)", re.IGNORECASE
)
# What says days that are none of a week's.
_OTHER_DAYS = ("bymonthday", "byyearday", "byweekno")
_EVENING = 16 * 60  # opening earlier and closing before that is more likely a lost PM than a night
_MOST_NIGHT = 16 * 60  # minutes; a longer one is refused in opening hours, too


class DaysError(ValueError):
    """A schedule says days that opening hours cannot say, or none that anybody could tell."""


def cell_text(schedule: Mapping[str, Any], key: str) -> str:
    """What stands there, as text on one line; nothing for `null` and its like."""
    value = schedule.get(key)
    text = "" if value is None else " ".join(str(value).split())
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
    if nth := cell_text(schedule, "bysetpos"):
        # Of several days the nth may be any of them.
        if freq != "MONTHLY" or len(days) != 1 or days[0][0] or not re.fullmatch(r"[1-5]|-[12]", nth):
            raise DaysError
        days = [(int(nth), days[0][1])]
    if any(nth for nth, _ in days) == (freq in {"WEEKLY", "DAILY"}) and any(nth for nth, _ in days):
        raise DaysError
    if not days or (freq == "MONTHLY" and not all(nth for nth, _ in days)):
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

    Offsets behind times are passed over: whose clock they mean is asked elsewhere (clock_offsets.py).
    """
    opens, closes = (cell_text(schedule, key) for key in TIMES)
    closed = says_closed(schedule)
    if {opens.lower(), closes.lower()} == {"closed"} or (closed and not opens and not closes):
        return "off"
    start, end = (_minutes(without_offset(time)[0]) for time in (opens, closes))
    if closed or start is None or end is None or start == end:
        return None
    if end == 0 or (start, end) == (0, 1439):
        end = 1440
    if start == 1440 or end < start < _EVENING or (end < start and end + 1440 - start > _MOST_NIGHT):
        return None
    return f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"


def says_closed(schedule: Mapping[str, Any]) -> bool:
    """Whether it says that it is closed then: in a part of its own, as nobody's standard has it, or in words."""
    told = answer_in(cell_text(schedule, "closed"), "closed") is True
    return told or cell_text(schedule, "description").lower().rstrip(".") == "closed"


def without_offset(time: str) -> tuple[str, str]:
    """Give a time without the offset from UTC behind it, and the offset, empty for none."""
    match = _BEHIND.fullmatch(time)
    return (match[1], match[2]) if match else (time, "")


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
