"""The build as a whole: it gives the same twice, and no page is heavier than it should be."""

import gzip
import shutil
from pathlib import Path

import pytest

from tests.browser.kinds import KINDS
from tests.site.building import build, copy_of_project
from tests.site.documents import Document

SHOWN = ("home", "directory", "need", "kitchen", "essay", "help now", "404")
MOST_FOR_AN_ESSAY = 75 * 1024


def test_the_same_sources_give_the_same_bytes(tmp_path: Path):
    first = copy_of_project(tmp_path / "first")
    second = shutil.copytree(first, tmp_path / "in another folder")
    one, other = contents(build(first, first / "site")), contents(build(second, second / "site"))
    assert [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)] == []


def contents(folder: Path) -> dict[str, bytes]:
    """The files by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_essay_loads_in_75_kilobytes(site: Path, documents: dict[str, Document], capsys: pytest.CaptureFixture[str]):
    weights = {kind: weight(site, documents[KINDS[kind]]) for kind in SHOWN}
    with capsys.disabled():
        print("\nFirst load, gzip, in bytes:     html     css scripts     all")
        for kind, parts in weights.items():
            print(f"  {kind:<28}" + "".join(f"{size:>8}" for size in (*parts, sum(parts))))
    assert sum(weights["essay"]) <= MOST_FOR_AN_ESSAY


def weight(site: Path, document: Document) -> tuple[int, int, int]:
    """Bytes of the page itself, its style sheets and its scripts, as a server would send them."""
    sheets = [link.attrs["href"] for link in document.all("link") if link.attrs.get("rel") == "stylesheet"]
    scripts = [script.attrs["src"] for script in document.all("script") if "src" in script.attrs]
    page = [document.path.rpartition("/")[2]]
    return tuple(
        sum(len(gzip.compress((site / document.target(address)[0]).read_bytes(), 6)) for address in addresses)
        for addresses in (page if document.path != "404.html" else ["/404.html"], sheets, scripts)
    )
