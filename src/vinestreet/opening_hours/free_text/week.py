"""What free-text hours say in the end: which spans hold on which day, what is closed, and in which part of the year."""

from collections.abc import Set
from dataclasses import dataclass, field

from vinestreet.opening_hours.free_text.day_lists import Day
from vinestreet.opening_hours.free_text.items import Dates
from vinestreet.opening_hours.free_text.lexicon import HOLIDAY, MONTHS, WEEK
from vinestreet.opening_hours.free_text.time_ranges import Minutes
from vinestreet.opening_hours.free_text.tokens import NotUnderstoodError

BY_APPOINTMENT = '"by appointment"'
_ALL_DAY = [(0, 1440)]


@dataclass(slots=True)
class Week:
    """The spans of each day, in `dates` or all year; a day without spans is only `by_appointment`."""

    dates: list[Dates] = field(default_factory=list)
    spans: dict[Day, list[Minutes]] = field(default_factory=dict)

    def add(self, days: list[Day], spans: list[Minutes], instead: bool = False) -> None:
        """Let `spans` hold on `days`; a day that has others already may get more of them, or the longer ones."""
        for day in days:
            if any(other[0] == day[0] and bool(other[1]) != bool(day[1]) for other in self.spans) and not instead:
                raise NotUnderstoodError
            before = [] if instead else self.spans.get(day, spans)
            longer = len(days) == 1 and all(any(a <= c and d <= b for a, b in spans) for c, d in before)
            if before == spans or longer:
                self.spans[day] = spans
            elif before and spans and all(b <= c or d <= a for a, b in before for c, d in spans):
                self.spans[day] = sorted(before + spans)
            else:
                raise NotUnderstoodError

    def take_out(self, pause: Minutes, days: Set[Day]) -> None:
        """Close from and to these minutes, on those `days` that are open around them; one of them has to be."""
        found = False
        for day in days:
            spans = self.spans[day]
            kept: list[Minutes] = []
            for start, end in spans:
                if start < pause[0] and pause[1] < end:
                    found = True
                    kept += [(start, pause[0]), (pause[1], end)]
                elif pause[1] <= start or end <= pause[0]:
                    kept.append((start, end))
                else:
                    raise NotUnderstoodError
            self.spans[day] = kept
        if not found:
            raise NotUnderstoodError

    def rules(self, closed: list[Day], comment: str) -> list[str]:
        """Give the rules: weekdays, weeks of the month, holidays; a later rule replaces an earlier one."""
        shut = {day for day, which in closed if not which}
        open_days = {day: spans for day, spans in self.spans.items() if day[1] or day[0] not in shut}
        groups: dict[tuple[int, tuple[Minutes, ...]], list[Day]] = {}
        for day in sorted(open_days):
            order = 2 if day[0] == HOLIDAY else 1 if day[1] else 0
            groups.setdefault((order, tuple(open_days[day])), []).append(day)
        dates = ",".join(map(range_of, self.dates))
        rules = []
        for (_, spans), days in sorted(groups.items(), key=lambda group: (group[0][0], group[1])):
            times = ",".join(f"{_clock(start)}-{_clock(end)}" for start, end in spans)
            rules.append(
                " ".join(part for part in (dates, _days(days), times or BY_APPOINTMENT, comment * bool(spans)) if part)
            )
        plain = {day for day, which in open_days if not which}
        rules += [f"{_days([day])} off" for day in sorted(set(closed)) if day[1] and day[0] in plain]
        if len(set(plain) - {HOLIDAY}) == 7 and not dates and HOLIDAY not in shut and len(rules) == 1 and not comment:
            rules = ["24/7"] if next(iter(open_days.values())) == _ALL_DAY else rules
        return rules


def range_of(dates: Dates) -> str:
    """Give dates in the syntax: Jun-Aug, Nov 01-Mar 31, Dec 25."""
    first, last = dates
    return f"{_date(*first)}-{_date(*last)}" if first != last else _date(*first)


def _days(days: list[Day]) -> str:
    """Mo-Fr, Tu,Th, We[1,3], PH: three days and more that follow each other become a range."""
    names: list[str] = []
    runs: list[list[int]] = []
    for day, which in days:
        if which:
            names.append(f"{WEEK[day]}[{','.join(map(str, which))}]")
        elif day == HOLIDAY:
            names.append("PH")
        elif runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    plain = [f"{WEEK[run[0]]}-{WEEK[run[-1]]}" if len(run) > 2 else ",".join(WEEK[day] for day in run) for run in runs]
    return ",".join([*plain, *names])


def _clock(minutes: int) -> str:
    minutes = minutes if minutes <= 1440 else minutes - 1440
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _date(month: int, day: int) -> str:
    name = list(MONTHS)[month - 1]
    return f"{name} {day:02}" if day else name
