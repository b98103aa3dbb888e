"""Build the site into the folder `site`, whole or not at all.

The package knows no MkDocs: it's a program that is started, as a person would.
"""

import os
import subprocess
import sys
from pathlib import Path
from shutil import rmtree

import click

from vinestreet.commands.check import find_for_publishing
from vinestreet.commands.command_context import read_mkdocs_settings, site_command
from vinestreet.core.atomic_files import swap_folder
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.site.site import tell_stand_ins, words_for_problems

# PYTHONUTF8: on Windows, its letters would be those of one country. The notice is of Material's end in May 2027, and
# comes at every build: contributing/decisions/0004-what-of-material.md.
AROUND = {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}


@site_command
def command(config: Path) -> None:
    """Build beside the old site and swap the two, so that a failed build never harms a good one; print what to open."""
    config = config.resolve()
    site, new = config.with_name("site"), config.with_name("site.new")
    rmtree(new, ignore_errors=True)
    if not _build(config, new) and not _build_the_rest(config, new):
        rmtree(new, ignore_errors=True)
        raise click.exceptions.Exit(1)
    t = words_for_problems(config, read_mkdocs_settings(config)["extra"])
    try:
        swap_folder(new, site)
    except OSError as error:
        print(t("build.held", folder=site, why=error.strerror), file=sys.stderr)
        raise click.exceptions.Exit(1) from None
    print(t("build.done", path=site / "index.html"))


def _build(config: Path, into: Path) -> bool:
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    asked = [*mkdocs, "--config-file", str(config), "--site-dir", str(into)]
    return subprocess.run(asked, env={**os.environ, **AROUND}, check=False).returncode == 0


def _build_the_rest(config: Path, into: Path) -> bool:
    """Build with every file that stopped it as it last was, where the settings want that; a pull request's waits."""
    if os.environ.get("GITHUB_EVENT_NAME") == "pull_request":
        return False
    try:
        with find_for_publishing(config) as copy:
            if copy.config == config:
                return False  # the check finds nothing; the build said what it is
            rmtree(into, ignore_errors=True)
            print(tell_stand_ins(copy.found.site), file=sys.stderr)
            return _build(copy.config, into)
    except (ProblemsFoundError, OSError):
        return False  # the build said what is wrong
