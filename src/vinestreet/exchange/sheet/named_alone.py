"""What nobody may change by a sheet without naming it: crisis lines, and what keeps the address of a place secret.

A sheet goes through many hands, and a yes to all of it is a yes to none of this in particular.
"""

from collections.abc import Collection

from vinestreet.exchange.sheet.sheet_changes import CellChange, RowChanges, SheetComparison
from vinestreet.site.site import Site

_CHECK, _SECRET = "checked", "confidential"
_WHERE = frozenset({"address", "at"})  # what no place has whose address is a secret


def is_crisis_line(id_: str, site: Site) -> bool:
    """Whether people in a crisis call or write to the place `id_`, which has no door: from every page, or its own."""
    listing = site.directory.listings.get(id_)
    if id_ in (*site.place.crisis, site.place.emergency) or listing is None:
        return listing is not None
    reached = listing.phones or listing.texts or listing.chats
    return "crisis" in listing.needs and bool(reached) and not (listing.address or listing.at)


def tells_where(change: CellChange, row: RowChanges) -> bool:
    """Whether a cell says where a place is that nobody may find; it isn't told anywhere."""
    return row.listing.confidential and change.column.path[0] in _WHERE


def name_of(id_: str, change: CellChange) -> str:
    """Give how a cell is named to be taken: `soup-kitchen/phone 1`."""
    return f"{id_}/{change.column.name}"


def hold_unnamed(found: SheetComparison, site: Site, taken: Collection[str]) -> None:
    """Put aside such changes as `held`, but for those that are `taken` by name; and as `barred` what no sheet may say.

    Checks of crisis lines are barred, and an address as long as it's a secret.
    """
    for id_, row in found.changes.items():
        open_now = f"{id_}/{_SECRET}" in taken and any(change.column.path[0] == _SECRET for change in row.cells)
        for changes in (row.cells, row.both, row.unread):
            for change in list(changes):
                field, readable = change.column.path[0], changes is not row.unread
                secret, crisis = tells_where(change, row), is_crisis_line(id_, site)
                marked = row.listing.confidential and field == _SECRET
                if (secret and not open_now) or (crisis and field == _CHECK):
                    row.barred.append(change)
                elif (secret or (readable and (crisis or marked))) and name_of(id_, change) not in taken:
                    row.held.append(change)
                else:
                    continue
                changes.remove(change)
