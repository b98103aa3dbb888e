"""What a person does with the search, and what it shows them."""

from playwright.sync_api import Locator, Page, expect

NOTHING_HAS_THIS = "zzxqvw"


def open_search(page: Page) -> Locator:
    """Open the search with its button, and give its field."""
    page.get_by_role("button", name="Search", exact=True).click()
    field = page.get_by_role("dialog").get_by_role("textbox")
    expect(field).to_be_focused()
    return field


def status(page: Page) -> Locator:
    """Where the search says what it found."""
    return page.get_by_role("dialog").get_by_role("status")


def results(page: Page) -> Locator:
    """The links to what it found."""
    return page.locator("dialog .md-search-result__list li a")


def search_for(page: Page, query: str) -> Locator:
    """Search, wait for the answer, and give the links to what was found."""
    field = open_search(page)
    field.press_sequentially(query)
    expect(status(page)).to_contain_text(query)
    return results(page)
