"""The file that an import writes into, and whether it can still be read with what comes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from vinestreet.core.problems import Report
from vinestreet.core.project_paths import is_fork, resources_file
from vinestreet.core.yaml_reader import MOST_BYTES, read_text
from vinestreet.directory.incremental_loader import EntryCache, read_incrementally
from vinestreet.directory.loader import read_whole
from vinestreet.directory.model import Directory
from vinestreet.exchange.not_sorted import need_text
from vinestreet.schema.context import ReadOptions
from vinestreet.site.site import Site, overlay_file


@dataclass(frozen=True, slots=True)
class Target:
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


def target_of(site: Site, root: Path, into: Path | None, today: date) -> Target:
    """Give the file `into`, or the one that the site in the folder `root` keeps its places in.

    One that is not there yet is begun with the needs of the site. Raises ProblemsFoundError when it cannot be read.
    """
    if into is None:
        path = resources_file(root)
        name = path.relative_to(root).as_posix()
        text = read_text(path) if path.is_file() else ""
        upstream = read_text(root / "resources.yml") if is_fork(root) else None
        return Target(path, name, text, site.directory, upstream)
    if not into.exists():
        needs = "\n".join(need_text(need) for need in site.directory.needs.values())
        text = f"needs:\n{needs}\nresources:\n"
        return Target(into, into.name, text, Directory(site.directory.needs, site.directory.areas, {}))
    text = read_text(into)
    return Target(into, into.name, text, _read(text, into.name, None, site, today))


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
