"""A fork's folder over upstream's: by path, and a file whose whole text is `null` takes away."""

from pathlib import Path

import pytest

from tests.fork.fork_copies import add
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.lint.text_links import without_links


@pytest.fixture
def docs(tmp_path: Path) -> LayeredFolder:
    for name, text in {
        "docs/index.md": "theirs",
        "docs/a/one.md": "theirs",
        "docs/a/two.md": "theirs",
        "docs/pictures/tree.png": "theirs",
        "local/docs/index.md": "ours",
        "local/docs/a/two.md": "null\n",
        "local/docs/a/gone.md": " null ",
        "local/docs/b/three.md": "ours",
        "local/docs/b/null.md": "null and more",
        "local/docs/.gitkeep": "",
        "local/docs/.hidden/four.md": "ours",
    }.items():
        add(tmp_path / name, text)
    return LayeredFolder(tmp_path / "docs")


def test_a_file_is_the_forks_where_it_has_one(docs: LayeredFolder):
    assert {name: path.read_text() for name, path in docs.files().items()} == {
        "a/one.md": "theirs",
        "b/null.md": "null and more",
        "b/three.md": "ours",
        "index.md": "ours",
        "pictures/tree.png": "theirs",
    }
    assert list(docs.files(".png")) == ["pictures/tree.png"]
    found = docs.find("index.md"), docs.find("a/one.md"), docs.find("a/two.md"), docs.find("no.md")
    assert found == (docs.own / "index.md", docs.upstream / "a/one.md", None, None)
    assert [docs.shown(name) for name in ("index.md", "a/one.md")] == ["local/docs/index.md", "docs/a/one.md"]


def test_what_a_fork_does_is_known(docs: LayeredFolder):
    assert docs.replaced == ["index.md"]
    assert docs.added == ["b/null.md", "b/three.md"]
    assert docs.removed == ["a/gone.md", "a/two.md"]


def test_without_a_fork_all_is_upstreams(tmp_path: Path):
    add(tmp_path / "docs/index.md", "null")
    docs = LayeredFolder(tmp_path / "docs")
    assert list(docs.files()) == ["index.md"]
    assert (docs.replaced, docs.added, docs.removed) == ([], [], [])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("See [the two](two.md) and [one](one.md).", "See the two and [one](one.md)."),
        ("[*Two* or `2`](two.md#here)", "*Two* or `2`"),
        ("[a [b] c](<two.md>)", "a [b] c"),
        ('[two](two.md "A title")', "two"),
        ("[two](../a/two.md) [soup](../directory/soup.html#hours)", "two soup"),
        ("[elsewhere](https://two.md/two.md) [here](#two.md)", "[elsewhere](https://two.md/two.md) [here](#two.md)"),
        ("![A tree](two.md)", "![A tree](two.md)"),
    ],
)
def test_a_link_to_what_is_gone_keeps_its_words(written: str, shown: str):
    assert without_links("a/one.md", written, frozenset({"a/two.md", "directory/soup.html"})) == shown
