"""Opens a sheet as rows of text, whatever program wrote it: CSV in all its dialects, XLSX, ODS.

Nothing in it is run, and nothing is unpacked before its bytes were counted.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from vinestreet.exchange.importing.csv_reader import CannotOpenError, decoded, separator_of
from vinestreet.exchange.sheet.ods_reader import ods_tables
from vinestreet.exchange.sheet.own_sheet import Grid
from vinestreet.exchange.sheet.xlsx_reader import xlsx_tables

MOST_BYTES = 100_000_000  # of a sheet, unpacked; ten thousand full places are about 40 million
_TEXTS = frozenset({".csv", ".tsv", ".txt", ".tab"})
_BOOKS = {".xlsx": xlsx_tables, ".xlsm": xlsx_tables, ".ods": ods_tables}
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # the formats allow no other
_OTHERS = frozenset({".xls", ".xlsb", ".numbers", ".fods", ".gsheet", ".odt", ".docx"})
SHEETS = _TEXTS | _BOOKS.keys() | _OTHERS


def is_book(path: Path) -> bool:
    """Whether the file at `path` is of a spreadsheet program, and no text."""
    return path.suffix.casefold() in _BOOKS.keys() | _OTHERS


def grids_in(path: Path) -> Iterator[Grid]:
    """Give each table in the file at `path`; raises CannotOpenError where it is none, and OSError."""
    ending = path.suffix.casefold()
    if ending in _OTHERS:
        raise CannotOpenError("sheet_kind", found=path.name)
    if path.stat().st_size > MOST_BYTES:
        raise _too_large(path)
    if ending in _TEXTS:
        yield _csv_rows(path)
        return
    content = io.BytesIO(path.read_bytes())  # what is damaged in it is then no fault of the disk, an OSError
    try:
        with zipfile.ZipFile(content) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > MOST_BYTES:
                raise _too_large(path)
            if any(member.compress_type not in _PACKED for member in members):
                raise zipfile.BadZipFile
            yield from _BOOKS[ending](archive)
    except (zipfile.BadZipFile, zlib.error, LookupError, ValueError, RuntimeError, SyntaxError, EOFError):
        raise CannotOpenError("sheet_broken", found=path.name) from None


def _too_large(path: Path) -> CannotOpenError:
    return CannotOpenError("sheet_too_large", found=path.name, megabytes=MOST_BYTES // 1_000_000)


def _csv_rows(path: Path) -> Grid:
    with path.open("rb") as stream:
        text = decoded(stream).read().replace("\0", "")
    first, _, rest = text.partition("\n")
    if first.casefold().startswith("sep="):  # what Excel is told by, and writes itself
        text = rest
    head = next((line for line in text.splitlines() if line.strip()), "")
    with io.StringIO(text, newline="") as lines:
        try:
            return list(csv.reader(lines, delimiter=separator_of(head)))
        except csv.Error:
            raise CannotOpenError("sheet_broken", found=path.name) from None
