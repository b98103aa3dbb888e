"""Chromium, by Playwright, with its cache for Back and Forward turned on, as everybody has it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import CDPSession, Page, Playwright

from tests.browser.find import launch_options

SMALL = {"viewport": {"width": 360, "height": 640}}


class ChromiumTab:
    """A tab of Chromium. It goes back by the browser's own history, as its button does."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self._page, self._session = page, session

    def open(self, address: str) -> None:
        self._page.goto(address)

    def evaluate(self, expression: str) -> Any:
        return self._page.evaluate(f"(async () => await ({expression}))()")

    def _go(self, steps: int) -> None:
        history = self._session.send("Page.getNavigationHistory")
        entry = history["entries"][history["currentIndex"] + steps]
        self._session.send("Page.navigateToHistoryEntry", {"entryId": entry["id"]})

    def back(self) -> None:
        self._go(-1)

    def forward(self) -> None:
        self._go(1)

    def reload(self) -> None:
        self._session.send("Page.reload")

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)


@contextmanager
def chromium(playwright: Playwright, phone: bool) -> Iterator[ChromiumTab]:
    """Start Chromium with nothing of anybody's in it, and give its tab; with a `phone`'s settings where asked."""
    options = launch_options()
    options["args"].append("--enable-bfcache")
    browser = playwright.chromium.launch(**options, ignore_default_args=["--disable-back-forward-cache"])
    context = browser.new_context(**(playwright.devices["Galaxy S8"] | SMALL if phone else {}))
    page = context.new_page()
    yield ChromiumTab(page, context.new_cdp_session(page))
    browser.close()
