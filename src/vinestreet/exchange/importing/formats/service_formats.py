"""The formats of JSON that are services, in the order in which they are looked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.formats.meeting_guide import is_meeting_guide, meeting_services
from vinestreet.exchange.importing.formats.schema_org import is_schema_org, schema_org_services
from vinestreet.exchange.importing.import_report import ImportReport


@dataclass(frozen=True, slots=True)
class ServiceFormat:
    """A kind of document, known by its shape, and how its services are read (with the name of its file)."""

    is_it: Callable[[Any], bool]
    services: Callable[[Any, str, ImportReport], Iterator[HsdsObject]]


SERVICE_FORMATS = (
    ServiceFormat(is_meeting_guide, meeting_services),
    ServiceFormat(is_schema_org, schema_org_services),
)


def services_of(document: Any, name: str, report: ImportReport) -> Iterator[HsdsObject] | None:
    """Give the services of a document in a format that is known; None for all others, such as HSDS."""
    found = next((each for each in SERVICE_FORMATS if each.is_it(document)), None)
    return found.services(document, name, report) if found else None
