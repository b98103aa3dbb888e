"""Joining tables by their ids, written as they may be: 12, "12.0", a UUID in capitals, a hash."""

import re
from typing import Any

from vinestreet.exchange.opening.gathering import RUNS, Row, Tables
from vinestreet.exchange.opening.objects import PARTS
from vinestreet.exchange.opening.tables import ROW
from vinestreet.exchange.understood import Understood

ById = dict[str, Row]

# Links to one object: in a row of this kind, this column, to this kind, which becomes this part.
_TO_ONE = (
    ("service", "organization_id", "organization", "organization"),
    ("service", "program_id", "program", "program"),
    ("service_at_location", "location_id", "location", "location"),
    ("location", "organization_id", "organization", RUNS),
    ("attribute", "taxonomy_term_id", "taxonomy_term", "taxonomy_term"),
    ("taxonomy_term", "taxonomy_id", "taxonomy", "taxonomy_detail"),
    ("service_capacity", "unit_id", "unit", "unit"),
)
_LINKED = ("service", "organization", "location", "service_at_location", "contact", "phone")
_COLUMNS = {f"{kind}_id": kind for kind in _LINKED}
# Lists that are made by hand in nesting.py, or that no listing needs.
_NOT_JOINED = {("organization", "locations"), ("organization", "programs")}


def key_of(value: Any) -> str:
    """Give an id in the one spelling that equal ids share; empty for none."""
    if value is None or isinstance(value, bool | dict | list):
        return ""
    text = str(value).strip().strip("{}").casefold()
    if text.endswith(".0") and text[:-2].isdigit():
        return text[:-2]
    return text.replace("-", "") if re.fullmatch(r"[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", text) else text


def by_id(kind: str, tables: Tables, understood: Understood) -> ById:
    """Give the rows of a table by id; the first row that has an id keeps it, and one that only repeats another goes."""
    found: ById = {}
    kept = []
    for row in tables.get(kind, []):
        key = key_of(row.get("id"))
        first = found.setdefault(key, row) if key else row
        if first is not row:
            if _same(first, row):
                understood.left_out(str(row[ROW]), f"{kind}.id", str(row["id"]), "row_twice")
                continue
            understood.left_out(str(row[ROW]), f"{kind}.id", str(row["id"]), "id_twice")
        kept.append(row)
    tables[kind] = kept
    return found


def join(tables: Tables, found: dict[str, ById], understood: Understood) -> None:
    """Put each row inside the rows that it names. `found` gives the rows of each kind that is named, by id."""
    for kind, column, target, part in _TO_ONE:
        for row in tables.get(kind, []):
            if value := row.get(column):
                if isinstance(row.get(part), dict):
                    continue
                if other := found[target].get(key_of(value)):
                    row[part] = other
                else:
                    understood.left_out(str(row[ROW]), f"{kind}.{column}", str(value), "no_such_link")
    for kind, rows in tables.items():
        owners = [
            (column, owner, part)
            for column, owner in _COLUMNS.items()
            for part, inside in PARTS[owner].items()
            if inside == f"{kind}[]" and (owner, part) not in _NOT_JOINED
        ]
        if kind == "attribute":
            owners = _owners_of_attributes(owners)
        if owners:
            for row in rows:
                _put_inside(kind, row, owners, found, understood)


def _owners_of_attributes(owners: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Since 2.0 an attribute has `link_id` for whatever it belongs to; before, it had columns as all others have."""
    return owners + [("link_id", owner, part) for _, owner, part in owners]


def _put_inside(
    kind: str, row: Row, owners: list[tuple[str, str, str]], found: dict[str, ById], understood: Understood
) -> None:
    named: dict[str, bool] = {}
    for column, owner, part in owners:
        if row.get(column):
            other = found[owner].get(key_of(row[column]))
            if other is not None:
                append(other, part, row)
            named[column] = named.get(column, False) or other is not None
    if any(named.values()):
        for column in (column for column, there in named.items() if not there):
            understood.left_out(str(row[ROW]), f"{kind}.{column}", str(row[column]), "no_such_link")
    else:
        words = "; ".join(str(value) for key, value in row.items() if not key.endswith("id") and key != ROW)
        understood.left_out(str(row[ROW]), kind, words, "belongs_nowhere")


def append(owner: Row, part: str, item: Any) -> None:
    """Put `item` into a list inside `owner`; what stood there as a single value stays before it."""
    inside = owner.get(part)
    if isinstance(inside, list):
        inside.append(item)
    else:
        owner[part] = [item] if inside is None else [inside, item]


def _same(first: Row, second: Row) -> bool:
    """Whether two rows say the same, wherever they stand."""
    return {**first, ROW: ""} == {**second, ROW: ""}
