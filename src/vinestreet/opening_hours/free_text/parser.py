"""Opening hours from free text, as American directories write them: M-F 9am-5pm, closed noon-1.

What is found is checked by the same parser that reads resources.yml.
"""

from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial

from vinestreet.opening_hours.expression import LONGEST, HoursError, parse
from vinestreet.opening_hours.free_text.among_words import hours_among_words
from vinestreet.opening_hours.free_text.grouping import hours_lines
from vinestreet.opening_hours.free_text.items import Item, Items
from vinestreet.opening_hours.free_text.other_languages import in_english
from vinestreet.opening_hours.free_text.parts import hours_of_parts
from vinestreet.opening_hours.free_text.time_ranges import Clocks
from vinestreet.opening_hours.free_text.time_words import BARE_CALL, ELSEWHERE
from vinestreet.opening_hours.free_text.to_expression import expression
from vinestreet.opening_hours.free_text.tokens import NotUnderstoodError, plain, tokens

_LONGEST = 600  # characters; beyond it stands a story
_NOTES = ("name", "remark")
_TIMES = ("times", "all_day", "appointment")


@dataclass(frozen=True, slots=True)
class HoursFound:
    """The hours as an `expression`, empty where the text is not wholly understood, and the words that are `left`.

    Without an expression, `left` is the whole text. Otherwise it holds what changes no hours: `call first`, the name of
    a service. Hours by the clock of a named time zone (`EST`) are left whole: the place's clock may be another.
    """

    expression: str
    left: str


def parse_free_text(text: str) -> HoursFound:
    """Give what `text` says beyond doubt. The expression is put together here, and not checked by a parser."""
    if len(text) > 20 * _LONGEST:
        return HoursFound("", " ".join(text.split()))
    cleaned = plain(text)
    english, foreign = in_english(cleaned)
    if len(english) <= _LONGEST:
        for read in (_read, partial(hours_of_parts, read=_read), partial(hours_among_words, read=_read)):
            with suppress(NotUnderstoodError):
                expression, words = read(english)
                # Nobody wants to read a half of them in English, and a slip of the clock has to be seen.
                if (foreign and words) or "unknown" in expression:
                    words = [" ".join(cleaned.split())]
                return HoursFound(expression, "; ".join(dict.fromkeys(words)).replace(":; ", ": "))
    return HoursFound("", " ".join(cleaned.split()))


def _read(text: str) -> tuple[str, list[str]]:
    """Give the hours of a text in which every word is known, and words that change none; raises NotUnderstoodError."""
    found = tokens(text)
    items = Items(found).all()
    _check_names(items, text)
    lines = hours_lines([item for item in items if item.kind not in _NOTES])
    notes = _words(text, [item for item in items if item.kind in _NOTES])
    return expression(lines, Clocks(found)), notes


def _check_names(items: list[Item], text: str) -> None:
    """Raise NotUnderstoodError where names (office, pantry) may divide the text into schedules of several services.

    Nor is understood when a phone is answered, or names are put on a list: the door may be shut then.
    """
    for before, days, note in zip(items, items[1:], items[2:], strict=False):
        if before.kind == "times" and note.kind == "name" and days.days and all(which for _, which in days.days):
            raise NotUnderstoodError  # Thursday 10-12, second Thursday seniors
    for note, after in zip(items, [*items[1:], None], strict=False):
        words = text[note.start : note.end] if note.kind in _NOTES else ""
        call_then = BARE_CALL.fullmatch(words) and after and after.kind in ("days", *_TIMES)  # Call M-F 9-5
        if call_then or (ELSEWHERE.fullmatch(words) and words.lower() != "call"):
            raise NotUnderstoodError
    spoken = [item for item in items if item.kind not in ("end", "remark", "season")]
    first = next((at for at, item in enumerate(spoken) if item.kind != "name"), len(spoken))
    times = [
        item
        for before, item in zip([None, *spoken], spoken, strict=False)
        if item.kind in _TIMES and not (before and before.kind in ("closed", "except", "lunch"))
    ]
    if len(times) > 1 and any(item.kind == "name" for item in spoken[first:]):
        raise NotUnderstoodError


def _words(text: str, notes: list[Item]) -> list[str]:
    """The words of the notes; those that follow each other stay together."""
    spans: list[list[int]] = []
    for note in notes:
        if spans and not text[spans[-1][1] : note.start].strip(" &,/-"):
            spans[-1][1] = note.end
        else:
            spans.append([note.start, note.end])
    return list(dict.fromkeys(text[start:end].strip(" ,.:;") for start, end in spans))


__all__ = ["HoursFound", "hours_in"]


@lru_cache(maxsize=50_000)
def hours_in(text: str) -> HoursFound:
    """Give the hours that `text` says beyond doubt and the words that are left; without hours, all of them are."""
    found = parse_free_text(text)
    try:
        if found.expression:
            parse(found.expression)
    except HoursError:
        return HoursFound("", " ".join(text.split()))
    return found if len(found.expression) <= LONGEST else HoursFound("", " ".join(text.split()))
