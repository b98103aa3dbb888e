"""Public holidays: those of a whole country, and those that a place keeps beside them.

opening-hours-py has a calendar for most countries. `NATIONAL` holds what it leaves out; holidays of a state or a town
(Patriots' Day in Massachusetts) stand in the settings of the place that keeps them, `holidays:`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

import opening_hours

from vinestreet.core.yaml_tree import Node
from vinestreet.opening_hours.day_schedule import names
from vinestreet.opening_hours.expression import HoursError, parse
from vinestreet.opening_hours.rules import Hours
from vinestreet.schema.context import ReadContext
from vinestreet.schema.text import Text

# What holds in the whole country and is missing in the library's calendar, written as in opening hours.
NATIONAL = {
    "US": ("Oct Mo[2]",),  # Columbus Day: 5 U.S.C. 6103 (a)
    "GB": ("Jan 01",),  # New Year's Day, by royal proclamation every year; Banking and Financial Dealings Act 1971
    "CA": ("Nov 11", "Dec 26"),  # Remembrance Day and Boxing Day: Canada Labour Code, section 166
}


@dataclass(frozen=True, slots=True)
class HolidayDates:
    """One holiday as it comes every year or once: `Apr Mo[3]`, `Aug 16`, `2027 Mar 29`."""

    def read(self, node: Node, context: ReadContext) -> str | None:
        """Give the words as they stand, where they name days and nothing else."""
        text = Text(60).read(node, context)
        if text is None:
            return None
        try:
            rules = parse(text).rules
        except HoursError:
            rules = ()
        plain = all(rule.dates and not (rule.spans or rule.holidays or rule.comment) for rule in rules)
        return text if rules and plain else context.wrong(node, "not_a_holiday", found=text)


@cache
def public_holidays(country: str, first: date, last: date, also: tuple[str, ...] = ()) -> tuple[date, ...]:
    """Give the public holidays of `country`, and `also` these, from `first` to `last`; raises UnknownCountryError.

    The library moves a holiday that falls on a weekend to the day on which offices are closed for it. People mean the
    day itself as well (4 July 2026 is a Saturday): a date that is a holiday whenever it is a weekday is one always.
    """
    # In twelve years every date falls on every weekday; 29 February is no holiday anywhere.
    listed = _listed(country, first, date(first.year + 12, 12, 31))
    kept = []
    for month, day in {(holiday.month, holiday.day) for holiday in listed} - {(2, 29)}:
        dates = [date(year, month, day) for year in range(first.year, first.year + 13)]
        if all(each in listed for each in dates if each.weekday() < 5):
            kept += dates
    added = [parse(each) for each in (*NATIONAL.get(country, ()), *also)]
    named = _named(added, first, last) if added else set()
    return tuple(sorted(day for day in listed.union(kept, named) if first <= day <= last))


def _named(added: Iterable[Hours], first: date, last: date) -> set[date]:
    """The days that these name."""
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    return {day for day in days if any(names(rule, day) for hours in added for rule in hours.rules)}


def _listed(country: str, first: date, last: date) -> set[date]:
    """The days of the library's calendar, which merges those that follow each other."""
    start, end = datetime(first.year, first.month, first.day), datetime(last.year, last.month, last.day)
    computed = opening_hours.OpeningHours("PH", country=country)
    return {
        begin.date() + timedelta(days=step)
        for begin, finish, state, _ in computed.intervals(start, end + timedelta(days=1))
        if state == opening_hours.State.OPEN
        for step in range((finish - begin).days)
    }
