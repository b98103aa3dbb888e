"""Make this copy your own: ask for the place and its crisis lines, and write mkdocs.local.yml and local/."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from vinestreet.commands.command_context import CommandContext, command_context, read_mkdocs_settings, site_command
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.core.project_paths import FOLDER, SETTINGS
from vinestreet.fork.scaffold import write_fork
from vinestreet.fork.setup_questions import NotAnsweredError, ask_for_place
from vinestreet.fork.stranded_places import move_places, stranded_places
from vinestreet.fork.upstream_differences import find_merge_risks
from vinestreet.site.site import load_site

STEPS = (
    "fork.next_serve",
    "fork.next_mend",
    "fork.next_write",
    "fork.next_commit",
    "fork.next_site",
    "fork.next_guide",
)


@site_command
@click.option("--name", help="what the site is called")
@click.option("--place", help="the town or region it's for")
@click.option("--country", help="its country: two letters, or its English name")
@click.option("--timezone", help="its time zone, for example Europe/Dublin")
@click.option("--locale", help="language and country, for example en_IE")
@click.option("--areas", help="parts of town, separated by commas")
@click.option("--crisis", help="ids of crisis lines that upstream has, separated by commas")
@click.option("--line", multiple=True, help="a crisis line of your own, as `name: number`; you can repeat this")
@click.option("--emergency", help="the emergency number")
@click.option("--corrections", help="the e-mail address for people who find something wrong")
@click.option("--hours", help="how many hours a week people spend checking")
@click.option("--check", is_flag=True, help="only say what a merge with upstream may stumble over")
@click.option("--upstream", default="", help="with --check: the branch to compare with (upstream/main)")
def command(config: Path, check: bool, upstream: str, **given: Any) -> None:
    """Make the fork, or print why that cannot be; every answer may be given as an option, the rest is asked."""
    root = config.parent
    if check:
        with command_context(config) as context:
            if found := find_merge_risks(root, upstream):
                raise ProblemsFoundError(found)
            print(context.site.words("fork.no_strays"))
        return
    try:
        with command_context(root / "mkdocs.yml") as context:
            _make(context, given)
    except click.Abort:
        print(file=sys.stderr)
        raise click.exceptions.Exit(1) from None


def _make(context: CommandContext, given: Mapping[str, Any]) -> None:
    root, t = context.root, context.site.words
    if (there := next((path for path in (root / SETTINGS, root / FOLDER) if path.exists()), None)) is not None:
        raise ProblemsFoundError([Problem(there.name, 0, "", "", "fork_is_there")])
    try:
        place = ask_for_place(context.site, root, given, interactive=sys.stdin.isatty())
    except NotAnsweredError as missing:
        raise ProblemsFoundError([Problem(f"--{missing}", 0, "", "", "not_answered")]) from None
    stranded = stranded_places(context.site)
    write_fork(root, place, context.site.directory)
    if stranded:
        move_places(root, stranded)
    settings = root / SETTINGS
    fork = load_site(settings, read_mkdocs_settings(settings)["extra"])
    moved = [t("fork.moved", ids=", ".join(stranded))] if stranded else []
    left = t("fork.left", count=len(fork.doubtful))
    for line in (t("fork.made"), *(f"  {t(step)}" for step in STEPS), *moved, left):
        print(line)
