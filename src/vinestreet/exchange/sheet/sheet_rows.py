"""The directory as rows of a sheet: a head, a row for each place, and in the last column the mark of each row."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.exchange.sheet.cell_texts import guarded, key_of, text_of
from vinestreet.exchange.sheet.column_order import ColumnOrder, in_order
from vinestreet.exchange.sheet.row_mark import written_mark
from vinestreet.exchange.sheet.sheet_columns import ID, MARK, columns_for, leaves_of
from vinestreet.exchange.sheet.three_way import region_of
from vinestreet.site.site import Site

_PERSONAL = frozenset({"arrive", "notes"})  # what single people tell


@dataclass(frozen=True, slots=True)
class SheetTable:
    """The `order` of the columns, and the `rows`, the head first."""

    order: ColumnOrder
    rows: tuple[tuple[str, ...], ...]


def sheet_table(listings: Sequence[Listing], site: Site, personal: bool = True, short: bool = False) -> SheetTable:
    """Give the sheet of these listings; without `personal`, nothing of what single people tell.

    Every row has the mark of all its values, also of those that the short sheet leaves out: what changed here since
    is known all the same.
    """
    entries = [to_entry(listing) for listing in listings]
    columns = [column for column in columns_for(entries) if personal or column.path[0] not in _PERSONAL]
    texts = []
    for entry in entries:
        leaves = leaves_of(entry)
        told = {column: text_of(column, leaves.get(column.path)) for column in columns}
        texts.append({column: text for column, text in told.items() if text})
    order = in_order(columns, {column for row in texts for column in row}, short)
    made = [(ID, *(column.name for column in order.columns), MARK)]
    for listing, row in zip(listings, texts, strict=True):
        region = region_of(listing, site)
        keys = ((column.name, key_of(column, text, region)) for column, text in row.items())
        shown = (row.get(column, "") for column in order.columns)
        made.append((listing.id, *shown, written_mark(listing.id, len(listings), keys)))
    return SheetTable(order, tuple(made))


def csv_text(listings: Sequence[Listing], site: Site, personal: bool, short: bool = False) -> str:
    """Give the sheet as RFC 4180 has it, with a byte order mark, by which spreadsheets know that it is UTF-8.

    An apostrophe stands before a cell that a spreadsheet would run, as in `'+44 20 7946 0000`; it goes when the sheet
    comes back.
    """
    text = io.StringIO()
    rows = sheet_table(listings, site, personal, short).rows
    csv.writer(text).writerows([guarded(cell) for cell in row] for row in rows)
    return "\ufeff" + text.getvalue()
