"""What tests of this folder share."""

import pytest
import time_machine

from tests.exchange.sheet_folder import OTHERS, SOUP
from tests.maintenance.project import project
from vinestreet.cli import main


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A small project with its sheet beside it, as CSV; commands run in it, on 2026-11-22."""
    here = project(tmp_path / "ashbury", SOUP, *OTHERS)
    monkeypatch.chdir(here)
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        assert main(["export", "csv", "--out", "sheet.csv"]) == 0
        yield here
