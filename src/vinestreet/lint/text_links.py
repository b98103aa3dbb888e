"""Links to nowhere: to pages that are not there, to headings that a page does not have, to what a fork takes away."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from markdown import Markdown
from markdown.extensions import Extension

from vinestreet.core.markdown_text import line_of, outside_fences
from vinestreet.core.problems import Problem, Report
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.directory.model import Directory
from vinestreet.schema.text import nearest
from vinestreet.security.sanitizer import misleading_links
from vinestreet.texts.front_matter import body_of

# Each stops where another link could begin, so that no text takes longer than its length.
_INLINE = re.compile(r"\]\(\s*+<?((?:[^)\s>\]]|\](?!\())++)>?(?:\s++[\"'](?:[^)\]]|\](?!\())*+)?+\)")
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*+\])*+)" + _INLINE.pattern)
_AT_FOOT = re.compile(r"^ {0,3}\[(?!\^)[^\[\]]++\]:\s*+<?([^\s>]++)", re.MULTILINE)
_ALONE = re.compile(r"<(https?://[^\s<>]+)>")
_ELSEWHERE = re.compile(r"[a-zA-Z][\w+.-]*:|//")
_CODE = re.compile(r"`[^`\n]*`")
_TEMPLATE = re.compile(r"^template: *([\w-]+\.html) *$", re.MULTILINE)
_HEADING_ID = re.compile(r'<h[1-6][^>]* id="([^"]+)"')


MOST_GUESSES = 20  # in one file: a guess looks at every page that there is


class LinkIndex:
    """Looks at the links of texts in one folder; `made` are the addresses of pages that no file stands for.

    Links of upstream's to what a fork has not (`gone`) are told in `astray`: the site shows their words alone.
    """

    def __init__(
        self,
        docs: Path,
        made: frozenset[str],
        extensions: tuple[str | Extension, ...],
        gone: frozenset[str] = frozenset(),
    ) -> None:
        """Keep the folder, the made pages, and the Markdown `extensions` that give headings their ids."""
        self._docs = LayeredFolder(docs)
        self._made = made
        self._gone = gone
        self.astray: list[Problem] = []
        self._extensions = extensions
        self._ids = cache(self._ids_of)
        self._there = frozenset(self._docs.files())

    def check(self, name: str, source: str, report: Report) -> None:
        """Report each link in the `source` of the file `name` (relative to the folder) that leads nowhere."""
        for at, address in addresses_in(source):
            if _ELSEWHERE.match(address):
                continue
            line = line_of(source, at)
            path, _, heading = unquote(address).partition("#")
            target = seen_from(name, path)
            if target in self._gone and not self._docs.is_own(name):
                values: dict[str, object] = {"found": target}
                self.astray.append(Problem(report.file, line, "", "", "link_removed", values))
            elif not self._is_there(target):
                near = nearest(target, [*self._files(), *self._made]) if len(report.problems) < MOST_GUESSES else ""
                report.add(line, "link_nowhere", found=address, near=near and self._seen_from(name, near))
            elif heading and target.endswith(".md") and heading not in self._ids(target):
                report.add(line, "link_no_heading", found=address, near=nearest(heading, self._ids(target)))

    def _is_there(self, target: str) -> bool:
        return target in self._made or target in self._there

    def _files(self) -> list[str]:
        return list(self._docs.files(".md"))

    def _ids_of(self, name: str) -> frozenset[str]:
        source = self._docs.files()[name].read_text(encoding="utf-8")
        html = Markdown(extensions=[*self._extensions]).convert(body_of(source))
        return frozenset([*_HEADING_ID.findall(html), *_HEADING_ID.findall(self._template_of(source))])

    def _template_of(self, source: str) -> str:
        """The text of the template that a page names, which has headings of its own: help-now.html."""
        named = _TEMPLATE.search(source.partition("\n---")[0])
        templates = LayeredFolder(self._docs.upstream.parent / "overrides")
        path = templates.find(named[1]) if named else None
        return path.read_text(encoding="utf-8") if path else ""

    @staticmethod
    def _seen_from(name: str, target: str) -> str:
        return posixpath.relpath(target, posixpath.dirname(name) or ".")


def seen_from(name: str, path: str) -> str:
    """Give the file or page that the link `path` in the text `name` leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name


def without_links(name: str, source: str, gone: frozenset[str]) -> str:
    """Give the `source` of the text `name` with the words alone where a link leads to something that is `gone`."""

    def shown(match: re.Match[str]) -> str:
        path = unquote(match[2]).partition("#")[0]
        return match[1] if path and seen_from(name, path) in gone else match[0]

    return _LINK.sub(shown, source)


_DIALS = re.compile(r"\b(?:tel|sms)\s*(?::|&)", re.IGNORECASE)
# Words of a link that may be the name of a site, in Markdown or in HTML.
_NAMES_A_SITE = re.compile(r"[\[>](?:https?://)?[\w*.-]+\.[a-z*]{2,24}(?:[/:?#][^\s\[\]<>]*)?[\]<]", re.IGNORECASE)


def check_misleading_links(
    source: str,
    extensions: Iterable[str | Extension],
    region: str,
    report: Report,
    invented: Collection[str] = (),
) -> None:
    """Report each link in the `source` of a text that leads to another number or site than it shows, in a `region`.

    So is one to a number of an `invented` place, as it is shown. Markdown makes the page first, because there are so
    many ways to write a link.
    """
    if not (_DIALS.search(source) or _NAMES_A_SITE.search(source)):
        return
    html = Markdown(extensions=[*extensions]).convert(body_of(source))
    begin: dict[str, int] = {}
    for fault in misleading_links(html, region, invented):
        at = source.find(fault.found, begin.get(fault.found, 0))
        at = source.find(fault.found) if at < 0 else at
        begin[fault.found] = at + 1
        report.add(line_of(source, at) if at >= 0 else 0, fault.key, found=fault.found, mended=fault.mended)


def addresses_in(source: str) -> Iterator[tuple[int, str]]:
    """Give each address that the Markdown `source` links to, within the site or elsewhere, and where it stands."""
    text = "\n".join(outside_fences(source.split("\n")))
    text = _CODE.sub(lambda match: " " * len(match.group()), text)
    for pattern in (_INLINE, _AT_FOOT, _ALONE):
        for match in pattern.finditer(text):
            yield match.start(1), match[1]


_TEMPLATE_LINK = re.compile(r"""["']([\w/-]+)\.html["']\s*\|\s*url""")


def links_of_the_shell_to_removed_pages(docs: LayeredFolder) -> Iterator[Problem]:
    """Tell of each page that was taken away while a template, the fork's where it has one, still links to it."""
    theme = LayeredFolder(docs.upstream.parent / "overrides")
    links: dict[str, str] = {}
    for name, template in theme.files(".html").items():
        for match in _TEMPLATE_LINK.finditer(template.read_text(encoding="utf-8")):
            links.setdefault(f"{match[1]}.md", theme.shown(name))
    for page in docs.removed:
        if page in links:
            yield Problem(docs.shown(page), 0, "", "", "frame_links_to_removed", {"found": links[page]})


def gone_pages(docs: LayeredFolder, directory: Directory) -> frozenset[str]:
    """Give what upstream's texts may link to and this fork has not: files of `docs`, and pages of the directory."""
    gone = directory.overlay.gone
    folders = {"resources": "directory", "needs": "directory/needs", "areas": "directory/areas"}
    pages = (f"{folder}/{id_}.html" for group, folder in folders.items() for id_ in gone.get(group, ()))
    return frozenset((*docs.removed, *pages))
