"""Words in the cell of an address that say it's a secret: then the place is one, and nothing says where it is."""

from collections.abc import Iterable, Mapping

from vinestreet.exchange.sheet.cell_readings import CellReading
from vinestreet.exchange.sheet.sheet_changes import CellChange, RowChanges
from vinestreet.exchange.sheet.sheet_columns import Path, SheetColumn, columns_for
from vinestreet.schema.secret_words import is_secret_address

_ADDRESS: tuple[str] = ("address",)
_WHERE: tuple[tuple[str], ...] = (_ADDRESS, ("at",))
_MARK: Path = ("confidential",)
_YES = CellReading("", ("yes",), taken_as="secret")


def keep_secret(readings: Mapping[SheetColumn, CellReading]) -> dict[SheetColumn, CellReading]:
    """Give what the cells of a new place say; where its address is a secret, no address and no point, but the mark.

    What was typed isn't repeated: beside the word there may be a street.
    """
    said = next((one.found for column, one in readings.items() if column.path == _ADDRESS), "")
    if not is_secret_address(said):
        return dict(readings)
    kept = {column: one for column, one in readings.items() if column.path not in _WHERE}
    return {**kept, _column(_MARK): _YES}


def keep_places_secret(rows: Iterable[RowChanges]) -> None:
    """Do the same with what changes at places that are here: what told where they are goes, and the mark comes."""
    for row in rows:
        said = [change for change in row.cells if change.column.path == _ADDRESS and is_secret_address(change.now)]
        if not said:
            continue
        for changes in (row.cells, row.both, row.unread):
            changes[:] = [change for change in changes if change.column.path not in (*_WHERE, _MARK)]
        if not row.listing.confidential:
            told = CellChange(row.row, _column(_MARK), "", _YES)
            gone = [CellChange(row.row, _column((name,)), str(row.entry[name]), CellReading("", ("",)))
                    for (name,) in _WHERE if name in row.entry]  # fmt: skip
            row.cells += [told, *gone]


def _column(path: Path) -> SheetColumn:
    return next(column for column in columns_for(()) if column.path == path)
