"""Whatever runs, and whatever somebody in a crisis is told, has an owner who is asked before it changes."""

import subprocess
from fnmatch import fnmatch

import pytest

from tests.built_site.building import PROJECT

LINES = (PROJECT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
PATTERNS = [line.split()[0] for line in LINES if line and not line.startswith("#")]
OF_A_FORK = ("/local/", "/mkdocs.local.yml")
RUNS = {".py", ".js", ".ts", ".mjs", ".sh", ".html", ".css", ".svg", ".yml", ".toml", ".json", ".jsonc", ".lock"}
WORDS = (
    "docs/",
    "lexicon/",
    "grades.yml",
    "place.schema.json",
    ".vscode/",
)  # data and words alone, and not about a crisis


def is_owned(name: str) -> bool:
    path = f"/{name}"
    return any(path.startswith(one) if one.endswith("/") else fnmatch(path, one) for one in PATTERNS)


@pytest.mark.parametrize("pattern", [one for one in PATTERNS if not one.startswith(OF_A_FORK)])
def test_a_rule_names_something_that_is_there(pattern: str):
    assert list(PROJECT.glob(pattern.strip("/")))


def test_every_file_that_runs_has_an_owner():
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    files = [PROJECT / name for name in listed.splitlines()]
    names = [
        path.relative_to(PROJECT).as_posix()
        for path in files
        if path.is_file() and (path.suffix in RUNS or path.stat().st_mode & 0o111 or path.name == "Makefile")
    ]
    assert len(names) > 300
    assert [name for name in names if not is_owned(name) and not name.startswith(WORDS)] == []


@pytest.mark.parametrize(
    "name",
    [
        "docs/help-now.md",
        "resources.yml",
        "local/resources.yml",
        "resources/us-988-lifeline.yml",
        "local/resources/us-988-lifeline.yml",
        "mkdocs.yml",
        "mkdocs.local.yml",
        "lexicon/despair/en.yml",
        "local/lexicon/despair/en.yml",
        "messages/en.yml",
        "local/overrides/main.html",
        "local/assets/extra.js",
        "hooks/site_setup.py",
        ".github/CODEOWNERS",
        "requirements.txt",
        "Makefile",
    ],
)
def test_so_has_what_a_crisis_or_a_fork_depends_on(name: str):
    assert is_owned(name)


def test_an_essay_or_a_word_that_people_type_needs_none():
    assert not is_owned("docs/essays/history.md")
    assert not is_owned("lexicon/en.yml")
