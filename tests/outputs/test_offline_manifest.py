"""The list of files that a browser keeps: whole, sorted, with what the core's pages load, and never more than agreed."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from tests.directory.reading import WORDS
from tests.directory.the_site import the_site
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.outputs.offline_manifest import OfflineCopy, check_budget, list_copy, worker

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
    assert list(list_copy(folder).core) == [
        "assets/finder.js", "assets/site.js", "assets/street.png", "assets/vine.css", "directory/index.html", "index.html"
    ]  # fmt: skip


def test_the_rest_is_everything_else_that_a_reader_may_open(folder: Path):
    assert list(list_copy(folder).rest) == ["assets/essay.js", "essays/one.html"]


def test_each_file_is_named_with_its_hash(folder: Path):
    copy = list_copy(folder)
    assert copy.core["index.html"] == sha256(HOME.encode()).hexdigest()[:32]
    assert json.loads(copy.as_json())["core"] == copy.core


def test_another_byte_or_another_worker_is_another_version(folder: Path):
    before = worker("// keeps", list_copy(folder).as_json())
    assert worker("// keeps", list_copy(folder).as_json()) == before
    assert worker("// keeps more", list_copy(folder).as_json()).splitlines()[0] != before.splitlines()[0]
    (folder / "essays/one.html").write_text("two", encoding="utf-8")
    assert worker("// keeps", list_copy(folder).as_json()).splitlines()[0] != before.splitlines()[0]


@pytest.mark.parametrize(
    ("files", "size", "told"),
    [
        (3, 2_000_000, []),
        (4, 2_000_000, ["files: the copy that browsers keep has too many files; expected at most 3; found 4"]),
        (3, 2_100_000, ["megabytes: the copy that browsers keep is too large; expected at most 2 MB; found 2.1 MB"]),
    ],
)
def test_a_copy_that_is_more_than_agreed_stops_the_build(files: int, size: int, told: list[str]):
    agreed = replace(the_site().place.saved, files=3, megabytes=2)
    copy = OfflineCopy(core={"index.html": ""}, rest={f"{n}.html": "" for n in range(files - 1)}, bytes=size, wire=0)
    try:
        check_budget(copy.files, copy.bytes, agreed, "mkdocs.yml")
    except ProblemsFoundError as error:
        lines = error.told(WORDS).splitlines()[:-1]
        assert [line.rpartition("; ")[0] for line in lines] == [
            f"mkdocs.yml: extra.place.saved.{what}" for what in told
        ]
    else:
        assert told == []
