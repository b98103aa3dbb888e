"""The last column of a sheet: which place a row is, and a short mark of each of its cells as it was exported.

By these marks anybody's changes are known without the sheet of that day:
`v1 soup-kitchen rows:101 name:k4fzo phone.1:2qa7c`. How many rows there were tells rows that were deleted from places
that are new here since.
An empty cell has none. The marks are by name, so columns can be moved, left out and sorted, and rows too.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_VERSION, _ROWS = "v1", "rows"
_LENGTH = 5  # letters of 5 bits each: one change in 33 million is taken for none


@dataclass(frozen=True, slots=True)
class RowMark:
    """What a row was when it was exported: the `id` of its place, and the marks of its cells by column.

    `rows` is how many there were with it; 0 is not known.
    """

    id: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    rows: int = 0

    def knows(self, column: str, key: str) -> bool:
        """Whether the cell of the column said that, or was as empty."""
        return self.cells.get(column, "") == mark_of_cell(column, key)


def mark_of_cell(column: str, key: str) -> str:
    """Give the mark of a cell whose text has this `key` (cell_texts.key_of); empty for an empty one."""
    if not key:
        return ""
    made = hashlib.sha256(f"{column}\0{key}".encode()).digest()
    return base64.b32encode(made).decode().lower()[:_LENGTH]


def written_mark(id_: str, rows: int, cells: Iterable[tuple[str, str]]) -> str:
    """Give the text of the mark of one of `rows`, whose cells are given as columns and keys."""
    marks = (f"{column.replace(' ', '.')}:{mark_of_cell(column, key)}" for column, key in cells if key)
    return " ".join([_VERSION, id_, f"{_ROWS}:{rows}", *marks])


def read_mark(text: str) -> RowMark | None:
    """Give what a mark says; None where there is none, or one that somebody wrote over."""
    version, *words = text.split() or [""]
    if version != _VERSION or not words:
        return None
    marks = {name.replace(".", " "): mark for name, _, mark in (word.partition(":") for word in words[1:])}
    rows = marks.pop(_ROWS, "")
    return RowMark(words[0], marks, int(rows) if rows.isdecimal() and len(rows) < _LENGTH + 2 else 0)
