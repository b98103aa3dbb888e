"""A small site, for tests that do something once for each of its files."""

import re
from collections.abc import Sequence
from pathlib import Path

from tests.built_site.building import copy_of_project
from vinestreet.texts.library import FOLDERS

LISTINGS = (
    "us-988-lifeline", "us-crisis-text-line", "us-trans-lifeline", "us-national-domestic-violence-hotline",
    "emergency-us-ca-911", "vine-street-kitchen",
)  # fmt: skip
NEEDS = ("food", "talk")
TEXTS = {"connection.md", "two-at-the-sink.md", "own-reflection.md"}  # one of each kind


def small_project(into: Path, name: str = "Vine Street", *, texts: bool = False, more: Sequence[str] = ()) -> Path:
    """Make the town in `into` without most listings, needs and areas; the site is called `name`.

    It has the listings `more` besides, and no texts, or with `texts` one of each kind, which lead to no others.
    """
    project = copy_of_project(into)
    for folder in FOLDERS:
        for text in (project / "docs" / folder).glob("*.md"):
            if texts and text.name in TEXTS:
                text.write_text(_leads_nowhere(text.read_text(encoding="utf-8")), encoding="utf-8")
            elif text.name != "index.md":
                text.unlink()
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("site_name: Vine Street", f"site_name: {name}")
    areas = r"^      (?!downtown|old-mill|united-states)[a-z-]+: \{label.*\n"
    settings.write_text(re.sub(areas, "", text, flags=re.MULTILINE), encoding="utf-8")
    directory = project / "resources.yml"
    before, needs, listings = re.split(r"^needs:\n|^resources:\n", directory.read_text(encoding="utf-8"), flags=re.M)
    kept_needs = "".join(_entries(needs, NEEDS))
    kept = "".join(_entries(listings, (*LISTINGS, *more)))
    kept = re.sub(r"^    needs: .*$", "    needs: [food, talk]", kept, flags=re.MULTILINE)
    kept = re.sub(r"^    area: (?!downtown|old-mill|united-states).*$", "    area: downtown", kept, flags=re.MULTILINE)
    directory.write_text(f"{before}needs:\n{kept_needs}resources:\n{kept}", encoding="utf-8")
    lexicon = project / "lexicon/en.yml"
    before, needs, others = re.split(r"^needs:\n|(?=^who:\n)", lexicon.read_text(encoding="utf-8"), flags=re.M)
    kept_words = "".join(_entries(needs, NEEDS))
    lexicon.write_text(f"{before}needs:\n{kept_words}{others}", encoding="utf-8")
    return project


def _entries(section: str, ids: tuple[str, ...]) -> list[str]:
    parts = re.split(r"(?m)^(?=  [a-z0-9-]+:)", section)
    return [part for part in parts if part.strip().partition(":")[0] in ids]


def _leads_nowhere(text: str) -> str:
    """The text without what leads to places and texts that are left out."""
    text = re.sub(r"^places:\n(?:  .*\n)+", "places: {needs: [food, talk]}\n", text, flags=re.MULTILINE)
    text = re.sub(r"^essays: .*", "essays: [connection]", text, flags=re.MULTILINE)
    return re.sub(r"\[([^\]]+)\]\([^)]*\.md[^)]*\)", r"\1", text)
