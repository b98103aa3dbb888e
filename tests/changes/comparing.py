"""Two small projects, one before and one now, in a repository of git or as they are."""

import os
import subprocess
from datetime import date
from pathlib import Path

from tests.directory.reading import WORDS
from tests.maintenance.project import listing, project, site_of
from vinestreet.changes.compared_projects import ProjectState, compare_projects, state_of
from vinestreet.commands.command_context import read_mkdocs_settings

GIT = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_AUTHOR_DATE": "2026-11-20T12:00:00Z",
    "GIT_COMMITTER_DATE": "2026-11-20T12:00:00Z",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def state(folder: Path) -> ProjectState:
    """The project in `folder` as it is on 2026-11-22."""
    return state_of(folder, read_mkdocs_settings(folder / "mkdocs.yml"), site_of(folder), date(2026, 11, 22))


def told(tmp_path: Path, before: list[str], now: list[str], *, was: str = "", is_: str = "") -> dict[str, list[str]]:
    """What is told of two lists of entries, by the name of each thing; `was` and `is_` are more settings."""
    states = []
    for name, entries, settings in (("before", before, was), ("now", now, is_)):
        folder = project(tmp_path / name, *entries, settings=settings)
        states.append(
            state_of(folder, read_mkdocs_settings(folder / "mkdocs.yml"), site_of(folder), date(2026, 11, 22))
        )
    report = compare_projects(*states, [], [])
    found: dict[str, list[str]] = {}
    for section in report.sections:
        for item in section.items:
            found.setdefault(item.name, []).extend(
                said.replace("\xa0", " ").replace("\u202f", " ") for said in item.said
            )
    return found


def report_of(tmp_path: Path, before: list[str], now: list[str]) -> dict[str, dict[str, list[str]]]:
    """What is told of two lists of entries, by section, and by the name of each thing."""
    states = [state(project(tmp_path / name, *entries)) for name, entries in (("before", before), ("now", now))]
    report = compare_projects(*states, [], [])
    return {
        section.key: {item.name: [said.replace("\xa0", " ") for said in item.said] for item in section.items}
        for section in report.sections
        if section.items
    }


def told_of_one(tmp_path: Path, before: str, now: str) -> list[str]:
    """What is told of one place with the fields `before`, and with those of `now`."""
    found = told(tmp_path, [listing("one", before)], [listing("one", now)])
    assert found.keys() <= {"The place called one"}
    return found.get("The place called one", [])


def git(folder: Path, *words: str) -> str:
    """Have git do something in `folder`; gives what it says."""
    command = ["git", "-C", str(folder), "-c", "init.defaultBranch=main", *words]
    return subprocess.run(command, env={**os.environ, **GIT}, capture_output=True, text=True, check=True).stdout.strip()


def repository(folder: Path, *entries: str) -> Path:
    """A project in a repository, with one commit on the branch `main`."""
    project(folder, *entries)
    git(folder, "init", "--quiet")
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    """Put everything in the `folder` into a commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "change")


NOT_SINCE = WORDS("changes.not_checked_since", how="on November 1, 2026, by phone, by Joan")
