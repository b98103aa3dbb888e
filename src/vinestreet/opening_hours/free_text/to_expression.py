"""From what free text says to one expression: pauses taken out, seasons apart, closed days at the end."""

from vinestreet.opening_hours.free_text.day_lists import Day
from vinestreet.opening_hours.free_text.items import Dates, DayGroup, HoursLine
from vinestreet.opening_hours.free_text.lexicon import HOLIDAY
from vinestreet.opening_hours.free_text.time_ranges import Clocks, Range
from vinestreet.opening_hours.free_text.tokens import NotUnderstoodError
from vinestreet.opening_hours.free_text.week import BY_APPOINTMENT, Week


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
    rules += [f"{date} off" for date in dates]
    if (HOLIDAY, ()) in closed:
        rules.append("PH off")
    return "; ".join(rules)


def _weeks(groups: list[DayGroup], pauses: list[Range], clocks: Clocks) -> list[Week]:
    """A week for the whole year, then one for each season."""
    weeks = [Week()]
    for group in groups:
        spans = [(0, 1440)] if group.all_day else clocks.spans(group.ranges, len(group.days)) if group.ranges else []
        week = next((week for week in weeks if week.dates == group.dates), None)
        if week is None:
            weeks.append(week := Week(list(group.dates)))
        week.add(group.days, spans, group.instead)
    for pause in {id(each[0]): each for each in [*pauses, *(one for group in groups for one in group.pauses)]}.values():
        if len(weeks) > 1:
            raise NotUnderstoodError
        days = {day for group in groups if pause in group.pauses for day in group.days}
        weeks[0].take_out(clocks.spans([pause], 1)[0], days or set(weeks[0].spans))
    weeks = [week for week in weeks if week.spans]
    _check_seasons(weeks)
    return weeks


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
