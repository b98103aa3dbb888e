"""Decides of each listing that comes in: is it new, is it here already, does another row say the same?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from vinestreet.directory.model import Listing
from vinestreet.directory.sections import TAKEN
from vinestreet.directory.yaml_edit import LONGEST_ID, new_id
from vinestreet.directory.yaml_writer import Entry, to_entry
from vinestreet.exchange.adding.arriving import Arrival, Reading, complete, settle, words_of
from vinestreet.exchange.adding.matching import Present
from vinestreet.exchange.draft import Incoming
from vinestreet.exchange.not_sorted import NOT_SORTED
from vinestreet.exchange.understood import Understood
from vinestreet.schema.text import ID

_ABOUT = frozenset({"source", "checked"})  # how a listing came here, and not what it is


@dataclass(slots=True)
class Brought:
    """What an import does: `new` entries by id, `changed` fields of listings that are here, and what stays as it is.

    `rows` is how many listings came; `same` how many of them another row had said already.
    """

    rows: int = 0
    same: int = 0
    new: dict[str, Entry] = field(default_factory=dict)
    changed: dict[str, dict[str, Any]] = field(default_factory=dict)
    here: list[str] = field(default_factory=list)


def bring_in(
    incoming: Sequence[Incoming],
    arrival: Arrival,
    understood: Understood,
    replaceable: Callable[[str], bool] = lambda id_: False,
    step: Callable[[], object] = lambda: None,
) -> Brought:
    """Look at each listing that comes in. Fields of those that are here change where the id is `replaceable`.

    `step` is called once for each listing.
    """
    brought = Brought(rows=len(incoming))
    present = Present(arrival.directory.listings.values())
    ids = _Ids(arrival.directory.listings)
    named = {*arrival.directory.listings, *(each.id for each in incoming if each.id)}
    became: dict[str, str] = {}  # the ids that listings had where they come from, and those that they have here
    seen: set[str] = set()
    for each in incoming:
        step()
        said = repr(each.entry)
        if said in seen:
            brought.same += 1
            understood.left_out(each.row, "row", str(each.entry.get("name", "")), "same_row")
            continue
        seen.add(said)
        entry = complete(each, arrival)
        if "checked" in each.entry and "checked" not in entry:
            understood.refused(each.row, "checked", words_of(each.entry["checked"]), "checked")
        id_ = ids.free(each.id, entry["name"])
        entry, listing = settle(entry, Reading(each.row, id_, named, arrival, understood))
        found = present.take(listing)
        if found is None:
            ids.taken.add(id_)
            brought.new[id_] = entry
        else:
            differing = _differing(found, entry)
            if differing and replaceable(found.id):
                brought.changed[found.id] = differing | _about(found, entry)
            else:
                brought.here.append(found.id)
                for name, value in differing.items():
                    understood.left_out(each.row, name, words_of(value), "here_already")
        became.setdefault(each.id, found.id if found else id_)
    for entry in (*brought.new.values(), *brought.changed.values()):
        _point_to(entry, became)
    return brought


def _differing(found: Listing, entry: Entry) -> dict[str, Any]:
    """The fields that say something else than those that are here; that something is not sorted says nothing."""
    here = to_entry(found)
    return {
        name: value
        for name, value in entry.items()
        if name not in _ABOUT and here.get(name) != value and not (name == "needs" and value == [NOT_SORTED])
    }


def _about(found: Listing, entry: Entry) -> dict[str, Any]:
    """The source of facts that changed; a check of ours does not hold for them."""
    here = to_entry(found)
    return {name: entry.get(name) for name in sorted(_ABOUT) if here.get(name) != entry.get(name)}


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
