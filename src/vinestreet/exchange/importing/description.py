"""What a place is called and what it is: the name, two sentences, what is names beyond them, and the needs it is for.

What other people's terms mean is said by a map (needs_map.py).
"""

from vinestreet.exchange.facts.categories import CategoryNames
from vinestreet.exchange.facts.plain_text import plain_text
from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.listing_draft import ListingDraft
from vinestreet.exchange.importing.needs_map import term_of


def add_description(service: HsdsObject, draft: ListingDraft) -> None:
    """Take name, description, organisation, and the words about them into `draft`."""
    organization = service.get("organization", {})
    _name(service, organization, draft)
    _what(service, organization, draft)
    _organisation(organization, draft)
    for part, label in (("alert", "notice"), ("wait_time", "waiting")):
        draft.keep("more", service.get(part, ""), "words", label=label, field=f"service.{part}")
    program = service.get("program", {})
    draft.keep("more", program.get("name", ""), "words", label="part_of", field="program.name")
    draft.keep("more", program.get("description", ""), "words", field="program.description")


def _name(service: HsdsObject, organization: HsdsObject, draft: ListingDraft) -> None:
    name, alternate = plain_text(service.get("name")), plain_text(service.get("alternate_name"))
    if not name:
        begins = " ".join(plain_text(service.get("description")).split()[:8])
        runs = plain_text(organization.get("name"))
        others = (alternate, "alternate_name"), (runs, "organisation"), (begins, "description")
        name, why = next((each for each in others if each[0]), ("", "nothing"))
        draft.report.kept(draft.row, "name", name, f"name_from_{why}")
    if alternate and alternate.casefold() != name.casefold():
        draft.keep("more", alternate, "words", label="also_called", field="service.alternate_name")
    draft.put_name("name", name)


def _what(service: HsdsObject, organization: HsdsObject, draft: ListingDraft) -> None:
    description = plain_text(service.get("description"))
    about = plain_text(organization.get("description"))
    if not description:
        description, about = about, ""
        if description:
            draft.report.kept(draft.row, "what", description, "what_from_organisation")
    if not description:
        return
    draft.put_what(description)
    if about and about != description:
        draft.keep("more", about, "words", label="organisation", field="organization.description")


def _organisation(organization: HsdsObject, draft: ListingDraft) -> None:
    name = plain_text(organization.get("name"))
    if name and name != draft.context.site.words("export.unknown"):
        draft.put_name("organisation", name)


def add_needs(service: HsdsObject, draft: ListingDraft) -> None:
    """Take the needs, as far as any term is one; the others are counted, and their names told nowhere."""
    context = draft.context
    needs = context.site.directory.needs
    own = CategoryNames(needs, context.site.phrases)
    for attribute in service.get("attributes", []):
        row = str(attribute.get("@row", ""))
        term = term_of(attribute, needs)
        if term is None:
            continue
        found = term.needs(own, context.terms)
        for need in found:
            draft.add("needs", need, row)
        if not found:
            draft.leave("needs", "", "licensed" if term.licensed else "no_need", row)
    if "needs" not in draft.fields and (by_name := own.meaning(plain_text(service.get("name")))).why == "listed":
        for need in by_name.needs:  # `Food Pantry`
            draft.add("needs", need)
