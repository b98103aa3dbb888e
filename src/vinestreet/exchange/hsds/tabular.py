"""Nested services as the tables of HSDS: one row for each object, which names the objects that it belongs to by id.

The names of files and columns are those of the standard's Tabular Data Package; only columns that we fill are written.
`datapackage.json` describes them: https://specs.frictionlessdata.io/tabular-data-package/
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]
_NUMBERS = frozenset({"latitude", "longitude", "minimum_age", "maximum_age", "interval", "amount"})
_DATES = frozenset({"assured_date", "dtstart", "until"})
_LICENCE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of object: its file, its columns, the columns that name the object it belongs to.

    `inside` says which kind of object stands under a name within such an object; a single one is named by id.
    """

    file: str
    columns: tuple[str, ...]
    inside: Mapping[str, str]
    links: Mapping[str, str]


def _table(file: str, columns: str, links: Mapping[str, str] | None = None, **inside: str) -> Table:
    return Table(f"{file}.csv", tuple(columns.split()), inside, links or {})


# A link is the column by the kind of object that it points to.
_SERVICE = {"service": "service_id"}
TABLES: Mapping[str, Table] = {
    "organization": _table("organizations", "id name description"),
    "service": _table(
        "services",
        "id organization_id name description url email status interpretation_services application_process "
        "fees_description eligibility_description minimum_age maximum_age assured_date alert",
        {"organization": "organization_id"},
        organization="organization", phones="phone", additional_urls="url", schedules="schedule",
        service_areas="service_area", service_at_locations="service_at_location", languages="language",
        cost_options="cost_option", required_documents="required_document", contacts="contact", attributes="attribute",
    ),
    "service_at_location": _table(
        "service_at_location", "id service_id location_id", {**_SERVICE, "location": "location_id"}, location="location"
    ),
    "location": _table(
        "locations", "id location_type name latitude longitude", addresses="address", accessibility="accessibility"
    ),
    "address": _table(
        "addresses",
        "id location_id address_1 city region state_province postal_code country address_type",
        {"location": "location_id"},
    ),
    "accessibility": _table("accessibility", "id location_id description details", {"location": "location_id"}),
    "phone": _table("phones", "id service_id number type description", _SERVICE),
    "schedule": _table(
        "schedules",
        "id service_id dtstart until freq interval byday opens_at closes_at description notes",
        _SERVICE,
    ),
    "service_area": _table("service_areas", "id service_id name", _SERVICE),
    "language": _table("languages", "id service_id name code", _SERVICE),
    "cost_option": _table("cost_options", "id service_id option amount", _SERVICE),
    "required_document": _table("required_documents", "id service_id document", _SERVICE),
    "contact": _table("contacts", "id service_id email", _SERVICE),
    "url": _table("url", "id service_id label url", _SERVICE),
    "attribute": _table(
        "attributes",
        "id link_id taxonomy_term_id link_type link_entity value label",
        {"service": "link_id", "taxonomy_term": "taxonomy_term_id"},
        taxonomy_term="taxonomy_term",
    ),
    "taxonomy_term": _table("taxonomy_terms", "id code name description taxonomy"),
}  # fmt: skip


DESCRIPTION = "datapackage.json"
FILES = frozenset({DESCRIPTION, *(table.file for table in TABLES.values())})


def rows_of(service: Mapping[str, Any]) -> Iterator[tuple[str, Row]]:
    """Give the rows of a service and of everything in it, each with the kind of its object."""
    return _rows("service", service, {})


def _rows(kind: str, thing: Mapping[str, Any], above: Mapping[str, str]) -> Iterator[tuple[str, Row]]:
    table = TABLES[kind]
    row = {name: value for name, value in thing.items() if name not in table.inside}
    row |= {column: above[parent] for parent, column in table.links.items() if parent in above}
    here = {kind: thing["id"]}
    for name, inner in table.inside.items():
        found = thing.get(name) or []
        for each in found if isinstance(found, list) else [found]:
            if inner in table.links:
                row[table.links[inner]] = each["id"]
            yield from _rows(inner, each, here)
    yield kind, row


def write_tables(services: Iterable[Mapping[str, Any]], folder: Path) -> None:
    """Write a table for each kind of object, and `datapackage.json`, into the `folder`.

    An object that several services share (an organization, a term) has one row. Raises OSError.
    """
    with ExitStack() as open_files:
        writers = {}
        for kind, table in TABLES.items():
            file = open_files.enter_context((folder / table.file).open("w", encoding="utf-8", newline=""))
            writers[kind] = csv.writer(file)
            writers[kind].writerow(table.columns)
        shared: set[str] = set()
        for service in services:
            for kind, row in rows_of(service):
                if kind in {"organization", "taxonomy_term"}:
                    if row["id"] in shared:
                        continue
                    shared.add(row["id"])
                writers[kind].writerow([row.pop(column, "") for column in TABLES[kind].columns])
                assert not row, f"{kind} has no column {', '.join(row)}"
    text = json.dumps(datapackage(), indent=2) + "\n"
    (folder / DESCRIPTION).write_text(text, encoding="utf-8")


def datapackage() -> dict[str, Any]:
    """Give the description of the tables, for programs."""
    return {
        "name": "human_services_data",
        "profile": "tabular-data-package",
        "licenses": [_LICENCE],
        "resources": [_resource(kind, table) for kind, table in TABLES.items()],
    }


def _resource(kind: str, table: Table) -> dict[str, Any]:
    links = [
        {"fields": column, "reference": {"resource": parent, "fields": "id"}} for parent, column in table.links.items()
    ]
    return {
        "name": kind,
        "path": table.file,
        "profile": "tabular-data-resource",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": "id",
            **({"foreignKeys": links} if links else {}),
        },
    }


def _field(column: str) -> dict[str, Any]:
    if column in {"opens_at", "closes_at"}:
        return {"name": column, "type": "time", "format": "%H:%M"}
    return {"name": column, "type": "number" if column in _NUMBERS else "date" if column in _DATES else "string"}
