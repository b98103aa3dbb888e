"""Cells with opening times: in words, in the way of resources.yml, or with a column for each weekday."""

from vinestreet.exchange.cleaning.plain import sentences
from vinestreet.exchange.draft import LONGEST_TEXT, Draft
from vinestreet.exchange.spreadsheet.cells import Cells, first_label, together
from vinestreet.exchange.spreadsheet.column_names import day_of
from vinestreet.opening_hours.expression import LONGEST, HoursError, parse
from vinestreet.opening_hours.free_text.parser import HoursFound, hours_in
from vinestreet.schema.context import ReadOptions


def hours(draft: Draft, cells: Cells, known: ReadOptions) -> None:
    """Take opening times; they become a field only where all is understood."""
    days: dict[str, list[str]] = {}
    general = []
    for column, words in cells.items():
        if day := day_of(column):
            days.setdefault(day[0], []).append(words)
        else:
            general.append(words)
    by_day = [f"{day}: {' - '.join(words)}" for day, words in days.items()]
    said = "; ".join(dict.fromkeys([*general, *by_day]))
    found = _as_we_write(said) or hours_in(said)
    if not found.expression and len(cells) == 2 and not by_day:  # one column for days, and one for times
        found = hours_in(" ".join(general))
    if found.expression and not (found.left and by_day):
        draft.put("hours", found.expression)
        left = found.left
    else:
        left = said
    if left:
        first, rest = sentences(left, LONGEST_TEXT)
        draft.fields["hours_note"] = first
        draft.understood.kept(draft.row, "hours", left, "hours")
        draft.also(first_label(cells), rest)


def hours_note(draft: Draft, cells: Cells, known: ReadOptions) -> None:
    """Take words about opening times, behind those that could not be read."""
    before = draft.fields.pop("hours_note", "")
    draft.text("hours_note", " ".join(filter(None, [before, together(cells, ". ")])), first_label(cells))


def _as_we_write(words: str) -> HoursFound | None:
    """Hours that somebody writes as resources.yml does."""
    try:
        parse(words)
    except HoursError:
        return None
    return HoursFound(words, "") if len(words) <= LONGEST else None
