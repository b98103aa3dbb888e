"""Write one zip of the built site, to hand on or to carry on a stick."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from vinestreet.commands.running import on_site
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.outputs.zip_bundle import write_bundle
from vinestreet.site.site import Site


def arguments(parser: ArgumentParser) -> None:
    """Where the site is, and where the zip goes."""
    parser.add_argument("--site", type=Path, default=Path("site"), help="the folder of the built site (site)")
    parser.add_argument("--out", type=Path, default=Path("dist"), help="the folder for the zip (dist)")


def run(chosen: Namespace) -> int:
    """Write the zip of the built site, or print why that cannot be."""

    def write(site: Site, settings: dict[str, Any]) -> str:
        if not site.can_be_published:
            raise ProblemsFoundError(site.doubtful)
        path = write_bundle(chosen.site, str(settings.get("site_name", "")), site, chosen.out)
        return site.words("bundle.done", path=path, megabytes=f"{path.stat().st_size / 1e6:.1f}")

    return on_site(chosen.config, write)
