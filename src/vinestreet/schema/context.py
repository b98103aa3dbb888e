"""Where a value stands in a file, and what is known when it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from vinestreet.core.problems import Report
from vinestreet.core.yaml_tree import Node, Refused

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the readers of single values need to know about everything else.

    `ids` gives the ids that may be named, by group (`needs`, `areas`, `resources`); `region` is the ISO 3166 code
    of the country whose phone numbers are meant; nothing may be dated after `today`.
    """

    today: date
    region: str = "US"
    ids: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadContext:
    """A field of an entry; problems are reported here."""

    report: Report
    options: ReadOptions
    entry: str = ""
    field: str = ""

    def inside(self, name: str) -> "ReadContext":
        """Give the context of the part called `name`."""
        return ReadContext(self.report, self.options, self.entry, f"{self.field}.{name}" if self.field else name)

    def wrong(self, node: Node, key: str, **values: object) -> None:
        """Report that `problems.<key>` holds for `node`, unless the node was refused and reported before."""
        if not isinstance(node, Refused):
            self.report.add(node.line, key, entry=self.entry, field=self.field, **values)


class FieldType(Protocol[T_co]):
    """What a field accepts."""

    def read(self, node: Node, context: ReadContext) -> T_co | None:
        """Give the value of `node`, or None after reporting at `context` what is wrong with it."""
        ...
