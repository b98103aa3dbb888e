"""What a person does with the list of their own, and what the browser then holds."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.kinds import KINDS

STORED = "Object.fromEntries(Object.entries(localStorage).map(([key, value]) => [key, JSON.parse(value)]))"
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
})"""


def keep_button(page: Page, name: str = "") -> Locator:
    """The button that keeps the place called `name`; without one, the page's own place. It says so when it is kept."""
    return page.get_by_role("button", name=re.compile(f"^Ke(ep|pt) on my list: {re.escape(name)}"))


def said_by(button: Locator) -> Locator:
    """What was said after a tap on it."""
    return button.locator("xpath=(.|..)/following-sibling::*[@class='keep__said'][1]")


def keep(page: Page, start: str, *kinds: str) -> None:
    """Keep the places of these kinds of pages of the site at `start`, and open the list."""
    for kind in kinds:
        page.goto(start + KINDS[kind])
        keep_button(page).click()
        expect(keep_button(page)).to_have_attribute("aria-pressed", "true")
    page.goto(start + KINDS["my list"])


def stored(page: Page) -> list[dict[str, Any]]:
    """The places of the one list that the browser holds, or none."""
    lists = list(page.evaluate(STORED).values())
    assert len(lists) <= 1
    return lists[0] if lists else []
