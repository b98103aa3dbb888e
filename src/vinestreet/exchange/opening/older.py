"""What tables and columns of HSDS 1 and 2, and of programs before it, are called in HSDS 3.

Sources: datapackage.json of HSDS 1.0, 1.1 and 2.0.1; the sample tables of Ohana API; the profile of Open Referral UK.
"""

import re
from collections.abc import Mapping
from typing import Any

from vinestreet.exchange.opening.objects import MAIN, PARTS

# Kinds of objects by other names that their tables have had, in the singular.
_TABLES = {
    "agency": "organization", "organisation": "organization", "provider": "organization", "site": "location",
    "services_at_location": "service_at_location", "service_location": "service_at_location",
    "physical_address": "address", "postal_address": "address", "mail_address": "address", "addresse": "address",
    "regular_schedule": "schedule", "holiday_schedule": "holiday", "date_range": "schedule", "hour": "schedule",
    "service_taxonomy": "attribute", "services_taxonomy": "attribute", "service_attribute": "attribute",
    "other_attribute": "attribute", "link_taxonomy": "attribute", "service_taxonomie": "attribute",
    "accessibility_for_disability": "accessibility", "accessibility_for_disabilitie": "accessibility",
    "accessibilitie": "accessibility", "payment_accepted": "payment", "payments_accepted": "payment",
    "accepted_payment": "payment", "interpretation_service": "interpretation",
    "intepretation_service": "interpretation",
    "eligibilitie": "eligibility", "eligibility": "eligibility", "fee": "fee", "capacity": "service_capacity",
    "capacitie": "service_capacity", "taxonomie": "taxonomy", "facilitie": "location", "phone_number": "phone",
    "website": "url", "additional_url": "url", "document": "required_document", "area": "service_area",
}  # fmt: skip
_KINDS = {*PARTS, *MAIN, "service_capacity", "unit", "metadata", "meta_table_description", "organization_identifier"}

