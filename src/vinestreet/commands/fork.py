"""Make this copy one's own: ask for the place and its crisis lines, and write mkdocs.local.yml and local/."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

import click

from vinestreet.commands.running import on_site, settings_in
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.core.project_paths import SETTINGS
from vinestreet.fork.asking import NotAnsweredError, ask
from vinestreet.fork.making import make_fork
from vinestreet.fork.strays import strays
from vinestreet.site.site import Site, load_site

STEPS = (
    "fork.next_serve",
    "fork.next_mend",
    "fork.next_write",
    "fork.next_commit",
    "fork.next_site",
    "fork.next_guide",
)


def arguments(parser: ArgumentParser) -> None:
    """Every answer may be given as an option; the rest is asked."""
    parser.add_argument("--name", help="what the site is called")
    parser.add_argument("--place", help="the town or region that it is for")
    parser.add_argument("--country", help="its country: two letters, or its English name")
    parser.add_argument("--timezone", help="its time zone, for example Europe/Dublin")
    parser.add_argument("--locale", help="language and country, for example en_IE")
    parser.add_argument("--areas", help="parts of town, with commas between them")
    parser.add_argument("--crisis", help="ids of crisis lines that upstream has, with commas between them")
    parser.add_argument("--line", action="append", help="a crisis line of your own, as `name: number`; may be repeated")
    parser.add_argument("--emergency", help="the emergency number")
    parser.add_argument("--corrections", help="the mail address for whoever finds something wrong")
    parser.add_argument("--hours", help="how many hours a week people give to checking")
    parser.add_argument("--check", action="store_true", help="only tell what a merge with upstream may stumble over")
    parser.add_argument("--upstream", default="", help="with --check: the branch to compare with (upstream/main)")


def run(chosen: Namespace) -> int:
    """Make the fork, or print why that cannot be."""
    root: Path = chosen.config.parent

    def check(site: Site, settings: dict[str, Any]) -> str:
        if found := strays(root, chosen.upstream):
            raise ProblemsFoundError(found)
        return site.words("fork.no_strays")

    def make(site: Site, settings: dict[str, Any]) -> str:
        t = site.words
        if (there := next((path for path in (root / SETTINGS, root / "local") if path.exists()), None)) is not None:
            raise ProblemsFoundError([Problem(there.name, 0, "", "", "fork_is_there")])
        try:
            answers = ask(site, root, vars(chosen), t, interactive=sys.stdin.isatty())
        except NotAnsweredError as missing:
            raise ProblemsFoundError([Problem(f"--{missing}", 0, "", "", "not_answered")]) from None
        make_fork(root, answers)
        made = root / SETTINGS
        fork = load_site(made, settings_in(made)["extra"])
        left = t("fork.left", count=len(fork.doubtful))
        return "\n".join([t("fork.made"), *(f"  {t(step)}" for step in STEPS), left])

    try:
        return on_site(chosen.config if chosen.check else root / "mkdocs.yml", check if chosen.check else make)
    except click.Abort:
        print(file=sys.stderr)
        return 1
