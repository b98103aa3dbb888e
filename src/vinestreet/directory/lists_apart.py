"""What somebody cut in two or put together: a list begun twice, each line of a record with its own dash, two fields on
one line.
"""

import re
from collections.abc import Sequence
from typing import Any

from vinestreet.directory.entry_heads import Entry
from vinestreet.directory.entry_layout import STEP
from vinestreet.directory.line_shapes import Row, canonical, kind_of, names_of, parts_of, shape
from vinestreet.directory.slips import Slip
from vinestreet.directory.value_slips import closing_quote, in_quotes
from vinestreet.schema.records import ListOf, Record, fields_of
from vinestreet.schema.text import Text

_NEXT = re.compile(r"[,;]?\s+([a-z][a-z_-]*): +(\S.*)")


def whole_lists(entry: Entry, header: int) -> list[Row]:
    """Give the rows of an entry whose id stands in the column `header`, with each list and each record in one piece."""
    column = header + STEP
    rows = [each for row in entry.rows for each in _one_field_each(row, entry, column)]
    for name in dict.fromkeys(key for _, key in _fields(rows, column)):
        kind = kind_of(entry.of, name)
        if isinstance(kind, ListOf | Record):
            rows = _once(rows, name, entry, column)
        if isinstance(kind, ListOf) and isinstance(kind.kind, Record):
            rows = _whole_items(rows, name, entry, column)
    return rows


def _fields(rows: Sequence[Row], column: int) -> list[tuple[int, str]]:
    found = ((at, shape(row.text, (), bare=False)) for at, row in enumerate(rows))
    return [
        (at, one.key) for at, one in found if one.key and one.colon == ":" and one.column == column and not one.dash
    ]


def _block(rows: Sequence[Row], at: int, column: int) -> int:
    """The row behind the last that belongs to the field in a row."""
    end = at + 1
    for index in range(at + 1, len(rows)):
        text = rows[index].text
        indent = len(text) - len(text.lstrip(" "))
        if text.strip() and (indent < column or (indent == column and not text.strip().startswith("- "))):
            break
        end = index + 1 if text.strip() else end
    return end


def _one_field_each(row: Row, entry: Entry, column: int) -> list[Row]:
    """Two rows for one with two fields on it."""
    found = shape(row.text, (), bare=False)
    if not found.key or found.colon != ":" or found.column != column or found.dash or not found.value:
        return [row]
    kind, value = kind_of(entry.of, found.key), found.value
    if value[0] in "\"'":
        end = closing_quote(value) + 1
    elif value[0] in "[{":
        end = value.find("]" if value[0] == "[" else "}") + 1
    else:
        plain = re.search(rf"{_NEXT.pattern}$", value) if kind and not isinstance(kind, Text) else None
        end = plain.start() if plain else 0
    match = _NEXT.fullmatch(value[end:]) if end > 0 else None
    name = canonical(match[1], names_of(entry.of)) if match else ""
    if not match or not name or (name == found.key and (value[0] in "[{" or not isinstance(kind, ListOf))):
        return [row]
    values = {"found": found.key, "other": match[1]}
    entry.slips.append(Slip(row.number, row.number, "slip_fields_beside", entry.id, "", values))
    if name == found.key and isinstance(kind, ListOf):
        both = ", ".join(each if each[0] in "\"'" else in_quotes(each) for each in (value[:end], match[2]))
        return [Row(row.number, f"{' ' * column}{name}: [{both}]")]
    begin = " " * column
    first = Row(row.number, f"{begin}{found.key}: {value[:end]}")
    return [first, *_one_field_each(Row(row.number, f"{begin}{match[1]}: {match[2]}"), entry, column)]


