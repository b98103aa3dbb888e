"""resources.yml → Directory. Everything that is wrong in the file is found in one reading."""

from collections.abc import Mapping as MappingType
from dataclasses import replace
from datetime import date
from pathlib import Path

from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import parse_yaml, read_text
from vinestreet.core.yaml_tree import Mapping, is_null, merge_mappings
from vinestreet.directory.incremental_loader import EntryCache, read_incrementally
from vinestreet.directory.model import Area, Directory, Listing
from vinestreet.directory.overlay import (
    OverlayFile,
    apply_overlay,
    describe_overlay,
    has_numbers,
    is_sample,
    own_sections,
    split_overlay,
)
from vinestreet.directory.sections import SECTIONS, read_listings, read_needs, read_sections
from vinestreet.schema.context import ReadContext, ReadOptions
from vinestreet.schema.text import nearest


def read_directory(
    path: Path,
    areas: MappingType[str, Area],
    country: str,
    today: date,
    *,
    memory: EntryCache | None = None,
    over: OverlayFile | None = None,
) -> Directory:
    """Read the directory at `path`, in a place with `areas`, in `country` (ISO 3166), with what a fork lays `over` it.

    A `memory` of the last reading makes the next one quick; without problems both are the same.

    Raises ProblemsFoundError with every problem of the files, and OSError when one cannot be opened.
    """
    text = read_text(path)
    options = ReadOptions(today=today, region=country, ids={"areas": {**over.gone_areas, **areas} if over else areas})
    directory = read_incrementally(text, areas, options, memory or EntryCache(), over)
    return directory or read_whole(text, areas, options, path.name, over)


def read_whole(
    text: str, areas: MappingType[str, Area], options: ReadOptions, file: str, over: OverlayFile | None = None
) -> Directory:
    """Read the `text` of `file` as one; raises ProblemsFoundError."""
    report = Report(file)
    sections = read_sections(parse_yaml(text, report), report)
    if over:
        return _read_over(sections, text.count("\n") + 1, areas, ReadContext(report, options), over)
    ids = {name: sections[name].items for name in SECTIONS}
    context = ReadContext(report, replace(options, ids={**options.ids, **ids}))
    needs = read_needs(sections["needs"], context)
    listings = read_listings(sections["resources"], areas, context)
    report.stop_if_any()
    return Directory(needs, areas, listings)


def _read_over(
    upstream: MappingType[str, Mapping],
    lines: int,
    areas: MappingType[str, Area],
    context: ReadContext,
    over: OverlayFile,
) -> Directory:
    """Read the sections of a file of so many `lines` with the fork's over them."""
    report, options = context.report, context.options
    report.goes_on(over.file, lines)
    own = own_sections(None if over.is_empty else parse_yaml(over.text, report, lines_above=lines), report)
    alone, both = split_overlay(upstream["resources"], own["resources"], over)
    needs_there = merge_mappings(upstream["needs"], own["needs"], 2)
    there = {"needs": needs_there.items, "areas": areas, "resources": {**alone.items, **both.items}}
    # Upstream's entries may name what this fork has taken away; `settled` passes over it.
    once = {
        "needs": {**upstream["needs"].items, **needs_there.items},
        "areas": options.ids["areas"],
        "resources": {**upstream["resources"].items, **alone.items},
    }
    needs = read_needs(needs_there, context)
    mine = read_listings(
        _whole_entries(alone, both, report), areas, replace(context, options=replace(options, ids=there))
    )
    theirs: dict[str, Listing] = {}
    for region, numbers in ((over.country, False), (options.region, True)):
        some = {
            id_: node for id_, node in both.items.items() if has_numbers(own["resources"].items.get(id_)) is numbers
        }
        here = replace(context, options=replace(options, ids=once, region=region))
        theirs |= read_listings(Mapping(some, both.lines, both.line), {**over.gone_areas, **areas}, here)
    report.stop_if_any()
    theirs = {id_: theirs[id_] for id_ in both.items}
    ids = {name: upstream[name].items for name in SECTIONS}
    taken = {name: {id_: is_null(node) for id_, node in own[name].items.items()} for name in SECTIONS}
    samples = [id_ for id_, node in ids["resources"].items() if not over.samples and is_sample(node)]
    written = {id_: node for id_, node in own["resources"].items.items() if id_ in both.items}
    return apply_overlay(mine, theirs, needs, areas, describe_overlay(over, ids, taken, samples, written))


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
