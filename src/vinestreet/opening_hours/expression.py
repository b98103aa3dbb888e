"""Opening hours: the part of OpenStreetMap's opening_hours syntax that this site can put into words.

`opening-hours-py` decides whether an expression is valid; the grammar here takes it apart, and refuses what could not
be said to a reader (it goes into hours_note then). In the syntax a later rule replaces earlier ones on the days that
it names: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

import re
from calendar import monthrange
from dataclasses import replace
from functools import cache

import opening_hours

from vinestreet.opening_hours.rule_order import overwritten
from vinestreet.opening_hours.rules import LEAP_YEAR, MONTHS, WEEKDAYS, Hours, Rule, Span, Weekday, YearDay

LONGEST = 300  # letters of an expression


class HoursError(ValueError):
    """The text is not opening hours, or none that can be said; `key` names the sentence under `problems:`."""

    def __init__(self, key: str, near: str = "", **values: str) -> None:
        """Say which sentence holds, with the `values` for its gaps; `near` is what was probably meant."""
        super().__init__(key)
        self.key, self.near, self.values = key, near, values


class NotHoursError(HoursError):
    """The text is no expression at all; it may be free text."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("not_hours")


@cache
def parse(expression: str) -> Hours:
    """Take `expression` apart; raises HoursError. Towns share hours, so each expression is parsed once."""
    hours = _parse(expression)
    if found := overwritten(hours):
        near = _mended(hours, found.instead)
        raise HoursError("hours_overwritten", near, earlier=found.earlier.text, later=found.later.text)
    return hours


def _parse(expression: str) -> Hours:
    if not opening_hours.validate(expression):
        raise NotHoursError
    _check_length(expression)
    return Hours(expression, tuple(_rule(part.strip()) for part in _split_rules(expression) if part.strip()))


def _mended(hours: Hours, instead: tuple[str, ...]) -> str:
    """What was probably meant, if it may stand; one slip may hide another."""
    for _ in hours.rules:
        text = "; ".join(instead)
        try:
            found = overwritten(_parse(text)) if text else None
        except HoursError:
            return ""
        if not found:
            return text
        instead = found.instead
    return ""


def _split_rules(expression: str) -> list[str]:
    """Cut at `;` outside quotes."""
    return re.findall(r'(?:[^;"]|"[^"]*")+', expression)


_DATE = rf"(?:\d{{4}} )?(?:{'|'.join(MONTHS)})(?: \d{{1,2}})?"
_DATES = rf"{_DATE}(?:-(?:{_DATE}|\d{{1,2}}))?"
_DAY = rf"(?:{'|'.join(WEEKDAYS)})"
_DAYS = rf"(?:{_DAY}(?:-{_DAY}|\[-?\d(?:,-?\d)*\])?|PH)"
_SPAN = r"\d{1,2}:\d\d(?:-\d{1,2}:\d\d|\+)"
_RULE = re.compile(
    rf"(?:(?P<dates>{_DATES}(?:,\s?{_DATES})*):?(?:\s+|$))?"
    r"(?:week (?P<week>0?[12])-5[23]/2:?(?:\s+|$))?"
    rf"(?:(?P<days>{_DAYS}(?:,\s?{_DAYS})*):?(?:\s+|$))?"
    rf"(?:(?P<spans>24/7|{_SPAN}(?:,\s?{_SPAN})*)(?:\s+|$))?"
    r"(?:(?P<state>off|closed|open|unknown)(?:\s+|$))?"
    r'(?:"(?P<comment>[^"]*)")?'
)


def _rule(text: str) -> Rule:
    match = _RULE.fullmatch(text)
    if not match:
        raise HoursError("hours_not_sayable")
    days = re.split(r",\s?(?![^\[]*\])", match["days"]) if match["days"] else []
    comment = match["comment"] or ""
    state = {"off": "closed", None: "open"}.get(match["state"], match["state"])
    if comment and not match["state"]:
        state = "unknown"  # the specification: a comment without `open` means that it depends, with times too
    spans = _spans(match["spans"])
    if spans and state == "closed":
        raise HoursError("hours_not_sayable")  # a break; readers are told the times before it and after it
    return Rule(
        dates=tuple(_date_range(part) for part in re.split(r",\s?", match["dates"])) if match["dates"] else (),
        weeks={"1": "odd", "2": "even"}[match["week"][-1]] if match["week"] else "",
        weekdays=tuple(weekday for part in days if part != "PH" for weekday in _weekdays(part)),
        holidays="PH" in days,
        spans=spans,
        state=str(state),
        comment=comment,
        text=text,
    )


