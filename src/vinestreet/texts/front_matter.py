"""The front matter of what people read: the lines between `---` at the top of a Markdown file.

MkDocs reads them too, so this finds them just as it does, and refuses what the two could take for different things.
"""

import re
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from datetime import date

from vinestreet.core.problems import Report
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.core.yaml_reader import parse_yaml
from vinestreet.core.yaml_tree import Node, Scalar
from vinestreet.schema.context import ReadContext, ReadOptions
from vinestreet.schema.records import ListOf, Record, field
from vinestreet.schema.scalars import WholeNumber
from vinestreet.schema.text import Id, Text, YesOnly, one_of

LAST = 1000  # in the order of reading, where none is told
SHELVES = one_of("start ideas tasks together hard work background")
# Where a conversation takes place and how one practises, each with a drawing of its own: overrides/.drawings
DRAWINGS = one_of("phone screen desk ward street kitchen home group garden porch waiting board alone two path")


# Templates that a page may name; those of essays and so on come by themselves, and all others need what they are given.
TEMPLATES = (
    "main.html",
    "home.html",
    "help-now.html",
    "privacy.html",
    "without-a-connection.html",
    "directory/index.html",
    "directory/my-list.html",
)


def templates_of(theme: LayeredFolder) -> dict[str, object]:
    """Give the templates that a page may name: some of upstream's, and all that only a fork's `theme` has."""
    return dict.fromkeys((*TEMPLATES, *(name for name in theme.added if name.endswith(".html"))))


@dataclass(frozen=True, slots=True)
class Prose:
    """Words of any kind; they are escaped where they are shown."""

    def read(self, node: Node, context: ReadContext) -> str | None:
        """Give the words on one line."""
        if not isinstance(node, Scalar):
            return context.wrong(node, "not_one_text")
        return " ".join(node.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """`places:`, the needs whose places belong to a text, and single places that stand first."""

    needs: tuple[str, ...] = field(ListOf(Id("needs")), default=())
    ids: tuple[str, ...] = field(ListOf(Id("resources")), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class InSearch:
    """`search:`, as Material documents it: left out of the search, or so many times as likely to stand first."""

    exclude: bool = field(YesOnly(), default=False)
    boost: int = field(WholeNumber(1, 100), default=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What every text may say of itself; `discusses` are phrases that it speaks about, so no check minds them.

    `words` are phrases that people would type when this text is the right answer; the search shows a text for the
    `audience` maintainers last. `hide` and `search` are Material's, and harmless; this site's templates have
    nothing to hide.
    """

    title: str = field(Prose(), default="")
    description: str = field(Prose(), default="")
    reading_order: int = field(WholeNumber(1, LAST), default=LAST)
    places: Named = field(Record(Named), default=Named())
    discusses: tuple[str, ...] = field(ListOf(Text(80)), default=())
    words: tuple[str, ...] = field(ListOf(Text(60)), default=())
    audience: str = field(one_of("readers maintainers"), default="readers")
    template: str = field(Id("templates"), default="")  # MkDocs reads it
    hide: tuple[str, ...] = field(ListOf(one_of("navigation toc path footer feedback tags")), default=())
    search: InSearch | None = field(Record(InSearch))


@dataclass(frozen=True, slots=True, kw_only=True)
class EssayFront(Front):
    """An essay, and the shelf that it stands on in the list of all essays."""

    shelf: str = field(SHELVES, default="together")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationFront(Front):
    """A conversation: where it takes place, its drawing, and the essays whose thought it turns on."""

    setting: str = field(Text(40), default="")
    drawing: str = field(DRAWINGS, default="two")
    essays: tuple[str, ...] = field(ListOf(Id("essays")), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class PractiseFront(Front):
    """Something to practise: for whom it is, how long it takes, and its drawing."""

    with_whom: str = field(Text(40), default="")
    takes: str = field(Text(40), default="")
    drawing: str = field(DRAWINGS, default="two")


# As MkDocs finds it (mkdocs/utils/meta.py): between `---` and either `---` or `...`; and as it takes lines `key: value`
# at the very top for settings, where there are no such marks.
_FRONT = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_LOOSE = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):")


def read_front(source: str, of: type[Front], ids: MappingType[str, MappingType[str, object]], report: Report) -> Front:
    """Read the front matter of the text `source` as the record `of`; where there is none, everything has its default.

    `ids` are those that may be named, by group: needs, resources, essays, templates. Mistakes go into `report`.
    """
    source = _as_mkdocs_opens(source)
    match = _FRONT.match(source)
    if match is None:
        if _LOOSE.match(source):
            report.add(1, "front_loose", found=source.partition("\n")[0][:60])
        return of()
    # The first line is the mark, so an empty line before the others keeps the lines of the file.
    tree = parse_yaml("\n" + match[1], report)
    if tree is None:
        return of()
    return Record(of).read(tree, ReadContext(report, ReadOptions(today=date.min, ids=ids))) or of()


def body_of(source: str) -> str:
    """Give what stands in the text `source` below its front matter."""
    source = _as_mkdocs_opens(source)
    match = _FRONT.match(source)
    return source[match.end() :] if match else source


def _as_mkdocs_opens(source: str) -> str:
    """Every end of a line is the same to MkDocs, a lone carriage return too."""
    return source.replace("\r\n", "\n").replace("\r", "\n")
