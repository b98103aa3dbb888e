"""Opening hours from free text, as American directories write them: M-F 9am-5pm, closed noon-1.

A text is understood as a whole or not at all: a word that is not known, a time that could be morning or evening, or two
schedules in one text leave it as it is. The way: words and patterns → tokens → items → groups of days and
spans of the clock (here) → a week → an expression in OpenStreetMap's syntax.
"""

from dataclasses import dataclass

from vinestreet.directory.hours_text.clocks import Clocks
from vinestreet.directory.hours_text.groups import said
from vinestreet.directory.hours_text.items import Item, Items
from vinestreet.directory.hours_text.schedule import expression
from vinestreet.directory.hours_text.tokens import NotUnderstoodError, in_english, plain, tokens

_LONGEST = 600  # characters; beyond it stands a story
_NOTES = ("name", "remark", "zone")
_TIMES = ("times", "all_day", "appointment")


@dataclass(frozen=True, slots=True)
class HoursFound:
    """The hours as an `expression`, empty where the text is not wholly understood, and the words that are `left`.

    Without an expression, `left` is the whole text. Otherwise it holds what changes no hours (`call first`, the name of
    a service), and the letters of a time zone (`EST`): whoever knows the place's clock decides what these mean.
    """

    expression: str
    left: str


def understood(text: str) -> HoursFound:
    """Give what `text` says beyond doubt. The expression is put together here, and not checked by a parser."""
    if len(text) > 20 * _LONGEST:
        return HoursFound("", " ".join(text.split()))
    cleaned = plain(text)
    english = in_english(cleaned)
    try:
        if len(english) > _LONGEST:
            raise NotUnderstoodError
        found = tokens(english)
        items = Items(found).all()
        _check_names(items)
        lines = said([item for item in items if item.kind not in _NOTES])
        clocks = Clocks(found)
        notes = _words(english, [item for item in items if item.kind in _NOTES])
        return HoursFound(expression(lines, clocks), "; ".join(notes))
    except NotUnderstoodError:
        return HoursFound("", " ".join(cleaned.split()))


def _check_names(items: list[Item]) -> None:
    """Raise NotUnderstoodError where names (office, pantry) may divide the text into schedules of several services."""
    spoken = [item for item in items if item.kind not in ("end", "remark", "zone", "season")]
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
