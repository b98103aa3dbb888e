"""Rows of a table that somebody made with whatever program they had: CSV in all its dialects.

Letters: UTF-8 with or without a mark at its begin, UTF-16, and Windows letters, also some of each in one file.
Quotes: where one is opened and never closed, the row is read again without quotes, so that it swallows no other rows.
"""

import codecs
import csv
import io
import re
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from vinestreet.exchange.facts.plain_text import plain_text
from vinestreet.exchange.importing.import_report import ROW, ImportReport
from vinestreet.exchange.importing.legacy_versions import kind_of_table
from vinestreet.exchange.importing.phone_columns import phone_parts, put_phones_together

# A row by column; only what says something.
CsvRow = dict[str, Any]

MOST_COLUMNS = 2_000  # more are a fault or an attack
MOST_IN_CELL = 100_000  # characters; more is a fault or an attack
_MOST_LINES = 400  # of one row
_LOOKED_AT = 20  # lines that tell where the heads are
_SEPARATORS = ",;\t|"
# What databases and spreadsheets write into a cell that holds nothing.
NOTHING = frozenset(["", r"\N", *"NULL null Null N/A n/a #N/A NaN nan (null) undefined NA".split()])


class CannotOpenError(Exception):
    """Nothing can be read from the path at all; `key` names the sentence `problems.<key>`, `values` fill it in."""

    def __init__(self, key: str, **values: object) -> None:
        """Keep why."""
        self.key, self.values = key, values
        super().__init__(f"{key} {values}")


def rows_in(
    stream: IO[bytes], name: str, report: ImportReport, spelt: Callable[[str], str] | None = None
) -> Iterator[CsvRow]:
    """Give the rows of the table in `stream`, a file known as `name`; the row of heads (`head_at`) names columns.

    Columns are called as the standard spells names, or as `spelt` does.

    Faults of the table itself (columns twice, rows too long, open quotes, huge cells) and what stands above the heads
    are told to `report`.
    """
    lines = _Lines(decoded(stream))
    ahead = lines.ahead()
    separator = separator_of(next((line for line in ahead if any(map(line.count, _SEPARATORS))), ""))
    for line, words in lines.skip(_lines_above(ahead, separator)):
        report.left_out(f"{name}:{line}", "row", words, "above_heads")
    spaced = _has_spaces_before_quotes(ahead, separator)
    reader = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=spaced)
    columns: list[str] = []
    for line, cells in _records(lines, reader, columns, name, report):
        if not columns:
            if any(cell.strip() for cell in cells):
                columns.extend(heads_of(cells, f"{name}:{line}", report, spelt or column_name))
            continue
        row: CsvRow = {}
        for column, cell in zip(columns, cells, strict=False):
            value = cell.strip()
            if len(value) > MOST_IN_CELL:
                report.left_out(f"{name}:{line}", column, value[MOST_IN_CELL:], "cell_too_long")
                value = value[:MOST_IN_CELL]
            # In `value` an attribute has JSON, where null is something that somebody said.
            if value not in NOTHING or (value and column == "value"):
                row[column] = sys.intern(value) if len(value) < 40 else value
        if beyond := [cell for cell in cells[len(columns) :] if cell.strip() not in NOTHING]:
            report.left_out(f"{name}:{line}", "row", " | ".join(beyond), "row_too_long")
        if row:
            row[ROW] = f"{name}:{line}"
            yield row


# organizationId, PhysicalAddress1, TTYNumber; but not IDs.
_WORD_BEGINS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=\d)|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})")


def column_name(text: str) -> str:
    """Give a column's name as the standard spells names: `Organization ID` and `organizationId` are organization_id."""
    parted = _WORD_BEGINS.sub("_", text.strip().strip("\"'"))
    return re.sub(r"\W+|_+", "_", parted).strip("_").casefold()


