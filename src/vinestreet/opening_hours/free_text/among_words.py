"""One group of days and one span of the clock among words: Monday to Friday this site serves lunch from 11 to 1.

Such words change no hours as long as they name no other day, time or date, and hold nothing back: no `except`, `or`,
`closed`, `until`, `some`. They stay as words beside the hours.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from vinestreet.opening_hours.free_text.part_words import (
    AFAR,
    CHANGES,
    COUNTED,
    DONE,
    DOUBT,
    MEAL_IN_A_DAY,
    SAME_SITE,
    VAGUE,
)
from vinestreet.opening_hours.free_text.time_words import BARE_CALL
from vinestreet.opening_hours.free_text.tokens import NotUnderstoodError, kinds

_KINDS = {
    **dict.fromkeys(("day", "days", "daily", "weekdays", "weekends", "letters", "nth", "monthly"), "days"),
    **dict.fromkeys(("clock", "digits", "noon"), "times"),
    **dict.fromkeys(("name", "word", "fill"), "word"),
    **dict.fromkeys(("soft", "dash"), "joint"),
    "every": "every",
    "remark": "remark",
    "hard": "end",
}


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one kind that follow each other: `days`, `times`, `word`, `remark`, or an `end` of a sentence."""

    kind: str
    start: int
    end: int


def hours_among_words(text: str, read: Callable[[str], tuple[str, list[str]]]) -> tuple[str, list[str]]:
    """Give the hours and all other words; raises NotUnderstoodError."""
    # Counts become signs of the same length, so that every place in the text stays where it is.
    counted = COUNTED.sub(lambda found: "#" * len(found[0]), text)
    runs = _runs(counted)
    days, times = (_only(runs, kind) for kind in ("days", "times"))
    _check_words(counted, runs)
    if MEAL_IN_A_DAY.search(text, 0, times.start):
        raise NotUnderstoodError
    _check_sentences(text, runs, days, times)
    _check_done(text, runs)
    expression, left = read(f"{text[days.start : days.end]} {text[times.start : times.end]}")
    if left:
        raise NotUnderstoodError
    cut = sorted((days, times), key=lambda run: run.start)
    places = [0, *(place for run in cut for place in (run.start, run.end)), len(text)]
    pieces = [text[start:end] for start, end in zip(places[::2], places[1::2], strict=True)]
    return expression, [" ".join(words.split()) for piece in pieces if (words := _bare(piece))]


def _check_words(text: str, runs: list[_Run]) -> None:
    """Raise NotUnderstoodError if there are no words, or if they may change the hours or speak of a phone."""
    spoken = " ".join(text[run.start : run.end] for run in runs if run.kind == "word")
    if not spoken or any(words.search(spoken) for words in (DOUBT, CHANGES, VAGUE, AFAR)):
        raise NotUnderstoodError
    if any(BARE_CALL.fullmatch(text, run.start, run.end) for run in runs if run.kind == "remark"):
        raise NotUnderstoodError


def _bare(words: str) -> str:
    """The words without what led to the hours: from, on, a comma, a sentence that says no more than: it is open."""
    before, _, led = words.rpartition(". ")
    if SAME_SITE.fullmatch(led.strip()):
        words = before
    return re.sub(r"(?i)(?:\b(?:from|on|at|is|are|open)|[\s,:;.(-])+$|^[\s,:;.)-]+", "", words)


def _only(runs: list[_Run], kind: str) -> _Run:
    found = [run for run in runs if run.kind == kind]
    if len(found) != 1:
        raise NotUnderstoodError
    return found[0]


def _check_sentences(text: str, runs: list[_Run], days: _Run, times: _Run) -> None:
    """Raise NotUnderstoodError where the days and the times are said of two things."""
    first, second = sorted((days, times), key=lambda run: run.start)
    ends = [run.end for run in runs if run.kind == "end" and first.end <= run.start < second.start]
    if not ends:
        return
    behind = [run.end for run in runs if run.kind == "end" and run.start >= second.end]
    sentence = text[ends[-1] : second.start] + text[second.end : min(behind, default=len(text))]
    if not SAME_SITE.fullmatch(sentence.strip(" .")):
        raise NotUnderstoodError


def _check_done(text: str, runs: list[_Run]) -> None:
    """Raise NotUnderstoodError where a sentence does not say that something is done for people."""
    ends = [0, *(run.end for run in runs if run.kind == "end"), len(text)]
    for start, end in pairwise(ends):
        inside = [run for run in runs if start <= run.start < end]
        said = " ".join(text[run.start : run.end] for run in inside if run.kind == "word")
        if not (SAME_SITE.fullmatch(said) or DONE.search(said) or any(run.kind == "remark" for run in inside)):
            raise NotUnderstoodError


def _runs(text: str) -> list[_Run]:
    """Put the words together; raises NotUnderstoodError at whatever is no day, time or word."""
    found = list(kinds(text))
    runs: list[_Run] = []
    joint = ""  # a comma or a dash that was passed since the last run
    for (written, start, end), after in zip(found, [*found[1:], ("", 0, 0)], strict=False):
        kind = _KINDS.get(written, "") if text[start:end] != "we" else "word"
        if kind == "every":  # of the days, but not in: for every child
            kind = "days" if _KINDS.get(after[0]) == "days" else "word"
        if not kind:
            raise NotUnderstoodError
        if kind == "joint":
            joint += written
            continue
        goes_on = kind == "days" or (kind == "times" and joint == "dash")  # 9-12, 1-5 are two spans
        if goes_on and runs and runs[-1].kind == kind:
            runs[-1] = replace(runs[-1], end=end)
        else:
            runs.append(_Run(kind, start, end))
        joint = ""
    return runs
