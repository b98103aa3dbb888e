"""Reads an entry in the plain form that it has in resources.yml, through its YAML."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import parse_yaml
from vinestreet.core.yaml_tree import Mapping as Tree
from vinestreet.directory.model import Directory, Listing
from vinestreet.directory.sections import read_listings
from vinestreet.directory.yaml_writer import entry_text
from vinestreet.schema.context import ReadContext, ReadOptions


def read_entry(id_: str, entry: Mapping[str, Any], directory: Directory, country: str, today: date) -> Listing:
    """Read `entry` as if it stood in resources.yml beside `directory`; raises ProblemsFoundError if it does not fit."""
    report = Report("resources.yml")
    ids: dict[str, Mapping[str, object]] = {
        "needs": directory.needs,
        "areas": directory.areas,
        "resources": {**directory.listings, id_: None},
    }
    tree = parse_yaml(entry_text(id_, entry), report)
    assert isinstance(tree, Tree)
    context = ReadContext(report, ReadOptions(today=today, region=country, ids=ids))
    listings = read_listings(tree, directory.areas, context)
    report.stop_if_any()
    return listings[id_]
