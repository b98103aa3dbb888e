"""Texts in parts, as directories fill one cell: the place's own hours, those of services beside them, and remarks.

Only hours that are plainly the place's own are taken, and never are those of two services put together. What stays
words may speak of hours, as long as it names another service or a line that is called. Whatever could change the
place's own hours makes all of it words.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from opening_hours import OpeningHours, State

from vinestreet.opening_hours.free_text.part_words import (
    AFAR,
    CHANGES,
    CLOSED_HEADING,
    EXTRA,
    LAST_OF_SERVICE,
    LINE_ALONE,
    MORE,
    NO_LABEL,
    OTHER_MEALS,
    OWN,
    REACHED,
    REMOTE,
    SERVICE,
    VAGUE,
    YOUNG,
)
from vinestreet.opening_hours.free_text.time_words import BARE_CALL
from vinestreet.opening_hours.free_text.tokens import NotUnderstoodError, kinds

Read = Callable[[str], tuple[str, list[str]]]  # gives an expression and words that are left
_DAY = "(?:mon|tue|wed|thu|fri|sat|sun|[mtwf](?![a-z]))"  # behind the full stop of `a.m.` or `Mon.`
_END = re.compile(
    rf"(?P<paragraph>\n\s*\n|\.(?:\s+(?=(?-i:[A-Z])|[\d(])(?!{_DAY})|$))|\n|[;|]|(?<=\)),|\s\*\s|$", re.IGNORECASE
)
_LONGEST_LABEL = 5  # words
_A_YEAR = datetime(2027, 1, 1), datetime(2028, 1, 1)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_CUT = re.compile(r"\W*(?:to|thru|through|until|till?)\b", re.IGNORECASE)  # Mon-Thru
_SAYING = {"word", "name", "remark", "season"}
_TIMED = {"clock", "digits", "noon", "all_day", "unknown"}
_NO_HOURS = {*_SAYING, "fill", "soft", "hard", "dash", "every"}


@dataclass(slots=True, eq=False)
class _Section:
    """The hours under one label, or without one."""

    label: str = ""
    hours: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        """All of its hours."""
        return "\n".join(self.hours)

    @property
    def own(self) -> bool:
        """Whether the label says no more than that these are the hours of the place, or of its office."""
        return not re.search(r"\w", OWN.sub("", self.label))


def hours_of_parts(text: str, read: Read) -> tuple[str, list[str]]:
    """Give the place's own hours, and all other words; raises NotUnderstoodError."""
    if line := LINE_ALONE.fullmatch(text):
        expression, left = read(line["hours"] or line["hours_before"])
        if expression != "24/7":
            raise NotUnderstoodError  # when somebody answers; the door may be shut then
        return expression, [line["label"] or line["label_behind"], *left]
    parts = _Parts(meals=bool(OTHER_MEALS.search(text)))
    at, begins = 0, True
    for end in _END.finditer(text):
        if end.group() == "," and not _told(text[at : end.start()]):
            continue  # Drop-in (Mon - Fri), 9-11
        if piece := text[at : end.start()].strip(" ,.-"):
            parts.add(piece, begins)
        at, begins = end.end(), end["paragraph"] is not None
    taken = parts.taken()
    found = [read(section.said) for section in taken]
    if any(expression != found[0][0] for expression, _ in found):
        raise NotUnderstoodError  # services, each with its own hours
    left = found[0][1]
    if len(parts.spoken) > 1 and any(SERVICE.search(words) for words in left):
        raise NotUnderstoodError  # Sun. meal 12-1: not the place's own
    if found[0][0] == "24/7" and not taken[0].own and not SERVICE.search(taken[0].label):
        raise NotUnderstoodError  # this may be another name for a line that is called
    if taken[0].label and len(taken) == 1:
        _check_beside(found[0][0], [each for each in parts.spoken if each not in taken], read)
    return found[0][0], [*left, *parts.words_beside(taken)]


def _check_beside(office: str, others: list[_Section], read: Read) -> None:
    """Raise NotUnderstoodError where a service beside the office has other hours, or is there by night.

    Somebody who comes may find it closed, or not come to a shelter because its office is.
    """
    for section in others:
        if AFAR.search(section.label) or EXTRA.search(section.label):
            continue
        if _BY_NIGHT.search(section.said):
            raise NotUnderstoodError
        try:
            offered = _open(read(section.said)[0])
        except NotUnderstoodError:
            continue  # no regular hours: the office tells when
        if offered != _open(office):
            raise NotUnderstoodError


