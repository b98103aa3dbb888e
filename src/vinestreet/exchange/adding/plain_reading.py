"""Reads an entry with the readers of resources.yml, without a way through text; an import does that for each listing.

`read_entry` (directory/entries.py) writes the entry as YAML and reads that, for its lines. Here nobody asks for lines,
and the whole file is read before it is written.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from vinestreet.core.problems import Report
from vinestreet.core.yaml_tree import plain_tree
from vinestreet.directory.model import Area, Listing
from vinestreet.directory.sections import read_listings
from vinestreet.directory.yaml_writer import Entry
from vinestreet.schema.context import ReadContext, ReadOptions


def read_plainly(
    id_: str, entry: Entry, areas: Mapping[str, Area], known: ReadOptions
) -> tuple[Listing | None, set[str]]:
    """Give the listing, or None and the fields that cannot be read, or have to be there; a bad id is the field ``."""
    report = Report("")
    tree = plain_tree({id_: _without_dates(entry)}, None)
    listings = read_listings(tree, areas, ReadContext(report, known))
    refused = {problem.field.partition(".")[0] for problem in report.problems}
    return (None if refused else listings[id_]), refused


def _without_dates(value: Any) -> Any:
    """Dates as they stand in a file."""
    if isinstance(value, dict):
        return {key: _without_dates(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_without_dates(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
