"""What a journey does with a browser, whichever engine is inside: the one interface that all three adapters have."""

import json
import time
from collections.abc import Callable
from typing import Any, Protocol

PATIENCE = 15.0  # seconds
IS_VISIBLE = "?.checkVisibility({ visibilityProperty: true })"
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

    def renew(self) -> None:
        """Close the tab, and go on in a new one of the same browser."""

    def as_on_a_phone(self, phone: bool) -> None:
        """Go on in a new tab, with a phone's settings or again with those of a desktop."""

    def printed(self) -> str:
        """Give the words that come out on paper, without any white space."""


def wait_for(tab: Tab, expression: str, patience: float = PATIENCE) -> Any:
    """Wait until an expression is true in whichever page the tab shows by then, and give what it was."""
    last: Any = None
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            if last := tab.evaluate(expression):
                return last
        except Exception as error:
            last = error
        time.sleep(0.05)
    raise AssertionError(
        f"after {patience} seconds this was not so: {expression}; last: {last}; shown: {shown(tab)[:300]}"
    )


def visible(selector: str) -> str:
    """Give the JavaScript that finds the first of the elements of a selector that somebody sees."""
    return f"[...document.querySelectorAll({json.dumps(selector)})].find((it) => it{IS_VISIBLE})"


def click(tab: Tab, selector: str) -> None:
    """Tap the first element of a selector that is seen, once it is there."""
    wait_for(tab, f"document.readyState === 'complete' && !!{visible(selector)}")
    tab.evaluate(f"void setTimeout(() => {visible(selector)}.click())")


def follow(tab: Tab, selector: str) -> None:
    """Go to the first link or summary of a selector that is seen, and press Enter, which needs no scripts."""
    wait_for(tab, f"document.readyState === 'complete' && !!{visible(selector)}")
    tab.evaluate(f"{visible(selector)}.focus()")
    tab.press("Enter")


def type_into(tab: Tab, selector: str, words: str) -> None:
    """Put the cursor into the first field of a selector that is seen, once it is there, and press a key for each letter."""
    wait_for(tab, f"document.readyState === 'complete' && !!{visible(selector)}")
    tab.evaluate(f"{visible(selector)}.focus()")
    for letter in words:
        tab.press(letter)


def arrive(tab: Tab, page: str) -> None:
    """Wait until the tab shows the page whose address ends so."""
    wait_for(tab, f"location.href.endsWith({page!r}) && document.readyState === 'complete' && !!document.body")


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
