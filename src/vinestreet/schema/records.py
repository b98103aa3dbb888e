"""Fields made of other fields: lists, and records with named parts."""

import dataclasses
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar

from vinestreet.core.problems import Edit, Report
from vinestreet.core.yaml_tree import Mapping, Node, Refused, Scalar, Sequence, end_of
from vinestreet.schema.context import FieldType, ReadContext
from vinestreet.schema.flow_text import Bare, flow_text
from vinestreet.schema.meant import day_meant, id_meant, label_of
from vinestreet.schema.text import ID, Choice, Id, nearest

T = TypeVar("T")


def field(
    kind: FieldType[Any], *, name: str = "", required: bool = False, default: object = None, also: str = ""
) -> Any:
    """Declare a part of a record: what it accepts, how it is spelt in the file (if not like the attribute).

    `also` are words that people write for its name, with spaces between; they are told the right one.
    """
    metadata = {"kind": kind, "name": name, "required": required, "also": also}
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

    def read(self, node: Node, context: ReadContext, **given: object) -> T | None:
        """Give the record, or None if anything in it is wrong; all of it is looked at first.

        `given` are parts that do not stand in the record itself, such as the id before it.
        """
        parts = fields_of(self.of)
        if self.short and not isinstance(node, Mapping | Refused):
            first = next(iter(parts))
            kind = parts[first].metadata["kind"]
            if (whole := self._with_words(node)) is not None:
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
                values[parts[key].name] = parts[key].metadata["kind"].read(child, context.inside(key, place))
                _keep_names_apart(context.report, told, place, node.items)
            else:
                meant.add(self._unknown(key, node, context))
        for name, part in parts.items():
            if part.metadata["required"] and name not in node.items and name not in meant:
                self._missing(name, node, context.inside(name))
        return None if len(context.report.problems) > before else self.of(**values)

    def meant(self, node: Node, context: ReadContext) -> dict[str, Any] | None:
        """Give the record that was meant by a single value: the first part that takes it, and what else is needed."""
        parts = fields_of(self.of)
        if isinstance(node, Sequence):
            named = [each.text for each in node.items if isinstance(each, Scalar) and each.text in parts]
            return {name: Bare("yes") for name in named} if named and len(named) == len(node.items) else None
        if not isinstance(node, Scalar) or not node.text:
            return None
        today, unheard = context.options.today, replace(context, report=Report(""))
        as_text = Scalar(node.text, False, node.line)
        choices = {
            name: part.metadata["kind"].meant(node.text)
            for name, part in parts.items()
            if isinstance(part.metadata["kind"], Choice)
        }
        said = node.text.casefold()
        # A yes or no is meant of the part that is named beside it.
        fits = [
            name
            for name, word in choices.items()
            if word
            and ("yes" not in parts[name].metadata["kind"].options or any(each in said for each in name.split("-")))
        ]
        days = (
            [name for name, part in parts.items() if type(part.metadata["kind"]).__name__ == "Day"]
            if day_meant(node.text, context.options.region)
            else []
        )
        fits = days or fits
        if node.text.casefold() in {"yes", "true"}:
            return {
                name: _placeholder(name, part, today) for name, part in parts.items() if part.metadata["required"]
            } or None
        first = next(iter(fits), "") or next(
            (name for name, part in parts.items() if part.metadata["kind"].read(as_text, unheard) is not None), ""
        )
        if not first:
            return None
        made: dict[str, Any] = {}
        for name, part in parts.items():
            if name == first:
                day = day_meant(node.text, context.options.region) if name in days else ""
                made[name] = Bare(day or choices.get(name, "")) if day or choices.get(name) else node.text
            elif part.metadata["required"]:
                made[name] = _placeholder(name, part, today)
        return made

    def _with_words(self, node: Node) -> dict[str, Any] | None:
        """What was meant by words in the place of a choice that may have words beside it: `$2` for a cost."""
        parts = fields_of(self.of)
        first = next(iter(parts))
        kind = parts[first].metadata["kind"]
        if (
            not isinstance(kind, Choice)
            or "words" not in parts
            or not isinstance(node, Scalar)
            or node.text in kind.options
        ):
            return None
        plain = re.sub(r"[^a-z]", "", node.text.casefold())
        meant = kind.meant(node.text)
        if (
            not meant
            or plain == re.sub(r"[^a-z]", "", meant)
            or (len(node.text) < 8 and not re.search(r"\d", node.text))
        ):
            return None
        if re.fullmatch(
            r"(?:0(?:\.00)?|[$£€] ?0(?:[.]00)?|no (?:charge|cost|fee)|nothing|none|at no cost)", node.text.casefold()
        ):
            return None
        return {first: Bare(meant), "words": node.text}

    def _unknown(self, key: str, node: Mapping, context: ReadContext) -> str:
        """Tell of a field that is none; gives the one that is meant."""
        parts = fields_of(self.of)
        place, child = node.places.get(key, (0, 0)), node.items[key]
        word = key.casefold().replace(" ", "_").replace("-", "_")
        plain = {name.replace("-", "_"): name for name in parts}
        exact = plain.get(word) or other_names(self.of).get(word, "")
        near = exact or nearest(key.casefold(), parts)
        here = replace(context, key=place)
        at = Scalar(key, True, node.lines[key])
        if exact and exact in node.items:
            here.wrong(at, "field_twice", found=key[:60], name=exact)
            return ""
        if node.flow and isinstance(child, Scalar) and not child.text and not near:
            here.wrong(at, "comma_in_text", found=key[:60])
            return ""
        elsewhere = "" if near else ", ".join(home for home in parts if key in _parts_in(parts[home].metadata["kind"]))
        if elsewhere:
            here.wrong(at, "field_elsewhere", found=key[:60], home=elsewhere)
            return ""
        values: dict[str, Any] = {"found": key[:60], "near": near, "expected": ", ".join(parts)}
        here.wrong(
            at, "misnamed_field" if near else "unknown_field", rename="" if near in node.items else near, **values
        )
        return near

    def _missing(self, name: str, node: Node, here: ReadContext) -> None:
        """Tell of a field that has to be there, with a line to fill in."""
        edits: tuple[Edit, ...] = ()
        if isinstance(node, Mapping) and node.end and node.places:
            value = flow_text(_placeholder(name, fields_of(self.of)[name], here.options.today))
            if node.flow:
                # Inside a list in brackets, a single pair may stand without braces: then no other can be added.
                whole = node.start < min(place[0] for place in node.places.values())
                edits = (Edit(node.end - 1, node.end - 1, f", {name}: {value}"),) if whole else ()
            else:
                edits = (Edit(end_of(node), end_of(node), f"\n{' ' * node.column}{name}: {value}"),)
        here.wrong(node, "missing", name=name)
        if edits:
            here.report.offer(*edits)


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


