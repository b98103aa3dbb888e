"""What is told about opening hours, and stops nothing: odd and even weeks, and days in a note that lack their year."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import get_day_names, get_month_names

from vinestreet.core.problems import Problem
from vinestreet.directory.entry_lines import field_line
from vinestreet.directory.model import Directory, Listing
from vinestreet.opening_hours.expression import HoursError, parse
from vinestreet.opening_hours.rules import Hours

_WEEKS = re.compile(r"week 0?[12]-5[23]/2:?\s+")
_WEEKDAY = re.compile(r"\b(Mo|Tu|We|Th|Fr|Sa|Su)\b")
_YEAR = re.compile(r"\b20\d\d\b")


def check_hours(root: Path, directory: Directory, locale: Locale) -> Iterator[Problem]:
    """Give what to look at again in the hours of places, and in the words beside them, in the project in `root`."""
    for listing in directory.listings.values():
        if not directory.is_own(listing.id):  # a fork is told of its own places
            continue
        for field, key, values in _told(listing, locale):
            where = field_line(directory, root, listing.id, field)
            yield Problem(where.file, where.line, listing.id, field, key, values)


def _told(listing: Listing, locale: Locale) -> Iterator[tuple[str, str, dict[str, object]]]:
    hours = listing.hours
    if hours and any(rule.weeks for rule in hours.rules):
        yield "hours", "hours_weeks", {"found": hours.expression, "near": twice_a_month(hours)}
    if hours and (undated := undated_words(listing.hours_note, hours, locale)):
        yield "hours_note", "note_undated", {"found": undated}


def twice_a_month(hours: Hours) -> str:
    """The same hours on the first and third such weekday of each month; nothing where that can't be written.

    ISO weeks count anew each year, and some years have 53: then two odd weeks follow each other, and no even one does.
    """
    rules = re.findall(r'(?:[^;"]|"[^"]*")+', hours.expression)
    mended = "; ".join(_mend(rule.strip()) for rule in rules)
    try:
        parse(mended)
    except HoursError:
        return ""
    return mended


def _mend(rule: str) -> str:
    if not _WEEKS.search(rule):
        return rule
    nth = "2,4" if re.search(r"week 0?2-", rule) else "1,3"
    return _WEEKDAY.sub(rf"\1[{nth}]", _WEEKS.sub("", rule))


def undated_words(note: str, hours: Hours, locale: Locale) -> str:
    """Give the name of a day or month in a `note` without a year, beside hours that have dates of one year.

    Such a note says of these dates what the hours say, and goes on saying it when the year is over.
    """
    dated = any(end.year for rule in hours.rules for _, end in rule.dates)
    if not dated or _YEAR.search(note):
        return ""
    match = _names(locale).search(note)
    return match[0] if match else ""


@cache
def _names(locale: Locale) -> re.Pattern[str]:
    names = [*get_day_names("wide", locale=locale).values(), *get_month_names("wide", locale=locale).values()]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
