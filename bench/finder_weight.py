"""Weighs everything that the finder's page loads, as a server sends it: each file compressed by gzip at level 6."""

from pathlib import Path

from playwright.sync_api import Browser

from bench.browser import phone
from bench.sites import FINDER, PAGE
from bench.weight import packed


def loaded(browser: Browser, site: Path, address: str) -> dict[str, int]:
    """Give the bytes of each file of `site`, served at `address`, that the page asks for until it has answered."""
    asked: list[str] = []
    with phone(browser, FINDER, "about:blank") as page:
        page.page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        page.page.goto(address + PAGE)
        page.run("keys", ["food"])
        page.page.wait_for_selector(FINDER.result)
    return {path: packed(site / path) for path in dict.fromkeys(asked)}
