"""A row of any table, with a column map, as an entry of resources.yml: what its cells say of each field.

What is not understood stays as words, and what the map leaves out is counted.
"""

import re
from collections.abc import Collection, Iterable, Mapping

from vinestreet.directory.model import Listing
from vinestreet.exchange.facts.dates_ages_positions import date_in
from vinestreet.exchange.facts.plain_text import plain_text
from vinestreet.exchange.facts.vocabulary import answer_in
from vinestreet.exchange.importing.column_map import (
    CategoryColumn,
    CellParser,
    Cells,
    ColumnMap,
    all_of,
    first_label,
    folded,
    label_of,
)
from vinestreet.exchange.importing.contact_points import addresses_from_cells, numbers_from_cells
from vinestreet.exchange.importing.eligibility import (
    access_from_cells,
    ages_from_cells,
    cost_from_cells,
    languages_from_cells,
    requirements_from_cells,
    status_from_cells,
    welcomes_from_cells,
)
from vinestreet.exchange.importing.hours import hours_from_cells, hours_note_from_cells
from vinestreet.exchange.importing.import_report import ROW, ImportReport
from vinestreet.exchange.importing.listing_draft import NOT_SORTED, ImportContext, IncomingListing, ListingDraft, ended
from vinestreet.exchange.importing.location import address_from_cells, point_from_cells
from vinestreet.exchange.importing.safety import held_back, hide_place, keeps_secret, without_named_people
from vinestreet.schema.records import fields_of
from vinestreet.schema.secret_words import is_secret_address

RUN_BY = fields_of(Listing)["run_by"].metadata["kind"]


def _id(draft: ListingDraft, cells: Cells) -> None:
    draft.id = all_of(cells, "-")


def _name(field: str, between: str) -> CellParser:
    return lambda draft, cells: draft.put_name(field, all_of(cells, between))


def _text(field: str) -> CellParser:
    return lambda draft, cells: draft.put_text(field, all_of(cells, ". "), column=first_label(cells))


def _what(draft: ListingDraft, cells: Cells) -> None:
    draft.put_what(" ".join(map(ended, dict.fromkeys(cells.values()))))


def _sample(draft: ListingDraft, cells: Cells) -> None:
    for column, words in cells.items():
        if answer_in(words):
            draft.put("sample", True)
        else:
            draft.keep("more", words, "no_field", column=label_of(column), field="sample")


def _checked(draft: ListingDraft, cells: Cells) -> None:
    """Someone else's check: it goes into the source, in words."""
    for column, words in cells.items():
        day = date_in(words, draft.context.region)
        draft.checks.append((label_of(column), day.isoformat() if day else words))
        draft.report.kept(draft.row, "checked", words, "checked")


def _one_of(field: str, options: Collection[str]) -> CellParser:
    """Give the parser of a word of resources.yml, as our own table has it."""

    def parse(draft: ListingDraft, cells: Cells) -> None:
        for column, words in cells.items():
            if words in options:
                draft.put(field, words)
            else:
                draft.keep("more", words, "no_field", column=label_of(column), field=field)

    return parse


PARSERS: Mapping[str, CellParser] = {
    "id": _id,
    "name": _name("name", " – "),
    "what": _what,
    "organisation": _name("organisation", ", "),
    "run_by": _one_of("run_by", RUN_BY.options),
    "phone": numbers_from_cells("phone"),
    "text": numbers_from_cells("text"),
    "email": addresses_from_cells("email"),
    "chat": addresses_from_cells("chat"),
    "website": addresses_from_cells("website"),
    "address": address_from_cells,
    "at": point_from_cells,
    "hours": hours_from_cells,
    "hours_note": hours_note_from_cells,
    "cost": cost_from_cells,
    "who_for": _text("for"),
    "ages": ages_from_cells,
    "welcomes": welcomes_from_cells,
    "languages": languages_from_cells,
    "access": access_from_cells,
    "access_note": access_from_cells,
    "asks": requirements_from_cells,
    "status": status_from_cells,
    "checked": _checked,
    "source": _text("source"),
    "sample": _sample,
}


