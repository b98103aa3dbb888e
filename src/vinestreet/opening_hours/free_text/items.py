"""Tokens of free-text hours put together: days, spans of the clock, dates, what is closed, remarks."""

from calendar import monthrange
from dataclasses import dataclass, field

from vinestreet.opening_hours.free_text.day_lists import Day, Days
from vinestreet.opening_hours.free_text.time_ranges import Range
from vinestreet.opening_hours.free_text.tokens import NotUnderstoodError, Token
from vinestreet.opening_hours.rules import LEAP_YEAR

Date = tuple[int, int]  # month, and day of the month or 0
Dates = tuple[Date, Date]


@dataclass(slots=True)
class Item:
    """One thing that the text says: `kind` is days, times, all_day, dates, closed, except, appointment, note, end …"""

    kind: str
    days: list[Day] = field(default_factory=list)
    ranges: list[Range] = field(default_factory=list)
    dates: list[Dates] = field(default_factory=list)
    feasts: list[str] = field(default_factory=list)
    start: int = 0
    end: int = 0


class Items(Days):
    """Puts the tokens of one text together."""

    def all(self) -> list[Item]:
        """Give the items in their order; raises NotUnderstoodError."""
        items: list[Item] = []
        while self.at < len(self.tokens):
            begins = self.tokens[self.at].start
            item = self._item()
            if item:
                item.start, item.end = begins, self.tokens[self.at - 1].end
                items.append(item)
        return items

    def _item(self) -> Item | None:
        kind = self._kind()
        if kind in ("day", "days", "t", "nth", "every"):
            return Item("days", self.days())
        if kind in ("clock", "part"):
            return self._times()
        if kind == "month":
            return self._dates()
        if kind == "feast":
            return self._feasts()
        token = self._take()
        if kind in ("soft", "dash", "monthly"):
            if kind == "monthly" or token.text == "word":  # Mon-Thru: a slip
                raise NotUnderstoodError
            return None
        return Item("end" if kind == "hard" else kind)

    def _times(self) -> Item:
        """A list of spans: 9-12 & 1-5, mornings 9-11, 9 in the morning until 5 in the afternoon."""
        item = Item("times")
        while True:
            part = self._take().text if self._kind() == "part" else ""
            self._skip("soft")
            start = self._clock()
            if self._kind() != "dash":
                raise NotUnderstoodError
            self._take()
            item.ranges.append((start, self._clock(), part))
            mark = self.at
            self._skip("soft")
            if self._kind() not in ("clock", "part") or (self._kind() == "part" and self._kind(1) != "clock"):
                self.at = mark
                return item

    def _clock(self) -> Token:
        if self._kind() != "clock":
            raise NotUnderstoodError
        clock = self._take()
        if self._kind() == "part" and clock.text in ("", "0") and self._kind(1) != "clock":
            part = self._take()
            return Token("clock", clock.value, part.text, clock.start, part.end)
        return clock

    def _dates(self) -> Item:
        """Months and days of the year: June-Aug, Nov 1 - Mar 31, May, June."""
        item = Item("dates")
        while self._kind() == "month":
            first = last = self._date()
            if self._kind() == "dash" and self._kind(1) == "month":
                self._take()
                last = self._date()
            first, last = _whole_months(first, last)
            if first[0] == 0 or last == (2, 29):
                raise NotUnderstoodError
            item.dates.append((first, last))
            if self._kind() == "soft" and self._kind(1) == "month":
                self._take()
        return item

    def _feasts(self) -> Item:
        """Thanksgiving, Christmas and New Year's Day, as the dates of the syntax."""
        item = Item("feasts")
        while self._kind() == "feast":
            item.feasts.append(self._take().text)
            mark = self.at
            if self._skip("soft") and self._kind() != "feast":
                self.at = mark
        return item

    def _date(self) -> Date:
        month, day = self._take().value
        return month, day


def _whole_months(first: Date, last: Date) -> Dates:
    """June - September 29 begins on the first of June, and May 5 - October ends with the last day of October."""
    if first[1] and not last[1]:
        last = last[0], monthrange(LEAP_YEAR, last[0])[1]
    elif last[1] and not first[1]:
        first = first[0], 1
    return first, last


@dataclass(slots=True)
class DayGroup:
    """Days and what holds on them: `ranges` of the clock, `all_day`, or neither, which is by appointment."""

    days: list[Day]
    ranges: list[Range] = field(default_factory=list)
    all_day: bool = False
    instead: bool = False  # an exception from what was said before
    dates: list[Dates] = field(default_factory=list)
    pauses: list[Range] = field(default_factory=list)


@dataclass(slots=True)
class HoursLine:
    """What a line or a text says: groups, days and dates that are closed, pauses of all groups, appointments."""

    groups: list[DayGroup] = field(default_factory=list)
    closed: list[Day] = field(default_factory=list)
    off: list[str] = field(default_factory=list)
    pauses: list[Range] = field(default_factory=list)
    closed_for_lunch: bool = False
    appointments: int = 0
    season_ahead: bool = False  # dates stand before everything else
