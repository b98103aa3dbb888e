"""The front matter of what people read: the lines between `---` at the top of a Markdown file."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from datetime import date

from vinestreet.fields.groups import Many, Record, said
from vinestreet.fields.spot import Known, Spot
from vinestreet.fields.values import WholeNumber
from vinestreet.fields.words import Id, Text, one_of
from vinestreet.problems import Report
from vinestreet.yamlreader import tree_of
from vinestreet.yamltree import Mapping, Node, Scalar

LAST = 1000  # in the order of reading, where none is told
SHELVES = one_of("start ideas tasks together hard work background")


@dataclass(frozen=True, slots=True)
class Prose:
    """Words of any kind; they are escaped where they are shown."""

    def read(self, node: Node, spot: Spot) -> str | None:
        """Give the words on one line."""
        if not isinstance(node, Scalar):
            return spot.wrong(node, "not_one_text")
        return " ".join(node.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """`places:`, the needs whose places belong to a text, and single places that stand first."""

    needs: tuple[str, ...] = said(Many(Id("needs")), default=())
    ids: tuple[str, ...] = said(Many(Id("resources")), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What every text may say of itself; `discusses` are phrases that it speaks about, so no check minds them."""

    title: str = said(Prose(), default="")
    description: str = said(Prose(), default="")
    reading_order: int = said(WholeNumber(1, LAST), default=LAST)
    places: Named = said(Record(Named), default=Named())
    discusses: tuple[str, ...] = said(Many(Text(80)), default=())
    template: str = said(Prose(), default="")  # MkDocs reads it


@dataclass(frozen=True, slots=True, kw_only=True)
class EssayFront(Front):
    """An essay, and the shelf that it stands on in the list of all essays."""

    shelf: str = said(SHELVES, default="together")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationFront(Front):
    """A conversation: where it takes place, and the essays whose thought it turns on."""

    setting: str = said(Text(40), default="")
    essays: tuple[str, ...] = said(Many(Id("essays")), default=())


def read_front(source: str, of: type[Front], ids: MappingType[str, MappingType[str, object]], report: Report) -> Front:
    """Read the front matter of the text `source` as the record `of`; where there is none, everything has its default.

    `ids` are those that may be named, by group: needs, resources, essays. Mistakes go into `report`.
    """
    node = _tree(source, report)
    if node is None:
        return of()
    return Record(of).read(node, Spot(report, Known(today=date.min, ids=ids))) or of()


def _tree(source: str, report: Report) -> Mapping | None:
    """The front matter as a tree; its first line is `---`, so an empty line before it keeps the file's lines."""
    end = source.find("\n---", 3)
    if not source.startswith("---") or end < 0:
        return None
    tree = tree_of("\n" + source[4 : end + 1], report)
    return tree if isinstance(tree, Mapping) else None
