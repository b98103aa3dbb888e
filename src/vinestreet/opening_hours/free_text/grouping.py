"""Which spans of the clock belong to which days: M-F 9-5, Sat 10-2, but also 9-5 M-F; 10-2 Sat.

Either the days stand first in each pair or the times do; the line, or the whole text, has to keep to one order.
"""

from collections.abc import Sequence
from itertools import pairwise

from vinestreet.opening_hours.free_text.day_lists import Day
from vinestreet.opening_hours.free_text.items import Dates, DayGroup, HoursLine, Item
from vinestreet.opening_hours.free_text.to_expression import range_of
from vinestreet.opening_hours.free_text.tokens import NotUnderstoodError

_TIMES = ("times", "all_day")


def hours_lines(items: Sequence[Item]) -> list[HoursLine]:
    """Read line by line if each line is whole, else the text as one; raises NotUnderstoodError."""
    lines = _lines(items)
    try:
        read = [_Line(line).read() for line in lines]
        for before, line in pairwise(read):
            line.season_ahead |= before.season_ahead and not line.groups
            if before.season_ahead and line.groups and not line.groups[0].dates:
                raise NotUnderstoodError  # June-Aug: M-F 9-3; Sat 10-12: all year, or in summer?
        return read
    except NotUnderstoodError:
        if len(lines) < 2 or any(item.kind == "dates" for line in lines for item in line):
            raise
    whole = _Line([item for line in lines for item in line])
    for part in map(_Line, lines):
        if whole.days_first is not part.days_first is not None and part.pairs():
            raise NotUnderstoodError
    return [whole.read()]


def _lines(items: Sequence[Item]) -> list[list[Item]]:
    """Cut at the ends of lines, and before the next season where the line begins with one."""
    lines: list[list[Item]] = [[]]
    for item in items:
        line = lines[-1]
        seasons = {"dates", "season"}
        next_season = item.kind in seasons and line and line[0].kind in seasons and line[-1].kind in (*_TIMES, "days")
        if item.kind == "end" or next_season:
            lines.append([])
        if item.kind != "end":
            lines[-1].append(item)
    return [line for line in lines if line]


