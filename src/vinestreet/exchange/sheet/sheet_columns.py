"""The columns of our own sheet, which follow from the model: one for each value that somebody may want to change.

A record has a column for each of its parts (`checked on`), a list of records one for each part of each item, counted
from 1 (`phone 2 label`), with room for one item more than any place has. A list of plain values is one cell.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import Any

from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import Entry
from vinestreet.schema.context import FieldType
from vinestreet.schema.records import ListOf, Record, fields_of

ID = "id"
MARK = "vinestreet"  # the column by which a sheet of ours is known, and what was exported (row_mark.py)

Path = tuple[str | int, ...]
Leaves = Mapping[Path, Any]
# Records whose parts say one thing each; of the others, a part means little without the rest.
_APART = frozenset({"asks", "welcomes"})


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its `name` at the head, and the `path` of its value in an entry, whose items are counted from 0.

    `kind` is what a cell holds, or each value in it where it holds `several`. `required` is what no place can be
    without. `blank` is the word that says no more than an empty cell.
    """

    name: str
    path: Path
    kind: FieldType[Any]
    several: bool = False
    required: bool = False
    blank: str = ""

    @property
    def unit(self) -> Path:
        """What changes as a whole: whoever changes a part has seen the other parts."""
        if self.path[0] in _APART:
            return self.path
        return self.path[:2] if len(self.path) == 3 else self.path[:1]


def columns_for(entries: Iterable[Entry]) -> list[SheetColumn]:
    """Give the columns of a sheet with these entries, in the order of the model."""
    most = dict.fromkeys(_lists_of_records(), 0)
    for entry in entries:
        for name in most:
            value = entry.get(name, ())
            most[name] = max(most[name], len(value) if isinstance(value, list | tuple) else 1)
    return list(_columns(tuple((name, count + 1) for name, count in most.items())))


def column_called(head: str) -> SheetColumn | None:
    """Give the column that is meant by the head of one, in whatever case and with whatever between its words."""
    plain = plain_head(head)
    number = re.search(r" ([1-9]\d?)(?: |$)", plain)
    return _by_head(int(number[1]) if number else 1).get(plain)


def moved_to(column: SheetColumn, item: int) -> SheetColumn:
    """Give the same column of another item of its list, counted from 0."""
    field, at, part = column.path
    name = column.name.replace(f" {int(at) + 1}", f" {item + 1}", 1)
    return replace(column, name=name, path=(field, item, part))


def plain_head(head: str) -> str:
    """Give the head of a column without what programs and people change about it."""
    return " ".join(re.split(r"[\s._\-\u00a0\ufeff'\"]+", head.casefold())).strip()


def leaves_of(entry: Entry) -> dict[Path, Any]:
    """Give every value of an entry by its path; lists of plain values are one value."""
    return dict(_leaves(entry))


def entry_of(leaves: Leaves) -> Entry:
    """Give the entry that has these values, with every record written out; items that have no value are not there."""
    entry: Entry = {}
    for (field, *rest), value in leaves.items():
        if not rest:
            entry[str(field)] = value
        elif len(rest) == 1:
            entry.setdefault(str(field), {})[rest[0]] = value
        else:
            entry.setdefault(str(field), {}).setdefault(rest[0], {})[rest[1]] = value
    for field, value in entry.items():
        if isinstance(value, dict) and all(isinstance(key, int) for key in value):
            entry[field] = [_in_order(field, value[at]) for at in sorted(value)]
        elif isinstance(value, dict):
            entry[field] = _in_order(field, value)
    return entry


def _in_order(field: str, record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in _record(field).parts if name in record}


def _record(field: str) -> Record[Any]:
    kind = fields_of(Listing)[field].metadata["kind"]
    return kind.kind if isinstance(kind, ListOf) else kind  # type: ignore[return-value]


def _leaves(entry: Entry) -> Iterator[tuple[Path, Any]]:
    for name, part in fields_of(Listing).items():
        if name not in entry:
            continue
        kind, value = part.metadata["kind"], entry[name]
        if isinstance(kind, ListOf):
            items = value if isinstance(value, list | tuple) else [value]
            if not isinstance(kind.kind, Record):
                yield (name,), list(items)
                continue
            for at, item in enumerate(items):
                yield from (((name, at, key), each) for key, each in _parts(kind.kind, item).items())
        elif isinstance(kind, Record):
            yield from (((name, key), each) for key, each in _parts(kind, value).items())
        else:
            yield (name,), value


def _parts(kind: Record[Any], value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {next(iter(kind.parts)): value}


@cache
def _lists_of_records() -> tuple[str, ...]:
    kinds = {name: part.metadata["kind"] for name, part in fields_of(Listing).items()}
    return tuple(name for name, kind in kinds.items() if isinstance(kind, ListOf) and isinstance(kind.kind, Record))


@cache
def _by_head(most: int) -> dict[str, SheetColumn]:
    return {plain_head(column.name): column for column in _columns(tuple((name, most) for name in _lists_of_records()))}


@cache
def _columns(most: tuple[tuple[str, int], ...]) -> tuple[SheetColumn, ...]:
    return tuple(column for name in fields_of(Listing) for column in _columns_of(name, dict(most)))


def _columns_of(name: str, most: Mapping[str, int]) -> Iterator[SheetColumn]:
    part = fields_of(Listing)[name]
    kind, required = part.metadata["kind"], part.metadata["required"]
    if isinstance(kind, ListOf) and isinstance(kind.kind, Record):
        for at in range(most[name]):
            yield from _columns_of_record(kind.kind, (name, at), None)
    elif isinstance(kind, Record):
        yield from _columns_of_record(kind, (name,), part.default)
    elif isinstance(kind, ListOf):
        yield SheetColumn(name, (name,), kind.kind, several=True, required=required)
    else:
        yield SheetColumn(name, (name,), kind, required=required, blank=_blank(part.default))


def _columns_of_record(kind: Record[Any], path: Path, default: object) -> Iterator[SheetColumn]:
    shown = [str(step + 1) if isinstance(step, int) else step for step in path]
    for at, (name, part) in enumerate(kind.parts.items()):
        words = shown if kind.short and not at else [*shown, name]
        blank = _blank(getattr(default, part.name, part.default))
        yield SheetColumn(" ".join(words), (*path, name), part.metadata["kind"], blank=blank)


def _blank(default: object) -> str:
    return default if isinstance(default, str) else ""


def units_of(columns: Iterable[SheetColumn]) -> dict[Path, list[SheetColumn]]:
    """Give the columns by what changes as a whole."""
    ordered = sorted(columns, key=lambda column: [str(step) for step in column.unit])
    return {unit: list(group) for unit, group in groupby(ordered, key=lambda column: column.unit)}
