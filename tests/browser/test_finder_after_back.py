"""After Back, the finder's fields, toggles and list say the same; words are gone, and it says so."""

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


def expect_agreement(finder: Finder) -> None:
    """Only what stands in the address is wanted, by the form and by the list."""
    expect(finder.field).to_have_value("")
    expect(finder.toggle("Free")).to_be_checked()
    assert finder.all() == expected.found(expected.TOGGLES["Free"])
    expect(finder.note).to_have_text(GONE)
    finder.field.fill("soup")
    expect(finder.note).to_be_empty()
    assert finder.errors == []


def test_a_page_that_the_browser_kept_with_empty_fields_agrees(open_page: OpenPage, address: str):
    finder = open_finder(open_page, address, "#free", at=NOON)
    finder.field.fill("bed")
    finder.page.evaluate(EMPTIED)
    expect_agreement(finder)


def test_words_alone_give_way_to_the_lists(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    finder.field.fill("suicide")
    finder.page.evaluate(EMPTIED)
    finder.expect_lists()
    expect(finder.found).to_be_hidden()
    expect(finder.note).to_have_text(GONE)


def test_a_page_that_is_loaded_anew_says_that_words_are_gone(open_page: OpenPage, address: str):
    finder = open_finder(open_page, address, "#free")  # a fixed time takes away how the page was come to
    expect(finder.note).to_be_empty()
    finder.field.fill("bed")
    finder.page.locator("#finder-cards a").first.click()
    finder.page.wait_for_url(lambda url: PATH not in url)
    finder.page.go_back()
    expect_agreement(finder)


@pytest.mark.parametrize("kind", ["kitchen", "directory"])
def test_the_search_dialog_agrees_too(kind: str, open_kind: OpenPage):
    page = open_kind(kind)
    expect(search_for(page, "kitchen").first).to_be_visible()
    page.evaluate(EMPTIED)
    expect(results(page)).to_have_count(0)
    expect(status(page)).to_be_empty()
    expect(page.locator(".search__directory")).to_be_hidden()
