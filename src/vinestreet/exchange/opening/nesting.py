"""Packages of HSDS, of any version and as they come, as services with everything that belongs to them inside.

A link that leads nowhere is told and costs nothing else: a service whose organisation is missing is still a service,
and a place that no service names is listed by the name of who runs it.
"""

import re
from collections.abc import Iterator
from typing import Any

from vinestreet.exchange.opening.gathering import RUNS, Row, Tables, gather
from vinestreet.exchange.opening.links import ById, append, by_id, join, key_of
from vinestreet.exchange.opening.packages import Package
from vinestreet.exchange.opening.tables import ROW
from vinestreet.exchange.opening.weekdays import name_weekdays
from vinestreet.exchange.understood import Understood

_NAMED = "organization service location service_at_location program contact phone taxonomy_term taxonomy unit".split()
# Tables of old that became one field of the service, and the columns that hold its words.
_FOLDED = {
    "eligibility": ("eligibility_description", "eligibility"),
    "fee": ("fees", "fee"),
    "interpretation": ("interpretation_services", "language"),
}


def services_of(package: Package, understood: Understood) -> Iterator[Row]:
    """Give each service of `package`, nested as HSDS 3 nests them, in the order of its rows.

    Places and organisations that no service names come last, each as a service of its own, which is told.
    """
    tables = gather(package, understood)
    name_weekdays(tables.get("schedule", []), understood)
    found = {kind: by_id(kind, tables, understood) for kind in _NAMED}
    for kind, (part, column) in _FOLDED.items():
        _fold(tables.get(kind, []), part, column, found["service"], understood)
    _link_places(tables, found, understood)
    join(tables, found, understood)
    used: set[str | int] = set()
    for service in tables["service"]:
        _name_who_runs_it(service)
        _note_used(service, used)
        yield service
    yield from _places_alone(tables, used, understood)
    yield from _organizations_alone(tables, used, understood)


def _fold(rows: list[Row], part: str, column: str, services: ById, understood: Understood) -> None:
    """Put the words of each row of an old table into the field of its service."""
    for row in rows:
        words = str(row.get(column) or row.get("name") or row.get("description") or "")
        service = services.get(key_of(row.get("service_id")))
        if service is None:
            understood.left_out(str(row[ROW]), f"service.{part}", words, "belongs_nowhere")
            continue
        if words:
            service[part] = f"{service[part]}\n{words}" if service.get(part) else words
        for age in ("minimum_age", "maximum_age"):
            if row.get(age):
                service.setdefault(age, row[age])


def _link_places(tables: Tables, found: dict[str, ById], understood: Understood) -> None:
    """What tables before 1.0 said in columns of the service or the place: where it is, and what it is about."""
    links = tables["service_at_location"]
    for service in tables["service"]:
        for value in _ids(service.get("location_id")):
            links.append({"service_id": service.get("id"), "location_id": value, ROW: service[ROW]})
        for value in _ids(service.get("taxonomy_ids")):
            term = found["taxonomy_term"].get(key_of(value))
            append(service, "attributes", {"taxonomy_term": term or {"code": value}, ROW: service[ROW]})
    for location in tables["location"]:
        for value in _ids(location.get("service_id")):
            links.append({"service_id": value, "location_id": location.get("id"), ROW: location[ROW]})


def _ids(value: Any) -> list[str]:
    return [part for part in re.split(r"[,;|\s]+", str(value)) if part] if value and not isinstance(value, dict) else []


def _places_of(service: Row) -> list[Row]:
    links = service.get("service_at_locations")
    found = [link.get("location") for link in links if isinstance(link, dict)] if isinstance(links, list) else []
    return [location for location in found if isinstance(location, dict)]


def _name_who_runs_it(service: Row) -> None:
    """Before 1.0 a service had no organisation of its own: it is whoever runs the place, where that is one."""
    if not service.get("organization") and not service.get("organization_id"):
        runs = {id(location.get(RUNS)): location.get(RUNS) for location in _places_of(service)}
        (one,) = runs.values() if len(runs) == 1 else (None,)
        if isinstance(one, dict):
            service["organization"] = one


def _note_used(service: Row, used: set[str | int]) -> None:
    """Remember which places and organisations a service names: by id, and those without one by what they are."""
    for kind, row in (
        ("organization", service.get("organization")),
        *(("location", each) for each in _places_of(service)),
    ):
        if isinstance(row, dict):
            used |= {id(row), f"{kind} {key_of(row.get('id'))}"}


def _is_used(kind: str, row: Row, used: set[str | int]) -> bool:
    return id(row) in used or (key_of(row.get("id")) != "" and f"{kind} {key_of(row['id'])}" in used)


def _places_alone(tables: Tables, used: set[str | int], understood: Understood) -> Iterator[Row]:
    """Places that no service names: what an organisation runs there is a service by the organisation's name."""
    services: dict[str | int, Row] = {}
    for location in tables["location"]:
        if _is_used("location", location, used):
            continue
        runs = location.pop(RUNS, None)
        runs = runs if isinstance(runs, dict) else {}
        name = runs.get("name") or location.get("name")
        understood.kept(str(location[ROW]), "location", str(name or ""), "place_without_service")
        key = key_of(runs.get("id")) or id(location)
        if key not in services:
            # What is said of the place stands with the place.
            services[key] = {"name": name, "description": runs.get("description"), ROW: location[ROW]}
            services[key] |= {"organization": runs} if runs else {}
        append(services[key], "service_at_locations", {"location": location, ROW: location[ROW]})
    for service in services.values():
        _note_used(service, used)
        yield service


def _organizations_alone(tables: Tables, used: set[str | int], understood: Understood) -> Iterator[Row]:
    for row in tables["organization"]:
        if not _is_used("organization", row, used):
            understood.kept(str(row[ROW]), "organization", str(row.get("name") or ""), "organisation_without_service")
            service = {part: row[part] for part in ("name", "alternate_name", "description") if row.get(part)}
            yield {**service, "organization": row, ROW: row[ROW]}