# Columns by other names, for each kind.
_COLUMNS: dict[str, dict[str, str]] = {
    "organization": {
        "url": "website", "date_incorporated": "year_incorporated", "short_desc": "description", "phone": "phones",
        "phone_number": "phones", "emails": "email", "websites": "website", "funding_sources": "funding",
        "urls": "website",
    },
    "service": {
        "website": "url", "urls": "url", "emails": "email", "fee": "fees", "eligibility": "eligibility_description",
        "eligibilities": "eligibilitys", "how_to_apply": "application_process", "accepted_payments": "payments",
        "payments_accepted": "payments", "accrediations": "accreditations", "audience": "eligibility_description",
        "funding_sources": "funding", "fundings": "funding",
        "regular_schedules": "schedules", "regular_schedule": "schedules",
        "holiday_schedules": "holidays", "hours": "schedules", "hours_of_operation": "schedules",
        "opening_hours": "schedules", "schedule": "schedules", "phone": "phones", "phone_number": "phones",
        "short_desc": "description", "taxonomy": "attributes", "taxonomies": "attributes", "categories": "attributes",
        "category": "attributes", "keywords": "attributes", "service_taxonomys": "attributes", "language": "languages",
        "service_taxonomy": "attributes", "area_served": "service_areas", "areas": "service_areas",
        "services_at_location": "service_at_locations", "service_at_location": "service_at_locations",
        "program_name": "program", "min_age": "minimum_age", "max_age": "maximum_age", "contact": "contacts",
        "organisation": "organization", "documents_required": "required_documents", "last_updated": "last_modified",
        "organisation_id": "organization_id", "locations": "locations", "updated_at": "last_modified",
    },
    "location": {
        "website": "url", "lat": "latitude", "lng": "longitude", "lon": "longitude", "long": "longitude",
        "physical_addresses": "addresses", "physical_address": "addresses", "address": "addresses",
        "accessibility_for_disabilities": "accessibility", "regular_schedules": "schedules", "hours": "schedules",
        "regular_schedule": "schedules", "holiday_schedules": "holidays", "schedule": "schedules", "phone": "phones",
        "phone_number": "phones", "short_desc": "description", "language": "languages",
        "organisation_id": "organization_id",
    },
    "service_at_location": {
        "regular_schedules": "schedules", "regular_schedule": "schedules", "holiday_schedules": "holidays",
        "holidayschedulecollection": "holidays",
    },
    "phone": {
        "phone_number": "number", "phone": "number", "number_type": "type", "phone_type": "type", "ext": "extension",
        "department": "description", "language": "languages", "label": "description", "name": "description",
    },
    "address": {
        "street": "address_1", "street_address": "address_1", "address": "address_1", "street_1": "address_1",
        "address1": "address_1", "street_2": "address_2", "address2": "address_2", "state": "state_province",
        "province": "state_province", "county": "region", "zip": "postal_code", "zip_code": "postal_code",
        "zipcode": "postal_code", "postcode": "postal_code", "postal": "postal_code", "type": "address_type",
        "country_code": "country", "locality": "city", "town": "city",
    },
    "schedule": {
        "day": "weekday", "day_of_week": "weekday", "open": "opens_at", "opens": "opens_at", "start_time": "opens_at",
        "open_time": "opens_at", "close": "closes_at", "closes": "closes_at", "end_time": "closes_at",
        "close_time": "closes_at", "original_text": "description", "hours": "description", "note": "notes",
        "by_day": "byday",
    },
    "holiday": {"name": "description", "holiday": "description", "note": "description"},
    "language": {"language": "name"},
    "accessibility": {"accessibility": "description"},
    "service_area": {"service_area": "name", "area": "name"},
    "taxonomy_term": {"term": "name", "vocabulary": "taxonomy", "taxonomy_name": "taxonomy"},
    "attribute": {
        "taxonomy_id": "taxonomy_term_id", "taxonomy_detail": "label", "taxonomy": "taxonomy_term", "name": "label",
        "term": "label",
    },
    "contact": {"phone": "phones", "phone_number": "phones", "position": "title", "job_title": "title"},
    "required_document": {"required_document": "document", "name": "document"},
    "funding": {"funding": "source", "name": "source"},
    "url": {"website": "url", "uri": "url", "link": "url"},
    "payment": {"payment_accepted": "payment", "name": "payment"},
    "cost_option": {"cost": "option", "description": "option"},
}  # fmt: skip

# What a table says about all its rows.
_TOLD_BY_TABLE = {
    "physical_address": {"address_type": "physical"},
    "postal_address": {"address_type": "postal"},
    "mail_address": {"address_type": "postal"},
}
# Columns of an address in a row that is none.
_OF_ADDRESS = frozenset("address_1 address_2 address_3 address_4 city state_province postal_code country".split())


def kind_of_table(name: str) -> tuple[str, dict[str, str]]:
    """Give the kind of object that a table called `name` holds, empty if nobody knows, and what it says of each row."""
    name = re.sub(r"\W+", "_", name.casefold()).strip("_")
    name = re.sub(r"^(?:hsds|sample|export|real|all)_|_(?:table|export|\d+)$", "", name)
    for singular in (name, name.removesuffix("s"), name.removesuffix("es"), re.sub("ies$", "y", name)):
        if singular in _TABLES or singular in _KINDS:
            kind = "taxonomy_term" if name == "taxonomy" else _TABLES.get(singular, singular)
            return kind, _TOLD_BY_TABLE.get(singular, {})
    return "", {}


def newer(kind: str, found: Mapping[str, Any]) -> dict[str, Any]:
    """Give the parts of an object of this `kind` by the names that HSDS 3 has for them."""
    names = _COLUMNS.get(kind, {})
    parts: dict[str, Any] = {}
    for column, value in found.items():
        name = column
        if column != "id" and column == f"{kind}_id":
            name = "id"  # services.csv with a column `service_id` for the service itself
        elif column in names and column not in PARTS.get(kind, {}):
            name = names[column]
        elif column.startswith(f"{kind}_") and column.removeprefix(f"{kind}_") in _OWN:
            name = column.removeprefix(f"{kind}_")
        if name not in parts:
            parts[name] = value
        elif name != "id" and value != parts[name]:
            parts[name] = _both(parts[name], value)
    if kind in {"location", "service"}:
        _gather_address(kind, parts)
    if kind == "service":
        _gather_eligibility(parts)
    if kind == "taxonomy_term" and "id" not in parts and "taxonomy_id" in parts:
        parts["id"] = parts.pop("taxonomy_id")
    if kind == "schedule":
        _mend_clocks(parts)
    return parts


