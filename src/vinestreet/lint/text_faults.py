"""What is wrong in a text once Markdown has made a page of it: links to nowhere, links that mislead, what may not stand
in a page. The check tells it, and so does the build, in the same words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from vinestreet.core.markdown_text import line_of, outside_fences
from vinestreet.core.problems import Problem, Report
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.lint.markdown_setup import MarkdownSetup
from vinestreet.lint.text_links import LinkIndex, check_misleading_links, gone_pages, without_links
from vinestreet.pages.page_list import STATIC, directory_pages
from vinestreet.security.heading_ids import ids_of_template
from vinestreet.security.html_tags import start_tags, taken_apart
from vinestreet.security.sanitizer import clean, removed_parts
from vinestreet.site.site import Site
from vinestreet.texts.library import Library, Piece

EVERY_PAGE_LEADS_TO = ("index.md", "help-now.md")
UNMADE = "text_unmade"  # the one fault with which no page can be built
_ADDRESS = {"a": "href", "img": "src"}
_ID = re.compile(r' id="([^"]+)"')  # as nh3 writes it
_ATTRIBUTE = re.compile(r'([^\s="]+)="(.*?)…?" on <[^>]+>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class RenderedText:
    """What may stay of the HTML that Markdown made of a text, and what was `removed`; where that `failed`, how."""

    safe: str = ""
    removed: tuple[str, ...] = ()
    failed: str = ""

    def addresses(self) -> Iterator[str]:
        """Give where its links lead and where its pictures come from."""
        for tag in start_tags(self.safe):
            name, attributes = taken_apart(tag)
            yield from (value for attribute, value in attributes if attribute == _ADDRESS.get(name))


class RenderMemory(dict[str, tuple[tuple[str, str], RenderedText]]):
    """What was made of each text, by its path, with what it was made from: its Markdown and the mark of the setup."""


class TextFaults:
    """Looks at the texts of one library."""

    def __init__(
        self,
        library: Library,
        docs: LayeredFolder,
        site: Site,
        setup: MarkdownSetup,
        memory: RenderMemory | None = None,
    ) -> None:
        """Make nothing yet. `docs` is where the texts lie; what the `memory` of the last time has is not made again."""
        self._library, self._docs, self._site, self._setup = library, docs, site, setup
        self._memory = RenderMemory() if memory is None else memory
        self._theme = LayeredFolder(docs.upstream.parent / "overrides")
        self._gone = gone_pages(docs, site.directory)
        self._invented = site.directory.invented_numbers()
        self._rendered: dict[str, RenderedText] = {}
        made = frozenset(page.url for page in directory_pages(site.directory, site.place.country, site.say))
        self._taken = made.union(STATIC)
        self.links = LinkIndex(docs, made, self._ids_of, self._gone)

    def missing_pages(self) -> list[Problem]:
        """Give the pages that every other leads to, and that are not there."""
        lost = (name for name in EVERY_PAGE_LEADS_TO if name not in self._library.texts)
        return [Problem(self._docs.shown(name), 0, "", "", "page_missing") for name in lost]

    def find(self, text: Piece) -> list[Problem]:
        """Give what is wrong in `text`."""
        report = Report(text.file)
        rendered = self._render(text)
        if text.url in self._taken:
            report.add(0, "address_taken", found=text.url)
        if rendered.failed:
            report.add(0, UNMADE, found=rendered.failed)
            return report.problems
        self.links.check(text.path, text.source, rendered.addresses(), report)
        check_misleading_links(rendered.safe, text.source, self._site.place.country, report, self._invented)
        for part in rendered.removed:
            report.add(_line_of_part(part, text.source), "left_out", found=part)
        return report.problems

    def html_of(self, text: Piece) -> str:
        """Give what of the page of `text` may stay; empty where none can be made."""
        return self._render(text).safe

    def _render(self, text: Piece) -> RenderedText:
        if text.path not in self._rendered:
            self._rendered[text.path] = self._made(text)
        return self._rendered[text.path]

    def _made(self, text: Piece) -> RenderedText:
        own = self._docs.is_own(text.path)
        body = text.body if own else without_links(text.path, text.body, self._gone)
        made_from = body, self._setup.mark
        before = self._memory.get(text.path)
        if before is None or before[0] != made_from:
            before = self._memory[text.path] = made_from, self._converted(body)
        return before[1]

    def _converted(self, body: str) -> RenderedText:
        try:
            HTMLParser().feed("\n".join(outside_fences(body.split("\n"))))  # so does MkDocs, and it fails at `<![x`
            made = self._setup.make(body)
        except Exception as error:  # whatever an extension raises over what a stranger wrote
            return RenderedText(failed=f"{type(error).__name__}: {error}"[:200])
        safe = clean(made)
        return RenderedText(safe, tuple(removed_parts(made, safe)))

    def _ids_of(self, name: str) -> frozenset[str]:
        """The ids on the page of the text called `name`: its own, and those of the template that it names."""
        text = self._library.texts[name]
        template = self._theme.find(text.front.template) if text.front.template else None
        return frozenset(_ID.findall(self._render(text).safe)) | (
            ids_of_template(template) if template else frozenset()
        )


def _line_of_part(part: str, source: str) -> int:
    """The line on which the first such `part` stands, as removed_parts names it; 0 where it is written another way."""
    if match := _ATTRIBUTE.fullmatch(part):
        name, value = match[1], match[2]
        wanted = [f'{name}="{value}', f"{name}='{value}", f"{name}={value}", value or name, name]
    else:
        wanted = [part.rstrip(">")]
    small = source.lower()
    at = next((at for words in wanted if (at := small.find(words.lower())) >= 0), -1)
    return line_of(small, at) if at >= 0 else 0
