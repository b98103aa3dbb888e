"""A row of any table, with a column map, as an entry of resources.yml."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from vinestreet.directory.model import Area
from vinestreet.exchange.cleaning.plain import plain
from vinestreet.exchange.cleaning.secret import address_is_secret, place_is_secret
from vinestreet.exchange.cleaning.words_of_facts import is_yes
from vinestreet.exchange.draft import Draft, Incoming
from vinestreet.exchange.not_sorted import NOT_SORTED
from vinestreet.exchange.opening.tables import ROW
from vinestreet.exchange.spreadsheet.cell_readers import READERS
from vinestreet.exchange.spreadsheet.cells import label_of
from vinestreet.exchange.spreadsheet.column_map import ColumnMap, Sorted, folded
from vinestreet.exchange.understood import Understood
from vinestreet.schema.context import ReadOptions


def incoming_from(row: Mapping[str, str], chosen: ColumnMap, understood: Understood, known: ReadOptions) -> Incoming:
    """Give the listing that `row` of a table makes; `known` has the ids of needs and areas, and whose phones are meant.

    `row` has the cells that say something by column, and its place under ROW. Each becomes a field, stays as words in
    `more`, or is counted as left out. Whatever is missing is missing in the entry too, except that it needs sorting.
    """
    draft = Draft(row[ROW], understood)
    cells = {column: plain(_on_one_line(cell)) for column, cell in row.items() if column != ROW}
    _sort("needs", chosen.needs, cells, draft, known)
    _sort("area", chosen.area, cells, draft, known)
    known = _there(draft, known)
    _hide(draft, cells, chosen)
    for field, read in READERS.items():
        columns = getattr(chosen, field)
        if said := {column: cells[column] for column in columns if cells.get(column)}:
            read(draft, said, known)
    draft.fields.setdefault("needs", [NOT_SORTED])
    for column in _others(cells, chosen):
        draft.keep("more", label_of(column), cells[column], "no_field")
    for column in chosen.leave_out:
        draft.leave_out(column, cells.get(column, ""), "chosen")
    return draft.incoming()


def _hide(draft: Draft, cells: dict[str, str], chosen: ColumnMap) -> None:
    """Take out of `cells` where a place is that is kept secret; the report does not tell it either."""
    says_so = any(is_yes(cells.get(column, "")) for column in chosen.confidential)
    says_so |= any(address_is_secret(cells.get(column, "")) for column in chosen.address)
    if says_so or any(place_is_secret(cells.get(column, "")) for column in (*chosen.name, *chosen.what)):
        draft.put("confidential", True)
        for field, columns in (("address", chosen.address), ("at", chosen.at)):
            for column in columns:
                if cells.pop(column, ""):
                    draft.understood.left_out(draft.row, field, "", "confidential")
        for column in chosen.confidential:
            cells.pop(column, "")


def _there(draft: Draft, known: ReadOptions) -> ReadOptions:
    """Phone numbers are those of the country that the area lies in."""
    area = known.ids["areas"].get(draft.fields.get("area", ""))
    return replace(known, region=area.country) if isinstance(area, Area) and area.country else known


def _on_one_line(cell: str) -> str:
    """Lines of a cell are items of a list, as people make them with Alt and Enter, or lines that a program broke.

    The apostrophe goes that keeps spreadsheets from running a cell.
    """
    cell = re.sub(r"^'(?=[=+@-])", "", cell)
    return re.sub(r"[^\S\n]*\n\s*", "\n\u2022 ", cell) if _IS_LIST.search(cell) else cell


# Short lines, or such that begin anew.
_IS_LIST = re.compile(r"^.{1,40}\n(?:.{1,40}(?:\n|$))+\Z|[;,:]\s*\n")


def _sort(field: str, by: Sorted, cells: Mapping[str, str], draft: Draft, known: ReadOptions) -> None:
    """Sort what a cell says into ids; what has none stays as words."""
    ids, unknown = list(by.always), []
    for word in _parts(cells.get(by.column, ""), by):
        found = by.by.get(folded(word)) or ((word,) if word in known.ids[_GROUP[field]] else ())
        ids += [id_ for id_ in found if id_ not in ids]
        if not found or set(found) == {NOT_SORTED}:
            unknown.append(word)
    if len(ids) > 1:
        ids = [id_ for id_ in ids if id_ != NOT_SORTED]
    if ids:
        draft.put(field, ids if field == "needs" else ids[0])
    draft.keep(field, label_of(by.column), ", ".join(unknown), f"no_{field}")


_GROUP = {"needs": "needs", "area": "areas"}


def _parts(cell: str, by: Sorted) -> Iterable[str]:
    """What stands in a cell, as one where the map knows the whole, else in its parts."""
    if folded(cell) in by.by:
        return [cell]
    return [part for part in map(str.strip, re.split(r"[;|,/]", cell)) if part]


def _others(cells: Mapping[str, str], chosen: ColumnMap) -> list[str]:
    """Columns that the map gives to `more` or does not name, in the order of the table."""
    named = chosen.named() - set(chosen.more)
    return [column for column in cells if cells[column] and column not in named]
