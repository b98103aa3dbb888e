"""Words in the cell of an address that say it's a secret: then the place is one, and nothing says where it is."""

from collections.abc import Mapping

from vinestreet.exchange.sheet.cell_readings import CellReading
from vinestreet.exchange.sheet.sheet_columns import Path, SheetColumn, columns_for
from vinestreet.schema.secret_words import is_secret_address

_ADDRESS: Path = ("address",)
_WHERE: tuple[Path, ...] = (_ADDRESS, ("at",))


def keep_secret(readings: Mapping[SheetColumn, CellReading]) -> dict[SheetColumn, CellReading]:
    """Give what the cells of a new place say; where its address is a secret, no address and no point, but the mark.

    What was typed isn't repeated: beside the word there may be a street.
    """
    said = next((one.found for column, one in readings.items() if column.path == _ADDRESS), "")
    if not is_secret_address(said):
        return dict(readings)
    mark = next(column for column in columns_for(()) if column.path == ("confidential",))
    kept = {column: one for column, one in readings.items() if column.path not in _WHERE}
    return {**kept, mark: CellReading("", ("yes",), taken_as="secret")}
