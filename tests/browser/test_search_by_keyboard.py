"""Search without a mouse: open, type, move through what was found, follow it, or close and be where one was."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.searching import results, status


def open_by_keyboard(page: Page, query: str) -> None:
    """Open the search from its button with Enter, type, and wait for what was found."""
    button = page.get_by_role("button", name="Search", exact=True)
    for _ in range(12):
        if button.evaluate("(it) => it === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_be_focused()
    page.keyboard.type(query)
    expect(status(page)).to_contain_text(query)


@pytest.mark.parametrize("kind", ["home", "kitchen"])
def test_the_search_opens_is_moved_through_and_followed_by_keyboard_alone(kind: str, open_kind: OpenPage):
    page = open_kind(kind, width=360, height=640)
    open_by_keyboard(page, "hungry")
    links = results(page)
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("Tab")
    expect(links.nth(1)).to_be_focused()
    wanted = links.nth(1).evaluate("(it) => it.href")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == wanted
    expect(page.locator("h1")).to_be_visible()
    assert "There's no page here" not in page.title()


@pytest.mark.parametrize("way", ["Escape", "the close button"])
def test_closing_the_search_gives_the_focus_back(way: str, open_kind: OpenPage):
    page = open_kind("essay")
    open_by_keyboard(page, "hungry")
    if way == "the close button":
        page.get_by_role("button", name="Close").focus()
    page.keyboard.press("Escape" if way == "Escape" else "Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_focused()


def test_a_search_that_was_closed_begins_empty(open_kind: OpenPage):
    page = open_kind("essay")
    open_by_keyboard(page, "hungry")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_value("")
    expect(results(page)).to_have_count(0)
