"""A nested service of HSDS 3 as listings: one for each place where it is given, since that is what people go to.

What is understood becomes a field, what is not stays as words in the listing, and the report counts both. Nothing is
made up: where a name is missing, the next best one stands in its place, and that is told.
"""

from typing import Any

from vinestreet.directory.validate_entry import in_order, max_length
from vinestreet.directory.yaml_edit import new_id
from vinestreet.directory.yaml_writer import Entry
from vinestreet.exchange.facts.dates_ages_positions import date_in
from vinestreet.exchange.facts.plain_text import plain_text
from vinestreet.exchange.facts.vocabulary import answer_in
from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.contact_points import add_contact_points
from vinestreet.exchange.importing.description import add_description, add_needs
from vinestreet.exchange.importing.eligibility import (
    add_access,
    add_cost,
    add_eligibility,
    add_interpretation,
    add_languages,
    add_requirements,
    add_status,
)
from vinestreet.exchange.importing.field_coverage import report_unread
from vinestreet.exchange.importing.hours import add_hours
from vinestreet.exchange.importing.import_report import ROW, ImportReport
from vinestreet.exchange.importing.listing_draft import ImportContext, IncomingListing, ListingDraft
from vinestreet.exchange.importing.location import add_location, add_service_areas
from vinestreet.exchange.importing.normalize import normalize
from vinestreet.exchange.importing.roundtrip import own_listing
from vinestreet.exchange.importing.safety import held_back, leave_people_out
from vinestreet.exchange.importing.table_joins import key_of


def listings_from_service(service: HsdsObject, report: ImportReport, context: ImportContext) -> list[IncomingListing]:
    """Give the listings that `service` makes, in the order of its places; a service without a place makes one.

    `service` may have any shape that JSON can have. What comes out still has to be looked at (validate.py). The ids are
    made of the names, or are our own where the service is from a site like this one, so that they are the same for the
    same service each time. `IncomingListing.checks` has when their record says that it was checked and changed.
    """
    given = normalize("service", service, report)
    if given is None:
        report.left_out(str(service.get(ROW, "")), "service", "", "says_nothing")
        return []
    if own := own_listing(service, context):
        return [_as_it_was(own, given, report, context)]
    report_unread(given, report, context.told)
    texts = {name: value for name, value in given.items() if isinstance(value, str) and name != ROW}
    if field := held_back(texts):
        report.left_out(str(given[ROW]), f"service.{field}", texts[field], "held_back")
        return []
    leave_people_out(given, report)
    found = _listings(given, report, context)
    for empty in (each for each in found if not each.entry):
        report.left_out(empty.row, "service", "", "says_nothing")
    return [each for each in found if each.entry]


def _listings(service: HsdsObject, report: ImportReport, context: ImportContext) -> list[IncomingListing]:
    base = ListingDraft(str(service[ROW]), context, report)
    for add in (add_description, add_needs, add_cost, add_requirements, add_eligibility, add_interpretation, _record):
        add(service, base)
    places = _places(service.get("service_at_locations", []))
    drafts = [base, *(base.copy() for _ in places[1:])]
    return [_at(link, service, draft, several=len(places) > 1) for link, draft in zip(places, drafts, strict=True)]


def _places(links: list[HsdsObject]) -> list[HsdsObject]:
    """The links to places, one for each place: two that lead to the same one are put together."""
    by_place: dict[str, dict[str, Any]] = {}
    for number, link in enumerate(link for link in links if link.get("location")):
        same = by_place.setdefault(key_of(link["location"].get("id")) or f"@{number}", link)
        if same is not link:
            for part, value in link.items():
                if isinstance(value, list):
                    same[part] = [*same.get(part, []), *value]
    return list(by_place.values()) or links[:1] or [{}]


def _as_it_was(
    own: tuple[str, Entry, dict[str, str]], service: HsdsObject, report: ImportReport, context: ImportContext
) -> IncomingListing:
    """A listing of a site like this one; what was changed since is as HSDS has it now."""
    id_, entry, changed = own
    row = str(service[ROW])
    for field in entry.keys() - changed.keys():
        report.field(row, field)
    if changed:
        now = _listings(service, ImportReport(), context)[0].entry
        for field in sorted(changed):
            before = entry.pop(field, "")
            if field in now:
                entry[field] = now[field]
            report.kept(row, field, str(before), changed[field])
    return IncomingListing(row, in_order(entry), id_)


def _at(link: HsdsObject, service: HsdsObject, draft: ListingDraft, several: bool) -> IncomingListing:
    """The listing of the service at one place."""
    location = link.get("location", {})
    organization = service.get("organization", {})
    draft.keep("more", link.get("description", ""), "words", field="service_at_location.description")
    if answer_in(location.get("active", "")) is False and "status" not in draft.fields:
        add_status(draft, "inactive")  # Ohana says it of the place
    add_location(location, service, draft)
    if several and "confidential" not in draft.fields:
        _name_with_place(draft, plain_text(location.get("name")))
    add_service_areas({"service_areas": link.get("service_areas") or service.get("service_areas", [])}, draft)
    add_contact_points([link, service, location], [organization], draft)
    add_hours([link, service, location], draft)
    add_languages([service, location], draft)
    _active(location, draft)
    add_access(location, draft)
    draft.id = new_id(draft.fields["name"], ()) if "name" in draft.fields else ""
    return draft.finish()


def _name_with_place(draft: ListingDraft, place: str) -> None:
    """A service in several places is told apart by their names: `Food Pantry – Eastside Library`."""
    name = draft.fields.get("name", "")
    both = f"{name} – {place}"
    if name and place and place.casefold() not in name.casefold() and len(both) <= max_length("name"):
        draft.fields["name"] = both


def _active(record: HsdsObject, draft: ListingDraft) -> None:
    """Take that a place or a service is not active any more, as programs before HSDS say it, unless its status says."""
    if "status" not in draft.fields:
        add_status(draft, plain_text(record.get("active")), column="active")


def _record(service: HsdsObject, draft: ListingDraft) -> None:
    """Take status, and the dates of the record as `checks`: words of the source, for nobody here checked it."""
    add_status(draft, plain_text(service.get("status")), label="status")
    _active(service, draft)
    for part in ("assured_date", "last_modified"):
        if words := plain_text(service.get(part)):
            day = date_in(words, draft.context.region)
            draft.checks.append((draft.context.site.words(f"record.{part}"), day.isoformat() if day else words[:60]))
            draft.report.kept(draft.row, "checked", words, "checked")
