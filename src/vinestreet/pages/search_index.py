"""What the site's search knows about the directory: one entry a page, in the shape of Material's search index.

Titles and texts of that index are HTML, so everything is escaped here. The words that people type for a need are in a
`template` element: the index reads them, and a list of results, which shows the text, does not.

A large directory puts less into it: of a listing, only the name, the beginning of what it is and what its needs are
called. What people type for a need leads to the need, which stands first and has all its places; the finder knows
the rest.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from vinestreet.directory.fact_phrasing import FactPhrasing
from vinestreet.directory.model import Directory, Listing
from vinestreet.pages.page_list import DirectoryPage

# A need that is found leads to all its places, so it comes before each of them.
BOOST_OF_NEEDS = 4
# The search reads the whole index before its first answer. On a processor slowed down four times, over http and from
# a folder, that took 1.0 and 2.9 s with 1,000 full entries, 5.2 and 21 s with 10,000, and 1.6 and 4.8 s with 10,000
# short ones. (With everything that people type for its needs, a short entry is twice as slow.)
MOST_FULL_LISTINGS = 1000
SHORT_LINE = 80  # characters


def search_entries(
    pages: Iterable[DirectoryPage], directory: Directory, say: FactPhrasing, whose_time: Callable[[Listing], str]
) -> Iterator[dict[str, Any]]:
    """Give an entry for each of the directory's `pages`; `whose_time` are the words behind hours in another zone."""
    short = len(directory.listings) > MOST_FULL_LISTINGS

    @cache  # listings share their needs
    def hidden(needs: tuple[str, ...], short: bool) -> Markup:
        found = [directory.needs[need] for need in needs]
        words = (word for need in found for word in (need.label, *(() if short else need.words)))
        return Markup("<template>{}</template>").format(", ".join(words))

    for page in pages:
        if listing := page.shows.get("listing"):
            shown = (
                _beginning(listing.what)
                if short
                else " · ".join(filter(None, _shown(listing, directory, say, whose_time)))
            )
            yield _entry(page, shown, hidden(listing.needs, short))
        elif need := page.shows.get("need"):
            yield _entry(page, page.description, hidden((need.id,), False)) | {"boost": BOOST_OF_NEEDS}
        else:
            yield _entry(page, page.description, Markup())


def _shown(
    listing: Listing, directory: Directory, say: FactPhrasing, whose_time: Callable[[Listing], str]
) -> Iterator[str]:
    yield listing.what
    yield listing.more
    if listing.hours:
        # Nothing takes out of an index what is past when somebody looks for it, so single dates do not enter it.
        yield from (sentence.text for sentence in say.hours.sentences(listing.hours) if sentence.until is None)
        yield whose_time(listing)
    yield say.where(listing, directory)
    yield listing.organisation
    yield listing.who_for
    yield from (note.say for note in listing.notes)


def _beginning(text: str) -> str:
    """What fits on a short line, to the end of a word."""
    return text if len(text) <= SHORT_LINE else text[: SHORT_LINE - 1].rpartition(" ")[0] + " …"


def _entry(page: DirectoryPage, shown: str, hidden: Markup) -> dict[str, Any]:
    return {"location": page.url, "title": str(escape(page.title)), "text": str(escape(shown) + hidden)}
