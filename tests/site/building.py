"""Builds the site as `make site` does, from this project or from a copy of it that a test has spoilt."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[2]
READ = (
    "docs",
    "hooks",
    "src",
    "messages",
    "overrides",
    "mkdocs.yml",
    "resources.yml",
    "grades.yml",
    "local.example",
    ".github/ISSUE_TEMPLATE",
)


def build(project: Path, into: Path) -> Path:
    """Build `project` into the folder `into`; a build that fails, fails the test with what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(into)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"the build failed:\n{done.stdout}{done.stderr}"
    return into


def copy_of_project(into: Path) -> Path:
    """Copy what a build or a check reads, for a test to change."""
    into.mkdir()
    for name in READ:
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy2
        copy(PROJECT / name, into / name)
    return into


def read_search_index(site: Path) -> dict[str, Any]:
    """What the search loads, as data."""
    script = (site / "search/search_index.js").read_text(encoding="utf-8")
    return json.loads(script.removeprefix("var __index = ").removesuffix(";\n"))
