"""What the import takes of the objects of HSDS 3: what may stand inside each, and what becomes of each field.

The latter is data, for its tests and its page too. What is not taken over is told.
"""

from pathlib import Path
from typing import Final

import yaml

from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.import_report import ROW, ImportReport

# What stands inside an object: the name of the part, and the kind of what is in it; `[]` for a list.
PARTS: Final[dict[str, dict[str, str]]] = {
    "service": {
        "additional_urls": "url[]",
        "phones": "phone[]",
        "schedules": "schedule[]",
        "holidays": "holiday[]",
        "service_areas": "service_area[]",
        "service_at_locations": "service_at_location[]",
        "languages": "language[]",
        "organization": "organization",
        "funding": "funding[]",
        "cost_options": "cost_option[]",
        "payments": "payment[]",
        "program": "program",
        "required_documents": "required_document[]",
        "contacts": "contact[]",
        "capacities": "service_capacity[]",
        "attributes": "attribute[]",
    },
    "organization": {
        "additional_websites": "url[]",
        "funding": "funding[]",
        "contacts": "contact[]",
        "phones": "phone[]",
        "locations": "location[]",
        "programs": "program[]",
        "organization_identifiers": "organization_identifier[]",
        "attributes": "attribute[]",
    },
    "service_at_location": {
        "service_areas": "service_area[]",
        "contacts": "contact[]",
        "phones": "phone[]",
        "schedules": "schedule[]",
        "holidays": "holiday[]",
        "location": "location",
        "attributes": "attribute[]",
    },
    "location": {
        "languages": "language[]",
        "addresses": "address[]",
        "contacts": "contact[]",
        "accessibility": "accessibility[]",
        "phones": "phone[]",
        "schedules": "schedule[]",
        "holidays": "holiday[]",
        "attributes": "attribute[]",
    },
    "phone": {"languages": "language[]"},
    "contact": {"phones": "phone[]"},
    "attribute": {"taxonomy_term": "taxonomy_term"},
    "taxonomy_term": {"taxonomy_detail": "taxonomy"},
    "service_capacity": {"unit": "unit"},
}

# What a single word means where an object of this kind should be.
MAIN: Final[dict[str, str]] = {
    "accessibility": "description",
    "address": "address_1",
    "attribute": "label",
    "contact": "name",
    "cost_option": "option",
    "funding": "source",
    "holiday": "description",
    "language": "name",
    "location": "name",
    "organization": "name",
    "payment": "payment",
    "phone": "number",
    "program": "name",
    "required_document": "document",
    "schedule": "description",
    "service_area": "name",
    "service_at_location": "description",
    "taxonomy_term": "name",
    "taxonomy": "name",
    "url": "url",
}


def _coverage() -> dict[str, tuple[str, str]]:
    text = Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    kinds: dict[str, dict[str, list[str]]] = yaml.load(text, yaml.CSafeLoader)
    return {
        f"{kind}.{name}": (fate, "".join(rest))
        for kind, fields in kinds.items()
        for name, (fate, *rest) in fields.items()
    }


# By `object.field`: what becomes of it, and our field, or why it is left out.
COVERAGE: Final[dict[str, tuple[str, str]]] = _coverage()

# What older versions had, and what normalize.py makes of them.
_OLDER = frozenset(
    "payment.id payment.payment payment.service_id holiday.id holiday.closed holiday.opens_at holiday.closes_at "
    "holiday.start_date holiday.end_date holiday.description holiday.service_id holiday.location_id "
    "holiday.service_at_location_id phone.vanity_number phone.country_prefix schedule.weekday address.address_3 "
    "address.address_4 location.active location.email location.service_id service.location_id service.taxonomy_ids "
    "attribute.service_id attribute.location_id attribute.organization_id attribute.service_at_location_id "
    "taxonomy_term.parent_name accessibility.service_id".split()
)

_KIND_OF = {name: kind.removesuffix("[]") for parts in PARTS.values() for name, kind in parts.items()}


def report_unread(
    found: HsdsObject,
    report: ImportReport,
    told: set[tuple[str, str, str]],
    kind: str = "service",
    row: str = "",
) -> None:
    """Count everything in a service in its right shape (normalize.py) that the import does not take over, once.

    `told` remembers it. The words of other people's terms are not repeated: they may be licensed.
    """
    row = str(found.get(ROW, row))
    for name, value in found.items():
        if (kind, name) in _ELSEWHERE:
            continue
        for inside in value if isinstance(value, list) else [value] if isinstance(value, dict) else []:
            report_unread(inside, report, told, _KIND_OF[name], row)
        if not isinstance(value, str) or name == ROW or (field := f"{kind}.{name}") in _OLDER:
            continue
        fate = COVERAGE[field][0] if field in COVERAGE else "unknown"
        if fate in {"left out", "unknown"} and (row, field, value) not in told:
            told.add((row, field, value))
            words = "" if kind in {"attribute", "taxonomy_term", "taxonomy"} else value
            report.left_out(row, field, words, "not_needed" if fate == "left out" else "unknown_field")


# Where the same objects stand again.
_ELSEWHERE = frozenset({("organization", "locations"), ("organization", "programs")})
