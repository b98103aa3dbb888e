"""Chromium, by Playwright, with its cache for Back and Forward turned on, as everybody has it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Playwright

from tests.browser.find import launch_options
from tests.browser.paper import sheets

SMALL = {"viewport": {"width": 360, "height": 640}}


class ChromiumTab:
    """A tab of Chromium. It goes back by the browser's own history, as its button does."""

    def __init__(self, browser: Browser, phone: dict[str, Any]) -> None:
        self._browser, self._phone = browser, phone
        self._open_context({})

    def _open_context(self, options: dict[str, Any]) -> None:
        self._context = self._browser.new_context(**options)
        self._open_page()

    def _open_page(self) -> None:
        self._page = self._context.new_page()
        self._session = self._context.new_cdp_session(self._page)

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

    def renew(self) -> None:
        before = self._page
        self._open_page()
        before.close()

    def as_on_a_phone(self, phone: bool) -> None:
        before = self._context
        self._open_context(self._phone if phone else {})
        before.close()

    def printed(self) -> str:
        return "".join(sheets(self._page.pdf()))


@contextmanager
def chromium(playwright: Playwright) -> Iterator[ChromiumTab]:
    """Start Chromium with nothing of anybody's in it, and give its tab."""
    options = launch_options()
    options["args"].append("--enable-bfcache")
    browser = playwright.chromium.launch(**options, ignore_default_args=["--disable-back-forward-cache"])
    yield ChromiumTab(browser, playwright.devices["Galaxy S8"] | SMALL)
    browser.close()
