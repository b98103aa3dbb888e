"""Find listings that may be the same place."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from vinestreet.commands.command_context import command_context, progress_bar, site_command
from vinestreet.core.messages import Messages
from vinestreet.core.problems import visible
from vinestreet.directory.entry_lines import SourceLine, listing_lines
from vinestreet.directory.model import Listing
from vinestreet.maintenance.duplicate_listings import Pair, find_duplicates


@site_command
@click.option("--json", "as_json", is_flag=True, help="print data instead of words")
def command(config: Path, as_json: bool) -> None:
    """Print the pairs that may be one place; the status is 1 when there are any."""
    with command_context(config) as context:
        t, directory = context.site.words, context.site.directory
        with progress_bar(len(directory.listings), t("duplicates.comparing")) as bar:
            found = list(find_duplicates(directory, lambda: bar.update(1)))
        places = listing_lines(directory, context.root)
        if as_json:
            print(json.dumps({"pairs": [_datum(pair, places) for pair in found]}, ensure_ascii=False, indent=2))
        elif found:
            pairs = (_in_words(pair, places, t) for pair in found)
            print("\n\n".join([t("duplicates.found", count=len(found)), *pairs, t("duplicates.what_to_do")]))
        else:
            print(t("duplicates.none"))
        if found:
            raise click.exceptions.Exit(1)


def _in_words(pair: Pair, places: Mapping[str, SourceLine], t: Messages) -> str:
    why = "; ".join(t(f"duplicates.{kind}", shared=shared) for kind, shared in pair.why)
    lines = [f"{places[one.id]}: {one.id}: {one.name}" for one in (pair.first, pair.second)]
    return "\n".join(map(visible, [*lines, "  " + t(f"duplicates.{pair.strength}", why=why)]))


def _datum(pair: Pair, places: Mapping[str, SourceLine]) -> dict[str, Any]:
    def one(listing: Listing) -> dict[str, Any]:
        where = places[listing.id]
        return {"id": listing.id, "name": listing.name, "file": where.file, "line": where.line or None}

    why = [{"kind": kind, "shared": shared or None} for kind, shared in pair.why]
    return {"strength": pair.strength, "first": one(pair.first), "second": one(pair.second), "why": why}
