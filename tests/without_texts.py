"""The project without what there is to read, for tests of places, settings and commands: a check takes a tenth."""

from pathlib import Path

from tests.built_site.building import copy_of_project
from vinestreet.texts.library import FOLDERS


def copy_without_texts(into: Path) -> Path:
    """Copy the project to `into` without its essays, conversations and pages to practice with."""
    copy_of_project(into)
    for folder in FOLDERS:
        for text in (into / "docs" / folder).glob("*.md"):
            if text.name != "index.md":
                text.unlink()
    return into
