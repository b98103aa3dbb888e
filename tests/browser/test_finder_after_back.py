"""After Back, words are there again, and the finder's fields, toggles and list say the same."""

import pytest
from playwright.sync_api import expect

from tests.browser import expected
from tests.browser.conftest import OpenPage
from tests.browser.finding import PATH, Finder, open_finder
from tests.browser.searching import results, search_for, status

NOON = expected.ordinary(2, 12, 15)
GONE = "What you type here isn't kept when you go to another page. If you had typed something, you can type it again."
# What WebKit does with a page that it kept whole: fields that are not to be remembered are as at first.
EMPTIED = """() => {
  for (const field of document.querySelectorAll("input, select")) {
    if (field.type === "checkbox") field.checked = field.defaultChecked; else field.value = "";
  }
  dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
}"""


KEPT = "() => Object.keys(sessionStorage)"
REFUSED = (
    """Object.defineProperty(window, "sessionStorage", { get() { throw new DOMException("no", "SecurityError"); } });"""
)


def to_a_place_and_back(finder: Finder) -> None:
    """Look at the first place that was found, and press Back."""
    finder.page.locator("#finder-cards a").first.click()
    finder.page.wait_for_url(lambda url: PATH not in url)
    finder.page.go_back()


def test_words_and_what_was_taken_back_of_them_are_there_again(open_page: OpenPage, address: str):
    finder = open_finder(open_page, address, "#free")  # a fixed time takes away how the page was come to
    finder.field.fill("hungry")
    finder.page.get_by_role("button", name="Remove: Something to eat").click()
    before = finder.first()
    finder.page.evaluate("scrollTo(0, 400)")
    to_a_place_and_back(finder)
    expect(finder.field).to_have_value("hungry")
    expect(finder.toggle("free")).to_be_checked()
    expect(finder.chips).to_be_hidden()
    expect(finder.note).to_be_empty()
    assert finder.first() == before
    assert finder.page.evaluate("scrollY") > 300
    assert finder.page.evaluate(KEPT) == []
    assert finder.errors == []


def test_opened_anew_it_has_forgotten(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address)
    finder.field.fill("hungry")
    finder.page.locator("#finder-cards a").first.click()
    finder.page.wait_for_url(lambda url: PATH not in url)
    assert len(finder.page.evaluate(KEPT)) == 1
    finder.page.goto(http_address + PATH)
    expect(finder.field).to_have_value("")
    assert finder.page.evaluate(KEPT) == []


def test_a_page_that_the_browser_kept_with_empty_fields_fills_them(open_page: OpenPage, address: str):
    finder = open_finder(open_page, address, "#free", at=NOON)
    finder.field.fill("hungry")
    finder.page.evaluate("document.addEventListener('click', (event) => event.preventDefault())")
    before = finder.all()
    kept = {"hash": "#free", "text": "hungry", "ignored": [], "cards": 3, "y": 0}
    finder.page.evaluate(
        "(kept) => sessionStorage.setItem(vineStreet.storageKey('search'), JSON.stringify(kept))", kept
    )
    finder.page.evaluate(EMPTIED)
    expect(finder.field).to_have_value("hungry")
    expect(finder.toggle("free")).to_be_checked()
    assert finder.all() == before
    assert finder.page.evaluate(KEPT) == []
    assert finder.errors == []


def test_where_words_were_removed_meanwhile_the_kept_page_has_none(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    finder.field.fill("suicide")
    finder.page.evaluate(EMPTIED)
    finder.expect_lists()
    expect(finder.found).to_be_hidden()
    expect(finder.note).to_be_empty()


def test_a_browser_that_keeps_nothing_says_that_words_are_gone(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, script=REFUSED)
    finder.field.fill("hungry")
    to_a_place_and_back(finder)
    expect(finder.field).to_have_value("")
    expect(finder.note).to_have_text(GONE)
    finder.field.fill("soup")
    expect(finder.note).to_be_empty()
    assert finder.errors == []


@pytest.mark.parametrize("kind", ["kitchen", "directory"])
def test_the_search_dialog_agrees_too(kind: str, open_kind: OpenPage):
    page = open_kind(kind)
    expect(search_for(page, "kitchen").first).to_be_visible()
    page.evaluate(EMPTIED)
    expect(results(page)).to_have_count(0)
    expect(status(page)).to_be_empty()
    expect(page.locator(".search__directory")).to_be_hidden()
