"""Opens pages as a slow phone does: in Chromium, its processor slowed, nothing in the cache.

Chromium slows the page's own thread, not workers: Material's search is slowed over file:// alone, where its worker runs
in a frame of the page.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Geolocation, Page, Playwright, ViewportSize

from bench.sites import Search
from tests.browser.find import launch_options

SLOWED = 4
IN_PAGE = Path(__file__).with_name("in_page.js").read_text(encoding="utf-8")
PHONE: ViewportSize = {"width": 360, "height": 740}
# In the middle of the town that the listings are made for.
HERE: Geolocation = {"latitude": 42.1, "longitude": -72.59}
SETTLED = 5_000  # milliseconds after loading, in which a page may get ready for what comes
PATIENCE = 180_000  # milliseconds


@dataclass(frozen=True, slots=True)
class Held:
    """What a page holds: MB of JavaScript's heap (10^6 bytes), DOM nodes; both after collecting garbage."""

    heap_mb: float
    nodes: int


class PhoneError(Exception):
    """A script of the page failed; the text is the browser's."""


class Phone:
    """One page, opened for the first time."""

    def __init__(self, page: Page, session: CDPSession, search: Search) -> None:
        self.page, self.session, self.search = page, session, search

    def run(self, name: str, *arguments: Any) -> Any:
        """Give what the function `name` of in_page.js gives, which is told how this page is searched."""
        return self.page.evaluate(f"(all) => bench.{name}(...all)", [asdict(self.search), *arguments])

    def get(self, expression: str) -> Any:
        """Give what `expression` is worth in the page."""
        return self.page.evaluate(expression)

    def settle(self) -> None:
        """Wait until the page has nothing more to do."""
        self.page.wait_for_timeout(SETTLED)

    def held(self) -> Held:
        """Count what the page holds now."""
        self.session.send("HeapProfiler.collectGarbage")
        heap, counters = self.session.send("Runtime.getHeapUsage"), self.session.send("Memory.getDOMCounters")
        return Held(heap["usedSize"] / 1e6, counters["nodes"])


def start(playwright: Playwright) -> Browser:
    """Start the browser that the tests use."""
    options: dict[str, Any] = launch_options()
    return playwright.chromium.launch(**options)


@contextmanager
def phone(browser: Browser, search: Search, address: str, typed: str | None = None) -> Iterator[Phone]:
    """Open `address`. With `typed`, run bench.firstResults from the start; its promise is `bench.first` in the page.

    Raises PhoneError when a script of the page failed.
    """
    context = browser.new_context(
        service_workers="block", viewport=PHONE, permissions=["geolocation"], geolocation=HERE
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    told = json.dumps([asdict(search), typed])
    first = "" if typed is None else f"if (self === top) bench.first = bench.firstResults(...{told});"
    page.add_init_script(f"{IN_PAGE}\n{first}")
    try:
        page.goto(address, wait_until="load" if typed is None else "commit")
        yield Phone(page, session, search)
    finally:
        context.close()
    if errors:
        raise PhoneError(f"{address}: {'; '.join(errors)}")