class _Lines:
    """Lines of a text, of which some can be taken back; at most as many in a row as a record may have."""

    def __init__(self, text: IO[str]) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.number = 0
        self.most = _MOST_LINES

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if len(self.taken) >= self.most:
            raise StopIteration
        line = self._again.popleft() if self._again else self._text.readline()
        if not line:
            raise StopIteration
        line = line.replace("\0", "")
        self.taken.append(line)
        self.number += 1
        return line

    def ahead(self) -> list[str]:
        """The first lines with words on them, and empty ones between, which are all still to come."""
        while (line := self._text.readline()) and not line.strip():
            self.number += 1
        self._again.append(line)
        while line and len(self._again) < _LOOKED_AT:
            line = self._text.readline()
            self._again.append(line)
        return [line.replace("\0", "") for line in self._again if line]

    def skip(self, count: int) -> list[tuple[int, str]]:
        """Pass over so many lines; give those with words, and their numbers."""
        passed = []
        for _ in range(count):
            self.number += 1
            passed.append((self.number, self._again.popleft().strip().strip(_SEPARATORS)))
        return [(number, words) for number, words in passed if words]

    def give_back_all_but_first(self) -> None:
        """Let all lines but the first of those taken come again."""
        others = self.taken[1:]
        # A file that is full of open quotes is not to be read four hundred times.
        self.most = max(self.most - 1, 10)
        self._again.extendleft(reversed(others))
        self.number -= len(others)


def decoded(stream: IO[bytes]) -> IO[str]:
    """Give the text of bytes whose encoding nobody told us; what is no UTF-8 is read letter by letter as Windows'."""
    buffered = io.BufferedReader(cast(io.RawIOBase, stream))
    start = buffered.peek(400)[:400]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif start.count(0) > len(start) // 4:
        encoding = "utf-16-be" if start[0] == 0 else "utf-16-le"
    else:
        encoding = "utf-8-sig"
    return io.TextIOWrapper(buffered, encoding, errors="windows_letters", newline="")


