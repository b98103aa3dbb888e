"""A service that came from a site like this one: the listing that it was, with what others have changed since."""

import json
import re
from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import date
from typing import Any

from vinestreet.directory.model import Listing
from vinestreet.directory.validate_entry import ValidatedEntry, validate_entry
from vinestreet.directory.yaml_writer import Entry
from vinestreet.exchange.hsds.field_mapping import FIELDS, HELD, NEEDS, PLACES, held, number_or_text, values_at
from vinestreet.exchange.hsds.listing_to_service import service_of
from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.listing_draft import ImportContext
from vinestreet.schema.context import FieldType
from vinestreet.schema.records import ListOf, Record, fields_of
from vinestreet.schema.scalars import Day

# HSDS says these so indirectly that a change there takes nothing of them back.
_OURS = frozenset({"needs", "confidential", "timezone", "sample"})


# Sentences that an export makes by the clock of its site, and with dates as people there write them.
_ITS_CLOCK, _SENTENCE = "schedules.description", "alert"


class _AnyId(dict[str, object]):
    """Ids that may come in with the same import, so that nobody knows yet whether they are there."""

    def __contains__(self, id_: object) -> bool:
        return isinstance(id_, str)


def own_listing(service: HsdsObject, context: ImportContext) -> tuple[str, Entry, dict[str, str]] | None:
    """Give id and entry of a service that our own attributes describe, and the fields that they do not hold any more,
    each with why: the end of a key `import.why_…`.

    These are what somebody changed in HSDS since, and what our readers refuse: HSDS itself tells them better.
    """
    found = own_fields(service)
    if found is None:
        return None
    id_, entry = found
    result = _validate(entry, context)
    refused = dict.fromkeys(entry.keys() - result.fields.keys(), "not_here")
    return (
        id_,
        result.fields,
        dict.fromkeys(_edited(id_, entry.keys(), result, service, context), "changed_since") | refused,
    )


def _validate(entry: Entry, context: ImportContext) -> ValidatedEntry:
    """Read the entry; its id has yet to be looked at."""
    area = entry.get("area")
    region = context.region_of(area if isinstance(area, str) else "")
    ids = {"resources": _AnyId()}
    return validate_entry("own", entry, context.site.directory, region, context.today, ids=ids)


def _edited(
    id_: str, sent: Set[str], result: ValidatedEntry, service: Mapping[str, Any], context: ImportContext
) -> set[str]:
    """What differs from what we would export of this entry now; nothing where we cannot export it."""
    entry, listing, site = result.fields, result.listing, context.site
    status = entry.get("status")
    # What it names may come in with the same import; the export tells it by a name that we cannot know yet.
    unknown = {"not-the-same-as"}
    if isinstance(status, dict) and status.get("instead", "") not in {"", *site.directory.listings}:
        unknown.add("status")
    if unknown & entry.keys():
        listing = _validate({name: value for name, value in entry.items() if name not in unknown}, context).listing
    if listing is None:
        return set()
    try:
        again = service_of(replace(listing, id=id_), site)
    except LookupError:
        return set()
    # A field that had nothing to say was not sent, and somebody may know more by now. Where something that is said in
    # the same place is refused here, as numbers of another country are, nobody can tell.
    refused = {path for field in sent - entry.keys() for path in PLACES.get(field, ())}
    unsent = {field for field in PLACES.keys() - HELD.keys() - sent if refused.isdisjoint(PLACES[field])}
    added = {field for field in unsent if _places(field, service) != _places(field, again)}
    return (edited_fields(service, again) | added) - unknown - _OURS


def _places(field: str, service: Mapping[str, Any]) -> list[list[str]]:
    return [list(map(str, values_at(service, path))) for path in PLACES[field]]


def own_fields(service: Mapping[str, Any]) -> tuple[str, Entry] | None:
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


def edited_fields(service: Mapping[str, Any], again: Mapping[str, Any]) -> set[str]:
    """Give the fields that somebody changed in HSDS after our export: their attribute does not know of it.

    `again` is the service that the entry from `own_fields` gives when it is exported now.
    """
    sent = {field for field, _ in _sent(service)}
    return {
        field
        for field, places in PLACES.items()
        if field in sent
        and any(
            not _same(values_at(service, path), values_at(again, path), words=path == _SENTENCE)
            for path in places
            if path != _ITS_CLOCK
        )
    }


def _same(ones: list[Any], others: list[Any], *, words: bool = False) -> bool:
    """Whether the values are the same, after a way through tables perhaps, where numbers are text; or have the same
    `words`, in any order.
    """
    if words:
        ones, others = ([sorted(re.findall(r"\w+", str(each))) for each in values] for values in (ones, others))
    return len(ones) == len(others) and all(
        str(one) == str(other) or number_or_text(one) == number_or_text(other)
        for one, other in zip(ones, others, strict=True)
    )


def _terms(service: Mapping[str, Any]) -> list[tuple[str, str, Any]]:
    """The attributes as taxonomy, code and value."""
    return [
        (str(term.get("taxonomy")), str(term.get("code")), attribute.get("value"))
        for attribute in values_at(service, "attributes")
        if isinstance(attribute, Mapping) and isinstance(term := attribute.get("taxonomy_term"), Mapping)
    ]


def _sent(service: Mapping[str, Any]) -> list[tuple[str, Any]]:
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
