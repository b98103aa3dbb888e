"""What somebody brings, whatever it is: a table, for a map of its columns, or services of HSDS.

A shape that nobody knows is refused, in words that say what was found and what would work.
"""

import json
import zipfile
from pathlib import Path
from typing import Any

from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.csv_reader import (
    TABLE_ENDINGS,
    CannotOpenError,
    ColumnTable,
    is_unmapped_table,
    read_table,
)
from vinestreet.exchange.importing.formats.flat_json import is_hsds
from vinestreet.exchange.importing.formats.json_values import document_in
from vinestreet.exchange.importing.formats.service_formats import services_of
from vinestreet.exchange.importing.formats.sheets import sheet_table
from vinestreet.exchange.importing.formats.table_formats import table_in
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.exchange.importing.packages import JSON_ENDINGS, MOST_BYTES, open_package
from vinestreet.exchange.importing.table_joins import nested_services
from vinestreet.exchange.sheet.sheet_grid import is_book

# How a file begins that is none of ours, whatever its name says: pages saved from the web end in anything.
_OTHERS = {b"%PDF": "PDF", b"<!doctype html": "HTML", b"<html": "HTML", b"<?xml": "XML", b"<gpx": "GPX", b"<kml": "KML"}
_SHOWN = 60  # letters of what was found


def open_source(path: Path, report: ImportReport, *, has_map: bool = False) -> ColumnTable | list[HsdsObject]:
    """Read the file or folder at `path`. With a map, a table of HSDS is one like any other.

    Raises CannotOpenError where there is nothing in it that could be a place, and OSError when it cannot be opened.
    """
    if path.is_file():
        _refuse_others(path)
    if is_book(path):
        return sheet_table(path, report)
    if path.suffix.casefold() in TABLE_ENDINGS and (has_map or is_unmapped_table(path)):
        return read_table(path, report)
    if path.suffix.casefold() in JSON_ENDINGS and path.is_file() and path.stem.casefold() != "datapackage":
        document = json_document(path)
        if document is not None and services_of(document, path.name, report) is None:
            if table := table_in(document, path.name, report):
                return table
            _refuse_settings(document)
    services = list(nested_services(open_package(path, report), report))
    if not services:
        raise CannotOpenError("nothing_known", found=_found(report) or path.name)
    return services


def json_document(path: Path) -> Any:
    """Give what is in a file of JSON; None for one object on each line, and for what is broken."""
    if path.stat().st_size > MOST_BYTES:
        raise CannotOpenError("sheet_too_large", found=path.name, megabytes=MOST_BYTES // 1_000_000)
    try:
        return document_in(path.read_bytes(), path.name)
    except ValueError:
        return None


def _refuse_others(path: Path) -> None:
    with path.open("rb") as stream:
        begins = stream.read(200).removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if path.suffix.casefold() == ".zip" and not zipfile.is_zipfile(path):
        raise CannotOpenError("not_a_zip", found=path.name)
    kind = next((kind for sign, kind in _OTHERS.items() if begins.startswith(sign.lower())), "")
    known = path.suffix.casefold() in {*TABLE_ENDINGS, *JSON_ENDINGS} or is_book(path) or zipfile.is_zipfile(path)
    if kind or (begins and not known):
        raise CannotOpenError("format_unknown", found=kind or path.suffix)


def _refuse_settings(document: Any) -> None:
    """An object that says nothing of HSDS, or a list without any object, makes no place, however it is called."""
    alone = isinstance(document, dict) and not any(isinstance(value, dict | list) for value in document.values())
    none_inside = isinstance(document, list) and document and not any(isinstance(each, dict) for each in document)
    if none_inside or (alone and not is_hsds(document)) or not isinstance(document, dict | list):
        found = ", ".join(document) if isinstance(document, dict) else json.dumps(document, ensure_ascii=False)
        raise CannotOpenError("json_unknown", found=found[:_SHOWN])


def _found(report: ImportReport) -> str:
    """What was not understood of it, as far as it was told."""
    return next((told.words for told in report.all() if told.words), "")[:_SHOWN]
