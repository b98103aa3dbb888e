"""What a check holds for: a short mark of the values that were checked, so that a check ends when one of them changes.

The mark in `of:` is of the ways to reach the place, its hours, and what it does without the person's agreement. A check
says it where a slip would hurt most: over an entry of upstream's, into which the next merge may bring another number,
and for crisis lines. Any other check may; who writes none has changed nothing behind anybody's back but their own.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

from vinestreet.directory.listing_parts import TextLine
from vinestreet.directory.model import Directory, Listing

# The fields of an entry, as they stand in the file, that a check is of.
CHECKED_FIELDS = frozenset({"phone", "text", "email", "chat", "website", "address", "hours", "hours_note", "consent"})
_LETTERS = "bcdfghjkmnpqrstvwxz"  # without vowels it is no word, and nothing that YAML takes for a number or a yes
_LENGTH = 6
_NO_WORD = re.compile(r"[\W_]+")


def mark_of(listing: Listing) -> str:
    """Give six letters that change when a checked value of `listing` does; commas, case and spaces in words do not."""
    consent = listing.consent
    parts = [
        *(f"phone {phone.number.dialled} {_plain(phone.say)}" for phone in listing.phones),
        *(f"text {line.number.dialled} {_plain(line.send)}" for line in listing.texts),
        *(f"reach {way}" for way in (*listing.emails, *listing.chats, *listing.websites)),
        f"address {_plain(listing.address)}",
        f"hours {listing.hours.expression if listing.hours else ''} {_plain(listing.hours_note)}",
        f"police {consent.police} {_plain(consent.words)}",
        f"recorded {consent.recorded} {_plain(consent.recorded_words)}",
    ]
    number = int.from_bytes(hashlib.sha256("\n".join(parts).encode()).digest())
    letters = []
    for _ in range(_LENGTH):
        number, at = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[at])
    return "".join(letters)


def end_changed_checks(directory: Directory) -> Directory:
    """Give `directory` without the checks whose mark is of other values; `overlay.ended` says which they were."""
    ended = {
        id_: listing.checked
        for id_, listing in directory.listings.items()
        if listing.checked and listing.checked.of and listing.checked.of != mark_of(listing)
    }
    if not ended:
        return directory
    listings = {
        id_: replace(place, checked=None) if id_ in ended else place for id_, place in directory.listings.items()
    }
    overlay = replace(directory.overlay, ended={**directory.overlay.ended, **ended})
    return replace(directory, listings=listings, overlay=overlay)


def in_short(listing: Listing) -> str:
    """Give what a check is of, for somebody who compares it with what the place says."""
    ways: Iterable[str] = (
        *(" ".join(filter(None, (phone.shown, phone.say))) for phone in listing.phones),
        *(_text(line) for line in listing.texts),
        *listing.emails,
        *listing.chats,
        *listing.websites,
        listing.address,
        f"hours {listing.hours.expression}" if listing.hours else "",
        f"police {listing.consent.police}",
    )
    return ", ".join(filter(None, ways))


def _text(line: TextLine) -> str:
    return f"text {line.send} to {line.shown}" if line.send else f"text {line.shown}"


def _plain(words: str) -> str:
    return _NO_WORD.sub(" ", words).strip().casefold()
