"""resources.yml, and the places that have a file each → Directory. Everything that is wrong is found in one reading."""

from collections.abc import Collection, Iterable, Sequence
from collections.abc import Mapping as MappingType
from dataclasses import replace
from datetime import date
from pathlib import Path

from vinestreet.core.mended_lines import MendedText, with_mended_lines
from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.yaml_reader import ends_reading, read_text
from vinestreet.core.yaml_tree import Mapping, is_null, merge_mappings
from vinestreet.directory.file_slips import mend_file
from vinestreet.directory.ids_before import with_ids_before
from vinestreet.directory.incremental_loader import EntryCache, read_incrementally
from vinestreet.directory.known_entries import without_known
from vinestreet.directory.listing_file_slips import mend_listing_file
from vinestreet.directory.listing_folder import NO_FOLDER, ListingFolder, folder_beside, read_listing_folder
from vinestreet.directory.model import Area, Directory, Listing
from vinestreet.directory.overlay import (
    OverlayFile,
    apply_overlay,
    describe_overlay,
    has_numbers,
    is_sample,
    split_overlay,
    without_names,
)
from vinestreet.directory.sections import SECTIONS, read_listings, read_needs
from vinestreet.directory.source_files import SourceFile, read_trees, source_files
from vinestreet.directory.stand_ins import NO_REPAIR, Repair
from vinestreet.directory.suspicious_lines import as_below, suspicious_lines
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
    repair: Repair = NO_REPAIR,
) -> Directory:
    """Read the directory at `path` and in the folder beside it, in a place with `areas`, in `country` (ISO 3166), with
    what a fork lays `over` it.

    A `memory` of the last reading makes the next one quick; without problems both are the same. In the place of texts
    that have a fault, those of a `repair` are read.

    Raises ProblemsFoundError with every problem of the files, and OSError when one cannot be opened.
    """
    text = repair.texts.get(path.name) or read_text(path)
    ids: dict[str, MappingType[str, object]] = {"areas": {**over.gone_areas, **areas} if over else areas}
    if repair.left_out:
        ids["resources"] = dict.fromkeys(repair.left_out)
    options = ReadOptions(today=today, region=country, ids=ids)
    memory = memory or EntryCache()
    folder = read_listing_folder(folder_beside(path), path.stem, memory.files, repair.texts)
    directory = read_incrementally(text, areas, options, memory, over, folder=folder)
    try:
        main = SourceFile(path.name, MendedText.as_it_stands("" if directory else text))
        if not directory and (short := _what_changed(main, folder, over, memory, options)):
            files, known = short
            known = {**dict.fromkeys(repair.left_out), **known}
            _read_files(files, areas, replace(options, ids={**options.ids, "resources": known}), over, folder)
        # where what changed doesn't say it
        directory = directory or read_whole(text, areas, options, path.name, over, folder=folder)
    except ProblemsFoundError as error:
        raise ProblemsFoundError(with_ids_before(error.problems, path)) from None
    return without_names(directory, repair.left_out) if repair.left_out else directory


def _what_changed(
    main: SourceFile, folder: ListingFolder, over: OverlayFile | None, memory: EntryCache, options: ReadOptions
) -> tuple[list[SourceFile], dict[str, None]] | None:
    """What reading says the same of as of the whole, without entries that are known, and the ids of these."""
    before, known = memory.before, memory.names(options)
    if not over:
        short = without_known(main.source.text, folder, known, before[0])
        if not short:
            return None
        return source_files(replace(main, source=short.source), short.folder, None), dict.fromkeys(short.ids)
    if main.source.text != before[0] or folder.pieces != memory.below:
        return None
    short = without_known(over.text, over.folder, known, before[1])
    if not short:
        return None
    own = source_files(SourceFile(over.file, short.source), short.folder, None)
    files = [*source_files(main, folder, None), *(replace(file, is_own=True) for file in own)]
    return files, dict.fromkeys(short.ids)


def read_whole(
    text: str,
    areas: MappingType[str, Area],
    options: ReadOptions,
    file: str,
    over: OverlayFile | None = None,
    *,
    folder: ListingFolder = NO_FOLDER,
) -> Directory:
    """Read the `text` of `file` as one, and the `folder` beside it; raises ProblemsFoundError.

    Where anything is wrong, slips of form are mended first, so that they hide nothing and bring no others.
    """
    files = source_files(SourceFile(file, MendedText.as_it_stands(text)), folder, over)
    return _read_files(files, areas, options, over, folder)


