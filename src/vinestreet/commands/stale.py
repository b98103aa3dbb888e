"""Say which listings are due to be checked, and whether the declared hours are enough."""

import json
import os
import re
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from vinestreet.commands.check import find_for_publishing
from vinestreet.commands.command_context import command_context, read_day, site_command
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.directory.entry_lines import listing_lines
from vinestreet.maintenance.review_report import ReviewReport
from vinestreet.maintenance.review_schedule import plan_of
from vinestreet.site.good_copy import load_good_site
from vinestreet.site.settings import published_address
from vinestreet.site.site import Site

MOST_WEEKS = 520
_ON_GITHUB = re.compile(
    r"(?:(?:https|ssh)://(?:[^@/\s]+@)?github\.com/|git@github\.com:)([\w.-]+/[\w.-]+?)(?:\.git)?/?", re.ASCII
)


def _weeks(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 5 and int(text) <= MOST_WEEKS:
        return int(text)
    raise click.BadParameter(f"expected a whole number up to {MOST_WEEKS}; found {text}")


def code_host(environ: Mapping[str, str]) -> str:
    """Give the address of the repository in which a workflow of GitHub's runs, from its variables; else nothing."""
    server, name = environ.get("GITHUB_SERVER_URL", ""), environ.get("GITHUB_REPOSITORY", "")
    return f"{server}/{name}" if server and name else ""


def cloned_from(root: Path) -> str:
    """Give the address of the repository on GitHub that the folder `root` was cloned from; else nothing."""
    try:
        asked = ["git", "-C", str(root), "config", "--get", "remote.origin.url"]
        found = subprocess.run(asked, capture_output=True, check=True).stdout.decode(errors="replace").strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
    match = _ON_GITHUB.fullmatch(found)  # what stands before the @ may be a password
    return f"https://github.com/{match[1]}" if match else ""


@site_command
@click.option("--weeks", type=_weeks, default="4", metavar="NUMBER", help="how many weeks to look ahead (4)")
@click.option("--on", type=read_day, metavar="DATE", help="as of this day, 2026-11-22 (today)")
@click.option(
    "--format", "form", type=click.Choice(("text", "markdown", "json")), default="text", help="the form (text)"
)
@click.option("--json", "as_json", is_flag=True, help="the same as --format json")
def command(config: Path, weeks: int, on: date | None, form: str, as_json: bool) -> None:
    """Print what is due and what comes due; that something is due is nothing to mend."""
    to_keep = form == "markdown" and not as_json  # the weekly issue, which tells of texts as well
    with command_context(config, load=_load_all if to_keep else load_good_site) as context:
        site, day = context.site, on or date.today()
        plan = plan_of(site.directory, site.place, day, weeks * 7)
        told = ReviewReport(plan, site, listing_lines(site.directory, context.root), day, day + timedelta(weeks=weeks))
        if as_json or form == "json":
            print(json.dumps(told.data(), ensure_ascii=False, indent=2))
        elif form == "markdown":
            named = str(context.settings.get("repo_url") or "")
            repository = named or code_host(os.environ) or cloned_from(context.root)
            address = published_address(os.environ) or str(context.settings.get("site_url") or "")
            print(told.markdown(address, repository))
        else:
            print(told.text())


def _load_all(config: Path, extra: dict[str, Any]) -> Site:
    """Load the site, and say of texts too which aren't published as they stand."""
    site = load_good_site(config, extra)
    if site.place.publish_with_faults:
        with suppress(ProblemsFoundError), find_for_publishing(config) as copy:
            return copy.found.site
    return site
