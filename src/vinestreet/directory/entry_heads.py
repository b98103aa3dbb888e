"""Where entries of resources.yml begin: their first lines, whatever slipped in these, and where one has gone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from vinestreet.directory.entry_layout import STEP
from vinestreet.directory.line_shapes import Row, canonical, names_of, shape
from vinestreet.directory.slips import Slip
from vinestreet.directory.suspicious_lines import SECTION
from vinestreet.directory.value_slips import ODD_SPACES
from vinestreet.schema.flow_text import key_text
from vinestreet.schema.records import fields_of
from vinestreet.schema.text import slug

_HEAD = re.compile(
    rf"(?P<indent>[ \t{ODD_SPACES}]*)(?P<q>[\"']?)(?P<name>[^\s:#\"'\[{{-][^:#]*?)(?P=q)[ {ODD_SPACES}]*"
    r"(?P<colon>[:;：]?)\s*(?:#.*)?$"
)
_WITH_VALUE = re.compile(r"(?P<indent> *)(?P<name>[^\s:#\"'\[{-][^:#]*): +(?P<value>.+)$")
_NAME = re.compile(r" +(?:name|label): *[\"']?(.*?)[\"']? *$")
# Fields that an entry begins with.
_FIRST = {"name", "what", "needs", "label", "icon"}
Rows = list[Row]


@dataclass(slots=True)
class Entry:
    """The rows of an entry, a record of the dataclass `of`: its first line (`head`), and those below it."""

    id: str
    head: Row
    rows: Rows
    of: Any
    gap: bool = True  # whether an empty line, or the beginning of the section, stands above it
    slips: list[Slip] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The number of its last line that holds anything."""
        return next((row.number for row in reversed(self.rows) if row.text.strip()), self.head.number)

    def tell(self, row: Row, key: str, **values: object) -> None:
        """Note what slipped in a row."""
        self.slips.append(Slip(row.number, row.number, key, self.id, values=values))

    def fields(self, column: int) -> list[tuple[int, str]]:
        """Give the fields that stand in the `column`, and the rows in which they do."""
        found = []
        for at, row in enumerate(self.rows):
            key = shape(row.text, (), bare=False)
            if key.key and not key.dash and key.colon == ":" and key.column == column:
                found.append((at, key.key))
        return found


def id_of(rows: Sequence[Row]) -> str:
    """Give an id made of the name in the rows of an entry; empty where there is none."""
    name = next((match[1] for row in rows if (match := _NAME.match(row.text))), "")
    return slug(re.sub(r"['’]", "", name))[:50].strip("-")


def begun(rows: Sequence[Row], at: int, of: Any, column: int) -> Entry | None:
    """Give the entry that begins with a row, whatever slipped in it; ids stand in the `column`."""
    row = rows[at]
    if row.text[: column + 1].isspace():  # most rows, of ten thousand entries
        end = row.text.rstrip()
        words = not end.endswith((":", ";", "：")) and at > 0 and not rows[at - 1].is_blank
        if words or ":" in end[:-1]:
            return None
    if row.is_blank:
        return None
    gap = at == 0 or rows[at - 1].is_blank or bool(SECTION.match(rows[at - 1].text))
    names = names_of(of)
    found = _HEAD.match(row.text)
    if not found:
        value = _WITH_VALUE.match(row.text)
        if not value or len(value["indent"]) != column or value["name"] in fields_of(of):
            return None
        if value["value"][0] in "{[" or value["value"].split(" #")[0].strip() == "null":
            return Entry(value["name"], row, [], of, gap)
        begins = _first_below(rows, at, of) in _FIRST and not canonical(value["name"], names)
        return Entry(value["name"], row, [], of, gap) if begins else None
    name, indent = found["name"], found["indent"]
    usual = found["colon"] == ":" and indent == " " * column
    below = _first_below(rows, at, of)
    if usual and (name not in fields_of(of) or below == "name"):
        return Entry(name, row, [], of, gap)
    if below not in _FIRST or name in fields_of(of) or len(name) > 60 or canonical(name, names) in fields_of(of):
        return None
    if not found["colon"] and not gap:
        return None
    if len(indent) > column and not gap and found["colon"] != ":":
        return None
    return Entry(name, row, [], of, gap)


def _first_below(rows: Sequence[Row], at: int, of: Any) -> str:
    """The field that the next row names."""
    below = (rows[index] for index in range(at + 1, len(rows)))  # a slice would copy the whole rest
    row = next((row for row in below if not row.is_blank), None)
    return canonical(shape(row.text, [names_of(of)], bare=True).key, names_of(of)) if row else ""


