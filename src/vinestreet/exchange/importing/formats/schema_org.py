"""What websites say of themselves in JSON-LD with the words of schema.org, as services of HSDS.

People are never taken: no employee, no founder, and no way to reach one of them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from vinestreet.exchange.hsds.schedules import DAYS
from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.formats.json_values import objects_of, tell_unread, text_of, texts_of
from vinestreet.exchange.importing.import_report import ROW, ImportReport

Node = Mapping[str, Any]
_PEOPLE = frozenset("Person Patient Physician IndividualPhysician".split())
# What has a name, and is no place to go to.
_NO_PLACES = frozenset(
    "WebSite WebPage Article NewsArticle BlogPosting Event Product Offer JobPosting PostalAddress".split()
)
_SAYS_WHERE = frozenset(
    "address telephone email geo location openingHours openingHoursSpecification provider serviceType areaServed "
    "availableChannel url contactPoint".split()
)
_READ = frozenset(
    "name alternateName description telephone email url address geo location openingHours openingHoursSpecification "
    "provider areaServed availableLanguage knowsLanguage contactPoint isAccessibleForFree availableChannel "
    "serviceLocation".split()
)
_OF_PEOPLE = frozenset("employee employees founder founders member members alumni author contributor director".split())
_ABOUT_ITSELF = frozenset({"@type", "@id", "@context"})
_WEEKDAYS = dict(zip("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(), DAYS, strict=True))


def is_schema_org(document: Any) -> bool:
    """Whether the document is JSON-LD: its objects say of which type they are."""
    return any(isinstance(node.get("@type"), str | list) for node in _top(document))


def _top(document: Any) -> list[Node]:
    graph = document.get("@graph") if isinstance(document, dict) else None
    return objects_of(document if graph is None else graph) + (
        [node for each in objects_of(document) for node in objects_of(each.get("@graph"))] if graph is None else []
    )


def schema_org_services(document: Any, name: str, report: ImportReport) -> Iterator[HsdsObject]:
    """Give a service for each object that says where or how somebody is reached."""
    nodes = _top(document)
    by_id = {id_: node for node in nodes if isinstance(id_ := node.get("@id"), str) and len(node) > 1}
    inside = {text_of(each.get("@id")) for node in nodes for each in objects_of(node.get("provider"))}
    for number, node in enumerate(nodes):
        place = f"{name}[{number}]"
        if _types(node) & _PEOPLE:
            report.left_out(place, "row", "", "person")
        elif _is_place(node):
            yield _service({key: _resolved(value, by_id) for key, value in node.items()}, place, report)
        elif text_of(node.get("@id")) not in inside:
            report.left_out(place, "row", " ".join(_types(node)), "object_unknown")


def _types(node: Node) -> set[str]:
    return {each.rpartition("/")[2].rpartition(":")[2] for each in texts_of(node.get("@type"))}


def _is_place(node: Node) -> bool:
    return bool(text_of(node.get("name")) and node.keys() & _SAYS_WHERE and not _types(node) & _NO_PLACES)


def _resolved(value: Any, by_id: Mapping[str, Node]) -> Any:
    """What a name of another object in the same graph stands for."""
    if isinstance(value, list):
        return [_resolved(each, by_id) for each in value]
    if isinstance(value, dict) and value.keys() == {"@id"}:
        return by_id.get(text_of(value["@id"]), value)
    return value


def _service(node: Node, place: str, report: ImportReport) -> HsdsObject:
    people = [key for key in node if key in _OF_PEOPLE or _names_people(node[key])]
    for key in people:
        report.left_out(place, key, "", "person")
    tell_unread(node, {*_READ, *_ABOUT_ITSELF, *people}, place, report)
    service: HsdsObject = {
        ROW: place,
        "name": text_of(node.get("name")),
        "alternate_name": text_of(node.get("alternateName")),
        "description": text_of(node.get("description")),
        "email": _email(node),
        "url": text_of(node.get("url")),
        "phones": [*_phones(node), *_phones_of_points(node)],
        "schedules": _schedules(node),
        "languages": _languages(node),
        "fees_description": "Free" if node.get("isAccessibleForFree") in (True, "true", "True") else "",
        "service_areas": [{"name": area} for area in _names(node.get("areaServed"))],
        "service_at_locations": [{"location": each} for each in _locations(node)],
    }
    if providers := [each for each in objects_of(node.get("provider")) if not _types(each) & _PEOPLE]:
        service["organization"] = _organization(providers[0])
    return service


def _names_people(value: Any) -> bool:
    """Whether an object inside is a person, or a way to reach one by name."""
    return any(
        _types(each) & _PEOPLE or ("ContactPoint" in _types(each) and text_of(each.get("name")))
        for each in objects_of(value)
    )


def _email(node: Node) -> str:
    return text_of(node.get("email")).removeprefix("mailto:")


def _phones(node: Node) -> list[HsdsObject]:
    return [{"number": number.removeprefix("tel:")} for number in texts_of(node.get("telephone"))]


def _phones_of_points(node: Node) -> Iterator[HsdsObject]:
    for point in objects_of(node.get("contactPoint")):
        if not _names_people(point):
            for phone in _phones(point):
                yield {**phone, "description": text_of(point.get("contactType"))}
    for channel in objects_of(node.get("availableChannel")):
        for phone in objects_of(channel.get("servicePhone")):
            if not _names_people(phone):
                yield from _phones(phone)


def _names(value: Any) -> list[str]:
    return [*texts_of(value), *(name for each in objects_of(value) if (name := text_of(each.get("name"))))]


def _languages(node: Node) -> list[HsdsObject]:
    return [{"name": name} for part in ("availableLanguage", "knowsLanguage") for name in _names(node.get(part))]


def _organization(node: Node) -> HsdsObject:
    return {
        "name": text_of(node.get("name")),
        "email": _email(node),
        "website": text_of(node.get("url")),
        "phones": _phones(node),
    }


def _locations(node: Node) -> Iterator[HsdsObject]:
    """Its own address, and the places that it is given at."""
    inside = [*objects_of(node.get("location")), *objects_of(node.get("serviceLocation"))]
    inside += [
        each
        for channel in objects_of(node.get("availableChannel"))
        for each in objects_of(channel.get("serviceLocation"))
    ]
    for where in (node, *inside):
        lines = [{"address_1": line} for line in texts_of(where.get("address"))]
        addresses = [*lines, *map(_address, objects_of(where.get("address")))]
        location: HsdsObject = {"addresses": addresses, **_point(where)}
        if where is not node:
            location |= {"name": text_of(where.get("name")), "phones": _phones(where), "schedules": _schedules(where)}
        if any(location.values()):
            yield location
    yield from ({"addresses": [{"address_1": line}]} for line in texts_of(node.get("location")))


def _address(address: Node) -> HsdsObject:
    names = {
        "streetAddress": "address_1",
        "addressLocality": "city",
        "addressRegion": "state_province",
        "postalCode": "postal_code",
    }
    found: HsdsObject = {ours: text_of(address.get(theirs)) for theirs, ours in names.items()}
    if box := text_of(address.get("postOfficeBoxNumber")):
        found |= {"address_1": found["address_1"] or f"PO Box {box}"}
    country = address.get("addressCountry")
    return {**found, "country": next(iter(_names(country)), "")}


def _point(node: Node) -> HsdsObject:
    for geo in objects_of(node.get("geo")):
        return {part: text_of(geo.get(part)) for part in ("latitude", "longitude")}
    return {}


def _schedules(node: Node) -> list[HsdsObject]:
    """Hours in words, where they are written so (`Mo-Fr 09:00-17:00`), else what each specification says."""
    if words := texts_of(node.get("openingHours")):
        return [{"description": "; ".join(words)}]
    return list(filter(None, map(_schedule, objects_of(node.get("openingHoursSpecification")))))


def _schedule(said: Node) -> HsdsObject:
    days = [each.rpartition("/")[2].rpartition("#")[2] for each in texts_of(said.get("dayOfWeek"))]
    weekdays = [_WEEKDAYS[day] for day in days if day in _WEEKDAYS]
    opens, closes = (_clock(text_of(said.get(part))) for part in ("opens", "closes"))
    dates = [text_of(said.get(part))[:10] for part in ("validFrom", "validThrough")]
    if not opens or opens == closes or len(weekdays) < len(days) or (not days and any(dates)):
        # Closed on a day, on holidays, on one date: words that somebody reads, for no rule of a week says it.
        times = "closed" if opens == closes else f"{opens}–{closes}"
        words = " ".join(filter(None, (", ".join(days), " – ".join(dict.fromkeys(filter(None, dates))), times)))
        return {} if opens == closes and not any(dates) and len(weekdays) == len(days) else {"notes": words}
    return {
        "freq": "WEEKLY",
        "byday": ",".join(weekdays or DAYS),
        "opens_at": opens,
        "closes_at": closes,
        "valid_from": dates[0],
        "valid_to": dates[1],
    }


def _clock(text: str) -> str:
    """`09:00:00` without the seconds; without the T before it, and the zone behind."""
    match = re.fullmatch(r"T?(\d{1,2}:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?", text)
    return match[1].zfill(5) if match else text
