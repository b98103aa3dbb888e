"""Listings back into the plain form that they have in resources.yml, and that form as YAML in the style of the file."""

import re
from collections.abc import Mapping
from functools import cache
from textwrap import wrap
from typing import Any
from zoneinfo import ZoneInfo

import phonenumbers

from vinestreet.directory.model import Listing
from vinestreet.opening_hours.rules import Hours
from vinestreet.schema.context import FieldType
from vinestreet.schema.flow_text import Bare, flow_text, key_text, not_text
from vinestreet.schema.records import ListOf, Record, fields_of
from vinestreet.schema.scalars import Ages, Number
from vinestreet.schema.text import Choice, Text

# A listing as it stands in resources.yml: its fields by the names they have there; dates are `datetime.date`.
Entry = dict[str, Any]

WIDTH = 110


def to_entry(listing: Listing) -> Entry:
    """Give the entry that `listing` is read from: the fields that say something, in the order of the model."""
    return _fields(listing)


def entry_text(id_: str, entry: Mapping[str, Any], column: int = 2) -> str:
    """Give `entry` as YAML, its id in `column` (from 0); it ends with the end of a line."""
    return f"{' ' * column}{key_text(id_)}:\n" + "".join(
        field_text(name, value, column + 2) for name, value in entry.items()
    )


def field_text(name: str, value: Any, column: int) -> str:
    """Give one field as the lines that it takes in resources.yml."""
    indent = " " * column
    is_long = isinstance(value, str) and len(indent) + len(name) + len(value) > WIDTH and _folds(value)
    if is_long and (lines := _folded(value, WIDTH - column - 2)):
        return f"{indent}{name}: >-\n" + "".join(f"{indent}  {line}\n" for line in lines)
    short = f"{indent}{name}: {flow_text(value)}\n"
    if len(short) <= WIDTH or not isinstance(value, dict | list) or not value:
        return short
    if isinstance(value, dict):
        return f"{indent}{name}:\n" + "".join(field_text(key, child, column + 2) for key, child in value.items())
    return f"{indent}{name}:\n" + "".join(item_text(child, column + 2) for child in value)


# A line of a text that would look like a field, an entry of its own, or a remark.
_AS_A_FIELD = re.compile(r"[\w-]+:(?: |$)|.*:$|#")
_NARROWER = 24  # letters by which lines may be shorter for that


def _folded(text: str, width: int) -> list[str]:
    """The lines of a text, none of which looks like a field; nothing where there is no such width."""
    for each in range(width, width - _NARROWER, -1):
        lines = wrap(text, each, break_long_words=False, break_on_hyphens=False)
        if not any(map(_AS_A_FIELD.match, lines)):
            return lines
    return []


def item_text(value: Any, column: int) -> str:
    """Give one item of a list as the lines that it takes in resources.yml, its hyphen in `column`."""
    indent = " " * column
    if isinstance(value, dict) and len(indent) + len(flow_text(value)) + 2 > WIDTH:
        lines = "".join(field_text(key, child, column + 2) for key, child in value.items())
        return f"{indent}- {lines[column + 2 :]}"
    return f"{indent}- {flow_text(value)}\n"


def _fields(record: Any) -> Entry:
    """The parts of a record that differ from what is meant when they are missing."""
    parts = fields_of(type(record))
    values = {name: (part, getattr(record, part.name)) for name, part in parts.items()}
    return {
        name: _plain(part.metadata["kind"], value)
        for name, (part, value) in values.items()
        if part.metadata["required"] or value != part.default
    }


def _plain(kind: FieldType[Any], value: Any) -> Any:
    if isinstance(kind, Record):
        fields = _fields(value)
        first = next(iter(fields_of(kind.of)))
        return fields[first] if kind.short and list(fields) == [first] else fields
    if isinstance(kind, ListOf):
        values = [_plain(kind.kind, item) for item in value]
        return values[0] if kind.or_one and len(values) == 1 else values
    if isinstance(value, str) and _is_word_of(kind, value) and not not_text(value):
        return Bare(value)
    if isinstance(kind, Ages):
        return _ages(*value)
    if isinstance(value, Number):
        return _number(value)
    if isinstance(value, Hours):
        return value.expression
    if isinstance(value, ZoneInfo):
        return value.key
    return list(value) if isinstance(value, tuple) else value


def _is_word_of(kind: FieldType[Any], value: str) -> bool:
    """Whether a field knows `none` or `unknown` as one of its own words, which need no quotes there."""
    return isinstance(kind, Choice) or (isinstance(kind, Text) and bool(kind.no) and value == kind.no)


def _ages(lowest: int | None, highest: int | None) -> str:
    if highest is None:
        return "all" if lowest is None else f"{lowest}+"
    return f"under {highest + 1}" if lowest is None else f"{lowest}-{highest}"


@cache  # an export asks for each number several times
def _number(number: Number) -> str:
    """The number as it is read back: with its country where it can be dialled from everywhere, else as it stands."""
    if not number.dialled.startswith("+"):
        return number.shown
    parsed = phonenumbers.parse(number.dialled)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _folds(text: str) -> bool:
    return text.isprintable() and text == " ".join(text.split()) and len(max(text.split(), key=len)) < WIDTH // 2
