"""Finding a browser: the one that is chosen, one of the machine's, one that Playwright fetched, or a plain sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.find import CHOICE, NoBrowserError, fetch, find
from tests.frozen_town import PROJECT


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with no browser, whose Playwright has fetched none."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.delenv(CHOICE, raising=False)


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_chosen_one_goes_first_and_has_to_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    program(tmp_path / "chromium")
    monkeypatch.setenv(CHOICE, str(mine := program(tmp_path / "mine")))
    assert find() == str(mine)
    monkeypatch.setenv(CHOICE, "/no/browser")
    with pytest.raises(NoBrowserError, match="names /no/browser, which is no program"):
        find()


def test_then_the_machines_own_and_then_the_newest_that_playwright_fetched(tmp_path: Path):
    fetched = [
        program(tmp_path / f"chromium_headless_shell-{revision}/chrome-linux/headless_shell")
        for revision in (999, 1200, 1199)
    ]
    assert find() == str(fetched[1])
    own = program(tmp_path / "chromium")
    assert find() == str(own)


def test_without_any_it_says_what_to_do():
    with pytest.raises(NoBrowserError, match="no Chromium browser is on this machine: install one"):
        find()


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
def test_where_none_can_be_fetched_that_is_one_plain_line_and_fails_only_a_run_that_must_be_whole(ci: str, status: int):
    proxy = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")  # nobody answers there
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.find"],
        cwd=PROJECT, env={**os.environ, **proxy, "CI": ci}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == status
    assert done.stdout == ""
    assert done.stderr.startswith("No Chromium browser is on this machine, and Playwright could not fetch one, so ")
    assert done.stderr.count("\n") == 1


def test_what_playwright_fetches_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def install(command: list[str], **_: object) -> None:
        assert command[-2:] == ["install", "chromium-headless-shell"]
        program(tmp_path / "chromium_headless_shell-1200/chrome-linux/headless_shell")

    monkeypatch.setattr(subprocess, "run", install)
    assert fetch().endswith("chromium_headless_shell-1200/chrome-linux/headless_shell")
