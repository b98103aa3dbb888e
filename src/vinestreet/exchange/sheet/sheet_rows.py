"""The directory as rows of a sheet: a head, a row for each place, and in the last column the mark of each row."""

import csv
import io
from collections.abc import Iterable, Sequence

from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.exchange.sheet.cell_texts import guarded, key_of, text_of
from vinestreet.exchange.sheet.row_mark import written_mark
from vinestreet.exchange.sheet.sheet_columns import ID, MARK, SheetColumn, columns_for, leaves_of
from vinestreet.exchange.sheet.three_way import region_of
from vinestreet.site.site import Site

_PERSONAL = frozenset({"arrive", "notes"})  # what single people tell


def sheet_columns(listings: Iterable[Listing], personal: bool = True) -> list[SheetColumn]:
    """Give the columns of a sheet with these listings; without `personal`, none of what single people tell."""
    columns = columns_for(map(to_entry, listings))
    return [column for column in columns if personal or column.path[0] not in _PERSONAL]


def sheet_rows(listings: Sequence[Listing], columns: Sequence[SheetColumn], site: Site) -> list[list[str]]:
    """Give the rows, the head first."""
    return [
        [ID, *(column.name for column in columns), MARK],
        *(_row(listing, columns, site, len(listings)) for listing in listings),
    ]


def _row(listing: Listing, columns: Sequence[SheetColumn], site: Site, rows: int) -> list[str]:
    leaves, region = leaves_of(to_entry(listing)), region_of(listing, site)
    texts = [(column, text_of(column, leaves.get(column.path))) for column in columns]
    keys = ((column.name, key_of(column, text, region)) for column, text in texts if text)
    return [listing.id, *(text for _, text in texts), written_mark(listing.id, rows, keys)]


def csv_text(listings: Sequence[Listing], site: Site, personal: bool) -> str:
    """Give the sheet as RFC 4180 has it, with a byte order mark, by which spreadsheets know that it is UTF-8.

    An apostrophe stands before a cell that a spreadsheet would run, as in `'+44 20 7946 0000`; it goes when the sheet
    comes back.
    """
    text = io.StringIO()
    rows = sheet_rows(listings, sheet_columns(listings, personal), site)
    csv.writer(text).writerows([guarded(cell) for cell in row] for row in rows)
    return "\ufeff" + text.getvalue()
