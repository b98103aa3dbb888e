"""A fork from its first minute to the day it goes online: everything that is left to do is done, in its own files alone."""

import json
from pathlib import Path

import pytest

from tests.fork.fork_copies import ANSWERS, build, commit, fork_at, git, made_ready, own_vinestreet, upstream_at
from vinestreet.core.project_paths import OWN


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fork of the whole project, made by options, as a repository of its own."""
    folder = tmp_path_factory.mktemp("complete")
    return fork_at(folder / "fork", upstream_at(folder / "upstream"))


def to_do(fork: Path) -> list[dict[str, object]]:
    """What `vinestreet check` says is in the way of publishing."""
    found = json.loads(own_vinestreet(fork, "check", "--json").stdout)["found"]
    return [one for one in found if one["level"] == "error"]


def test_a_fork_that_does_all_that_is_left_in_its_own_files_is_well_and_builds(fork: Path):
    made = own_vinestreet(fork, "fork", *ANSWERS)
    assert made.returncode == 0, made.stderr
    left = to_do(fork)
    assert made.stdout.splitlines()[-1] == f"{len(left)} things are left to do now."
    assert {one["kind"] for one in left} == {"placeholder_left", "crisis_stored_copy", "crisis_unchecked"}
    assert all(str(one["file"]).startswith(OWN) for one in left)

    made_ready(fork)
    commit(fork, "A site of our own")
    changed = git(fork, "diff", "--name-only", "upstream/main", "HEAD").splitlines()
    assert changed
    assert [name for name in changed if not name.startswith(OWN)] == []

    assert to_do(fork) == []
    done = own_vinestreet(fork, "fork", "--check")
    assert (done.returncode, done.stdout) == (0, "Nothing here will stand in the way of a merge.\n")
    done = build(fork)
    assert done.returncode == 0, done.stdout + done.stderr
    home = (fork / "site/index.html").read_text(encoding="utf-8")
    assert "Peers of Ashbury" in home
    assert "Riverton" not in home
    assert git(fork, "status", "--porcelain") == ""
