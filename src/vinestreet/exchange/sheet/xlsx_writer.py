"""Writes the sheet as an .xlsx file: cells that stay texts, choices to pick, the head and the ids in sight.

Columns that no place has anything in are folded away, and on paper stand the daily ones alone. A second sheet says what
each column holds. XlsxWriter does it, from `requirements-sheets.txt`; the same rows give the
same bytes.
"""

import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, time
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from textwrap import wrap

from vinestreet.core.atomic_files import FIRST_DAY
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.directory.model import Listing
from vinestreet.exchange.sheet.column_help import column_help, how_to
from vinestreet.exchange.sheet.column_order import ColumnOrder
from vinestreet.exchange.sheet.sheet_columns import SheetColumn
from vinestreet.exchange.sheet.sheet_rows import SheetTable, sheet_table
from vinestreet.schema.scalars import Day, PhoneNumber
from vinestreet.schema.text import Choice, Id, Text, YesOnly
from vinestreet.site.site import Site

with suppress(ModuleNotFoundError):  # CSV works without; `write_xlsx` says what to type
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format as CellFormat
    from xlsxwriter.worksheet import Worksheet

LIBRARY, LOCK = "xlsxwriter", "requirements-sheets.txt"
_MADE = datetime.combine(FIRST_DAY, time(), UTC)
_TEXT = "@"  # the number format of a cell that stays as it was typed
_MOST_CHOICES = 255  # letters of a list that stands in the sheet itself
_MOST_IN_NAME = 31  # letters of a sheet's name
_SPARE_ROWS = 200  # below the last, for new places: they have choices too
_LINE, _MOST_LINES = 15, 10  # points of a line, and lines of a row
_ID_WIDTH = 14  # letters, as all widths
_WIDTHS = {("name",): 22, ("hours",): 26, ("hours_note",): 26}
_ABOUT_WIDTHS = (26, 52, 52)
_LETTER, _A4 = 1, 9
# Where paper is Letter; anywhere else it is A4 [CLDR, paperSize].
_WITH_LETTER = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})


def write_xlsx(listings: Sequence[Listing], site: Site, personal: bool, path: Path, short: bool = False) -> None:
    """Write the sheet to `path`, which is a new file; raises ProblemsFoundError without XlsxWriter, and OSError."""
    if not find_spec(LIBRARY):
        raise ProblemsFoundError([Problem("", 0, "", "", "sheet_library", {"command": install_command()})])
    table = sheet_table(listings, site, personal, short)
    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as book:  # else its parts are files first, with this system's rights
        book.set_properties({"created": _MADE})
        _write_places(_add_sheet(book, site.words("sheet.places"), site), book, table, site)
        _write_about(_add_sheet(book, site.words("sheet.about"), site), book, table.order, short, site)
    path.write_bytes(made.getbuffer())


def install_command() -> str:
    """Give what to type in the project's folder, on Windows too, where `make` is missing."""
    python, here = Path(sys.executable), Path.cwd()
    shown = str(python.relative_to(here) if python.is_relative_to(here) else python)
    shown = f'"{shown}"' if " " in shown else shown
    return f"{shown} -m pip install --require-hashes -r {LOCK}"