def _read_files(
    found: Sequence[SourceFile],
    areas: MappingType[str, Area],
    options: ReadOptions,
    over: OverlayFile | None,
    folder: ListingFolder,
) -> Directory:
    """Read what was `found`; `options` have the ids that stand elsewhere. Names that are wrong are told as well."""
    files = found
    misnamed = [*folder.problems, *(over.folder.problems if over else ())]
    others = {*options.ids.get("resources", ()), *(file.id for file in found if file.id)}
    suspects = {(file.name, line) for file in found for line in suspicious_lines(_as_in_one(file))}
    slips: list[Problem] = []
    readable: set[str] = set()  # to YAML, as they were found
    if suspects:
        files, slips = _mended(found, suspects, others, readable)
    for _ in range(3):  # what a slip has hidden may be one too
        try:
            directory = _read(files, areas, options, over, folder)
            problems = slips
        except ProblemsFoundError as error:
            problems = [*slips, *_besides(error.problems, slips)]
        if not problems and not misnamed:
            return directory
        new = {(each.file, each.line) for each in problems} - suspects
        if not new:
            break
        suspects |= new
        if files is found:
            readable = {file.name for file in found}.difference(each.file for each in problems if ends_reading(each))
        mended, found_slips = _mended(found, suspects, others, readable)
        if len(slips) == len(found_slips):
            break
        files, slips = mended, found_slips
    sources = {file.name: file.source for file in files}
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    told = (each for name, some in by_file.items() for each in with_mended_lines(some, sources[name]))
    raise ProblemsFoundError([*misnamed, *told])


def _as_in_one(file: SourceFile) -> str:
    """The text as it would stand in the one file, its lines on the same lines."""
    text = "\n".join(file.source.original)
    return as_below(text) if file.id else text


def _mended(
    found: Iterable[SourceFile],
    suspects: Iterable[tuple[str, int]],
    others: Collection[str],
    readable: Collection[str],
) -> tuple[list[SourceFile], list[Problem]]:
    """The files with their slips of form mended, and these slips; YAML reads all of those that are `readable`."""
    lines: dict[str, set[int]] = {}
    for name, line in suspects:
        lines.setdefault(name, set()).add(line)
    files: list[SourceFile] = []
    slips: list[Problem] = []
    for file in found:
        told: list[Problem] = []
        source = file.source
        if file.name in lines and file.id:
            source, told = mend_listing_file(source, file.name, file.id)
        elif not file.id and (file.name in lines or file.name not in readable):
            source, told = mend_file(
                source, file.name, lines.get(file.name, ()), others, readable=file.name in readable
            )
        files.append(replace(file, source=source))
        slips += told
    return files, slips


_UNREAD = {"syntax", "too_deep", "listing_file_several", "listing_file_sections"}


def _besides(problems: Iterable[Problem], slips: Iterable[Problem]) -> list[Problem]:
    """The problems that stay when the slips are mended."""
    unread = {slip.entry for slip in slips if slip.key in _UNREAD}
    empty = {"not_entries", "empty_file", "no_sections", "missing_section"} if unread else set()
    return [each for each in problems if each.key not in empty and (not each.entry or each.entry not in unread)]


def _read(
    files: Sequence[SourceFile],
    areas: MappingType[str, Area],
    options: ReadOptions,
    over: OverlayFile | None,
    folder: ListingFolder,
) -> Directory:
    """Read the text of a file, of the folder beside it, and of a fork's over these."""
    report = Report(files[0].name)
    sections, own = read_trees(list(files), report)
    if over:
        return _read_over(sections, own, areas, ReadContext(report, options), over, folder=folder)
    ids = {name: {**options.ids.get(name, {}), **sections[name].items} for name in SECTIONS}
    context = ReadContext(report, replace(options, ids={**options.ids, **ids}))
    needs = read_needs(sections["needs"], context)
    listings = read_listings(sections["resources"], areas, context)
    report.stop_if_any()
    return Directory(needs, areas, listings, files=folder.names)


def _read_over(
    upstream: MappingType[str, Mapping],
    own: MappingType[str, Mapping],
    areas: MappingType[str, Area],
    context: ReadContext,
    over: OverlayFile,
    *,
    folder: ListingFolder,
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
    return apply_overlay(
        mine, theirs, needs, areas, describe_overlay(over, ids, taken, samples, written), files=folder.names
    )


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
