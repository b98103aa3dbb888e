"""The order of a sheet's columns: what people change from day to day, then the rest, then what no place has.

The short sheet is the first of these alone, so that who knows it finds their way in the whole one. Of those, the first
fit on paper in letters that can be read.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from vinestreet.exchange.sheet.sheet_columns import Path, SheetColumn

_ON_PAPER: tuple[Path, ...] = (
    ("name",),
    ("phone", "number"),
    ("hours",),
    ("hours_note",),
    ("status", "is"),
    ("checked", "on"),
    ("checked", "by"),
    ("checked", "how"),
    ("tried",),
)
_DAILY: tuple[Path, ...] = (*_ON_PAPER, ("status",), ("checked", "doubt"))
_THEN: tuple[Path, ...] = (("address",), ("area",), ("needs",), ("asks",), ("what",), ("phone",))
_WHERE_USED = frozenset({("phone", "number"), ("checked", "doubt")})  # of those, what most places have once or never


@dataclass(frozen=True, slots=True)
class ColumnOrder:
    """The `daily` columns, those that say something of any place (`others`), and those that are `empty` in each row.

    The first of the daily ones, so many as `on_paper`, are printed.
    """

    daily: tuple[SheetColumn, ...]
    others: tuple[SheetColumn, ...] = ()
    empty: tuple[SheetColumn, ...] = ()

    @property
    def columns(self) -> tuple[SheetColumn, ...]:
        """All of them, in order."""
        return self.daily + self.others + self.empty

    @property
    def on_paper(self) -> int:
        """How many are printed."""
        return sum(_place(column, _ON_PAPER) < len(_ON_PAPER) for column in self.daily)


def in_order(columns: Iterable[SheetColumn], used: Collection[SheetColumn], short: bool = False) -> ColumnOrder:
    """Put columns in order, of which some are `used`; `short` is the daily ones alone."""
    daily: list[SheetColumn] = []
    rest: list[SheetColumn] = []
    for column in columns:
        (daily if _is_daily(column, used) else rest).append(column)
    daily.sort(key=lambda column: _place(column, _DAILY))
    if short:
        return ColumnOrder(tuple(daily))
    rest.sort(key=lambda column: _place(column, _THEN))
    others = tuple(column for column in rest if column in used)
    return ColumnOrder(tuple(daily), others, tuple(column for column in rest if column not in used))


def _is_daily(column: SheetColumn, used: Collection[SheetColumn]) -> bool:
    if _place(column, _DAILY) == len(_DAILY):
        return False
    return _kind(column) not in _WHERE_USED or column in used or column.path == ("phone", 0, "number")


def _kind(column: SheetColumn) -> Path:
    """The path without the number of an item."""
    return tuple(step for step in column.path if isinstance(step, str))


def _place(column: SheetColumn, order: tuple[Path, ...]) -> int:
    """Where a column comes; those that are not named come behind, as the model has them."""
    kind = _kind(column)
    return next((at for at, each in enumerate(order) if kind in (each, (*each, *kind[1:]))), len(order))
