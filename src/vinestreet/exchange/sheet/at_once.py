"""What nobody does on purpose, and a program does at a slip: a column sorted alone or emptied, a row emptied, days
that count up.

Nothing is taken from it, and it is told.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from vinestreet.exchange.sheet.row_mark import RowMark
from vinestreet.exchange.sheet.sheet_changes import CellChange, RowChanges, SheetComparison
from vinestreet.exchange.sheet.sheet_columns import SheetColumn
from vinestreet.schema.scalars import Day
from vinestreet.schema.text import Choice, YesOnly

# Cells of one column or row in which this happened, from which on it was nobody's intention.
_SORTED, _SORTED_CHOICES, _EMPTIED, _COUNTED = 3, 10, 4, 3


def leave_what_happened_at_once(
    found: SheetComparison, before: Mapping[SheetColumn, Counter[str]], marks: Sequence[RowMark]
) -> None:
    """Take such changes out of `found`, and tell them there; `before` are the texts of each column as they are here."""
    for id_, row in found.changes.items():
        emptied = [change for change in row.cells if not change.now]
        if len(emptied) >= _EMPTIED and any(change.column.path == ("name",) for change in emptied):
            row.cells.clear()
            found.faults.append(("row_emptied", {"row": row.row, "id": id_}))
    by_column: defaultdict[SheetColumn, list[tuple[RowChanges, CellChange]]] = defaultdict(list)
    for row in found.changes.values():
        for change in row.cells:
            by_column[change.column].append((row, change))
    for column, those in by_column.items():
        emptied_here = [each for each in those if not each[1].now]
        filled_before = sum(column.name in mark.cells for mark in marks)
        if _changed_places(column, [change for _, change in those], before[column]):
            left, key = those, "column_sorted"
        elif len(emptied_here) >= _EMPTIED and len(emptied_here) == filled_before:
            left, key = emptied_here, "column_emptied"
        else:
            continue
        for row, change in left:
            row.cells.remove(change)
        found.faults.append((key, {"column": column.name, "count": len(left)}))


def leave_counted_days(found: SheetComparison, taken: Collection[str]) -> None:
    """Take days that count up by one from row to row out of `found`, but for those `taken` by name, and ask about them.

    A cell that is dragged down counts on. What else is new in the same records waits with them.
    """
    by_column: defaultdict[SheetColumn, list[tuple[RowChanges, CellChange]]] = defaultdict(list)
    for row in sorted(found.changes.values(), key=lambda each: each.row):
        for change in (*row.cells, *row.unread):
            if isinstance(change.column.kind, Day) and f"{row.listing.id}/{change.column.name}" not in taken:
                by_column[change.column].append((row, change))
    for column, those in by_column.items():
        for run in _counting(those):
            for row, change in run:
                for cells in (row.cells, row.unread):
                    cells[:] = [each for each in cells if each.column.unit != change.column.unit]
            (row, first), (last_row, last) = run[0], run[-1]
            values = {"column": column.name, "row": row.row, "last_row": last_row.row, "id": row.listing.id}
            found.faults.append(("days_counted", {**values, "first": first.now, "last": last.now}))


def _counting(
    those: Iterable[tuple[RowChanges, CellChange]],
) -> Iterator[list[tuple[RowChanges, CellChange]]]:
    """Give each run of days of which each is the one after that above it."""
    run: list[tuple[RowChanges, CellChange]] = []
    for row, change in those:
        day = _day(change.now)
        if run and day and _day(run[-1][1].now) == day - timedelta(1):
            run.append((row, change))
            continue
        if len(run) >= _COUNTED:
            yield run
        run = [(row, change)] if day else []
    if len(run) >= _COUNTED:
        yield run


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _changed_places(column: SheetColumn, those: list[CellChange], before: Counter[str]) -> bool:
    """Whether cells of a column say what other cells of it said `before`: it was sorted alone, or one was cut out.

    Many may be set to one value at once, which some place has already; here it is many values.
    """
    said = Counter(change.now for change in those if change.now)
    if isinstance(column.kind, Choice | YesOnly) or column.several:
        was = Counter(change.was for change in those if change.was)
        return len(those) >= _SORTED_CHOICES and ((said - was) + (was - said)).total() <= 1
    least = _SORTED_CHOICES if isinstance(column.kind, Day) else _SORTED
    borrowed = [text for text in said if text in before]
    return len(borrowed) >= max(least, len(those) // 2)
