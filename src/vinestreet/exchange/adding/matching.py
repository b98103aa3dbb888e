"""Whether a listing that comes in is here already, so that the same file can be brought in again and adds nothing.

The same place has the same name, and shares its address or a way to reach it; two addresses that differ are two places.
Of several that it may be, it is the one with the most fields alike, and none is taken twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.maintenance.similarity import plain_address, plain_name

Key = tuple[str, str, str]
# These say how a listing came here, and not what it is.
_ABOUT = frozenset({"source", "checked", "needs"})


class Present:
    """The listings that are here, by what makes them known."""

    def __init__(self, listings: Iterable[Listing]) -> None:
        """Index `listings`."""
        self._by_key: defaultdict[Key, list[Listing]] = defaultdict(list)
        self._taken: set[str] = set()
        for listing in listings:
            for key in _keys(listing):
                self._by_key[key].append(listing)

    def take(self, listing: Listing) -> Listing | None:
        """Give the listing that this one is, which then is no other's; None where there is none."""
        found = {each.id: each for key in _keys(listing) for each in self._by_key.get(key, ())}
        alike = [each for each in found.values() if each.id not in self._taken and not _apart(each, listing)]
        if not alike:
            return None
        mine = to_entry(listing)
        best = alike[0] if len(alike) == 1 else max(alike, key=lambda each: _in_common(to_entry(each), mine))
        self._taken.add(best.id)
        return best


def _keys(listing: Listing) -> Iterator[Key]:
    """Name and one more thing; a listing that has nothing else is known by what it says."""
    name = plain_name(listing.name)
    keys = [(name, "phone", line.number.dialled) for line in (*listing.phones, *listing.texts)]
    keys += [(name, "mail", address.lower()) for address in listing.emails]
    keys += [(name, "web", address) for address in (*listing.websites, *listing.chats)]
    if listing.address:
        keys.append((name, "address", plain_address(listing.address)))
    yield from keys or [(name, "what", listing.what)]


def _apart(one: Listing, other: Listing) -> bool:
    return bool(one.address and other.address) and plain_address(one.address) != plain_address(other.address)


def _in_common(one: dict[str, object], other: dict[str, object]) -> int:
    return sum(one[field] == other[field] for field in one.keys() & other.keys() - _ABOUT)