def begun_without_id(rows: Sequence[Row], at: int, of: Any, column: int) -> Entry | None:
    """Give the entry whose first line is lost, where the row names a field of one."""
    found = shape(rows[at].text, (), bare=False)
    if found.key not in _FIRST or found.colon != ":" or found.dash or found.column != column + STEP:
        return None
    above = rows[at - 1] if at else rows[at]
    if not above.is_blank and not SECTION.match(above.text):
        return None  # something that is no id, as `-soup:`
    return _without_id(rows[at], list(_up_to_gap(rows, at)), of, column, [])


def _up_to_gap(rows: Sequence[Row], at: int) -> Iterator[Row]:
    for index in range(at, len(rows)):
        if not rows[index].text.strip():
            return
        yield rows[index]


def _without_id(first: Row, named_in: Rows, of: Any, column: int, rows: Rows) -> Entry:
    made = id_of(named_in) or "new-place"
    head = f"{key_text(made)}:"
    entry = Entry(made, Row(first.number, " " * column + head), rows, of)
    entry.tell(first, "slip_no_id", found=head, spaces=column)
    return entry


def split_at_lost_ids(entry: Entry, column: int) -> list[Entry]:
    """Give the entries that an entry is in truth: where its first fields come again, the line of an id is lost."""
    found = [(at, name) for at, name in entry.fields(column + STEP) if name in names_of(entry.of).values()]
    starts: list[int] = []
    seen: set[str] = set()
    for index, (at, name) in enumerate(found):
        again = name in seen and name in _FIRST
        if again and sum(each in seen for _, each in found[index : index + 6] if each in _FIRST) > 1:
            starts.append(at)
            seen = set()
        seen.add(name)
    if not starts:
        return [entry]
    ends = [*starts[1:], len(entry.rows)]
    pieces = [Entry(entry.id, entry.head, entry.rows[: starts[0]], entry.of, entry.gap, entry.slips)]
    for start, end in zip(starts, ends, strict=True):
        rows = entry.rows[start:end]
        pieces.append(_without_id(rows[0], rows, entry.of, column, rows))
    return pieces


def mend_head(entry: Entry, column: int) -> Row:
    """Give the first line of an entry, mended; all below it is moved with it where that belongs so."""
    row = entry.head
    found = _HEAD.match(row.text)
    if not found:
        value = _WITH_VALUE.match(row.text)
        if not value or value["value"][0] in "{[" or not entry.rows:
            return row
        entry.tell(row, "slip_id_value", found=value["value"][:60])
        first = next(iter(fields_of(entry.of)))
        if first not in {name for _, name in entry.fields(column + STEP)}:
            entry.rows = [Row(row.number, f"{' ' * (column + STEP)}{first}: {value['value']}"), *entry.rows]
        return Row(row.number, f"{value['indent']}{value['name']}:")
    indent, colon = found["indent"], found["colon"]
    name = f"{found['q']}{found['name']}{found['q']}"
    mended = Row(row.number, f"{' ' * column}{name}:")
    by = column - len(indent)
    if indent.strip(" "):
        entry.tell(row, "tab" if "\t" in indent else "slip_odd_space", spaces=column)
    elif by:
        _move(entry, column, by)
    if colon != ":":
        entry.tell(row, "slip_no_colon_id" if not colon else "slip_other_colon", found=colon)
    return mended if mended.text.strip() != row.text.strip() or by or indent.strip(" ") else row


def _move(entry: Entry, column: int, by: int) -> None:
    """Move an entry whose id stands so far from its `column`, with the rows below it where they stand as far."""
    inner = [each for each in entry.rows if not each.is_blank]
    columns = [len(each.text) - len(each.text.lstrip(" ")) for each in inner]
    moved = not columns or columns[0] != column + STEP
    if not moved or any(each + by < 0 for each in columns):
        entry.tell(entry.head, "slip_indent", spaces=column, found=column - by)
        return
    entry.rows = [_shifted(each, by) for each in entry.rows]
    last = inner[-1].number if inner else entry.head.number
    key = "slip_entry_left" if by > 0 else "slip_entry_right"
    entry.slips.append(Slip(entry.head.number, last, key, entry.id, values={"spaces": column, "by": abs(by)}))


def _shifted(row: Row, by: int) -> Row:
    if not row.text.strip():
        return row
    return Row(row.number, " " * by + row.text if by > 0 else row.text[-by:])
