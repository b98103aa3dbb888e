"""Where a value stands in a file, and what is known when it is read."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from vinestreet.core.problems import Edit, Report
from vinestreet.core.yaml_tree import Mapping, Node, Refused, Scalar, Sequence, end_of
from vinestreet.schema.flow_text import Bare, inner_text, quoted

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the readers of single values need to know about everything else.

    `ids` gives the ids that may be named, by group (`needs`, `areas`, `resources`); `region` is the ISO 3166 code
    of the country whose phone numbers are meant; nothing may be dated after `today`.
    """

    today: date
    region: str = "US"
    ids: MappingType[str, MappingType[str, object]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadContext:
    """A field of an entry; problems are reported here.

    `key` is where its name stands; `cut` is what goes with it, where it stands in braces with others.
    """

    report: Report
    options: ReadOptions
    entry: str = ""
    field: str = ""
    key: tuple[int, int] = (0, 0)
    cut: tuple[int, int] = (0, 0)

    def inside(self, name: str, key: tuple[int, int] = (0, 0)) -> "ReadContext":
        """Give the context of the part called `name`; that name stands at `key` in the text."""
        path = f"{self.field}.{name}" if self.field else name
        return ReadContext(self.report, self.options, self.entry, path, key)

    def wrong(
        self, node: Node, key: str, *, instead: object = None, rename: str = "", drop: bool = False, **values: object
    ) -> None:
        """Report that `problems.<key>` holds for `node`, unless the node was refused and reported before.

        What would mend it is a value `instead`, another name of its field, or to `drop` the field.
        """
        if isinstance(node, Refused):
            return
        edits: list[Edit] = []
        if isinstance(instead, str) and not isinstance(instead, Bare) and _is_quoted(node):
            instead = Bare(quoted(instead))
        if instead is not None and node.end and self.key[1] and _is_below(node):
            edits.append(Edit(self.key[1], end_of(node), f": {inner_text(instead)}"))
        elif instead is not None and node.end:
            edits.append(Edit(node.start, node.end, inner_text(instead)))
        if rename and self.key[1]:
            edits.append(Edit(*self.key, rename))
        if drop and self.key[1]:
            edits.append(self.cutting(node))
        self.report.add(node.line, key, entry=self.entry, field=self.field, **values)
        self.report.offer(*edits)

    def cutting(self, node: Node) -> Edit:
        """Give what takes the field out, whose value is `node`."""
        if self.cut[1]:
            return Edit(*self.cut, "")
        return Edit(self.key[0], max(self.key[1], end_of(node)), "", whole_lines=True)


def _is_quoted(node: Node) -> bool:
    """Whether a value stands in quotes; in a block it has as many letters more."""
    return isinstance(node, Scalar) and not node.plain and node.end - node.start == len(node.text) + 2


def _is_below(node: Node) -> bool:
    """Whether the value is a list or has names, on lines of its own below the name of its field."""
    return isinstance(node, Mapping | Sequence) and not node.flow


class FieldType(Protocol[T_co]):
    """What a field accepts."""

    def read(self, node: Node, context: ReadContext) -> T_co | None:
        """Give the value of `node`, or None after reporting at `context` what is wrong with it."""
        ...