def other_names(of: Any) -> dict[str, str]:
    """Give the parts of the dataclass by what people write for their names, in small letters."""
    return {word: name for name, part in fields_of(of).items() for word in part.metadata["also"].split()}


def _keep_names_apart(report: Report, since: int, place: tuple[int, int], taken: Collection[str]) -> None:
    """Offer no new name for a field that the entry has already."""
    for at, problem in enumerate(report.problems[since:], since):
        if any((edit.start, edit.end) == place and edit.text in taken for edit in problem.edits):
            report.problems[at] = replace(problem, edits=())


def _parts_in(kind: Any) -> Collection[str]:
    """The parts that stand inside a field of this kind."""
    while isinstance(kind, ListOf):
        kind = kind.kind
    return fields_of(kind.of) if isinstance(kind, Record) else ()


def _placeholder(name: str, part: Any, today: date) -> Any:
    """What a field that has to be there could hold, for whoever copies the line to write over."""
    kind = part.metadata["kind"]
    if isinstance(kind, Choice):
        return Bare(kind.options[0])
    if type(kind).__name__ == "Day":
        return today
    return _FILL_IN.get(name, "write it here")


_FILL_IN = {"by": "your first name", "name": "its name", "what": "what happens there, in a sentence"}

_cache: dict[type[Any], dict[str, dataclasses.Field[Any]]] = {}


def fields_of(of: type[Any]) -> dict[str, dataclasses.Field[Any]]:
    """Give the parts of the dataclass by the name they have in the file."""
    if of not in _cache:
        _cache[of] = {
            part.metadata["name"] or part.name: part for part in dataclasses.fields(of) if "kind" in part.metadata
        }
    return _cache[of]
