"""The day on which a copy of the site was made, in real repositories."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from vinestreet.core.build_date import build_date

TODAY, COMMITTED = date(2031, 5, 6), date(2026, 10, 6)
WHEN = "2026-10-05T23:30:00-04:00"  # the next day in UTC


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No day is given, and nobody's own settings of git count."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for role in ("AUTHOR", "COMMITTER"):
        for part, value in {"NAME": "A", "EMAIL": "a@peers.example", "DATE": WHEN}.items():
            monkeypatch.setenv(f"GIT_{role}_{part}", value)


def git(folder: Path, *command: str) -> None:
    subprocess.run(["git", "-C", str(folder), *command], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.md").write_text("x", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("/site/built/\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "x")
    return tmp_path


def test_what_is_committed_was_made_on_the_day_of_the_commit_in_utc(repository: Path):
    assert build_date(repository, TODAY) == COMMITTED
    assert build_date(repository / "site", TODAY) == COMMITTED


def test_a_change_that_is_not_committed_is_made_today(repository: Path):
    (repository / "site/page.md").write_text("y", encoding="utf-8")
    assert build_date(repository, TODAY) == TODAY


def test_a_new_file_that_is_not_committed_is_made_today(repository: Path):
    (repository / "site/new.md").write_text("y", encoding="utf-8")
    assert build_date(repository, TODAY) == TODAY


def test_what_git_ignores_changes_nothing(repository: Path):
    (repository / "site/built").mkdir()
    (repository / "site/built/index.html").write_text("y", encoding="utf-8")
    assert build_date(repository, TODAY) == COMMITTED


def test_a_change_beside_the_folder_changes_nothing_in_it(repository: Path):
    (repository / "elsewhere.md").write_text("y", encoding="utf-8")
    assert build_date(repository / "site", TODAY) == COMMITTED
    assert build_date(repository, TODAY) == TODAY


def test_the_last_commit_that_touched_the_folder_counts(repository: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-11-20T12:00:00+00:00")
    (repository / "elsewhere.md").write_text("y", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "y")
    assert build_date(repository / "site", TODAY) == COMMITTED
    assert build_date(repository, TODAY) == date(2026, 11, 20)


def test_a_folder_that_no_repository_has_is_made_today(tmp_path: Path):
    assert build_date(tmp_path, TODAY) == TODAY


def test_a_repository_without_a_commit_is_made_today(tmp_path: Path):
    git(tmp_path, "init", "--quiet")
    assert build_date(tmp_path, TODAY) == TODAY


def test_a_machine_without_git_makes_it_today(repository: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    assert build_date(repository, TODAY) == TODAY


def test_a_day_that_is_given_counts_before_all_others(repository: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert build_date(repository, TODAY) == date(1970, 1, 1)
