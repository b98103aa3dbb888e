"""resources.yml → Directory. Everything that is wrong in the file is found in one reading."""

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as MappingType
from dataclasses import replace
from datetime import date
from pathlib import Path

from vinestreet.core.mended_lines import MendedText, with_mended_lines
from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.yaml_reader import parse_yaml, read_text
from vinestreet.core.yaml_tree import Mapping, is_null, merge_mappings
from vinestreet.directory.file_slips import mend_file
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
from vinestreet.directory.suspicious_lines import suspicious_lines
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
    """Read the `text` of `file` as one; raises ProblemsFoundError.

    Where anything is wrong, slips of form are mended first, so that they hide nothing and bring no others.
    """
    names, texts = (file, over.file if over else ""), (text, over.text if over else "")
    sources = [MendedText.as_it_stands(each) for each in texts]
    suspects = {(name, line) for name, each in zip(names, texts, strict=True) for line in suspicious_lines(each)}
    slips: list[Problem] = []
    if suspects:
        sources, slips = _mended(names, texts, suspects)
    for _ in range(3):  # what a slip has hidden may be one too
        try:
            directory = _read(sources, areas, options, Report(file), over)
            problems = slips
        except ProblemsFoundError as error:
            problems = [*slips, *_besides(error.problems, slips)]
        if not problems:
            return directory
        found = {(each.file, each.line) for each in problems} - suspects
        if not found:
            break
        suspects |= found
        mended, found_slips = _mended(names, texts, suspects)
        if len(slips) == len(found_slips):
            break
        sources, slips = mended, found_slips
    raise ProblemsFoundError(
        each
        for name, source in zip(names, sources, strict=True)
        for each in with_mended_lines((problem for problem in problems if problem.file == name), source)
    )


def _mended(
    names: Iterable[str], texts: Iterable[str], suspects: Iterable[tuple[str, int]]
) -> tuple[list[MendedText], list[Problem]]:
    """The texts with their slips of form mended, and these slips."""
    both = [
        mend_file(text, name, {line for of, line in suspects if of == name})
        for name, text in zip(names, texts, strict=True)
    ]
    return [source for source, _ in both], [slip for _, slips in both for slip in slips]


def _besides(problems: Iterable[Problem], slips: Iterable[Problem]) -> list[Problem]:
    """The problems that stay when the slips are mended."""
    unread = {slip.entry for slip in slips if slip.key in {"syntax", "too_deep"}}
    empty = {"not_entries", "empty_file", "no_sections", "missing_section"} if unread else set()
    return [each for each in problems if each.key not in empty and (not each.entry or each.entry not in unread)]


def _read(
    sources: Sequence[MendedText],
    areas: MappingType[str, Area],
    options: ReadOptions,
    report: Report,
    over: OverlayFile | None,
) -> Directory:
    """Read the text of a file, and of a fork's over it."""
    source, over_source = sources
    sections = read_sections(parse_yaml(source.text, report, numbers=source.numbers), report)
    if over:
        above = replace(over, text=over_source.text)
        report.goes_on(over.file, len(source.original))
        tree = None
        if not above.is_empty:
            tree = parse_yaml(above.text, report, lines_above=len(source.original), numbers=over_source.numbers)
        return _read_over(sections, own_sections(tree, report), areas, ReadContext(report, options), above)
    ids = {name: sections[name].items for name in SECTIONS}
    context = ReadContext(report, replace(options, ids={**options.ids, **ids}))
    needs = read_needs(sections["needs"], context)
    listings = read_listings(sections["resources"], areas, context)
    report.stop_if_any()
    return Directory(needs, areas, listings)


def _read_over(
    upstream: MappingType[str, Mapping],
    own: MappingType[str, Mapping],
    areas: MappingType[str, Area],
    context: ReadContext,
    over: OverlayFile,
) -> Directory:
    """Read the sections of a file with the fork's over them."""
    report, options = context.report, context.options
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
    for region, theirs_own in ((over.country, False), (options.region, True)):
        some = {
            id_: node for id_, node in both.items.items() if has_numbers(own["resources"].items.get(id_)) is theirs_own
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
