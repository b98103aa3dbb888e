"""What a sheet says that is new: its cells, by row and place, and whatever is wrong with rows and columns."""

from dataclasses import dataclass, field
from typing import Any

from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import Entry
from vinestreet.exchange.sheet.cell_readings import CellReading
from vinestreet.exchange.sheet.own_sheet import SheetRow
from vinestreet.exchange.sheet.sheet_columns import SheetColumn


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of a row that says something new: what stands here, and what it says; `reading` is all it may say.

    `exported` is what it said when the sheet was made, where that is known and both sides changed it.
    """

    row: int
    column: SheetColumn
    was: str
    reading: CellReading
    exported: str = ""

    @property
    def now(self) -> str:
        """What the cell says."""
        return self.reading.text


@dataclass(slots=True)
class RowChanges:
    """What a row changes at a `listing`: `cells`; what was changed on both sides; what can't be read or be so.

    `held` is what has to be named to be taken, `barred` what no sheet may say (named_alone.py).
    """

    listing: Listing
    entry: Entry
    row: int
    cells: list[CellChange] = field(default_factory=list)
    both: list[CellChange] = field(default_factory=list)
    unread: list[CellChange] = field(default_factory=list)
    held: list[CellChange] = field(default_factory=list)
    barred: list[CellChange] = field(default_factory=list)


@dataclass(slots=True)
class SheetComparison:
    """All that a sheet says: `changes` by id, `new` rows, and what is wrong with rows and columns, told as `faults`.

    A fault is the key of a sentence `sheet.<key>`, and what fills it in. `same` counts rows that say nothing new,
    `absent` are the places without a row, `added` those that are new here since the export. `moved` is what
    of places was changed here since. `letters` are cells whose letters were lost, as found and as they are, `dates`
    those of which a program made dates, `zeros` places whose numbers lost zeros: nothing is taken from any. `edited`
    are places of which a column under another name says something new, by that name. `order` is how the sheet writes
    days (cell_dates.py).
    """

    changes: dict[str, RowChanges] = field(default_factory=dict)
    new: list[SheetRow] = field(default_factory=list)
    faults: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    moved: dict[str, list[str]] = field(default_factory=dict)
    letters: list[tuple[str, str]] = field(default_factory=list)
    zeros: dict[str, None] = field(default_factory=dict)
    dates: list[tuple[str, str]] = field(default_factory=list)
    edited: dict[str, list[str]] = field(default_factory=dict)
    same: int = 0
    order: str = ""
