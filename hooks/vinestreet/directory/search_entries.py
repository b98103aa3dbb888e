"""What the site's search knows about the directory: one entry a page, in the shape of Material's search index.

Titles and texts of that index are HTML, so everything is escaped here. The words that people type for a need are in a
`template` element: the index reads them, and a list of results, which shows the text, does not.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup, escape

from vinestreet.directory.model import Directory, Listing, Need
from vinestreet.directory.pages import DirectoryPage
from vinestreet.directory.words import DirectoryWords

# A need that is found leads to all its places, so it comes before each of them.
BOOST_OF_NEEDS = 4


def search_entries(
    pages: Iterable[DirectoryPage], directory: Directory, say: DirectoryWords
) -> Iterator[dict[str, Any]]:
    """Give an entry for each of the directory's `pages`."""
    for page in pages:
        if listing := page.shows.get("listing"):
            shown = " · ".join(part for part in _shown(listing, directory, say) if part)
            yield _entry(page, shown, [directory.needs[need] for need in listing.needs])
        elif need := page.shows.get("need"):
            yield _entry(page, page.description, [need]) | {"boost": BOOST_OF_NEEDS}
        else:
            yield _entry(page, page.description, [])


def _shown(listing: Listing, directory: Directory, say: DirectoryWords) -> Iterator[str]:
    yield listing.what
    if listing.hours:
        yield from (sentence.text for sentence in say.hours.sentences(listing.hours))
    yield say.where(listing, directory)
    yield listing.organisation
    yield listing.who_for
    yield from (note.say for note in listing.notes)


def _entry(page: DirectoryPage, shown: str, needs: Iterable[Need]) -> dict[str, Any]:
    words = ", ".join(word for need in needs for word in (need.label, *need.words))
    hidden = Markup("<template>{}</template>").format(words) if words else ""
    return {"location": page.url, "title": str(escape(page.title)), "text": str(escape(shown) + hidden)}
