"""What HSDS cannot hold of a listing, as attributes of the service, and the whole entry back from such a service.

A field needs no attribute where HSDS gives it back as it was: that is tried for each field of each listing, so what
comes back is what went out, by construction.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import Entry
from vinestreet.exchange.hsds.fields import FIELDS, NEEDS, PLACES, values_at
from vinestreet.exchange.hsds.identity import uuid_of
from vinestreet.exchange.hsds.schedules_back import hours_from
from vinestreet.schema.context import FieldType
from vinestreet.schema.records import ListOf, Record, fields_of
from vinestreet.schema.scalars import Day
from vinestreet.site.site import Site

Service = Mapping[str, Any]
_JSON = json.JSONEncoder(ensure_ascii=False, default=date.isoformat)


def attributes_of(id_: str, entry: Entry, service: Service, site: Site) -> list[dict[str, Any]]:
    """Give the attributes that `service`, made of the entry `id_`, needs to be that entry again, and its needs."""
    t = site.words

    def attribute(code: str, value: Any, about: str) -> dict[str, Any]:
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
def _term(taxonomy: str, code: str, name: str, about: str) -> dict[str, Any]:
    """The same object for each attribute that names it; nobody writes into it."""
    key = uuid_of("taxonomy_term", f"{taxonomy}/{code}")
    return {"id": key, "code": code, "name": name, "description": about, "taxonomy": taxonomy}


def own_fields(service: Service) -> tuple[str, Entry] | None:
    """Give id and entry of a service that comes from a site like this one; None for anybody else's.

    The values are as they stand there, of whatever type: they still have to be read like those of a contributor.
    """
    sent = dict(_sent(service))
    id_ = sent.get("id")
    if not isinstance(id_, str):
        return None
    needs = [code for taxonomy, code, _ in _terms(service) if taxonomy == NEEDS]
    values = {field: sent[field] if field in sent else held(field, service) for field in PLACES} | {"needs": needs}
    return id_, {field: values[field] for field in fields_of(Listing) if values.get(field) is not None}


def edited_fields(service: Service, again: Service) -> set[str]:
    """Give the fields that somebody changed in HSDS after our export: their attribute does not know of it.

    `again` is the service that the entry from `own_fields` gives when it is exported now.
    """
    sent = {field for field, _ in _sent(service)}
    return {
        field
        for field, places in PLACES.items()
        if field in sent and any(not _same(values_at(service, path), values_at(again, path)) for path in places)
    }


def _same(ones: list[Any], others: list[Any]) -> bool:
    """Whether the values are the same, after a way through tables perhaps, where numbers are text."""
    return len(ones) == len(others) and all(
        str(one) == str(other) or _plain(one) == _plain(other) for one, other in zip(ones, others, strict=True)
    )


def _plain(value: Any) -> object:
    try:
        return float(value)
    except (TypeError, ValueError):
        return str(value)


def _terms(service: Service) -> list[tuple[str, str, Any]]:
    """The attributes as taxonomy, code and value."""
    return [
        (str(term.get("taxonomy")), str(term.get("code")), attribute.get("value"))
        for attribute in values_at(service, "attributes")
        if isinstance(attribute, Mapping) and isinstance(term := attribute.get("taxonomy_term"), Mapping)
    ]


def _sent(service: Service) -> list[tuple[str, Any]]:
    """Fields and values of our own attributes that can be read; None for a field that is not there."""
    parts = fields_of(Listing)
    found = []
    for taxonomy, code, value in _terms(service):
        if taxonomy == FIELDS and isinstance(value, str) and (code in parts or code == "id"):
            try:
                plain = json.loads(value)
                found.append((code, _dated(parts[code].metadata["kind"], plain) if code in parts else plain))
            except ValueError:
                continue  # somebody wrote into it
    return found


def _dated(kind: FieldType[Any], value: Any) -> Any:
    """`value` with dates where the model has dates, which JSON does not know."""
    if isinstance(kind, ListOf) and isinstance(value, list):
        return [_dated(kind.kind, item) for item in value]
    if isinstance(kind, ListOf):
        return _dated(kind.kind, value)
    if isinstance(kind, Record) and isinstance(value, dict):
        parts = fields_of(kind.of)
        return {name: _dated(parts[name].metadata["kind"], part) for name, part in value.items() if name in parts}
    return date.fromisoformat(value) if isinstance(kind, Day) and isinstance(value, str) else value


def held(field: str, service: Service) -> Any:
    """Give the field as the parts of HSDS alone say it, in the form that it has in an entry; None where they do not."""
    reader = HELD.get(field)
    value = reader(service) if reader else None
    return None if value in ("", []) else value


def _text(path: str) -> Callable[[Service], Any]:
    if "." not in path:
        return lambda service: service.get(path)
    return lambda service: next(iter(values_at(service, path)), None)


def _organisation(service: Service) -> Any:
    of = service.get("organization")
    known = isinstance(of, Mapping) and of.get("id") != uuid_of("organization", "")
    return of.get("name") if known and isinstance(of, Mapping) else None


def _ages(service: Service) -> str | None:
    lowest, highest = (_whole(service.get(key)) for key in ("minimum_age", "maximum_age"))
    if highest is None:
        return None if lowest is None else f"{lowest}+"
    return f"under {highest + 1}" if lowest is None else f"{lowest}-{highest}"


def _whole(value: Any) -> int | None:
    number = _plain(value)
    return int(number) if isinstance(number, float) and number.is_integer() else None


def _at(service: Service) -> list[float] | None:
    path = "service_at_locations.location"
    found = [_plain(value) for key in ("latitude", "longitude") for value in values_at(service, f"{path}.{key}")]
    return [value for value in found if isinstance(value, float)] if len(found) == 2 else None


def _described(part: int) -> Callable[[Service], str]:
    """The first paragraph of the description, or all that follow."""
    return lambda service: str(service.get("description") or "").partition("\n\n")[part]


def _hours(service: Service) -> str:
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
HELD: Mapping[str, Callable[[Service], Any]] = {
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
