"""Fields made of other fields: lists, and records with named parts."""

import dataclasses
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from vinestreet.core.problems import Edit, Report
from vinestreet.core.yaml_tree import Mapping, Node, Refused, Scalar, Sequence, end_of
from vinestreet.schema.context import FieldType, ReadContext
from vinestreet.schema.field_names import other_names_of
from vinestreet.schema.flow_text import flow_text
from vinestreet.schema.meant import id_meant, label_of
from vinestreet.schema.record_meant import choice_and_words, placeholder, record_meant, says_nothing
from vinestreet.schema.text import ID, Choice, Id
from vinestreet.schema.unknown_fields import cut_of, offer_to_leave_out, tell_unknown

T = TypeVar("T")


def field(kind: FieldType[Any], *, name: str = "", required: bool = False, default: object = None) -> Any:
    """Declare a part of a record: what it accepts, how it is spelt in the file (if not like the attribute)."""
    metadata = {"kind": kind, "name": name, "required": required}
    return dataclasses.field(default=default, metadata=metadata)


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
        elif isinstance(node, Scalar) and not node.text:
            return context.wrong(node, "empty_text", drop=True)
        else:
            return context.wrong(
                node, "not_a_list", instead=self._list_meant(node, context), example=self._example(context)
            )
        if not nodes:
            return context.wrong(node, "empty_list", drop=True)
        if (whole := self._one_name(nodes, context)) is not None:
            found = ", ".join(each.text for each in nodes if isinstance(each, Scalar))
            return context.wrong(node, "name_for_id", found=found[:60], near=whole[0], instead=whole)
        values: list[T] = []
        for item in nodes:
            value = self.kind.read(item, context)
            if value in values and value is not None:
                once = [each.text for each in nodes if isinstance(each, Scalar)]
                whole = list(dict.fromkeys(once)) if len(once) == len(nodes) and isinstance(node, Sequence) else None
                here = node if whole and isinstance(node, Sequence) and node.flow else item
                context.wrong(
                    here,
                    "twice_in_list",
                    found=item.text if isinstance(item, Scalar) else "–",
                    instead=whole if here is node else None,
                )
            elif value is not None:
                values.append(value)
        return tuple(values)

    def _example(self, context: ReadContext) -> str:
        """Two things of the kind that the list takes."""
        known = (
            context.options.ids.get(self.kind.of, ())
            if isinstance(self.kind, Id)
            else getattr(self.kind, "options", ())
        )
        return ", ".join(list(known)[:2]) or "one, two"

    def _list_meant(self, node: Node, context: ReadContext) -> list[Any] | None:
        """What stands there, as the list that was meant."""
        if isinstance(self.kind, Record):
            meant = self.kind.meant(node, context)
            return None if meant is None else [meant]
        if isinstance(node, Mapping):
            empty = all(isinstance(each, Scalar) and not each.text for each in node.items.values())
            words = list(node.items) if empty else []
        else:
            words = (
                [word.strip(" ()[]{}\"'.") for word in re.split(r"[,;/&+]|\band\b", node.text)]
                if isinstance(node, Scalar)
                else []
            )
        whole = node.text if isinstance(node, Scalar) else ""
        if isinstance(self.kind, Id):
            known = context.options.ids.get(self.kind.of, {})
            if whole and not any(word in known for word in words) and (one := id_meant(whole, known)):
                return [one]
            return list(dict.fromkeys(self.kind.meant(word, known) or word for word in words if word)) or None
        one_meant: Any = getattr(self.kind, "meant", str)
        if isinstance(self.kind, Choice) and not all(one_meant(word) for word in words if word):
            return None
        return list(dict.fromkeys(one_meant(word) or word for word in words if word)) or None

    def _one_name(self, nodes: list[Node], context: ReadContext) -> list[str] | None:
        """The one id that is meant where its name holds commas and was put into brackets as it is."""
        words = [each.text for each in nodes if isinstance(each, Scalar)]
        if not isinstance(self.kind, Id) or len(words) < 2 or len(words) < len(nodes):
            return None
        known = context.options.ids.get(self.kind.of, {})
        if any(word in known for word in words):  # asked first: there may be ten thousand names
            return None
        name = ", ".join(words).casefold()
        found = [id_ for id_ in known if label_of(known[id_]).casefold() == name]
        return found if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """Named parts, declared as the fields of the dataclass `of` with `said`.

    With `short`, a value that is no mapping stands for the first part alone: `cost: free` for `cost: {is: free}`.
    """

    of: type[T]
    short: bool = False

    @property
    def parts(self) -> dict[str, "dataclasses.Field[Any]"]:
        """The parts by the name they have in the file."""
        return fields_of(self.of)

    def read(self, node: Node, context: ReadContext, **given: object) -> T | None:
        """Give the record, or None if anything in it is wrong; all of it is looked at first.

        `given` are parts that do not stand in the record itself, such as the id before it.
        """
        parts = fields_of(self.of)
        if self.short and not isinstance(node, Mapping | Refused):
            first = next(iter(parts))
            kind = parts[first].metadata["kind"]
            if (whole := choice_and_words(parts, node)) is not None:
                found = node.text[:60] if isinstance(node, Scalar) else ""
                return context.wrong(
                    node, "choice_with_words", expected=", ".join(kind.options), found=found, instead=whole
                )
            value = kind.read(node, context)
            return None if value is None else self.of(**{parts[first].name: value}, **given)
        if not isinstance(node, Mapping):
            if isinstance(node, Scalar) and not node.text:
                return context.wrong(node, "empty_text", drop=True)
            return context.wrong(node, "not_a_record", expected=", ".join(parts), instead=self.meant(node, context))
        before = len(context.report.problems)
        values = dict(given)
        meant: set[str] = set()
        for key, child in node.items.items():
            place = node.places.get(key, (0, 0))
            if key in parts:
                told = len(context.report.problems)
                here = replace(context.inside(key, place), cut=cut_of(key, node))
                if not parts[key].metadata["required"] and says_nothing(child, parts[key].metadata["kind"], here):
                    here.wrong(child, "says_nothing", found=child.text, drop=True)  # type: ignore[union-attr]
                    continue
                values[parts[key].name] = parts[key].metadata["kind"].read(child, here)
                if not parts[key].metadata["required"]:
                    offer_to_leave_out(child, here, told)
                _keep_names_apart(context.report, told, place, node.items)
            else:
                meant.add(tell_unknown(key, node, parts, other_names(self.of), context))
        for name, part in parts.items():
            if part.metadata["required"] and name not in node.items and name not in meant:
                self._missing(name, node, context.inside(name))
        return None if len(context.report.problems) > before else self.of(**values)

    def meant(self, node: Node, context: ReadContext) -> dict[str, Any] | None:
        """Give the record that was meant by a single value."""
        return record_meant(fields_of(self.of), node, context)

    def _missing(self, name: str, node: Mapping, here: ReadContext) -> None:
        """Tell of a field that has to be there, with a line to fill in."""
        kind = self.parts[name].metadata["kind"]
        of = kind.kind if isinstance(kind, ListOf) else kind
        known = list(here.options.ids.get(of.of, ())) if isinstance(of, Id) else []
        above = [each for each in self.parts if each in node.places and end_of(node.items[each])]
        above = above[: sum(list(self.parts).index(each) < list(self.parts).index(name) for each in above)]
        line = node.lines[above[-1]] if above and not node.flow else node.line
        expected = ", ".join(known[:40])
        here.wrong(Scalar("", True, line), "missing_ids" if known else "missing", name=name, expected=expected)
        text = f"{name}: {flow_text(placeholder(name, self.parts[name]))}"
        if not node.end or not node.places:
            return
        if node.flow:
            # Inside a list in brackets, a single pair may stand without braces: then no other can be added.
            if node.start < min(place[0] for place in node.places.values()):
                here.report.offer(Edit(node.end - 1, node.end - 1, f", {text}"))
        elif above:
            end = end_of(node.items[above[-1]])
            here.report.offer(Edit(end, end, f"\n{' ' * node.column}{text}"))
        else:
            begin = min(place[0] for place in node.places.values())
            here.report.offer(Edit(begin, begin, f"{text}\n{' ' * node.column}"))


