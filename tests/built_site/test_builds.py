"""The build as a whole: it gives the same twice, and no page is heavier than it should be."""

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.kinds import KINDS
from tests.built_site.building import PROJECT
from tests.built_site.documents import Document
from tests.built_site.small import small_project

SHOWN = ("home", "directory", "need", "kitchen", "essay", "help now", "404")
MOST_FOR_AN_ESSAY = 75 * 1024


# Build a project as if today were another day, and write its bundle.
LATER = """
import sys, time_machine
from datetime import UTC, datetime, timedelta
days = int(sys.argv[1])
time_machine.travel(datetime.now(UTC) + timedelta(days=days), tick=True).start()
from mkdocs.__main__ import cli
from vinestreet.cli import main
cli(["build", "--strict"], standalone_mode=False)
sys.exit(main(["bundle"]))
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A clone of a small project as somebody commits it, with an address, which adds a site map with dates."""
    project = small_project(tmp_path / "first", texts=True)
    shutil.copy2(PROJECT / ".gitignore", project)
    settings = project / "mkdocs.yml"
    settings.write_text(
        f"site_url: https://peers.example/a/b/\n{settings.read_text(encoding='utf-8')}", encoding="utf-8"
    )
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "As it is")
    return project


def git(project: Path, *command: str) -> None:
    """As somebody, on a day in the past."""
    who = {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in {"NAME": "A", "EMAIL": "a@peers.example", "DATE": "2026-10-05T23:30:00-04:00"}.items()
    }
    subprocess.run(["git", "-C", str(project), *command], env={**os.environ, **who}, check=True)


def made(project: Path, days: int, umask: int = 0o022, **environment: str) -> dict[str, bytes]:
    """Build `project` as if it were so many `days` later, with its bundle, and give all of it."""
    done = subprocess.run(
        [sys.executable, "-c", LATER, str(days)],
        cwd=project,
        umask=umask,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"the build failed:\n{done.stdout}{done.stderr}"
    return contents(project / "site") | contents(project / "dist")


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]


def test_one_commit_gives_the_same_bytes_on_another_day_in_another_folder_and_time_zone_until_something_changes(
    repository: Path, tmp_path: Path
):
    second = tmp_path / "in another folder"
    git(tmp_path, "clone", "--quiet", str(repository), str(second))
    one = made(repository, 0, TZ="America/Los_Angeles", PYTHONHASHSEED="1")
    other = made(second, 100, 0o077, TZ="Asia/Tokyo", PYTHONHASHSEED="2", LANG="C")
    assert different(one, other) == []
    assert "vine-street-2026-10-06.zip" in one  # the commit's day in UTC
    assert b"<lastmod>2026-10-06</lastmod>" in one["sitemap.xml"]
    (repository / "docs/essays/index.md").write_text("# Essays\n", encoding="utf-8")
    assert "made.js" in different(one, made(repository, 0)), "what is not committed is made today"


def test_a_day_that_is_given_counts_and_gives_the_same_bytes_without_a_repository(tmp_path: Path):
    first = small_project(tmp_path / "first", texts=True)
    second = shutil.copytree(first, tmp_path / "second")
    one, other = (made(project, days, SOURCE_DATE_EPOCH="1790000000") for project, days in ((first, 0), (second, 100)))
    assert different(one, other) == []
    assert b"2026-09-21" in one["made.js"]


def contents(folder: Path) -> dict[str, bytes]:
    """The files by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_of_materials_scripts_none_is_published(site: Path):
    assert list(site.glob("assets/javascripts")) == []
    assert [path.name for path in site.glob("search/*")] == ["pages.js"]


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
