"""The directory as one table for spreadsheets: a row for each listing."""

import csv
import io
from collections.abc import Iterable

from vinestreet.directory.model import Listing
from vinestreet.exchange.formats.columns import columns_of
from vinestreet.site.site import Site

# A spreadsheet runs a cell that begins so: https://owasp.org/www-community/attacks/CSV_Injection
_RUNS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(listings: Iterable[Listing], site: Site) -> str:
    """Give the table as RFC 4180 has it, with a byte order mark, by which spreadsheets know that it is UTF-8.

    An apostrophe stands before a cell that a spreadsheet would run, as in `'+44 20 7946 0000`. A negative number is no
    such cell; and whoever reads the file with a program takes the apostrophe away.
    """
    text = io.StringIO()
    rows = [columns_of(listing, site) for listing in listings]
    writer = csv.writer(text)
    writer.writerow(rows[0] if rows else [])
    writer.writerows([_safe(name, cell) for name, cell in row.items()] for row in rows)
    return "\ufeff" + text.getvalue()


def _safe(name: str, cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RUNS) and name not in {"latitude", "longitude"} else cell
