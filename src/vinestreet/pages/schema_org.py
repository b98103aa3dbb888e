"""A listing as schema.org data (JSON-LD), for programs that read the page: https://schema.org/Service"""

import json
from typing import Any

from markupsafe import Markup

from vinestreet.directory.model import Listing
from vinestreet.opening_hours.day_schedule import DAY, WHOLE_DAY, ladder, spans_of
from vinestreet.opening_hours.rules import Hours, Rule, Span

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
            "hoursAvailable": hours_available(listing.told_hours) if listing.told_hours and listing.is_open else None,
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


def hours_available(hours: Hours) -> list[dict[str, Any]]:
    """The week, and public holidays where a rule names them; nothing where that would not be the whole truth.

    schema.org cannot say `first Wednesday`, `ask first` or `from 6 PM on`. A specification without times means closed.
    """
    if any(rule.dates or rule.weeks or any(day.nth for day in rule.weekdays) for rule in hours.rules):
        return []
    holds: dict[str, Rule | None] = {name: (ladder(hours, day) or (None,))[-1] for day, name in enumerate(_DAYS)}
    if named := [rule for rule in hours.rules if rule.holidays]:
        holds["PublicHolidays"] = named[-1]
    spans = {name: spans_of(rule) for name, rule in holds.items()}
    if not all(_is_sayable(rule) for rule in holds.values()) or not any(spans.values()):
        return []
    different = dict.fromkeys(span for some in spans.values() for span in some)
    said = [_specification([name for name, some in spans.items() if span in some], span) for span in different]
    if named and not spans["PublicHolidays"]:
        said.append(_specification(["PublicHolidays"]))
    return said


def _is_sayable(rule: Rule | None) -> bool:
    spans = spans_of(rule)
    nights = [span for span in spans if span.end is None or span.end - span.start >= DAY]
    return rule is None or not spans or (rule.state == "open" and (not nights or spans == (WHOLE_DAY,)))


def _specification(days: list[str], span: Span | None = None) -> dict[str, Any]:
    times = {"opens": _clock(span.start), "closes": _clock(span.end or 0)} if span else {}
    return {"@type": "OpeningHoursSpecification", "dayOfWeek": days, **times}


def _clock(minutes: int) -> str:
    return "23:59" if minutes == DAY else f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _filled(data: dict[str, Any], least: int = 0) -> Any:
    """Leave out what is empty; with fewer than `least` entries left, there is nothing to say."""
    filled = {key: value for key, value in data.items() if value not in (None, "", [], {})}
    return filled if len(filled) >= least else None
