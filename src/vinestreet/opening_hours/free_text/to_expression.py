"""What free-text hours say in the end: which spans hold on which day, what is closed, and in which part of the year."""

from collections.abc import Set
from dataclasses import dataclass, field, replace

from vinestreet.opening_hours.free_text.day_lists import Day
from vinestreet.opening_hours.free_text.items import Dates, DayGroup, HoursLine
from vinestreet.opening_hours.free_text.time_ranges import Clocks, Minutes, Range, SlipError
from vinestreet.opening_hours.free_text.time_words import HOLIDAY, MONTHS, WEEK
from vinestreet.opening_hours.free_text.tokens import NotUnderstoodError

BY_APPOINTMENT = '"by appointment"'
_ALL_DAY = [(0, 1440)]


@dataclass(slots=True)
class Week:
    """The spans of each day, in `dates` or all year; a day without spans is only `by_appointment`.

    Days of which the times are plainly a slip are `unknown`.
    """

    dates: list[Dates] = field(default_factory=list)
    spans: dict[Day, list[Minutes]] = field(default_factory=dict)
    unknown: list[Day] = field(default_factory=list)
    in_range: set[Day] = field(default_factory=set)  # days that were said in a long range: Mon-Fri

    def add(self, days: list[Day], spans: list[Minutes], instead: bool = False) -> None:
        """Let `spans` hold on `days`; a day that has others already may get more of them."""
        for day in days:
            if any(other[0] == day[0] and bool(other[1]) != bool(day[1]) for other in self.spans) and not instead:
                raise NotUnderstoodError
            before = [] if instead else self.spans.get(day, spans)
            if before == spans:
                self.spans[day] = spans
            elif before and spans and all(b <= c or d <= a for a, b in before for c, d in spans):
                self.spans[day] = sorted(before + spans)
            elif len(days) == 1 and day in self.in_range and before and _within(before, spans):
                self.spans[day] = spans  # Mon-Fri 9-5, Wed 9-8: together or instead is the same
            else:
                raise NotUnderstoodError
        self.in_range.update(days if len(days) > 4 else ())

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
        if self.unknown:
            rules.insert(0, f"{_days(sorted(self.unknown))} unknown")
        plain = {day for day, which in open_days if not which}
        rules += [f"{_days([day])} off" for day in sorted(set(closed)) if day[1] and day[0] in plain]
        if len(set(plain) - {HOLIDAY}) == 7 and not dates and HOLIDAY not in shut and len(rules) == 1 and not comment:
            rules = ["24/7"] if next(iter(open_days.values())) == _ALL_DAY else rules
        return rules


def _within(spans: list[Minutes], longer: list[Minutes]) -> bool:
    """Whether each of the spans lies in one of the longer ones."""
    return all(any(start <= begins and ends <= end for start, end in longer) for begins, ends in spans)


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


def expression(lines: list[HoursLine], clocks: Clocks) -> str:
    """Put everything together; raises NotUnderstoodError where it does not fit."""
    groups = [group for line in lines for group in line.groups]
    closed = [day for line in lines for day in line.closed]
    dates = [date for line in lines for date in line.off]
    appointments = [line for line in lines if line.appointments]
    if not groups:
        if not appointments or closed or dates or any(line.closed_for_lunch for line in lines):
            raise NotUnderstoodError
        return BY_APPOINTMENT
    if any(group.all_day and len(group.days) > 6 for group in groups) and len(groups) > 1:
        raise NotUnderstoodError
    if any(len(line.groups) and len(groups) > 1 for line in appointments):
        raise NotUnderstoodError  # which of the groups is by appointment?
    weeks = _weeks(groups, [pause for line in lines for pause in line.pauses], clocks)
    if any(line.closed_for_lunch for line in lines) and not all(map(_pauses, weeks)):
        raise NotUnderstoodError
    _check_closed(groups, closed)
    rules = [rule for week in weeks for rule in week.rules(closed, BY_APPOINTMENT if appointments else "")]
    if (HOLIDAY, ()) in closed:
        rules.append("PH off")
    # What is special comes last: a later rule replaces an earlier one.
    rules.sort(key=lambda rule: rule.startswith("PH"))
    return "; ".join([*rules, *(f"{date} off" for date in dates)])


