"""The directory's pages as data: address, title, description, and what its template shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from vinestreet.directory.model import Directory, Listing
from vinestreet.directory.words import DirectoryWords
from vinestreet.messages import Messages


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """A page to be written at `url` (relative to the site) with the fragment directory/`template`.html."""

    url: str
    template: str
    title: str
    description: str
    shows: dict[str, Any] = field(default_factory=dict)
    invented: bool = False

    @property
    def folder(self) -> str:
        """The folder it is written to; pages of one folder share their frame."""
        return self.url.rpartition("/")[0]


def directory_pages(directory: Directory, t: Messages, say: DirectoryWords) -> Iterator[DirectoryPage]:
    """Give every page but the directory's front page: listings, needs, areas."""
    for listing in directory.listings.values():
        yield DirectoryPage(
            url=listing.url,
            template="listing",
            title=say.title(listing),
            description=listing.what,
            shows={"listing": listing},
            invented=listing.sample,
        )
    by_need, by_area = grouped(directory)
    for need in directory.needs.values():
        places = by_need.get(need.id, [])
        yield DirectoryPage(
            url=need.url,
            template="need",
            title=need.label,
            description=t("directory.need_description", label=need.label, count=len(places)),
            shows={"need": need, "groups": in_order(places, directory)},
        )
    for area in directory.areas.values():
        places = by_area.get(area.id, [])
        yield DirectoryPage(
            url=area.url,
            template="area",
            title=area.label,
            description=t("directory.area_description", label=area.label, count=len(places)),
            shows={"area": area, "groups": in_order(places, directory)},
        )


def grouped(directory: Directory) -> tuple[dict[str, list[Listing]], dict[str, list[Listing]]]:
    """Give the listings by need and by area, in one pass."""
    by_need: dict[str, list[Listing]] = {}
    by_area: dict[str, list[Listing]] = {}
    for listing in directory.listings.values():
        for need in listing.needs:
            by_need.setdefault(need, []).append(listing)
        by_area.setdefault(listing.area, []).append(listing)
    return by_need, by_area


@dataclass(frozen=True, slots=True)
class Groups:
    """Listings in the order in which they help: here, then by phone or online, then what is not open at present."""

    here: Sequence[Listing]
    anywhere: Sequence[Listing]
    not_open: Sequence[Listing]


def in_order(listings: Sequence[Listing], directory: Directory) -> Groups:
    """Sort `listings` into Groups; a line that serves a whole country is not `here`."""
    running = [listing for listing in listings if listing.is_open]
    far = [listing for listing in running if _is_far(listing, directory)]
    near = [listing for listing in running if not _is_far(listing, directory)]
    return Groups(near, far, [listing for listing in listings if not listing.is_open])


def _is_far(listing: Listing, directory: Directory) -> bool:
    area = directory.areas.get(listing.area)
    return area is not None and area.is_far


def all_needs(directory: Directory) -> list[dict[str, Any]]:
    """The needs as the front pages list them, with how many places run for each."""
    by_need, _ = grouped(directory)
    return [
        {
            "label": need.label,
            "icon": need.icon,
            "url": need.url,
            "count": sum(listing.is_open for listing in by_need.get(need.id, [])),
        }
        for need in directory.needs.values()
    ]
