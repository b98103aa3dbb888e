"""A service that came from a site like this one: the listing that it was, with what others have changed since."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import Entry
from vinestreet.exchange.adding.plain_reading import read_plainly
from vinestreet.exchange.hsds.attributes import HELD, edited_fields, own_fields
from vinestreet.exchange.hsds.fields import PLACES, values_at
from vinestreet.exchange.hsds.to_hsds import service_of
from vinestreet.exchange.incoming.sketch import Here
from vinestreet.schema.context import ReadOptions

# HSDS says these so indirectly that a change there takes nothing of them back.
_OURS = frozenset({"needs", "confidential", "timezone", "sample"})


class _Any(dict[str, object]):
    """Ids that may come in with the same import, so that nobody knows yet whether they are there."""

    def __contains__(self, id_: object) -> bool:
        return isinstance(id_, str)


def own_entry(service: dict[str, Any], here: Here) -> tuple[str, Entry, set[str]] | None:
    """Give id and entry of a service that our own attributes describe, and the fields that they do not hold any more.

    These are what somebody changed in HSDS since, and what our readers refuse: HSDS itself tells them better.
    """
    found = own_fields(service)
    if found is None:
        return None
    id_, entry = found
    listing, wrong = _read(entry, here)
    refused = wrong & entry.keys()
    entry = {field: value for field, value in entry.items() if field not in refused}
    return id_, entry, refused | _edited(id_, entry, listing, service, here)


def _read(entry: Entry, here: Here) -> tuple[Listing | None, set[str]]:
    """The listing, or None and the fields that cannot be read; its id has yet to be looked at."""
    area = entry.get("area")
    directory = here.site.directory
    ids = {"needs": directory.needs, "areas": directory.areas, "resources": _Any()}
    region = here.region_of(area if isinstance(area, str) else "")
    return read_plainly("own", entry, directory.areas, ReadOptions(here.today, region, ids))


def _edited(id_: str, entry: Entry, listing: Listing | None, service: dict[str, Any], here: Here) -> set[str]:
    """What differs from what we would export of this entry now; nothing where we cannot export it.

    `listing` is the one that the entry is, where all of it could be read.
    """
    status = entry.get("status")
    # What it names may come in with the same import; the export tells it by a name that we cannot know yet.
    unknown = {"not-the-same-as"}
    if isinstance(status, dict) and status.get("instead", "") not in {"", *here.site.directory.listings}:
        unknown.add("status")
    if listing is None or unknown & entry.keys():
        listing, _ = _read({field: value for field, value in entry.items() if field not in unknown}, here)
    if listing is None:
        return set()
    try:
        again = service_of(replace(listing, id=id_), here.site)
    except LookupError:
        return set()
    # A field that had nothing to say was not sent, and somebody may know more by now.
    unsent = PLACES.keys() - HELD.keys() - entry.keys()
    added = {field for field in unsent if _places(field, service) != _places(field, again)}
    return (edited_fields(service, again) | added) - unknown - _OURS


def _places(field: str, service: Mapping[str, Any]) -> list[list[str]]:
    return [list(map(str, values_at(service, path))) for path in PLACES[field]]
