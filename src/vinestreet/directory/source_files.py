"""The files that a directory is read from, one after the other: sections, then places that have a file each.

They're read as if each stood below the one before it, so that a line of the tree says which file it's from. A fork's
come last.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from vinestreet.core.mended_lines import MendedText
from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import parse_yaml
from vinestreet.core.yaml_tree import Mapping, Node, Scalar, is_null
from vinestreet.directory.entry_lines import LEVELS_ABOVE_FIELDS, is_named, without_id
from vinestreet.directory.listing_folder import ListingFolder
from vinestreet.directory.overlay import OverlayFile, own_sections
from vinestreet.directory.sections import read_sections


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file called `name`, with sections, or with the fields of the place `id` alone; `is_own` is a fork's."""

    name: str
    source: MendedText
    id: str = ""
    is_own: bool = False


def source_files(main: SourceFile, folder: ListingFolder, over: OverlayFile | None) -> list[SourceFile]:
    """Give all files: the `main` one, those of the `folder` beside it, and what a fork lays `over` them."""
    files = [main, *_of_folder(folder, is_own=False)]
    if over:
        files.append(SourceFile(over.file, MendedText.as_it_stands(over.text), is_own=True))
        files += _of_folder(over.folder, is_own=True)
    return files


def _of_folder(folder: ListingFolder, *, is_own: bool) -> Iterator[SourceFile]:
    for file in folder.files.values():
        yield SourceFile(file.name, MendedText.as_it_stands(file.text), file.id, is_own)


def read_trees(files: list[SourceFile], report: Report) -> tuple[dict[str, Mapping], dict[str, Mapping]]:
    """Give the sections of upstream's files, and those of the fork's, with the places of other files among them."""
    sections: list[dict[str, Mapping]] = [{}, {}]
    mains = [("", 0), ("", 0)]
    above = 0
    for at, file in enumerate(files):
        if at:
            report.goes_on(file.name, above)
        before = len(report.problems)
        if file.id:
            _add_listing(file, sections[file.is_own]["resources"], mains[file.is_own], above, report)
        else:
            mains[file.is_own] = file.name, above
            in_files = any(each.id and each.is_own == file.is_own for each in files)
            sections[file.is_own] = _sections(file, above, report, in_files=in_files)
        # What is said of no line is said of the file, not of the first one.
        told = report.problems[before:]
        report.problems[before:] = [each if each.line else replace(each, file=file.name) for each in told]
        above += len(file.source.original)
    return sections[False], sections[True]


def _sections(file: SourceFile, above: int, report: Report, *, in_files: bool) -> dict[str, Mapping]:
    text, numbers = file.source.text, file.source.numbers
    if not file.is_own:
        sections = read_sections(parse_yaml(text, report, numbers=numbers), report, in_files=in_files)
    else:
        is_empty = OverlayFile(text, file.name, "").is_empty
        tree = None if is_empty else parse_yaml(text, report, lines_above=above, numbers=numbers)
        sections = own_sections(tree, report)
    if in_files:  # more are put among these
        listings = sections["resources"]
        sections["resources"] = replace(
            listings, items={**listings.items}, lines={**listings.lines}, places={**listings.places}
        )
    return sections


def _add_listing(file: SourceFile, listings: Mapping, main: tuple[str, int], above: int, report: Report) -> None:
    first = above + 1
    if file.id in listings.items:
        on = listings.lines[file.id] - main[1]
        report.add(first, "listing_in_both", entry=file.id, other=main[0], on=on)
        return
    if (fields := _fields(file, above, report)) is not None:
        listings.items[file.id] = fields
        listings.lines[file.id] = first


def _fields(file: SourceFile, above: int, report: Report) -> Node | None:
    """The fields of a file of its own; None, and told, where it has none."""
    text = file.source.text
    if not any(line.strip(" -") and not line.lstrip().startswith("#") for line in text.splitlines()):
        report.add(above + 1, "listing_file_empty", entry=file.id)
        return None
    tree = parse_yaml(text, report, LEVELS_ABOVE_FIELDS, above, file.source.numbers)
    if tree is None:
        return None
    if is_null(tree) and file.is_own:
        return tree
    if is_null(tree):
        report.add(tree.line, "listing_file_null", entry=file.id)
        return None
    if not isinstance(tree, Mapping):
        report.add(tree.line, "listing_file_no_fields", entry=file.id)
        return None
    if not is_named(tree, file.id):
        said = tree.items["id"]
        found = said.text[:60] if isinstance(said, Scalar) else "…"
        report.add(tree.lines["id"], "listing_file_id", entry=file.id, field="id", found=found, expected=file.id)
    return without_id(tree)
