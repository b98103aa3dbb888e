"""Weighs the first load of one page of each kind, beside an essay in plain Material.

The weight is what a phone fetches before it shows the page: HTML, style sheets and scripts that the HTML names, each
compressed by gzip as a server sends it. The heaviest page of each kind counts. What scripts fetch later is left out:
of ours, everything for search (when someone opens it); of Material's, the worker and the index.
"""

import gzip
import os
import posixpath
import re
import sys
import tempfile
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # `python bench/weight.py` looks for modules in bench/ alone

from bench.build import build, progress
from bench.measure import CommandFailedError
from bench.projects import make_material, make_ours

ESSAYS = "essays/[!i]*.html"  # all but their index
KINDS = {
    "home": "index.html",
    "directory": "directory/index.html",
    "need": "directory/needs/*.html",
    "listing": "directory/[!i]*.html",
    "essay": ESSAYS,
    "conversation": "conversations/[!i]*.html",
    "practise": "practise/[!i]*.html",
    "help now": "help-now.html",
    "404": "404.html",
}

_TAG = re.compile(r"<(?:link|script)\b[^>]*>")
_FILE = re.compile(r'\b(?:href|src)="?([^"\s>]+)')


def main() -> int:
    """Build both sites once, and print the weights in KB (1,000 bytes)."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory(prefix="vinestreet-bench-") as folder:
        ours, material = Path(folder) / "ours", Path(folder) / "material"
        try:
            progress("building ours")
            make_ours(ours)
            build(ours)
            progress("building Material's")
            make_material(material, ours)
            build(material)
        except CommandFailedError as error:
            print(error, file=sys.stderr)
            return 1
        print("\n".join(table(ours / "site", material / "site")))
    return 0


def table(ours: Path, material: Path) -> list[str]:
    """Give a line for each kind of page, with its ratio to the same essay in plain Material."""
    pages = {kind: heaviest(ours, pattern) for kind, pattern in KINDS.items()}
    essay = material / pages["essay"].relative_to(ours)
    bare = sum(weights(material, essay))
    lines = [f"{'gzip KB':12} {'HTML':>6} {'CSS':>6} {'JS':>6} {'all':>6} {'ratio':>6}  page"]
    for kind, site, page in [*((kind, ours, page) for kind, page in pages.items()), ("Material", material, essay)]:
        parts = weights(site, page)
        numbers = " ".join(f"{part / 1000:6.1f}" for part in (*parts, sum(parts)))
        lines.append(f"{kind:12} {numbers} {sum(parts) / bare:6.2f}  {page.relative_to(site)}")
    return lines


def heaviest(site: Path, pattern: str) -> Path:
    """Give the page that weighs most of those that fit `pattern`."""
    return max(site.glob(pattern), key=lambda page: sum(weights(site, page)))


@cache
def weights(site: Path, page: Path) -> tuple[int, int, int]:
    """Give the compressed bytes of HTML, style sheets and scripts."""
    html = page.read_text(encoding="utf-8")
    sheets, scripts = set(), set()
    for tag in _TAG.findall(html):
        file = _FILE.search(tag)
        if file and tag.startswith("<script"):
            scripts.add(_place(site, page, file[1]))
        elif file and re.search(r'\brel="?stylesheet', tag):
            sheets.add(_place(site, page, file[1]))
    return packed(page), sum(map(packed, sheets)), sum(map(packed, scripts))


def _place(site: Path, page: Path, address: str) -> Path:
    """The file that `address` names on `page`; one that begins with a slash starts at the site's root, as in a 404."""
    root = page.parent.relative_to(site).as_posix()
    return site / posixpath.normpath(posixpath.join(root, address.lstrip("/") if root == "." else address))


@cache
def packed(file: Path) -> int:
    """Give the size in bytes after gzip at level 6, which servers take when nobody says otherwise."""
    return len(gzip.compress(file.read_bytes(), 6))


if __name__ == "__main__":
    sys.exit(main())
