"""Where each field of a listing goes in HSDS, and what HSDS gives back of it: for export, import and the page on both.

What HSDS has no place for, or holds only in part, travels as an attribute of the service: one for each such field, of
the taxonomy `vinestreet-fields`, with the field as it stands in resources.yml as JSON. A field needs no attribute where
HSDS gives it back as it was: that is tried for each field of each listing, so what comes back is what went out, by
construction. So nothing is lost on the way, and others can read what they have a place for.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

from vinestreet.directory.yaml_writer import Entry
from vinestreet.exchange.hsds.schedules_to_hours import hours_from
from vinestreet.exchange.hsds.service_records import AttributeRecord, TaxonomyTermRecord, uuid_of
from vinestreet.site.site import Site

_JSON = json.JSONEncoder(ensure_ascii=False, default=date.isoformat)
FIELDS, NEEDS = "vinestreet-fields", "vinestreet-needs"  # our taxonomies: names of fields, and what people look for

# Paths into a nested service; those of one field are read together. Fields without any travel as attributes alone.
_AT = "service_at_locations.location"
PLACES: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "what": ("description",),
    "more": ("description",),
    "needs": ("attributes",),
    "organisation": ("organization.name",),
    "run_by": (),
    "phone": ("phones.number", "phones.description"),
    "text": ("phones.number", "phones.description"),
    "email": ("email", "contacts.email"),
    "chat": ("additional_urls.url",),
    "website": ("url", "additional_urls.url"),
    "address": (f"{_AT}.addresses.address_1",),
    "area": (f"{_AT}.addresses.region", f"{_AT}.name", "service_areas.name"),
    "at": (f"{_AT}.latitude", f"{_AT}.longitude"),
    "confidential": (f"{_AT}.name", "application_process"),
    "hours": tuple(
        f"schedules.{key}" for key in ("freq", "byday", "opens_at", "closes_at", "dtstart", "until", "description")
    ),
    "hours_note": ("schedules.notes",),
    "timezone": ("schedules.description",),
    "cost": ("cost_options.option", "cost_options.amount", "fees_description"),
    "for": ("eligibility_description",),
    "ages": ("minimum_age", "maximum_age"),
    "welcomes": (),
    "languages": ("languages.code",),
    "access": (f"{_AT}.accessibility.description", "interpretation_services"),
    "access_note": (f"{_AT}.accessibility.details",),
    "asks": ("required_documents.document", "application_process"),
    "consent": (),
    "arrive": (),
    "notes": (),
    "status": ("status", "alert"),
    "checked": ("assured_date",),
    "tried": (),
    "source": (),
    "not-the-same-as": (),
    "sample": (),
}


def values_at(service: Mapping[str, Any], path: str) -> list[Any]:
    """Give what stands at `path` in a nested object, of every item where there are lists; not what is empty."""
    here: list[Any] = [service]
    for key in path.split("."):
        here = [value for each in here if isinstance(each, Mapping) for value in _items(each.get(key))]
    return here


def _items(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        yield from value
    elif value not in (None, ""):
        yield value


def attributes_of(id_: str, entry: Entry, service: Mapping[str, Any], site: Site) -> list[AttributeRecord]:
    """Give the attributes that `service`, made of the entry `id_`, needs to be that entry again, and its needs."""
    t = site.words

    def attribute(code: str, value: Any, about: str) -> AttributeRecord:
        return {
            "id": uuid_of("attribute", f"{id_}/{code}"),
            "link_entity": "service",
            "link_type": "vinestreet",
            "value": _JSON.encode(value),
            "taxonomy_term": _term(FIELDS, code, code, about),
        }

    attributes = [attribute("id", id_, t("export.term_id"))]
    for field in PLACES:
        if field != "needs" and entry.get(field) != held(field, service):
            attributes.append(attribute(field, entry.get(field), t("export.term_field", field=field)))
    for need in entry["needs"]:
        label = site.directory.needs[need].label
        attributes.append(
            {
                "id": uuid_of("attribute", f"{id_}/needs/{need}"),
                "link_entity": "service",
                "link_type": "vinestreet",
                "label": label,
                "taxonomy_term": _term(NEEDS, need, label, t("export.term_need")),
            }
        )
    return attributes


@cache
def _term(taxonomy: str, code: str, name: str, about: str) -> TaxonomyTermRecord:
    """The same object for each attribute that names it; nobody writes into it."""
    key = uuid_of("taxonomy_term", f"{taxonomy}/{code}")
    return {"id": key, "code": code, "name": name, "description": about, "taxonomy": taxonomy}


def held(field: str, service: Mapping[str, Any]) -> Any:
    """Give the field as the parts of HSDS alone say it, in the form that it has in an entry; None where they do not."""
    reader = HELD.get(field)
    value = reader(service) if reader else None
    return None if value in ("", []) else value


def number_or_text(value: Any) -> object:
    """Give a value as others may write it, in a form to compare: a number where it is one."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return str(value)


def _text(path: str) -> Callable[[Mapping[str, Any]], Any]:
    if "." not in path:
        return lambda service: service.get(path)
    return lambda service: next(iter(values_at(service, path)), None)


def _organisation(service: Mapping[str, Any]) -> Any:
    of = service.get("organization")
    known = isinstance(of, Mapping) and of.get("id") != uuid_of("organization", "")
    return of.get("name") if known and isinstance(of, Mapping) else None


def _ages(service: Mapping[str, Any]) -> str | None:
    lowest, highest = (_whole(service.get(key)) for key in ("minimum_age", "maximum_age"))
    if highest is None:
        return None if lowest is None else f"{lowest}+"
    return f"under {highest + 1}" if lowest is None else f"{lowest}-{highest}"


def _whole(value: Any) -> int | None:
    number = number_or_text(value)
    return int(number) if isinstance(number, float) and number.is_integer() else None


def _at(service: Mapping[str, Any]) -> list[float] | None:
    path = "service_at_locations.location"
    found = [
        number_or_text(value) for key in ("latitude", "longitude") for value in values_at(service, f"{path}.{key}")
    ]
    return [value for value in found if isinstance(value, float)] if len(found) == 2 else None


def _described(part: int) -> Callable[[Mapping[str, Any]], str]:
    """The first paragraph of the description, or all that follow."""
    return lambda service: str(service.get("description") or "").partition("\n\n")[part]


def _hours(service: Mapping[str, Any]) -> str:
    if values_at(service, "schedules.until"):
        return ""  # what a season says depends on the day when it is read
    schedules = [schedule for schedule in values_at(service, "schedules") if isinstance(schedule, Mapping)]
    return _expression(tuple(tuple(str(schedule.get(key) or "") for key in _HOURS) for schedule in schedules))


_HOURS = ("freq", "interval", "byday", "opens_at", "closes_at")


@lru_cache(maxsize=10_000)
def _expression(schedules: tuple[tuple[str, ...], ...]) -> str:
    """Towns share hours, so each set of schedules is read once."""
    return hours_from([dict(zip(_HOURS, schedule, strict=True)) for schedule in schedules]).expression


# The other fields are never held whole.
HELD: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "name": _text("name"),
    "what": _described(0),
    "more": _described(2),
    "organisation": _organisation,
    "email": _text("email"),
    "website": _text("url"),
    "address": _text("service_at_locations.location.addresses.address_1"),
    "at": _at,
    "hours": _hours,
    "hours_note": _text("schedules.notes"),
    "for": _text("eligibility_description"),
    "ages": _ages,
    "languages": lambda service: values_at(service, "languages.code"),
    "access_note": _text("service_at_locations.location.accessibility.details"),
}
