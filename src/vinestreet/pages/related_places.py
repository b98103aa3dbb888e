"""The places that stand below a text: those that its front matter names, and the first for each of its needs."""

from dataclasses import dataclass

from vinestreet.directory.model import Directory, Listing, Need
from vinestreet.pages.page_list import grouped
from vinestreet.texts.front_matter import Named

# So many places stand below a text; the pages of its needs have the rest.
MOST = 4


@dataclass(frozen=True, slots=True)
class RelatedPlaces:
    """What stands below a text: a few places, and the needs that have more."""

    listings: list[Listing]
    needs: list[Need]


class PlaceFinder:
    """Finds places in one directory."""

    def __init__(self, directory: Directory) -> None:
        """Sort the listings of `directory` by need, once."""
        self._directory = directory
        by_need, _ = grouped(directory)
        self._open = {need: [place for place in places if place.is_open] for need, places in by_need.items()}

    def places(self, named: Named) -> RelatedPlaces:
        """Give the places `named` by id, then the first that runs here for each need, in turn."""
        chosen = [self._directory.listings[id_] for id_ in named.ids]
        rows = [self._open.get(need, []) for need in named.needs]
        for turn in range(MOST):
            for row in rows:
                if turn < len(row) and len(chosen) < MOST and row[turn] not in chosen:
                    chosen.append(row[turn])
        return RelatedPlaces(chosen, [self._directory.needs[need] for need in named.needs])
