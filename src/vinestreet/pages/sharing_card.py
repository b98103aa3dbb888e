"""What messengers and other sites show of a link to a page: https://ogp.me/. They read it without a script.

A card stands on the screen of whoever gets the link, locked or not, and anyone may look at it. So a page that may
betray its reader has the neutral name alone, the one below the icon on a phone: a place for violence or a crisis, a
secret one, a text on suicide, what Leave does. Whatever this site does not know to be harmless counts as such. Cards
with a picture need absolute addresses, and are there where the site knows its own (`site_url`).
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from vinestreet.directory.model import Listing
from vinestreet.pages.page_list import DirectoryPage, is_hard, says_hard_words
from vinestreet.site.site import Site
from vinestreet.texts.library import Piece

PICTURE, WIDTH, HEIGHT = "assets/card.png", 1200, 630  # pixels; a fork's own in local/assets/ takes its place
# Looking for these tells nothing that people are hurt for. A need that is not among them, a fork's own too, is quiet.
HARMLESS_NEEDS = frozenset(
    "food shelter housing wash talk groups transport money work-learning rights papers young families grief "
    "phone-internet".split()
)
QUIET_PAGES = frozenset({"help-now.html", "about/leaving.html"})
MOST_LETTERS = 200  # of a description; messengers cut at about as many
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)
_META = Markup('  <meta {}="{}" content="{}">\n')


class SharingCards:
    """Makes the cards of one `site`, called `site_name`, whose address is `site_url` or nothing.

    `texts` are its pages in Markdown, by their path.
    """

    def __init__(self, site: Site, site_name: str, site_url: str, texts: Mapping[str, Piece] | None = None) -> None:
        """Keep what cards need."""
        self._site, self._name = site, site_name
        self._root = site_url.rstrip("/") + "/" if site_url else ""
        self._texts = texts or {}
        self._crisis = {*site.place.crisis, site.place.emergency}

    def of_text(self, page: Any, about: str) -> Markup:
        """Give the card of the `page`, as templates have it, which is `about` something."""
        text = self._texts.get(page.url.removesuffix(".html") + ".md")
        if page.url in QUIET_PAGES or text is None or is_hard(text):
            return self._quiet()
        return self._telling(page.url, self._name if page.is_homepage else page.title, about)

    def of_directory(self, page: DirectoryPage) -> Markup:
        """Give the card of a `page` of the directory: a place says what it is in one sentence, and never a note."""
        listing, need = page.shows.get("listing"), page.shows.get("need")
        if listing and self._is_quiet(listing):
            return self._quiet()
        if need and need.id not in HARMLESS_NEEDS:
            return self._quiet()
        return self._telling(page.url, page.title, page.description)

    def _is_quiet(self, listing: Listing) -> bool:
        return (
            listing.confidential
            or listing.id in self._crisis
            or not HARMLESS_NEEDS.issuperset(listing.needs)
            or says_hard_words(f"{listing.name} {listing.what} {listing.organisation}")
        )

    def _quiet(self) -> Markup:
        """The neutral name, in the place of the title and of the words that messengers would take from the page."""
        name = self._site.place.saved.name
        return self._tags({"og:title": name, "og:description": name})

    def _telling(self, url: str, title: str, about: str) -> Markup:
        if not self._root:
            return Markup()
        return self._tags(
            {
                "og:type": "website",
                "og:site_name": self._name,
                "og:title": title,
                "og:description": _in_short(about),
                "og:url": self._root + quote(url),
                "og:locale": str(self._site.place.locale),
                "og:image": self._root + PICTURE,
                "og:image:width": WIDTH,
                "og:image:height": HEIGHT,
                "og:image:alt": self._site.words("site.card"),
            }
        ) + _META.format("name", "twitter:card", "summary_large_image")

    def _tags(self, values: Mapping[str, object]) -> Markup:
        return Markup().join(_META.format("property", name, value) for name, value in values.items())


def _in_short(words: str) -> str:
    """The first sentence, or as much of it as messengers show."""
    first = _SENTENCE.match(words)
    short = first[0] if first else words
    return short if len(short) <= MOST_LETTERS else f"{short[:MOST_LETTERS].rsplit(' ', 1)[0]} …"
