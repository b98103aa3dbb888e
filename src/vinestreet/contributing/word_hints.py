"""What may be meant by the words of somebody who wrote as people write: a number, hours, an address.

Nothing of it is written. Whoever reads the words gets a line to run once they have asked, in which stand values of a
known shape alone.
"""

import re
from collections.abc import Iterator

from vinestreet.contributing.changed_hours import changed_hours
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
_SAFE = re.compile(r"[\w +:;,./()\[\]'’-]+")  # between double quotes, in every shell


def hints_in(words: str, listing: Listing, site: Site) -> list[str]:
    """Give a line for each value in `words` that `listing` does not have; none where nobody may change it like that."""
    if listing.confidential or is_checked_otherwise(listing, site.directory, site.place):
        return []
    found = list(dict.fromkeys(_values(words, listing, site)))[:MOST]
    return [_hint(name, value, listing, site) for name, value in found if _SAFE.fullmatch(value)]


def _hint(name: str, value: str, listing: Listing, site: Site) -> str:
    label = site.words(f"issue.looks_like_{name}", value=value)
    if name == "phone" and len(listing.phones) > 1:
        return site.words("issue.hint_which", looks=label)
    return site.words("issue.hint", looks=label, command=f'vinestreet set {name} "{value}" --id {listing.id}')


def _values(words: str, listing: Listing, site: Site) -> Iterator[tuple[str, str]]:
    region = site.place.country
    known = {line.number.dialled for line in (*listing.phones, *listing.texts)}
    before = str(to_entry(listing).get("hours", ""))
    for said in filter(None, map(str.strip, _SENTENCE.split(words))):
        for each in numbers_in(said, region):
            number = number_in(each.number, region)
            if number and not number.costs and number.dialled not in known:
                yield "phone", each.number
        if (week := _WEEK.search(said)) and (hours := hours_in(said[week.start() :].rstrip(" .!")).expression):
            hours = changed_hours(hours, before).expression
            if hours and hours != before:
                yield "hours", hours
        if (street := street_in(said)) and street.casefold() not in listing.address.casefold():
            yield "address", street
