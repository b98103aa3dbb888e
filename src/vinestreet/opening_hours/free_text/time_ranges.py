"""Spans of the clock as people write them: 9-5, 10-2pm, 8:30-noon. What could mean two things is not understood.

A start without am or pm takes the half of its end, as in 6-8pm, if that comes before the end: 10-2pm begins in the
morning. Where neither has one, the hours of offices and pantries decide (9-5, 8-12, 1-4); 7-9 could be either.
"""

from collections.abc import Sequence
from itertools import pairwise, product

from vinestreet.opening_hours.free_text.tokens import NotUnderstoodError, Token

NOON, DAY = 720, 1440  # minutes
Range = tuple[Token, Token, str]  # from, to, and the part of the day that stands with them: am, pm or nothing
Minutes = tuple[int, int]


class SlipError(NotUnderstoodError):
    """A span cannot be what was meant: 9pm-9pm."""


class Clocks:
    """Reads the spans of one text: they must agree with each other."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Look at the whole text: a clock without am and pm that goes past 12 means that all of them count to 24."""
        clocks = [token for token in tokens if token.kind == "clock"]
        self.at_night = any(token.text == "night" for token in tokens)
        halves = {clock.text for clock in clocks if clock.value != (12, 0)}
        self.to_24 = not halves & {"am", "pm"} and any(clock.value[0] > 12 for clock in clocks)
        self.evenings = any(clock.text == "pm" and clock.value != (12, 0) for clock in clocks)
        self.starts: dict[tuple[int, ...], bool] = {}  # clocks without am and pm -> whether it was a morning

    def spans(self, ranges: Sequence[Range], days: int) -> list[Minutes]:
        """Give the spans of a list, the earliest first; raises NotUnderstoodError where they could mean something else.

        It matters on how many `days` they hold: a daily 7-7 may be a shelter's night, and M-F 8-9pm a long day.
        """
        if any(
            (_either_half(days, first, last) and not self._long_day(days, first, last))
            or (self.at_night and _bare(first, last))
            for first, last, _ in ranges
        ):
            raise NotUnderstoodError
        choices = [self._choices(*each) for each in ranges]
        if all(sure for sure, _ in choices):
            found = [sure for sure, _ in choices if sure]
        else:  # the order of a list decides: in 7-9, 5-7 the first is a morning
            orders = [
                order for order in product(*([sure] if sure else every for sure, every in choices)) if _apart(order)
            ]
            if len(orders) != 1 or len(choices) == 1:
                raise NotUnderstoodError
            found = list(orders[0])
        if not _apart(sorted(found)):
            raise NotUnderstoodError
        for (start, _, _), (begins, _) in zip(ranges, found, strict=True):
            if not self._half(start) and self.starts.setdefault(start.value, begins < NOON) != (begins < NOON):
                raise NotUnderstoodError
        return sorted(found)

    def _long_day(self, days: int, first: Token, last: Token) -> bool:
        """Whether a 9-9 is from the morning to the evening, as it is beside hours that end with pm."""
        return _bare(first, last) and first.value == last.value == (9, 0) and self.evenings and days < 7

    def _half(self, clock: Token) -> str:
        if clock.value[0] > 12 and clock.text == "am":
            raise NotUnderstoodError
        if clock.value[0] > 12 or (self.to_24 and _bare(clock)):
            return "24"
        return clock.text.strip("0")

    def _choices(self, start: Token, end: Token, part: str) -> tuple[Minutes | None, list[Minutes]]:
        """What the range means if that is beyond doubt, and everything that it could mean."""
        first, last = self._half(start), self._half(end)
        if first and last:
            meant = _literal(_minutes(start, first), _minutes(end, last))
            return meant, [meant]
        if part and not (first or last):
            last = part if part == "pm" or end.value[0] != 12 else "pm"
            first = part
        elif last and not first:
            return _half_of_end(start, end, last)
        elif first and not last:
            return _half_of_start(start, end, first)
        else:
            return _no_half(start, end)
        meant = _literal(_minutes(start, first), _minutes(end, last))
        if meant[1] > DAY:
            raise NotUnderstoodError
        return meant, [meant]


def _minutes(clock: Token, half: str) -> int:
    hour, minute = clock.value
    if half == "24":
        if hour == 24 and minute:
            raise NotUnderstoodError
        return hour * 60 + minute
    if hour == 0:
        raise NotUnderstoodError
    return (hour % 12 + (12 if half == "pm" else 0)) * 60 + minute


