"""The two sites that a browser measures: ours with its finder, and plain Material with its search."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from bench.build import build, progress
from bench.projects import make_material, make_ours

SHIM = Path(__file__).with_name("iframe-worker.js")
# The page that both have: where ours has the finder.
PAGE = "directory/index.html"


@dataclass(frozen=True, slots=True)
class Search:
    """How a page is searched, for in_page.js: selectors, and the event that the field listens to."""

    field: str
    event: str
    list: str
    result: str


FINDER = Search("#finder-text", "input", "#finder-cards", "#finder-cards .entry")
MATERIAL = Search(".md-search__input", "keyup", ".md-search-result__list", ".md-search-result__item")


def our_site(folder: Path, listings: int) -> Path:
    """Build ours with so many listings below `folder`, unless it is there; give its site."""
    ours = folder / "ours"
    if not (ours / "site").is_dir():
        progress(f"{listings} listings: building ours")
        make_ours(ours, listings)
        build(ours)
    return ours / "site"


def material_site(folder: Path) -> Path:
    """Build plain Material's with what ours in `folder` says, unless it is there; give its site."""
    material = folder / "material"
    if not (material / "site").is_dir():
        progress("the same: building Material's")
        make_material(material, folder / "ours")
        build(material)
        _search_from_folder(material / "site")
    return material / "site"


def _search_from_folder(site: Path) -> None:
    """Do for PAGE what Material's plugin `offline` does, with a shim of our own for the one it loads from elsewhere."""
    index = (site / "search/search_index.json").read_text(encoding="utf-8")
    (site / "search/search_index.js").write_text(f"var __index = {index}", encoding="utf-8")
    shutil.copy(SHIM, site / "assets/javascripts")
    html = (site / PAGE).read_text(encoding="utf-8")
    before = '<script src="../assets/javascripts/bundle.'
    shimmed = html.replace(before, f'<script src="../assets/javascripts/{SHIM.name}"></script>\n{before}')
    (site / PAGE).write_text(shimmed, encoding="utf-8")


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Give the address of `site` while it is served over http; it ends with a slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Leave the output to the figures."""
