"""Changes single values of an entry where they stand: the lines and comments around them stay as somebody wrote them.

What can't be changed like that (one number becomes a list of two) has to be written anew as a field; its comments are
given, so that they can stand above it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from vinestreet.core.problems import Edit
from vinestreet.core.yaml_tree import Mapping as Tree
from vinestreet.core.yaml_tree import Node, Scalar, Sequence, end_of
from vinestreet.directory.yaml_writer import WIDTH, field_text, item_text
from vinestreet.schema.flow_text import flow_text, inner_text
from vinestreet.schema.unknown_fields import cut_of


@dataclass(frozen=True, slots=True)
class EditedInPlace:
    """The `text` with what could be changed where it stands; the fields that are left, and the comments in these."""

    text: str
    rest: Mapping[str, Any]
    comments: Mapping[str, list[str]]


def edited_in_place(text: str, entry: Node, fields: Mapping[str, Any]) -> EditedInPlace:
    """Change `fields` of an entry, which is the node `entry` of the text."""
    edits: list[Edit] = []
    rest: dict[str, Any] = {}
    comments: dict[str, list[str]] = {}
    for name, value in fields.items():
        if not isinstance(entry, Tree) or entry.flow or name not in entry.items or value is None:
            rest[name] = value
            continue
        try:
            edits += _Leaves(text).edits(entry, name, value)
        except _WholeError:
            rest[name] = value
            comments[name] = list(_comments(text, entry, name))
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return EditedInPlace(text, rest, comments)


class _WholeError(Exception):
    """A field can't be changed in parts."""


def _comments(text: str, node: Tree, name: str) -> Iterator[str]:
    """What comments say inside a field and behind its last line."""
    start, end = node.places[name][1], end_of(node.items[name])
    spans = list(_spans(node.items[name]))
    for match in re.finditer(r"(?<=\s)#[^\r\n]*", text[start : max(text.find("\n", end), end)]):
        if not any(first <= start + match.start() < last for first, last in spans):
            yield match[0].rstrip()


def _spans(node: Node) -> Iterator[tuple[int, int]]:
    if isinstance(node, Scalar):
        yield node.start, node.end
    elif isinstance(node, Tree | Sequence):
        for child in node.items.values() if isinstance(node, Tree) else node.items:
            yield from _spans(child)