class _Line:
    """Reads items in one order: days first, or times first."""

    def __init__(self, items: list[Item]) -> None:
        self.items, self.at = items, 0
        self.said = HoursLine()
        self.waiting: Item | None = None  # days that wait for their times, or times for their days
        kinds = [kind for kind, _ in self._main()]
        self.days_first = kinds[0] == "days" if kinds else None

    def _main(self) -> list[tuple[str, Item]]:
        """The days and times that are not an object of closed or except."""
        main: list[tuple[str, Item]] = []
        subject = object_ = False  # Sunday closed; closed Sunday
        for item, after in zip(self.items, [*self.items[1:], None], strict=True):
            if item.kind in ("days", *_TIMES) and not object_:
                subject = item.kind == "days" and after is not None and after.kind == "closed"
                if not subject:
                    main.append(("days" if item.kind == "days" else "times", item))
            elif item.kind in ("closed", "except"):
                object_, subject = not subject, False
                continue
            behind = item.kind == "days" and bool(main) and main[0][0] == "days"  # M-F 9-5, closed Wed 12-1
            object_ = object_ and (item.kind == "lunch" or behind)
        return main

    def pairs(self) -> bool:
        """Whether days and times stand here, so that the line has an order of its own."""
        return len({kind for kind, _ in self._main()}) == 2

    def read(self) -> HoursLine:
        """Give what the items say; raises NotUnderstoodError."""
        if [item.kind for item in self.items] == ["all_day"]:
            self.said.groups.append(DayGroup([(day, ()) for day in range(7)], all_day=True))
            return self.said
        dates: list[Dates] = []
        ahead = False  # whether the dates stand before everything else
        while self.at < len(self.items):
            item = self._take()
            if item.kind == "dates":
                if dates:
                    raise NotUnderstoodError
                dates, ahead = item.dates, not (self.waiting or self.said.groups)
            elif item.kind == "season":
                if "dates" not in (self._next(), self.items[self.at - 2].kind if self.at > 1 else ""):
                    raise NotUnderstoodError
            elif item.kind in _READERS:
                _READERS[item.kind](self, item)
            else:
                raise NotUnderstoodError
        if self.waiting or (dates and not ahead and len(self.said.groups) != 1) or (dates and not self.said.groups):
            raise NotUnderstoodError
        for group in self.said.groups:
            group.dates = dates
        self.said.season_ahead = ahead
        return self.said

    def _take(self) -> Item:
        self.at += 1
        return self.items[self.at - 1]

    def _next(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.items[at].kind if at < len(self.items) else ""

    def _read_days(self, item: Item) -> None:
        if self.days_first is False and self.waiting:
            self._group(item, self.waiting)
        elif self._narrows(item):
            self.said.groups[-1].days = item.days
        elif self.waiting or (not self.days_first and self._next() not in ("closed", "appointment")):
            raise NotUnderstoodError
        else:
            self.waiting = item

    def _narrows(self, item: Item) -> bool:
        """Whether these days tell which ones of the month were meant before: Thursday 3-4pm, 2nd and 4th Thursday."""
        if not self.days_first or self.waiting or not self.said.groups or self._next() in (*_TIMES, "closed"):
            return False
        weekdays = {day for day, which in item.days if which}
        return (
            len(weekdays) == 1
            and {(day, ()) for day, _ in item.days} == set(self.said.groups[-1].days)
            and all(which for _, which in item.days)
        )

    def _read_times(self, item: Item) -> None:
        if self.days_first and self.waiting:
            self._group(self.waiting, item)
        elif self.days_first:  # more times for the days before: M-F 9-12; 1-5
            if self.items[self.at - 2].kind not in _TIMES or "all_day" in (item.kind, self.items[self.at - 2].kind):
                raise NotUnderstoodError
            self.said.groups[-1].ranges += item.ranges
        elif not self.waiting:
            self.waiting = item
        else:
            if "all_day" in (item.kind, self.waiting.kind):
                raise NotUnderstoodError
            self.waiting.ranges += item.ranges

    def _group(self, days: Item, times: Item) -> None:
        self.said.groups.append(DayGroup(days.days, list(times.ranges), times.kind == "all_day"))
        self.waiting = None

    def _read_closed(self, _: Item) -> None:
        if self.waiting and self.waiting.kind == "days":
            if self._next() == "days":  # Mon-Fri closed Wed 9-5, or Mon closed Tue 9-5?
                after = self.items[self.at].days
                if set(after) < set(self.waiting.days) and len(self.waiting.days) > 2:
                    self._take()
                    self._leave_out(after)
                    return
                if len(self.waiting.days) > 2 or set(after) & set(self.waiting.days):
                    raise NotUnderstoodError
            self.said.closed += self.waiting.days
            self.waiting = None
            return
        if self.waiting:
            raise NotUnderstoodError
        lunch = self._next() == "lunch" and bool(self._take())
        if self._next() == "times":
            self._pause(self._take())
            if (
                self.days_first and self._next() == "days" and self._next(1) not in _TIMES
            ):  # M-F 9-5, Sat 9-3, closed 12-1 daily
                self._check_all_days(self._take().days)
        elif lunch:
            self.said.closed_for_lunch = True
        elif self._next() == "days":
            days = self._take().days
            if self.days_first and self._next() == "times":  # Mon-Fri 9-5, closed Wed 12-1
                self._pause_on(days, self._take())
            else:
                self.said.closed += days
        elif not self._dates_off():
            raise NotUnderstoodError

    def _dates_off(self) -> bool:
        """Whether dates or feasts follow, on which it is closed then."""
        if self._next() not in ("dates", "feasts"):
            return False
        item = self._take()
        self.said.off += [*map(range_of, item.dates), *item.feasts]
        return True

    def _pause(self, times: Item) -> None:
        if self._next() == "lunch":
            self._take()
        for group in self.said.groups:
            group.pauses += times.ranges
        if not self.said.groups:
            self.said.pauses += times.ranges

    def _check_all_days(self, days: list[Day]) -> None:
        """Raise NotUnderstoodError if a pause that was said of all groups holds on some of their days only."""
        if not self.said.groups or any(set(group.days) - set(days) for group in self.said.groups):
            raise NotUnderstoodError

    def _pause_on(self, days: list[Day], times: Item) -> None:
        """Close for these times, on some of the days that were said before."""
        group = next((each for each in self.said.groups if set(days) <= set(each.days)), None)
        if group is None or group.instead or not group.ranges:
            raise NotUnderstoodError
        group.days = [day for day in group.days if day not in days]
        self.said.groups.append(DayGroup(days, list(group.ranges), pauses=[*group.pauses, *times.ranges]))
        self.said.groups = [each for each in self.said.groups if each.days]

    def _leave_out(self, days: list[Day]) -> None:
        if self.waiting is None or any(which for _, which in days):
            raise NotUnderstoodError
        kept = [day for day in self.waiting.days if day not in days]
        self.said.closed += [day for day in days if day not in self.waiting.days]
        self.waiting = Item("days", days=kept)

    def _read_except(self, _: Item) -> None:
        kind = self._next()
        if self._dates_off():
            return
        if kind == "times" and not self.waiting:
            self._pause(self._take())
        elif kind != "days":
            raise NotUnderstoodError
        else:
            days = self._take().days
            if self.waiting and self.waiting.kind == "days":
                self._leave_out(days)
            elif self._next() in _TIMES and self.days_first:  # M-F 9-5 except Wed 9-12
                if len(days) > 1 or self._next() == "all_day":
                    raise NotUnderstoodError
                self.said.groups.append(DayGroup(days, self._take().ranges, instead=True))
            else:
                self.said.closed += days

    def _read_appointment(self, _: Item) -> None:
        if self.waiting and self.waiting.kind == "days":
            self.said.groups.append(DayGroup(self.waiting.days))
            self.waiting = None
        else:
            self.said.appointments += 1


_READERS = {
    "days": _Line._read_days,
    "times": _Line._read_times,
    "all_day": _Line._read_times,
    "closed": _Line._read_closed,
    "except": _Line._read_except,
    "appointment": _Line._read_appointment,
}
