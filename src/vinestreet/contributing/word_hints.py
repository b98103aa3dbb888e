"""What may be meant by the words of somebody who wrote as people write: a number, hours, an address.

Nothing of it is written. Whoever reads the words gets a line to run once they have asked, in which stand values of a
known shape alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vinestreet.contributing.changed_hours import changed_hours
from vinestreet.contributing.part_of_the_time import part_of_the_time
from vinestreet.contributing.people_named import names_of, owner_in
from vinestreet.contributing.suspicious_text import street_in
from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.exchange.facts.contact_details import numbers_in
from vinestreet.opening_hours.free_text.parser import hours_in
from vinestreet.schema.scalars import number_in
from vinestreet.site.crisis_lines import is_checked_otherwise
from vinestreet.site.site import Site

MOST = 5
_SENTENCE = re.compile(r"\n|(?<=[a-z0-9)][.!?])\s+(?=[A-Z])")
_WEEK = re.compile(r"(?i)\b(?:mon|tue|wed|thu|fri|sat|sun|daily|every ?day|weekdays|weekends)")
_TIME = re.compile(r"(?i)\d ?(?:am|pm|a\.m|p\.m)\b|\d:\d\d|\d ?(?:-|–|to) ?\d")
_SAFE = re.compile(r"[\w +:;,./()\[\]'’-]+")  # between double quotes, in every shell


@dataclass(frozen=True, slots=True)
class WordHints:
    """The `lines` to run once somebody has asked, and what there is to look at before anything else, in sentences."""

    lines: list[str] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)


def hints_in(words: str, listing: Listing, site: Site) -> WordHints:
    """Give a line for each value in `words` that `listing` does not have; none where nobody may change it like that."""
    if listing.confidential or is_checked_otherwise(listing, site.directory, site.place):
        return WordHints()
    looks: list[str] = []
    found = list(dict.fromkeys(_values(words, listing, site, looks)))[:MOST]
    numbers = sum(name == "phone" for name, _ in found)
    lines = [_hint(name, value, listing, site, numbers) for name, value in found if _SAFE.fullmatch(value)]
    return WordHints(lines, list(dict.fromkeys(looks)))


def _hint(name: str, value: str, listing: Listing, site: Site, numbers: int) -> str:
    label = site.words(f"issue.looks_like_{name}", value=value)
    if name == "phone" and len(listing.phones) > 1:
        return site.words("issue.hint_which", looks=label)
    if name == "phone" and numbers > 1:
        return site.words("issue.hint_several", looks=label)
    return site.words("issue.hint", looks=label, command=f'vinestreet set {name} "{value}" --id {listing.id}')


def _values(words: str, listing: Listing, site: Site, looks: list[str]) -> Iterator[tuple[str, str]]:
    """Each value by the name of its field; of those that nobody should take as they are, `looks` hears."""
    region = site.place.country
    known = {line.number.dialled for line in (*listing.phones, *listing.texts)}
    names = names_of(listing, site)
    before = str(to_entry(listing).get("hours", ""))
    for said in filter(None, map(str.strip, _SENTENCE.split(words))):
        for each in numbers_in(said, region):
            number = number_in(each.number, region)
            if not number or number.costs or number.dialled in known:
                continue
            if owner := owner_in(said, names):
                looks.append(site.words("issue.persons_number", number=each.number, words=owner))
            else:
                yield "phone", each.number
        if week := _WEEK.search(said):
            hours = hours_in(said[week.start() :].rstrip(" .!")).expression
            if (when := part_of_the_time(said)) and (hours or _TIME.search(said)):
                looks.append(site.words("issue.part_of_the_time", words=when))
            elif hours and (hours := changed_hours(hours, before).expression) and hours != before:
                yield "hours", hours
        if (street := street_in(said)) and street.casefold() not in listing.address.casefold():
            yield "address", street
