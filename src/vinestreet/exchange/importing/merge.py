"""What each listing that comes in is: new, here already, or the same that another row says.

The same place has the same name, and shares its address or a way to reach it; two addresses that differ are two places.
Of several that it may be, it is the one with the most fields alike, and none is taken twice. So the same file can be
brought in again and adds nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from vinestreet.directory.model import Listing
from vinestreet.directory.sections import TAKEN
from vinestreet.directory.yaml_edit import new_id
from vinestreet.directory.yaml_writer import Entry, to_entry
from vinestreet.exchange.importing.import_report import ImportReport, MergeResult
from vinestreet.exchange.importing.listing_draft import NOT_SORTED, IncomingListing
from vinestreet.exchange.importing.validate import EntryValidator, MergeContext, complete_entry, words_of
from vinestreet.maintenance.similarity import plain_address, plain_name
from vinestreet.schema.text import ID, LONGEST_ID

Key = tuple[str, str, str]
_HOW_IT_CAME = frozenset({"source", "checked", "tried"})  # and not what it is
_NOT_COMPARED = _HOW_IT_CAME | {"needs"}


class ListingIndex:
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
    return sum(one[field] == other[field] for field in one.keys() & other.keys() - _NOT_COMPARED)


def merge_listings(
    incoming: Sequence[IncomingListing],
    context: MergeContext,
    report: ImportReport,
    replaceable: Callable[[str], bool] = lambda id_: False,
    step: Callable[[], object] = lambda: None,
) -> MergeResult:
    """Look at each listing that comes in. Fields of those that are here change where the id is `replaceable`.

    `step` is called once for each listing.
    """
    result = MergeResult(rows=len(incoming))
    index = ListingIndex(context.directory.listings.values())
    ids = _Ids(context.directory.listings)
    named = {*context.directory.listings, *(each.id for each in incoming if each.id)}
    became: dict[str, str] = {}  # the ids that listings had where they come from, and those that they have here
    seen: set[str] = set()
    for each in incoming:
        step()
        content = repr(each.entry)
        if content in seen:
            result.same += 1
            report.left_out(each.row, "row", str(each.entry.get("name", "")), "same_row")
            continue
        seen.add(content)
        entry = complete_entry(each, context)
        if "checked" in each.entry and "checked" not in entry:
            report.refused(each.row, "checked", words_of(each.entry["checked"]), "checked")
        id_ = ids.free(each.id, entry["name"])
        entry, listing = EntryValidator(each.row, id_, named, context, report).fit(entry)
        found = index.take(listing)
        if found is None:
            ids.taken.add(id_)
            result.new[id_] = entry
        else:
            differing = _differing(found, entry)
            if differing and replaceable(found.id):
                result.changed[found.id] = differing | _about(found, entry)
            else:
                result.here.append(found.id)
                for name, value in differing.items():
                    report.left_out(each.row, name, words_of(value), "here_already")
        became.setdefault(each.id, found.id if found else id_)
    for entry in (*result.new.values(), *result.changed.values()):
        _point_to(entry, became)
    return result


def _differing(found: Listing, entry: Entry) -> dict[str, Any]:
    """The fields that say something else than those that are here; that something is not sorted says nothing."""
    here = to_entry(found)
    return {
        name: value
        for name, value in entry.items()
        if name not in _HOW_IT_CAME and here.get(name) != value and not (name == "needs" and value == [NOT_SORTED])
    }


def _about(found: Listing, entry: Entry) -> dict[str, Any]:
    """The source of facts that changed; a check of ours does not hold for them."""
    here = to_entry(found)
    return {name: entry.get(name) for name in sorted(_HOW_IT_CAME) if here.get(name) != entry.get(name)}


def _point_to(entry: dict[str, Any], became: Mapping[str, str]) -> None:
    """Other listings that the entry names have the ids that they were given here."""
    status = entry.get("status")
    if isinstance(status, dict) and status.get("instead") in became:
        entry["status"] = {**status, "instead": became[status["instead"]]}
    if others := entry.get("not-the-same-as"):
        entry["not-the-same-as"] = [became.get(other, other) for other in others]


class _Ids:
    """Which ids are taken, and one for each listing that comes."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = set(taken)
        self._counts: dict[str, int] = {}

    def free(self, wanted: str, name: str) -> str:
        """The id that is wanted, or one made of the name; with a number behind it where it is taken."""
        fits = bool(ID.fullmatch(wanted)) and len(wanted) <= LONGEST_ID and wanted not in TAKEN
        made = wanted if fits else new_id(wanted or name, ())
        if made not in self.taken:
            return made
        made = new_id(made, ())  # short enough for a number
        count = self._counts.get(made, 1)
        while made in self.taken if count == 1 else f"{made}-{count}" in self.taken:
            count += 1
        self._counts[made] = count
        return made if count == 1 else f"{made}-{count}"
