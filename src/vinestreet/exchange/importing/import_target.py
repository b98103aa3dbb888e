"""The files that an import writes into: new listings at its end, other fields of those that are there.

Every other line stays as it was. The need of listings that nobody has sorted yet is there only while one has it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import MOST_BYTES, parse_yaml
from vinestreet.core.yaml_tree import Mapping as Tree
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.directory.model import Directory, Need
from vinestreet.directory.yaml_writer import Entry, entry_text
from vinestreet.exchange.importing.listing_draft import NOT_SORTED
from vinestreet.site.site import Site, read_listing_files

_NEEDS = "needs"


def need_text(need: Need, column: int = 2) -> str:
    """Give a need as it stands in resources.yml."""
    return entry_text(need.id, {"label": need.label, "icon": need.icon}, column)


def with_need(text: str, need: Need) -> str:
    """Give the `text` of a resources.yml with `need` after the others; no other line is touched, and the new ones end
    as the first one does.

    Raises ProblemsFoundError if the text cannot be read.
    """
    end = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
    report = Report("resources.yml")
    tree = parse_yaml(text, report) if text.strip("\ufeff \n") else None
    report.stop_if_any()
    if not isinstance(tree, Tree) or _NEEDS not in tree.items:
        return f"{_NEEDS}:\n{need_text(need)}\n".replace("\n", end) + text
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
        lines[at - 1] = f"{_NEEDS}:{end}"
    before = "".join(lines[:at])
    ended = "" if before.endswith("\n") else "\n"
    gap = "\n" if at > tree.lines[_NEEDS] else ""
    return before + f"{ended}{gap}{need_text(need, column)}".replace("\n", end) + "".join(lines[at:])


Fields = Mapping[str, Any]


def names_not_sorted(entries: Iterable[Fields]) -> bool:
    """Whether any of the entries still has to be sorted."""
    return any(NOT_SORTED in entry.get("needs", ()) for entry in entries)


@dataclass(frozen=True, slots=True)
class ImportTarget:
    """The `files` to write into, the `name` of the one for many as people know it, and the `directory` of all."""

    files: ListingFiles
    name: str
    directory: Directory

    def holds(self, id_: str) -> bool:
        """Whether the listing stands in these files."""
        return not self.files.below or self.directory.is_own(id_)

    def with_listings(
        self, new: Iterable[tuple[str, Entry]], changed: Mapping[str, Fields], need: Need | None
    ) -> ListingFiles:
        """Give the files with `new` entries after all others, fields of others `changed`, and a `need` more.

        Raises ProblemsFoundError if one cannot be read.
        """
        files = self.files
        if need:
            files = files.with_main(with_need(files.text(files.main), need))
        if changed:
            files = files.with_all_changed(changed)
        return files.with_entries(new)

    def check(self, files: ListingFiles, site: Site, today: date) -> Directory:
        """Read the `files` as if they were written already; raises ProblemsFoundError."""
        report = Report(self.name)
        size = len(files.text(files.main).encode("utf-8"))
        if size > MOST_BYTES:
            report.add(0, "import_too_large", most=MOST_BYTES // 10**6, found=round(size / 10**6, 1))
        report.stop_if_any()
        return read_listing_files(files, site.place, today)


def import_target(site: Site, root: Path, into: Path | None, today: date) -> ImportTarget:
    """Give the file `into`, or those that the site in the folder `root` keeps its places in.

    One that is not there yet is begun with the needs of the site. Raises ProblemsFoundError when it cannot be read.
    """
    if into is None:
        files = ListingFiles.of(root)
        return ImportTarget(files, files.main, site.directory)
    files = ListingFiles(into.parent, into.name, {})
    if not into.exists():
        needs = "\n".join(need_text(need) for need in site.directory.needs.values())
        begun = files.with_main(f"needs:\n{needs}\nresources:\n")
        return ImportTarget(begun, into.name, Directory(site.directory.needs, site.directory.areas, {}))
    return ImportTarget(files, into.name, read_listing_files(files, site.place, today))
