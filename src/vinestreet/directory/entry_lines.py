"""The lines of each entry of resources.yml: where it begins, and its own text, which can be parsed alone."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path, PurePath

from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import parse_yaml
from vinestreet.core.yaml_tree import Mapping, Node, Scalar
from vinestreet.directory.listing_folder import FOLDER
from vinestreet.directory.model import Directory
from vinestreet.directory.overlay import own_sections
from vinestreet.directory.sections import read_sections

_SECTION = re.compile(r"^resources:.*\n(?:[ ]*(?:#.*)?\n)*( +)(?=[^ #\n])", re.MULTILINE)


@lru_cache(maxsize=2)  # a rebuild asks several times, of upstream's file and of a fork's
def entry_lines(text: str) -> dict[str, int]:
    """Give the line of each id below `resources:` in the `text` of a file that was read without problems."""
    section = _SECTION.search(text)
    if not section:
        return {}
    start = section.start(1)
    begins = re.compile(rf"^{section[1]}([\"']?)([a-z0-9-]+)\1:(?=\s)", re.MULTILINE)
    lines, line, at = {}, text.count("\n", 0, start) + 1, start
    for match in begins.finditer(text, start):
        line += text.count("\n", at, match.start())
        at = match.start()
        lines[match[2]] = line
    return lines


def is_listing_file(file: PurePath) -> bool:
    """Whether the file holds the fields of one place."""
    return file.parent.name == FOLDER


def entry_lines_of(file: Path) -> dict[str, int]:
    """Give the line of each entry in `file`; none where it cannot be read."""
    if is_listing_file(file):
        return {file.stem: 1} if file.is_file() else {}
    try:
        return entry_lines(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return {}


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a file, as people name it; 0 is unknown."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        """`FILE:LINE`, as terminals and editors understand it."""
        return f"{self.file}:{self.line}" if self.line else self.file


def field_line(directory: Directory, root: Path, id_: str, name: str) -> SourceLine:
    """Give where the field called `name` of a listing stands, or its entry where the field has no line of its own.

    In a fork, that may be upstream's file, even where the fork changes something else of the listing.
    """
    for file in directory.files_of(id_):
        begin = entry_lines_of(root / file).get(id_, 0)
        if not begin:
            continue
        lines = (root / file).read_text(encoding="utf-8-sig").splitlines()
        indent = len(lines[begin - 1]) - len(lines[begin - 1].lstrip())
        if is_listing_file(root / file):
            begin, indent = 0, -1
        for number, line in enumerate(lines[begin:], begin + 1):
            if re.match(rf"\s*{re.escape(name)}:", line):
                return SourceLine(file, number)
            if line.strip() and not line.lstrip().startswith("#") and len(line) - len(line.lstrip()) <= indent:
                break
    return listing_lines(directory, root)[id_]


def listing_lines(directory: Directory, root: Path) -> dict[str, SourceLine]:
    """Give where each listing of the project in `root` stands, in upstream's file or in a fork's own."""
    lines = cache(lambda file: entry_lines_of(root / file))
    files = {id_: directory.file_of(id_) for id_ in directory.listings}
    return {id_: SourceLine(file, lines(file).get(id_, 0)) for id_, file in files.items()}


# The line of the section, then blank lines and comments, up to the first entry.
BEFORE_ENTRIES = re.compile(r"^resources:.*\n(?:[ ]*(?:#.*)?\n)*(?=( +)[^ #\n])", re.MULTILINE)
_FIRST_LINE = re.compile(r" +([\"']?)([a-z0-9-]+)\1:[ \n]")
# What YAML 1.1 counts as the end of a line too; cuts are made at \n alone.
_OTHER_LINE_ENDS = re.compile("[\r\x85\u2028\u2029]")
# The root of the file stands above an entry that is parsed by itself.
_LEVELS_ABOVE = 1
LEVELS_ABOVE_FIELDS = 2


class NotSplitError(Exception):
    """The file cannot be read this way."""


def split_entries(text: str) -> tuple[str, dict[str, str]]:
    """Give what stands before the first entry, and each entry with the comments after it, by its id."""
    before, found = cut_entries(text)
    pieces: dict[str, str] = {}
    for id_, piece in found:
        if not id_ or id_ in pieces:
            raise NotSplitError
        pieces[id_] = piece
    return before, pieces


def cut_entries(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Give what stands before the first entry, and each entry after its id, which is empty where it cannot be read."""
    before = BEFORE_ENTRIES.search(text)
    if not before:
        raise NotSplitError
    first = before.end()
    begins = re.compile(rf"\n(?={before[1]}[^ #\n])").finditer(text, first)
    pieces = [text[start:end] for start, end in pairwise([first, *(match.end() for match in begins), len(text)])]
    return text[:first], [(id_[2] if (id_ := _FIRST_LINE.match(piece)) else "", piece) for piece in pieces]


def upper_sections(before: str, *, of_a_fork: bool = False, entries: bool = True) -> dict[str, Mapping]:
    """Give the sections of a file without its `entries`; a fork's may leave sections out, and have no entries.

    Upstream's has none where each stands in a file of its own.
    """
    report = Report("")
    if not of_a_fork and not entries:
        sections = read_sections(_tree(before), report, in_files=True)
    elif not of_a_fork:
        sections = read_sections(_sections(before), report)
    elif entries:
        sections = own_sections(_sections(before), report)
    else:
        tree = _tree(before) if before.strip() else Mapping({}, {}, 0)
        if tree is None:
            raise NotSplitError
        sections = own_sections(tree, report)
    if report.problems or sections["resources"].items:
        raise NotSplitError
    return sections


def _sections(before: str) -> Node:
    """The tree of the file without its entries."""
    tree = _tree(before)
    if isinstance(tree, Mapping) and list(tree.items)[-1:] == ["resources"]:
        value = tree.items["resources"]
        if isinstance(value, Scalar) and value.plain and not value.text:
            tree.items["resources"] = Mapping({}, {}, value.line)
            return tree
    raise NotSplitError


def parse_entry(piece: str) -> Mapping:
    """Give the tree of the `piece`, which is one entry, or a file of its own below its id in the first column."""
    if piece[:1] != " ":
        id_, _, text = piece.partition(":\n")
        fields = _tree(text, LEVELS_ABOVE_FIELDS)
        if not isinstance(fields, Mapping) or not is_named(fields, id_):
            raise NotSplitError
        return Mapping({id_: without_id(fields)}, {id_: 1}, 1)
    column = len(piece) - len(piece.lstrip(" "))
    if not _FIRST_LINE.match(piece) or re.search(rf"\n {{0,{column}}}[^ #\n]", piece):
        raise NotSplitError
    tree = _tree(piece, _LEVELS_ABOVE)
    if not isinstance(tree, Mapping) or len(tree.items) != 1:
        raise NotSplitError
    return tree


def is_named(fields: Mapping, id_: str) -> bool:
    """Whether the tree of a file of its own says no other id than the file's name does."""
    said = fields.items.get("id")
    return said is None or (isinstance(said, Scalar) and said.text == id_)


def without_id(fields: Mapping) -> Mapping:
    """Give the fields of a file of its own without the id, which its name says already."""
    if "id" not in fields.items:
        return fields
    items = {name: node for name, node in fields.items.items() if name != "id"}
    places = {name: place for name, place in fields.places.items() if name != "id"}
    return replace(fields, items=items, places=places)


def _tree(text: str, levels_above: int = 0) -> Node | None:
    report = Report("")
    tree = None if _OTHER_LINE_ENDS.search(text) else parse_yaml(text, report, levels_above)
    if report.problems:
        raise NotSplitError
    return tree