def _bare(*clocks: Token) -> bool:
    """Whether all of them are without am and pm."""
    return not any(clock.text.strip("0") for clock in clocks)


def _either_half(days: int, start: Token, end: Token) -> bool:
    hours = start.value[0], end.value[0]
    if _bare(start, end) and start.value == end.value:
        return True  # 7-7: a long day, or a shelter's night
    if days >= 7 and _bare(start, end):
        return set(hours) <= {6, 7, 8} and start.value > end.value and hours != (8, 6)
    return days >= 4 and _bare(start) and end.text == "pm" and 7 <= hours[0] < hours[1] < 12


def _apart(spans: Sequence[Minutes]) -> bool:
    return all(before[1] <= after[0] for before, after in pairwise(spans))


def _literal(start: int, end: int) -> Minutes:
    """Both ends are known. What nobody would mean (1am-4pm, 8pm-5pm, 12am-5pm) is a slip, and is not understood."""
    if start == end:
        raise SlipError
    if end in (0, DAY - 1):
        end = DAY
    if end <= start:
        end += DAY
        if start < NOON or end - DAY >= NOON or end - start > 16 * 60:
            raise NotUnderstoodError
    elif (start == 0 and NOON <= end < DAY) or (0 < start < 5 * 60):
        raise NotUnderstoodError
    if end - start < 10:
        raise NotUnderstoodError
    return start, end


def _half_of_end(start: Token, end: Token, half: str) -> tuple[Minutes | None, list[Minutes]]:
    """10-2pm, 6-8pm, 9-11am, 9-noon."""
    ends = _minutes(end, half)
    morning, evening = _minutes(start, "am"), _minutes(start, "pm")
    if half == "am":
        if not morning < ends or start.value[0] == 12 or ends < 60:
            raise NotUnderstoodError
        return (morning, ends), [(morning, ends)]
    if half == "pm" and ends == NOON:
        if not 8 * 60 <= morning < NOON:  # 6-12pm is often meant to end at midnight
            raise NotUnderstoodError
        return (morning, ends), [(morning, ends)]
    choices = [(begins, ends) for begins in (evening, morning) if 6 * 60 <= begins < ends]
    if not choices:
        raise NotUnderstoodError
    return choices[0], choices


def _half_of_start(start: Token, end: Token, half: str) -> tuple[Minutes | None, list[Minutes]]:
    """9am-5, 10am-11:30, 1pm-4, 9pm-6."""
    begins = _minutes(start, half)
    ends = [at for at in (_minutes(end, "am"), _minutes(end, "pm")) if at > begins]
    if begins < 5 * 60:
        raise NotUnderstoodError
    if begins < NOON:
        sure = (begins, ends[0]) if len(ends) == 1 or ends[0] >= 11 * 60 else None
        return sure, [(begins, at) for at in ends]
    if ends:  # later on the same half of the day
        return ((begins, ends[0]) if ends[0] - begins <= 4 * 60 or begins < 17 * 60 else None), [(begins, ends[0])]
    overnight = _minutes(end, "am") or DAY
    if overnight < DAY:
        overnight += DAY
    if begins < 17 * 60 or overnight - begins > 14 * 60:
        raise NotUnderstoodError
    return (begins, overnight), [(begins, overnight)]


def _no_half(start: Token, end: Token) -> tuple[Minutes | None, list[Minutes]]:
    """9-5, 8-12, 1-4:30, 12-5: within one day, not before five in the morning, not longer than fourteen hours."""
    if 0 in (start.value[0], end.value[0]):
        raise NotUnderstoodError
    begins = [_minutes(start, half) for half in ("am", "pm")]
    ends = [_minutes(end, half) or DAY for half in ("am", "pm")]
    choices = [(a, b) for a, b in product(begins, ends) if 5 * 60 <= a < b and 10 <= b - a <= 14 * 60]
    to_24 = _minutes(start, "24"), _minutes(end, "24")
    if not choices or (start.text == "0" and to_24[0] < to_24[1] and to_24 not in choices):
        raise NotUnderstoodError  # 01:00-04:00 may be what it says
    if len(choices) == 1:
        early = 5 <= start.value[0] < 7 and start.value < (6, 30)
        return (None if early or choices[0][1] == DAY else choices[0]), choices
    for a, b in choices:
        morning = 8 * 60 <= a < NOON and NOON - 60 <= b < 13 * 60
        late_morning = 9 * 60 <= a < b < 13 * 60
        if morning or late_morning:
            return (a, b), choices
    return None, choices
