"""Say which listings are due to be checked, and whether the declared hours are enough."""

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date, timedelta
from typing import Any

from vinestreet.commands.running import on_site
from vinestreet.directory.entry_lines import listing_lines
from vinestreet.maintenance.review_report import ReviewReport
from vinestreet.maintenance.review_schedule import plan_of
from vinestreet.site.site import Site

MOST_WEEKS = 520


def arguments(parser: ArgumentParser) -> None:
    """How far to look ahead, from which day, and in which form."""
    parser.add_argument("--weeks", type=_weeks, default=4, help="how many weeks to look ahead (4)")
    parser.add_argument("--on", type=_day, default=None, metavar="DATE", help="as of this day, 2026-11-22 (today)")
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="the form (text)")
    parser.add_argument("--json", dest="format", action="store_const", const="json", help="the same as --format json")


def run(chosen: Namespace) -> int:
    """Print what is due and what comes due; that something is due is nothing to mend."""

    def look(site: Site, settings: dict[str, Any]) -> str:
        on = chosen.on or date.today()
        plan = plan_of(site.directory, site.place, on, chosen.weeks * 7)
        places = listing_lines(site.directory, chosen.config.parent)
        told = ReviewReport(plan, site, places, on, on + timedelta(weeks=chosen.weeks))
        if chosen.format == "json":
            return json.dumps(told.data(), ensure_ascii=False, indent=2)
        return told.markdown(str(settings.get("site_url") or "")) if chosen.format == "markdown" else told.text()

    return on_site(chosen.config, look)


def _weeks(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 5 and int(text) <= MOST_WEEKS:
        return int(text)
    raise ArgumentTypeError(f"expected a whole number up to {MOST_WEEKS}; found {text}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"expected a date such as 2026-11-22; found {text}") from None
