"""Dates, ages and positions on the map in cells that people filled."""

import re
from datetime import date, datetime

_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]\d\d?:\d\d.*)?")
_SLASHES = re.compile(r"(\d\d?)([/.-])(\d\d?)\2(\d{4})(?:,? \d\d?:\d\d.*)?")
_NAMED = ("%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%Y/%m/%d", "%Y%m%d")
_MONTH_FIRST = frozenset({"US", "PR", "GU", "VI", "AS", "MP"})
_DAY_FIRST = frozenset({"GB", "IE", "AU", "NZ", "IN", "DE", "FR", "ES", "IT", "NL"})


def date_in(text: str, region: str = "US") -> date | None:
    """Give the one day that `text` names, or None.

    `3/4/2021` is the fourth of March where people write the month first, the third of April where the day comes first,
    and nothing elsewhere; a year of two figures is nothing anywhere.
    """
    text = " ".join(text.split())
    if match := _ISO.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _SLASHES.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if region in _MONTH_FIRST:
            return _day(year, first, second)
        if region in _DAY_FIRST:
            return _day(year, second, first)
        both = {day for day in (_day(year, first, second), _day(year, second, first)) if day}
        return both.pop() if len(both) == 1 else None
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,|(?<=[a-z])\.", "", text.removeprefix("on ")).replace("Sept ", "Sep ")
    for pattern in _NAMED:
        try:
            return datetime.strptime(words, pattern).date()
        except ValueError:
            continue
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_NUMBER = r"(\d{1,3})"
_YEARS = r"(?: ?(?:years?|yrs?)(?: ?(?:old|of age))?| ?y/?o)?"
_AGES = (
    (re.compile(rf"(?:ages? )?{_NUMBER}{_YEARS} ?(?:\+|(?:and|&|or) (?:older|over|up|above)){_YEARS}"), "from"),
    (re.compile(rf"(?:at least|minimum(?: age)?:?) {_NUMBER}{_YEARS}"), "from"),  # `over 18` may mean either
    (re.compile(rf"(?:under|younger than|below) {_NUMBER}{_YEARS}"), "under"),
    (re.compile(rf"(?:ages? |from )?{_NUMBER}{_YEARS} ?(?:-|–|to|through|thru) ?{_NUMBER}{_YEARS}"), "between"),
)  # fmt: skip
_NO_LIMIT = 120  # years
_EVERYONE = re.compile(r"all(?: ages)?|any(?: age)?|everyone")


def ages_in(text: str) -> str:
    """Give ages as entries have them (`18+`, `under 18`, `16-25`, `all`), or nothing where it is not just ages."""
    words = " ".join(text.lower().split()).strip(" .")
    if _EVERYONE.fullmatch(words):
        return "all"
    for pattern, form in _AGES:
        if match := pattern.fullmatch(words):
            lowest = match[1]
            if form == "under":
                return f"under {int(lowest)}"
            return ages_between(lowest, match[2] if form == "between" else "")
    return ""


def ages_between(lowest: str, highest: str) -> str:
    """Give ages from the lowest to the highest in whole years, either of which may be empty; nothing for anything else.

    999 and the like mean that there is no limit.
    """
    ages = [re.sub(r"\.0{1,2}$", "", each.strip()) for each in (lowest, highest)]
    if not any(ages) or not all(re.fullmatch(r"\d{1,3}", each, re.ASCII) for each in ages if each):
        return ""
    least, most = (int(each) if each else None for each in ages)
    if most is None or most >= _NO_LIMIT:
        return f"{least}+" if least else "all"
    if least and least > most:
        return ""
    return f"{least}-{most}" if least else f"under {most + 1}"


# Where people live north of the equator and west of Greenwich, a point in the south-east has its numbers exchanged.
_NORTH_WEST = frozenset({"US", "CA", "MX"})
Point = tuple[float, float]  # latitude and longitude in degrees


def position_in(text: str, region: str = "US") -> tuple[Point | None, str]:
    """Give latitude and longitude in degrees from two numbers, or from a point in a map's format; as `position_of`.

    `POINT (-72.6 42.1)` has the longitude first.
    """
    numbers = re.findall(r"[-+]?\d{1,3}(?:\.\d+)?", text)
    around = re.sub(r"[-+]?\d{1,3}(?:\.\d+)?", "", text).strip(" ,;()[]")
    if len(numbers) != 2 or around.upper() not in {"", "POINT", "POINT ("}:
        return None, "position"
    latitude, longitude = reversed(numbers) if around else numbers
    return position_of(latitude, longitude, region)


def position_of(latitude: str, longitude: str, region: str) -> tuple[Point | None, str]:
    """Give the position, or None and why it is none: the end of a key `import.why_…`.

    A point at 0, 0 lies in the sea off Ghana and means nothing.
    """
    words = (latitude, longitude)
    try:
        north, east = (float(each.replace(",", ".") if each.count(",") == 1 else each) for each in words)
    except ValueError:
        return None, "no_point"
    if not (abs(north) <= 90 and abs(east) <= 180):
        return None, "point_swapped" if abs(east) <= 90 and abs(north) <= 180 else "no_point"
    if abs(north) < 0.01 and abs(east) < 0.01:
        return None, "point_zero"
    if region in _NORTH_WEST and north < 0 < east:
        return None, "point_swapped"
    return (round(north, 6), round(east, 6)), ""
