"""Note how hard each page is to read, for later checks to compare with."""

from argparse import ArgumentParser, Namespace
from typing import Any

from vinestreet.commands.running import on_site
from vinestreet.core.project_paths import FOLDER, is_fork
from vinestreet.lint.text_checks import GRADES, write_grades
from vinestreet.site.site import Site


def arguments(parser: ArgumentParser) -> None:
    """Nothing but the settings."""


def run(chosen: Namespace) -> int:
    """Write how hard each page of the site is to read into the file of grades beside its settings."""

    def note(site: Site, settings: dict[str, Any]) -> str:
        root = chosen.config.parent
        file = f"{FOLDER}/{GRADES}" if is_fork(root) else GRADES
        return site.words("check.grades", pages=write_grades(root), file=file)

    return on_site(chosen.config, note)