_BY_NIGHT = re.compile(r"\b24\b|\bovernight\b|\b(?:all|day and) night\b|\baround the clock\b", re.IGNORECASE)


def _open(expression: str) -> list[tuple[datetime, datetime]]:
    return [
        (start, end) for start, end, state, _ in OpeningHours(expression).intervals(*_A_YEAR) if state == State.OPEN
    ]


@dataclass(slots=True)
class _Piece:
    """What stands between two ends: words that are a label, hours, and words behind them or in brackets."""

    text: str
    label: str = ""
    heading: bool = False  # whether a colon ends the label
    hours: str = ""
    kinds: set[str] = field(default_factory=set)  # of the words of the hours at both ends and between them
    behind: list[str] = field(default_factory=list)
    around: str = ""  # all but the hours


def _told(text: str) -> list[str]:
    """What stands in brackets and is no hours."""
    return [inside for inside in _BRACKETS.findall(text) if _SAYING & {kind for kind, _, _ in kinds(inside)}]


def _piece(text: str) -> _Piece:
    told = _told(text)
    rest = _BRACKETS.sub(lambda found: " " if found[1] in told else found[0], text)
    hours = [(kind, start, end) for kind, start, end in kinds(rest) if kind not in _NO_HOURS]
    if not hours:
        return _Piece(text)
    before, behind = rest[: hours[0][1]], rest[hours[-1][2] :]
    if _CUT.match(behind):
        raise NotUnderstoodError
    return _Piece(
        text,
        _saying(before),
        before.rstrip().endswith(":"),
        rest[hours[0][1] : hours[-1][2]],
        {kind for kind, _, _ in hours},
        [words for words in (_saying(behind), *told) if words],
        "; ".join((before, behind, *told)),
    )


