"""Reads the tables of an .ods file (OpenDocument 1.3) as texts: what a formula came to, and days as 2026-11-26."""

from collections.abc import Iterator
from xml.etree import ElementTree
from zipfile import ZipFile

from vinestreet.exchange.sheet.xlsx_reader import MOST_COLUMNS, MOST_ROWS, number_text

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}


def ods_tables(archive: ZipFile) -> Iterator[list[list[str]]]:
    """Give the rows of each table; raises KeyError and SyntaxError (of XML) where it is no such file."""
    with archive.open("content.xml") as file:
        for _, element in ElementTree.iterparse(file):
            if element.tag == f"{_TABLE}table":
                yield _rows(element)
                element.clear()


def _rows(table: ElementTree.Element) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in table.iter(f"{_TABLE}table-row"):
        times = int(row.get(f"{_TABLE}number-rows-repeated", 1))
        rows += [_cells(row)] * min(times, MOST_ROWS - len(rows))
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _cells(row: ElementTree.Element) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if cell.tag in _CELLS:
            times = int(cell.get(f"{_TABLE}number-columns-repeated", 1))
            cells += [_text(cell)] * min(times, MOST_COLUMNS - len(cells))
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(cell: ElementTree.Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value", "").removesuffix("T00:00:00")
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value", "").upper()
    if kind == "float":
        return number_text(float(cell.get(f"{_OFFICE}value", "0")))
    return "\n".join(_words(part) for part in cell if part.tag == f"{_TEXT}p")


def _words(element: ElementTree.Element) -> str:
    """The text of a paragraph; several spaces and line ends are elements."""
    said = element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            said += " " * min(int(child.get(f"{_TEXT}c", 1)), 1_000)
        elif child.tag in {f"{_TEXT}line-break", f"{_TEXT}tab"}:
            said += " "
        else:
            said += _words(child)
        said += child.tail or ""
    return said
