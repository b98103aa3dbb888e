"""JSON that is a table: a list of objects whose names are those of somebody's columns, and none of HSDS."""

from collections.abc import Mapping
from typing import Any

from vinestreet.exchange.importing.csv_reader import ColumnTable
from vinestreet.exchange.importing.formats.json_values import objects_of, table_of
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.exchange.importing.legacy_versions import hsds_names, kind_of_table

_LOOKED_AT = 50  # objects


def is_flat(document: Any) -> bool:
    """Whether the document is a list of objects, or has one, most of whose names HSDS does not know."""
    records = _records(document)
    return bool(records) and not any(map(is_hsds, records[:_LOOKED_AT]))


def is_hsds(found: Mapping[str, Any]) -> bool:
    """Whether an object looks like one of HSDS, of any version: by the names of most of its parts, or nested ones."""
    known = found.keys() & hsds_names()
    nested = any(isinstance(found[name], dict | list) for name in known)
    return (nested and "name" in found) or len(known - {"id"}) >= max(1, len(found.keys() - known))


def flat_table(document: Any, name: str, report: ImportReport) -> ColumnTable:
    """Give its objects as rows."""
    return table_of(map(_fields, _records(document)), name, report)


def _records(document: Any) -> list[dict[str, Any]]:
    """The objects of the list that the document is, or of the one list of objects in it that is no table of HSDS."""
    if not isinstance(document, dict):
        return objects_of(document) if isinstance(document, list) else []
    lists = {key: objects_of(value) for key, value in document.items() if isinstance(value, list)}
    found = [(key, records) for key, records in lists.items() if records]
    if len(found) != 1 or kind_of_table(found[0][0])[0] or "name" in document:
        return []
    return found[0][1]


def _fields(record: dict[str, Any]) -> dict[str, Any]:
    """What an interface of tables (Airtable) says of a row stands in `fields`."""
    fields = record.get("fields")
    return fields if isinstance(fields, dict) and len(record) <= 3 else record
