"""Listings from elsewhere before they come into resources.yml: our readers look at each, as at all that people write.

A field that they refuse becomes words of the listing; nothing that one listing has wrong stops another.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from typing import Any

from vinestreet.core.messages import Messages
from vinestreet.directory.model import Directory, Listing
from vinestreet.directory.validate_entry import ValidatedEntry, max_length, validate_entry, without_field
from vinestreet.directory.yaml_writer import Entry
from vinestreet.exchange.facts.plain_text import cut_text, plain_text
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.exchange.importing.listing_draft import NOT_SORTED, IncomingListing
from vinestreet.schema.records import fields_of

# What is cut where it is too long: its begin stays a field.
_CUT = ("name", "what", "more")


@dataclass(frozen=True, slots=True)
class MergeContext:
    """What all listings of one import share: the directory that they come to, the day, and what is said of the source.

    With `own`, they are our own and come home: their checks and sources stay.
    """

    directory: Directory
    country: str
    today: date
    source: str
    words: Messages
    own: bool = False


def complete_entry(incoming: IncomingListing, context: MergeContext) -> Entry:
    """Give the entry with what each has to have, and with what is said of its source."""
    entry = dict(incoming.entry)
    if not context.own:
        entry["source"], rest = cut_text(_source(entry, incoming, context), max_length("source"))
        if rest:
            entry["more"] = f"{entry.get('more', '')} {rest}".strip()
        entry.pop("checked", None)
        entry.pop("tried", None)  # nor are their tries ours
    return _with_what_must_be_there(entry, incoming.row, context.words)


def _source(entry: Entry, incoming: IncomingListing, context: MergeContext) -> str:
    """Where it comes from, and what they say of checks: what others checked is not checked by us."""
    t = context.words
    words = [context.source]
    if checked := entry.get("checked"):
        words.append(t("import.their_check", on=checked["on"], by=checked["by"]))
    words += [t("import.their_date", label=label, on=on) for label, on in incoming.checks]
    before = str(entry.get("source", ""))
    if before and context.source not in before:
        words.append(t("import.their_source", source=before))
    return " ".join(words)


def _with_what_must_be_there(entry: Entry, row: str, t: Messages) -> Entry:
    """Nothing is made up: what has no name is called by whoever runs it, or by its row."""
    if not entry.get("name"):
        runs_it = cut_text(str(entry.pop("organisation", "")), max_length("name"))[0]
        entry["name"] = runs_it or t("import.no_name", row=row)
    if not entry.get("what"):
        entry["what"] = t("import.no_what")
    if not entry.get("needs"):
        entry["needs"] = [NOT_SORTED]
    return entry


@dataclass(frozen=True, slots=True)
class EntryValidator:
    """Looks at the entry of `row`, which is to have the `id`, and may name the ids in `named`."""

    row: str
    id: str
    named: Container[str]
    context: MergeContext
    report: ImportReport

    def fit(self, entry: Entry) -> tuple[Entry, Listing]:
        """Give a complete entry as our readers take it, and the listing that it is."""
        known = {name: entry[name] for name in fields_of(Listing) if name in entry}
        result = self.validate(known)
        assert result.listing  # ids are made here, and what has to be there is
        return result.fields, result.listing

    def validate(self, entry: Entry) -> ValidatedEntry:
        """Read the entry; what is refused becomes words of it."""
        return self._read(entry, words_stay=True)

    def _takes(self, field: str, value: Any) -> bool:
        """Whether our readers take the value."""
        entry = {"name": "x", "what": "x", "needs": [NOT_SORTED], field: value}
        return not self._read(entry, words_stay=False).problems

    def _read(self, entry: Entry, *, words_stay: bool) -> ValidatedEntry:
        status = entry.get("status")
        instead = [status.get("instead")] if isinstance(status, dict) else []
        others = [*instead, *entry.get("not-the-same-as", []), self.id]
        ids: dict[str, dict[str, object]] = {
            "needs": {**self.context.directory.needs, NOT_SORTED: None},
            "resources": {id_: None for id_ in others if id_ in self.named or id_ == self.id},
        }
        mend = self._to_words if words_stay else without_field
        directory, country, today = self.context.directory, self.context.country, self.context.today
        return validate_entry(self.id, entry, directory, country, today, ids=ids, mend=mend)

    def _to_words(self, entry: Entry, field: str) -> Entry:
        """Take out of `entry` what cannot be read of the field, and keep its words in `more`."""
        entry = dict(entry)
        value = entry.pop(field)
        if isinstance(value, list) and field != "needs":
            fine = [item for item in value if self._takes(field, [item])]
            value = [item for item in value if item not in fine]
            entry |= {field: fine} if fine else {}
        words = plain_text(words_of(value))
        self.report.refused(self.row, field, words, "refused")
        rest = f"{field}: {words}." if words else ""
        if field in _CUT:
            first, rest = cut_text(words, max_length(field))
            if first == value:  # it is refused as it is
                first, rest = "", words
            entry |= {field: first} if first else {}
        if rest and field != "more":
            entry["more"], rest = cut_text(f"{entry.get('more', '')} {rest}".strip(), max_length("more"))
        if rest:
            self.report.left_out(self.row, field, rest, "too_long")
        return _with_what_must_be_there(entry, self.row, self.context.words)


def words_of(value: Any) -> str:
    """All that a value says, in words."""
    if isinstance(value, dict):
        return ", ".join(filter(None, map(words_of, value.values())))
    if isinstance(value, list):
        return "; ".join(filter(None, map(words_of, value)))
    return str(value)
