"""Whether an entry that stands in no file yet fits: the readers of resources.yml look at it, as at every other.

The one way in for an import, for issue forms and for the questions of `vinestreet new`. What the readers refuse is left
out, or mended by whoever asks, until the rest is a listing or nothing can be left out any more.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from vinestreet.core.messages import Messages
from vinestreet.core.problems import Problem, Report
from vinestreet.core.yaml_tree import plain_tree
from vinestreet.directory.model import Directory, Listing
from vinestreet.directory.sections import read_listings
from vinestreet.directory.yaml_writer import Entry, to_entry
from vinestreet.schema.context import ReadContext, ReadOptions
from vinestreet.schema.records import ListOf, Record, fields_of
from vinestreet.schema.text import Text

# Ids by group: `needs`, `areas`, `resources`.
IdsByGroup = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class ValidatedEntry:
    """The listing that an entry makes, if it has what it must; and the problems of the fields that were refused.

    `fields` are those that stayed, as they were given.
    """

    listing: Listing | None
    fields: Entry
    problems: tuple[Problem, ...]

    @property
    def entry(self) -> Entry:
        """The listing in the form of the file: values as the readers took them."""
        return to_entry(self.listing) if self.listing else {}


def without_field(fields: Entry, name: str) -> Entry:
    """Give `fields` without the one that was refused."""
    return {each: value for each, value in fields.items() if each != name}


def validate_entry(
    id_: str,
    fields: Entry,
    directory: Directory,
    country: str,
    today: date,
    *,
    base: Mapping[str, object] | None = None,
    ids: IdsByGroup | None = None,
    mend: Callable[[Entry, str], Entry] = without_field,
) -> ValidatedEntry:
    """Read `fields`, over those of the entry `base` if there is one, as if they stood beside `directory`.

    Phone numbers are those of `country` (ISO 3166), unless its area lies in another. It may name what stands in
    `directory`, and itself; `ids` says otherwise of whole groups. `mend` gives the fields without one that was
    refused, or with less of it: each of its calls has to bring the end nearer. Where what is refused is not among
    `fields` (a bad id, something that `base` has or that is missing), there is no listing.
    """
    known_ids = {"needs": directory.needs, "areas": directory.areas, **(ids or {})}
    if "resources" not in known_ids:
        known_ids["resources"] = {**directory.listings, id_: None}
    known = ReadOptions(today=today, region=country, ids=known_ids)
    problems: list[Problem] = []
    kept = dict(fields)
    while True:
        report = Report("resources.yml")
        tree = plain_tree({id_: _as_in_a_file(in_order({**(base or {}), **kept}))}, None)
        listings = read_listings(tree, directory.areas, ReadContext(report, known))
        problems += report.problems
        refused = {field_of(problem) for problem in report.problems} & kept.keys()
        if not refused:
            listing = None if report.problems else listings[id_]
            return ValidatedEntry(listing, in_order(kept), tuple(problems))
        for name in sorted(refused):
            kept = mend(kept, name)


def in_order(fields: Mapping[str, object]) -> Entry:
    """Give the fields in the order of the model; unknown ones come last."""
    order = list(fields_of(Listing))
    return dict(sorted(fields.items(), key=lambda field: order.index(field[0]) if field[0] in order else len(order)))


def field_of(problem: Problem) -> str:
    """The field of the entry in which the problem is; empty where it is the entry itself."""
    return problem.field.partition(".")[0]


def reason(problem: Problem, t: Messages) -> str:
    """What is wrong, what was expected and what was found, without where it stands."""
    return replace(problem, file="", line=0, entry="", field="").told(t)


@cache
def max_length(path: str) -> int:
    """Give how many characters the model allows to the field at `path`, such as `name` or `phone.label`."""
    of: Any = Listing
    for name in path.split("."):
        kind = fields_of(of)[name].metadata["kind"]
        while isinstance(kind, ListOf):
            kind = kind.kind
        of = kind.of if isinstance(kind, Record) else None
    assert isinstance(kind, Text), path
    return kind.most


def _as_in_a_file(value: Any) -> Any:
    """Dates as they stand in a file."""
    if isinstance(value, dict):
        return {key: _as_in_a_file(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_in_a_file(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
