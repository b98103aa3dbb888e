"""What a line of an entry looks like: how far it is indented, whether it names a field, and how it may have slipped."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from vinestreet.directory.value_slips import ODD_SPACES
from vinestreet.schema.field_names import plain_name
from vinestreet.schema.records import ListOf, Record, fields_of, other_names
from vinestreet.schema.scalars import Position

_INDENT = re.compile(rf"[ \t{ODD_SPACES}]*")
_FIELD = re.compile(r"([\"']?)([^\W\d_][\w-]*)\1:(?: +(?P<value>.*))?$")
# A name with something else than a colon and a space behind it, or in some dress.
_LOOSE = re.compile(
    rf"[*•·_\"'“”‘’]*(?P<key>[^\W\d_][\w-]*(?:[ ][\w-]+)?)[*_\"'“”‘’]*"
    rf"(?P<sep>[ {ODD_SPACES}]*(?:::?|[;=：﹕︰]|->|=>|[-–—](?=\s)))?[*_]*(?P<value>.*)$"
)
_DASH = re.compile(rf"(?:- +|[-–—•*·][ \t{ODD_SPACES}]*(?=[a-z]))")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file; `number` counts from 1."""

    number: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing is to be seen on it, or only a remark."""
        bare = self.text.strip()
        return not bare or (bare.startswith("#") and not re.match(r"#\d", bare))


@dataclass(frozen=True, slots=True)
class Shape:
    """A line taken apart: what stands before its first word, a dash of a list, the field's name and its value.

    `key` is empty where the line names no field; `colon` is what stood between name and value, empty for nothing, and
    `:` where nothing is wrong with it.
    """

    indent: str
    dash: str
    key: str
    colon: str
    value: str
    body: str

    @property
    def column(self) -> int:
        """How far it is indented, whatever with."""
        return len(self.indent)

    @property
    def is_clean(self) -> bool:
        """Whether nothing but spaces stands before it."""
        return not self.indent.strip(" ")


def canonical(word: str, names: Mapping[str, str]) -> str:
    """Give the field that `word` names, whatever its capitals, accents and hyphens; empty for none."""
    return names.get(plain_name(word), "")


@cache
def names_of(of: Any) -> dict[str, str]:
    """Give the fields of a record by every way in which their names may be written."""
    plain = {name.replace("-", "_"): name for name in fields_of(of)}
    return {**other_names(of), **plain}


def parts_of(of: Any, field: str) -> Any:
    """Give the dataclass of the records in a field; None where it holds none."""
    kind = kind_of(of, field)
    while isinstance(kind, ListOf):
        kind = kind.kind
    return kind.of if isinstance(kind, Record) else None


def kind_of(of: Any, field: str) -> Any:
    """Give what a field accepts; None for no such field."""
    return fields_of(of)[field].metadata["kind"] if field in fields_of(of) else None


def brackets_of(kind: Any) -> str:
    """Give the brackets with which a value of this kind may begin."""
    if isinstance(kind, ListOf):
        return "[" + brackets_of(kind.kind) if isinstance(kind.kind, Record) else "["
    return "{" if isinstance(kind, Record) else "[" if isinstance(kind, Position) else "" if kind else "[{"


def shape(text: str, names: Iterable[Mapping[str, str]], *, bare: bool) -> Shape:
    """Take a line apart. A field that lacks its colon has to be among the `names`, in a column of fields (`bare`)."""
    indent = _INDENT.match(text)[0]  # type: ignore[index]
    body = text[len(indent) :]
    dash = ""
    if match := _DASH.match(body):
        dash = match[0]
    rest = body[len(dash) :]
    if good := _FIELD.match(rest):
        return Shape(indent, dash, good[2], ":", (good["value"] or "").strip(" "), body)
    if loose := _LOOSE.match(rest):
        for key in (loose["key"], loose["key"].split()[0]):
            separator = (loose["sep"] or "").strip() if key == loose["key"] else ""
            known = any(canonical(key, each) if separator else key.lower() in each.values() for each in names)
            value = loose["value"] if key == loose["key"] else loose["key"][len(key) :] + rest[loose.end("key") :]
            if known and (separator or (bare and value[:1] in f" \t{ODD_SPACES}" and value.strip())):
                return Shape(indent, dash, key, _colon(separator, value), value.strip(f" \t{ODD_SPACES}"), body)
    return Shape(indent, dash if dash.startswith("- ") else "", "", "", "", body)


def _colon(separator: str, value: str) -> str:
    if separator != ":":
        return separator or "none"
    if not value or value[0] == " ":
        return "dress"
    return "odd" if value[0] in f"\t{ODD_SPACES}" else "glued"
