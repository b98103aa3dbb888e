"""Writes the sheet as an .xlsx file: cells that stay texts, choices to pick, the head and the ids in sight.

A second sheet says what each column holds. XlsxWriter does it, from `requirements-sheets.txt`; the same rows give the
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

from vinestreet.core.atomic_files import FIRST_DAY
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.directory.model import Listing
from vinestreet.exchange.sheet.sheet_columns import SheetColumn
from vinestreet.exchange.sheet.sheet_rows import sheet_columns, sheet_rows
from vinestreet.opening_hours.field_type import OpeningHoursText
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


def write_xlsx(listings: Sequence[Listing], site: Site, personal: bool, path: Path) -> None:
    """Write the sheet to `path`, which is a new file; raises ProblemsFoundError without XlsxWriter, and OSError."""
    if not find_spec(LIBRARY):
        raise ProblemsFoundError([Problem("", 0, "", "", "sheet_library", {"command": install_command()})])
    columns = sheet_columns(listings, personal)
    rows = sheet_rows(listings, columns, site)
    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as book:  # else its parts are files first, with this system's rights
        book.set_properties({"created": _MADE})
        _write_places(_add_sheet(book, site.words("sheet.places")), book, rows, columns, site)
        _write_about(_add_sheet(book, site.words("sheet.about")), columns, site)
    path.write_bytes(made.getbuffer())


def install_command() -> str:
    """Give what to type in the project's folder, on Windows too, where `make` is missing."""
    python, here = Path(sys.executable), Path.cwd()
    shown = str(python.relative_to(here) if python.is_relative_to(here) else python)
    shown = f'"{shown}"' if " " in shown else shown
    return f"{shown} -m pip install --require-hashes -r {LOCK}"


def _add_sheet(book: "Workbook", name: str) -> "Worksheet":
    """A sheet called `name`, as far as Excel allows: some translations ask a question, or are long."""
    return book.add_worksheet(re.sub(r"[\[\]:*?/\\]", " ", name)[:_MOST_IN_NAME].strip(" '"))


def _write_places(
    sheet: "Worksheet", book: "Workbook", rows: Sequence[Sequence[str]], columns: Sequence[SheetColumn], site: Site
) -> None:
    text = book.add_format({"num_format": _TEXT, "valign": "top"})
    head = book.add_format({"num_format": _TEXT, "bold": True, "bg_color": "#E4EDDC"})
    for at, width in enumerate((24, *map(_width, columns))):
        sheet.set_column(at, at, width, text)
    mark = len(columns) + 1
    sheet.set_column(mark, mark, 12, text, {"hidden": True})
    for number, row in enumerate(rows):
        _write_row(sheet, number, row, text if number else head)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
    last = len(rows) + _SPARE_ROWS - 1
    for at, column in enumerate(columns, 1):
        if choices := _choices(column, site):
            # What is no choice is told when the sheet comes back; nobody is kept from writing it down.
            sheet.data_validation(1, at, last, at, {"validate": "list", "source": choices, "show_error": False})


def _write_about(sheet: "Worksheet", columns: Sequence[SheetColumn], site: Site) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 2, 80)
    rows = [[line] for line in site.words("sheet.how_to").splitlines()]
    rows += [[], *([column.name, *_told_of(column, site)] for column in columns)]
    for number, row in enumerate(rows):
        _write_row(sheet, number, row)


def _write_row(sheet: "Worksheet", number: int, cells: Sequence[str], cell_format: "CellFormat | None" = None) -> None:
    for at, cell in enumerate(cells):
        if cell:
            sheet.write_string(number, at, cell, cell_format)


def _told_of(column: SheetColumn, site: Site) -> tuple[str, str]:
    """What a column holds, in the words of forms, and what can be written into it."""
    t, known = site.words, site.words.keys()
    field, part = str(column.path[0]), str(column.path[-1])
    keys = (f"form.first.{field}", f"form.hint.{field}") if len(column.path) == 1 else (f"form.part.{field}.{part}",)
    keys = keys if keys[0] in known else (f"field.{field}" if len(column.path) == 1 else f"part.{field}.{part}",)
    said = " ".join(re.sub(r"(?<=\w)$", ".", t(key)) for key in keys if key in known and key != "form.hint.hours")
    return said[:1].upper() + said[1:], _to_write(column, site)


def _to_write(column: SheetColumn, site: Site) -> str:
    t, kind = site.words, column.kind
    if isinstance(kind, Choice | YesOnly):
        return ", ".join(kind.options if isinstance(kind, Choice) else ("yes",))
    if isinstance(kind, Id) and kind.of != "resources":
        known = site.directory.needs if kind.of == "needs" else site.directory.areas
        return ", ".join(f"{id_} ({each.label})" for id_, each in known.items())
    if isinstance(kind, Day):
        return "2026-11-26"
    if isinstance(kind, OpeningHoursText):
        return t("form.hours_in_file")
    return t("form.phone") if isinstance(kind, PhoneNumber) else ""


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
    if isinstance(column.kind, PhoneNumber):
        return 20
    return 40 if isinstance(column.kind, Text) and column.kind.most > 80 else 18
