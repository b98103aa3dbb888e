"""Long rows of places on one page: the first few stand there as cards, the others fold by the area that they are in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vinestreet.directory.model import Area, Listing
from vinestreet.pages.page_list import PageGroup

MOST_WHOLE = 11  # places on a page that folds none
MOST_CARDS = 9  # on one that does, so that it takes no more than six screens of a small phone
MOST_OF_FURTHER = 3  # of each group but the first
MOST_ROWS = 6  # lines to open, one below the other; what would take more is opened together


@dataclass(frozen=True, slots=True)
class AreaRow:
    """Listings of one `area`, or of none."""

    area: Area | None
    listings: Sequence[Listing]


@dataclass(frozen=True, slots=True)
class FoldedGroup:
    """The group `name`: the listings that are `shown`, and `rows` of the others."""

    name: str
    shown: Sequence[Listing]
    rows: Sequence[AreaRow]

    @property
    def count(self) -> int:
        """How many are folded."""
        return sum(len(row.listings) for row in self.rows)

    @property
    def opened_together(self) -> bool:
        """Whether a line for each area would be too many lines, or lines for single places."""
        return len(self.rows) > MOST_ROWS or self.count < 2 * len(self.rows)


def folded(groups: Sequence[PageGroup], areas: Mapping[str, Area]) -> Iterator[FoldedGroup]:
    """Fold what a page has no room for; rows come in the order of the `areas`. None folds to hide a single listing.

    Of people abroad each looks for the name of their country: below another group theirs folds whole.
    """
    if sum(len(group.listings) for group in groups) <= MOST_WHOLE:
        for group in groups:
            yield FoldedGroup(group.name, group.listings, ())
        return
    further = [0 if group.name == "abroad" else min(MOST_OF_FURTHER, len(group.listings)) for group in groups[1:]]
    for group, most in zip(groups, [MOST_CARDS - sum(further), *further], strict=False):
        size = len(group.listings)
        shown = size if most and size <= most + 1 else most
        yield FoldedGroup(group.name, group.listings[:shown], _by_area(group.listings[shown:], areas))


def _by_area(listings: Sequence[Listing], areas: Mapping[str, Area]) -> list[AreaRow]:
    rows: dict[str, list[Listing]] = {id_: [] for id_ in [*areas, ""]}
    for listing in listings:
        rows[listing.area].append(listing)
    return [AreaRow(areas.get(id_), row) for id_, row in rows.items() if row]
