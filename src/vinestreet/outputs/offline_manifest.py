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

from vinestreet.core.problems import Report
from vinestreet.exchange.exporting.hsds_files import FOLDER
from vinestreet.maintenance.reader_count import SAVED_BY_ITSELF
from vinestreet.outputs.hosting import HOSTING_FILES
from vinestreet.pages.assets import assigned
from vinestreet.pages.sharing_card import PICTURE
from vinestreet.pages.site_icon import TYPES
from vinestreet.security.browser_storage import storage_keys
from vinestreet.site.settings import Saved
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
    """The files of a built site by path from its root, with their hashes; `bytes` as they lie on the device."""

    core: dict[str, str]
    rest: dict[str, str]
    bytes: int
    wire: int

    def as_json(self) -> str:
        """Give the text of `saved.json`; its `bytes` are about those that go over the wire."""
        return json.dumps({"core": self.core, "rest": self.rest, "bytes": self.wire}, separators=(",", ":")) + "\n"

    @property
    def files(self) -> int:
        """How many there are."""
        return len(self.core) + len(self.rest)


def list_copy(site: Path) -> OfflineCopy:
    """Look at the folder of a built `site`, in which everything else is written by now."""
    for_people = (path for path in site.rglob("*") if site / FOLDER not in path.parents)
    paths = sorted(path for path in for_people if path.is_file() and path.suffix != ".map")
    files = {path.relative_to(site).as_posix(): path for path in paths}
    hashes, total, sampled, compressed = {}, 0, 0, 0
    step = len(files) // _SAMPLE + 1
    for number, (name, path) in enumerate(files.items()):
        if name in _LEFT_OUT:
            continue
        content = path.read_bytes()
        hashes[name] = _digest(content)
        total += len(content)
        if number % step == 0:
            sampled += len(content)
            compressed += len(gzip.compress(content, 6))
    core = {name for page in CORE_PAGES if page in hashes for name in _with_parts(page, files)} & hashes.keys()
    return OfflineCopy(
        core={name: hashes[name] for name in sorted(core)},
        rest={name: hashes[name] for name in sorted(hashes.keys() - core)},
        bytes=total,
        wire=round(total * compressed / max(sampled, 1)),
    )


def check_budget(files: int, size: int, saved: Saved, settings: str) -> None:
    """Raise ProblemsFoundError if a copy of so many `files` with a `size` in bytes is more than the place has `saved:`
    for in its file of `settings`.
    """
    report = Report(settings)
    megabytes = size / 1e6
    if files > saved.files:
        report.add(0, "copy_too_many", field="extra.place.saved.files", most=saved.files, found=files)
    if megabytes > saved.megabytes:
        found = f"{megabytes:.1f}"
        report.add(0, "copy_too_large", field="extra.place.saved.megabytes", most=saved.megabytes, found=found)
    report.stop_if_any()


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
