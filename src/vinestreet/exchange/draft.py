"""A listing that comes from elsewhere, while it is put together: fields, and words for what became none."""

from dataclasses import dataclass
from typing import Any

from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import Entry
from vinestreet.exchange.cleaning.plain import sentences
from vinestreet.exchange.understood import Understood
from vinestreet.schema.records import fields_of

LONGEST_WHAT, LONGEST_MORE, LONGEST_TEXT, LONGEST_NAME = 400, 6000, 600, 90


@dataclass(slots=True)
class Incoming:
    """A listing on its way in: where it stands, its entry, and the id that it would like to have, if any.

    `checks` is what its source says of checks: words, and the day or more words.
    """

    row: str
    entry: Entry
    id: str = ""
    checks: tuple[tuple[str, str], ...] = ()


class Draft:
    """An entry that grows; each value that comes in is counted as a field, as words or as left out."""

    def __init__(self, row: str, understood: Understood) -> None:
        """Begin with nothing from `row`, such as `places.csv:17`."""
        self.row = row
        self.understood = understood
        self.fields: Entry = {}
        self.id = ""
        self.checks: list[tuple[str, str]] = []
        self._more: list[str] = []

    def put(self, field: str, value: Any) -> None:
        """Take over a field."""
        self.fields[field] = value
        self.understood.field(self.row, field)

    def text(self, field: str, words: str, label: str, most: int = LONGEST_TEXT) -> None:
        """Take over words as a field; what is too long for it goes on in `more`, below `label`."""
        if words:
            first, rest = sentences(words, most)
            self.put(field, first)
            if rest:
                self.also(label, rest)

    def also(self, label: str, words: str) -> None:
        """Add words to `more` that belong to something which is counted elsewhere."""
        if words:
            said = f"{label}: {words}" if label else words
            self._more.append(said if said.endswith((".", "!", "?", "…")) else f"{said}.")

    def keep(self, field: str, label: str, words: str, why: str) -> None:
        """Keep words that became no field, in `more`, below `label`."""
        if words:
            self.also(label, words)
            self.understood.kept(self.row, field, words, why)

    def leave_out(self, field: str, words: str, why: str) -> None:
        """Count what is not taken over."""
        if words:
            self.understood.left_out(self.row, field, words, why)

    def incoming(self) -> Incoming:
        """Give the listing, its fields in the order that they have in resources.yml."""
        if self._more:
            first, rest = sentences(" ".join(self._more), LONGEST_MORE)
            self.fields["more"] = first
            self.leave_out("more", rest, "too_long")
        entry = {name: self.fields[name] for name in fields_of(Listing) if name in self.fields}
        return Incoming(self.row, entry, self.id, tuple(self.checks))
