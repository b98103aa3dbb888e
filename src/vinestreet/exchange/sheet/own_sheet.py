"""A sheet of ours that came back: which of its columns are ours, and which place each row is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vinestreet.exchange.sheet.cell_readings import read_cell
from vinestreet.exchange.sheet.cell_texts import key_of, plain, unguarded
from vinestreet.exchange.sheet.row_mark import RowMark, read_mark
from vinestreet.exchange.sheet.sheet_columns import ID, MARK, SheetColumn, column_called, columns_for, plain_head
from vinestreet.schema.text import nearest

Grid = Sequence[Sequence[str]]  # rows of cells, as many in each as there are
_HEAD_WITHIN = 20  # rows: somebody may put a title above
_SURELY = 8  # columns of ours, without the mark, that no other table has
_OURS_ALONE = frozenset({"asks id", "checked on"})  # one of them stands in the whole sheet, and in the short one


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: its `number` in the sheet from 1, the id that stands in it, its cells by column, and its mark."""

    number: int
    id: str
    cells: dict[SheetColumn, str]
    mark: RowMark | None


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """The rows that say something, and the heads of columns.

    `renamed` are columns of ours under another name, by that name, and `edited` the ids of rows that say something new
    in such a column; `doubled` stand there twice; `foreign` are nobody's
    of ours; `missing` columns of ours that every sheet has are not there. Without `has_marks`, nobody knows what was
    exported; without `has_ids`, the marks alone say which place a row is.
    """

    rows: list[SheetRow]
    columns: list[SheetColumn]
    has_marks: bool
    has_ids: bool
    renamed: dict[str, str] = field(default_factory=dict)
    doubled: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    edited: dict[str, list[str]] = field(default_factory=dict)


def own_sheet(grid: Grid, region: str) -> OwnSheet | None:
    """Read a sheet of ours; None where it is somebody else's table."""
    at = next((at for at, row in enumerate(grid[:_HEAD_WITHIN]) if _is_head(row)), None)
    if at is None:
        return None
    heads = [plain(cell) for cell in grid[at]]
    names = [plain_head(head) for head in heads]
    counts = Counter(filter(None, names))
    found = {place: column for place, head in enumerate(heads) if (column := column_called(head))}
    doubled = {name for name, count in counts.items() if count > 1 and (name in (ID, MARK) or column_called(name))}
    ours = {place: column for place, column in found.items() if names[place] not in doubled}
    ids, marks = _place(names, ID), _place(names, MARK)
    rows = []
    for number, cells in enumerate(grid[at + 1 :], at + 2):
        if any(cell.strip() for cell in cells):
            said = {column: cells[place] if place < len(cells) else "" for place, column in ours.items()}
            id_ = plain(unguarded(cells[ids])) if ids is not None and ids < len(cells) else ""
            mark = read_mark(cells[marks]) if marks is not None and marks < len(cells) else None
            rows.append(SheetRow(number, id_, said, mark))
    missing = [column.name for column in columns_for(()) if column.name not in {each.name for each in found.values()}]
    foreign = {place: head for place, head in enumerate(heads) if head and place not in {*found, ids, marks}}
    renamed = dict(_renamed(foreign, rows, grid, missing, region))
    return OwnSheet(
        rows,
        list(ours.values()),
        marks is not None,
        ids is not None,
        renamed,
        tuple(sorted(doubled)),
        tuple(head for head in foreign.values() if head not in renamed),
        tuple(name for name in missing if name not in renamed.values()),
        {head: list(_edited(heads.index(head), name, rows, grid, region)) for head, name in renamed.items()},
    )


def _is_head(row: Sequence[str]) -> bool:
    names = {plain_head(cell) for cell in row}
    known = sum(1 for name in names if column_called(name))
    surely = ID in names and known >= _SURELY and not _OURS_ALONE.isdisjoint(names)
    return surely or (MARK in names and (ID in names or known > 0))


def _place(names: Sequence[str], name: str) -> int | None:
    return names.index(name) if name in names else None


def _edited(place: int, name: str, rows: Iterable[SheetRow], grid: Grid, region: str) -> Iterable[str]:
    """The ids of the rows whose cell at this place isn't what was exported as the column of that name."""
    column = column_called(name)
    for row in rows:
        cells = grid[row.number - 1]
        cell = cells[place] if place < len(cells) else ""
        if column and row.mark:
            texts = read_cell(column, cell, region).texts
            if not any(row.mark.knows(name, key_of(column, text, region)) for text in texts):
                yield row.mark.id


def _renamed(
    foreign: dict[int, str], rows: Iterable[SheetRow], grid: Grid, missing: Sequence[str], region: str
) -> Iterable[tuple[str, str]]:
    """Columns whose cells are those that a missing column had, or whose name is near that of one."""
    gone = [column for name in missing if (column := column_called(name))]
    marked = [row for row in rows if row.mark]
    for place, head in foreign.items():
        said = [(row.mark, grid[row.number - 1][place]) for row in marked if place < len(grid[row.number - 1])]
        said = [(mark, cell) for mark, cell in said if cell.strip()]
        for column in gone:
            same = sum(
                1 for mark, cell in said if mark and mark.knows(column.name, key_of(column, unguarded(cell), region))
            )
            if same and same * 2 >= len(said):
                yield head, column.name
                break
        else:
            if near := nearest(plain_head(head), [column.name for column in gone], 0.8):
                yield head, near
