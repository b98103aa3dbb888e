"""A listing as a service of HSDS 3 with everything that belongs to it: its organization, location, phones, schedules …

What the standard has no place for goes along as attributes (field_mapping.py). Nothing is made up: what nobody told us
is left out, or empty where the standard asks for it. Of a place whose address is kept secret there is never an address
or a point.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from vinestreet.directory.listing_parts import Line
from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.exchange.hsds.field_mapping import attributes_of
from vinestreet.exchange.hsds.schedules import schedules_of
from vinestreet.exchange.hsds.service_records import (
    AccessibilityRecord,
    AddressRecord,
    ContactRecord,
    CostOptionRecord,
    LanguageRecord,
    LocationRecord,
    OrganizationRecord,
    PhoneRecord,
    RequiredDocumentRecord,
    ScheduleRecord,
    ServiceAreaRecord,
    ServiceAtLocationRecord,
    ServiceRecord,
    UrlRecord,
    uri_of,
    uuid_of,
)
from vinestreet.site.clocks import in_words, pause
from vinestreet.site.site import Site

# What peers say is signed by people: it can be left out of what is handed on.
PERSONAL = ("arrive", "notes")
_STATUS = {"open": "active", "paused": "temporarily closed", "closed": "defunct"}
RecordT = TypeVar("RecordT", bound=Mapping[str, Any])


def service_of(listing: Listing, site: Site, personal: bool = True) -> ServiceRecord:
    """Give the nested service of `listing`; without `personal`, nothing of what single people tell about it.

    Its identifiers follow from the listing's id, so that they stay the same from one export to the next.
    """
    service = brief_of(listing, site)
    service.update(filled(_parts(listing, site)))
    entry = to_entry(listing)
    for field in () if personal else PERSONAL:
        entry.pop(field, None)
    service["attributes"] = attributes_of(listing.id, entry, service, site)
    return service


def brief_of(listing: Listing, site: Site) -> ServiceRecord:
    """Give the service as it stands in lists: its own words, and its organization."""
    t = site.words
    lowest, highest = listing.ages or (None, None)
    interpreting = [each for each in ("sign-language", "interpreter") if each in listing.access]
    return filled(
        ServiceRecord(
            id=uuid_of("service", listing.id),
            name=site.say.title(listing),
            description="\n\n".join(filter(None, (listing.what, listing.more))),
            url=next(map(uri_of, listing.websites), ""),
            email=next(iter(listing.emails), ""),
            status=_STATUS[_status(listing, site)],
            interpretation_services="; ".join(t(f"access.{each}") for each in interpreting),
            application_process=_application(listing, site),
            fees_description=listing.cost.words if listing.cost else "",
            eligibility_description=listing.who_for,
            minimum_age=lowest,
            maximum_age=highest,
            assured_date=listing.checked.on.isoformat() if listing.checked else "",
            alert=_alert(listing, site),
            organization=_organization(listing, site),
        )
    )


def _parts(listing: Listing, site: Site) -> ServiceRecord:
    """What belongs to the service, each with an id of its own."""
    t = site.words
    area = site.directory.areas.get(listing.area)
    areas: list[ServiceAreaRecord] = [{"name": area.label}] if area and area.is_far else []
    languages: list[LanguageRecord] = [{"name": site.say.language(code), "code": code} for code in listing.languages]
    contacts: list[ContactRecord] = [{"email": email} for email in listing.emails[1:]]

    def numbered(kind: str, records: list[RecordT]) -> list[RecordT]:
        return [
            cast(RecordT, {"id": uuid_of(kind, f"{listing.id}/{number}"), **record})
            for number, record in enumerate(records)
        ]

    parts = {
        "additional_urls": numbered("url", _urls(listing, t("export.website"), t("listing.chat"))),
        "phones": numbered("phone", _phones(listing, site)),
        "schedules": numbered("schedule", _schedules(listing, site)),
        "service_areas": numbered("service_area", areas),
        "service_at_locations": numbered("service_at_location", _locations(listing, site)),
        "languages": numbered("language", languages),
        "cost_options": numbered("cost_option", _cost(listing, t)),
        "required_documents": numbered("required_document", _documents(listing, t)),
        "contacts": numbered("contact", contacts),
    }
    return cast(ServiceRecord, parts)


def filled(record: RecordT) -> RecordT:
    """Leave out what says nothing."""
    return cast(RecordT, {key: value for key, value in record.items() if value not in (None, "", [])})


def _organization(listing: Listing, site: Site) -> OrganizationRecord:
    """HSDS wants one, and a description of it; of most we know the name, of some not even that."""
    about = "organization_named" if listing.organisation else "organization_unknown"
    return {
        "id": uuid_of("organization", listing.organisation),
        "name": listing.organisation or site.words("export.unknown"),
        "description": site.words(f"export.{about}", place=site.place.name),
    }


def _urls(listing: Listing, website: str, chat: str) -> list[UrlRecord]:
    urls = [*((website, url) for url in listing.websites[1:]), *((chat, url) for url in listing.chats)]
    return [{"label": label, "url": uri} for label, url in urls if (uri := uri_of(url))]


def _phones(listing: Listing, site: Site) -> list[PhoneRecord]:
    """The types are those of RFC 6350: a number to text is `text`."""
    t = site.words
    lines: list[tuple[str, Line, str]] = [
        *(("voice", phone, phone.say) for phone in listing.phones),
        *(("text", line, t("export.send", word=line.send) if line.send else "") for line in listing.texts),
    ]
    return [
        filled(
            PhoneRecord(number=line.number.dialled, type=kind, description="; ".join(filter(None, (line.label, how))))
        )
        for kind, line, how in lines
    ]


def _schedules(listing: Listing, site: Site) -> list[ScheduleRecord]:
    """The first carries all hours in words, and what else there is to say of them."""
    first, *others = (schedules_of(listing.hours) if listing.hours else []) or [ScheduleRecord()]
    first.update(
        filled(ScheduleRecord(description=in_words(listing, site).replace("\xa0", " "), notes=listing.hours_note))
    )
    return [each for each in (first, *others) if each]


def _locations(listing: Listing, site: Site) -> list[ServiceAtLocationRecord]:
    location = location_of(listing, site)
    accessibility = accessibility_of(listing, site)
    if not (location or accessibility):
        return []
    # A line has no place; but how one can take part in it stands at a location, here as elsewhere.
    found = location or LocationRecord(location_type="virtual")
    key = uuid_of("location", listing.id)
    return [{"location": filled(cast(LocationRecord, {"id": key, **found, "accessibility": accessibility}))}]


def _cost(listing: Listing, t: Callable[..., str]) -> list[CostOptionRecord]:
    if listing.cost is None or listing.cost.kind == "unknown":
        return []
    option: CostOptionRecord = {"option": t(f"cost.{listing.cost.kind}")}
    if listing.cost.kind == "free":
        option["amount"] = 0
    return [option]


def _documents(listing: Listing, t: Callable[..., str]) -> list[RequiredDocumentRecord]:
    asks = listing.asks
    wanted = {"id": asks.id, "insurance": asks.insurance, "immigration_status": asks.immigration_status}
    return [{"document": t(f"asks.{name}")} for name, answer in wanted.items() if answer == "yes"]


def location_of(listing: Listing, site: Site) -> LocationRecord | None:
    """Give the location without its id; None for a line, or where nobody told us.

    HSDS asks for more of an address than we know: what we do not know is empty. The city is the place that this site
    serves, the region the part of it.
    """
    if listing.confidential:
        return {"location_type": "physical", "name": site.words("directory.secret")}
    area = site.directory.areas.get(listing.area)
    far = area is not None and area.is_far
    label = area.label if area and not far else ""
    if not (listing.address or listing.at or label):
        return None
    location: LocationRecord = {"location_type": "physical"}
    if label and not listing.address:
        location["name"] = label
    if listing.at:
        location["latitude"], location["longitude"] = listing.at
    if listing.address:
        address: AddressRecord = {
            "id": uuid_of("address", listing.id),
            "address_1": listing.address,
            "city": "" if far else site.place.name,
            "region": label,
            "state_province": "",
            "postal_code": "",
            "country": (area.country if area else "") or ("" if far else site.place.country),
            "address_type": "physical",
        }
        location["addresses"] = [address]
    return location


def accessibility_of(listing: Listing, site: Site) -> list[AccessibilityRecord]:
    """Give a description for each way to get in or take part, and what else is said about that as details."""
    parts: list[AccessibilityRecord] = [
        {"id": uuid_of("accessibility", f"{listing.id}/{number}"), "description": site.words(f"access.{each}")}
        for number, each in enumerate(listing.access)
    ]
    if listing.access_note:
        key = uuid_of("accessibility", f"{listing.id}/{len(parts)}")
        parts.append({"id": key, "details": listing.access_note})
    return parts


def _application(listing: Listing, site: Site) -> str:
    """What someone has to do first."""
    t, asks = site.words, listing.asks
    parts = [
        t("listing.confidential") if listing.confidential else "",
        *(t(f"export.first_{name}") for name in ("referral", "booking") if getattr(asks, name) == "yes"),
        asks.words,
    ]
    return " ".join(filter(None, parts))


def _status(listing: Listing, site: Site) -> str:
    """What it is on the day of this copy: a pause with an end may not have begun, or be over."""
    if listing.status.until is None:
        return listing.status.kind
    on = any(each.pause and (each.first or site.made) <= site.made <= each.last for each in listing.exceptions)
    return "paused" if on else "open"


def _alert(listing: Listing, site: Site) -> str:
    """Why it is not there at present: `Paused since October 1, 2026. The roof leaks.`"""
    t, status = site.words, listing.status
    if status.until is not None:
        paused = pause(listing, site)
        return paused.text if paused else ""
    if status.kind == "open":
        return status.words
    since = t("listing.since", on=site.say.date(status.since)) if status.since else ""
    status_words = " ".join(filter(None, (t(f"listing.status_{status.kind}"), since)))
    instead = f"{t('listing.instead')} {site.directory.listings[status.instead].name}." if status.instead else ""
    return " ".join(filter(None, (f"{status_words}.", status.words, instead)))
