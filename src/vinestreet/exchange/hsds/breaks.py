"""What words beside the times of a schedule take out of them again: `Closed noon to 1`, `1st and 3rd Friday`."""

import re
from collections.abc import Iterable

from vinestreet.opening_hours.free_text.parser import hours_in
from vinestreet.opening_hours.rules import MONTHS, WEEKDAYS

# From `closed` to the end of what it says; `Closed on holidays` has no clock in it and changes no ordinary day.
_CLOSED = re.compile(
    r"\b(?:closed|closes? (?:for|from|between)|shut|except|break|not (?:open|available)|cerrad[oa]s?)\b"
    r"(?:[^.;\n]|\.(?!\s|$))*",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(?:noon|midday|lunch(?:time)?|mediod[ií]a|\d{1,2}:\d\d|\d{1,2} ?[ap]\.?m)\b", re.IGNORECASE)
_TO = r" ?(?:-|–|\b(?:to|and|until|till|a|y)\b) ?"
_RANGE = re.compile(rf"(?<![\d/.-])\d{{1,2}}{_TO}\d{{1,2}}(?![\d/]|(?:st|nd|rd|th)\b)", re.IGNORECASE)
_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*\.?"
_DATES = re.compile(rf"\b{_MONTH} \d+(?:{_TO}\d+)?|\d+(?:{_TO}\d+)? {_MONTH}", re.IGNORECASE)
_LUNCH = re.compile(r"\blunch(?:time)? (?:break|hour|closure)\b", re.IGNORECASE)
_WEEKDAY = r"(mon|tue|wed|thu|fri|sat|sun)"
_SOME_WEEKS = re.compile(
    rf"\b(?:every (?:other|second|2nd) (?:week\b|{_WEEKDAY})|alternat(?:e|ing)\b|fortnight(?:ly)?\b|bi-?weekly\b"
    rf"|(?:1st|2nd|3rd|[45]th|first|second|third|fourth|fifth|last) {_WEEKDAY})",
    re.IGNORECASE,
)
_A_DAY = ("06:00", "22:00")


def without_breaks(times: str | None, words: str) -> str | None:
    """Give `times` without the breaks that `words` tell of; None where it cannot be told what is left of them."""
    if times is None or times == "off":
        return times
    said = [match[0] for match in _CLOSED.finditer(words) if _speaks_of_hours(match[0])]
    if _LUNCH.search(words) and not said:
        return None
    spans = times.split(",")
    for each in said:
        gap = _gap(each)
        if gap is None or any(span[:5] > span[6:] for span in spans):  # a night has no noon
            return None
        spans = [part for span in spans for part in _cut(span, *gap)]
    return ",".join(spans) or None


def names_some_weeks(words: str, days: Iterable[int]) -> bool:
    """Whether `words` say that it is not every week, where they are about one of these weekdays (0 is Monday)."""
    here = {"", *(WEEKDAYS[day].casefold() for day in days)}
    return any((match[1] or match[2] or "")[:2].casefold() in here for match in _SOME_WEEKS.finditer(words))


def _speaks_of_hours(said: str) -> bool:
    return bool(_CLOCK.search(said) or _RANGE.search(_DATES.sub("", said)))


def _gap(said: str) -> tuple[str, str] | None:
    """From when to when it is closed, every day alike; None for anything else that `said` may say."""
    start, end = _A_DAY
    # A clock of twelve hours, so that `to 1` is in the afternoon.
    found = re.fullmatch(
        rf"Mo {start}-(\d\d:\d\d),(\d\d:\d\d)-{end}", hours_in(f"Mo 6:00am-10:00pm, {said}").expression
    )
    return (found[1], found[2]) if found else None


def _cut(span: str, start: str, end: str) -> list[str]:
    """What is left of a span."""
    opens, closes = span.split("-")
    if end <= opens or closes <= start:
        return [span]
    return [f"{opens}-{start}"] * (opens < start) + [f"{end}-{closes}"] * (end < closes)
