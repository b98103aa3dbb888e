"""`make site` swaps the new site in whole, or leaves the old one alone; `make bundle` makes one zip of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.built_site.building import PROJECT, copy_of_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    copy = copy_of_project(tmp_path / "project")
    for name in ("Makefile", "pyproject.toml", "requirements.txt"):
        shutil.copy2(PROJECT / name, copy)
    return copy


def make(project: Path, target: str = "site") -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", target, f"VENV={sys.prefix}"]
    # These tests may run below another make, which must not pass its flags on.
    env = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, check=False)


def test_the_path_to_open_is_printed(project: Path):
    done = make(project)
    assert done.returncode == 0, done.stderr
    path = Path(done.stdout.strip().rpartition(": ")[2])
    assert path == project / "site/index.html"
    assert path.is_file()


def test_a_bundle_is_of_the_site_as_it_is_now(project: Path):
    (project / "site").mkdir()
    (project / "site/index.html").write_text("the site of before", encoding="utf-8")
    done = make(project, "bundle")
    assert done.returncode == 0, done.stderr
    (path,) = (project / "dist").iterdir()
    with ZipFile(path) as zipped:
        inside = zipped.read("vine-street/index.html")
    assert inside == (project / "site/index.html").read_bytes() != b"the site of before"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("resources.yml", "run_by: peer-run", "run_by: peers", "run_by: unknown value; expected one of peer-run"),
        ("mkdocs.yml", "country: US", "country: USA", "extra.place.country: unknown country"),
        (
            "docs/essays/the-relationship.md",
            "ids: [riverton-warmline]",
            "ids: [warmline]",
            "places.ids: no such listing",
        ),
        (
            "docs/essays/the-relationship.md",
            "reading_order: 3",
            "reading_order: third",
            "docs/essays/the-relationship.md:4: reading_order: expected a whole number from 1 to 1000; found `third`",
        ),
        (
            "docs/about/index.md",
            "(checking.md)",
            "(cheking.md)",
            "docs/about/index.md:9: this link leads nowhere",
        ),
    ],
)
def test_a_build_that_fails_leaves_the_site_of_before(project: Path, file: str, old: str, new: str, told: str):
    (project / "site").mkdir()
    (project / "site/index.html").write_text("the site of before", encoding="utf-8")
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    done = make(project)
    assert done.returncode != 0
    assert told in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert [entry.name for entry in (project / "site").iterdir()] == ["index.html"]
    assert not (project / "site.new").exists()
