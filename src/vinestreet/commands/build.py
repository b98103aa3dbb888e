"""Build the site into the folder `site`, whole or not at all.

The package knows no MkDocs: it's a program that is started, as a person would.
"""

import os
import subprocess
import sys
from pathlib import Path
from shutil import rmtree

import click

from vinestreet.commands.command_context import read_mkdocs_settings, site_command
from vinestreet.core.atomic_files import swap_folder
from vinestreet.site.site import words_for_problems

# PYTHONUTF8: on Windows, its letters would be those of one country. The notice is of Material's end in May 2027, and
# comes at every build: contributing/decisions/0004-what-of-material.md.
AROUND = {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}


@site_command
def command(config: Path) -> None:
    """Build beside the old site and swap the two, so that a failed build never harms a good one; print what to open."""
    config = config.resolve()
    site, new = config.with_name("site"), config.with_name("site.new")
    rmtree(new, ignore_errors=True)
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(
        [*mkdocs, "--config-file", str(config), "--site-dir", str(new)], env={**os.environ, **AROUND}, check=False
    )
    if done.returncode:
        rmtree(new, ignore_errors=True)
        raise click.exceptions.Exit(1)
    t = words_for_problems(config, read_mkdocs_settings(config)["extra"])
    try:
        swap_folder(new, site)
    except OSError as error:
        print(t("build.held", folder=site, why=error.strerror), file=sys.stderr)
        raise click.exceptions.Exit(1) from None
    print(t("build.done", path=site / "index.html"))
