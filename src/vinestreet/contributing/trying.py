"""Whether an entry fits: what it would be in the directory, what does not fit, and which listings are like it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from vinestreet.core.messages import Messages
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.directory.model import Directory, Listing
from vinestreet.directory.yaml_writer import Entry, read_entry, to_entry
from vinestreet.maintenance.similarity import names_alike, plain_name
from vinestreet.schema.records import fields_of
from vinestreet.site.site import Site


@dataclass(frozen=True, slots=True)
class Tried:
    """The listing that an entry makes, if it has what it must; and the problems of the fields that were left out."""

    listing: Listing | None
    problems: tuple[Problem, ...]

    @property
    def entry(self) -> Entry:
        """The listing in the form of the file: values as the readers took them."""
        return to_entry(self.listing) if self.listing else {}


def tried(id_: str, fields: Entry, site: Site, today: date, base: Mapping[str, object] | None = None) -> Tried:
    """Read `fields`, over those of the entry `base` if there is one, and leave out each that has a problem."""
    problems: list[Problem] = []
    kept = dict(fields)
    while True:
        entry = in_order({**(base or {}), **kept})
        try:
            listing = read_entry(id_, entry, site.directory, site.place.country, today)
            return Tried(listing, tuple(problems))
        except ProblemsFoundError as error:
            problems += error.problems
            wrong = {field_of(problem) for problem in error.problems} & kept.keys()
            if not wrong:
                return Tried(None, tuple(problems))
            kept = {name: value for name, value in kept.items() if name not in wrong}


def in_order(fields: Mapping[str, object]) -> Entry:
    """Give the fields in the order of the model; unknown ones come last."""
    order = list(fields_of(Listing))
    return dict(sorted(fields.items(), key=lambda field: order.index(field[0]) if field[0] in order else len(order)))


def field_of(problem: Problem) -> str:
    """The field of the entry in which the problem is."""
    return problem.field.partition(".")[0]


def said(problem: Problem, t: Messages) -> str:
    """What is wrong, what was expected and what was found, without where it stands."""
    return replace(problem, file="", line=0, entry="", field="").told(t)


def like_it(name: str, dialled: frozenset[str], directory: Directory) -> list[Listing]:
    """Listings that a place of this name, or with one of these numbers as a phone dials them, may be already."""
    plain = plain_name(name)
    return [
        listing
        for listing in directory.listings.values()
        if names_alike(plain, plain_name(listing.name))
        or any(line.number.dialled in dialled for line in (*listing.phones, *listing.texts))
    ]
