"""Links to nowhere: to pages that are not there, and to headings that a page does not have.

MkDocs tells of missing pages too, at a build; here they are told with their line, and headings are looked at as well.
"""

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from markdown import Markdown
from markdown.extensions import Extension

from vinestreet.fields.words import nearest
from vinestreet.problems import Report
from vinestreet.texts.plain import line_of, outside_fences

_INLINE = re.compile(r"\]\(\s*<?([^)\s>]+)>?(?:\s+[\"'][^)]*)?\)")
_AT_FOOT = re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:\s*<?([^\s>]+)", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-zA-Z][\w+.-]*:|//")
_CODE = re.compile(r"`[^`\n]*`")
_HEADING_ID = re.compile(r'<h[1-6][^>]* id="([^"]+)"')


class Links:
    """Looks at the links of texts in one folder; `made` are the addresses of pages that no file stands for."""

    def __init__(self, docs: Path, made: frozenset[str], extensions: tuple[str | Extension, ...]) -> None:
        """Keep the folder, the made pages, and the Markdown `extensions` that give headings their ids."""
        self._docs = docs
        self._made = made
        self._extensions = extensions
        self._ids = cache(self._ids_of)

    def check(self, name: str, source: str, report: Report) -> None:
        """Report each link in the `source` of the file `name` (relative to the folder) that leads nowhere."""
        for at, address in _addresses(source):
            line = line_of(source, at)
            path, _, heading = unquote(address).partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            if not self._is_there(target):
                near = nearest(target, [*self._files(), *self._made])
                report.add(line, "link_nowhere", found=address, near=near and self._seen_from(name, near))
            elif heading and target.endswith(".md") and heading not in self._ids(target):
                report.add(line, "link_no_heading", found=address, near=nearest(heading, self._ids(target)))

    def _is_there(self, target: str) -> bool:
        return target in self._made or (not target.startswith("../") and (self._docs / target).is_file())

    def _files(self) -> list[str]:
        return [file.relative_to(self._docs).as_posix() for file in self._docs.rglob("*.md")]

    def _ids_of(self, name: str) -> frozenset[str]:
        source = (self._docs / name).read_text(encoding="utf-8")
        body = re.sub(r"\A---\n.*?\n---\n", "", source, flags=re.DOTALL)
        return frozenset(_HEADING_ID.findall(Markdown(extensions=[*self._extensions]).convert(body)))

    @staticmethod
    def _seen_from(name: str, target: str) -> str:
        return posixpath.relpath(target, posixpath.dirname(name) or ".")


def _addresses(source: str) -> Iterator[tuple[int, str]]:
    """The addresses within the site that `source` links to, and where they stand."""
    text = "\n".join(outside_fences(source.split("\n")))
    text = _CODE.sub(lambda match: " " * len(match.group()), text)
    for pattern in (_INLINE, _AT_FOOT):
        for match in pattern.finditer(text):
            if not _ELSEWHERE.match(match[1]):
                yield match.start(1), match[1]
