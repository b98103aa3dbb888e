"""The clocks and calendars that opening hours mean: whose wall they hang on, and which days are holidays there."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import opening_hours
from babel.dates import get_timezone_name

from vinestreet.directory.model import Directory, Listing
from vinestreet.opening_hours.sentences import HoursSentence
from vinestreet.site.settings import Place
from vinestreet.site.site import Site

UNKNOWN_CLOCK = "?"


def clock_key(listing: Listing, directory: Directory, place: Place) -> str:
    """Give the key of the clock and calendar that the hours of `listing` mean; UNKNOWN_CLOCK when nobody told us.

    Hours of another country are not those of the clock on the reader's wall, unless they are all hours.
    """
    area = directory.areas.get(listing.area)
    country = (area.country if area else "") or place.country
    if listing.hours and listing.hours.expression == "24/7":
        return own_clock(place)
    if listing.timezone:
        return _key(listing.timezone.key, country)
    return _key(place.timezone.key, country) if country == place.country else UNKNOWN_CLOCK


def own_clock(place: Place) -> str:
    """Give the key of the place's own clock and calendar."""
    return _key(place.timezone.key, place.country)


def _key(zone: str, country: str) -> str:
    return f"{zone} {country}"


def their_time(listing: Listing, site: Site) -> str:
    """Give the sentence that says whose time its hours are, where that is not the place's; else nothing."""
    own = site.place.timezone.key
    zone = clock_key(listing, site.directory, site.place).rpartition(" ")[0] if listing.hours else own
    if zone == own:
        return ""
    if not zone:
        return site.words("directory.their_time")
    name = get_timezone_name(ZoneInfo(zone), locale=site.place.locale)
    return site.words("directory.zone_time", zone=name)


def hours_sentences(listing: Listing, site: Site) -> list[HoursSentence]:
    """Give the sentences of its hours without those of dates that are past on the day of the build, anywhere."""
    sentences = site.say.hours.sentences(listing.hours) if listing.hours else ()
    # Clocks west of UTC may still show the day before.
    first = site.made - timedelta(days=1)
    return [sentence for sentence in sentences if sentence.until is None or sentence.until >= first]


def ending(listing: Listing, site: Site) -> list[tuple[int, str]]:
    """Give what scripts take out of its hours in words when it is past: the last day as YYYYMMDD, and the sentence."""
    sentences = hours_sentences(listing, site)
    return [(int(f"{each.until:%Y%m%d}"), each.text) for each in sentences if each.until]


def in_words(listing: Listing, site: Site) -> str:
    """Give its hours on one line, and whose time they are where that is not the place's; nothing where not known."""
    sentences = hours_sentences(listing, site)
    return " ".join([*(sentence.text for sentence in sentences), their_time(listing, site)]).rstrip()


def public_holidays(country: str, first: date, last: date) -> list[date]:
    """Give the public holidays of `country` from `first` to `last`; raises UnknownCountryError.

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
    return sorted(day for day in listed.union(kept) if first <= day <= last)


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
