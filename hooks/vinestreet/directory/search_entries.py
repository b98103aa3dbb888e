"""What the site's search knows about the directory: one entry a page, in the shape of Material's search index.

Titles and texts of that index are HTML, so everything is escaped here.
"""

from collections.abc import Iterator
from typing import Any

from markupsafe import escape

from vinestreet.directory.model import Directory, Listing
from vinestreet.directory.words import DirectoryWords


def search_entries(directory: Directory, say: DirectoryWords) -> Iterator[dict[str, Any]]:
    """Give an entry for each need, area and listing."""
    for need in directory.needs.values():
        yield _entry(need.url, need.label, ", ".join(need.words))
    for area in directory.areas.values():
        yield _entry(area.url, say.area(area), "")
    for listing in directory.listings.values():
        yield _entry(listing.url, say.title(listing), " ".join(_text(listing, directory, say)))


def _text(listing: Listing, directory: Directory, say: DirectoryWords) -> Iterator[str]:
    """What may be searched for, the words that people type for its needs last: results show the beginning."""
    yield listing.what
    if listing.hours:
        yield from (sentence.text for sentence in say.hours.sentences(listing.hours))
    yield listing.address
    if listing.area:
        yield say.area(directory.areas[listing.area])
    yield listing.organisation
    yield listing.who_for
    for note in listing.notes:
        yield note.say
    for need in listing.needs:
        yield directory.needs[need].label
        yield ", ".join(directory.needs[need].words)


def _entry(url: str, title: str, text: str) -> dict[str, Any]:
    return {"location": url, "title": str(escape(title)), "text": str(escape(text))}
