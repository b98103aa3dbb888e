"""One field of many places at once: which places are meant, and what becomes of each, before anything is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vinestreet.core.problems import Problem, Report
from vinestreet.core.yaml_reader import parse_yaml
from vinestreet.core.yaml_tree import Mapping as Tree
from vinestreet.core.yaml_tree import Node, Scalar, Sequence, is_null
from vinestreet.directory.checked_values import mark_of
from vinestreet.directory.model import Listing
from vinestreet.directory.validate_entry import validate_entry
from vinestreet.directory.yaml_writer import Entry, to_entry
from vinestreet.schema.flow_text import Bare
from vinestreet.schema.records import ListOf, Record, fields_of, other_names
from vinestreet.schema.text import Text, nearest
from vinestreet.site.closures import Closure, applied_to, goes_by_name_alone
from vinestreet.site.site import Site

# What one person says of one place on one day; whoever wrote it for many was at none of them.
OF_ONE_PLACE = frozenset({"checked", "tried", "arrive", "notes", "not-the-same-as", "at"})


class FieldRefusedError(ValueError):
    """The field is none, or none for many at once; `key` names the sentence under `set:`."""

    def __init__(self, key: str, **values: str) -> None:
        """Keep what fills the sentence."""
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True, slots=True)
class FieldOfMany:
    """What would change: the new `fields` of each place by its id. `problems` are why one of them does not fit.

    `same` say it already. `worded` have words of their own there, or parts, that would go. Of `unasked`, somebody
    checked what would be another value. `left` are lines that a need or an area does not reach. `gone` are, by the id
    of their place, those of several that the new value does not name.
    """

    fields: Mapping[str, Entry] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    same: tuple[str, ...] = ()
    worded: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    gone: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def field_of_many(name: str, value: str, who: Closure, site: Site, today: date) -> FieldOfMany:
    """Work out what becomes of the field `name`, or of a part of one (`asks.id`), of all places that `who` means.

    An empty `value` and `null` take it away. Raises FieldRefusedError and ProblemsFoundError.
    """
    top, part = _known(name)
    given = _value(value, top, part)
    fields: dict[str, Entry] = {}
    problems: list[Problem] = []
    same, worded, unasked, left = [], [], [], []
    gone: dict[str, tuple[str, ...]] = {}
    kind = fields_of(Listing)[top].metadata["kind"]
    for listing in site.directory.listings.values():
        if not list(applied_to(listing, (who,), site.place, site.directory)):
            if who.is_of(listing) and goes_by_name_alone(listing, site.place, site.directory):
                left.append(listing.id)
            continue
        before = to_entry(listing)
        new = _with_part(before.get(top), part, given, top) if part else given
        kept = {each: said for each, said in before.items() if each != top}
        change = {top: new} if new is not None else {}
        read = validate_entry(listing.id, change, site.directory, site.place.country, today, base=kept)
        if read.listing is None or read.problems:
            problems += [_at(each, listing, site) for each in read.problems]
        elif (after := read.entry.get(top)) == before.get(top):
            same.append(listing.id)
        else:
            fields[listing.id] = {top: Bare("null") if after is None and _lies_over(listing, site) else after}
            if lost := tuple(_gone(before.get(top), after)):
                gone[listing.id] = lost
            elif _loses_words(kind, before.get(top), after):
                worded.append(listing.id)
            if listing.checked and mark_of(read.listing) != mark_of(listing):
                unasked.append(listing.id)
    return FieldOfMany(fields, tuple(problems), tuple(same), tuple(worded), tuple(unasked), tuple(left), gone)


def _gone(before: Any, after: Any) -> Iterator[str]:
    """Those of several (numbers, addresses, notes) that are not there any more, as people read them."""
    if isinstance(before, list) and len(before) > 1:
        kept = after if isinstance(after, list) else [after]
        for each in before:
            if each not in kept:
                yield ", ".join(map(str, each.values())) if isinstance(each, dict) else str(each)


def _lies_over(listing: Listing, site: Site) -> bool:
    """Whether it is upstream's, so that a field that a fork only leaves out would be upstream's again."""
    overlay = site.directory.overlay
    return bool(overlay.file) and overlay.own.get(listing.id, True)


def _at(problem: Problem, listing: Listing, site: Site) -> Problem:
    return Problem(site.directory.file_of(listing.id), 0, listing.id, problem.field, problem.key, problem.values)


def _known(name: str) -> tuple[str, str]:
    """The field and the part of it that are meant."""
    top, _, part = name.partition(".")
    parts = fields_of(Listing)
    if top not in parts:
        raise FieldRefusedError("unknown", found=top, near=other_names(Listing).get(top) or nearest(top, parts))
    if top in OF_ONE_PLACE:
        raise FieldRefusedError("of_one_place", found=top)
    inside = _parts_of(top)
    if part and part not in inside:
        raise FieldRefusedError("unknown", found=name, near=f"{top}.{near}" if (near := nearest(part, inside)) else "")
    return top, part


def _parts_of(top: str) -> dict[str, Any]:
    kind = fields_of(Listing)[top].metadata["kind"]
    return fields_of(kind.of) if isinstance(kind, Record) else {}


def _value(text: str, top: str, part: str) -> Any:
    """What stands for the value in a file: words as they are, anything else as YAML has it."""
    kind = (_parts_of(top)[part] if part else fields_of(Listing)[top]).metadata["kind"]
    if text.strip() in {"", "null"}:
        return None
    if isinstance(kind, Text) or not text.lstrip().startswith(("[", "{")):
        one = isinstance(kind, ListOf) and not kind.or_one
        return [each.strip() for each in text.split(",")] if one else text
    report = Report("")
    tree = parse_yaml(text, report)
    if tree is None or report.problems:
        raise FieldRefusedError("unreadable", found=text)
    return _plain(tree)


def _plain(node: Node) -> Any:
    if isinstance(node, Tree):
        return {key: _plain(each) for key, each in node.items.items() if not is_null(each)}
    if isinstance(node, Sequence):
        return [_plain(each) for each in node.items]
    return node.text if isinstance(node, Scalar) else ""


def _with_part(before: Any, part: str, value: Any, top: str) -> Any:
    """The record with a part of it replaced; one that stood there in short is written out."""
    first = next(iter(_parts_of(top)))
    whole = before if isinstance(before, dict) else {} if before is None else {first: before}
    kept = {name: said for name, said in {**whole, part: value}.items() if said is not None}
    return kept or None


def _loses_words(kind: Any, before: Any, after: Any) -> bool:
    """Whether somebody's own words, or parts of a record, are in the value `before` and nowhere `after`."""
    if isinstance(kind, ListOf):
        kept = after if isinstance(after, list) else [after]
        lost = [each for each in (before if isinstance(before, list) else [before]) if each not in kept]
        return any(_loses_words(kind.kind, each, None) for each in lost)
    if isinstance(kind, Record):
        parts = fields_of(kind.of)
        first = next(iter(parts))
        had, has = (each if isinstance(each, dict) else {first: each} for each in (before, after))
        gone = any(name not in has and name != first for name in had)
        return gone or any(
            _loses_words(parts[name].metadata["kind"], said, has.get(name)) for name, said in had.items()
        )
    return isinstance(kind, Text) and bool(before) and before != after


def unknown_ids(who: Mapping[str, Iterable[str]], site: Site) -> Iterator[tuple[str, str, str]]:
    """Give each id that is none, with its group and the one that was meant."""
    known = {"need": site.directory.needs, "area": site.directory.areas, "id": site.directory.listings}
    for group, ids in who.items():
        for id_ in ids:
            if id_ not in known[group]:
                yield group, id_, nearest(id_, known[group])
