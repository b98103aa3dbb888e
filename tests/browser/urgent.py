"""The town with what holds for a while: a banner as long as one may be, a closure and a pause, until a day to come."""

import re
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import expected
from tests.built_site.building import copy_of_project

BANNER = "The kitchen on Vine Street is closed tonight. Supper is at the shelter from 6 PM. Bring a bowl, too."
UNTIL = expected.ordinary(2, 18)
LATER = UNTIL + timedelta(days=20)
NO_WATER, NEW_PIPES = (
    f"Closed {day:%A}, {day:%B} {day.day}, {day.year}. {words}."
    for day, words in ((UNTIL, "No water"), (LATER, "New pipes"))
)
END = f"Until Wed, {UNTIL:%b} {UNTIL.day}, 6\xa0PM."
NOON, BEFORE, AFTER = (UNTIL + timedelta(minutes=minutes) for minutes in (-345, -1, 1))
PAUSED = f"Paused through {UNTIL:%B} {UNTIL.day}, {UNTIL.year}. The room is being painted."
FILES = {
    "banner.yml": f"words: {BANNER}\nuntil: {UNTIL:%Y-%m-%d %H:%M}\nlink: vine-street-kitchen\n",
    "closures.yml": f"- from: {UNTIL:%Y-%m-%d}\n  needs: wash\n  words: No water\n"
    f"- from: {LATER:%Y-%m-%d}\n  needs: wash\n  words: New pipes\n",
}
_STATUS = re.compile(r"(?<=\n  kite-group:\n)((?:    .*\n)*?)    status:\n(?:      .*\n)+")


def urgent_project(into: Path) -> Path:
    """Make the town in `into` with a banner, whoever has showers closed on that day, and Kite paused through it."""
    project = copy_of_project(into)
    for name, text in FILES.items():
        (project / name).write_text(text, encoding="utf-8")
    path = project / "resources.yml"
    status = f"    status: {{is: paused, until: {UNTIL:%Y-%m-%d}, words: The room is being painted.}}\n"
    text, count = _STATUS.subn(rf"\g<1>{status}", path.read_text(encoding="utf-8"))
    assert count == 1
    path.write_text(text, encoding="utf-8")
    return project


def at(page: Page, time: datetime, address: str) -> Page:
    """The page at `address` as it is read at this `time`."""
    page.clock.set_fixed_time(time)
    page.goto(address)
    return page
