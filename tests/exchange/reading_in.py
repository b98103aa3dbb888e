"""Reads packages and services for tests, as an import does, into the demonstration's site."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tests.directory.reading import WORDS
from tests.directory.the_site import the_site
from tests.exchange.hsds_schema import FOLDER
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.exchange.importing.listing_draft import ImportContext, IncomingListing
from vinestreet.exchange.importing.packages import open_package
from vinestreet.exchange.importing.service_to_listings import listings_from_service
from vinestreet.exchange.importing.table_joins import nested_services

EXAMPLES, SCHEMA = FOLDER / "examples", FOLDER / "schema"


@cache
def here() -> ImportContext:
    """The demonstration's site, on the day of its data."""
    return ImportContext(the_site(), date(2026, 11, 22))


def listings(path: Path, understood: ImportReport | None = None) -> list[IncomingListing]:
    """Give the listings that a package makes."""
    understood = understood or ImportReport()
    services = nested_services(open_package(path, understood), understood)
    return [each for service in services for each in listings_from_service(service, understood, here())]


def entry(service: dict[str, Any], understood: ImportReport | None = None) -> dict[str, Any]:
    """Give the entry of the one listing that a service makes; a name and a description stand there unless given."""
    whole = {"name": "Soup", "description": "Soup at noon.", "@row": "services[0]", **service}
    (incoming,) = listings_from_service(whole, understood or ImportReport(), here())
    return incoming.entry


def tables(folder: Path, **contents: str | bytes) -> Path:
    """Write tables as CSV by the names of their files."""
    folder.mkdir(exist_ok=True)
    for name, content in contents.items():
        (folder / f"{name}.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def whys(understood: ImportReport) -> set[tuple[str, str, str]]:
    """Row, field and reason of everything that became no field; each reason has its words."""
    found = {(told.row, told.field, told.why) for told in understood.all()}
    assert {f"import.why_{why}" for _, _, why in found} <= WORDS.keys()
    return found


def example(name: str) -> Any:
    """Give one of the official examples."""
    return json.loads((EXAMPLES / name).read_text(encoding="utf-8"))