_MOST_NIGHT = 16 * 60  # minutes
_PAST_MIDNIGHT = re.compile(r"(?<![\d:])(\d{1,2}:\d\d)-(\d{1,2}:\d\d)(?![\d:])")


def _check_length(expression: str) -> None:
    """Refuse a span that ends before it begins and lasts longer than any night: `09:00-05:00` is a slip of the clock.

    An end past 24:00, as in `09:00-29:00`, is written by nobody who does not mean it.
    """
    for match in _PAST_MIDNIGHT.finditer(re.sub(r'"[^"]*"', lambda words: " " * len(words[0]), expression)):
        start, end = map(_minutes, match.groups())
        # An hour without its zero is one of a clock with twelve hours: from noon to 4:00 is to 16:00.
        twelve = len(match[2]) == 4 and start < end + 720 < 1440 and start >= 360
        if not 0 < end <= start or (end + 1440 - start <= _MOST_NIGHT and not twelve):
            continue
        before, after = expression[: match.start()], expression[match.end() :]
        evening = end + 720
        near = f"{before}{match[1]}-{_clock(evening)}{after}" if start < evening <= 1440 else ""
        spelt = f"{match[1]}-{_clock(end + 1440)}"
        raise HoursError("hours_too_long", near, span=match[0], spelt=f"{before}{spelt}{after}")


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _spans(text: str | None) -> tuple[Span, ...]:
    if text is None:
        return ()
    if text == "24/7":
        return (Span(0, 1440),)
    spans = []
    for part in re.split(r",\s?", text):
        start, _, end = part.rstrip("+").partition("-")
        begins, ends = _minutes(start), _minutes(end) if end else None
        if ends is not None and ends <= begins:
            ends += 1440
        if ends is not None and ends - begins > 1440:
            raise HoursError("hours_not_sayable")
        spans.append(Span(begins, ends))
    return tuple(spans)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _weekdays(text: str) -> list[Weekday]:
    if "[" in text:
        nth = tuple(int(n) for n in text[3:-1].split(","))
        if min(nth) < -2:
            raise HoursError("hours_not_sayable")
        return [Weekday(WEEKDAYS.index(text[:2]), nth)]
    first, _, last = text.partition("-")
    start = WEEKDAYS.index(first)
    count = (WEEKDAYS.index(last) - start) % 7 + 1 if last else 1
    return [Weekday((start + step) % 7) for step in range(count)]


def _date_range(text: str) -> tuple[YearDay, YearDay]:
    """First and last day; an end without a year is the first such day after a start that has one."""
    first, _, last = text.partition("-")
    start = _year_day(first)
    if not last:
        return start, start
    end = replace(start, day=int(last)) if last.isdigit() else _year_day(last)
    turns = (end.month, end.day or 31) < (start.month, start.day or 1)
    if start.year and not end.year:
        return start, replace(end, year=start.year + turns)
    if end.year and not start.year:
        raise HoursError("hours_not_sayable")
    if (turns and (last.isdigit() or end.year == start.year is not None)) or (end.year or 0) < (start.year or 0):
        raise HoursError("not_hours")  # the end comes before the start
    return start, end


def _year_day(text: str) -> YearDay:
    parts = text.split()
    year = int(parts.pop(0)) if parts[0].isdigit() else None
    month, day = MONTHS.index(parts[0]) + 1, int(parts[1]) if len(parts) > 1 else None
    if day and day > monthrange(year or LEAP_YEAR, month)[1]:
        raise HoursError("not_hours")  # the library lets 31 November pass
    return YearDay(month, day, year)
