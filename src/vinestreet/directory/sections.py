"""The sections of resources.yml, from a tree to needs and listings."""

import re
from collections.abc import Mapping as MappingType
from dataclasses import replace
from typing import Any, TypeVar

from vinestreet.core.placeholders import DAY, WHEN_POLICE, WHO_TOLD
from vinestreet.core.problems import Edit, Report
from vinestreet.core.yaml_tree import Mapping, Node, Refused, Scalar, Sequence, end_of
from vinestreet.directory.listing_parts import Status
from vinestreet.directory.model import Area, Listing, Need
from vinestreet.directory.parts_along import offer_parts, offer_what_goes_along
from vinestreet.directory.ways_mixed_up import tell_mixed_up_ways
from vinestreet.schema.context import ReadContext
from vinestreet.schema.flow_text import inner_text
from vinestreet.schema.records import Record
from vinestreet.schema.scalars import Day
from vinestreet.schema.secret_words import is_secret_address
from vinestreet.schema.text import ID, LONGEST_ID, nearest, slug
from vinestreet.schema.unknown_fields import cut_of

SECTIONS = ("needs", "resources")
# Addresses below directory/ that are not listings.
TAKEN = frozenset({"index", "needs", "areas", "my-list"})

T = TypeVar("T", Need, Listing)


def read_sections(tree: Node | None, report: Report, *, in_files: bool = False) -> dict[str, Mapping]:
    """Give each section of the file; one that is missing or no mapping is empty and has left a problem in `report`.

    Where places are `in_files` of their own, there may be none in this one.
    """
    sections = {name: Mapping({}, {}, 0) for name in SECTIONS}
    if tree is None:
        report.stop_if_any()
    if not isinstance(tree, Mapping):
        report.add(tree.line if tree else 0, "no_sections", expected=", ".join(SECTIONS))
        report.stop_if_any()
        return sections
    for key, node in tree.items.items():
        line = tree.lines[key]
        if key not in sections:
            near = nearest(key, SECTIONS)
            report.add(
                line,
                "unknown_section",
                field=key[:60],
                found=key[:60],
                near=near,
                expected=", ".join(SECTIONS),
            )
        elif isinstance(node, Mapping):
            sections[key] = node
        elif not isinstance(node, Refused) and not (in_files and key == "resources" and _is_nothing(node)):
            report.add(line, "not_entries", field=key)
    for name in SECTIONS:
        if name not in tree.items and not (in_files and name == "resources"):
            report.add(0, "missing_section", field=name)
    return sections


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and not node.text


def read_needs(section: Mapping, context: ReadContext) -> dict[str, Need]:
    """Read the entries of `needs:` that are right."""
    return _entries(_without_words(section, context), Need, context)


def _without_words(section: Mapping, context: ReadContext) -> Mapping:
    """The entries without `words`, which have a file of their own; where they stand all the same, that is told."""
    items: dict[str, Node] = {}
    for id_, node in section.items.items():
        items[id_] = node
        if isinstance(node, Mapping) and "words" in node.items:
            rest = {key: each for key, each in node.items.items() if key != "words"}
            items[id_] = Mapping(rest, node.lines, node.line)
            words = node.items["words"]
            each_typed = words.items if isinstance(words, Sequence) else [words]
            typed = [each.text for each in each_typed if isinstance(each, Scalar)]
            here = replace(context, entry=id_[:60]).inside("words")
            at = Scalar("", True, node.lines["words"])
            here.wrong(at, "words_of_need", mended=f"{id_[:60]}: {{any: [{', '.join(typed)[:400]}]}}")
    return Mapping(items, section.lines, section.line)


def read_listings(section: Mapping, areas: MappingType[str, Area], context: ReadContext) -> dict[str, Listing]:
    """Read the entries of `resources:`; those with a problem in a field are left out."""
    listings = _entries(section, Listing, context, areas)
    for listing in listings.values():
        _check_together(listing, section.items[listing.id], replace(context, entry=listing.id))
    return {id_: _without_words_of_cost(listing) for id_, listing in listings.items()}


def _without_words_of_cost(listing: Listing) -> Listing:
    """The listing, which does not say of a number that it may cost extra where it says itself that it is free.

    Nor does a crisis line of shared cost: plans of numbers do not know that Australia's 13 11 14 takes nothing, and a
    doubt about money keeps nobody from calling there. `vinestreet check` tells of it all the same.
    """
    free = listing.cost is not None and listing.cost.kind == "free"
    quiet = {line.number.costs for line in (*listing.phones, *listing.texts)} - {""}
    if not quiet or not (free or ("crisis" in listing.needs and quiet == {"shared"})):
        return listing
    phones = tuple(replace(phone, number=replace(phone.number, quiet=True)) for phone in listing.phones)
    texts = tuple(replace(line, number=replace(line.number, quiet=True)) for line in listing.texts)
    return replace(listing, phones=phones, texts=texts)


