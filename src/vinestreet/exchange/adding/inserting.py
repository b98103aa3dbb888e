"""Puts many listings into the text of a resources.yml in one go, or changes many; every other line stays as it was."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import parse_yaml
from vinestreet.core.yaml_tree import Mapping as Tree
from vinestreet.directory.model import Need
from vinestreet.directory.yaml_edit import SECTION, with_changed, with_entries
from vinestreet.directory.yaml_writer import Entry
from vinestreet.exchange.not_sorted import NOT_SORTED, with_need

Fields = Mapping[str, Any]


def with_all(text: str, new: Iterable[tuple[str, Entry]], changed: Mapping[str, Fields], need: Need | None) -> str:
    """Give the `text` of a resources.yml with `new` entries at the end, fields of others `changed`, and a `need` more.

    Raises ProblemsFoundError if the text cannot be read.
    """
    if need:
        text = with_need(text, need)
    if changed:
        text = with_all_changed(text, changed)
    if not re.search(rf"^{SECTION}:", text, re.MULTILINE):  # a fork's own file may still be empty
        text += f"{SECTION}:\n"
    return with_entries(text, new)


def names_not_sorted(entries: Iterable[Fields]) -> bool:
    """Whether any of the entries still has to be sorted."""
    return any(NOT_SORTED in entry.get("needs", ()) for entry in entries)


def with_all_changed(text: str, changed: Mapping[str, Fields]) -> str:
    """Give `text` with fields of many entries replaced; each entry is changed as a text of its own, which is quick."""
    report = Report(f"{SECTION}.yml")
    tree = parse_yaml(text, report)
    report.stop_if_any()
    section = tree.items[SECTION] if isinstance(tree, Tree) else None
    assert isinstance(section, Tree)  # entries that are to be changed stand in it
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    ids = sorted(section.lines, key=lambda id_: section.lines[id_])
    first = section.lines[ids[0]] - 1
    last = next((n for n in range(section.lines[ids[-1]], len(lines)) if re.match(r"[^\s#]", lines[n])), len(lines))
    head = f"{SECTION}:\r\n" if lines[0].endswith("\r\n") else f"{SECTION}:\n"
    pieces = ["".join(lines[:first])]
    for id_, (start, stop) in zip(ids, pairwise([section.lines[each] - 1 for each in ids] + [last]), strict=True):
        piece = "".join(lines[start:stop])
        if id_ in changed:
            piece = with_changed(head + piece, id_, changed[id_]).removeprefix(head)
        pieces.append(piece)
    return "".join([*pieces, *lines[last:]])