_OWN = frozenset("name alternate_name description email url website status".split())


def _both(first: Any, second: Any) -> Any:
    """Two columns that mean the same: lists are joined, words stand one after the other."""
    if isinstance(first, str) and isinstance(second, str):
        return f"{first}\n{second}"
    return [*(first if isinstance(first, list) else [first]), *(second if isinstance(second, list) else [second])]


def _gather_address(kind: str, parts: dict[str, Any]) -> None:
    """An address in columns of its location, or even of its service, becomes one of its own."""
    renamed = {name: _COLUMNS["address"].get(name, name) for name in parts if not isinstance(parts[name], dict | list)}
    names = [name for name, new in renamed.items() if new in _OF_ADDRESS and name not in {"address", "address_type"}]
    if kind == "location" and names:
        address = {renamed[name]: parts.pop(name) for name in names}
        if isinstance(parts.get("addresses"), str):
            address.setdefault("address_1", parts.pop("addresses"))
        parts["addresses"] = [*_list(parts.get("addresses")), address]
    elif kind == "location" and (mail := parts.pop("mail_address", None) or parts.pop("postal_addresses", None)):
        postal = [{**each, "address_type": "postal"} for each in _list(mail) if isinstance(each, dict)]
        parts["addresses"] = [*_list(parts.get("addresses")), *postal]
    elif kind == "service" and {"address_1", "address", "street_address", "city"} & parts.keys():
        names = [*names, *({"address", "latitude", "longitude", "lat", "lng", "lon"} & parts.keys())]
        location = {name: parts.pop(name) for name in names}
        parts["service_at_locations"] = [*_list(parts.get("service_at_locations")), {"location": location}]


def _gather_eligibility(parts: dict[str, Any]) -> None:
    """Open Referral UK 1 has a list of whom a service is for, with ages in each."""
    found = _list(parts.pop("eligibilitys", None) or parts.get("eligibility_description"))
    if not any(isinstance(each, dict) for each in found):
        return
    objects = [each for each in found if isinstance(each, dict)]
    words = [str(each.get(name) or "") for each in objects for name in ("eligibility", "name", "description")]
    parts["eligibility_description"] = "\n".join(filter(None, words))
    for age in ("minimum_age", "maximum_age"):
        ages = [each[age] for each in objects if each.get(age) is not None]
        if len(objects) == 1 and ages:
            parts.setdefault(age, ages[0])
        elif ages:
            parts["eligibility_description"] += f"\n{age.replace('_', ' ')}: {', '.join(map(str, ages))}"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


# A clock time that went through a column for dates: databases and spreadsheets put a day of their own before it.
_NO_DAY = r"(?:2000-01-01|1900-01-0[01]|1899-12-3[01]|1970-01-01|0?1/0?[01]/1900|1/1/2000|12/30/1899)"
_CLOCK_AS_DATE = re.compile(
    _NO_DAY + r"[T ]+(\d\d?:\d\d)(?::\d\d(?:\.\d+)?)?(?:\s*([AP]M))?\s*(?:Z|UTC|\+00:?00)?", re.IGNORECASE
)


def _mend_clocks(parts: dict[str, Any]) -> None:
    for name in ("opens_at", "closes_at"):
        value = parts.get(name)
        if isinstance(value, str) and (match := _CLOCK_AS_DATE.fullmatch(value.strip())):
            parts[name] = " ".join(filter(None, match.groups()))
        elif isinstance(value, str) and re.fullmatch(r"0?\.\d{1,20}", value):
            minutes = float(value) * 1440  # a spreadsheet's part of a day
            if abs(minutes - 5 * round(minutes / 5)) < 0.02:
                parts[name] = f"{round(minutes) // 60:02}:{round(minutes) % 60:02}"