def listing_from_row(
    row: Mapping[str, str], chosen: ColumnMap, report: ImportReport, context: ImportContext
) -> IncomingListing | None:
    """Give the listing that `row` of a table makes, or None where the row says that it is not for the public.

    `row` has the cells that say something by column, and its place under ROW. Each becomes a field, stays as words in
    `more`, or is counted as left out, as all is that no field names. Whatever is missing is missing in the entry too,
    except that it needs sorting.
    """
    draft = ListingDraft(row[ROW], context, report)
    between = dict.fromkeys(chosen.address, ", ") | dict.fromkeys((*chosen.phone, *chosen.text), "; ")
    cells = {
        column: plain_text(_lines_with(between[column], cell) if column in between else _on_one_line(cell))
        for column, cell in row.items()
        if column != ROW
    }
    if column := held_back(cells):
        draft.leave(column, cells[column], "held_back")
        return None
    _hide(draft, cells, chosen)
    cells = without_named_people(draft, cells, (*chosen.leave_out, *chosen.names(), *_others(cells, chosen)))
    directory = context.site.directory
    _sort("needs", chosen.needs, cells, draft, directory.needs)
    _sort("area", chosen.area, cells, draft, directory.areas)
    for field, parse in PARSERS.items():
        columns = getattr(chosen, field)
        if filled := {column: cells[column] for column in columns if cells.get(column)}:
            parse(draft, filled)
    draft.fields.setdefault("needs", [NOT_SORTED])
    for column in chosen.more:
        draft.keep("more", cells.get(column, ""), "no_field", column=label_of(column), field="more")
    for columns, why in ((chosen.leave_out, "chosen"), (_others(cells, chosen), "not_named")):
        for column in columns:
            if words := cells.get(column):
                draft.leave(column, words, why)
    return draft.finish()


def _hide(draft: ListingDraft, cells: dict[str, str], chosen: ColumnMap) -> None:
    """Take out of `cells` where a place is that is kept secret, whichever column says so."""
    of_place = (*chosen.address, *chosen.at)
    confidential = any(answer_in(cells.get(column, ""), "confidential") for column in chosen.confidential)
    confidential |= any(is_secret_address(cells.get(column, "")) for column in chosen.address)
    if confidential or keeps_secret(cells):
        hide_place(draft, cells, (*of_place, *chosen.confidential, chosen.area.column))


def _lines_with(between: str, cell: str) -> str:
    """The lines of a cell with a sign between them: a comma in an address, a semicolon among numbers."""
    return re.sub(r"[\s,;]*\n[\s,;]*", between, cell.strip())


def _on_one_line(cell: str) -> str:
    """Lines of a cell are items of a list, as people make them with Alt and Enter, or lines that a program broke.

    The apostrophe goes that keeps spreadsheets from running a cell.
    """
    cell = re.sub(r"^'(?=[=+@-])", "", cell)
    return re.sub(r"[^\S\n]*\n\s*", "\n\u2022 ", cell) if _IS_LIST.search(cell) else cell


# Short lines, or such that begin anew.
_IS_LIST = re.compile(r"^.{1,40}\n(?:.{1,40}(?:\n|$))+\Z|[;,:]\s*\n")


def _sort(
    field: str, by: CategoryColumn, cells: Mapping[str, str], draft: ListingDraft, known: Collection[str]
) -> None:
    """Sort what a cell says into ids; what has none stays as words."""
    ids, unknown = list(by.always), []
    for word in _parts(cells.get(by.column, ""), by):
        found = by.by.get(folded(word)) or ((word,) if word in known else ())
        ids += [id_ for id_ in found if id_ not in ids]
        if not found or set(found) == {NOT_SORTED}:
            unknown.append(word)
    if len(ids) > 1:
        ids = [id_ for id_ in ids if id_ != NOT_SORTED]
    if ids:
        draft.put(field, ids if field == "needs" else ids[0])
    if field == "needs":
        draft.leave(field, ", ".join(unknown), "no_needs") if unknown else None
    else:
        draft.keep("more", ", ".join(unknown), f"no_{field}", column=label_of(by.column), field=field)


def _parts(cell: str, by: CategoryColumn) -> Iterable[str]:
    """What stands in a cell: as one where the map knows the whole, else in parts, and `A/B` in two only if need be."""
    if folded(cell) in by.by:
        return [cell]
    parts = [part for part in map(str.strip, re.split(r"[;|,]", cell)) if part]
    return [
        each
        for part in parts
        for each in ([part] if folded(part) in by.by else map(str.strip, part.split("/")))
        if each
    ]


def _others(cells: Mapping[str, str], chosen: ColumnMap) -> list[str]:
    """Columns that the map does not name, in the order of the table."""
    named = chosen.named()
    return [column for column in cells if cells[column] and column not in named]
