"""resources.yml → Directory. Everything that is wrong in the file is found in one reading."""

from collections.abc import Collection, Iterable, Sequence
from collections.abc import Mapping as MappingType
from dataclasses import replace
from datetime import date
from pathlib import Path

from vinestreet.core.mended_lines import MendedText, with_mended_lines
from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.yaml_reader import ends_reading, parse_yaml, read_text
from vinestreet.core.yaml_tree import Mapping, is_null, merge_mappings
from vinestreet.directory.file_slips import mend_file
from vinestreet.directory.ids_before import with_ids_before
from vinestreet.directory.incremental_loader import EntryCache, read_incrementally
from vinestreet.directory.known_entries import without_known
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
    memory = memory or EntryCache()
    if directory := read_incrementally(text, areas, options, memory, over):
        return directory
    try:
        if short := _what_changed(text, over, memory.before, memory.names(options)):
            sources, ids = short
            _read_sources(sources, areas, replace(options, ids={**options.ids, "resources": ids}), path.name, over)
        return read_whole(text, areas, options, path.name, over)  # where what changed doesn't say it
    except ProblemsFoundError as error:
        raise ProblemsFoundError(with_ids_before(error.problems, path)) from None


def _what_changed(
    text: str, over: OverlayFile | None, before: tuple[str, str], known: MappingType[str, frozenset[str]]
) -> tuple[list[MendedText], dict[str, None]] | None:
    """What reading says the same of as of the whole, without entries that are `known`, and the ids of these."""
    upstream = MendedText.as_it_stands(text if over else "")
    if over and text != before[0]:
        return None
    short = without_known(over.text if over else text, known, before[1 if over else 0])
    if not short:
        return None
    return ([upstream, short.source] if over else [short.source, upstream]), dict.fromkeys(short.ids)


def read_whole(
    text: str, areas: MappingType[str, Area], options: ReadOptions, file: str, over: OverlayFile | None = None
) -> Directory:
    """Read the `text` of `file` as one; raises ProblemsFoundError.

    Where anything is wrong, slips of form are mended first, so that they hide nothing and bring no others.
    """
    sources = [MendedText.as_it_stands(each) for each in (text, over.text if over else "")]
    return _read_sources(sources, areas, options, file, over)


def _read_sources(
    found: Sequence[MendedText],
    areas: MappingType[str, Area],
    options: ReadOptions,
    file: str,
    over: OverlayFile | None,
) -> Directory:
    """Read what was `found` in the file and in a fork's over it; `options` have the ids that stand elsewhere."""
    names, sources = (file, over.file if over else ""), found
    others = options.ids.get("resources", ())
    suspects = {
        (name, line)
        for name, each in zip(names, found, strict=True)
        for line in suspicious_lines("\n".join(each.original))
    }
    slips: list[Problem] = []
    readable: set[str] = set()  # to YAML, as they were found
    if suspects:
        sources, slips = _mended(names, found, suspects, others)
    for _ in range(3):  # what a slip has hidden may be one too
        try:
            directory = _read(sources, areas, options, Report(file), over)
            problems = slips
        except ProblemsFoundError as error:
            problems = [*slips, *_besides(error.problems, slips)]
        if not problems:
            return directory
        new = {(each.file, each.line) for each in problems} - suspects
        if not new:
            break
        suspects |= new
        if sources is found:
            readable = {*names}.difference(each.file for each in problems if ends_reading(each))
        mended, found_slips = _mended(names, found, suspects, others, readable)
        if len(slips) == len(found_slips):
            break
        sources, slips = mended, found_slips
    raise ProblemsFoundError(
        each
        for name, source in zip(names, sources, strict=True)
        for each in with_mended_lines((problem for problem in problems if problem.file == name), source)
    )


def _mended(
    names: Iterable[str],
    found: Iterable[MendedText],
    suspects: Iterable[tuple[str, int]],
    others: Collection[str],
    readable: Collection[str] = (),
) -> tuple[list[MendedText], list[Problem]]:
    """The texts with their slips of form mended, and these slips; YAML reads all of those that are `readable`."""
    both = [
        mend_file(source, name, {line for of, line in suspects if of == name}, others, readable=name in readable)
        for name, source in zip(names, found, strict=True)
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
    ids = {name: {**options.ids.get(name, {}), **sections[name].items} for name in SECTIONS}
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
    elsewhere = options.ids.get("resources", {})
    there = {"needs": needs_there.items, "areas": areas, "resources": {**elsewhere, **alone.items, **both.items}}
    # Upstream's entries may name what this fork has taken away; `settled` passes over it.
    once = {
        "needs": {**upstream["needs"].items, **needs_there.items},
        "areas": options.ids["areas"],
        "resources": {**elsewhere, **upstream["resources"].items, **alone.items},
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
