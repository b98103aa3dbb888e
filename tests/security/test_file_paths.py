"""A link leads to a file of its own folder, and a name is what it looks like."""

import os
from pathlib import Path

import pytest

from tests.directory.reading import WORDS
from vinestreet.security.file_paths import LONGEST_NAME, path_problems


def told(folder: Path) -> list[str]:
    return [problem.told(WORDS).partition(";")[0] for problem in path_problems(folder, "docs")]


@pytest.mark.parametrize(
    "to", ["..", ".", "about", "../secret.md", "/etc", "/nowhere/soup.md", "soup.md", "../docs-2/a.md"]
)
def test_a_link_leads_to_a_file_of_the_folder(tmp_path: Path, to: str):
    docs = tmp_path / "docs"
    (docs / "about").mkdir(parents=True)
    (tmp_path / "docs-2").mkdir()
    for name in ("secret.md", "docs-2/a.md", "docs/about/here.md"):
        (tmp_path / name).write_text("Words.", encoding="utf-8")
    (docs / "here.md").symlink_to("about/here.md")
    assert told(docs) == []
    (docs / "soup.md").symlink_to(to)
    assert told(docs) == ["docs/soup.md: a link that leads out of the folder, to another folder, or nowhere"]


def test_a_folder_that_is_not_there_has_nothing_wrong(tmp_path: Path):
    assert told(tmp_path / "docs") == []


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        *(("a\nb.md", "aU+000Ab.md"), ("a\tb.md", "aU+0009b.md"), ("a\x1b[31m.md", "aU+001B[31m.md")),
        *(("a\u202edm.md", "aU+202Edm.md"), ("\u200b.md", "U+200B.md"), ("a\u2066b.md", "aU+2066b.md")),
        *(("a\u2028b.md", "aU+2028b.md"), ("a\x85b.md", "aU+0085b.md"), (os.fsdecode(b"a\xffb.md"), "aU+DCFFb.md")),
        *((f"a{sign}b.md", f"a{sign}b.md") for sign in '<>:"\\|?*#%'),
    ],
)
def test_a_name_is_what_it_looks_like(tmp_path: Path, name: str, seen: str):
    (tmp_path / name).mkdir()
    assert [line.partition(": this name has characters that can't be seen")[0] for line in told(tmp_path)] == [
        f"docs/{seen}"
    ]


def test_names_of_any_language_are_taken(tmp_path: Path):
    for name in ("été.md", "中文.md", "a b.md", "it's.md", "a&b.md", "{{x}}.md", "a" * LONGEST_NAME):
        (tmp_path / name).touch()
    assert told(tmp_path) == []
    (tmp_path / f"é{'a' * LONGEST_NAME}").touch()
    assert told(tmp_path) == [f"docs/é{'a' * LONGEST_NAME}: this name is longer than 200 bytes"]