_NULL_MEANT = frozenset({"null", "none", "nil", "no", "false", "off", "remove", "delete"})


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
            if isinstance(child, Scalar) and child.text.casefold() in _NULL_MEANT:
                here.wrong(child, "not_null", found=child.text)
                continue
            record = Record(self.of).read(child, here, id=id_)
            if record is not None:
                records[id_] = record
        return records


def other_names(of: Any) -> dict[str, str]:
    """Give the parts of the dataclass by what people write for their names, as `plain_name` gives these."""
    return other_names_of(tuple(each.__name__ for each in of.__mro__))


def _keep_names_apart(report: Report, since: int, place: tuple[int, int], taken: Collection[str]) -> None:
    """Offer no new name for a field that the entry has already."""
    for at, problem in enumerate(report.problems[since:], since):
        if any((edit.start, edit.end) == place and edit.text in taken for edit in problem.edits):
            report.problems[at] = replace(problem, edits=())


_cache: dict[type[Any], dict[str, dataclasses.Field[Any]]] = {}


def fields_of(of: type[Any]) -> dict[str, dataclasses.Field[Any]]:
    """Give the parts of the dataclass by the name they have in the file."""
    if of not in _cache:
        _cache[of] = {
            part.metadata["name"] or part.name: part for part in dataclasses.fields(of) if "kind" in part.metadata
        }
    return _cache[of]