def _once(rows: list[Row], name: str, entry: Entry, column: int) -> list[Row]:
    """The rows with what stands below the second line with the `name` of a list or record below the first."""
    for _ in range(len(rows)):
        heads = [at for at, key in _fields(rows, column) if canonical(key, names_of(entry.of)) == name]
        if len(heads) < 2:
            break
        first, second = heads[:2]
        values = [shape(rows[at].text, (), bare=False).value for at in (first, second)]
        end, last = _block(rows, first, column), _block(rows, second, column)
        numbers = rows[first].number, rows[second].number
        told: dict[str, object] = {"name": name, "first": numbers[0], "second": numbers[1]}
        if not any(values) and end - first > 1 and last - second > 1 and _go_together(rows, first, second, entry, name):
            inner = rows[second + 1 : last]
            if end == second:
                entry.slips.append(Slip(numbers[1], numbers[1], "slip_list_again", entry.id, name, told))
                return [*rows[:second], *rows[second + 1 :]]
            above = rows[end - 1].number
            entry.slips.append(Slip(above, above, "slip_list_above", entry.id, name, told))
            entry.slips.append(Slip(numbers[1], inner[-1].number, "slip_list_below", entry.id, name, told))
            moved = [Row(above, row.text) for row in inner]
            rows = [*rows[:end], *moved, *rows[end:second], *rows[last:]]
        elif (items := _items(rows[first:end], entry, name)) and (more := _items(rows[second:last], entry, name)):
            items = list(dict.fromkeys([*items, *more]))
            ends = rows[end - 1].number, rows[last - 1].number
            entry.slips.append(Slip(numbers[0], ends[0], "slip_list_above", entry.id, name, told))
            entry.slips.append(Slip(numbers[1], ends[1], "slip_list_below", entry.id, name, told))
            whole = Row(numbers[0], f"{' ' * column}{name}: [{', '.join(items)}]")
            rows = [*rows[:first], whole, *rows[end:second], *rows[last:]]
        else:
            break
    return rows


def _items(rows: Sequence[Row], entry: Entry, name: str) -> list[str]:
    """The values of a list in any form, as they are written; none where they are records, or go over several lines."""
    kind, value = kind_of(entry.of, name), shape(rows[0].text, (), bare=False).value
    if not isinstance(kind, ListOf):
        return []
    if value[:1] == "[" and len(rows) == 1 and not re.search(r"[\[\]{}]|\"[^\"]*,", value[1:-1]):
        return [item.strip() for item in value[1:-1].split(",") if item.strip()]
    if value and value[0] not in "[{|>&*" and kind.or_one and len(rows) == 1:
        return [value if value[0] in "\"'" else in_quotes(value)]
    items = [row.text.strip()[2:].strip() for row in rows[1:]]
    plain = all(row.text.strip().startswith("- ") for row in rows[1:]) and not value
    return items if plain and not any(": " in item or item[:1] in "[{" or "," in item for item in items) else []


def _go_together(rows: Sequence[Row], first: int, second: int, entry: Entry, name: str) -> bool:
    """Whether both are lists, or records that have no part in common."""
    if isinstance(kind_of(entry.of, name), ListOf):
        return all(rows[at + 1].text.strip().startswith("- ") for at in (first, second))
    column = len(rows[first + 1].text) - len(rows[first + 1].text.lstrip(" "))
    keys = [
        {key for _, key in _fields(rows[at + 1 : _block(rows, at, column - STEP)], column)} for at in (first, second)
    ]
    return bool(keys[0]) and bool(keys[1]) and not keys[0] & keys[1]


def _whole_items(rows: list[Row], name: str, entry: Entry, column: int) -> list[Row]:
    """The rows with each record of a list in one piece, where its parts have a dash each."""
    at = next(at for at, key in _fields(rows, column) if key == name)
    parts = parts_of(entry.of, name)
    needed = {key for key, part in fields_of(parts).items() if part.metadata["required"]}
    begins = [index for index in range(at + 1, _block(rows, at, column)) if _part(rows[index], parts)[1]]
    ends = [*begins[1:], _block(rows, at, column)][: len(begins)]
    before: set[str] = set()
    start = -1
    for begin, end in zip(begins, ends, strict=True):
        keys = {key for row in rows[begin:end] if (key := _part(row, parts)[0])}
        lacks = not needed <= before or not needed <= keys
        if start >= 0 and keys and not keys & before and lacks:
            text = rows[begin].text
            dash = text.index("-")
            rows[begin] = Row(rows[begin].number, f"{text[:dash]} {text[dash + 1 :]}")
            same = (
                bool(entry.slips)
                and entry.slips[-1].key == "slip_one_item"
                and entry.slips[-1].first == rows[start].number
            )
            entry.slips[-1 if same else len(entry.slips) :] = [
                Slip(rows[start].number, rows[end - 1].number, "slip_one_item", entry.id, name)
            ]
            before |= keys
        else:
            start, before = begin, keys
    return rows


def _part(row: Row, parts: Any) -> tuple[str, bool]:
    """The part that a row names, and whether a dash stands before it."""
    found = shape(row.text, (), bare=False)
    key = canonical(found.key, names_of(parts)) if found.key and found.colon == ":" else ""
    return key, bool(key) and found.dash == "- "
