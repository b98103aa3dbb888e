"""Services of HSDS as files: the answers of its API, and its Tabular Data Package.

Any host that serves files can hold the answers. Such hosts know a file's type by its ending, and send a folder's
index.html and nothing else; so each answer is a file that ends in `.json`, and `_nginx.conf` and its like lead there
from the addresses of the standard. https://docs.openreferral.org/en/latest/hsds/api_reference.html

In tables, each object is a row that names the objects that it belongs to by id. The names of files and columns are the
standard's; only columns that we fill are written. https://specs.frictionlessdata.io/tabular-data-package/
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any

from vinestreet.directory.model import Listing
from vinestreet.exchange.hsds.listing_to_service import brief_of, service_of
from vinestreet.exchange.hsds.service_records import uuid_of
from vinestreet.site.site import Site

FOLDER = "hsds"  # in the site
VERSION = "3.1"
PAGE = 200  # services
# More listings than this have lists alone in the site: a file for each of 10,000 would make a build a third longer.
MOST_WITH_FILES = 2000
BASE = {
    "version": VERSION,
    "profile": "https://docs.openreferral.org/",
    "openapi_url": f"https://raw.githubusercontent.com/openreferral/specification/{VERSION}/schema/openapi.json",
}


def lists_of(listings: Sequence[Listing], site: Site) -> Iterator[tuple[str, str]]:
    """Give name and text of the answers to `/` and `/services`: `index.json`, `services/index.json`, `page-2.json` …

    In lists, services are without what belongs to them, but for their organization.
    """
    yield "index.json", _text(BASE)
    pages = max(1, ceil(len(listings) / PAGE))
    for number in range(1, pages + 1):
        name = "index" if number == 1 else f"page-{number}"
        page = listings[(number - 1) * PAGE : number * PAGE]
        head = _head(len(listings), len(page), number, pages)
        yield f"services/{name}.json", _text(head | {"contents": [brief_of(listing, site) for listing in page]})


def services_of(listings: Iterable[Listing], site: Site, personal: bool = True) -> Iterator[tuple[str, str]]:
    """Give name and text of each answer to `/services/{id}`: `services/<id>.json`."""
    for listing in listings:
        yield service_file(listing), _text(service_of(listing, site, personal))


def site_files(listings: Sequence[Listing], site: Site) -> Iterator[tuple[str, str]]:
    """Give name and text of each answer in the site: lists, and a file for each listing unless there are too many."""
    yield from lists_of(listings, site)
    if len(listings) <= MOST_WITH_FILES:
        yield from services_of(listings, site)


def service_file(listing: Listing) -> str:
    """Give the name of the file that holds the service of `listing`."""
    return f"services/{uuid_of('service', listing.id)}.json"


def whole_text(listings: Sequence[Listing], site: Site, personal: bool = True) -> str:
    """Give every service in one file: the only page of a list that holds them whole, a line for each."""
    head = _line(_head(len(listings), len(listings), 1, 1)).removesuffix("}")
    services = ",\n".join(_line(service_of(listing, site, personal)) for listing in listings)
    return f'{head},"contents":[\n{services}\n]}}\n'


def _head(total: int, here: int, number: int, pages: int) -> dict[str, Any]:
    """What a page says before its `contents`, in the shape of the standard's `Page`."""
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": here,
        "first_page": number == 1,
        "last_page": number == pages,
        "empty": here == 0,
    }


def _text(answer: Mapping[str, Any]) -> str:
    return _line(answer) + "\n"


def _line(answer: Mapping[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


TabularRow = dict[str, Any]
_NUMBERS = frozenset({"latitude", "longitude", "minimum_age", "maximum_age", "interval", "amount"})
_DATES = frozenset({"assured_date", "dtstart", "until"})
_LICENCE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}


@dataclass(frozen=True, slots=True)
class TableLayout:
    """One kind of object: its file, its columns, the columns that name the object it belongs to.

    `inside` says which kind of object stands under a name within such an object; a single one is named by id.
    """

    file: str
    columns: tuple[str, ...]
    inside: Mapping[str, str]
    links: Mapping[str, str]


def _table(file: str, columns: str, links: Mapping[str, str] | None = None, **inside: str) -> TableLayout:
    return TableLayout(f"{file}.csv", tuple(columns.split()), inside, links or {})


# A link is the column by the kind of object that it points to.
_SERVICE = {"service": "service_id"}
TABLES: Mapping[str, TableLayout] = {
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


def rows_of(service: Mapping[str, Any]) -> Iterator[tuple[str, TabularRow]]:
    """Give the rows of a service and of everything in it, each with the kind of its object."""
    return _rows("service", service, {})


def _rows(kind: str, thing: Mapping[str, Any], above: Mapping[str, str]) -> Iterator[tuple[str, TabularRow]]:
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
    (folder / DESCRIPTION).write_text(text, encoding="utf-8", newline="\n")


def datapackage() -> dict[str, Any]:
    """Give the description of the tables, for programs."""
    return {
        "name": "human_services_data",
        "profile": "tabular-data-package",
        "licenses": [_LICENCE],
        "resources": [_resource(kind, table) for kind, table in TABLES.items()],
    }


def _resource(kind: str, table: TableLayout) -> dict[str, Any]:
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
