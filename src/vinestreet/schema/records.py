"""Fields made of other fields: lists, and records with named parts."""

import dataclasses
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from vinestreet.core.yaml_tree import Mapping, Node, Refused, Scalar, Sequence
from vinestreet.schema.context import FieldType, ReadContext
from vinestreet.schema.text import ID, nearest

T = TypeVar("T")


def field(kind: FieldType[Any], *, name: str = "", required: bool = False, default: object = None) -> Any:
    """Declare a part of a record: what it accepts, how it is spelt in the file (if not like the attribute)."""
    return dataclasses.field(default=default, metadata={"kind": kind, "name": name, "required": required})


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """A list of values of one kind, without repeats; with `or_one`, a single value stands for a list of one."""

    kind: FieldType[T]
    or_one: bool = False

    def read(self, node: Node, context: ReadContext) -> tuple[T, ...] | None:
        """Give the values that could be read."""
        if isinstance(node, Sequence):
            nodes = node.items
        elif self.or_one and not isinstance(node, Refused):
            nodes = [node]
        else:
            return context.wrong(node, "not_a_list")
        if not nodes:
            return context.wrong(node, "empty_list")
        values: list[T] = []
        for item in nodes:
            value = self.kind.read(item, context)
            if value in values and value is not None:
                context.wrong(item, "twice_in_list", found=item.text if isinstance(item, Scalar) else "–")
            elif value is not None:
                values.append(value)
        return tuple(values)


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """Named parts, declared as the fields of the dataclass `of` with `said`.

    With `short`, a value that is no mapping stands for the first part alone: `cost: free` for `cost: {is: free}`.
    """

    of: type[T]
    short: bool = False

    def read(self, node: Node, context: ReadContext, **given: object) -> T | None:
        """Give the record, or None if anything in it is wrong; all of it is looked at first.

        `given` are parts that do not stand in the record itself, such as the id before it.
        """
        parts = fields_of(self.of)
        if self.short and not isinstance(node, Mapping | Refused):
            first = next(iter(parts))
            value = parts[first].metadata["kind"].read(node, context)
            return None if value is None else self.of(**{parts[first].name: value}, **given)
        if not isinstance(node, Mapping):
            return context.wrong(node, "not_a_record", expected=", ".join(parts))
        before = len(context.report.problems)
        values = dict(given)
        for key, child in node.items.items():
            if key in parts:
                values[parts[key].name] = parts[key].metadata["kind"].read(child, context.inside(key))
            else:
                at = Scalar(key, True, node.lines[key])
                context.wrong(at, "unknown_field", found=key[:60], near=nearest(key, parts), expected=", ".join(parts))
        for name, part in parts.items():
            if part.metadata["required"] and name not in node.items:
                context.inside(name).wrong(node, "missing")
        return None if len(context.report.problems) > before else self.of(**values)


@dataclass(frozen=True, slots=True)
class RecordsById(Generic[T]):
    """Records of the dataclass `of` by id; the id becomes their attribute `id`."""

    of: type[T]

    def read(self, node: Node, context: ReadContext) -> dict[str, T] | None:
        """Give the records that could be read."""
        if not isinstance(node, Mapping):
            return context.wrong(node, "not_entries")
        records = {}
        for id_, child in node.items.items():
            here = context.inside(id_)
            if not ID.fullmatch(id_):
                here.wrong(Scalar(id_, True, node.lines[id_]), "not_an_id", found=id_[:60])
            record = Record(self.of).read(child, here, id=id_)
            if record is not None:
                records[id_] = record
        return records


_cache: dict[type[Any], dict[str, dataclasses.Field[Any]]] = {}


def fields_of(of: type[Any]) -> dict[str, dataclasses.Field[Any]]:
    """Give the parts of the dataclass by the name they have in the file."""
    if of not in _cache:
        _cache[of] = {
            part.metadata["name"] or part.name: part for part in dataclasses.fields(of) if "kind" in part.metadata
        }
    return _cache[of]