def _windows_letters(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("windows_letters", _windows_letters)
csv.field_size_limit(MOST_IN_CELL * 20)


def head_at(rows: Sequence[Sequence[str]]) -> int:
    """Give the place of the row that names columns: the first with two names or more, as long as most rows are.

    Somebody may put a title above. A separator more or less at the end is no other length. Where that would be a row of
    numbers and addresses, or where there is none, it is the first that says as much as it can.
    """
    said = [sum(1 for cell in row if cell.strip()) for row in rows]
    lengths = Counter(len(row) for row, count in zip(rows, said, strict=True) if count > 1)
    usual = max(lengths, key=lambda length: (lengths[length], length), default=0)
    several = [place for place, count in enumerate(said) if count > 1]
    found = next((place for place in several if len(rows[place]) >= usual - 1), None)
    if found is not None and not any(map(_LIKE_DATA.search, rows[found])):
        return found
    return next(iter(several), next((place for place, count in enumerate(said) if count), 0))


# What stands in the cells of a list of places, and in no head: numbers and addresses.
_LIKE_DATA = re.compile(r"\d{3}|@|://")


def _lines_above(lines: list[str], separator: str) -> int:
    """How many of the first `lines` of a table stand above the row that names its columns."""
    reader = csv.reader(lines, delimiter=separator)
    rows, begins = [], [0]
    with suppress(csv.Error):
        for row in reader:
            rows.append(row)
            begins.append(reader.line_num)
    return begins[head_at(rows)]


def _has_spaces_before_quotes(lines: list[str], separator: str) -> bool:
    """Whether some program put a space between separator and quote, which is then no part of the cell."""
    end = re.escape(separator)
    return any(re.search(rf'(?:^|{end}) +"[^"]*"\s*(?:{end}|$)', line) for line in lines)


def separator_of(line: str) -> str:
    """Give what the first `line` of a table has most of, outside quotes: what stands between cells."""
    counts = Counter(char for char in re.sub(r'"[^"]*"', "", line) if char in _SEPARATORS)
    return max(_SEPARATORS, key=lambda char: counts[char])


def _records(
    lines: _Lines, reader: Any, columns: list[str], name: str, report: ImportReport
) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of its first line; one whose quotes do not hold is read without what follows it."""
    separator = reader.dialect.delimiter
    while True:
        lines.taken = []
        line = lines.number + 1
        try:
            cells = next(reader)
            torn = len(lines.taken) > 1 and len(cells) != len(columns or cells)
        except StopIteration:
            return
        except csv.Error:
            cells, torn = [], True
        if torn:
            alone = _alone(lines.taken[0], separator, len(columns))
            if not cells or len(alone) == len(columns):
                lines.give_back_all_but_first()
                report.kept(f"{name}:{line}", "row", lines.taken[0], "open_quote")
                cells = alone
        yield line, cells


def _alone(line: str, separator: str, columns: int) -> list[str]:
    """The cells of one line, with quotes as they may be meant, or with none that mean anything."""
    with suppress(csv.Error):
        cells = next(csv.reader([line], delimiter=separator), [])
        if len(cells) == columns:
            return [cell.strip('"') for cell in cells]
    return [cell.strip().strip('"').replace('""', '"') for cell in line.rstrip("\r\n").split(separator)]


def heads_of(cells: Sequence[str], place: str, report: ImportReport, spelt: Callable[[str], str]) -> list[str]:
    """Give the names of columns, each once: a second `phone` is `phone_2`, one without a name `column_3`."""
    if beyond := cells[MOST_COLUMNS:]:
        report.left_out(place, "row", " | ".join(beyond[:MOST_COLUMNS]), "row_too_long")
    names: dict[str, None] = {}
    again: Counter[str] = Counter()
    for number, cell in enumerate(cells[:MOST_COLUMNS], 1):
        column = first = spelt(cell) or f"column_{number}"
        if column in names:
            report.kept(place, column, cell, "column_twice")
        while column in names:
            again[first] += 1
            column = f"{first}_{again[first] + 1}"
        names[column] = None
    return list(names)


MAP_ENDING = ".columns.yml"
TABLE_ENDINGS = frozenset({".csv", ".tsv", ".txt", ".tab"})
# Every table of HSDS has the first; a table of services or organisations has one of the others too.
_ID, _NAMES = "id", {"name", "organization_id", "service_id", "location_id", "number"}


@dataclass(frozen=True, slots=True)
class ColumnTable:
    """Any table: the names of its columns as they stand there, and its rows by these."""

    columns: tuple[str, ...]
    rows: list[CsvRow]


def map_beside(source: Path) -> Path:
    """Give the file in which the column map of a table is proposed, and looked for."""
    return source.with_name(source.name.removesuffix(source.suffix) + MAP_ENDING)


def is_unmapped_table(source: Path) -> bool:
    """Whether the file is a table, and none of HSDS."""
    if not source.is_file() or source.suffix.casefold() not in TABLE_ENDINGS:
        return False
    columns: list[str] = []
    with source.open("rb") as stream:
        next(rows_in(stream, source.name, ImportReport(), _keep_names(columns)), None)
    names = set(map(column_name, columns))
    return not (kind_of_table(source.stem)[0] and _ID in names and names & _NAMES)


def read_table(source: Path, report: ImportReport) -> ColumnTable:
    """Read any table. Raises CannotOpenError when there is nothing in it, and OSError when it cannot be opened."""
    columns: list[str] = []
    with source.open("rb") as stream:
        rows = list(rows_in(stream, source.name, report, _keep_names(columns)))
    if not rows:
        raise CannotOpenError("nothing_to_import", found=source.name)
    parts = phone_parts(columns)
    for row in rows:
        put_phones_together(row, parts)
    columns = [column for column in columns if not any(column in beside.values() for beside in parts.values())]
    named = {column for row in rows for column in row if column != ROW}
    order = {column: at for at, column in enumerate(columns)}
    return ColumnTable(
        tuple(sorted({*columns, *named} - {""}, key=lambda each: (order.get(each, len(order)), each))), rows
    )


def _keep_names(columns: list[str]) -> Callable[[str], str]:
    """Columns are called as they are, and the names are kept in `columns` in the order of the table."""

    def spelt(cell: str) -> str:
        name = plain_text(cell)[:60]
        columns.append(name)
        return name

    return spelt
