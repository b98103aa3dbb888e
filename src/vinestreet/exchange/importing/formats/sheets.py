"""Spreadsheets that are not ours: the first table in them that says anything."""

from pathlib import Path

from vinestreet.exchange.facts.plain_text import plain_text
from vinestreet.exchange.importing.csv_reader import CannotOpenError, ColumnTable, head_at, heads_of
from vinestreet.exchange.importing.formats.json_values import table_of
from vinestreet.exchange.importing.import_report import ROW, ImportReport
from vinestreet.exchange.sheet.own_sheet import Grid
from vinestreet.exchange.sheet.sheet_grid import grids_in

_LOOKED_AT = 20  # rows that tell where the heads are


def sheet_table(path: Path, report: ImportReport) -> ColumnTable:
    """Give the first sheet with rows; what stands above its heads, and that there are others, is told to `report`.

    Raises CannotOpenError where no sheet has rows or none can be read, and OSError.
    """
    table: ColumnTable | None = None
    for number, grid in enumerate(grids_in(path), 1):
        if sum(1 for row in grid if any(cell.strip() for cell in row)) < 2:
            continue
        if table is None:
            table = _table(grid, path.name, report)
        else:
            report.left_out(
                f"{path.name} {number}", "sheet", " | ".join(grid[head_at(grid[:_LOOKED_AT])]), "other_sheet"
            )
    if table is None:
        raise CannotOpenError("sheet_empty", found=path.name)
    return table


def _table(grid: Grid, name: str, report: ImportReport) -> ColumnTable:
    at = head_at(grid[:_LOOKED_AT])
    for number, row in enumerate(grid[:at], 1):
        if words := " | ".join(filter(None, map(str.strip, row))):
            report.left_out(f"{name}:{number}", "row", words, "above_heads")
    beyond = [""] * (max(map(len, grid[at:])) - len(grid[at]))
    heads = heads_of([*grid[at], *beyond], f"{name}:{at + 1}", report, lambda cell: plain_text(cell)[:60])
    rows = [
        {**dict(zip(heads, row, strict=False)), ROW: f"{name}:{number}"}
        for number, row in enumerate(grid[at + 1 :], at + 2)
    ]
    found = table_of(rows, name, report)
    named = [head for head, cell in zip(heads, grid[at], strict=False) if cell.strip()]
    return ColumnTable(tuple(dict.fromkeys([*named, *found.columns])), found.rows)
