"""The town that tests expect things of: Riverton as it was in November 2026, with fewer texts.

It lies in `town/` and changes only when a test needs something else, so that nobody who adds a place or writes an essay
has to mend tests, and a fork's own places and words never meet them. What it is built with (hooks, templates, messages)
is the project's own, as it is now. What must be so on the project's own pages is asked in tests/content.
"""

import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).parents[1]
TOWN = Path(__file__).parent / "town"
BUILT_WITH = ("hooks", "src", "messages", "overrides", "local.example", ".github/ISSUE_TEMPLATE")
_KEPT: list[TemporaryDirectory[str]] = []  # until the tests end


def town_at(into: Path) -> Path:
    """Put the town together as a project in the new folder `into`, for a test to build and to change."""
    into.mkdir()
    for name in filter(lambda name: (PROJECT / name).is_dir(), BUILT_WITH):
        shutil.copytree(PROJECT / name, into / name, ignore=shutil.ignore_patterns("__pycache__"))
    lay_town(into)
    return into


def lay_town(into: Path) -> None:
    """Put what the town is into the folder `into` of a project: its settings, its places and its texts."""
    for name in ("docs", "lexicon"):
        shutil.copytree(TOWN / name, into / name)
    for name in ("resources.yml", "grades.yml"):
        shutil.copy2(TOWN / name, into)
    upstream = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    place = (TOWN / "place.yml").read_text(encoding="utf-8")
    text, count = re.subn(r"^extra:\n(?:[ #].*\n|\n)*", lambda _: place, upstream, flags=re.MULTILINE)
    assert count == 1
    (into / "mkdocs.yml").write_text(text, encoding="utf-8")


@cache
def the_town() -> Path:
    """Give the folder of the town as a project, for tests that only read it."""
    _KEPT.append(TemporaryDirectory(prefix="town-"))
    return town_at(Path(_KEPT[-1].name) / "project")
