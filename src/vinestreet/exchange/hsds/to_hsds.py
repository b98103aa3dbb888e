"""A listing as a service of HSDS 3 with everything that belongs to it: its organization, location, phones, schedules …

The standard: https://docs.openreferral.org/. What it has no place for goes along as attributes (attributes.py). Nothing
is made up: what nobody told us is left out, or empty where the standard asks for it.
"""

from collections.abc import Callable
from typing import Any

from vinestreet.directory.model import Line, Listing
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.exchange.hsds.attributes import attributes_of
from vinestreet.exchange.hsds.identity import uuid_of
from vinestreet.exchange.hsds.location import accessibility_of, location_of
from vinestreet.exchange.hsds.schedules import schedules_of
from vinestreet.exchange.hsds.uris import uri_of
from vinestreet.site.clocks import in_words
from vinestreet.site.site import Site

Service = dict[str, Any]
# What peers say is signed by people: it can be left out of what is handed on.
PERSONAL = ("arrive", "notes")
_STATUS = {"open": "active", "paused": "temporarily closed", "closed": "defunct"}


def service_of(listing: Listing, site: Site, personal: bool = True) -> Service:
    """Give the nested service of `listing`; without `personal`, nothing of what single people tell about it.

    Its identifiers follow from the listing's id, so that they stay the same from one export to the next.
    """
    service = brief_of(listing, site) | filled(_parts(listing, site))
    entry = to_entry(listing)
    for field in () if personal else PERSONAL:
        entry.pop(field, None)
    return service | {"attributes": attributes_of(listing.id, entry, service, site)}


def brief_of(listing: Listing, site: Site) -> Service:
    """Give the service as it stands in lists: its own words, and its organization."""
    t = site.words
    lowest, highest = listing.ages or (None, None)
    interpreting = [each for each in ("sign-language", "interpreter") if each in listing.access]
    return filled(
        {
            "id": uuid_of("service", listing.id),
            "name": site.say.title(listing),
            "description": "\n\n".join(filter(None, (listing.what, listing.more))),
            "url": next(map(uri_of, listing.websites), ""),
            "email": next(iter(listing.emails), ""),
            "status": _STATUS[listing.status.kind],
            "interpretation_services": "; ".join(t(f"access.{each}") for each in interpreting),
            "application_process": _application(listing, site),
            "fees_description": listing.cost.words if listing.cost else "",
            "eligibility_description": listing.who_for,
            "minimum_age": lowest,
            "maximum_age": highest,
            "assured_date": listing.checked.on.isoformat() if listing.checked else "",
            "alert": _alert(listing, site),
            "organization": _organization(listing, site),
        }
    )


def _parts(listing: Listing, site: Site) -> dict[str, list[dict[str, Any]]]:
    """What belongs to the service, by kind."""
    t = site.words
    area = site.directory.areas.get(listing.area)
    parts = {
        "additional_urls": ("url", _urls(listing, t("export.website"), t("listing.chat"))),
        "phones": ("phone", _phones(listing, site)),
        "schedules": ("schedule", _schedules(listing, site)),
        "service_areas": ("service_area", [{"name": area.label}] if area and area.is_far else []),
        "service_at_locations": ("service_at_location", _locations(listing, site)),
        "languages": (
            "language",
            [{"name": site.say.language(code), "code": code} for code in listing.languages],
        ),
        "cost_options": ("cost_option", _cost(listing, t)),
        "required_documents": ("required_document", _documents(listing, t)),
        "contacts": ("contact", [{"email": email} for email in listing.emails[1:]]),
    }
    return {
        name: [{"id": uuid_of(kind, f"{listing.id}/{number}"), **item} for number, item in enumerate(items)]
        for name, (kind, items) in parts.items()
    }


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing."""
    return {key: value for key, value in values.items() if value not in (None, "", [])}


def _organization(listing: Listing, site: Site) -> dict[str, Any]:
    """HSDS wants one, and a description of it; of most we know the name, of some not even that."""
    about = "organization_named" if listing.organisation else "organization_unknown"
    return {
        "id": uuid_of("organization", listing.organisation),
        "name": listing.organisation or site.words("export.unknown"),
        "description": site.words(f"export.{about}", place=site.place.name),
    }


def _urls(listing: Listing, website: str, chat: str) -> list[dict[str, Any]]:
    urls = [*((website, url) for url in listing.websites[1:]), *((chat, url) for url in listing.chats)]
    return [{"label": label, "url": uri} for label, url in urls if (uri := uri_of(url))]


def _phones(listing: Listing, site: Site) -> list[dict[str, Any]]:
    """The types are those of RFC 6350: a number to text is `text`."""
    t = site.words
    lines: list[tuple[str, Line, str]] = [
        *(("voice", phone, phone.say) for phone in listing.phones),
        *(("text", line, t("export.send", word=line.send) if line.send else "") for line in listing.texts),
    ]
    return [
        filled({"number": line.number.dialled, "type": kind, "description": "; ".join(filter(None, (line.label, how)))})
        for kind, line, how in lines
    ]


def _schedules(listing: Listing, site: Site) -> list[dict[str, Any]]:
    """The first carries all hours in words, and what else there is to say of them."""
    first, *others = (schedules_of(listing.hours) if listing.hours else []) or [{}]
    words = filled({"description": in_words(listing, site).replace("\xa0", " "), "notes": listing.hours_note})
    return [each for each in ({**first, **words}, *others) if each]


def _locations(listing: Listing, site: Site) -> list[dict[str, Any]]:
    location = location_of(listing, site)
    accessibility = accessibility_of(listing, site)
    if not (location or accessibility):
        return []
    # A line has no place; but how one can take part in it stands at a location, here as elsewhere.
    found = location or {"location_type": "virtual"}
    key = uuid_of("location", listing.id)
    return [{"location": filled({"id": key, **found, "accessibility": accessibility})}]


def _cost(listing: Listing, t: Callable[..., str]) -> list[dict[str, Any]]:
    if listing.cost is None or listing.cost.kind == "unknown":
        return []
    return [{"option": t(f"cost.{listing.cost.kind}")} | ({"amount": 0} if listing.cost.kind == "free" else {})]


def _documents(listing: Listing, t: Callable[..., str]) -> list[dict[str, Any]]:
    asks = listing.asks
    wanted = {"id": asks.id, "insurance": asks.insurance, "immigration_status": asks.immigration_status}
    return [{"document": t(f"asks.{name}")} for name, answer in wanted.items() if answer == "yes"]


def _application(listing: Listing, site: Site) -> str:
    """What someone has to do first."""
    t, asks = site.words, listing.asks
    parts = [
        t("listing.confidential") if listing.confidential else "",
        *(t(f"export.first_{name}") for name in ("referral", "booking") if getattr(asks, name) == "yes"),
        asks.words,
    ]
    return " ".join(filter(None, parts))


def _alert(listing: Listing, site: Site) -> str:
    """Why it is not there at present: `Paused since October 1, 2026. The roof leaks.`"""
    t, status = site.words, listing.status
    if status.kind == "open":
        return status.words
    since = t("listing.since", on=site.say.date(status.since)) if status.since else ""
    said = " ".join(filter(None, (t(f"listing.status_{status.kind}"), since)))
    instead = f"{t('listing.instead')} {site.directory.listings[status.instead].name}." if status.instead else ""
    return " ".join(filter(None, (f"{said}.", status.words, instead)))
