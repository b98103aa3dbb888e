"""What a cell said when the sheet was exported, where an earlier commit still has it: a mark alone can't be read."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from vinestreet.core.file_history import FileHistory
from vinestreet.core.project_paths import resources_file
from vinestreet.directory.entry_history import EntryHistory
from vinestreet.exchange.sheet.cell_texts import key_of, text_of
from vinestreet.exchange.sheet.row_mark import RowMark
from vinestreet.exchange.sheet.sheet_changes import CellChange, SheetComparison
from vinestreet.exchange.sheet.sheet_columns import leaves_of
from vinestreet.exchange.sheet.three_way import region_of
from vinestreet.site.site import Site

_MOST = 30  # earlier versions of a place that are looked at


def add_exported_texts(found: SheetComparison, marks: dict[str, RowMark], root: Path, site: Site) -> None:
    """Put into what both sides changed what it was before; `marks` are those of the rows, by place."""
    main = resources_file(root)
    history = EntryHistory(FileHistory(main.parent))
    for id_, row in found.changes.items():
        if row.both and id_ in marks:
            earlier = list(islice(_earlier(history, main.name, id_), _MOST))
            region = region_of(row.listing, site)
            row.both = [replace(each, exported=_text(each, marks[id_], earlier, region)) for each in row.both]


def _earlier(history: EntryHistory, main: str, id_: str) -> Iterator[dict[str, Any]]:
    for former in history.entries(main, id_):
        try:
            entry = yaml.safe_load(former.alone)
        except yaml.YAMLError:
            continue
        if isinstance(entry, dict):
            yield entry


def _text(change: CellChange, mark: RowMark, earlier: list[dict[str, Any]], region: str) -> str:
    """The text of an earlier entry that has the mark of the cell; empty where none has, or there was none."""
    if not mark.cells.get(change.column.name):
        return ""
    for entry in earlier:
        value = leaves_of(entry).get(change.column.path)
        text = text_of(change.column, value) if isinstance(value, str) else ""
        if text and mark.knows(change.column.name, key_of(change.column, text, region)):
            return text
    return ""
