"""A listing that comes from elsewhere, while it is put together: fields, and words for what became none."""

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vinestreet.directory.model import Need
from vinestreet.directory.validate_entry import in_order, max_length
from vinestreet.directory.yaml_writer import Entry
from vinestreet.exchange.facts.plain_text import cut_text, plain_text
from vinestreet.exchange.facts.vocabulary import says_gone
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.site.site import Site

NOT_SORTED = "not-sorted"  # the need of listings from elsewhere that nobody has sorted yet
# Where words can stand, and how long they may be there; what is longer goes on in `more`.
_NOTES = {
    "more": "more",
    "hours_note": "hours_note",
    "access_note": "access_note",
    "cost": "cost.words",
    "asks": "asks.words",
}
_SHORT = 20  # letters that may stand in a sentence and mean something else there
_GOES_ON = {
    "hours_note": "record.hours_note_goes_on",
    "access_note": "record.access_note_goes_on",
    "cost": "record.cost_goes_on",
    "asks": "record.asks_goes_on",
}
_ENDS = (".", "!", "?", "…", ":", ";")


def not_sorted(label: str = "Not sorted yet") -> Need:
    """Give the need; its page lists what is left to do."""
    return Need(id=NOT_SORTED, label=label, icon="card")


@dataclass(slots=True)
class IncomingListing:
    """A listing on its way in: where it stands, its entry, and the id that it would like to have, if any.

    `checks` is what its source says of checks: words, and the day or more words.
    """

    row: str
    entry: Entry
    id: str = ""
    checks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportContext:
    """The site that listings come to, and the day when they do.

    `terms` are the needs that other people's terms mean, by these as column_map.folded gives them. `told` has what was
    counted as left out, so that an organisation which many services share counts once.
    """

    site: Site
    today: date
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    told: set[tuple[str, str, str]] = field(default_factory=set)

    @property
    def region(self) -> str:
        """The country (ISO 3166) whose phone numbers and ways to write dates are meant."""
        return self.site.place.country

    def region_of(self, area: str) -> str:
        """The country whose phone numbers a listing has in the area with this id, which may be none."""
        found = self.site.directory.areas.get(area)
        return (found.country if found else "") or self.region


