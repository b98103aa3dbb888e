"""The frame that all pages of a folder share: rendered once with marks in the places of what differs, then filled."""

import re
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from vinestreet.pages.page_list import DirectoryPage

# Letters of Unicode's private use: no one writes them, and escaping leaves them alone.
MARKS = {name: f"\ue000{name}\ue001" for name in ("title", "description", "robots", "content", "name")}
_MARK = re.compile("\ue000([a-z]+)\ue001")

_NOINDEX = Markup('<meta name="robots" content="noindex">')


@dataclass(slots=True)
class PageShell:
    """HTML of a whole page with MARKS in it."""

    html: str
    _parts: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Cut the HTML at its marks: text, mark, text, mark, …, text."""
        self._parts = _MARK.split(self.html)

    def fill(self, page: DirectoryPage, content: Markup) -> str:
        """Give the whole page; invented places ask search engines to leave them out."""
        values = {
            "title": escape(page.title),
            "description": escape(page.description),
            "robots": _NOINDEX if page.invented else "",
            "content": content,
            "name": escape(page.url.rpartition("/")[2].removesuffix(".html")),
        }
        texts, marks = self._parts[::2], self._parts[1::2]
        return "".join(
            part for text, mark in zip(texts, [*marks, ""], strict=True) for part in (text, values.get(mark, ""))
        )
