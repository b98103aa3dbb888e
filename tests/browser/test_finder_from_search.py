"""The site's search leads on to the finder with the words that were typed, and leaves them nowhere on the way."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import expected
from tests.browser.conftest import OpenPage
from tests.browser.finding import PATH, Finder, open_finder
from tests.browser.kinds import KINDS
from tests.browser.searching import search_for
from tests.browser.test_nobody_is_tracked import KEPT, NOTHING
from tests.browser.test_search_by_keyboard import open_by_keyboard

WORDS = "sop kitchen"
LINK = f"Look for “{WORDS}” in the directory"


def assert_nowhere_but_in_the_field(page: Page) -> None:
    """The words stand in no address, no history, no storage and not in the tab's name."""
    assert page.evaluate(KEPT) == NOTHING
    history = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    for entry in history["entries"]:
        told = entry["url"] + entry["userTypedURL"] + entry["title"]
        assert "kitchen" not in told.replace("vine-street-kitchen.html", "").replace("Vine Street Kitchen", "")
        assert "sop" not in told


def expect_looked_for(page: Page) -> None:
    """The finder has the words and shows what fits them."""
    finder = Finder(page)
    expect(finder.field).to_have_value(WORDS)
    expect(finder.count).to_be_focused()
    assert "vine-street-kitchen" in finder.first()[:3]


@pytest.mark.parametrize("kind", ["home", "kitchen"])
def test_the_search_of_any_page_leads_to_the_finder_with_the_words(kind: str, open_page: OpenPage, address: str):
    page = open_page(address + KINDS[kind])
    asked = []
    search_for(page, WORDS)
    page.context.on("request", lambda request: asked.append(request.url))
    page.get_by_role("dialog").get_by_role("link", name=LINK).click()
    page.wait_for_url(f"{address}{PATH}")
    expect_looked_for(page)
    assert_nowhere_but_in_the_field(page)
    assert [url for url in asked if "sop" in url or "?" in url] == []

    page.reload()
    finder = Finder(page)
    expect(finder.field).to_have_value("")
    finder.expect_lists()
    page.go_back()
    assert page.url == address + KINDS[kind]
    assert page.evaluate("window.name") == ""
    page.go_forward()
    expect(Finder(page).field).to_have_value("")


def test_on_the_finders_own_page_the_search_only_closes(open_page: OpenPage, address: str):
    finder = open_finder(open_page, address, "#free&area=downtown", at=expected.ordinary(2, 12, 15))
    page = finder.page
    before = page.evaluate("history.length")
    search_for(page, WORDS)
    page.get_by_role("dialog").get_by_role("link", name=LINK).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect_looked_for(page)
    expect(page.locator(".finder input:checked")).to_have_count(0)
    assert page.url == f"{address}{PATH}"
    assert page.evaluate("history.length") == before
    assert_nowhere_but_in_the_field(page)
    assert finder.errors == []


@pytest.mark.parametrize("kind", ["home", "directory"])
def test_the_keyboard_alone_leads_there(kind: str, open_kind: OpenPage):
    page = open_kind(kind, width=360, height=640)
    open_by_keyboard(page, WORDS)
    link = page.get_by_role("dialog").get_by_role("link", name=LINK)
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Find help near you")
    expect_looked_for(page)
    assert_nowhere_but_in_the_field(page)


def test_a_new_tab_gets_no_words_and_neither_does_this_one(open_kind: OpenPage):
    page = open_kind("home")
    search_for(page, WORDS)
    link = page.get_by_role("dialog").get_by_role("link", name=LINK)
    address = str(link.evaluate("(it) => it.href"))
    with page.context.expect_page():
        link.click(modifiers=["Control"])
    other = page.context.new_page()  # for a tab that is opened by a click crashes in Chromium 150 without windows
    other.goto(address)
    expect(Finder(other).field).to_have_value("")
    assert other.evaluate("window.name") == page.evaluate("window.name") == ""


def test_words_that_try_to_be_something_else_arrive_as_they_were_typed(open_kind: OpenPage):
    words = '<img src=x onerror="window.ran=1"> look for: $& {query} soup'
    page = open_kind("home")
    search_for(page, words)
    page.get_by_role("dialog").get_by_role("link", name="Look for").click()
    expect(Finder(page).field).to_have_value(words)
    assert page.evaluate("window.ran") is None
    assert page.locator("main img").count() == 0


def test_the_words_are_gone_even_where_the_finder_cannot_be_loaded(open_kind: OpenPage):
    page = open_kind("home")
    search_for(page, WORDS)
    page.route("**/listings.*.js", lambda route: route.abort())  # the search has it
    page.get_by_role("dialog").get_by_role("link", name=LINK).click()
    expect(page.locator("#finder-failed")).to_be_visible()
    assert_nowhere_but_in_the_field(page)
