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
from vinestreet.exchange.importing.formats.json_values import document_in, objects_of
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
    is_json = path.suffix.casefold() in JSON_ENDINGS and path.is_file() and path.stem.casefold() != "datapackage"
    document = json_document(path) if is_json else None
    if document is not None and services_of(document, path.name, report) is None:
        if table := table_in(document, path.name, report):
            return table
        if not _may_be_hsds(document):
            raise _unknown(document)
    return _services(path, document, report)


def _services(path: Path, document: Any, report: ImportReport) -> list[HsdsObject]:
    try:
        services = list(nested_services(open_package(path, report), report))
    except CannotOpenError as error:
        if error.key == "nothing_to_import" and document is not None:
            raise _unknown(document) from None
        raise
    if not services:
        found = next((told.words for told in report.all() if told.words), path.name)
        raise CannotOpenError("nothing_known", found=found[:_SHOWN])
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


def _may_be_hsds(document: Any) -> bool:
    """Whether there is an object in it that a service could be made of; single values are settings of some program."""
    if not isinstance(document, dict):
        return bool(objects_of(document))
    return is_hsds(document) or any(isinstance(value, dict | list) for value in document.values())


def _unknown(document: Any) -> CannotOpenError:
    """The refusal, with how the document begins."""
    found = ", ".join(document) if isinstance(document, dict) else json.dumps(document, ensure_ascii=False)
    return CannotOpenError("json_unknown", found=found[:_SHOWN])
