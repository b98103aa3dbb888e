"""Listings that may be one and the same place.

What speaks for it: names alike; the same address; the same phone number, website or e-mail address. How it is weighed:

- sure: names alike, and the same address or a way to reach it in common;
- likely: names alike and nothing against it (no two addresses, no two areas); or one name holds the other, and an
  address or a way to reach it is in common; or two ways to reach it are, such as phone and website;
- perhaps: names alike and a way to reach it in common, but two addresses, as branches have them; or just one way to
  reach it in common.

What is usual says nothing: that several services of one organisation share its phone and website, that a number stands
at more than MOST_SHARING listings (a switchboard) or has three digits (988, 211), that one house has several tenants. A
closed place and the one that took its place are two, and so are listings of which one says so under `not-the-same-as`.

To stay quick with 10,000 listings, only those are compared that share something, or whose names are near.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process

from vinestreet.directory.model import Directory, Listing
from vinestreet.maintenance.similarity import (
    ALIKE,
    addresses_alike,
    names_alike,
    names_overlap,
    plain_address,
    plain_name,
)

STRENGTHS = ("sure", "likely", "perhaps")
MOST_SHARING = 5
# More with one name are compared only at one address; more at one address only where names are near; and of the names
# near to one, so many of the nearest are looked at.
MOST_TOGETHER = 100

K = TypeVar("K")
Ways = dict[tuple[str, str], str]  # kind and plain form → as people read it


@dataclass(frozen=True, slots=True)
class Pair:
    """Two listings that may be one, in the order of the file.

    `why` are kinds (`names`, `address`, `phone`, `website`, `email`), each with what is shared.
    """

    first: Listing
    second: Listing
    strength: str
    why: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Plain:
    """A listing in plain forms, and its place in the file. One is equal to itself alone, which is quick to tell."""

    at: int
    listing: Listing
    name: str
    address: str
    organisation: str
    ways: Ways


def find_duplicates(directory: Directory, step: Callable[[], object] = lambda: None) -> list[Pair]:
    """Give the pairs, strongest first, then in the order of the file; `step` is called once for each listing."""
    plain = [_plain(at, listing) for at, listing in enumerate(directory.listings.values())]
    shared = _groups(plain, lambda one: one.ways)
    told = {way for way, group in shared.items() if len(group) <= MOST_SHARING and not _is_public(way)}
    candidates = set(_with_near_names(plain, step))
    candidates.update(pair for way in told for pair in combinations(shared[way], 2))
    for group in _groups(plain, lambda one: [one.address] if one.address else []).values():
        if len(group) <= MOST_TOGETHER:
            together = combinations(group, 2)
            candidates.update((one, other) for one, other in together if names_overlap(one.name, other.name))
    found = [pair for one, other in candidates if (pair := _judged(one, other, told))]
    order = {id_: at for at, id_ in enumerate(directory.listings)}
    found.sort(key=lambda pair: (STRENGTHS.index(pair.strength), order[pair.first.id], order[pair.second.id]))
    return found


def _judged(one: _Plain, other: _Plain, told: Set[tuple[str, str]]) -> Pair | None:
    """The pair, if anything speaks for it; `told` are the ways that say something by themselves."""
    if _are_two(one.listing, other.listing):
        return None
    names = names_alike(one.name, other.name)
    address = addresses_alike(one.address, other.address)
    shared = {way: said for way, said in one.ways.items() if way in other.ways}
    if names:
        strength = _strength_with_names(one, other, address, bool(shared))
    else:
        strength = _strength_without(one, other, address, shared.keys(), told)
    if not strength:
        return None
    why = [("names", "")] if names else []
    why += [("address", one.listing.address)] if address else []
    why += [(kind, said) for (kind, _), said in shared.items()]
    return Pair(one.listing, other.listing, strength, tuple(why))


def _strength_with_names(one: _Plain, other: _Plain, address: bool, shared: bool) -> str:
    if address:
        return "sure"
    if one.address and other.address:
        return "perhaps" if shared else ""
    areas = {one.listing.area, other.listing.area}
    return "sure" if shared else "likely" if len(areas) == 1 or "" in areas else ""


def _strength_without(
    one: _Plain, other: _Plain, address: bool, shared: Set[tuple[str, str]], told: Set[tuple[str, str]]
) -> str:
    if one.organisation and names_alike(one.organisation, other.organisation):
        return ""
    if (address or shared) and names_overlap(one.name, other.name):
        return "likely"
    kinds = {kind for kind, _ in shared & told}
    return "likely" if len(kinds) > 1 else "perhaps" if kinds else ""


def _are_two(one: Listing, other: Listing) -> bool:
    """Whether the file itself says that they are two."""
    told = {*one.not_the_same_as, one.status.instead}, {*other.not_the_same_as, other.status.instead}
    return other.id in told[0] or one.id in told[1]


def _with_near_names(plain: list[_Plain], step: Callable[[], object]) -> Iterator[tuple[_Plain, _Plain]]:
    """Pairs whose names are near. Names stand by length, for only those of about one length can be."""
    by_name = _groups(plain, lambda one: [one.name] if one.name else [])
    for group in by_name.values():
        parts = [group]
        if len(group) > MOST_TOGETHER:
            parts = [*_groups(group, lambda one: [one.address] if one.address else []).values()]
        for part in parts:
            yield from combinations(part, 2)
    names = sorted(by_name, key=len)
    end = 0
    for at, name in enumerate(names):
        # Of two texts with a ratio of r, the longer has at most (200 - r) / r times the letters of the other.
        while end < len(names) and len(names[end]) * ALIKE <= len(name) * (200 - ALIKE):
            end += 1
        near = process.extract(name, names[at + 1 : end], scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST_TOGETHER)
        for other, _, _ in near:
            if names_alike(name, other):
                yield from (_ordered(a, b) for a in by_name[name] for b in by_name[other])
        for _ in by_name[name]:
            step()


def _groups(plain: Iterable[_Plain], keys: Callable[[_Plain], Iterable[K]]) -> dict[K, list[_Plain]]:
    groups: defaultdict[K, list[_Plain]] = defaultdict(list)
    for one in plain:
        for key in keys(one):
            groups[key].append(one)
    return groups


def _ordered(one: _Plain, other: _Plain) -> tuple[_Plain, _Plain]:
    return (one, other) if one.at < other.at else (other, one)


def _plain(at: int, listing: Listing) -> _Plain:
    ways: Ways = {}
    for line in (*listing.phones, *listing.texts):
        dialled = line.number.dialled
        # Without its country's code, a number means another phone in another country.
        ways.setdefault(("phone", dialled if dialled.startswith("+") else f"{listing.area} {dialled}"), line.shown)
    for address in (*listing.websites, *listing.chats):
        ways.setdefault(("website", _plain_website(address)), address)
    for mail in listing.emails:
        ways.setdefault(("email", mail.lower()), mail)
    return _Plain(
        at, listing, plain_name(listing.name), plain_address(listing.address), plain_name(listing.organisation), ways
    )


def _is_public(way: tuple[str, str]) -> bool:
    """Whether it is a number of three digits, such as 988 or 211: those belong to many."""
    return way[0] == "phone" and len(way[1].rpartition(" ")[2]) <= 3


def _plain_website(address: str) -> str:
    parts = urlsplit(address)
    path = parts.path.rstrip("/").removesuffix("/index.html")
    return f"{(parts.hostname or '').removeprefix('www.')}{path}" + (f"?{parts.query}" if parts.query else "")
