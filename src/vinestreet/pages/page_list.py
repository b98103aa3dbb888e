"""The directory's pages as data: address, title, description, and what its template shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from vinestreet.directory.fact_phrasing import FactPhrasing
from vinestreet.directory.model import Area, Directory, Listing, Need
from vinestreet.texts.library import Piece

# Our pages without Markdown, each a template of that name.
STATIC = ("everything.html", "offline.html", "measures.html", "404.html")


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


def directory_pages(directory: Directory, country: str, say: FactPhrasing) -> Iterator[DirectoryPage]:
    """Give every page but the directory's front page: listings, needs, areas, seen from `country` (ISO 3166)."""
    for listing in directory.listings.values():
        yield DirectoryPage(
            url=listing.url,
            template="listing",
            title=say.title(listing),
            description=listing.what,
            shows={
                "listing": listing,
                "shows_numbers": not (listing.sample and HARD_NEEDS.intersection(listing.needs)),
            },
            invented=listing.sample,
        )
    by_need, by_area = grouped(directory)
    for need in directory.needs.values():
        places = by_need.get(need.id, [])
        yield DirectoryPage(
            url=need.url,
            template="need",
            title=need.label,
            description=say.how_many(need.label, len(places)),
            shows={"need": need, "groups": _for_need(need, places, directory, country)},
        )
    for area in directory.areas.values():
        places = by_area.get(area.id, [])
        yield DirectoryPage(
            url=area.url,
            template="area",
            title=say.area(area),
            description=say.how_many(say.area(area), len(places)),
            shows={"area": area, "groups": in_order(places, directory, country)},
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
class PageGroup:
    """Listings under one heading; `name` is its key under `directory:` in the messages."""

    name: str
    listings: Sequence[Listing]


def in_order(listings: Sequence[Listing], directory: Directory, country: str) -> list[PageGroup]:
    """Sort `listings` the way they help: in town, by phone in this `country`, in others, then what is not open."""
    groups: dict[str, list[Listing]] = {"here": [], "by_phone": [], "abroad": [], "not_open": []}
    for listing in listings:
        area = directory.areas.get(listing.area)
        if not listing.is_open:
            groups["not_open"].append(listing)
        elif area is None or not area.is_far:
            groups["here"].append(listing)
        else:
            groups["by_phone" if area.wide or area.country == country else "abroad"].append(listing)
    order = ["here", "by_phone", "abroad", "not_open"]
    if all(listing.sample for listing in groups["here"]):
        # Whoever comes in need meets the lines that answer before the places that are invented.
        order = ["by_phone", "here", "abroad", "not_open"]
    return [PageGroup(name, groups[name]) for name in order if groups[name]]


def _for_need(need: Need, places: Sequence[Listing], directory: Directory, country: str) -> list[PageGroup]:
    """Sort the `places` of a need; where it is about suicide or violence, the invented ones come last, and apart."""
    if need.id not in HARD_NEEDS:
        return in_order(places, directory, country)
    samples = [place for place in places if place.sample]
    groups = in_order([place for place in places if not place.sample], directory, country)
    return [*groups, PageGroup("invented", samples)] if samples else groups


# How a line says it itself; what was only read in stored copies nobody has confirmed.
_CONFIRMED = frozenset({"phone", "visit", "website", "owner"})
MOST_FIRM = 6  # on the crisis page, which has to stay small


def never_without_you(directory: Directory, crisis: Sequence[str]) -> list[Listing]:
    """Give the real, open places that confirmed that they don't call the police without the person, `crisis` first."""
    firm = [
        listing
        for listing in directory.listings.values()
        if listing.is_open and not listing.sample and listing.consent.police == "no"
        if listing.checked and listing.checked.how in _CONFIRMED
    ]
    return sorted(firm, key=lambda listing: listing.id not in crisis)[:MOST_FIRM]


def lines_abroad(directory: Directory, country: str) -> list[Area]:
    """Give the areas outside `country` that have a line for people in a crisis, in the order of the settings."""
    serving = {each.area for each in directory.listings.values() if each.is_open and "crisis" in each.needs}
    others = [area for area in directory.areas.values() if area.is_far and area.country != country]
    return [area for area in others if area.id in serving]


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


# So many places stand below a text; the pages of its needs have the rest.
MOST = 4
# A text that names one of these needs is about suicide or violence, and so is one that says such words. Below it stand
# no invented places, and no page of a place for such a need shows an invented number: its reader may be about to call.
HARD_NEEDS = frozenset({"crisis", "safety-at-home"})
_HARD_WORDS = re.compile(
    r"suicid|violen|\brape|\babus(?:e|ed|er|es|ing|ive)\b|\bself[- ]harm"
    r"|\b(?:kill|killed|killing) (?:my|your|him|her|them)sel|\b(?:want|wants|wanted|wanting) to die\b"
    r"|\b(?:end|ended|ending) (?:my|your|his|her|their) li[fv]e",
    re.IGNORECASE,
)


def is_hard(piece: Piece) -> bool:
    """Whether a text is about suicide or violence: by its needs in any language, or by its words in English."""
    return not HARD_NEEDS.isdisjoint(piece.front.places.needs) or says_hard_words(piece.source)


def says_hard_words(text: str) -> bool:
    """Whether a text says words of suicide or violence, in English."""
    return bool(_HARD_WORDS.search(text))


@dataclass(frozen=True, slots=True)
class RelatedPlaces:
    """What stands below a text: a few places, and the needs that have more."""

    listings: list[Listing]
    needs: list[Need]


class PlaceFinder:
    """Finds places in one directory."""

    def __init__(self, directory: Directory, crisis: Sequence[str]) -> None:
        """Sort the listings of `directory` by need, once; `crisis` are the ids of the lines on every page."""
        self._directory = directory
        self._crisis = [directory.listings[id_] for id_ in crisis]
        by_need, _ = grouped(directory)
        self._open = {need: [place for place in places if place.is_open] for need, places in by_need.items()}

    def places(self, piece: Piece) -> RelatedPlaces:
        """Give the places that `piece` names by id, then the first that runs here for each need, in turn.

        Below a text about suicide or violence none is invented, and the crisis lines stand before the rest.
        """
        named = piece.front.places
        chosen = [self._directory.listings[id_] for id_ in named.ids]
        rows = [self._open.get(need, []) for need in named.needs]
        if is_hard(piece):
            chosen = [place for place in chosen if not place.sample]
            real = [place for place in self._crisis if not place.sample and place not in chosen]
            chosen += real[: max(0, MOST - len(chosen))]
            rows = [[place for place in row if not place.sample] for row in rows]
        for turn in range(MOST):
            for row in rows:
                if turn < len(row) and len(chosen) < MOST and row[turn] not in chosen:
                    chosen.append(row[turn])
        return RelatedPlaces(chosen, [self._directory.needs[need] for need in named.needs])
