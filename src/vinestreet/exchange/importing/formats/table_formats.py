"""The formats of JSON that are tables, in the order in which they are looked for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from vinestreet.exchange.importing.csv_reader import ColumnTable
from vinestreet.exchange.importing.formats.flat_json import flat_table, is_flat
from vinestreet.exchange.importing.formats.geojson import geojson_table, is_geojson
from vinestreet.exchange.importing.import_report import ImportReport


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A kind of document, known by its shape, and how its rows are read (with the name of its file)."""

    is_it: Callable[[Any], bool]
    table: Callable[[Any, str, ImportReport], ColumnTable]


TABLE_FORMATS = (TableFormat(is_geojson, geojson_table), TableFormat(is_flat, flat_table))


def table_in(document: Any, name: str, report: ImportReport) -> ColumnTable | None:
    """Give the table that a document is; None for all others, such as HSDS."""
    found = next((each for each in TABLE_FORMATS if each.is_it(document)), None)
    return found.table(document, name, report) if found else None
