"""Find listings that may be one and the same place."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import Any

import click

from vinestreet.commands.running import on_site
from vinestreet.core.messages import Messages
from vinestreet.core.problems import visible
from vinestreet.directory.entry_lines import SourceLine, listing_lines
from vinestreet.directory.model import Listing
from vinestreet.maintenance.duplicate_listings import Pair, find_duplicates
from vinestreet.site.site import Site


def arguments(parser: ArgumentParser) -> None:
    """In which form to tell it."""
    parser.add_argument("--json", action="store_true", help="print data instead of words")


def run(chosen: Namespace) -> int:
    """Print the pairs that may be one place; the status is 1 when there are any."""
    found: list[Pair] = []

    def look(site: Site, settings: dict[str, Any]) -> str:
        listings = site.directory.listings
        quiet = not sys.stderr.isatty()
        with click.progressbar(
            length=len(listings), label=site.words("duplicates.comparing"), file=sys.stderr, hidden=quiet
        ) as bar:
            found.extend(find_duplicates(site.directory, lambda: bar.update(1)))
        places = listing_lines(site.directory, chosen.config.parent)
        if chosen.json:
            return json.dumps({"pairs": [_datum(pair, places) for pair in found]}, ensure_ascii=False, indent=2)
        if not found:
            return site.words("duplicates.none")
        said = [site.words("duplicates.found", count=len(found)), *(_told(pair, places, site.words) for pair in found)]
        return "\n\n".join([*said, site.words("duplicates.what_to_do")])

    return on_site(chosen.config, look) or int(bool(found))


def _told(pair: Pair, places: Mapping[str, SourceLine], t: Messages) -> str:
    why = "; ".join(t(f"duplicates.{kind}", shared=shared) for kind, shared in pair.why)
    said = [f"{places[one.id]}: {one.id}: {one.name}" for one in (pair.first, pair.second)]
    return "\n".join(map(visible, [*said, "  " + t(f"duplicates.{pair.strength}", why=why)]))


def _datum(pair: Pair, places: Mapping[str, SourceLine]) -> dict[str, Any]:
    def one(listing: Listing) -> dict[str, Any]:
        where = places[listing.id]
        return {"id": listing.id, "name": listing.name, "file": where.file, "line": where.line or None}

    why = [{"kind": kind, "shared": shared or None} for kind, shared in pair.why]
    return {"strength": pair.strength, "first": one(pair.first), "second": one(pair.second), "why": why}
