"""The zip for a stick, unpacked and opened by double-click, with the network off."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.finding import Finder
from tests.browser.keeping import keep_button, stored
from tests.browser.searching import search_for
from tests.browser.test_nobody_is_tracked import watched
from tests.directory.the_site import the_site
from vinestreet.outputs.zip_bundle import write_bundle


@pytest.fixture
def stick(site: Path, tmp_path: Path) -> str:
    """The address of the unpacked site."""
    shutil.unpack_archive(write_bundle(site, "Vine Street", the_site(), tmp_path), tmp_path / "on a stick")
    return f"{(tmp_path / 'on a stick/vine-street').as_uri()}/"


def test_everything_works_from_a_stick_with_the_network_off(open_page: OpenPage, stick: str):
    page = open_page("about:blank", offline=True)
    asked, wrong = watched(page)
    page.goto(f"{stick}index.html")
    for is_off in (False, True):  # Chromium 150 forgets it when it opens a file
        page.context.set_offline(is_off)
    assert not page.evaluate("navigator.onLine")

    for words in ("Find help", "Read", "About", "Talk to someone now"):
        page.get_by_role("banner").get_by_role("link", name=words, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_load_state("networkidle")  # whoever leaves while a file is on its way cancels that request
    page.go_back()

    search_for(page, "hungry").first.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    page.get_by_role("banner").get_by_role("link", name="Find help", exact=True).click()
    look_for_food(page)
    keep_button(page).click()
    expect(keep_button(page)).to_have_attribute("aria-pressed", "true")
    page.goto(f"{stick}directory/my-list.html")
    expect(page.get_by_role("heading", level=2, name="1 place")).to_be_visible()
    assert [place["id"] for place in stored(page)] == ["vine-street-kitchen"]

    assert wrong == []
    assert [url for url in asked if not url.startswith(stick)] == []


def look_for_food(page: Page) -> None:
    """Type, tap a toggle, and go to the place that was found."""
    finder = Finder(page)
    finder.field.fill("sop kitchen")
    finder.toggle("no-id").check()
    finder.card("Vine Street Kitchen").get_by_role("link", name="Vine Street Kitchen").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vine Street Kitchen")
    assert finder.errors == []
