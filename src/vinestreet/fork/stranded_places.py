"""Places of one's own that somebody put into upstream's file before there was a fork.

Where they lie in one of the invented parts of town, they would go with it.
"""

import re
from collections.abc import Collection
from pathlib import Path

from vinestreet.core.atomic_files import write_atomically
from vinestreet.core.project_paths import CHANGE_ME, FOLDER
from vinestreet.core.yaml_reader import read_text
from vinestreet.directory.yaml_edit import taken_out
from vinestreet.site.site import Site

_AREA = re.compile(r"^( *)area: *(\S.*?)\r?$", re.MULTILINE)


def stranded_places(site: Site) -> list[str]:
    """Give the ids of places that aren't invented, in parts of town that are."""
    areas = site.place.areas
    return [id_ for id_, it in site.directory.listings.items() if it.area and areas[it.area].sample and not it.sample]


def move_places(root: Path, ids: Collection[str]) -> None:
    """Move the entries `ids`, as they stand there, from upstream's file in `root` into the fork's.

    Where each one is, is left to be filled in: nothing is published before.
    """
    upstream, own = root / "resources.yml", root / FOLDER / "resources.yml"
    text, entries = taken_out(read_text(upstream), ids)
    asked = rf"\1# {CHANGE_ME}: `area:` and the part of town where it is; it said \2"
    moved = "\n".join(_AREA.sub(asked, entry) for entry in entries)
    write_atomically(own, f"{read_text(own).rstrip()}\n\n{moved}")
    write_atomically(upstream, text)
