"""The project's own pages, whatever they say today: of each folder, the longest and the shortest.

Nothing here expects certain words, so it holds for every copy that `make check` finds well, in any language.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.page_lengths import too_long
from tests.browser.test_axe import ON_A_PHONE, violations
from tests.browser.test_every_kind import CLIPPED
from tests.browser.test_nothing_foreign import Watch
from tests.built_site.serving import served
from tests.frozen_town import PROJECT
from vinestreet.core.project_paths import LayeredFolder


@pytest.fixture(scope="module")
def own_address(own_site: Path) -> Iterator[str]:
    """Where the project's own site is served, at the root of a host."""
    with served(own_site, under="/") as address:
        yield address


def extremes(site: Path) -> list[str]:
    """Every page of the site's own folder, and the longest and the shortest of each below it."""
    pages = list(site.rglob("*.html"))
    found = {path for path in pages if path.parent == site or path.name == "index.html"}
    for folder in {path.parent for path in pages}:
        by_size = sorted((path for path in pages if path.parent == folder), key=lambda path: path.stat().st_size)
        found |= {by_size[0], by_size[-1]}
    return sorted(path.relative_to(site).as_posix() for path in found)


def open_details(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")


def test_nothing_is_cut_off_on_them_axe_finds_nothing_and_nobody_else_is_asked(
    browser: Browser, own_site: Path, own_address: str
):
    faults = []
    with browser.new_context(service_workers="block") as context:
        watch = Watch(context, own_address)
        page = context.new_page()
        for path in extremes(own_site):
            page.set_viewport_size({"width": 320, "height": 640})
            page.goto(own_address + path)
            faults += [f"{path}, 320 px: {fault}" for fault in page.evaluate(CLIPPED)]
            open_details(page)
            faults += violations(page, path, [ON_A_PHONE])
    assert faults == []
    assert (watch.foreign, watch.wrong) == ([], [])


def test_no_page_that_a_fork_did_not_write_is_longer_than_it_has_to_be(
    browser: Browser, own_site: Path, own_address: str
):
    docs = LayeredFolder(PROJECT / "docs")
    with browser.new_context(service_workers="block") as context:
        found = list(too_long(context.new_page(), own_site, own_address))
    assert [told for told in found if not docs.is_own(told.partition(".html: ")[0] + ".md")] == []
