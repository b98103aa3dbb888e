"""What single cells of an HSDS schedule say: days, clock times, dates, as programs and people have written them."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

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


def said(schedule: Mapping[str, Any], key: str) -> str:
    """What stands there, as text on one line; nothing for `null` and its like."""
    text = " ".join(str(schedule.get(key) or "").split())
    return "" if text.lower() in _NOTHING else text


def day_of(schedule: Mapping[str, Any], *keys: str) -> date | Literal["?", ""]:
    """The first date under `keys`: nothing where there is none, `?` for what is no date (ISO 8601)."""
    text = next((text for key in keys if (text := said(schedule, key))), "")
    try:
        return date.fromisoformat(text[:10]) if text else ""
    except ValueError:
        return "?"


def days_of(schedule: Mapping[str, Any], first: date | None) -> tuple[tuple[int, int], ...]:
    """The days as `(number in the month or 0, weekday)`; of a week without any, that of `first`. Raises DaysError."""
    freq = said(schedule, "freq").upper()
    if any(said(schedule, key) for key in _OTHER_DAYS) or freq not in {"", "DAILY", "WEEKLY", "MONTHLY"}:
        raise DaysError
    text = said(schedule, "byday") or said(schedule, "weekday")
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
    opens, closes = (said(schedule, key) for key in TIMES)
    if {opens.lower(), closes.lower()} == {"closed"} or (
        not opens and not closes and said(schedule, "description").lower().rstrip(".") == "closed"
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
    return any(said(schedule, key).upper().endswith("Z") for key in TIMES)


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
