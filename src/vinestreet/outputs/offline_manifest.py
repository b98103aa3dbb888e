"""What a phone keeps of the site: which files, with their hashes, the worker that keeps them, and the web app manifest.

The manifest puts the site among the phone's apps: https://www.w3.org/TR/appmanifest/.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

from vinestreet.exchange.exporting.hsds_files import FOLDER
from vinestreet.maintenance.reader_count import SAVED_BY_ITSELF
from vinestreet.outputs.copy_budget import pages_left_out
from vinestreet.outputs.hosting import HOSTING_FILES
from vinestreet.pages.assets import assigned
from vinestreet.pages.sharing_card import PICTURE
from vinestreet.pages.site_icon import TYPES
from vinestreet.security.browser_storage import storage_keys
from vinestreet.site.site import Site

LIST = "saved.json"
WORKER = "worker.js"
# On every page (overrides/partials/meta.html). The neutral page behind Leave has it too, so it must not name the site.
MARK = '<meta name="generator" content="plain-pages 5b1f0c2e">'
CORE_PAGES = (
    "index.html",
    "help-now.html",
    "everything.html",
    "offline.html",
    "measures.html",
    "directory/index.html",
    "directory/my-list.html",
)
# What hosts and search engines read, and no browser asks for.
_LEFT_OUT = (LIST, WORKER, PICTURE, *HOSTING_FILES, "sitemap.xml", "sitemap.xml.gz")
_SAMPLE = 200  # so many files are compressed to estimate what all weigh over the wire
_HASH = 32  # letters, 128 bits


@dataclass(frozen=True, slots=True)
class OfflineCopy:
    """The files of a built site by path from its root, with their hashes; `bytes` as they lie on the device.

    It goes `without_places` where the directory is too large: then their own pages are not in it.
    """

    core: dict[str, str]
    rest: dict[str, str]
    bytes: int
    wire: int
    without_places: bool = False

    def as_json(self) -> str:
        """Give the text of `saved.json`; its `bytes` are about those that go over the wire."""
        told = {"core": self.core, "rest": self.rest, "bytes": self.wire}
        less = {"withoutPlaces": True} if self.without_places else {}
        return json.dumps({**told, **less}, separators=(",", ":")) + "\n"

    @property
    def files(self) -> int:
        """How many there are."""
        return len(self.core) + len(self.rest)


def list_copy(folder: Path, site: Site) -> OfflineCopy:
    """Look at the `folder` of the built `site`, in which everything else is written by now."""
    files = _files_for_people(folder)
    sizes = {name: path.stat().st_size for name, path in files.items()}
    left_out = pages_left_out(sizes, site)
    kept = [name for name in files if name not in left_out]
    hashes, sampled, compressed = {}, 0, 0
    step = len(kept) // _SAMPLE + 1
    for number, name in enumerate(kept):
        content = files[name].read_bytes()
        hashes[name] = _digest(content)
        if number % step == 0:
            sampled += len(content)
            compressed += len(gzip.compress(content, 6))
    core = {name for page in CORE_PAGES if page in hashes for name in _with_parts(page, files)} & hashes.keys()
    total = sum(sizes[name] for name in kept)
    return OfflineCopy(
        core={name: hashes[name] for name in sorted(core)},
        rest={name: hashes[name] for name in sorted(hashes.keys() - core)},
        bytes=total,
        wire=round(total * compressed / max(sampled, 1)),
        without_places=bool(left_out),
    )


def _files_for_people(folder: Path) -> dict[str, Path]:
    """The files that a reader's browser may ask for, by their paths from the root."""
    for_people = (path for path in folder.rglob("*") if folder / FOLDER not in path.parents)
    paths = sorted(path for path in for_people if path.is_file() and path.suffix != ".map")
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path for name, path in names.items() if name not in _LEFT_OUT}


def worker(source: str, listed: str = "", bare: str = "", elsewhere: str = "") -> str:
    """Give the worker of the script `source` for the text of saved.json.

    `bare` is the page it has when all is gone, `elsewhere` what saved pages say where another site answers.
    """
    told = {
        "list": _digest(listed.encode()),
        "name": storage_keys()["copy"],
        "bare": bare,
        "elsewhere": elsewhere,
        "mark": MARK,
        "ask": f"?{SAVED_BY_ITSELF}",
    }
    version = _digest((json.dumps(told) + source).encode())[:16]
    return assigned("COPY", {"version": version, **told}) + source


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:_HASH]


def _with_parts(page: str, files: dict[str, Path]) -> Iterator[str]:
    """The page and all that it loads by itself, as paths from the root."""
    yield page
    finder = _Loaded()
    finder.feed(files[page].read_text(encoding="utf-8"))
    for address in finder.addresses:
        yield normpath(join(dirname(page), address))


class _Loaded(HTMLParser):
    """Collects the addresses of style sheets, scripts, icons and images."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = {"link": "href", "script": "src", "img": "src"}.get(tag)
        if name and (address := dict(attrs).get(name)):
            self.addresses.append(address)


OUR_ICONS = [
    {"src": "assets/icon-192.png", "sizes": "192x192", "type": "image/png"},
    {"src": "assets/icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any maskable"},
    {"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"},
]


def manifest(site: Site, own_icon: str, paper: str) -> dict[str, Any]:
    """Give the manifest; `own_icon` as in pages/site_icon.py, `paper` a color. Its addresses are relative: right under
    any path.

    Name and icon are what somebody sees who picks up the phone: they tell as little as the organisation wants.
    """
    place = site.place
    return {
        "name": place.saved.name,
        "short_name": place.saved.name,
        "lang": str(place.locale).replace("_", "-"),
        "dir": place.locale.text_direction,
        "id": "./",
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": paper,
        "theme_color": paper,
        "icons": [{"src": own_icon, "sizes": "any", "type": TYPES[Path(own_icon).suffix]}] if own_icon else OUR_ICONS,
    }