def _add_sheet(book: "Workbook", name: str, site: Site) -> "Worksheet":
    """A sheet called `name`, as far as Excel allows: some translations ask a question, or are long.

    On paper it is as wide as the page lying down.
    """
    sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", " ", name)[:_MOST_IN_NAME].strip(" '"))
    sheet.set_landscape()
    sheet.set_paper(_LETTER if site.place.country in _WITH_LETTER else _A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.3, right=0.3, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&R&P / &N")
    return sheet


def _write_places(sheet: "Worksheet", book: "Workbook", table: SheetTable, site: Site) -> None:
    top = {"num_format": _TEXT, "valign": "top", "border": 1, "border_color": "#BBBBBB"}  # on paper, too
    text, mark = book.add_format({**top, "text_wrap": True}), book.add_format(top)
    head = book.add_format({**top, "text_wrap": True, "bold": True, "bg_color": "#E4EDDC"})
    order, rows = table.order, table.rows
    widths = [_ID_WIDTH, *map(_width, order.columns)]
    shown, last = len(widths) - len(order.empty), len(widths)
    for at, width in enumerate(widths):
        folded = {"level": 1, "hidden": True} if at >= shown else {}
        unfold = {"collapsed": True} if order.empty and at == shown - 1 else {}
        sheet.set_column(at, at, width, text, folded | unfold)
    sheet.outline_settings(symbols_right=False)  # the + stands above the last column in sight
    sheet.set_column(last, last, 12, mark, {"hidden": True})
    for number, row in enumerate(rows):
        sheet.set_row(number, _height(row, widths[: order.on_paper + 1]))
        _write_row(sheet, number, row[:-1], text if number else head)
        sheet.write_string(number, last, row[-1], mark if number else head)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(rows) - 1, last)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, len(rows) - 1, order.on_paper)
    for at, column in enumerate(order.columns, 1):
        if choices := _choices(column, site):
            # What is no choice is told when the sheet comes back; nobody is kept from writing it down.
            below = len(rows) + _SPARE_ROWS - 1
            sheet.data_validation(1, at, below, at, {"validate": "list", "source": choices, "show_error": False})


def _write_about(sheet: "Worksheet", book: "Workbook", order: ColumnOrder, short: bool, site: Site) -> None:
    text = book.add_format({"text_wrap": True, "valign": "top"})
    for at, width in enumerate(_ABOUT_WIDTHS):
        sheet.set_column(at, at, width, text)
    lines = how_to(order, short, site)
    for number, line in enumerate(lines):  # over all three columns, and so no program finds out how tall it is
        sheet.merge_range(number, 0, number, len(_ABOUT_WIDTHS) - 1, line, text)
        sheet.set_row(number, _LINE * _lines(line, sum(_ABOUT_WIDTHS)))
    for number, row in enumerate(column_help(order.columns, site), len(lines) + 1):
        sheet.set_row(number, _LINE * _most_lines(row, _ABOUT_WIDTHS))
        _write_row(sheet, number, row, text)


def _write_row(sheet: "Worksheet", number: int, cells: Sequence[str], cell_format: "CellFormat") -> None:
    for at, cell in enumerate(cells):
        if cell:
            sheet.write_string(number, at, cell, cell_format)


def _height(row: Sequence[str], widths: Sequence[int]) -> int:
    """How tall a row is, in points: as what stands in its first columns, which have these widths, up to a point.

    LibreOffice doesn't find out. What is longer is read in its cell.
    """
    return _LINE * min(_most_lines(row, widths), _MOST_LINES)


def _most_lines(row: Sequence[str], widths: Sequence[int]) -> int:
    return max(_lines(cell, width) for cell, width in zip(row, widths, strict=False))


def _lines(text: str, width: int) -> int:
    return len(wrap(text, width)) or 1


def _choices(column: SheetColumn, site: Site) -> list[str]:
    """What can be picked; nothing where it is anything, or several things."""
    kind = column.kind
    words = (
        kind.options
        if isinstance(kind, Choice)
        else ("yes",)
        if isinstance(kind, YesOnly)
        else tuple(site.directory.areas)
        if isinstance(kind, Id) and kind.of == "areas"
        else ()
    )
    return [] if column.several or len(",".join(words)) > _MOST_CHOICES else list(words)


def _width(column: SheetColumn) -> int:
    """How wide a column is, in letters."""
    if column.path in _WIDTHS:
        return _WIDTHS[column.path]
    kind = column.kind
    if isinstance(kind, Text):
        return 40 if kind.most > 120 else 20 if kind.most > 60 else 12
    return 10 if isinstance(kind, Day | Choice | YesOnly) else 15 if isinstance(kind, PhoneNumber) else 18
