"""The objects of HSDS 3 and what may stand inside each, as far as an import looks at them.

Sources: schema/ of the Human Services Data Specification 3.1 and 3.2. `holiday` and `payment` are from 1.x and 2.x,
which had tables for them; 3 has none, and nothing is lost by keeping them apart.
"""

from typing import Final

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
