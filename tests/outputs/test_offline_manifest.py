"""The list of files that a browser keeps: whole, sorted, with what the core's pages load, and never more than agreed."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from tests.directory.the_site import the_site
from vinestreet.outputs.offline_manifest import list_copy, worker

HOME = """<link rel="stylesheet" href="assets/vine.css"><link rel="icon" href="data:,">
<script src="./assets/site.js"></script><img src="assets/street.png"><a href="essays/one.html">One</a>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of a few files, two of which no browser asks for."""
    files = {
        "index.html": HOME,
        "directory/index.html": '<script src="../assets/finder.js"></script>',
        "essays/one.html": '<script src="../assets/essay.js"></script>',
        **{f"assets/{name}": name for name in ("vine.css", "site.js", "street.png", "finder.js", "essay.js")},
        "assets/site.js.map": "for people who write scripts",
        "_headers": "for a host",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_core_is_its_pages_and_what_they_load(folder: Path):
    assert list(list_copy(folder, the_site()).core) == [
        "assets/finder.js", "assets/site.js", "assets/street.png", "assets/vine.css", "directory/index.html", "index.html"
    ]  # fmt: skip


def test_the_rest_is_everything_else_that_a_reader_may_open(folder: Path):
    assert list(list_copy(folder, the_site()).rest) == ["assets/essay.js", "essays/one.html"]


def test_each_file_is_named_with_its_hash(folder: Path):
    copy = list_copy(folder, the_site())
    assert copy.core["index.html"] == sha256(HOME.encode()).hexdigest()[:32]
    assert json.loads(copy.as_json())["core"] == copy.core


def test_another_byte_or_another_worker_is_another_version(folder: Path):
    before = worker("// keeps", list_copy(folder, the_site()).as_json())
    assert worker("// keeps", list_copy(folder, the_site()).as_json()) == before
    assert worker("// keeps more", list_copy(folder, the_site()).as_json()).splitlines()[0] != before.splitlines()[0]
    (folder / "essays/one.html").write_text("two", encoding="utf-8")
    assert worker("// keeps", list_copy(folder, the_site()).as_json()).splitlines()[0] != before.splitlines()[0]


def test_a_directory_that_is_too_large_leaves_its_places_out_and_says_so(folder: Path):
    site = the_site()
    small = replace(site, place=replace(site.place, saved=replace(site.place.saved, files=9)))
    for id_ in ("vine-street-kitchen", "us-988-lifeline"):
        (folder / f"directory/{id_}.html").write_text(id_, encoding="utf-8")
    assert "withoutPlaces" not in json.loads(list_copy(folder, site).as_json())
    copy = list_copy(folder, small)
    assert json.loads(copy.as_json())["withoutPlaces"] is True
    assert list(copy.rest) == ["assets/essay.js", "directory/us-988-lifeline.html", "essays/one.html"]
    assert copy.bytes == sum((folder / name).stat().st_size for name in (*copy.core, *copy.rest))
