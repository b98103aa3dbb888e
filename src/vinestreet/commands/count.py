"""Count the pages that were read, by day and by kind, from a server's log.

It reads the settings, for the clock and the words, and no place: a slip in resources.yml doesn't stand in the way of
a number that somebody waits for.
"""

import sys
from datetime import date, datetime
from itertools import chain
from os import environ
from pathlib import Path
from urllib.parse import urlsplit

import click

from vinestreet.commands.command_context import FILE, print_plainly, read_mkdocs_settings, site_command
from vinestreet.core.problems import ProblemsFoundError, visible
from vinestreet.maintenance.access_log import read_access_log
from vinestreet.maintenance.reader_count import count_readers
from vinestreet.maintenance.reader_report import ReaderReport
from vinestreet.site.settings import read_settings
from vinestreet.site.site import words_for_problems


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise click.BadParameter(f"expected a date such as 2026-11-22; found {visible(text[:40])}") from None


@site_command
@click.argument("logs", metavar="LOG...", nargs=-1, required=True, type=FILE)
@click.option("--since", type=_day, default="0001-01-01", metavar="DATE", help="from this day on, 2026-01-01")
@click.option("--until", type=_day, default="9999-12-31", metavar="DATE", help="up to this day, 2026-12-31")
@click.option("--by", type=click.Choice(("day", "month")), default="day", help="what a row stands for (day)")
@click.option(
    "--format", "form", type=click.Choice(("text", "markdown", "csv")), default="text", help="the form (text)"
)
def command(config: Path, logs: tuple[Path, ...], *, since: date, until: date, by: str, form: str) -> None:
    """Print how many pages were read, and what was left out; the status is 1 where no line could be read."""
    extra: dict[str, object] = {}
    try:
        settings = read_mkdocs_settings(config)
        extra = settings["extra"]
        zone = read_settings(extra, config, date.today()).timezone
        below = _below(environ.get("VINESTREET_SITE_URL") or settings.get("site_url"))
        lines = chain.from_iterable(read_access_log(log, zone) for log in dict.fromkeys(logs))
        found = count_readers(lines, below, since, until, months=by == "month")
    except ProblemsFoundError as error:
        print_plainly(error, words_for_problems(config, extra))
        raise click.exceptions.Exit(1) from None
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        raise click.exceptions.Exit(1) from None
    told = ReaderReport(found, words_for_problems(config, extra), by, zone.key)
    print({"text": told.text, "markdown": told.markdown, "csv": told.table}[form]())
    if unread := told.unread:
        print(unread, file=sys.stderr)
    if found.unread and not found.days and not found.left_out:
        raise click.exceptions.Exit(1)


def _below(address: object) -> str:
    """The path that the site is at: `/` or `/help/`."""
    path = urlsplit(str(address)).path.strip("/") if address else ""
    return f"/{path}/" if path else "/"
