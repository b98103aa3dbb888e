"""A browser that runs no scripts shows everything that the pages say, with a plain way to everything."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS

# A message to send to someone is written anew when its reader changes it; its link is not one of these.
LINKS = "[...document.querySelectorAll('main a:not([href^=\"sms:?\"]), .foot a')].map((link) => link.href)"


@pytest.mark.parametrize("kind", KINDS)
def test_scripts_only_add_to_the_words_and_links_of_a_page(kind: str, open_kind: OpenPage):
    page = open_kind(kind)
    plain = open_kind(kind, java_script_enabled=False)
    words = "".join(page.locator("main").text_content().lower().split())
    shown = plain.locator("main").inner_text().lower().splitlines()
    assert [line for line in shown if "".join(line.split()) not in words] == []
    assert set(plain.evaluate(LINKS)) <= set(page.evaluate(LINKS))


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", ["home", "kitchen", "404"])
def test_without_scripts_there_is_a_way_to_everything_in_place_of_the_search(
    kind: str, width: int, open_kind: OpenPage
):
    page = open_kind(kind, width=width, java_script_enabled=False)
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("link", name="Everything on this site").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything on this site")
    page.get_by_role("main").get_by_role("link", name="Something to eat").click()
    page.get_by_role("main").get_by_role("link", name="Vine Street Kitchen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vine Street Kitchen")


def test_with_scripts_the_search_stands_in_the_place_of_that_way(open_kind: OpenPage):
    page = open_kind("home")
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Everything on this site")).to_have_count(0)
