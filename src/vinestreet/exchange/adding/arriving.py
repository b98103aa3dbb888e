"""Listings from elsewhere before they come into resources.yml: our readers look at each, as at all that people write.

A field that they refuse becomes words of the listing; nothing that one listing has wrong stops another.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from vinestreet.core.messages import Messages
from vinestreet.directory.model import Directory, Listing
from vinestreet.directory.yaml_writer import Entry
from vinestreet.exchange.adding.plain_reading import read_plainly
from vinestreet.exchange.cleaning.plain import plain, sentences
from vinestreet.exchange.draft import LONGEST_MORE, LONGEST_NAME, LONGEST_WHAT, Incoming
from vinestreet.exchange.not_sorted import NOT_SORTED
from vinestreet.exchange.understood import Understood
from vinestreet.schema.context import ReadOptions
from vinestreet.schema.records import fields_of

LONGEST_SOURCE = 400


@dataclass(frozen=True, slots=True)
class Arrival:
    """What all listings of one import share: the directory that they come to, the day, and what is said of the source.

    With `own`, they are our own and come home: their checks and sources stay.
    """

    directory: Directory
    country: str
    today: date
    source: str
    words: Messages
    own: bool = False

    def known(self, named: Mapping[str, object]) -> ReadOptions:
        """Give what entries are read with that name the listings `named`."""
        needs = {**self.directory.needs, NOT_SORTED: None}
        ids = {"needs": needs, "areas": self.directory.areas, "resources": named}
        return ReadOptions(today=self.today, region=self.country, ids=ids)


def complete(incoming: Incoming, arrival: Arrival) -> Entry:
    """Give the entry with what each has to have, and with what is said of its source."""
    entry = dict(incoming.entry)
    if not arrival.own:
        entry["source"], rest = sentences(_source(entry, incoming, arrival), LONGEST_SOURCE)
        if rest:
            entry["more"] = f"{entry.get('more', '')} {rest}".strip()
        entry.pop("checked", None)
    _give_what_must_be_there(entry, incoming.row, arrival.words)
    return entry


def _source(entry: Entry, incoming: Incoming, arrival: Arrival) -> str:
    """Where it comes from, and what they say of checks: what others checked is not checked by us."""
    t = arrival.words
    said = [arrival.source]
    if checked := entry.get("checked"):
        said.append(t("import.their_check", on=checked["on"], by=checked["by"]))
    said += [t("import.their_date", label=label, on=on) for label, on in incoming.checks]
    before = str(entry.get("source", ""))
    if before and arrival.source not in before:
        said.append(t("import.their_source", source=before))
    return " ".join(said)


def _give_what_must_be_there(entry: Entry, row: str, t: Messages) -> None:
    """Nothing is made up: what has no name is called by whoever runs it, or by its row."""
    if not entry.get("name"):
        entry["name"] = sentences(str(entry.pop("organisation", "")), LONGEST_NAME)[0] or t("import.no_name", row=row)
    if not entry.get("what"):
        first, rest = sentences(str(entry.pop("more", "")), LONGEST_WHAT)
        entry["what"] = first or t("import.no_what")
        if rest:
            entry["more"] = rest
    if not entry.get("needs"):
        entry["needs"] = [NOT_SORTED]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an entry is read with: the row it comes from, its id, and all ids that it may name."""

    row: str
    id: str
    named: Container[str]
    arrival: Arrival
    understood: Understood

    def read(self, entry: Entry) -> tuple[Listing | None, set[str]]:
        """Give the listing, or None and the fields that our readers refuse."""
        status = entry.get("status")
        instead = [status.get("instead")] if isinstance(status, dict) else []
        others = entry.get("not-the-same-as", [])
        named = {id_: None for id_ in [*instead, *others, self.id] if id_ in self.named or id_ == self.id}
        return read_plainly(self.id, entry, self.arrival.directory.areas, self.arrival.known(named))

    def takes(self, field: str, value: Any) -> bool:
        """Whether our readers take the value."""
        return self.read({"name": "x", "what": "x", "needs": [NOT_SORTED], field: value})[0] is not None


def settle(entry: Entry, reading: Reading) -> tuple[Entry, Listing]:
    """Give a complete entry as our readers take it, and the listing that it is."""
    while True:
        entry = {name: entry[name] for name in fields_of(Listing) if name in entry}
        listing, refused = reading.read(entry)
        if listing:
            return entry, listing
        assert refused & entry.keys()  # ids are made here, and what has to be there is
        for field in sorted(refused & entry.keys()):
            _to_words(entry, field, reading)


def _to_words(entry: Entry, field: str, reading: Reading) -> None:
    """Take out of `entry` what cannot be read of the field, and keep its words in `more`."""
    value = entry.pop(field)
    if isinstance(value, list) and field != "needs":
        fine = [item for item in value if reading.takes(field, [item])]
        value = [item for item in value if item not in fine]
        entry |= {field: fine} if fine else {}
    words = plain(words_of(value))
    reading.understood.refused(reading.row, field, words, "refused")
    rest = f"{field}: {words}." if words else ""
    if field in _MOST:
        first, rest = sentences(words, _MOST[field])
        if first == value:  # it is refused as it is
            first, rest = "", words
        entry |= {field: first} if first else {}
    if rest and field != "more":
        entry["more"], rest = sentences(f"{entry.get('more', '')} {rest}".strip(), LONGEST_MORE)
    if rest:
        reading.understood.left_out(reading.row, field, rest, "too_long")
    _give_what_must_be_there(entry, reading.row, reading.arrival.words)


_MOST = {"name": LONGEST_NAME, "what": LONGEST_WHAT, "more": LONGEST_MORE}


def words_of(value: Any) -> str:
    """All that a value says, in words."""
    if isinstance(value, dict):
        return ", ".join(filter(None, map(words_of, value.values())))
    if isinstance(value, list):
        return "; ".join(filter(None, map(words_of, value)))
    return str(value)
