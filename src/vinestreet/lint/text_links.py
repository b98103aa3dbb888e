"""Links to nowhere: to pages that are not there, to headings that a page does not have, to what a fork takes away."""

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from urllib.parse import unquote

from vinestreet.core.markdown_text import line_of, outside_fences
from vinestreet.core.problems import Problem, Report
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.directory.model import Directory
from vinestreet.schema.text import nearest
from vinestreet.security.misleading_links import link_faults

# Each stops where another link could begin, so that no text takes longer than its length.
_INLINE = re.compile(r"\]\(\s*+<?((?:[^)\s>\]]|\](?!\())++)>?(?:\s++[\"'](?:[^)\]]|\](?!\())*+)?+\)")
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*+\])*+)" + _INLINE.pattern)
_AT_FOOT = re.compile(r"^ {0,3}\[(?!\^)[^\[\]]++\]:\s*+<?([^\s>]++)", re.MULTILINE)
_ALONE = re.compile(r"<(https?://[^\s<>]+)>")
_ELSEWHERE = re.compile(r"[a-zA-Z][\w+.-]*:|//")
_CODE = re.compile(r"`[^`\n]*`")


MOST_GUESSES = 20  # in one file: a guess looks at every page that there is


class LinkIndex:
    """Looks at the links and pictures of texts in one folder; `made` are addresses of pages that no file stands for.

    Links of upstream's to what a fork has not (`gone`) are told in `astray`: the site shows their words alone.
    """

    def __init__(
        self,
        docs: LayeredFolder,
        made: frozenset[str],
        ids_of: Callable[[str], frozenset[str]],
        gone: frozenset[str] = frozenset(),
    ) -> None:
        """Keep the folder and the made pages; `ids_of` gives the ids on the page of a text, by its path."""
        self._docs = docs
        self._made = made
        self._gone = gone
        self.astray: list[Problem] = []
        self._ids = cache(ids_of)
        self._there = frozenset(docs.files())

    def check(self, name: str, source: str, addresses: Iterable[str], report: Report) -> None:
        """Report each of the `addresses` in the `source` of the file `name` (in the folder) that leads nowhere."""
        self._look_for_gone(name, source, report)
        for line, address in _with_lines(source, addresses):
            if _ELSEWHERE.match(address):
                continue
            path, _, heading = unquote(address).partition("#")
            target = seen_from(name, path)
            if target in self._gone and not self._docs.is_own(name):
                continue
            if path and not (target in self._made or target in self._there):
                near = nearest(target, [*self._files(), *self._made]) if len(report.problems) < MOST_GUESSES else ""
                report.add(line, "link_nowhere", found=address, near=near and self._seen_from(name, near))
            elif heading and target.endswith(".md") and heading not in self._ids(target):
                report.add(line, "link_no_heading", found=address, near=nearest(heading, self._ids(target)))

    def _look_for_gone(self, name: str, source: str, report: Report) -> None:
        """Tell upstream's links to what the fork has not, which are no links any more once Markdown sees the text."""
        if not self._gone or self._docs.is_own(name):
            return
        for at, address in addresses_in(source):
            target = seen_from(name, unquote(address).partition("#")[0])
            if not _ELSEWHERE.match(address) and target in self._gone:
                values: dict[str, object] = {"found": target}
                self.astray.append(Problem(report.file, line_of(source, at), "", "", "link_removed", values))

    def _files(self) -> list[str]:
        return [name for name in self._there if name.endswith(".md")]

    @staticmethod
    def _seen_from(name: str, target: str) -> str:
        return posixpath.relpath(target, posixpath.dirname(name) or ".")


def _with_lines(source: str, addresses: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each address with the line on which it stands, one after the other; 0 where it is written in another way."""
    begin: dict[str, int] = {}
    for address in addresses:
        at = source.find(address, begin.get(address, 0)) if address else -1
        at = source.find(address) if at < 0 and address else at
        begin[address] = at + 1
        yield (line_of(source, at) if at >= 0 else 0), address


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


def check_misleading_links(html: str, source: str, region: str, report: Report, invented: Collection[str] = ()) -> None:
    """Report each link in `html`, made of the `source` of a text, that leads to another number or site than it shows.

    Numbers are those of a place in `region`. A link to a number of an `invented` place, as it is shown, is one too.
    """
    if not (_DIALS.search(source) or _NAMES_A_SITE.search(source)):
        return
    faults = list(link_faults(html, region, invented))
    for fault, (line, _) in zip(faults, _with_lines(source, (fault.found for fault in faults)), strict=True):
        report.add(line, fault.key, found=fault.found, mended=fault.mended)


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
