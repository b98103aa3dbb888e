"""A listing while it is being made of somebody else's record: its fields, and the words that stay words."""

import copy
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vinestreet.directory.yaml_writer import Entry
from vinestreet.exchange.cleaning.plain import plain, sentences
from vinestreet.exchange.draft import LONGEST_MORE, LONGEST_TEXT
from vinestreet.exchange.understood import Understood
from vinestreet.site.site import Site


@dataclass(frozen=True, slots=True)
class Here:
    """The site that listings come to, and the day when they do.

    `told` has what was counted as left out, so that an organisation which many services share counts once.
    """

    site: Site
    today: date
    told: set[tuple[str, str, str]] = field(default_factory=set)

    @property
    def region(self) -> str:
        """The country (ISO 3166) whose phone numbers and ways to write dates are meant."""
        return self.site.place.country

    def region_of(self, area: str) -> str:
        """The country whose phone numbers a listing has in the area with this id, which may be none."""
        found = self.site.directory.areas.get(area)
        return (found.country if found else "") or self.region


NOTES = ("more", "hours_note", "access_note", "cost", "asks")


class Sketch:
    """Fields by their names in resources.yml, and for each place where words can stand, the words for it."""

    def __init__(self, row: str, here: Here, understood: Understood) -> None:
        """Begin a listing made of the record at `row`."""
        self.row, self.here, self.understood = row, here, understood
        self.entry: Entry = {}
        self.checks: list[tuple[str, str]] = []
        self.hidden: list[str] = []  # streets that no words may name
        self._notes: dict[str, list[str]] = {note: [] for note in NOTES}

    def copy(self) -> "Sketch":
        """Give another listing that has all of this one so far."""
        other = Sketch(self.row, self.here, self.understood)
        other.entry = copy.deepcopy(self.entry)
        other.checks = list(self.checks)
        other._notes = {note: list(words) for note, words in self._notes.items()}
        return other

    def put(self, field: str, value: Any, row: str = "") -> None:
        """Set a field, and count that it was understood."""
        self.entry[field] = value
        self.understood.field(row or self.row, field)

    def add(self, field: str, value: Any, row: str = "") -> None:
        """Add one of several values of a field, if it is not there yet."""
        values = self.entry.setdefault(field, [])
        if value not in values:
            values.append(value)
            self.understood.field(row or self.row, field)

    def keep(self, note: str, words: str, why: str, *, label: str = "", field: str = "", row: str = "") -> None:
        """Keep `words` in a note; `label` names the sentence `record.<label>` that says what they are about."""
        words = plain(words)
        if not words:
            return
        said = self.here.site.words(f"record.{label}", words=words) if label else words
        if said in self._notes[note]:
            return
        self._notes[note].append(said)
        self.understood.kept(row or self.row, field or note, words, why)

    def say(self, note: str, said: str) -> None:
        """Put our own words into a note; there is nothing to count."""
        if said and said not in self._notes[note]:
            self._notes[note].append(said)

    def leave(self, field: str, words: str, why: str, row: str = "") -> None:
        """Count what is not taken over."""
        self.understood.left_out(row or self.row, field, words, why)

    def finish(self) -> Entry:
        """Put the notes into the entry, and give it."""
        for note in ("hours_note", "access_note"):
            if words := self._cut(note):
                self.entry[note] = words
        for record in ("cost", "asks"):
            if words := self._cut(record):
                self.entry.setdefault(record, {"is": "unknown"} if record == "cost" else {})["words"] = words
        if self.entry.get("cost", {}).keys() == {"is"}:
            self.entry["cost"] = self.entry["cost"]["is"]
        more, rest = sentences(_together(self._notes["more"]), LONGEST_MORE)
        if more:
            self.entry["more"] = more
        if rest:
            self.leave("more", rest, "too_long")
        return _without(self.hidden, self.entry) if self.hidden else self.entry

    def _cut(self, note: str) -> str:
        words, rest = sentences(_together(self._notes[note]), LONGEST_TEXT)
        if rest:
            self._notes["more"].append(rest)
        return words


def _together(pieces: list[str]) -> str:
    """Sentences one after the other, each with a stop at its end."""
    ended = [piece if piece.endswith((".", "!", "?", "…", ":", ";")) else f"{piece}." for piece in pieces[:-1]]
    return " ".join([*ended, *pieces[-1:]])


def _without(streets: list[str], value: Any) -> Any:
    """Any part of an entry with the names of streets taken out of its words."""
    if isinstance(value, dict):
        return {key: _without(streets, each) for key, each in value.items()}
    if isinstance(value, list):
        return [_without(streets, each) for each in value]
    if isinstance(value, str):
        for street in streets:
            value = re.sub(re.escape(street), "…", value, flags=re.IGNORECASE)
    return value
