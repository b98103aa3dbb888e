"""Cuts the text of resources.yml into its entries, each with the lines that belong to it, and parses them one by one.

What looks odd is not cut: by_entry.py tells why what is cut means the same as the whole.
"""

import re
from itertools import pairwise

from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import tree_of
from vinestreet.core.yaml_tree import Mapping, Node, Scalar
from vinestreet.directory.overlay import own_sections
from vinestreet.directory.sections import sections_of

# The line of the section, then blank lines and comments, up to the first entry.
BEFORE_ENTRIES = re.compile(r"^resources:.*\n(?:[ ]*(?:#.*)?\n)*(?=( +)[^ #\n])", re.MULTILINE)
_FIRST_LINE = re.compile(r" +([\"']?)([a-z0-9-]+)\1:[ \n]")
# What YAML 1.1 counts as the end of a line too; cuts are made at \n alone.
_OTHER_LINE_ENDS = re.compile("[\r\x85\u2028\u2029]")
# The root of the file stands above an entry that is parsed by itself.
_LEVELS_ABOVE = 1


class NotSplitError(Exception):
    """The file cannot be read this way."""


def split_entries(text: str) -> tuple[str, dict[str, str]]:
    """Give what stands before the first entry, and each entry with the comments after it, by its id."""
    before = BEFORE_ENTRIES.search(text)
    if not before:
        raise NotSplitError
    first = before.end()
    begins = re.compile(rf"\n(?={before[1]}[^ #\n])").finditer(text, first)
    ends = [first, *(match.end() for match in begins), len(text)]
    pieces = {}
    for start, end in pairwise(ends):
        piece = text[start:end]
        id_ = _FIRST_LINE.match(piece)
        if not id_ or id_[2] in pieces:
            raise NotSplitError
        pieces[id_[2]] = piece
    return text[:first], pieces


def upper_sections(before: str, *, of_a_fork: bool = False, entries: bool = True) -> dict[str, Mapping]:
    """Give the sections of a file without its `entries`; a fork's may leave sections out, and have no entries."""
    report = Report("")
    if not of_a_fork:
        sections = sections_of(_sections(before), report)
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
    """Give the tree of the `piece`, which is one entry."""
    column = len(piece) - len(piece.lstrip(" "))
    if not _FIRST_LINE.match(piece) or re.search(rf"\n {{0,{column}}}[^ #\n]", piece):
        raise NotSplitError
    tree = _tree(piece, _LEVELS_ABOVE)
    if not isinstance(tree, Mapping) or len(tree.items) != 1:
        raise NotSplitError
    return tree


def _tree(text: str, levels_above: int = 0) -> Node | None:
    report = Report("")
    tree = None if _OTHER_LINE_ENDS.search(text) else tree_of(text, report, levels_above)
    if report.problems:
        raise NotSplitError
    return tree
