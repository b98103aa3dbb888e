"""Upstream and its forks write in different places, and are told where one of them does not."""

from pathlib import Path

import pytest

from tests.directory.reading import WORDS
from tests.fork.fork_copies import add, commit, fork_at, git
from vinestreet.fork.upstream_differences import find_merge_risks


@pytest.fixture
def upstream(tmp_path: Path) -> Path:
    folder = tmp_path / "upstream"
    for name in ("mkdocs.yml", "resources.yml", "docs/index.md", "overrides/main.html", "Makefile", "README.md"):
        add(folder / name, "1\n")
    git(folder, "init", "--quiet")
    commit(folder, "Upstream")
    return folder


@pytest.fixture
def fork(upstream: Path, tmp_path: Path) -> Path:
    return fork_at(tmp_path / "fork", upstream)


def told(root: Path, ref: str = "") -> list[str]:
    return [problem.told(WORDS) for problem in find_merge_risks(root, ref)]


def test_a_fork_that_keeps_to_its_own_paths_is_told_nothing(fork: Path):
    add(fork / "mkdocs.local.yml", "INHERIT: mkdocs.yml\n")
    add(fork / "local/docs/index.md", "ours\n")
    assert told(fork) == []
    commit(fork, "Ours")
    assert told(fork) == []


def test_a_fork_is_told_where_each_change_belongs(fork: Path):
    for name in ("docs/index.md", "overrides/main.html", "resources.yml", "mkdocs.yml", "Makefile"):
        add(fork / name, "2\n")
    (fork / "README.md").unlink()
    commit(fork, "Ours")
    add(fork / "docs/index.md", "not committed yet\n")
    move = "this fork changed one of upstream's files, and a merge may stumble over it; put what's yours into {}, and put this file back the way it was"  # fmt: skip
    back = "this fork changed one of upstream's files, and a merge may stumble over it; put it back the way it was, or offer the change to upstream"  # fmt: skip
    assert told(fork) == [
        f"Makefile: {back}",
        f"README.md: {back}",
        f"docs/index.md: {move.format('local/docs/index.md')}",
        f"mkdocs.yml: {move.format('mkdocs.local.yml')}",
        f"overrides/main.html: {move.format('local/overrides/main.html')}",
        f"resources.yml: {move.format('local/resources.yml')}",
    ]


def test_what_upstream_changed_and_the_fork_took_up_or_has_not_yet_is_no_stray(fork: Path, upstream: Path):
    add(upstream / "docs/index.md", "2\n")
    commit(upstream, "Better")
    git(fork, "fetch", "--quiet", "upstream")
    assert told(fork) == []
    git(fork, "merge", "--quiet", "upstream/main")
    assert told(fork) == []


def test_upstream_is_told_of_a_forks_files_and_a_fork_to_name_its_upstream(upstream: Path):
    assert told(upstream) == []
    add(upstream / "local/resources.yml", "resources:\n")
    assert told(upstream) == []  # not in the repository
    commit(upstream, "Oh")
    (line,) = told(upstream)
    assert line.startswith(
        "local/resources.yml: this belongs to a fork; if this is one, say where it came from: `git remote"
    )


def test_another_branch_can_be_given(fork: Path):
    git(fork, "remote", "rename", "upstream", "origin")
    add(fork / "Makefile", "2\n")
    commit(fork, "Ours")
    assert told(fork) == []
    assert len(told(fork, "origin/main")) == 1
    assert told(fork, "nowhere") == [
        "nowhere: this has no commit in common with this repository; give the branch the fork was made from"
    ]


def test_without_a_repository_there_is_nothing_to_tell(tmp_path: Path, fork: Path):
    assert told(tmp_path) == []
    assert told(fork / "docs") == []  # a project inside another one's repository
