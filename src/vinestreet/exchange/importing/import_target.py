"""The resources.yml that an import writes into: new listings at its end, other fields of those that are there.

Every other line stays as it was. The need of listings that nobody has sorted yet is there only while one has it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from vinestreet.core.problems import Report
from vinestreet.core.project_paths import is_fork, resources_file
from vinestreet.core.yaml_reader import MOST_BYTES, parse_yaml, read_text
from vinestreet.core.yaml_tree import Mapping as Tree
from vinestreet.directory.incremental_loader import EntryCache, read_incrementally
from vinestreet.directory.loader import read_whole
from vinestreet.directory.model import Directory, Need
from vinestreet.directory.yaml_edit import SECTION, with_changed, with_entries
from vinestreet.directory.yaml_writer import Entry, entry_text
from vinestreet.exchange.importing.listing_draft import NOT_SORTED
from vinestreet.schema.context import ReadOptions
from vinestreet.site.site import Site, overlay_file

_NEEDS = "needs"


def need_text(need: Need, column: int = 2) -> str:
    """Give a need as it stands in resources.yml."""
    return entry_text(need.id, {"label": need.label, "icon": need.icon}, column)


def with_need(text: str, need: Need) -> str:
    """Give the `text` of a resources.yml with `need` after the others; no other line is touched.

    Raises ProblemsFoundError if the text cannot be read.
    """
    report = Report("resources.yml")
    tree = parse_yaml(text, report) if text.strip("\ufeff \n") else None
    report.stop_if_any()
    if not isinstance(tree, Tree) or _NEEDS not in tree.items:
        return f"{_NEEDS}:\n{need_text(need)}\n{text}"
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    needs, column = tree.items[_NEEDS], 2
    at = tree.lines[_NEEDS]
    if isinstance(needs, Tree) and needs.items:
        first = lines[min(needs.lines.values()) - 1]
        column = len(first) - len(first.lstrip(" "))
        later = (n for n in range(at, len(lines)) if re.match(rf" {{0,{column - 1}}}[^\s#]", lines[n]))
        at = next(later, len(lines))
        while not lines[at - 1].strip() or lines[at - 1].startswith("#"):
            at -= 1
    else:
        lines[at - 1] = f"{_NEEDS}:\n"
    before = "".join(lines[:at])
    gap = "\n" if at > tree.lines[_NEEDS] else ""
    return f"{before}{'' if before.endswith(chr(10)) else chr(10)}{gap}{need_text(need, column)}{''.join(lines[at:])}"


Fields = Mapping[str, Any]


def with_listings(text: str, new: Iterable[tuple[str, Entry]], changed: Mapping[str, Fields], need: Need | None) -> str:
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


@dataclass(frozen=True, slots=True)
class ImportTarget:
    """A resources.yml: its `path`, its `name` as people know it, its `text`, and the `directory` that it is part of.

    In a fork, `upstream` is the text of the file that it lies over.
    """

    path: Path
    name: str
    text: str
    directory: Directory
    upstream: str | None = None

    def holds(self, id_: str) -> bool:
        """Whether the listing stands in this file."""
        return self.upstream is None or self.directory.file_of(id_) == self.name

    def check(self, text: str, site: Site, today: date) -> None:
        """Read `text` as if it stood in the file already; raises ProblemsFoundError."""
        report = Report(self.name)
        size = len(text.encode("utf-8"))
        if size > MOST_BYTES:
            report.add(0, "import_too_large", most=MOST_BYTES // 10**6, found=round(size / 10**6, 1))
        report.stop_if_any()
        _read(text, self.name, self.upstream, site, today)


def import_target(site: Site, root: Path, into: Path | None, today: date) -> ImportTarget:
    """Give the file `into`, or the one that the site in the folder `root` keeps its places in.

    One that is not there yet is begun with the needs of the site. Raises ProblemsFoundError when it cannot be read.
    """
    if into is None:
        path = resources_file(root)
        name = path.relative_to(root).as_posix()
        text = read_text(path) if path.is_file() else ""
        upstream = read_text(root / "resources.yml") if is_fork(root) else None
        return ImportTarget(path, name, text, site.directory, upstream)
    if not into.exists():
        needs = "\n".join(need_text(need) for need in site.directory.needs.values())
        text = f"needs:\n{needs}\nresources:\n"
        return ImportTarget(into, into.name, text, Directory(site.directory.needs, site.directory.areas, {}))
    text = read_text(into)
    return ImportTarget(into, into.name, text, _read(text, into.name, None, site, today))


def _read(text: str, name: str, upstream: str | None, site: Site, today: date) -> Directory:
    place = site.place
    areas: Mapping[str, Any] = place.areas
    over = None
    if upstream is not None:
        over = overlay_file(text, name, place)
        areas, text, name = {**place.gone_areas, **areas}, upstream, "resources.yml"
    known = ReadOptions(today=today, region=place.country, ids={"areas": areas})
    return read_incrementally(text, place.areas, known, EntryCache(), over) or read_whole(
        text, place.areas, known, name, over
    )
