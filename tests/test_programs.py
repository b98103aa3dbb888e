"""A test for which a program is missing is left out by name; where everything has to run, that fails the run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.frozen_town import PROJECT

WANTS = """
from tests.programs import needed

def test_that_wants_a_program():
    needed("tea-kettle", package="kettle")

def test_that_wants_none():
    pass
"""


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
@pytest.mark.parametrize("workers", ["0", "1"])
def test_what_is_missing_is_named_and_fails_only_a_run_that_must_be_whole(
    ci: str, status: int, workers: str, tmp_path: Path
):
    (tmp_path / "test_wants.py").write_text(WANTS, encoding="utf-8")
    (tmp_path / "conftest.py").write_text(
        "from tests.conftest import pytest_sessionfinish, pytest_terminal_summary\n", encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--numprocesses", workers, "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "CI": ci, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    assert "1 passed, 1 skipped" in done.stdout
    told = (
        "1 tests were left out: not on this machine: tea-kettle; install it, for example with `sudo apt install kettle`"
    )
    assert told in done.stdout
    assert ("this run has failed" in done.stdout) == bool(ci)
