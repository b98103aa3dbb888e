"""A small site, for tests that do something once for each of its files."""

import re
from pathlib import Path

from tests.site.building import copy_of_project
from vinestreet.texts.library import FOLDERS

LISTINGS = (
    "us-988-lifeline", "us-crisis-text-line", "us-trans-lifeline", "us-national-domestic-violence-hotline",
    "emergency-us-ca-911", "vine-street-kitchen",
)  # fmt: skip
NEEDS = ("food", "talk")


def small_project(into: Path, name: str = "Vine Street") -> Path:
    """Copy the project to `into` without most listings, needs and areas, and without texts; the site is called `name`."""
    project = copy_of_project(into)
    for folder in FOLDERS:
        for text in (project / "docs" / folder).glob("*.md"):
            if text.name != "index.md":
                text.unlink()
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("site_name: Vine Street", f"site_name: {name}")
    areas = r"^      (?!downtown|old-mill|united-states)[a-z-]+: \{label.*\n"
    settings.write_text(re.sub(areas, "", text, flags=re.MULTILINE), encoding="utf-8")
    directory = project / "resources.yml"
    before, needs, listings = re.split(r"^needs:\n|^resources:\n", directory.read_text(encoding="utf-8"), flags=re.M)
    kept_needs = "".join(_entries(needs, NEEDS))
    kept = "".join(_entries(listings, LISTINGS))
    kept = re.sub(r"^    needs: .*$", "    needs: [food, talk]", kept, flags=re.MULTILINE)
    directory.write_text(f"{before}needs:\n{kept_needs}resources:\n{kept}", encoding="utf-8")
    return project


def _entries(section: str, ids: tuple[str, ...]) -> list[str]:
    parts = re.split(r"(?m)^(?=  [a-z0-9-]+:)", section)
    return [part for part in parts if part.strip().partition(":")[0] in ids]
