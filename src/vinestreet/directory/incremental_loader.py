"""Reads resources.yml entry by entry and remembers each, so that a rebuild parses only what was changed.

The entries of `resources:` are cut apart at the lines that begin in the column of the first one, and each is parsed as
a text of its own. A YAML parser that was given the whole file would say the same, because nothing reaches over a cut:

- what comes before the first entry ends with `resources:` and parses by itself, so no bracket, quote or block is open;
- an entry begins with `id:`, all its other lines stand further right (or are blank or comments), and it parses by
  itself to that one id, so nothing is open at its end either, and it did not end the document;
- an entry that has any problem, an id twice, an id named that is not there, or anything odd, ends this way of reading.
  Then loader.py reads the file as a whole, which finds every problem with its line.
"""

import re
from collections.abc import Collection, Iterable
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field, replace
from itertools import pairwise

from vinestreet.core.problems import ProblemsFoundError, Report
from vinestreet.core.yaml_tree import Mapping, is_null, merge_mappings
from vinestreet.directory.entry_lines import (
    BEFORE_ENTRIES,
    NotSplitError,
    parse_entry,
    split_entries,
    upper_sections,
)
from vinestreet.directory.entry_moves import cuts_another
from vinestreet.directory.listing_folder import NO_FOLDER, ListingFile, ListingFolder, Stamp
from vinestreet.directory.model import Area, Directory, Listing, Need
from vinestreet.directory.overlay import FIELD_BY_FIELD, OverlayFile, apply_overlay, describe_overlay, has_numbers
from vinestreet.directory.sections import read_listings, read_needs
from vinestreet.directory.suspicious_lines import as_below, suspicious_lines
from vinestreet.schema.context import ReadContext, ReadOptions

_NULL = re.compile(r"[^\n:]+: +null *(?:#.*)?(?:\n|$)")  # whatever else it may look like is left to the whole reading


@dataclass(frozen=True, slots=True)
class _Entry:
    """A listing, and the ids it names that must be there, by group."""

    listing: Listing
    names: MappingType[str, MappingType[str, object]]


@dataclass(slots=True)
class EntryCache:
    """Every listing that was read last by the text of its entry, and what all of them were read with."""

    options: ReadOptions | None = None
    entries: dict[str, _Entry] = field(default_factory=dict)
    before: tuple[str, str] = ("", "")  # what stood before the entries of the file, and of a fork's
    below: MappingType[str, str] = field(default_factory=dict)  # upstream's places that a fork's lay over, in files
    files: dict[str, tuple[Stamp, ListingFile]] = field(default_factory=dict)

    def names(self, options: ReadOptions) -> dict[str, frozenset[str]]:
        """Give the ids that each entry names, by its text; none where all have to be read anew."""
        entries = self.entries if self.options == options else {}
        return {piece: frozenset(entry.names["resources"]) for piece, entry in entries.items()}


class _Named(dict[str, object]):
    """Ids that may be named when it is not known yet which there are: takes each, and keeps it to be checked."""

    def __contains__(self, id_: object) -> bool:
        self[str(id_)] = None
        return True


def read_incrementally(
    text: str,
    areas: MappingType[str, Area],
    options: ReadOptions,
    memory: EntryCache,
    over: OverlayFile | None = None,
    *,
    folder: ListingFolder = NO_FOLDER,
) -> Directory | None:
    """Give the directory that reading the whole of `text` gives, or None when only that can tell; so too with a fork's
    file `over` it, and with places of a `folder`.

    `options` is what all entries are read with beside the ids that stand in the files. `memory` is renewed by success
    and left alone otherwise.
    """
    every_area = {**over.gone_areas, **areas} if over else areas
    reader = _EntryReader(every_area, options, memory.entries if memory.options == options else {})
    try:
        directory = _over(text, folder, over, areas, reader) if over else _alone(text, folder, areas, reader)
    except (NotSplitError, ProblemsFoundError):
        return None
    memory.options, memory.entries, memory.before = options, reader.entries, reader.before
    memory.below = folder.pieces if over else {}
    return directory


class _EntryReader:
    """Reads entries, or remembers them from the last time."""

    def __init__(
        self, areas: MappingType[str, Area], options: ReadOptions, remembered: MappingType[str, _Entry]
    ) -> None:
        self.areas = areas
        self.options = options
        self.entries: dict[str, _Entry] = {}
        self.before = ("", "")
        self._remembered = remembered

    @property
    def elsewhere(self) -> set[str]:
        """Ids that may be named although they stand in none of the files."""
        return set(self.options.ids.get("resources", ()))

    def entry(self, piece: str, above: str = "", country: str = "") -> _Entry:
        """The entry of `piece`, with the fields of the piece `above` over it; numbers are those of the `country`."""
        key = country + piece + above
        entry = self.entries.get(key) or self._remembered.get(key)
        if not entry and (suspicious_lines(as_below(piece)) or (above and suspicious_lines(as_below(above)))):
            raise NotSplitError
        if not entry:
            tree = parse_entry(piece)
            if above:
                fields = parse_entry(above)
                tree = merge_mappings(tree, fields, FIELD_BY_FIELD)
                country = "" if any(map(has_numbers, fields.items.values())) else country
            options = replace(self.options, region=country) if country else self.options
            entry = _read(tree, self.areas, options)
        self.entries[key] = entry
        return entry

    def needs(self, section: Mapping) -> dict[str, Need]:
        """The needs, which must all be right."""
        report = Report("")
        needs = read_needs(section, ReadContext(report, self.options))
        if report.problems:
            raise NotSplitError
        return needs


