"""Turns a page of our directory back into Markdown, for a site that shows the same words with plain Material.

Only what our own templates write is understood, which is well-formed and escaped: tags by the regular expression
below, no broken HTML. Reading the built page, not the listing, keeps the two sites at the same words when a template
changes. Entities stay as they are, since they mean the same in Markdown; but quotes are written as people do.
"""

import json
import re
from html import unescape

_UNSEEN = re.compile(r"<(script|svg)\b.*?</\1>", re.DOTALL)
_TOKEN = re.compile(r"<(/?)(\w+)([^>]*)>|([^<]+)")
_ARTICLE = re.compile(r"<article\b[^>]*>(.*?)</article>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
_HREF = re.compile(r'href="([^"]*)"')
# A page of the same site: neither another address nor a place on the page itself.
_OWN_PAGE = re.compile(r"^(?![a-z]+:)([^#]+)\.html")

# What begins a block of its own, and what stands before its words.
_BEFORE = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "li": "- ", "blockquote": "> "}
_BLOCKS = frozenset({*_BEFORE, *"p dd div ul ol dl table caption figure figcaption section nav header".split()})


def as_markdown(html: str, only_links: bool = False) -> str:
    """Give the article of a built page as Markdown, its title and description in front matter.

    With `only_links`, a list of cards becomes a list of links: of each card, the name alone. Raises ValueError where
    a part is missing.
    """
    article, described = _ARTICLE.search(html), _DESCRIPTION.search(html)
    blocks = _Blocks().read(_UNSEEN.sub("", article[1])) if article else []
    title = next((block.removeprefix("# ") for block in blocks if block.startswith("# ")), "")
    if not title or not described:
        raise ValueError("a page of the directory without an <article>, an <h1> or a description")
    if only_links:
        blocks = [re.sub(r"^### \[", "- [", block) for block in blocks if block.startswith(("# ", "## ", "### ["))]
    # JSON strings are YAML strings too.
    front = f"---\ntitle: {json.dumps(unescape(title))}\ndescription: {json.dumps(unescape(described[1]))}\n---\n"
    # Items of a list follow each other without a gap, as people write them; it is also quicker to convert.
    return front + re.sub(r"^(- .*)\n(?=\n- )", r"\1", "\n\n".join(blocks), flags=re.MULTILINE) + "\n"


class _Blocks:
    """Collects words into blocks while it walks over the tags."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.before, self.words, self.link = "", "", ""

    def read(self, html: str) -> list[str]:
        for closing, tag, attributes, text in _TOKEN.findall(html):
            if text:
                self.words += re.sub(r"\s+", " ", text).replace("&#39;", "'").replace("&#34;", '"')
            elif tag == "tr":
                self._row(closing)
            elif tag == "dt" or (tag == "dd" and not closing):
                self._term(tag, closing)
            elif tag in _BLOCKS:
                self._end_block()
                self.before = "" if closing else _BEFORE.get(tag, self.before if tag == "p" else "")
            else:
                self._inline(closing, tag, attributes)
        self._end_block()
        return self.done

    def _inline(self, closing: str, tag: str, attributes: str) -> None:
        if tag == "a":
            href = _HREF.search(attributes)
            if href:
                self.link = _OWN_PAGE.sub(r"\1.md", href[1])
            self.words = self.words.rstrip() + f"]({self.link})" if closing else self.words + "["
        elif tag in {"strong", "em"}:
            self.words += "**" if tag == "strong" else "*"
        elif tag == "br":
            self.words += ", "
        elif tag in {"th", "td"} and not closing:
            self.words += " | "

    def _term(self, tag: str, closing: str) -> None:
        """What a list defines stands in bold before its words, in one block."""
        if closing:
            self.words = self.words.rstrip() + "** "
        elif tag == "dt":
            self._end_block()
            self.words = "**"

    def _row(self, closing: str) -> None:
        """A row is a line of the table that the last block begins; Markdown's tables must have a head."""
        if not closing:
            self._end_block()
            return
        row, self.words = f"{self.words.strip()} |", ""
        if self.done and self.done[-1].startswith("|"):
            self.done[-1] += f"\n{row}"
        else:
            columns = row.count("|") - 1
            self.done.append(f"{'| ' * columns}|\n{'| --- ' * columns}|\n{row}")

    def _end_block(self) -> None:
        if words := self.words.strip():
            self.done.append(self.before + words)
            self.before = ""
        self.words = ""
