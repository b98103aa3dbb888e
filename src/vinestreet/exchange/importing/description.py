"""What a place is called and what it is: the name, two sentences, what is names beyond them, and the needs it is for.

The taxonomy of AIRS and 211 LA is licensed by subscription: its codes and terms are recognised and left out, and the
report of an import does not repeat them either.
"""

import re
from functools import lru_cache

from vinestreet.exchange.facts.plain_text import plain_text
from vinestreet.exchange.hsds.field_mapping import FIELDS, NEEDS
from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.listing_draft import ListingDraft


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


# The shape of its codes: BD-1800, BD-1800.2000-250, LR-8000.0500-800.05, PH; a letter or two, and four figures.
_LICENSED_CODE = re.compile(r"[A-Z]{1,2}-\d{4}(?:\.\d{4}(?:-\d{3}(?:\.\d{2})?)?)?")
_LICENSED_NAME = re.compile(r"\b(?:airs|211|2-1-1|211 ?la(?: county)?|inform usa|la 211|infoline)\b", re.IGNORECASE)


def add_needs(service: HsdsObject, draft: ListingDraft) -> None:
    """Take the needs, as far as any term is one."""
    site = draft.context.site
    needs = site.directory.needs
    known = tuple((id_, (id_, need.label, *site.phrases.get(id_, ()))) for id_, need in needs.items())
    found: list[str] = []
    others: list[str] = []
    for attribute in service.get("attributes", []):
        row = str(attribute.get("@row", ""))
        term = attribute.get("taxonomy_term", {})
        detail = term.get("taxonomy_detail", {})
        taxonomy = " ".join(
            plain_text(each) for each in (term.get("taxonomy"), detail.get("name"), term.get("term_uri"))
        )
        code, name = plain_text(term.get("code")), plain_text(term.get("name"))
        if plain_text(term.get("taxonomy")) == FIELDS:
            continue
        if _is_licensed(taxonomy, code, name, attribute):
            draft.leave("needs", "", "licensed", row)
            continue
        if taxonomy.strip() == NEEDS and code in needs:
            matched = [code]
        else:
            names = (name, plain_text(attribute.get("label")), plain_text(attribute.get("value")))
            words = list(dict.fromkeys(filter(None, names))) or [code]
            matched = [need for each in words for need in _needs_of(each, known)]
            if not matched and words[0]:
                others += [each for each in words if each not in others]
                draft.report.kept(row or draft.row, "needs", ", ".join(words), "no_need")
        for need in matched:
            if need not in found:
                found.append(need)
                draft.report.field(row or draft.row, "needs")
    if found:
        draft.fields["needs"] = found
    if others:
        draft.say("more", draft.context.site.words("record.topics", words=", ".join(others)))


def _is_licensed(taxonomy: str, code: str, name: str, attribute: HsdsObject) -> bool:
    words = [code, name, plain_text(attribute.get("value")), plain_text(attribute.get("label"))]
    return bool(_LICENSED_NAME.search(taxonomy)) or any(
        _LICENSED_CODE.fullmatch(part.strip()) for each in words for part in re.split(r"[,;|*() ]", each)
    )


_Names = tuple[tuple[str, tuple[str, ...]], ...]  # ids of needs, each with all that people call it


def _needs_of(words: str, known: _Names) -> list[str]:
    """The needs that one of several words names exactly."""
    index = _index(known)
    parts = [words, *re.split(r"[,;|]", words)] if len(words) < 2000 else []
    return list(dict.fromkeys(need for part in parts for need in index.get(_compared(part), ())))


@lru_cache(maxsize=2)
def _index(known: _Names) -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for id_, names in known:
        for words in map(_compared, names):
            needs = index.get(words, ())
            index[words] = needs if id_ in needs else (*needs, id_)
    return index


def _compared(words: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", words.casefold()).split())
