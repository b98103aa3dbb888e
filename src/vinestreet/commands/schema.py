"""Renew resources.schema.json, from which editors know what each field may hold."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from vinestreet.commands.running import on_site
from vinestreet.contributing.schema import FILE, schema_of, schema_text
from vinestreet.core.atomic_files import write_atomically
from vinestreet.core.project_paths import is_fork, resources_file
from vinestreet.site.site import Site


def arguments(parser: ArgumentParser) -> None:
    """Nothing but the settings."""


def run(chosen: Namespace) -> int:
    """Write the schema beside the resources.yml that people edit here: a fork's own lies in `local/`."""
    root: Path = chosen.config.parent

    def renew(site: Site, settings: dict[str, Any]) -> str:
        # A fork leaves upstream's files alone, so that it can pull without conflicts.
        overlay = is_fork(root)
        path = resources_file(root).parent / FILE
        text = schema_text(schema_of(site, overlay))
        name = path.relative_to(root).as_posix()
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            return site.words("schema.same", file=name)
        write_atomically(path, text)
        return site.words("schema.written", file=name)

    return on_site(chosen.config, renew)
