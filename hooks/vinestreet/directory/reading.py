"""resources.yml → Directory. Everything that is wrong in the file is found in one reading."""

from collections.abc import Mapping as MappingType
from dataclasses import replace
from datetime import date
from pathlib import Path

from vinestreet.directory.by_entry import Memory, read_by_entry
from vinestreet.directory.model import Area, Directory, Listing
from vinestreet.directory.overlay import Over, has_numbers, is_sample, laid_by, own_sections, settled, split
from vinestreet.directory.sections import SECTIONS, listings_of, needs_of, sections_of
from vinestreet.fields.spot import Known, Spot
from vinestreet.fields.words import nearest
from vinestreet.problems import Report
from vinestreet.yamlreader import read_text, tree_of
from vinestreet.yamltree import Mapping, is_null, laid_over


def read_directory(
    path: Path,
    areas: MappingType[str, Area],
    country: str,
    today: date,
    *,
    memory: Memory | None = None,
    over: Over | None = None,
) -> Directory:
    """Read the directory at `path`, in a place with `areas`, in `country` (ISO 3166), with what a fork lays `over` it.

    A `memory` of the last reading makes the next one quick; without problems both are the same.

    Raises ProblemsFoundError with every problem of the files, and OSError when one cannot be opened.
    """
    text = read_text(path)
    known = Known(today=today, region=country, ids={"areas": {**over.gone_areas, **areas} if over else areas})
    directory = read_by_entry(text, areas, known, memory or Memory(), over)
    return directory or read_whole(text, areas, known, path.name, over)


def read_whole(
    text: str, areas: MappingType[str, Area], known: Known, file: str, over: Over | None = None
) -> Directory:
    """Read the `text` of `file` as one; raises ProblemsFoundError."""
    report = Report(file)
    sections = sections_of(tree_of(text, report), report)
    if over:
        return _read_over(sections, text.count("\n") + 1, areas, Spot(report, known), over)
    ids = {name: sections[name].items for name in SECTIONS}
    spot = Spot(report, replace(known, ids={**known.ids, **ids}))
    needs = needs_of(sections["needs"], spot)
    listings = listings_of(sections["resources"], areas, spot)
    report.stop_if_any()
    return Directory(needs, areas, listings)


def _read_over(
    upstream: MappingType[str, Mapping], lines: int, areas: MappingType[str, Area], spot: Spot, over: Over
) -> Directory:
    """Read the sections of a file of so many `lines` with the fork's over them."""
    report, known = spot.report, spot.known
    report.goes_on(over.file, lines)
    own = own_sections(None if over.is_empty else tree_of(over.text, report, lines_above=lines), report)
    alone, both = split(upstream["resources"], own["resources"], over)
    needs_there = laid_over(upstream["needs"], own["needs"], 2)
    there = {"needs": needs_there.items, "areas": areas, "resources": {**alone.items, **both.items}}
    # Upstream's entries may name what this fork has taken away; `settled` passes over it.
    once = {
        "needs": {**upstream["needs"].items, **needs_there.items},
        "areas": known.ids["areas"],
        "resources": {**upstream["resources"].items, **alone.items},
    }
    needs = needs_of(needs_there, spot)
    mine = listings_of(_whole_entries(alone, both, report), areas, replace(spot, known=replace(known, ids=there)))
    theirs: dict[str, Listing] = {}
    for region, numbers in ((over.country, False), (known.region, True)):
        some = {
            id_: node for id_, node in both.items.items() if has_numbers(own["resources"].items.get(id_)) is numbers
        }
        here = replace(spot, known=replace(known, ids=once, region=region))
        theirs |= listings_of(Mapping(some, both.lines, both.line), {**over.gone_areas, **areas}, here)
    report.stop_if_any()
    theirs = {id_: theirs[id_] for id_ in both.items}
    ids = {name: upstream[name].items for name in SECTIONS}
    taken = {name: {id_: is_null(node) for id_, node in own[name].items.items()} for name in SECTIONS}
    samples = [id_ for id_, node in ids["resources"].items() if not over.samples and is_sample(node)]
    return settled(mine, theirs, needs, areas, laid_by(over, ids, taken, samples))


def _whole_entries(alone: Mapping, both: Mapping, report: Report) -> Mapping:
    """The fork's own entries that are whole; one that could only change another, which is not there, is told."""
    items = {}
    for id_, node in alone.items.items():
        if isinstance(node, Mapping) and not node.items.keys() & {"name", "what", "needs"}:
            near = nearest(id_, both.items)
            report.add(alone.lines[id_], "lies_over_nothing", entry=id_[:60], near=near)
        else:
            items[id_] = node
    return Mapping(items, alone.lines, alone.line)
