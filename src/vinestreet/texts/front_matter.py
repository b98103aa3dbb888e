"""The front matter of what people read: the lines between `---` at the top of a Markdown file.

This is its only reader, for the check and for the build, which hands MkDocs what was read here and the body alone
(hooks/markdown_pages.py): no second reader can take the same lines for something else.
"""

import re
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from datetime import date

from vinestreet.core.markdown_text import front_end, is_front_mark, lines_of
from vinestreet.core.problems import Report
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.core.yaml_reader import parse_yaml
from vinestreet.core.yaml_tree import Node, Scalar
from vinestreet.schema.context import ReadContext, ReadOptions
from vinestreet.schema.records import ListOf, Record, field, fields_of
from vinestreet.schema.scalars import Day, WholeNumber
from vinestreet.schema.text import Id, Text, YesOnly, one_of

LAST = 1000  # in the order of reading, where none is told
SHELVES = one_of("start ideas tasks together hard work background")
_ANY_DAY = date(9998, 1, 1)  # a text is read alike on every day, so no day is ahead
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

    `by` is who wrote it, where that is known. `words` are phrases that people would type when this text is the right
    answer; the search shows a text for the `audience` maintainers last. `hide` and `search` are Material's, and
    harmless; this site's templates have nothing to hide.
    """

    title: str = field(Prose(), default="")
    description: str = field(Prose(), default="")
    by: str = field(Text(60), default="")
    reading_order: int = field(WholeNumber(1, LAST), default=LAST)
    places: Named = field(Record(Named), default=Named())
    discusses: tuple[str, ...] = field(ListOf(Text(80)), default=())
    words: tuple[str, ...] = field(ListOf(Text(60)), default=())
    audience: str = field(one_of("readers maintainers"), default="readers")
    template: str = field(Id("templates"), default="")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceFront(Front):
    """A signed piece in the first person: when it was written, what its writer agreed to, how they take it back.

    `question` is what it answers, a sentence or a question of one of the `essays`. An `example` shows what a piece
    looks like, and a fork leaves upstream's out.
    """

    on: date | None = field(Day())
    agreed: str = field(Prose(), default="")
    take_back: str = field(Prose(), default="")
    essays: tuple[str, ...] = field(ListOf(Id("essays")), default=())
    question: str = field(Prose(), default="")
    example: bool = field(YesOnly(), default=False)
    drawing: str = field(DRAWINGS, default="alone")


_KEY = re.compile(r" {0,3}([A-Za-z][\w-]*):(?:\s|$)")


def read_front(source: str, of: type[Front], ids: MappingType[str, MappingType[str, object]], report: Report) -> Front:
    """Read the front matter of the text `source` as the record `of`; where there is none, everything has its default.

    `ids` are those that may be named, by group: needs, resources, essays, templates. Mistakes go into `report`.
    """
    lines = lines_of(source)
    end = front_end(lines)
    if not end:
        _look_for_lost_marks(lines, of, report)
        return of()
    front = _read(lines[1 : end - 1], of, ReadContext(report, ReadOptions(today=_ANY_DAY, ids=ids)))
    if lines[end - 1].startswith("."):
        report.add(end, "front_dots", found=lines[end - 1].strip())
    return front or of()


def body_of(source: str) -> str:
    """Give what stands in the text `source` below its front matter."""
    lines = lines_of(source)
    return "\n".join(lines[front_end(lines) :])


def _read(lines: list[str], of: type[Front], context: ReadContext) -> Front | None:
    if not any(line.strip() and not line.lstrip().startswith("#") for line in lines):
        return None
    # The first line is the mark, so an empty line before the others keeps the lines of the file.
    within = Report(context.report.file)
    tree = parse_yaml("\n".join(["", *lines, ""]), within)
    if tree is not None and not within.problems:
        return Record(of).read(tree, context)
    told = {(problem.line, problem.key): problem for problem in reversed(within.problems)}  # one of a kind on a line
    context.report.problems += reversed(told.values())
    return None


def _look_for_lost_marks(lines: list[str], of: type[Front], report: Report) -> None:
    """Report what was meant as front matter and is none: readers would see it as words at the top of the page."""
    opened = is_front_mark(lines[0])
    line = lines[1] if opened and len(lines) > 1 else lines[0]
    key = _KEY.match(line)
    if opened and key:
        report.add(1, "front_open", found=line.strip()[:60])
    elif key and key[1].lower() in fields_of(of):
        report.add(1, "front_loose", found=line.strip()[:60])
