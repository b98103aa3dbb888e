"""Write one zip of the built site, to pass on or carry on a USB stick."""

from pathlib import Path

import click

from vinestreet.commands.command_context import FILE, command_context, site_command
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.outputs.zip_bundle import write_bundle


@site_command
@click.option("--site", "built", type=FILE, default=Path("site"), help="the folder of the built site (site)")
@click.option("--out", type=FILE, default=Path("dist"), help="the folder for the zip (dist)")
def command(config: Path, built: Path, out: Path) -> None:
    """Write the zip of the built site, or print why that cannot be."""
    with command_context(config) as context:
        site = context.site
        if not site.can_be_published:
            raise ProblemsFoundError(site.doubtful)
        path = write_bundle(built, str(context.settings.get("site_name", "")), site, out)
        print(site.words("bundle.done", path=path, megabytes=f"{path.stat().st_size / 1e6:.1f}"))