def _weeks(groups: list[DayGroup], pauses: list[Range], clocks: Clocks) -> list[Week]:
    """A week for the whole year, then one for each season."""
    weeks = [Week()]
    slips: list[Day] = []
    for group in _joined(groups, clocks):
        try:
            spans = _ALL_DAY if group.all_day else clocks.spans(group.ranges, len(group.days)) if group.ranges else []
        except SlipError:
            slips += group.days
            continue
        week = next((week for week in weeks if week.dates == group.dates), None)
        if week is None:
            weeks.append(week := Week(list(group.dates)))
        week.add(group.days, spans, group.instead)
    for pause in {id(each[0]): each for each in [*pauses, *(one for group in groups for one in group.pauses)]}.values():
        if len(weeks) > 1:
            raise NotUnderstoodError
        days = {day for group in groups if pause in group.pauses for day in group.days}
        weeks[0].take_out(clocks.spans([pause], 1)[0], days or set(weeks[0].spans))
    if slips and (
        len(weeks) > 1 or not weeks[0].spans or {day for day, _ in slips} & {day for day, _ in weeks[0].spans}
    ):
        raise NotUnderstoodError
    weeks[0].unknown = slips
    weeks = [week for week in weeks if week.spans]
    _check_seasons(weeks)
    return weeks


def _joined(groups: list[DayGroup], clocks: Clocks) -> list[DayGroup]:
    """Put more times of the same days behind those that are certain, as their order tells what they mean: 10-2, 5-7."""
    joined: list[DayGroup] = []
    for group in groups:
        if joined and _more_of(joined[-1], group) and not _certain(group, clocks) and _certain(joined[-1], clocks):
            joined[-1] = replace(joined[-1], ranges=[*joined[-1].ranges, *group.ranges])
        else:
            joined.append(group)
    return joined


def _more_of(group: DayGroup, after: DayGroup) -> bool:
    """Whether the second group says more times of the same days."""
    same = (group.days, group.dates, group.pauses) == (after.days, after.dates, after.pauses)
    return same and bool(group.ranges and after.ranges) and not (group.instead or after.instead)


def _certain(group: DayGroup, clocks: Clocks) -> bool:
    """Whether the spans of a group need no others to be understood."""
    try:
        clocks.spans(group.ranges, len(group.days))
    except NotUnderstoodError:
        return False
    return True


def _check_seasons(weeks: list[Week]) -> None:
    """A season replaces the days that it names: it has to name all days of the year's week, or none of them."""
    year = [week for week in weeks if not week.dates]
    seasons = [week for week in weeks if week.dates]
    if any((HOLIDAY, ()) in week.spans for week in seasons):
        raise NotUnderstoodError
    for week in seasons:
        for base in year:
            if any(which for _, which in base.spans) or (
                set(base.spans) & set(week.spans) and not set(base.spans) <= set(week.spans)
            ):
                raise NotUnderstoodError
    if any(first == last and first[1] for week in seasons for first, last in week.dates):
        raise NotUnderstoodError  # a single day, which may be long past
    months = [month for week in seasons for dates in week.dates for month in _months(dates)]
    if len(months) != len(set(months)):
        raise NotUnderstoodError


def _months(dates: Dates) -> list[int]:
    (first, _), (last, _) = dates
    return [(first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)]


def _pauses(week: Week) -> bool:
    """Whether every long day has a pause."""
    return all(len(spans) > 1 or not spans or spans[0][1] - spans[0][0] <= 300 for spans in week.spans.values())


def _check_closed(groups: list[DayGroup], closed: list[Day]) -> None:
    """Closed days are left out of a range, such as Mon-Fri, or stand alone: no group is closed as a whole."""
    for group in groups:
        if group.days and set(group.days) <= set(closed):
            raise NotUnderstoodError
        if any(which and (day, which) in closed for day, which in group.days):
            raise NotUnderstoodError
