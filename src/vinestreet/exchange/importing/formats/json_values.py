"""What stands in JSON that nobody described: its document, its values as text, its objects as rows of a table."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from vinestreet.exchange.importing.csv_reader import MOST_IN_CELL, NOTHING, CannotOpenError, ColumnTable, CsvRow
from vinestreet.exchange.importing.import_report import ROW, ImportReport

MOST_PARTS = 5_000_000  # values of a document or cells of tables; 30,000 services with all their tables are a million
_DEPTH = 3  # of objects whose parts become columns


def document_in(content: bytes, name: str) -> Any:
    """Give the document `content` of a file known as `name`.

    Raises ValueError when it is no JSON, and CannotOpenError when it has more parts than memory should hold: `{},`
    takes three bytes in a file, and a hundred in here.
    """
    if sum(content.count(sign) for sign in b",{[") > MOST_PARTS:
        raise CannotOpenError("too_many_parts", found=name, most=MOST_PARTS // 1_000_000)
    try:
        return json.loads(json_text(content))
    except RecursionError:
        raise ValueError("nested too deeply") from None


def json_text(content: bytes) -> str:
    """JSON is UTF-8 by its standard (RFC 8259); other programs write UTF-16 and Windows letters all the same."""
    encoding = json.detect_encoding(content)
    return content.decode(encoding if encoding != "utf-8" else "utf-8-sig", errors="windows_letters")


def text_of(value: Any) -> str:
    """Give a single value, or a list of such, as text; nothing for what says nothing, and for objects."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(text_of, value)))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or isinstance(value, Mapping):
        return ""
    text = str(int(value) if isinstance(value, float) and value.is_integer() else value).strip()
    return "" if text in NOTHING else text


def texts_of(value: Any) -> list[str]:
    """Give the texts of one value or of several."""
    return [text for each in (value if isinstance(value, list) else [value]) if (text := text_of(each))]


def objects_of(value: Any) -> list[dict[str, Any]]:
    """Give the objects of one value or of several."""
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict)]


def table_of(records: Iterable[Mapping[str, Any]], name: str, report: ImportReport) -> ColumnTable:
    """Give objects as rows of a table; each may have its place under ROW. What is inside of one has both names.

    What is nested deeper, and lists of objects, are told.
    """
    rows: list[CsvRow] = []
    columns: dict[str, None] = {}
    for number, record in enumerate(records):
        place = str(record.get(ROW) or f"{name}[{number}]")
        row = {column: text for column, text in _cells(record, "", place, report) if text}
        columns |= dict.fromkeys(row)
        if row:
            rows.append({**row, ROW: place})
    if not rows:
        raise CannotOpenError("nothing_to_import", found=name)
    return ColumnTable(tuple(columns), rows)


def _cells(
    record: Mapping[str, Any], before: str, place: str, report: ImportReport, depth: int = 0
) -> Iterator[tuple[str, str]]:
    for key, value in record.items():
        column = f"{before} {key}".strip()[:60]
        if key == ROW:
            continue
        if isinstance(value, Mapping) and depth < _DEPTH:
            yield from _cells(value, column, place, report, depth + 1)
        elif isinstance(value, Mapping) or (isinstance(value, list) and objects_of(value)):
            report.left_out(place, column, json.dumps(value, ensure_ascii=False)[:400], "wrong_shape")
        else:
            yield column, text_of(value)[:MOST_IN_CELL]


def tell_unread(found: Mapping[str, Any], read: Iterable[str], place: str, report: ImportReport) -> None:
    """Tell what of an object is not taken over."""
    for key in found.keys() - {*read, ROW}:
        value = found[key]
        words = text_of(value) or (json.dumps(value, ensure_ascii=False)[:400] if value else "")
        if words:
            report.left_out(place, key, words, "not_needed")
