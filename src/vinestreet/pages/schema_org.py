"""A listing as schema.org data (JSON-LD), for programs that read the page: https://schema.org/Service"""

import json
from typing import Any

from markupsafe import Markup

from vinestreet.directory.model import Listing
from vinestreet.opening_hours.expression import Hours, Rule

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def as_json(listing: Listing) -> Markup:
    """Give the data as text that may stand inside a script element: no `<` or `&` can end it early."""
    text = json.dumps(_service(listing), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def _service(listing: Listing) -> dict[str, Any]:
    channels = [
        {
            "@type": "ServiceChannel",
            "servicePhone": {"@type": "ContactPoint", "telephone": phone.number.dialled},
        }
        for phone in listing.phones
    ]
    channels += [
        {
            "@type": "ServiceChannel",
            "serviceSmsNumber": {"@type": "ContactPoint", "telephone": line.number.dialled},
        }
        for line in listing.texts
    ]
    channels += [{"@type": "ServiceChannel", "serviceUrl": url} for url in (*listing.websites, *listing.chats)]
    if place := _place(listing):
        channels.append({"@type": "ServiceChannel", "serviceLocation": place})
    service: dict[str, Any] = _filled(
        {
            "@context": "https://schema.org",
            "@type": "Service",
            "name": listing.name,
            "description": listing.what,
            "provider": _filled({"@type": "Organization", "name": listing.organisation}, least=2),
            "availableChannel": channels,
            "hoursAvailable": _hours(listing.hours) if listing.hours and listing.is_open else None,
        }
    )
    return service


def _place(listing: Listing) -> dict[str, Any] | None:
    geo = None
    if listing.at:
        geo = {"@type": "GeoCoordinates", "latitude": listing.at[0], "longitude": listing.at[1]}
    free = True if listing.cost and listing.cost.kind == "free" else None
    place = {"@type": "Place", "address": listing.address, "geo": geo, "isAccessibleForFree": free}
    return _filled(place) if listing.address or geo else None


def _hours(hours: Hours) -> list[dict[str, Any]]:
    """The plain weekly rules; schema.org cannot say `first Wednesday`, and half of it would be wrong."""
    if any(_is_special(rule) for rule in hours.rules):
        return []
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [_DAYS[weekday.day] for weekday in rule.weekdays] or list(_DAYS),
            "opens": _clock(span.start),
            "closes": _clock(span.end or span.start),
        }
        for rule in hours.rules
        for span in rule.spans
        if rule.state == "open" and span.end is not None
    ]


def _is_special(rule: Rule) -> bool:
    some_days = any(weekday.nth for weekday in rule.weekdays)
    return bool(rule.dates or rule.weeks or some_days or (rule.state == "closed" and not rule.holidays))


def _clock(minutes: int) -> str:
    return "23:59" if minutes == 1440 else f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _filled(data: dict[str, Any], least: int = 0) -> Any:
    """Leave out what is empty; with fewer than `least` entries left, there is nothing to say."""
    filled = {key: value for key, value in data.items() if value not in (None, "", [], {})}
    return filled if len(filled) >= least else None
