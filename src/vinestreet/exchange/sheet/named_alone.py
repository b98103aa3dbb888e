"""What nobody may change by a sheet without naming it: crisis lines, what keeps an address secret, words that somebody
signed, and a check by one that is older.

A sheet goes through many hands, and a yes to all of it is a yes to none of this in particular.
"""

from collections.abc import Collection

from vinestreet.exchange.sheet.sheet_changes import CellChange, RowChanges, SheetComparison
from vinestreet.site.crisis_lines import is_checked_otherwise
from vinestreet.site.site import Site

_CHECK, _SECRET = "checked", "confidential"
_WHERE = frozenset({"address", "at"})  # what no place has whose address is a secret


def tells_where(change: CellChange, row: RowChanges) -> bool:
    """Whether a cell says where a place is that nobody may find; it isn't told anywhere."""
    return row.listing.confidential and change.column.path[0] in _WHERE


def name_of(id_: str, change: CellChange) -> str:
    """Give how a cell is named to be taken: `soup-kitchen/phone 1`."""
    return f"{id_}/{change.column.name}"


def is_signed(change: CellChange) -> bool:
    """Whether a cell puts other words above a name, which is for whoever signed them to say."""
    path = change.column.path
    return (path[0], path[-1]) == ("notes", "say") and bool(change.was and change.now)


def is_older(change: CellChange, row: RowChanges) -> bool:
    """Whether a cell is of a check that is older than the one that stands here."""
    if change.column.path[0] != _CHECK or row.listing.checked is None:
        return False
    days = [each.now for each in (*row.cells, *row.held) if each.column.path == (_CHECK, "on")]
    return any(day and day < row.listing.checked.on.isoformat() for day in days)


def why_held(change: CellChange, row: RowChanges, *, crisis: bool) -> str:
    """Give the sentence `sheet.<key>` for a cell that has to be named."""
    if tells_where(change, row):
        return "held_where"
    if crisis:
        return "held_cell"
    return "held_older" if is_older(change, row) else "held_signed" if is_signed(change) else "held_mark"


def hold_unnamed(found: SheetComparison, site: Site, taken: Collection[str]) -> None:
    """Put aside such changes as `held`, but for those that are `taken` by name; and as `barred` what no sheet may say.

    Checks of crisis lines are barred, and an address as long as it's a secret.
    """
    for id_, row in found.changes.items():
        open_now = f"{id_}/{_SECRET}" in taken and any(change.column.path[0] == _SECRET for change in row.cells)
        older = [change for change in row.cells if is_older(change, row)]
        for changes in (row.cells, row.both, row.unread):
            for change in list(changes):
                field, readable = change.column.path[0], changes is not row.unread
                secret, crisis = tells_where(change, row), is_checked_otherwise(row.listing, site.directory, site.place)
                marked = row.listing.confidential and field == _SECRET
                marked |= changes is row.cells and (change in older or is_signed(change))
                if (secret and not open_now) or (crisis and field == _CHECK):
                    row.barred.append(change)
                elif (secret or (readable and (crisis or marked))) and name_of(id_, change) not in taken:
                    row.held.append(change)
                else:
                    continue
                changes.remove(change)