def _entries(
    section: Mapping, of: type[T], context: ReadContext, areas: MappingType[str, Area] | None = None
) -> dict[str, T]:
    """Read each entry of a section; the phone numbers of an entry are those of its area's country."""
    kind: Record[Any] = Record(of)
    entries = {}
    for id_, node in section.items.items():
        here = replace(context, entry=id_[:60])
        if not ID.fullmatch(id_) or len(id_) > LONGEST_ID or id_ in TAKEN:
            made = slug(re.sub(r"['’]", "", id_))[:60].strip("-")
            near = made if made and made not in TAKEN and made not in section.items else ""
            key = replace(here, key=section.places.get(id_, (0, 0)))
            key.wrong(Scalar(id_, True, section.lines[id_]), "not_an_id", rename=near, found=id_[:60])
        if isinstance(node, Mapping):
            area = node.items.get("area")
            if areas and isinstance(area, Scalar) and area.text in areas and areas[area.text].country:
                here = replace(here, options=replace(context.options, region=areas[area.text].country))
        told = len(context.report.problems)
        entry = kind.read(node, here, id=id_)
        offer_what_goes_along(node, here, told)
        tell_mixed_up_ways(node, here, told)
        if entry is not None:
            entries[id_] = entry
    return entries


# Words that people add to the name of a place which is gone.
_CLOSED = re.compile(
    r"[\s(\[*–—-]*\b(?:CLOSED|(?i:(?:temporarily|permanently|now|currently) closed)"
    r"|(?i:(?<=[-–—(\[*] )closed|(?<=[(\[*])closed))"
    r"\b[\s)\]!*.]*$"
)


def _tell_closed(listing: Listing, node: Node, match: re.Match[str], context: ReadContext) -> None:
    """Tell that the name says what the status should, with both lines."""
    if not isinstance(node, Mapping):
        return
    name, status = node.items["name"], node.items.get("status")
    kind = "paused" if "temporar" in match[0].casefold() else "closed"
    if not isinstance(name, Scalar):
        return
    edits = [Edit(name.start, name.end, inner_text(listing.name[: match.start()].strip()))] if name.end else []
    if edits and isinstance(status, Scalar):
        edits.append(Edit(status.start, status.end, kind))
    elif edits and status is None and not node.flow:
        edits.append(Edit(name.end, name.end, f"\n{' ' * node.column}status: {kind}"))
    here = context.inside("name")
    found = match[0].strip(" -–—()[]")
    here.report.add(node.lines["name"], "closed_in_name", entry=here.entry, field="name", found=found)
    here.report.offer(*edits)


def _tell_secret(listing: Listing, node: Node, context: ReadContext) -> None:
    """Tell that the address says it's a secret, with the line for that; where it is, isn't repeated."""
    known = node if isinstance(node, Mapping) else Mapping({}, {}, node.line)
    at = Scalar("", True, known.lines.get("at", node.line), 0, end_of(known.items["at"]) if "at" in known.items else 0)
    said = known.items.get("address", Scalar("", True, node.line))
    context.inside("address", known.places.get("address", (0, 0))).wrong(
        said, "address_secret", rename="confidential", instead=True
    )
    if re.search(r"\d", listing.address):
        context.report.keep_secret()
    if listing.at:
        context.inside("at", known.places.get("at", (0, 0))).wrong(at, "confidential_with_place", drop=True)
        context.report.keep_secret()


def _check_together(listing: Listing, node: Node, context: ReadContext) -> None:
    """Rules about fields that are each right and do not fit together."""
    lines = node.lines if isinstance(node, Mapping) else {}

    def wrong(field: str, key: str, *, drop: bool = False) -> None:
        at = node.places.get(field, (0, 0)) if isinstance(node, Mapping) else (0, 0)
        end = end_of(node.items[field]) if isinstance(node, Mapping) and field in node.items else 0
        context.inside(field, at).wrong(Scalar("", True, lines.get(field, node.line), 0, end), key, drop=drop)

    if match := _CLOSED.search(listing.name):
        _tell_closed(listing, node, match, context)
    if listing.confidential:
        for field in ("address", "at"):
            if getattr(listing, field):
                wrong(field, "confidential_with_place", drop=True)
                context.report.keep_secret()
    elif is_secret_address(listing.address):
        _tell_secret(listing, node, context)
    consent = listing.consent
    if consent.police == "only-if" and not consent.words:
        wrong("consent", "only_if_without_words")
        offer_parts(node, "consent", {"words": WHEN_POLICE}, context)
    if consent.police in {"yes", "no", "only-if"} and not (consent.source and consent.on):
        wrong("consent", "consent_without_source")
        known = {"source": "" if consent.source else WHO_TOLD, "on": "" if consent.on else DAY}
        offer_parts(node, "consent", {name: value for name, value in known.items() if value}, context)
    if listing.status.kind == "open" and (listing.status.since or listing.status.instead or listing.status.until):
        wrong("status", "open_with_end")
    _check_pause(listing.status, node, context)
    if listing.status.instead == listing.id:
        wrong("status", "instead_of_itself")


def _check_pause(status: Status, node: Node, context: ReadContext) -> None:
    """Rules about the end of a pause, which alone may begin on a day to come."""
    inside = node.items.get("status") if isinstance(node, Mapping) else None
    if not isinstance(inside, Mapping):
        return
    here = context.inside("status")

    def at(name: str) -> ReadContext:
        return replace(here.inside(name, inside.places.get(name, (0, 0))), cut=cut_of(name, inside))

    if status.since and not status.until:
        Day().read(inside.items["since"], at("since"))
    if status.until and status.kind == "closed":
        at("until").wrong(inside.items["until"], "closed_until", drop=True)
    elif status.until and status.since and status.until < status.since:
        since, until = status.since.isoformat(), status.until.isoformat()
        at("until").wrong(inside.items["until"], "until_before_since", since=since, found=until)
