"""What the scripts know about the place: its words, its clocks and their holidays."""

from datetime import date
from typing import Any

from vinestreet.site.clocks import NAMED, UNKNOWN_CLOCK, clock_key, holidays_of, own_clock, zone_name
from vinestreet.site.settings import Place
from vinestreet.site.site import Site

# The groups of messages that scripts speak with.
SPOKEN = ("live", "finder", "hits", "take")


def place_data(site: Site) -> dict[str, Any]:
    """Give what every page with live words needs, for `var __place`; dates are ISO 8601.

    - `locale`: BCP 47; `horizon`: the last day whose public holidays are known
    - `checkEvery`, `copyOldAfter`: days after which a check, and a copy of the site, count as old
    - `clock`: the key of the place's own clock; `clocks`: each that a listing needs, by key, with its IANA `zone`,
      the `name` of that zone where it is said beside the hours, and its `holidays` as numbers YYYYMMDD, which are
      missing where they are not known
    - `words`: groups of messages
    """
    place, horizon = site.place, date(site.made.year + 2, 12, 31)
    own = own_clock(place)
    timed = (listing for listing in site.directory.listings.values() if listing.told_hours)
    used = {clock_key(listing, site.directory, place) for listing in timed}
    keys = sorted({own, *used} - {UNKNOWN_CLOCK})
    return {
        "locale": str(place.locale).replace("_", "-"),
        "horizon": horizon.isoformat(),
        "checkEvery": place.check_every,
        "copyOldAfter": place.copy_old_after,
        "clock": own,
        "clocks": {key: _clock(key, site.made.year - 1, horizon, place) for key in keys},
        "words": {group: site.words.group(group) for group in SPOKEN},
    }


def _clock(key: str, first_year: int, horizon: date, place: Place) -> dict[str, Any]:
    zone, country, *named = key.split(" ")
    clock: dict[str, Any] = {"zone": zone}
    if named == [NAMED]:
        clock["name"] = zone_name(zone, place.locale)
    days = holidays_of(country, date(first_year, 1, 1), horizon, place)
    if days is None:
        return clock
    return clock | {"holidays": [day.year * 10_000 + day.month * 100 + day.day for day in days]}
