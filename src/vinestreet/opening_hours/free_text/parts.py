"""Texts in parts, as directories fill one cell: the place's own hours, those of services beside them, and remarks.

Only hours that are plainly the place's own are taken, and never are those of two services put together. What stays
words may speak of hours, as long as it names another service or a line that is called. Whatever could change the
place's own hours makes all of it words.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from vinestreet.opening_hours.free_text.part_words import (
    AFAR,
    CHANGES,
    MORE,
    NO_LABEL,
    OWN,
    REACHED,
    SERVICE,
    VAGUE,
    YOUNG,
)
from vinestreet.opening_hours.free_text.time_words import BARE_CALL
from vinestreet.opening_hours.free_text.tokens import NotUnderstoodError, kinds

Read = Callable[[str], tuple[str, list[str]]]  # gives an expression and words that are left
_DAY = "(?:mon|tue|wed|thu|fri|sat|sun|[mtwf](?![a-z]))"  # behind the full stop of `a.m.` or `Mon.`
_END = re.compile(rf"(?P<paragraph>\n\s*\n|\.(?:\s+(?=(?-i:[A-Z])|[\d(])(?!{_DAY})|$))|\n|[;|]|$", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_CUT = re.compile(r"\W*(?:to|thru|through|until|till?)\b", re.IGNORECASE)  # Mon-Thru
_SAYING = {"word", "name", "remark"}
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
    parts = _Parts()
    at, begins = 0, True
    for end in _END.finditer(text):
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
    if taken[0].label and len(taken) == 1:
        _check_beside(found[0][0], [each for each in parts.spoken if each not in taken], read)
    return found[0][0], [*left, *parts.words_beside(taken)]


def _check_beside(office: str, others: list[_Section], read: Read) -> None:
    """Raise NotUnderstoodError where somebody who comes when the office is open may find a service closed."""
    for section in others:
        if not AFAR.search(section.label):
            with suppress(NotUnderstoodError):
                if read(section.said)[0] in ("24/7", office):
                    continue
                break
    else:
        return
    raise NotUnderstoodError


class _Parts:
    """Sorts the pieces of a text into sections, and the words that change no hours."""

    def __init__(self) -> None:
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
        told = [inside for inside in _BRACKETS.findall(text) if _SAYING & {kind for kind, _, _ in kinds(inside)}]
        rest = _BRACKETS.sub(lambda found: " " if found[1] in told else found[0], text)
        hours = [(kind, start, end) for kind, start, end in kinds(rest) if kind not in _NO_HOURS]
        if all(kind == "part" for kind, *_ in hours) or (MORE.search(text) and not re.search(r"\d", text)):
            self._add_words(text, begins)
            return
        start, end = hours[0][1], hours[-1][2]
        label, behind = _saying(rest[:start]), [words for words in (_saying(rest[end:]), *told) if words]
        if _CUT.match(rest, end):
            raise NotUnderstoodError
        if label and not (begins or self.current.own or _is_label(label)):
            start, end = 0, len(rest)  # more of what is offered there: early drop-off at 7:30
        elif label:
            if ":" not in rest[:start] and CHANGES.search(YOUNG.sub("camp", text)):
                raise NotUnderstoodError
            self._open(label, rest[:start].rstrip().endswith(":"), spreads=begins)
        elif not self.current.own and self.current.hours and (begins or not self.spreads):
            raise NotUnderstoodError  # hours without a label behind those of a service
        elif begins and self.current.hours:
            self.current = self.plain
        section = self.current
        if section.own:
            for words in behind:
                section = self._own_or_beside(words, section, known=words in told)
        section.hours.append(rest[start:end])
        self.words.append((section, text, [label, *behind] if label else behind))

    def _own_or_beside(self, words: str, section: _Section, known: bool) -> _Section:
        """The section of hours that have these words behind them; raises NotUnderstoodError."""
        said = _unremarked(words)
        if AFAR.search(said):
            said = re.sub(r"(?i)\bonly\b", "", said)  # the others of the hours still are the place's own
        if not said:
            return section
        if _changes(said) or re.search(r"\d", said) or not (known or _is_label(said)):
            raise NotUnderstoodError
        if not _is_label(said):
            return section
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
            if _changes(text) or (AFAR.search(_unremarked(text)) and not REACHED.search(text)):
                raise NotUnderstoodError
            self.words.append((self.plain, text, [text]))
        else:
            self.words.append((self.current, text, [text]))

    def _open(self, label: str, sure: bool, spreads: bool) -> None:
        self.current, self.spreads = _Section(_unremarked(label)), spreads
        if not self.current.own and (NO_LABEL.search(YOUNG.sub("camp", label)) if sure else not _is_label(label)):
            raise NotUnderstoodError
        self.sections.append(self.current)

    def taken(self) -> list[_Section]:
        """The place's own hours; or all, where there are only those of services."""
        at_door = [section for section in self.spoken if not AFAR.search(section.label)]
        taken = [section for section in at_door if section.own] or at_door
        shut_alone = taken and not taken[0].own and any("mergenc" in section.label for section in self.spoken)
        if not taken or shut_alone or any(_changes(section.label) for section in taken if not section.own):
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
    return bool(not _changes(words) and (AFAR.search(words) or SERVICE.search(words) or OWN.search(words)))


def _changes(words: str) -> bool:
    """Whether words may say when hours don't hold: closed in July, hours vary; but not: group hours vary."""
    said = YOUNG.sub("camp", _unremarked(words))
    vague, subject = VAGUE.search(said), SERVICE.search(said) or AFAR.search(said)
    of_subject = vague and (MORE.search(said) or (subject and subject.start() < vague.start()))
    return bool(CHANGES.search(said) or (vague and not of_subject))