class ListingDraft:
    """Fields by their names in resources.yml, and for each place where words can stand, the words for it.

    Each value that comes in is counted in the report: as a field, as words or as left out. What is said of it there is
    the `row` where it stands, such as `services.csv:17`; that of the listing unless it is given.
    """

    def __init__(self, row: str, context: ImportContext, report: ImportReport) -> None:
        """Begin a listing made of the record at `row`."""
        self.row, self.context, self.report = row, context, report
        self.fields: Entry = {}
        self.id = ""
        self.checks: list[tuple[str, str]] = []
        self._hidden: list[str] = []  # streets that no words may name
        self._described = ""  # all that is said of what it is
        self._kept = dict.fromkeys(_NOTES, "")  # all words that were kept, without what they are about
        self._notes: dict[str, list[str]] = {note: [] for note in _NOTES}

    @property
    def region(self) -> str:
        """The country whose phone numbers are meant: that of the area which the listing has so far."""
        return self.context.region_of(self.fields.get("area", ""))

    def copy(self) -> "ListingDraft":
        """Give another listing that has all of this one so far."""
        other = ListingDraft(self.row, self.context, self.report)
        other.fields = copy.deepcopy(self.fields)
        other.id, other.checks, other._described = self.id, list(self.checks), self._described
        other._kept = dict(self._kept)
        other._notes = {note: list(words) for note, words in self._notes.items()}
        return other

    def put(self, field: str, value: Any, row: str = "") -> None:
        """Set a field, and count that it was understood."""
        self.fields[field] = value
        self.report.field(row or self.row, field)

    def add(self, field: str, value: Any, row: str = "") -> None:
        """Add one of several values of a field, if it is not there yet."""
        values = self.fields.setdefault(field, [])
        if value not in values:
            values.append(value)
            self.report.field(row or self.row, field)

    def put_text(self, field: str, words: str, *, column: str = "") -> None:
        """Set a field to words; what is too long for it goes on in `more`, below the name of its `column`."""
        first, rest = cut_text(words, max_length(field))
        if first:
            self.put(field, first)
        self.keep("more", rest, "too_long", column=column, field=field)

    def put_name(self, field: str, words: str) -> None:
        """Set a field to a name; of one that is too long for it, the whole stands in `more`."""
        first, rest = cut_text(words, max_length(field))
        if rest:
            self.keep("more", words, "too_long", label="whole_name", field=field)
        if first:
            self.put(field, first)

    def put_what(self, words: str) -> None:
        """Set what the place is to the first sentences; the others go on in `more`."""
        first, rest = cut_text(words, max_length("what"))
        self._described = words
        if first:
            self.put("what", first)
        if rest:
            self.say("more", rest)
            self.report.field(self.row, "more")

    def keep(
        self, note: str, words: str, why: str, *, label: str = "", column: str = "", field: str = "", row: str = ""
    ) -> None:
        """Keep `words` in a note, and count them as words of the `field`, by default that of the note.

        What they are about is said by the sentence `record.<label>`, or by the name of their `column`.
        """
        words = plain_text(words)
        if not words or (len(words) > _SHORT and words in f"{self._described}\n{self._kept[note]}"):
            return  # many say the same of a service, of its place and of both
        sentence = self.context.site.words(f"record.{label}", words=words) if label else words
        if column:
            sentence = ended(f"{column}: {words}")
        if sentence in self._notes[note]:
            return
        self._notes[note].append(sentence)
        self._kept[note] += f"\n{words}"
        self.report.kept(row or self.row, field or note, words, why)

    def say(self, note: str, sentence: str) -> None:
        """Put words into a note that are counted elsewhere."""
        if sentence and sentence not in self._notes[note]:
            self._notes[note].append(sentence)

    def hide(self, words: str) -> None:
        """Take care that no words of the entry tell this street, box or point."""
        self._hidden += [part for part in {words, words.partition(",")[0]} if len(part) > 4 and re.search(r"\d", part)]

    def leave(self, field: str, words: str, why: str, row: str = "") -> None:
        """Count what is not taken over."""
        self.report.left_out(row or self.row, field, words, why)

    def finish(self) -> IncomingListing:
        """Put the notes into the entry, and give it in the order of the model."""
        fields = self.fields
        self._close()
        for note in ("hours_note", "access_note"):
            if words := self._cut(note):
                fields[note] = words
        for record in ("cost", "asks"):
            if words := self._cut(record):
                fields.setdefault(record, {"is": "unknown"} if record == "cost" else {})["words"] = words
        if fields.get("cost", {}).keys() == {"is"}:
            fields["cost"] = fields["cost"]["is"]
        more, rest = cut_text(_together(self._notes["more"]), max_length("more"))
        if more:
            fields["more"] = more
        if rest:
            self.leave("more", rest, "too_long")
        for name in ("phone", "text", "email", "chat", "website"):
            if isinstance(fields.get(name), list) and len(fields[name]) == 1:
                fields[name] = fields[name][0]
        entry = _without(self._hidden, fields) if self._hidden else fields
        return IncomingListing(self.row, in_order(entry), self.id, tuple(self.checks))

    def _close(self) -> None:
        """Somebody who reads in a description that a place closed for good should not be told when it opens."""
        said = [self.fields.get("name", ""), *re.split(r"(?<=[.!?]) ", self._described)]
        said += [words for notes in self._notes.values() for words in notes]
        if "status" not in self.fields and (gone := next(filter(says_gone, map(str, said)), "")):
            self.put("status", {"is": "paused", "words": cut_text(gone, max_length("status.words"))[0]})

    def _cut(self, note: str) -> str:
        words, rest = cut_text(_together(self._notes[note]), max_length(_NOTES[note]))
        if rest:
            self._notes["more"].append(self.context.site.words(_GOES_ON[note], words=rest))
        return words


def ended(words: str) -> str:
    """Give words as a sentence: with a stop at the end."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _together(pieces: list[str]) -> str:
    """Sentences one after the other, each with a stop at its end; the last as it is."""
    return " ".join([*(piece if piece.endswith(_ENDS) else f"{piece}." for piece in pieces[:-1]), *pieces[-1:]])


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