class _Leaves:
    """Finds what changes in a `text`; raises _WholeError where a field has to be written anew."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.end = "\r\n" if "\r\n" in text[:400] else "\n"

    def edits(self, parent: Tree, name: str, new: Any) -> list[Edit]:
        """What puts `new` below the key `name`; nothing where that stands there."""
        child = parent.items[name]
        if _same(child, new):
            return []
        if isinstance(child, Scalar) and not isinstance(new, dict | list):
            return [self._scalar(child, name, new, -1 if parent.flow else parent.column)]
        if isinstance(child, Tree) and isinstance(new, dict):
            return list(self._record(child, new))
        if isinstance(child, Sequence):
            return list(self._list(child, new if isinstance(new, list) else [new], parent.column + len(name) + 2))
        raise _WholeError

    def _scalar(self, node: Scalar, name: str, new: Any, column: int) -> Edit:
        """A value for another; `column` is that of its name, below 0 where it stands in braces."""
        end = self._end(node)
        if column < 0:
            return Edit(node.start, end, inner_text(new))
        made = field_text(name, new, column)[column + len(name) + 2 : -1]
        head = self.text[node.start : end].partition("\n")[0]
        inside = re.match(r"[>|][-+\d]*( +#.*)", head.rstrip("\r"))
        after = re.compile(r"[ \t]+#[^\r\n]*").match(self.text, end)
        comment = inside[1] if inside else after[0] if after and "\n" in made else ""
        if comment:
            first, line_end, rest = made.partition("\n")
            made = f"{first}{comment}{line_end}{rest}"
        return Edit(node.start, after.end() if comment and after and not inside else end, self._lines(made))

    def _record(self, node: Tree, new: Mapping[str, Any]) -> Iterator[Edit]:
        order = list(new)
        gone = [key for key, child in node.items.items() if key not in new and not _same(child, "unknown")]
        if len(gone) >= len(node.items):
            raise _WholeError
        for key in gone:
            yield self._cut(node, key)
        for key, value in new.items():
            if key in node.items:
                yield from self.edits(node, key, value)
            else:
                yield self._put(node, [each for each in order[: order.index(key)] if each in node.items], key, value)

    def _cut(self, node: Tree, key: str) -> Edit:
        if node.flow:
            return Edit(*cut_of(key, node), "")
        start = self.text.rfind("\n", 0, node.places[key][0]) + 1
        if self.text[start : node.places[key][0]].strip():
            raise _WholeError  # the first of an item stands behind its dash
        return Edit(start, self._line_end(self._end(node.items[key])) + 1, "")

    def _put(self, node: Tree, before: list[str], key: str, value: Any) -> Edit:
        if not before:
            raise _WholeError
        end = self._end(node.items[before[-1]])
        if node.flow:
            return Edit(end, end, f", {key}: {inner_text(value)}")
        at = self._below(end)
        return Edit(at, at, self._lines("\n" + field_text(key, value, node.column)[:-1]))

    def _list(self, node: Sequence, new: list[Any], column: int) -> Iterator[Edit]:
        if node.flow:
            made = flow_text(new)
            if not new or column + len(made) > WIDTH or "#" in self.text[node.start : node.end]:
                raise _WholeError
            yield Edit(node.start, node.end, made)
            return
        items, count = node.items, len(node.items)
        if len(new) == count:
            for child, value in zip(items, new, strict=True):
                if isinstance(child, Tree) and isinstance(value, dict):
                    yield from self._record(child, value)
                elif not _same(child, value):
                    yield Edit(child.start, self._end(child), self._item(value, child))  # type: ignore[union-attr]
        elif len(new) > count and all(map(_same, items, new)):
            at = self._below(self._end(items[-1]))
            made = "".join(item_text(value, self._dash(items[-1])) for value in new[count:])
            yield Edit(at, at, self._lines("\n" + made[:-1]))
        else:
            left = [[each for each in items if each is not gone] for gone in items]
            at = next((at for at, kept in enumerate(left) if len(kept) == len(new) and all(map(_same, kept, new))), -1)
            if at < 0 or not new:
                raise _WholeError
            start = self.text.rfind("\n", 0, items[at].start) + 1  # type: ignore[union-attr]
            yield Edit(start, self._line_end(self._end(items[at])) + 1, "")

    def _item(self, value: Any, child: Node) -> str:
        if isinstance(value, dict | list) or not isinstance(child, Scalar):
            raise _WholeError
        return flow_text(value)

    def _dash(self, child: Node) -> int:
        line = self.text.rfind("\n", 0, child.start) + 1  # type: ignore[union-attr]
        return self.text.index("-", line) - line

    def _end(self, node: Node) -> int:
        """Before which letter a value ends, without the blank lines that a block has below it."""
        start, end = node.start, end_of(node)  # type: ignore[union-attr]
        if not end:
            raise _WholeError
        return start + len(self.text[start:end].rstrip())

    def _line_end(self, at: int) -> int:
        found = self.text.find("\n", at)
        return found if found >= 0 else len(self.text)

    def _below(self, at: int) -> int:
        """Where lines go in that stand below the one of the letter `at`."""
        found = self._line_end(at)
        return found - 1 if self.text[found - 1 : found] == "\r" else found

    def _lines(self, text: str) -> str:
        return text.replace("\n", self.end)


_PHONE = re.compile(r"\+\d(?:[\s()./-]*\d){6,}")  # two ways to write a number


def _same(node: Node, value: Any) -> bool:
    """Whether a value stands there already; what is not said of one, and `unknown`, are the same."""
    if isinstance(node, Tree) and isinstance(value, dict):
        names = [name for name, child in node.items.items() if name in value or not _same(child, "unknown")]
        return value.keys() == set(names) and all(_same(node.items[name], value[name]) for name in names)
    if isinstance(node, Sequence) and isinstance(value, list):
        return len(node.items) == len(value) and all(map(_same, node.items, value))
    if not isinstance(node, Scalar) or isinstance(value, dict | list):
        return False
    said, wanted = " ".join(node.text.split()), " ".join(_text(value).split())
    if _PHONE.fullmatch(said) and _PHONE.fullmatch(wanted):
        return re.sub(r"[\s()./-]", "", said) == re.sub(r"[\s()./-]", "", wanted)
    return said == wanted or (wanted == "true" and said == "yes")


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
