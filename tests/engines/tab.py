"""What a journey does with a browser, whichever engine is inside: the one interface that all three adapters have."""

import json
import time
from collections.abc import Callable
from typing import Any, Protocol

PATIENCE = 15.0  # seconds
# What somebody sees of the page: nothing of a document that is not displayed, or whose words are not visible.
SHOWN = """(() => {
  const page = document.documentElement;
  if (!page || !document.body || getComputedStyle(page).display === "none") return document.title;
  return `${document.title} ${document.body.innerText}`;
})()"""


class Tab(Protocol):
    """One tab of a browser."""

    def open(self, address: str) -> None:
        """Go to an address, as somebody does who types it."""

    def evaluate(self, expression: str) -> Any:
        """Give what a JavaScript expression is in the page; what it gives has to be JSON."""

    def back(self) -> None:
        """Press Back."""

    def forward(self) -> None:
        """Press Forward."""

    def reload(self) -> None:
        """Press Reload."""

    def press(self, key: str) -> None:
        """Press a key of the keyboard, by its name in JavaScript, and let it go."""


def wait_for(tab: Tab, expression: str) -> Any:
    """Wait until an expression is true in whichever page the tab shows by then, and give what it was."""
    last: Any = None
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if last := tab.evaluate(expression):
                return last
        except Exception as error:
            last = error
        time.sleep(0.05)
    raise AssertionError(
        f"after {PATIENCE} seconds this was not so: {expression}; last: {last}; shown: {shown(tab)[:300]}"
    )


def click(tab: Tab, selector: str) -> None:
    """Tap the first element that a selector finds, once it is there."""
    wait_for(tab, f"document.readyState === 'complete' && !!document.querySelector({json.dumps(selector)})")
    tab.evaluate(f"void setTimeout(() => document.querySelector({json.dumps(selector)}).click())")


def shown(tab: Tab) -> str:
    """Give the title and the words that the tab shows; nothing where the browser shows a page of its own."""
    try:
        return str(tab.evaluate(SHOWN))
    except Exception:
        return ""


def all_shown(tab: Tab, act: Callable[[], object], seconds: float = 0.8) -> list[str]:
    """Do something, and give everything that the tab shows in the time after it."""
    act()
    seen: list[str] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        seen.append(shown(tab))
        time.sleep(0.05)
    return seen
