"""The places of the directory as points on a map (GeoJSON, RFC 7946), each with what is known of it in words."""

import json
from collections.abc import Iterable

from vinestreet.directory.listing_parts import WELCOMES
from vinestreet.directory.model import Listing
from vinestreet.site.clocks import in_words
from vinestreet.site.site import Site

_BETWEEN = "; "


def properties_of(listing: Listing, site: Site) -> dict[str, str]:
    """Give every property, empty where nothing is known. What peers tell (`arrive`, `notes`) is too long for a map.

    Answers, choices and languages are the words of resources.yml, hours both as they stand there and in words.
    """
    asks, consent, status, checked = listing.asks, listing.consent, listing.status, listing.checked
    return {
        "name": site.say.title(listing),
        "what": listing.what,
        "more": listing.more,
        "needs": _BETWEEN.join(listing.needs),
        "organisation": listing.organisation,
        "run_by": listing.run_by,
        "phone": _BETWEEN.join(_with(phone.shown, phone.label, phone.say) for phone in listing.phones),
        "text": _BETWEEN.join(_with(line.shown, line.label, line.send) for line in listing.texts),
        "email": _BETWEEN.join(listing.emails),
        "chat": _BETWEEN.join(listing.chats),
        "website": _BETWEEN.join(listing.websites),
        "address": listing.address,
        "area": listing.area,
        "confidential": _yes(listing.confidential),
        "hours": listing.hours.expression if listing.hours else "",
        "hours_in_words": in_words(listing, site).replace("\xa0", " "),
        "hours_note": listing.hours_note,
        "cost": listing.cost.kind if listing.cost else "unknown",
        "cost_words": listing.cost.words if listing.cost else "",
        "for": listing.who_for,
        "ages": site.say.ages(listing.ages) if listing.ages else "",
        "welcomes": _BETWEEN.join(
            f"{name}: {said}"
            for name, attribute in WELCOMES.items()
            if (said := getattr(listing.welcomes, attribute)) != "unknown"
        ),
        "languages": _BETWEEN.join(listing.languages),
        "access": _BETWEEN.join(listing.access),
        "access_note": listing.access_note,
        "asks_id": asks.id,
        "asks_referral": asks.referral,
        "asks_insurance": asks.insurance,
        "asks_immigration_status": asks.immigration_status,
        "asks_booking": asks.booking,
        "asks_words": asks.words,
        "may_call_police_without_you": consent.police,
        "consent_words": consent.words,
        "records_calls": consent.recorded,
        "status": status.kind if status.until is None or listing.is_paused else "open",
        "status_since": status.since.isoformat() if status.since else "",
        "status_until": status.until.isoformat() if status.until else "",
        "status_words": status.words,
        "checked_on": checked.on.isoformat() if checked else "",
        "checked_how": checked.how if checked else "",
        "source": listing.source,
        "sample": _yes(listing.sample),
    }


def _with(shown: str, *more: str) -> str:
    """`988 (Veterans, then press 1)`."""
    inside = ", ".join(filter(None, more))
    return f"{shown} ({inside})" if inside else shown


def _yes(true: bool) -> str:
    return "yes" if true else ""


def is_on_map(listing: Listing) -> bool:
    """Whether there is a point to show: never of a place whose address is kept secret."""
    return listing.at is not None and not listing.confidential


def geojson_text(listings: Iterable[Listing], site: Site) -> str:
    """Give a collection with a feature for each listing that is on the map, each on a line of its own.

    Its id is that of the listing; properties that say nothing are left out.
    """
    features = ",\n".join(_feature(listing, site) for listing in listings if is_on_map(listing))
    return f'{{"type": "FeatureCollection", "features": [\n{features}\n]}}\n'


def _feature(listing: Listing, site: Site) -> str:
    assert listing.at is not None  # it is on the map
    latitude, longitude = listing.at
    properties = properties_of(listing, site)
    if listing.told_hours:
        properties["hours"] = listing.told_hours.expression  # as it is told: closures are in it
    feature = {
        "type": "Feature",
        "id": listing.id,
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {name: value for name, value in properties.items() if value},
    }
    return json.dumps(feature, ensure_ascii=False)
