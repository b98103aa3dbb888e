"""What holds for a while ends by the reader's clock, whichever engine the browser has inside."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.browser.kinds import KINDS
from tests.browser.urgent import AFTER, BANNER, BEFORE, NO_WATER, NOON, PAUSED, urgent_project
from tests.built_site.building import build, made_once
from tests.built_site.serving import served
from tests.engines.tab import Tab, shown, wait_for

CLOTHES = "directory/clothes-room-upstairs.html"
# In front of the first script: a clock that stands still. No engine but Chromium lets somebody set its own.
CLOCK = """globalThis.Date = class extends Date {{
  constructor(...when) {{ super(...(when.length ? when : [{0}])); }}
  static now() {{ return {0}; }}
}};
"""
SiteAt = Callable[[datetime], Path]


@pytest.fixture(scope="module")
def site_at(tmp_path_factory: pytest.TempPathFactory) -> SiteAt:
    """Give a copy of the town with a banner, a closure and a pause that takes a time for now."""
    project = tmp_path_factory.mktemp("urgent") / "project"
    urgent = made_once(tmp_path_factory, "urgent site", lambda folder: build(urgent_project(project), folder))

    def copied(now: datetime) -> Path:
        folder = shutil.copytree(urgent, tmp_path_factory.mktemp("at") / "site")
        (first,) = folder.glob("assets/js/start.*.js")
        milliseconds = int(now.timestamp() * 1000)
        first.write_text(CLOCK.format(milliseconds) + first.read_text(encoding="utf-8"), encoding="utf-8")
        return folder

    return copied


def read(tab: Tab, folder: Path, page: str) -> str:
    """All that a page shows once its scripts have looked at the clock."""
    with served(folder, under="/") as address:
        tab.open(address + page)
        wait_for(tab, "document.readyState === 'complete' && !!document.querySelector('.place__now, .entry__now')")
        return " ".join(shown(tab).split())


@pytest.mark.parametrize(("now", "holds"), [(BEFORE, True), (AFTER, False)])
def test_a_banner_is_gone_when_it_has_ended(now: datetime, holds: bool, tab: Tab, site_at: SiteAt):
    assert (BANNER in read(tab, site_at(now), KINDS["kitchen"])) is holds


@pytest.mark.parametrize(("days", "holds"), [(0, True), (1, False)])
def test_a_pause_ends_after_its_last_day(days: int, holds: bool, tab: Tab, site_at: SiteAt):
    assert (PAUSED in read(tab, site_at(NOON + timedelta(days=days)), KINDS["paused"])) is holds


@pytest.mark.parametrize(("days", "holds"), [(0, True), (1, False)])
def test_a_closure_is_told_until_its_day_is_over(days: int, holds: bool, tab: Tab, site_at: SiteAt):
    assert (NO_WATER in read(tab, site_at(NOON + timedelta(days=days)), CLOTHES)) is holds
