"""Where each field of a listing goes in HSDS, in one table for the export, the import and the page that tells of it.

What HSDS has no place for, or holds only in part, travels as an attribute of the service: one for each such field, of
the taxonomy `vinestreet-fields`, with the field as it stands in resources.yml as JSON. So nothing is lost on the way
out and back, and others can read what they have a place for.
"""

from collections.abc import Iterator, Mapping
from typing import Any

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
    "languages": ("languages.code",),
    "access": (f"{_AT}.accessibility.description", "interpretation_services"),
    "access_note": (f"{_AT}.accessibility.details",),
    "asks": ("required_documents.document", "application_process"),
    "consent": (),
    "arrive": (),
    "notes": (),
    "status": ("status", "alert"),
    "checked": ("assured_date",),
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
