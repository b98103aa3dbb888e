"""Cells with ways to reach a place: numbers to call and to text, mail and web addresses."""

from typing import Any

from vinestreet.exchange.cleaning.phones import phones_in
from vinestreet.exchange.cleaning.web import emails_in, websites_in
from vinestreet.exchange.draft import Draft
from vinestreet.exchange.spreadsheet.cells import Cells, Reader, label_of
from vinestreet.exchange.spreadsheet.column_names import tells_something
from vinestreet.schema.context import ReadOptions


def phones(field: str) -> Reader:
    """Give the reader of numbers to call and to text; the name of a column is a label where it says what for."""

    def read(draft: Draft, cells: Cells, known: ReadOptions) -> None:
        by_kind: dict[str, list[Any]] = {"phone": [], "text": []}
        for column, words in cells.items():
            label = f"{label_of(column)}: " if tells_something(column) or field == "text" else ""
            found, left = phones_in(label + words, known.region)
            for phone in found:
                kind = phone.pop("kind", field) if isinstance(phone, dict) else field
                line = phone["number"] if isinstance(phone, dict) and len(phone) == 1 else phone
                if kind == "fax":
                    draft.leave_out(field, words, "fax")
                elif line not in by_kind[kind]:
                    by_kind[kind].append(line)
            draft.keep(field, label_of(column), left.removeprefix(label), "phone")
        for kind, lines in by_kind.items():
            _put_several(draft, kind, lines)

    return read


def addresses(field: str) -> Reader:
    """Give the reader of addresses in the net."""

    def read(draft: Draft, cells: Cells, known: ReadOptions) -> None:
        find = emails_in if field == "email" else websites_in
        values: list[str] = []
        for column, words in cells.items():
            found, left = find(words)
            values += [value for value in found if value not in values]
            draft.keep(field, label_of(column), left, "website" if field == "chat" else field)
        _put_several(draft, field, values)

    return read


def _put_several(draft: Draft, field: str, values: list[Any]) -> None:
    """One value, or several after those that stand there already."""
    before = draft.fields.get(field, [])
    before = before if isinstance(before, list) else [before]
    values = before + [value for value in values if value not in before]
    if values:
        draft.put(field, values[0] if len(values) == 1 else values)
