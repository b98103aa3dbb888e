"""The build as a whole: it gives the same twice, and no page is heavier than it should be."""

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.kinds import KINDS
from tests.site.building import PROJECT, build, copy_of_project
from tests.site.documents import Document

SHOWN = ("home", "directory", "need", "kitchen", "essay", "help now", "404")
MOST_FOR_AN_ESSAY = 75 * 1024


# Run `vinestreet` or `mkdocs` as if today were another day.
LATER = """
import sys, time_machine
from datetime import UTC, datetime, timedelta
days, program, *sys.argv = sys.argv[1:]
time_machine.travel(datetime.now(UTC) + timedelta(days=int(days)), tick=True).start()
if program == "mkdocs":
    from mkdocs.__main__ import cli as run
else:
    from vinestreet.cli import main as run
sys.exit(run())
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A clone of this project as somebody commits it, with an address, which adds a site map with dates."""
    project = copy_of_project(tmp_path / "first")
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


def run(project: Path, days: int, umask: int, *command: str, **environment: str) -> None:
    """Run a program in `project` as if it were so many `days` later."""
    done = subprocess.run(
        [sys.executable, "-c", LATER, str(days), *command],
        cwd=project,
        umask=umask,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command} failed:\n{done.stdout}{done.stderr}"


def made(project: Path, days: int, umask: int = 0o022, **environment: str) -> dict[str, bytes]:
    """Build `project`, with its bundle, and give all of it."""
    run(project, days, umask, "mkdocs", "mkdocs", "build", "--strict", **environment)
    run(project, days, umask, "vinestreet", "vinestreet", "bundle", **environment)
    return contents(project / "site") | contents(project / "dist")


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]


def test_one_commit_gives_the_same_bytes_on_another_day_in_another_folder_and_time_zone(
    repository: Path, tmp_path: Path
):
    second = tmp_path / "in another folder"
    git(tmp_path, "clone", "--quiet", str(repository), str(second))
    one = made(repository, 0, TZ="America/Los_Angeles", PYTHONHASHSEED="1")
    other = made(second, 100, 0o077, TZ="Asia/Tokyo", PYTHONHASHSEED="2", LANG="C")
    assert different(one, other) == []
    assert "vine-street-2026-10-06.zip" in one  # the commit's day in UTC
    assert b"<lastmod>2026-10-06</lastmod>" in one["sitemap.xml"]


def test_a_day_that_is_given_counts_and_gives_the_same_bytes_without_a_repository(tmp_path: Path):
    first = copy_of_project(tmp_path / "first")
    second = shutil.copytree(first, tmp_path / "second")
    one, other = (made(project, days, SOURCE_DATE_EPOCH="1790000000") for project, days in ((first, 0), (second, 100)))
    assert different(one, other) == []
    assert b"2026-09-21" in one["made.js"]


def test_what_is_not_committed_is_made_today(repository: Path):
    one = made(repository, 0)
    (repository / "docs/essays/index.md").write_text("# Essays\n", encoding="utf-8")
    other = made(repository, 0)
    assert "made.js" in different(one, other)


def contents(folder: Path) -> dict[str, bytes]:
    """The files by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("language", "files"),
    [
        ("en", []),
        ("de", ["lunr.de.min.js", "lunr.stemmer.support.min.js"]),
        ("ja", ["lunr.ja.min.js", "lunr.stemmer.support.min.js", "tinyseg.js"]),
    ],
)
def test_of_the_languages_of_the_search_only_the_one_of_the_site_is_published(
    language: str, files: list[str], tmp_path: Path
):
    project = copy_of_project(tmp_path / "project")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "  language: en\n" in text
    settings.write_text(text.replace("  language: en\n", f"  language: {language}\n"), encoding="utf-8")
    site = build(project, tmp_path / "site")
    assert sorted(path.name for path in site.glob("assets/javascripts/lunr/**/*.js")) == files


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
