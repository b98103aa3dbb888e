"""Fields of an entry in the one shape that forms know: lists as lists, records with their parts named.

Our readers take `phone: "988"` for `phone: [{number: "988"}]`. Form editors know a field in one shape alone, and what
has another one is shown as empty and gone with the next save.
"""

from collections.abc import Mapping
from typing import Any

import yaml

from vinestreet.directory.listing_files import ListingFiles
from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import Entry
from vinestreet.schema.context import FieldType
from vinestreet.schema.records import ListOf, Record, fields_of


def in_long_shape(entry: Mapping[str, Any]) -> Entry:
    """Give the fields of `entry`, each in its long shape; one that the model does not know stays as it is."""
    parts = fields_of(Listing)
    return {
        name: _long(parts[name].metadata["kind"], value) if name in parts else value for name, value in entry.items()
    }


def files_in_long_shape(files: ListingFiles) -> ListingFiles:
    """Give the `files` with each place that has one of its own in the long shape; every other line stays as it is."""
    changes = {}
    for id_, name in files.files.items():
        entry = yaml.load(files.text(name), yaml.CBaseLoader)  # every value as its text
        long = in_long_shape(entry) if isinstance(entry, dict) else {}
        if changed := {field: value for field, value in long.items() if value != entry[field]}:
            changes[id_] = changed
    return files.with_all_changed(changes) if changes else files


def _long(kind: FieldType[Any], value: Any) -> Any:
    if isinstance(kind, ListOf):
        values = value if isinstance(value, list) else [value]
        return [_long(kind.kind, each) for each in values]
    if not isinstance(kind, Record):
        return value
    parts = fields_of(kind.of)
    record = value if isinstance(value, Mapping) else {next(iter(parts)): value}
    return {name: _long(parts[name].metadata["kind"], each) if name in parts else each for name, each in record.items()}
