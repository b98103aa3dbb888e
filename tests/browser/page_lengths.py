"""How long each page may be, in screens of a small phone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page

PHONE = {"width": 360, "height": 640}
NIGHT = datetime(2026, 12, 2, 4, tzinfo=UTC)  # when places are closed, which takes more lines than that they're open
MOST_OF_A_TEXT = 17  # of an essay, whose short version takes one and a half of them
MOST_OF_A_TALK = 19  # of a conversation without branches; one that branches shows a part at a time
MOST = 7
_MOST_OF = {
    "index.html": 6,
    "directory/index.html": 6,
    "directory/my-list.html": 6,
    "essays/index.html": 9,  # thirty essays, each with its first thought
    "conversations/index.html": 8,
}
_MOST_IN = {"directory/needs": 6, "directory": 5, "essays": MOST_OF_A_TEXT, "conversations": MOST_OF_A_TALK}


def most_screens(path: str) -> int:
    """So many screens the page at `path` may take: a place least, an essay or a conversation most."""
    folder, _, name = path.rpartition("/")
    return _MOST_OF.get(path) or (MOST if name == "index.html" else _MOST_IN.get(folder, MOST))


def screens(page: Page) -> float:
    return page.evaluate("document.documentElement.scrollHeight / innerHeight")


def too_long(page: Page, site: Path, address: str) -> Iterator[str]:
    """Open every page of the `site`, and name those that take more than they may."""
    page.set_viewport_size(PHONE)
    page.clock.set_fixed_time(NIGHT)
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        page.goto(address + path)
        found, most = screens(page), most_screens(path)
        if found > most:
            yield f"{path}: {found:.1f} screens, at most {most}"
