"""The front matter of what people read: the lines between `---` at the top of a Markdown file."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from datetime import date

from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import parse_yaml
from vinestreet.core.yaml_tree import Mapping, Node, Scalar
from vinestreet.schema.context import ReadContext, ReadOptions
from vinestreet.schema.records import ListOf, Record, field
from vinestreet.schema.scalars import WholeNumber
from vinestreet.schema.text import Id, Text, one_of

LAST = 1000  # in the order of reading, where none is told
SHELVES = one_of("start ideas tasks together hard work background")


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
class Front:
    """What every text may say of itself; `discusses` are phrases that it speaks about, so no check minds them."""

    title: str = field(Prose(), default="")
    description: str = field(Prose(), default="")
    reading_order: int = field(WholeNumber(1, LAST), default=LAST)
    places: Named = field(Record(Named), default=Named())
    discusses: tuple[str, ...] = field(ListOf(Text(80)), default=())
    template: str = field(Prose(), default="")  # MkDocs reads it


@dataclass(frozen=True, slots=True, kw_only=True)
class EssayFront(Front):
    """An essay, and the shelf that it stands on in the list of all essays."""

    shelf: str = field(SHELVES, default="together")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationFront(Front):
    """A conversation: where it takes place, and the essays whose thought it turns on."""

    setting: str = field(Text(40), default="")
    essays: tuple[str, ...] = field(ListOf(Id("essays")), default=())


def read_front(source: str, of: type[Front], ids: MappingType[str, MappingType[str, object]], report: Report) -> Front:
    """Read the front matter of the text `source` as the record `of`; where there is none, everything has its default.

    `ids` are those that may be named, by group: needs, resources, essays. Mistakes go into `report`.
    """
    node = _tree(source, report)
    if node is None:
        return of()
    return Record(of).read(node, ReadContext(report, ReadOptions(today=date.min, ids=ids))) or of()


def _tree(source: str, report: Report) -> Mapping | None:
    """The front matter as a tree; its first line is `---`, so an empty line before it keeps the file's lines."""
    end = source.find("\n---", 3)
    if not source.startswith("---") or end < 0:
        return None
    tree = parse_yaml("\n" + source[4 : end + 1], report)
    return tree if isinstance(tree, Mapping) else None