class _Parts:
    """Sorts the pieces of a text into sections, and the words that change no hours."""

    def __init__(self, meals: bool = False) -> None:
        """Begin without sections; `meals` tells that lunch is one of several, and no break."""
        self.meals = meals
        self.plain = self.current = _Section()
        self.sections = [self.plain]
        self.spreads = True  # whether what follows without a label may belong to the section that is open
        self.words: list[tuple[_Section, str, list[str]]] = []  # all of a piece, and what of it is no hours

    @property
    def spoken(self) -> list[_Section]:
        """The sections that have hours."""
        return [section for section in self.sections if section.hours]

    def add(self, text: str, begins: bool) -> None:
        """Put a piece where it belongs; `begins` tells whether a paragraph or a sentence begins with it."""
        if last := LAST_OF_SERVICE.match(text):
            self.current, self.spreads = _Section(last["service"], [text]), True
            self.sections.append(self.current)
            self.words.append((self.current, text, [text]))
            return
        piece = _piece(text)
        if not piece.kinds - {"part"} or (MORE.search(text) and not re.search(r"\d", text)):
            self._add_words(text, begins)
        elif piece.label and piece.kinds == {"appointment"}:
            self.words.append((_Section(piece.label), text, []))  # that service has no hours
        elif piece.label and not (begins or self.current.own or _is_label(piece.label)):
            self.current.hours.append(text)  # more of what is offered there: early drop-off at 7:30
            self.words.append((self.current, text, [text]))
        else:
            self._add_hours(piece, begins)

    def _add_hours(self, piece: _Piece, begins: bool) -> None:
        if CLOSED_HEADING.match(piece.text):
            self.current = next((each for each in self.spoken[::-1] if each.own), self.current)
        if piece.label:
            self._open(piece.label, piece.heading, spreads=begins)
            if not (piece.heading and _is_label(piece.label)) and CHANGES.search(
                YOUNG.sub("camp", piece.text if piece.heading else piece.around)
            ):
                raise NotUnderstoodError  # Update: closed until June
        elif not self.current.own and self.current.hours and (begins or not self.spreads):
            raise NotUnderstoodError  # hours without a label behind those of a service
        elif begins and self.current.hours:
            self.current = self.plain
        if any("nth" in {kind for kind, _, _ in kinds(words)} for words in piece.behind):
            raise NotUnderstoodError  # Thursday 10-12 (second Thursday seniors)
        section = self.current
        if section.own:
            for words in piece.behind:
                section = self._own_or_beside(words, section, all_day="all_day" in piece.kinds)
        if AFAR.search(section.label) and not piece.kinds & _TIMED:
            raise NotUnderstoodError  # Wednesdays by phone
        section.hours.append(piece.hours)
        self.words.append((section, piece.text, [word for word in (piece.label, *piece.behind) if word]))

    def _own_or_beside(self, words: str, section: _Section, all_day: bool) -> _Section:
        """The section of hours that have these words behind them; raises NotUnderstoodError."""
        said = _unremarked(words)
        if all_day and AFAR.search(said):
            said = re.sub(r"(?i)\bonly\b", "", said)  # 24 hours (recorded information only)
        if not said:
            return section
        if re.search(r"\d", said) or not _is_label(said):
            raise NotUnderstoodError
        if section.label:
            if AFAR.search(said):
                raise NotUnderstoodError
            return section
        self.sections.append(_Section(said))
        return self.sections[-1]

    def _add_words(self, text: str, begins: bool) -> None:
        if text.endswith(":"):
            self._open(text[:-1].strip(), sure=True, spreads=True)
            self.words.append((self.current, text, [self.current.label]))
        elif begins or self.current.own:
            said = _unremarked(text)
            of_service = SERVICE.search(said) and not AFAR.search(said)
            harmless = not said or of_service or REACHED.search(text) or MORE.search(text)
            if not harmless or _changes(text) or REMOTE.search(said):
                raise NotUnderstoodError
            self.words.append((self.plain, text, [text]))
        else:
            self.words.append((self.current, text, [text]))

    def _open(self, label: str, sure: bool, spreads: bool) -> None:
        self.current, self.spreads = _Section(_unremarked(label)), spreads
        name = re.sub(r"(?i)\blunch\b", "meal", label) if self.meals else label
        if not self.current.own and (NO_LABEL.search(YOUNG.sub("camp", name)) or not (sure or _is_label(label))):
            raise NotUnderstoodError
        self.sections.append(self.current)

    def taken(self) -> list[_Section]:
        """The place's own hours; or all, where there are only those of services."""
        at_door = [section for section in self.spoken if not AFAR.search(section.label)]
        taken = [section for section in at_door if section.own] or at_door
        shut_alone = taken and not taken[0].own and any("mergenc" in section.label for section in self.spoken)
        unknown = len(self.spoken) > 1 and any(not _is_label(each.label) for each in self.spoken if each.label)
        if not taken or unknown or shut_alone or any(not each.own and _tells_more(each.label) for each in taken):
            raise NotUnderstoodError
        if taken[0].own and (len(taken) > 1 or (not taken[0].label and self.words[0][0] is not taken[0])):
            raise NotUnderstoodError  # whose are the hours without a label?
        return taken

    def words_beside(self, taken: list[_Section]) -> list[str]:
        """All words but the hours of the sections that were taken."""
        return [
            word
            for section, text, words in self.words
            for word in (words if section in (*taken, self.plain) else [text])
        ]


def _saying(words: str) -> str:
    """The words, if they say more than `hours` and `open`."""
    return words.strip(" ,.:-()/&") if _SAYING & {kind for kind, _, _ in kinds(words)} else ""


def _unremarked(words: str) -> str:
    """The words without remarks that are known to change nothing: call first, walk-ins welcome."""
    for kind, start, end in list(kinds(words))[::-1]:
        if kind == "remark" and not BARE_CALL.fullmatch(words, start, end):
            words = words[:start] + words[end:]
    return _saying(words)


def _is_label(words: str) -> bool:
    """Whether these are words for what a place does, or for the place itself."""
    own = _Section(words).own
    return own or bool(not _changes(words) and (AFAR.search(words) or SERVICE.search(YOUNG.sub("camp", words))))


def _tells_more(label: str) -> bool:
    """Whether a label is a sentence, or says when the hours under it hold."""
    return _changes(label) or len(label.split()) > _LONGEST_LABEL


def _changes(words: str) -> bool:
    """Whether words may say when hours don't hold: closed in July, hours vary; but not: group hours vary."""
    said = YOUNG.sub("camp", _unremarked(words))
    vague, subject = VAGUE.search(words), SERVICE.search(words) or AFAR.search(words)
    of_subject = vague and (MORE.search(words) or (subject and subject.start() < vague.start()))
    return bool(CHANGES.search(said) or (VAGUE.search(said) and not of_subject))
