"""Places of one's own that somebody put into upstream's file before there was a fork.

Where they lie in one of the invented parts of town, they would go with it.
"""

import re
from collections.abc import Collection
from pathlib import Path

from vinestreet.core.atomic_files import write_atomically
from vinestreet.core.project_paths import CHANGE_ME, FOLDER
from vinestreet.core.yaml_reader import read_text
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.site.site import Site

_AREA = re.compile(r"^( *)area: *(\S.*?)\r?$", re.MULTILINE)


def stranded_places(site: Site) -> list[str]:
    """Give the ids of places that aren't invented, in parts of town that are."""
    areas = site.place.areas
    return [id_ for id_, it in site.directory.listings.items() if it.area and areas[it.area].sample and not it.sample]


def move_places(root: Path, ids: Collection[str]) -> None:
    """Move the entries `ids`, as they stand there, from upstream's files in `root` into the fork's.

    Where each one is, is left to be filled in: nothing is published before.
    """
    own = root / FOLDER / "resources.yml"
    upstream, entries = ListingFiles.in_file(root, root / "resources.yml").taken_out(ids)
    asked = rf"\1# {CHANGE_ME}: `area:` and the part of town where it is; it said \2"
    moved = "\n".join(_AREA.sub(asked, entry.replace("\r\n", "\n")) for entry in entries.values())
    write_atomically(own, f"{read_text(own).rstrip()}\n\n{moved}")
    upstream.write()
