"""The objects of HSDS 3 as we write them, and their identifiers.

A name here is that of the standard with `Record` behind it, its parts are the standard's. Those that we know nothing of
are not written, so that nearly all of them may be missing.
https://docs.openreferral.org/en/latest/hsds/schema_reference.html
"""

import re
from hashlib import sha1
from typing import Any, Required, TypedDict
from urllib.parse import quote, urlsplit, urlunsplit
from uuid import UUID

# An object of any kind as others send it, by names of the standard (importing/normalize.py says in which shape).
HsdsObject = dict[str, Any]


class TaxonomyTermRecord(TypedDict):
    """One of our own terms: a need, or the name of one of our fields."""

    id: str
    code: str
    name: str
    description: str
    taxonomy: str


class AttributeRecord(TypedDict, total=False):
    """A need, or in `value` as JSON what the standard has no place for."""

    id: Required[str]
    link_entity: Required[str]
    link_type: Required[str]
    value: str
    label: str
    taxonomy_term: Required[TaxonomyTermRecord]


class OrganizationRecord(TypedDict):
    """Who runs it."""

    id: str
    name: str
    description: str


class AddressRecord(TypedDict):
    """An address; the standard asks for more of it than we know, and what we do not know is empty."""

    id: str
    address_1: str
    city: str
    region: str
    state_province: str
    postal_code: str
    country: str  # ISO 3166
    address_type: str


class AccessibilityRecord(TypedDict, total=False):
    """One way to get in or take part, or what else is said about that."""

    id: Required[str]
    description: str
    details: str


class LocationRecord(TypedDict, total=False):
    """A place; its point in degrees (WGS 84)."""

    id: str
    location_type: Required[str]
    name: str
    latitude: float
    longitude: float
    addresses: list[AddressRecord]
    accessibility: list[AccessibilityRecord]


class ServiceAtLocationRecord(TypedDict, total=False):
    """The service at one place."""

    id: str
    location: Required[LocationRecord]


class PhoneRecord(TypedDict, total=False):
    """A number to call (type `voice`) or to text (`text`)."""

    id: str
    number: Required[str]
    type: Required[str]
    description: str


class ScheduleRecord(TypedDict, total=False):
    """What repeats by week or month (RFC 5545); times are `HH:MM`, days ISO 8601."""

    id: str
    dtstart: str
    until: str
    freq: str
    interval: int
    byday: str
    opens_at: str
    closes_at: str
    description: str
    notes: str


class ServiceAreaRecord(TypedDict, total=False):
    """Whom it serves, by the name of a part of the world."""

    id: str
    name: Required[str]


class LanguageRecord(TypedDict, total=False):
    """A language by its name and its code (ISO 639)."""

    id: str
    name: Required[str]
    code: Required[str]


class CostOptionRecord(TypedDict, total=False):
    """What it costs; an amount only where it is none."""

    id: str
    option: Required[str]
    amount: int


class RequiredDocumentRecord(TypedDict, total=False):
    """What one has to bring."""

    id: str
    document: Required[str]


class ContactRecord(TypedDict, total=False):
    """One more mail address; never a person."""

    id: str
    email: Required[str]


class UrlRecord(TypedDict, total=False):
    """One more website, or a chat."""

    id: str
    label: Required[str]
    url: Required[str]


class ServiceRecord(TypedDict, total=False):
    """A service with everything that belongs to it."""

    id: Required[str]
    name: Required[str]
    description: str
    url: str
    email: str
    status: Required[str]
    interpretation_services: str
    application_process: str
    fees_description: str
    eligibility_description: str
    minimum_age: int | None
    maximum_age: int | None
    assured_date: str
    alert: str
    organization: Required[OrganizationRecord]
    additional_urls: list[UrlRecord]
    phones: list[PhoneRecord]
    schedules: list[ScheduleRecord]
    service_areas: list[ServiceAreaRecord]
    service_at_locations: list[ServiceAtLocationRecord]
    languages: list[LanguageRecord]
    cost_options: list[CostOptionRecord]
    required_documents: list[RequiredDocumentRecord]
    contacts: list[ContactRecord]
    attributes: list[AttributeRecord]


# Version 5 of `https://vinestreet.example/hsds` in the namespace of URLs; never to be changed.
NAMESPACE = UUID("2b84a180-5997-5ee0-928e-87cdf8cf76e1")
_NAMESPACE = NAMESPACE.bytes


def uuid_of(kind: str, key: str) -> str:
    """Give the UUID of the object of this `kind`, such as `service`, that our `key` names: a listing's id.

    It is `uuid.uuid5(NAMESPACE, "kind:key")`, version 5 of RFC 9562, put together almost three times as fast: ten
    thousand listings need half a million.
    """
    digits = sha1(_NAMESPACE + f"{kind}:{key}".encode(), usedforsecurity=False).hexdigest()
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"


_SUB = "!$&'()*+,;=:@/~%"  # what may stand in a path as it is (RFC 3986, 3.3); a % only before two hexadecimal digits
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def uri_of(address: str) -> str:
    """Give a web address, which may have letters of any script, as a URI (RFC 3986); empty where it cannot be one."""
    parts = urlsplit(address)
    try:
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:  # no name of a host (IDNA), or no port
        return ""
    path, query, fragment = (
        quote(_LONE_PERCENT.sub("%25", part), safe=_SUB + more)
        for part, more in ((parts.path, ""), (parts.query, "?"), (parts.fragment, "?"))
    )
    return urlunsplit((parts.scheme, host + port, path, query, fragment))
