"""Which files are content, which are told in sentences, and which are code: what nobody thought of is code."""

import os

import pytest

from tests.changes.comparing import commit, git, repository
from vinestreet.changes.changed_files import FileKind, changed_files, kind_of

CONTENT = """
resources.yml resources/vine-street-kitchen.yml local/resources.yml local/resources/x.yml closures.yml banner.yml
local/banner.yml grades.yml local/grades.yml docs/index.md docs/essays/hope.md docs/essays/a-picture.png docs/help-now.md
docs/conversations/new/one.jpg local/docs/about/us.md local/docs/paper.pdf local/messages/de.yml local/lexicon/en.yml
local/lexicon/despair/en.yml
"""
WORDS = """
messages/en.yml lexicon/en.yml lexicon/despair/en.yml mkdocs.yml mkdocs.local.yml docs/about/check.md README.md LICENSE
contributing/texts.md contributing/decisions/0001.md local.example/resources.yml CHANGELOG.md local/README.md
"""
CODE = """
src/vinestreet/cli.py hooks/serve.py overrides/main.html overrides/assets/js/live/live.js overrides/assets/css/vine.css
local/overrides/main.html local/overrides/assets/css/own.css .github/workflows/check.yml .ci/run Makefile
requirements.txt package.json tests/town/resources.yml tools/what_changed.py docs/page.html docs/script.js docs/a.svg
docs/.hidden/x.md docs/../src/x.md resources/x.py resources/deep/x.yml resources.yml/x local/resources.yaml
resources.schema.json local/hooks/x.py local/docs/x.html something-new.yml docs/x.md.py RESOURCES.YML
"""


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        *((FileKind.CONTENT, path) for path in CONTENT.split()),
        *((FileKind.WORDS, path) for path in WORDS.split()),
        *((FileKind.CODE, path) for path in CODE.split()),
        (FileKind.CODE, "docs/two\nlines.png\n"),
        (FileKind.CODE, ""),
    ],
)
def test_a_file_is_what_its_path_says(kind, path):
    assert kind_of(path) is kind


def test_every_file_of_the_project_that_a_program_reads_is_no_content():
    for path in ("src/vinestreet/changes/changed_files.py", "resources.schema.json", "package-lock.json"):
        assert kind_of(path) is FileKind.CODE


def test_a_link_or_a_program_is_no_content_whatever_it_is_called(tmp_path):
    folder = repository(tmp_path / "p")
    (folder / "docs/link.md").symlink_to("/etc/hostname")
    (folder / "docs/run.md").write_text("x", encoding="utf-8")
    os.chmod(folder / "docs/run.md", 0o755)  # noqa: PTH101
    (folder / "docs/a page.md").write_text("x", encoding="utf-8")
    commit(folder)
    found = {file.path: (file.letter, file.kind) for file in changed_files(folder, "HEAD^1", "HEAD")}
    assert found == {
        "docs/link.md": ("A", FileKind.CODE),
        "docs/run.md": ("A", FileKind.CODE),
        "docs/a page.md": ("A", FileKind.CONTENT),
    }


def test_what_is_renamed_out_of_the_content_counts_on_both_sides(tmp_path):
    folder = repository(tmp_path / "p")
    (folder / "hooks").mkdir()
    git(folder, "mv", "resources.yml", "hooks/resources.yml")
    commit(folder)
    found = {file.path: file.letter for file in changed_files(folder, "HEAD^1", "HEAD")}
    assert found == {"resources.yml": "D", "hooks/resources.yml": "A"}
