"""The hostile texts, and every place of resources.yml and the settings that can hold one."""

import dataclasses
import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from tests.directory.test_bad_words import INSIDE, NOTE
from vinestreet.directory.listing_parts import Note
from vinestreet.directory.model import Listing

GROUPS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("strings.yml").read_text(encoding="utf-8"))
# By a name that can be part of an address.
TEXTS = {
    f"{group.lower().replace(' ', '-')}-{number}": text
    for group, texts in GROUPS.items()
    for number, text in enumerate(texts, 1)
}

Spot = tuple[str, ...]  # the names of a field, from outside in: ("arrive", "door")

_RECORDS: dict[str, tuple[type[Any], dict[str, str]]] = {**INSIDE, "notes": (Note, NOTE)}
_ALONE = {"name": "Soup", "what": "Soup at noon.", "needs": ["food"]}
# Every field of an entry, and every part of those that have parts.
SPOTS: frozenset[Spot] = frozenset(
    spot
    for part in dataclasses.fields(Listing)
    if part.metadata
    for name in [part.metadata["name"] or part.name]
    for spot in (
        [(name, inner.metadata["name"] or inner.name) for inner in dataclasses.fields(_RECORDS[name][0])]
        if name in _RECORDS
        else [(name,)]
    )
)


def listing_with(text: str, spots: Iterable[Spot]) -> dict[str, Any]:
    """An entry that holds `text` at each of `spots`, and is right elsewhere."""
    entry: dict[str, Any] = deepcopy(_ALONE)
    for spot in sorted(spots):
        if len(spot) == 1:
            entry[spot[0]] = text
        else:
            complete = {name: value.strip('"') for name, value in _RECORDS[spot[0]][1].items()}
            entry.setdefault(spot[0], complete)[spot[1]] = text
    if "notes" in entry:
        entry["notes"] = [entry["notes"]]
    return entry


def as_yaml(data: Mapping[str, Any]) -> str:
    """The data with every text in double quotes and odd letters as escapes, which is the only way some get in."""
    return yaml.safe_dump(data, default_style='"', width=10**6, sort_keys=False)


def refused(told: Iterable[str], entry: str) -> set[Spot]:
    """The fields of `entry` that the lines `told` are about."""
    found = (re.match(rf"[\w.]+(?::\d+)?: {entry}: ([\w.-]+): ", line) for line in told)
    return {tuple(match[1].split(".")) for match in found if match}


def value_at(record: Any, spot: Spot) -> Any:
    """What the model has at `spot`; of several, the first."""
    for name in spot:
        record = record[0] if isinstance(record, tuple) else record
        names = {part.metadata.get("name") or part.name: part.name for part in dataclasses.fields(record)}
        record = getattr(record, names[name])
    return record