def _alone(text: str, folder: ListingFolder, areas: MappingType[str, Area], reader: _EntryReader) -> Directory:
    before, pieces, has_entries = _pieces(text, folder)
    reader.before = before, ""
    needs = reader.needs(upper_sections(before, entries=has_entries)["needs"])
    listings = {id_: reader.entry(piece).listing for id_, piece in pieces.items()}
    _check_names(reader.entries.values(), needs, reader.elsewhere | listings.keys())
    return Directory(needs, areas, listings, files=folder.names)


def _over(
    text: str, folder: ListingFolder, over: OverlayFile, areas: MappingType[str, Area], reader: _EntryReader
) -> Directory:
    """As `_read_over` in loader.py, from the pieces of both files."""
    before, theirs, has_entries = _pieces(text, folder)
    own_text = "" if over.is_empty else over.text
    own_before, mine = split_entries(own_text) if BEFORE_ENTRIES.search(own_text) else (own_text, {})
    reader.before = text, own_before
    there = upper_sections(before, entries=has_entries)["needs"]
    own_needs = upper_sections(own_before, of_a_fork=True, entries=bool(mine))["needs"]
    mine = _with_files(mine, over.folder)
    needs = reader.needs(merge_mappings(there, own_needs, FIELD_BY_FIELD))
    country = over.country
    invented = [id_ for id_, piece in theirs.items() if reader.entry(piece, country=country).listing.sample]
    samples = [] if over.samples else invented
    taken = {id_: bool(_NULL.match(piece)) and is_null(parse_entry(piece).items[id_]) for id_, piece in mine.items()}
    gone = set(samples) | {id_ for id_, takes_away in taken.items() if takes_away}
    alone = {
        id_: reader.entry(piece) for id_, piece in mine.items() if not taken[id_] and (id_ not in theirs or id_ in gone)
    }
    both = {id_: reader.entry(piece, mine.get(id_, ""), country) for id_, piece in theirs.items() if id_ not in gone}
    upstream = there.items.keys()
    _check_names(alone.values(), needs, reader.elsewhere | alone.keys() | both.keys())
    _check_names(both.values(), needs.keys() | upstream, reader.elsewhere | alone.keys() | theirs.keys())
    if any(entry.listing.area in over.gone_areas for entry in alone.values()):
        raise NotSplitError
    ids = {"needs": upstream, "resources": theirs.keys()}
    own = {"needs": {id_: is_null(node) for id_, node in own_needs.items.items()}, "resources": taken}
    written = {id_: parse_entry(mine[id_]).items[id_] for id_ in both if id_ in mine}
    return apply_overlay(
        {id_: entry.listing for id_, entry in alone.items()},
        {id_: entry.listing for id_, entry in both.items()},
        needs,
        areas,
        describe_overlay(over, ids, own, samples, written),
        files=folder.names,
    )


def _pieces(text: str, folder: ListingFolder) -> tuple[str, dict[str, str], bool]:
    """What stands before the entries, each entry of the file and of the folder, and whether the file has any."""
    if folder.files and not BEFORE_ENTRIES.search(text):
        return text, folder.pieces, False
    before, pieces = split_entries(text)
    _check_gaps(pieces)
    return before, _with_files(pieces, folder), True


def _with_files(pieces: dict[str, str], folder: ListingFolder) -> dict[str, str]:
    if folder.problems or pieces.keys() & folder.files.keys():
        raise NotSplitError
    return {**pieces, **folder.pieces}


def _check_gaps(pieces: MappingType[str, str]) -> None:
    """An entry right below another's field, with no empty line between them, may cut that in two.

    As suspicious_lines in file_slips.py, not where that is how most stand: ten thousand would be looked at each time.
    """
    pairs = pairwise(pieces.values())
    close = [(above, piece) for above, piece in pairs if not re.search(r"\n[ ]*(?:#[^\n]*)?\n\Z", above)]
    if len(close) * 4 <= len(pieces) and any(cuts_another(above, piece) for above, piece in close):
        raise NotSplitError


def _check_names(entries: Iterable[_Entry], needs: Collection[str], resources: Collection[str]) -> None:
    there = {"needs": needs, "resources": resources}
    if any(name not in there[of] for entry in entries for of, names in entry.names.items() for name in names):
        raise NotSplitError


def _read(tree: Mapping, areas: MappingType[str, Area], options: ReadOptions) -> _Entry:
    report = Report("")
    names: dict[str, MappingType[str, object]] = {"needs": _Named(), "resources": _Named()}
    context = ReadContext(report, replace(options, ids={**options.ids, **names}))
    listings = read_listings(tree, areas, context)
    if report.problems or not listings:
        raise NotSplitError
    (listing,) = listings.values()
    return _Entry(listing, names)
