"""What somebody hands to `vinestreet import`: a package of HSDS, or any table, which needs a column map."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vinestreet.exchange.cleaning.plain import plain
from vinestreet.exchange.opening.nesting import services_of
from vinestreet.exchange.opening.older import kind_of_table
from vinestreet.exchange.opening.packages import CannotOpenError, open_package
from vinestreet.exchange.opening.tables import ROW, Row, column_name, rows_in
from vinestreet.exchange.understood import Understood

MAP_ENDING = ".columns.yml"
_TABLES = frozenset({".csv", ".tsv", ".txt", ".tab"})
# Every table of HSDS has the first; a table of services or organisations has one of the others too.
_ID, _NAMES = "id", {"name", "organization_id", "service_id", "location_id", "number"}


@dataclass(frozen=True, slots=True)
class Table:
    """Any table: the names of its columns as they stand there, and its rows by these."""

    columns: tuple[str, ...]
    rows: list[Row]


def map_beside(source: Path) -> Path:
    """Give the file in which the column map of a table is proposed, and looked for."""
    return source.with_name(source.name.removesuffix(source.suffix) + MAP_ENDING)


def is_any_table(source: Path) -> bool:
    """Whether the file is a table, and none of HSDS."""
    if not source.is_file() or source.suffix.casefold() not in _TABLES:
        return False
    columns: list[str] = []
    with source.open("rb") as stream:
        next(rows_in(stream, source.name, Understood(), _keep_names(columns)), None)
    names = set(map(column_name, columns))
    return not (kind_of_table(source.stem)[0] and _ID in names and names & _NAMES)


def read_table(source: Path, understood: Understood) -> Table:
    """Read any table. Raises CannotOpenError when there is nothing in it, and OSError when it cannot be opened."""
    columns: list[str] = []
    with source.open("rb") as stream:
        rows = list(rows_in(stream, source.name, understood, _keep_names(columns)))
    if not rows:
        raise CannotOpenError("nothing_to_import", found=source.name)
    named = {column for row in rows for column in row if column != ROW}
    order = {column: at for at, column in enumerate(columns)}
    return Table(tuple(sorted({*columns, *named} - {""}, key=lambda each: order.get(each, len(order)))), rows)


def _keep_names(columns: list[str]) -> Callable[[str], str]:
    """Columns are called as they are, and the names are kept in `columns` in the order of the table."""

    def spelt(cell: str) -> str:
        name = plain(cell)[:60]
        columns.append(name)
        return name

    return spelt


def services_in(source: Path, understood: Understood) -> list[dict[str, Any]]:
    """Give the nested services of a package of HSDS; raises CannotOpenError, and OSError when it cannot be opened."""
    return list(services_of(open_package(source, understood), understood))
