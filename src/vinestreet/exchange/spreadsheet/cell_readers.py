"""What the cells of a row say of each field, and where what is not understood goes."""

import re
from collections.abc import Collection, Mapping

from vinestreet.directory.model import ACCESS, Listing
from vinestreet.exchange.cleaning.dates_and_languages import date_in, languages_in
from vinestreet.exchange.cleaning.plain import sentences
from vinestreet.exchange.cleaning.words_of_facts import ages_in, cost_in, is_yes, position_in, status_in
from vinestreet.exchange.draft import LONGEST_NAME, LONGEST_TEXT, LONGEST_WHAT, Draft
from vinestreet.exchange.spreadsheet.cell_hours import hours, hours_note
from vinestreet.exchange.spreadsheet.cell_reach import addresses, phones
from vinestreet.exchange.spreadsheet.cells import Cells, Reader, first_label, label_of, together
from vinestreet.schema.context import ReadOptions
from vinestreet.schema.records import fields_of

RUN_BY = fields_of(Listing)["run_by"].metadata["kind"]


def _text(field: str, between: str, most: int) -> Reader:
    def read(draft: Draft, cells: Cells, known: ReadOptions) -> None:
        draft.text(field, together(cells, between), first_label(cells), most)

    return read


def _what(draft: Draft, cells: Cells, known: ReadOptions) -> None:
    first, rest = sentences(" ".join(_sentence(words) for words in dict.fromkeys(cells.values())), LONGEST_WHAT)
    draft.put("what", first)
    draft.also("", rest)


def _asks(draft: Draft, cells: Cells, known: ReadOptions) -> None:
    said = " ".join(_sentence(f"{label_of(column)}: {words}") for column, words in cells.items())
    first, rest = sentences(said, LONGEST_TEXT)
    draft.put("asks", {"words": first})
    draft.also("", rest)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _sample(draft: Draft, cells: Cells, known: ReadOptions) -> None:
    for column, words in cells.items():
        if is_yes(words):
            draft.put("sample", True)
        else:
            draft.keep("sample", label_of(column), words, "no_field")


def _source(draft: Draft, cells: Cells, known: ReadOptions) -> None:
    draft.text("source", together(cells, ". "), first_label(cells), 300)


def _address(draft: Draft, cells: Cells, known: ReadOptions) -> None:
    """Parts with commas between, and a space before the code at the end."""
    said = together(cells, ", ")
    draft.text("address", re.sub(r",? (?=\d{5}(?:-\d{4})?$)", " ", said), first_label(cells), 160)


def _at(draft: Draft, cells: Cells, known: ReadOptions) -> None:
    position = position_in(together(cells, ", ") if len(cells) == 1 else ", ".join(cells.values()))
    if position:
        draft.put("at", list(position))
    else:
        draft.keep("at", ", ".join(map(label_of, cells)), ", ".join(cells.values()), "position")


def _languages(draft: Draft, cells: Cells, known: ReadOptions) -> None:
    found, left = languages_in("; ".join(cells.values()))
    if found:
        draft.put("languages", found)
    draft.keep("languages", first_label(cells), left, "language")


def _ages(draft: Draft, cells: Cells, known: ReadOptions) -> None:
    said = " - ".join(cells.values())
    if ages := ages_in(said):
        draft.put("ages", ages)
    else:
        draft.keep("ages", first_label(cells), said, "ages")


def _cost(draft: Draft, cells: Cells, known: ReadOptions) -> None:
    kind, words = cost_in(together(cells, ". "))
    first, rest = sentences(words, LONGEST_TEXT)
    draft.put("cost", {"is": kind, "words": first} if first else kind)
    draft.also(first_label(cells), rest)


def _status(draft: Draft, cells: Cells, known: ReadOptions) -> None:
    said = together(cells, ", ")
    status = status_in(said)
    if status is None:
        draft.keep("status", first_label(cells), said, "status")
    elif status == "open":
        draft.understood.field(draft.row, "status")
    else:
        draft.put("status", {"is": status, "words": said} if len(said) > 8 else status)


def _checked(draft: Draft, cells: Cells, known: ReadOptions) -> None:
    """Someone else's check: it goes into the source, in words."""
    for column, words in cells.items():
        day = date_in(words, known.region)
        draft.checks.append((label_of(column), day.isoformat() if day else words))
        draft.understood.kept(draft.row, "checked", words, "checked")


def _id(draft: Draft, cells: Cells, known: ReadOptions) -> None:
    draft.id = together(cells, "-")


def _words_of_ours(field: str, options: Collection[str], several: bool) -> Reader:
    """Give the reader of words of resources.yml, as our own table has them."""

    def read(draft: Draft, cells: Cells, known: ReadOptions) -> None:
        for column, words in cells.items():
            parts = [part.strip() for part in re.split(r"[;,]", words)] if several else [words]
            found = [part for part in parts if part in options]
            if found:
                draft.put(field, found if several else found[0])
            others = [part for part in parts if part not in options]
            draft.keep(field, label_of(column), ", ".join(others), "no_field")

    return read


READERS: Mapping[str, Reader] = {
    "id": _id,
    "name": _text("name", " – ", LONGEST_NAME),
    "what": _what,
    "organisation": _text("organisation", ", ", 120),
    "run_by": _words_of_ours("run_by", RUN_BY.options, False),
    "phone": phones("phone"),
    "text": phones("text"),
    "email": addresses("email"),
    "chat": addresses("chat"),
    "website": addresses("website"),
    "address": _address,
    "at": _at,
    "hours": hours,
    "hours_note": hours_note,
    "cost": _cost,
    "who_for": _text("for", ". ", LONGEST_TEXT),
    "ages": _ages,
    "languages": _languages,
    "access": _words_of_ours("access", ACCESS.options, True),
    "access_note": _text("access_note", ". ", LONGEST_TEXT),
    "asks": _asks,
    "status": _status,
    "checked": _checked,
    "source": _source,
    "sample": _sample,
}
