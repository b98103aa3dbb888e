"""A nested service of HSDS 3 as listings: one for each place where it is given, since that is what people go to.

What is understood becomes a field, what is not stays as words in the listing, and `understood` counts both. Nothing is
made up: where a name is missing, the next best one stands in its place, and that is told.
"""

from typing import Any

from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_edit import new_id
from vinestreet.directory.yaml_writer import Entry
from vinestreet.exchange.cleaning.plain import plain
from vinestreet.exchange.draft import Incoming
from vinestreet.exchange.incoming.asks import asks
from vinestreet.exchange.incoming.cost import cost
from vinestreet.exchange.incoming.own import own_entry
from vinestreet.exchange.incoming.reach import reach
from vinestreet.exchange.incoming.record import record, serves
from vinestreet.exchange.incoming.sketch import Here, Sketch
from vinestreet.exchange.incoming.story import tell
from vinestreet.exchange.incoming.support import tell_unread
from vinestreet.exchange.incoming.topics import topics
from vinestreet.exchange.incoming.ways import access, interpretation, languages
from vinestreet.exchange.incoming.when import opening
from vinestreet.exchange.incoming.where import locate
from vinestreet.exchange.incoming.who import who
from vinestreet.exchange.opening.links import key_of
from vinestreet.exchange.opening.shape import shaped
from vinestreet.exchange.opening.tables import ROW
from vinestreet.exchange.understood import Understood
from vinestreet.schema.records import fields_of

__all__ = ["Here", "entries_from"]


def entries_from(service: dict[str, Any], understood: Understood, here: Here) -> list[Incoming]:
    """Give the listings that `service` makes, in the order of its places; a service without a place makes one.

    `service` may have any shape that JSON can have. What comes out still has to be settled (arriving.py). The ids are
    made of the names, or are our own where the service is from a site like this one, so that they are the same for the
    same service each time. `Incoming.checks` has when their record says that it was checked and changed.
    """
    given = shaped("service", service, understood)
    if given is None:
        understood.left_out(str(service.get(ROW, "")), "service", "", "says_nothing")
        return []
    if own := own_entry(service, here):
        return [_as_it_was(own, given, understood, here)]
    tell_unread(given, understood, here.told)
    return _listings(given, understood, here)


def _listings(service: dict[str, Any], understood: Understood, here: Here) -> list[Incoming]:
    base = Sketch(str(service[ROW]), here, understood)
    for take in (tell, topics, cost, asks, who, interpretation, record):
        take(service, base)
    places = _places(service.get("service_at_locations", []))
    sketches = [base, *(base.copy() for _ in places[1:])]
    return [_at(link, service, sketch, several=len(places) > 1) for link, sketch in zip(places, sketches, strict=True)]


def _places(links: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The links to places, one for each place: two that lead to the same one are put together."""
    by_place: dict[str, dict[str, Any]] = {}
    for number, link in enumerate(link for link in links if link.get("location")):
        same = by_place.setdefault(key_of(link["location"].get("id")) or f"@{number}", link)
        if same is not link:
            for part, value in link.items():
                if isinstance(value, list):
                    same[part] = [*same.get(part, []), *value]
    return list(by_place.values()) or links[:1] or [{}]


def _as_it_was(
    own: tuple[str, Entry, set[str]], service: dict[str, Any], understood: Understood, here: Here
) -> Incoming:
    """A listing of a site like this one; what was changed since is as HSDS has it now."""
    id_, entry, changed = own
    row = str(service[ROW])
    for field in entry.keys() - changed:
        understood.field(row, field)
    if changed:
        now = _listings(service, Understood(), here)[0].entry
        for field in sorted(changed):
            before = entry.pop(field, "")
            if field in now:
                entry[field] = now[field]
            understood.kept(row, field, str(before), "changed_since")
    return Incoming(row, _in_order(entry), id_)


def _at(link: dict[str, Any], service: dict[str, Any], sketch: Sketch, several: bool) -> Incoming:
    """The listing of the service at one place."""
    location = link.get("location", {})
    organization = service.get("organization", {})
    sketch.keep("more", link.get("description", ""), "words", field="service_at_location.description")
    locate(location, service, sketch)
    if several and "confidential" not in sketch.entry:
        _name_with_place(sketch, plain(location.get("name")))
    serves({"service_areas": link.get("service_areas") or service.get("service_areas", [])}, sketch)
    reach([link, service, location], [organization], sketch)
    opening([link, service, location], sketch)
    languages([service, location], sketch)
    access(location, sketch)
    entry = sketch.finish()
    id_ = new_id(entry["name"], ()) if "name" in entry else ""
    return Incoming(sketch.row, _in_order(entry), id_, tuple(sketch.checks))


def _name_with_place(sketch: Sketch, place: str) -> None:
    """A service in several places is told apart by their names: `Food Pantry – Eastside Library`."""
    name = sketch.entry.get("name", "")
    both = f"{name} – {place}"
    if name and place and place.casefold() not in name.casefold() and len(both) <= 90:
        sketch.entry["name"] = both


def _in_order(entry: Entry) -> Entry:
    """The fields in the order of the model; several ways to reach a place are a list, one is itself."""
    for field in ("phone", "text", "email", "website"):
        if isinstance(entry.get(field), list) and len(entry[field]) == 1:
            entry[field] = entry[field][0]
    return {field: entry[field] for field in fields_of(Listing) if field in entry}
