"""What the search knows of everything there is to read, for `var __pages`: plain words, and each of them once.

The words come as Material's search plugin cuts pages into sections: HTML of a few elements, with entities. Here they
become text, which scripts need neither to take apart nor to trust.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from vinestreet.texts.front_matter import Front

# Kinds of texts by their folder; all others are pages.
KINDS = {"essays": "essay", "conversations": "conversation", "practise": "practise", "voices": "voice"}
MAINTAINERS = "maintainers"

# The elements that Material keeps: those that part words, and those that may stand in the middle of one.
_PARTS = re.compile(r"</?(?:p|pre|li|ol|ul)>")
_WITHIN = re.compile(r"<sup>\d+</sup>|</?(?:code|sub|sup)>|(?<!\s)\s*+↩")  # and what leads to footnotes and back


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page to read: its address in the site, its title as text, and what stands at the top of its file."""

    url: str
    title: str
    front: Front

    @property
    def kind(self) -> str:
        """essay, conversation, practise, voice, page; maintainers for what only those need who look after a copy."""
        if self.front.audience == MAINTAINERS:
            return MAINTAINERS
        folder, _, name = self.url.rpartition("/")
        return "page" if name == "index.html" else KINDS.get(folder, "page")


def text_data(pages: Iterable[TextPage], entries: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Give what `var __pages` holds, in the order of `pages`; those without an entry are left out of the search.

    - `url`, `title`, `kind`, `description`
    - `words`: phrases that people type when this is the right answer, joined by newlines
    - `sections`: of each its anchor, its heading and its text; the first has no anchor, and no heading but the title
    - `boost`: how much likelier it is to stand first, where it is
    """
    sections: dict[str, list[list[str]]] = {}
    for entry in entries:
        url, _, anchor = str(entry["location"]).partition("#")
        heading = plain(entry["title"]) if anchor else ""
        sections.setdefault(url, []).append([anchor, heading, plain(entry["text"])])
    return [_page(page, sections[page.url]) for page in pages if page.url in sections]


def plain(html: str) -> str:
    """Give the words of what Material's search plugin wrote, on one line."""
    return " ".join(unescape(_WITHIN.sub("", _PARTS.sub(" ", html))).split())


def _page(page: TextPage, sections: list[list[str]]) -> dict[str, Any]:
    front = page.front
    known: dict[str, Any] = {
        "url": page.url,
        "title": page.title,
        "kind": page.kind,
        "description": front.description,
        "words": "\n".join(front.words),
        # A heading without words of its own is that of the sections below it; it can be looked for all the same.
        "sections": [section for section in sections if any(section[1:])],
    }
    boost = front.search.boost if front.search else 1
    return known | ({"boost": boost} if boost > 1 else {})
