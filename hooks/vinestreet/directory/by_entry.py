"""Reads resources.yml entry by entry and remembers each, so that a rebuild parses only what was changed.

The entries of `resources:` are cut apart at the lines that begin in the column of the first one, and each is parsed as
a text of its own. A YAML parser that was given the whole file would say the same, because nothing reaches over a cut:

- what comes before the first entry ends with `resources:` and parses by itself, so no bracket, quote or block is open;
- an entry begins with `id:`, all its other lines stand further right (or are blank or comments), and it parses by
  itself to that one id, so nothing is open at its end either, and it did not end the document;
- an entry that has any problem, an id twice, an id named that is not there, or anything odd, ends this way of reading.
  Then reading.py reads the file as a whole, which finds every problem with its line.
"""

import re
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field, replace
from itertools import pairwise

from vinestreet.directory.model import Area, Directory, Listing
from vinestreet.directory.sections import listings_of, needs_of, sections_of
from vinestreet.fields.spot import Known, Spot
from vinestreet.problems import ProblemsFoundError, Report
from vinestreet.yamlreader import tree_of
from vinestreet.yamltree import Mapping, Node, Scalar

# The line of the section, then blank lines and comments, up to the first entry.
_BEFORE_ENTRIES = re.compile(r"^resources:.*\n(?:[ ]*(?:#.*)?\n)*(?=( +)[^ #\n])", re.MULTILINE)
_FIRST_LINE = re.compile(r" +([\"']?)[a-z0-9-]+\1:[ \n]")
# What YAML 1.1 counts as the end of a line too; cuts are made at \n alone.
_OTHER_LINE_ENDS = re.compile("[\r\x85\u2028\u2029]")
# The root of the file stands above an entry that is parsed by itself.
_LEVELS_ABOVE = 1


@dataclass(frozen=True, slots=True)
class _Entry:
    """A listing, and the ids it names that must be there, by group."""

    listing: Listing
    names: MappingType[str, MappingType[str, object]]


@dataclass(slots=True)
class Memory:
    """Every listing that was read last by the text of its entry, and what all of them were read with."""

    known: Known | None = None
    entries: dict[str, _Entry] = field(default_factory=dict)


class _Named(dict[str, object]):
    """Ids that may be named when it is not known yet which there are: takes each, and keeps it to be checked."""

    def __contains__(self, id_: object) -> bool:
        self[str(id_)] = None
        return True


class _OddError(Exception):
    """The file cannot be read this way."""


def read_by_entry(text: str, areas: MappingType[str, Area], known: Known, memory: Memory) -> Directory | None:
    """Give the directory that reading the whole of `text` gives, or None when only that can tell.

    `known` is what all entries are read with beside the ids that stand in the file. `memory` is renewed by success
    and left alone otherwise.
    """
    remembered = memory.entries if memory.known == known else {}
    try:
        before, pieces = _cut(text)
        report = Report("")
        needs = needs_of(sections_of(_sections(before), report)["needs"], Spot(report, known))
        if report.problems:
            raise _OddError
        entries = {piece: remembered.get(piece) or _read(piece, areas, known) for piece in pieces}
    except (_OddError, ProblemsFoundError):
        return None
    listings = {entry.listing.id: entry.listing for entry in entries.values()}
    there: dict[str, MappingType[str, object]] = {"needs": needs, "resources": listings}
    named = all(names.keys() <= there[of].keys() for entry in entries.values() for of, names in entry.names.items())
    if not named or len(listings) < len(pieces):
        return None
    memory.known, memory.entries = known, entries
    return Directory(needs, areas, listings)


def _cut(text: str) -> tuple[str, list[str]]:
    """What stands before the first entry, and each entry with the comments after it."""
    before = _BEFORE_ENTRIES.search(text)
    if not before:
        raise _OddError
    first = before.end()
    begins = re.compile(rf"\n(?={before[1]}[^ #\n])").finditer(text, first)
    ends = [first, *(match.end() for match in begins), len(text)]
    return text[:first], [text[start:end] for start, end in pairwise(ends)]


def _sections(before: str) -> Node:
    """The tree of the file without its entries."""
    tree = _tree(before)
    if isinstance(tree, Mapping) and list(tree.items)[-1:] == ["resources"]:
        value = tree.items["resources"]
        if isinstance(value, Scalar) and value.plain and not value.text:
            tree.items["resources"] = Mapping({}, {}, value.line)
            return tree
    raise _OddError


def _read(piece: str, areas: MappingType[str, Area], known: Known) -> _Entry:
    column = len(piece) - len(piece.lstrip(" "))
    if not _FIRST_LINE.match(piece) or re.search(rf"\n {{0,{column}}}[^ #\n]", piece):
        raise _OddError
    tree = _tree(piece, _LEVELS_ABOVE)
    if not isinstance(tree, Mapping) or len(tree.items) != 1:
        raise _OddError
    report = Report("")
    names: dict[str, MappingType[str, object]] = {"needs": _Named(), "resources": _Named()}
    spot = Spot(report, replace(known, ids={**known.ids, **names}))
    listings = listings_of(tree, areas, spot)
    if report.problems:
        raise _OddError
    (listing,) = listings.values()
    return _Entry(listing, names)


def _tree(text: str, levels_above: int = 0) -> Node | None:
    report = Report("")
    tree = None if _OTHER_LINE_ENDS.search(text) else tree_of(text, report, levels_above)
    if report.problems:
        raise _OddError
    return tree
