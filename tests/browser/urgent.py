"""The town with what holds for a while, as long as a banner may be: until an evening to come."""

from datetime import timedelta
from pathlib import Path

from tests.browser import expected
from tests.built_site.building import copy_of_project

BANNER = "The kitchen on Vine Street is closed tonight. Supper is at the shelter from 6 PM. Bring a bowl, too."
UNTIL = expected.ordinary(2, 18)
END = f"Until Wed, {UNTIL:%b} {UNTIL.day}, 6\xa0PM."
NOON, BEFORE, AFTER = (UNTIL + timedelta(minutes=minutes) for minutes in (-345, -1, 1))
FILES = {"banner.yml": f"words: {BANNER}\nuntil: {UNTIL:%Y-%m-%d %H:%M}\nlink: vine-street-kitchen\n"}


def urgent_project(into: Path, **files: str) -> Path:
    """Make the town in `into` with FILES, or with these `files` by their names without `.yml`."""
    project = copy_of_project(into)
    for name, text in (FILES | {f"{name}.yml": text for name, text in files.items()}).items():
        (project / name).write_text(text, encoding="utf-8")
    return project
