"""What somebody wrote as several fields and what is one: a number on each of two lines, each day's hours, a point."""

import re
from collections.abc import Callable, Sequence

from vinestreet.directory.entry_heads import Entry
from vinestreet.directory.entry_layout import STEP
from vinestreet.directory.line_shapes import Row, Shape, canonical, kind_of, names_of, shape
from vinestreet.directory.model import Listing
from vinestreet.directory.slips import Slip
from vinestreet.directory.value_slips import in_quotes, is_block
from vinestreet.opening_hours.field_type import suggestion
from vinestreet.schema.field_names import plain_name
from vinestreet.schema.records import ListOf

_DAY = re.compile(r"(?:mo|tu|we|th|fr|sa|su|mon|tues?|wed|thurs?|thu|fri|sat|sun|weekends?|weekdays?|\w+day)s?(?:_.*)?")
_LATITUDE, _LONGITUDE = {"lat", "latitude", "latitud", "breite"}, {"lon", "lng", "long", "longitude", "longitud"}
_Fields = list[tuple[Row, Shape]]


def joined(entry: Entry, header: int) -> list[Row]:
    """Give the rows of an entry whose id stands in the column `header`, with one field for each of what is one."""
    if entry.of is not Listing:
        return entry.rows
    rows, done = list(entry.rows), []
    at = 0
    while at < len(rows):
        taken = 0
        for find in (_days, _point, _same):
            if found := find(rows[at:], header + STEP):
                taken, line, key, values = found
                first, last = rows[at].number, rows[at + taken - 1].number
                entry.slips.append(Slip(first, last, key, entry.id, line.partition(":")[0], values))
                done.append(Row(first, f"{' ' * (header + STEP)}{line}"))
                break
        done += [] if taken else [rows[at]]
        at += taken or 1
    return done


_Found = tuple[int, str, str, dict[str, object]] | None


def _fields(rows: Sequence[Row], column: int, fits: Callable[[str], bool]) -> _Fields:
    """The fields with a value on their line at the beginning of `rows` whose names fit."""
    found: _Fields = []
    for at, row in enumerate(rows):
        one = shape(row.text, (), bare=False)
        below = rows[at + 1].text if at + 1 < len(rows) else ""
        deeper = len(below) - len(below.lstrip(" ")) > column and bool(below.strip())
        right = one.key and one.colon == ":" and not one.dash and one.column == column and one.value
        if not right or deeper or is_block(one.value) or not fits(plain_name(one.key)):
            break
        found.append((row, one))
    return found


def _days(rows: Sequence[Row], column: int) -> _Found:
    """Hours day by day, each day as a field of its own, with or without the name of the hours above them."""
    above = 1 if rows[0].text.strip() == "hours:" else 0
    found = _fields(rows[above:], column, lambda name: bool(_DAY.fullmatch(name)))
    if not found or len(found) + above < 2:
        return None
    said = "; ".join(f"{one.key} {_bare(one.value)}" for _, one in found)
    near = suggestion(said)
    line = f"hours: {in_quotes(near)}" if near else f"hours_note: {in_quotes(said)}"
    return above + len(found), line, "hours_by_day", {"found": said[:120]}


def _point(rows: Sequence[Row], column: int) -> _Found:
    found = _fields(rows[:3], column, lambda name: name in _LATITUDE | _LONGITUDE)
    if len(found) != 2:
        return None
    (_, one), (_, other) = found
    if plain_name(one.key) in _LONGITUDE:
        one, other = other, one
    values: dict[str, object] = {"found": f"{one.key}, {other.key}"}
    return 2, f"at: [{_bare(one.value)}, {_bare(other.value)}]", "slip_point_apart", values


def _same(rows: Sequence[Row], column: int) -> _Found:
    """A field that takes several values, once for each of them: `phone` twice, or `phone` and `phone2`."""
    names = names_of(Listing)

    def named(key: str) -> str:
        return canonical(re.sub(r"_?\d$", "", key), names)

    first = shape(rows[0].text, (), bare=False).key
    name = named(plain_name(first)) if first else ""
    kind = kind_of(Listing, name) if name else None
    if not (isinstance(kind, ListOf) and kind.or_one):
        return None
    found = _fields(rows, column, lambda key: named(key) == name)
    values = list(dict.fromkeys(one.value for _, one in found))
    if len(values) < 2 or any(value[0] in "[{" for value in values):
        return None
    whole = ", ".join(value if value[0] in "\"'" else in_quotes(value) for value in values)
    return len(found), f"{name}: [{whole}]", "slip_fields_apart", {"name": name}


def _bare(value: str) -> str:
    return value.strip("\"' ")
