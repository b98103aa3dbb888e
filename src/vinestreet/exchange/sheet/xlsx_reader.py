"""Reads the tables of an .xlsx file (ECMA-376) as texts: what a formula came to, days as 2026-11-26, and no styles.

The standard library does all of it, so that nobody has to install anything to bring a sheet back, and what a library
gives as empty is told (decision 14).
"""

import posixpath
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from math import isfinite
from xml.etree import ElementTree
from zipfile import ZipFile

_FIRST_DAY, _FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_BUILT_IN_DAYS = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}  # number formats that show a day
_BUILT_IN_TIMES = {*range(18, 22), *range(45, 48)}
MOST_COLUMNS, MOST_ROWS = 2_000, 200_000


def xlsx_tables(archive: ZipFile) -> Iterator[list[list[str]]]:
    """Give the rows of each sheet; raises KeyError, ValueError and SyntaxError (of XML) where it is no such file."""
    book = _root(archive, "xl/workbook.xml")
    links = {link.get("Id"): link.get("Target", "") for link in _root(archive, "xl/_rels/workbook.xml.rels")}
    strings = _strings(archive)
    formats = _formats(archive)
    settings = _child(book, "workbookPr")
    first = _FIRST_DAY_1904 if settings is not None and settings.get("date1904") in {"1", "true"} else _FIRST_DAY
    for sheet in _child(book, "sheets") or ():
        link = next(value for name, value in sheet.items() if name.endswith("}id"))
        target = posixpath.normpath(posixpath.join("xl", links[link])) if links[link][:1] != "/" else links[link][1:]
        if "worksheets" in target:
            yield _rows(archive, target, strings, formats, first)


def _rows(archive: ZipFile, name: str, strings: list[str], formats: list[str], first: datetime) -> list[list[str]]:
    rows: list[list[str]] = []
    with archive.open(name) as file:
        for _, element in ElementTree.iterparse(file):
            if _name(element) != "row":
                continue
            at = int(element.get("r") or len(rows) + 1)
            if at > MOST_ROWS:
                break
            rows.extend([] for _ in range(at - 1 - len(rows)))
            rows.append(_cells(element, strings, formats, first))
            element.clear()
    return rows


def _cells(row: ElementTree.Element, strings: list[str], formats: list[str], first: datetime) -> list[str]:
    cells: list[str] = []
    for place, cell in zip(count(), row, strict=False):
        at = _column(cell.get("r") or "") if cell.get("r") else place
        if at >= MOST_COLUMNS:
            break
        cells.extend("" for _ in range(at - len(cells)))
        cells.append(_text(cell, strings, formats, first))
    return cells


def _text(cell: ElementTree.Element, strings: list[str], formats: list[str], first: datetime) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _words(_child(cell, "is"))
    value = _child(cell, "v")
    said = (value.text or "") if value is not None else ""
    if kind == "s":
        return strings[int(said)] if said else ""
    if kind == "b":
        return "TRUE" if said == "1" else "FALSE"
    formula = _child(cell, "f")
    if not said and formula is not None:
        return f"={formula.text or ''}"
    if kind != "n" or not said:
        return said
    return number_text(float(said), formats[int(cell.get("s", 0))] if formats else "", first)


def number_text(number: float, shown_as: str = "", first: datetime = _FIRST_DAY) -> str:
    """Give a number as text: without a point where it is whole; a day or a time where it is `shown_as` one."""
    if not isfinite(number):
        return str(number)
    if shown_as == "time" and 0 <= number < 1:
        return (_FIRST_DAY + timedelta(seconds=round(number * 86400))).strftime("%H:%M")
    if shown_as and 0 < number < 2_900_000:
        return (first + timedelta(days=int(number))).date().isoformat()
    return str(int(number)) if number == int(number) and abs(number) < 1e16 else repr(number)


def _strings(archive: ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    return [_words(item) for item in _root(archive, "xl/sharedStrings.xml")]


def _words(item: ElementTree.Element | None) -> str:
    """The text of a cell, in one piece or several of their own looks; how it is pronounced is left out."""
    if item is None:
        return ""
    pieces = [item] if _child(item, "t") is not None else [each for each in item if _name(each) == "r"]
    texts = (_child(piece, "t") for piece in pieces)
    said = "".join(text.text or "" for text in texts if text is not None)
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), said)


def _formats(archive: ZipFile) -> list[str]:
    """Whether each style of cells shows numbers as a `day` or a `time`."""
    if "xl/styles.xml" not in archive.namelist():
        return []
    styles = _root(archive, "xl/styles.xml")
    own = {int(each.get("numFmtId", 0)): each.get("formatCode", "") for each in _child(styles, "numFmts") or ()}
    return [_shown_as(int(each.get("numFmtId", 0)), own) for each in _child(styles, "cellXfs") or ()]


def _shown_as(number: int, own: dict[int, str]) -> str:
    code = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.', "", own.get(number, "")).casefold()
    if number in _BUILT_IN_DAYS or re.search(r"[dy]|mmm", code):
        return "day"
    return "time" if number in _BUILT_IN_TIMES or re.search(r"h+:?m|m+:s", code) else ""


def _root(archive: ZipFile, name: str) -> ElementTree.Element:
    with archive.open(name) as file:
        return ElementTree.parse(file).getroot()


def _child(element: ElementTree.Element, name: str) -> ElementTree.Element | None:
    return next((child for child in element if _name(child) == name), None)


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _column(reference: str) -> int:
    """Give the column of `AB12`, from 0."""
    number = 0
    for letter in reference:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - 64
    return number - 1
