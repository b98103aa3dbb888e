"""The clocks that opening hours mean: whose wall they hang on, and where a reader has to be told so."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import opening_hours
from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_name

from vinestreet.directory.model import Area, Directory, Listing
from vinestreet.opening_hours.day_schedule import names
from vinestreet.opening_hours.rules import Rule
from vinestreet.opening_hours.sentences import HoursSentence
from vinestreet.site.holidays import public_holidays
from vinestreet.site.settings import Place
from vinestreet.site.site import Site

UNKNOWN_CLOCK = "?"
SOON = 21  # days; what is said of holidays and single days is in sight when one comes this soon
WITHIN_A_WEEK = 7  # days; a closure that comes this soon is told first
NAMED = "named"  # ends the key of a clock whose zone is said beside its hours


def clock_key(listing: Listing, directory: Directory, place: Place) -> str:
    """Give the key of the clock and calendar that the hours of `listing` mean; UNKNOWN_CLOCK when nobody told us.

    It is the zone, the country, and NAMED where a reader has to be told which zone that is. Hours of another country
    are not those of the clock on the reader's wall, unless they are all hours.
    """
    area = directory.areas.get(listing.area)
    country = (area.country if area else "") or place.country
    if listing.told_hours and listing.told_hours.expression == "24/7":
        return own_clock(place)
    if not listing.timezone and country != place.country:
        return UNKNOWN_CLOCK
    zone = (listing.timezone or place.timezone).key
    key = _key(zone, country)
    return f"{key} {NAMED}" if zone != place.timezone.key or _reaches_other_zones(listing, area, country) else key


def _reaches_other_zones(listing: Listing, area: Area | None, country: str) -> bool:
    """Whether people in other time zones call it: it serves all countries, or one that has several zones."""
    if area is None:
        return bool(listing.timezone) and has_several_zones(country)
    return area.wide or (bool(area.country) and has_several_zones(country))


@cache
def has_several_zones(country: str) -> bool:
    """Whether clocks in a country show different times."""
    months = [datetime(2026, month, 1, 12) for month in (1, 7)]  # zones that only change on other days are one
    offsets = {tuple(ZoneInfo(zone).utcoffset(noon) for noon in months) for zone in timezones(country)}
    return len(offsets) > 1


def timezones(country: str) -> list[str]:
    """Give the time zones of a country."""
    territories: dict[str, str] = get_global("zone_territories")  # type: ignore[assignment]
    return sorted(zone for zone, of in territories.items() if of == country and "/" in zone)


def own_clock(place: Place) -> str:
    """Give the key of the place's own clock and calendar."""
    return _key(place.timezone.key, place.country)


def _key(zone: str, country: str) -> str:
    return f"{zone} {country}"


def zone_name(zone: str, locale: Locale) -> str:
    """Give the name of a time zone as people say it: `Eastern Time`."""
    return get_timezone_name(ZoneInfo(zone), locale=locale)


def their_time(listing: Listing, site: Site) -> str:
    """Give the sentence that says whose time its hours are, where a reader may take it for another; else nothing."""
    key = clock_key(listing, site.directory, site.place) if listing.hours else ""
    if key == UNKNOWN_CLOCK:
        return site.words("directory.their_time")
    if not key.endswith(NAMED):
        return ""
    return site.words("directory.zone_time", zone=zone_name(key.split(" ")[0], site.place.locale))


def hours_sentences(listing: Listing, site: Site) -> list[HoursSentence]:
    """Give the sentences of its hours without those of dates that are past on the day of the build, anywhere.

    Where nobody told us its usual hours, and still there is something to say of single days, one of them says so.
    """
    sentences = site.say.hours.sentences(listing.told_hours) if listing.told_hours else ()
    if listing.told_hours and not listing.hours:
        ask = site.words("live.call_first" if listing.phones and not listing.sample else "live.ask_first")
        said = site.words("live.unknown_hours", first=ask)
        sentences = tuple(each if each.exception else replace(each, text=said) for each in sentences)
    # Clocks west of UTC may still show the day before.
    first = site.made - timedelta(days=1)
    return [sentence for sentence in sentences if sentence.until is None or sentence.until >= first]


def pause(listing: Listing, site: Site) -> HoursSentence | None:
    """Give what is said of a pause that ends by itself; None where none is on or comes."""
    return next((each for each in hours_sentences(listing, site) if each.rule.pause), None)


def far_off(listing: Listing, site: Site) -> list[HoursSentence]:
    """Give the sentences on holidays and single days of which none comes within SOON days of the build.

    Where holidays aren't known any day may be one. Scripts look again on the day of reading
    (overrides/assets/js/live/past-dates.js).
    """
    key = clock_key(listing, site.directory, site.place)
    if key == UNKNOWN_CLOCK:
        return []
    days = [site.made + timedelta(days=ahead) for ahead in range(SOON)]
    holidays = holidays_of(key.split(" ")[1], days[0], days[-1], site.place)

    def comes(rule: Rule) -> bool:
        return any(names(rule, day, holidays is None or day in holidays) for day in days)

    return [each for each in hours_sentences(listing, site) if each.exception and not comes(each.rule)]


def closures_soon(listing: Listing, site: Site) -> list[HoursSentence]:
    """Give the sentences of closures that name one of the next days, from the day of the build; scripts look again."""
    days = [site.made + timedelta(days=ahead) for ahead in range(WITHIN_A_WEEK)]
    said = hours_sentences(listing, site) if listing.exceptions else []
    return [each for each in said if each.rule.closure and any(names(each.rule, day, False) for day in days)]


def holidays_of(country: str, first: date, last: date, place: Place) -> tuple[date, ...] | None:
    """Give the public holidays that a place knows of a country, its own ones too; None where nobody knows them."""
    try:
        return public_holidays(country, first, last, place.holidays if country == place.country else ())
    except opening_hours.UnknownCountryError:  # type: ignore[attr-defined] # its stubs leave it out
        return None


def ending(listing: Listing, site: Site) -> list[tuple[int, str]]:
    """Give what scripts take out of its hours in words when it is past: the last day as YYYYMMDD, and the sentence."""
    sentences = hours_sentences(listing, site)
    return [(int(f"{each.until:%Y%m%d}"), each.text) for each in sentences if each.until]


def in_words(listing: Listing, site: Site) -> str:
    """Give its hours on one line, and whose time they are where that is not the place's; nothing where not known.

    The note says more than that its usual hours are not known.
    """
    note = "" if listing.hours else listing.hours_note
    said = [note if note and not each.exception else each.text for each in hours_sentences(listing, site)]
    return " ".join([*said, their_time(listing, site)]).rstrip()
