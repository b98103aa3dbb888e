"""Many phrases as one expression, written so that people can read and add to them, and searched quickly.

The file of rules (wording.en.yml) says at its top how phrases are written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from vinestreet.core.markdown_text import BREAK, Span

_WORD = re.compile(r"(?<![\w-])[\w']+")
HIDDEN = "\ue001"  # a letter that no text has: it stands for each letter of a phrase that was taken out


@dataclass(frozen=True, eq=False)
class Phrase:
    """One phrase as expressions: all of it, the word that it begins with, and one that it needs.

    `needs` is the rarest word that always stands in it, empty where no single word does.
    """

    written: str
    first: str
    needs: str

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """All of it; most phrases are never looked for, so it is only compiled then."""
        return _by_itself(self.written)


@dataclass(frozen=True, eq=False)
class Phrases:
    """Many phrases."""

    each: tuple[Phrase, ...]

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """All of them as one expression."""
        return _by_itself("|".join(phrase.written for phrase in self.each) or "(?!)")


# Where each of some phrases may begin in a text, in the order of the text and then of the file of rules.
Beginnings = Mapping[Phrases, list[tuple[int, Phrase]]]


class Index:
    """Finds where in a text each of many phrases may begin: at its first word, if the word that it needs is there too.

    Of all words few begin a phrase, and fewer are needed by one. Which, is worked out once a word and remembered.
    """

    def __init__(self, sets: Iterable[Phrases]) -> None:
        """Remember for these `sets`."""
        self._order = {phrase: (phrases, at) for phrases in sets for at, phrase in enumerate(phrases.each)}
        self._always = frozenset(phrase for phrase in self._order if not phrase.needs)
        self._first = _by_pattern((phrase.first, phrase) for phrase in self._order)
        self._needs = _by_pattern((phrase.needs, phrase) for phrase in self._order if phrase.needs)
        self._begun: dict[str, frozenset[Phrase]] = {}
        self._needing: dict[str, frozenset[Phrase]] = {}

    def in_text(self, text: str) -> Beginnings:
        """Give the places; a set that cannot be in `text` is left out."""
        words = set(_WORD.findall(text))
        for word in words - self._begun.keys():
            self._begun[word] = _fitting(self._first, word)
            self._needing[word] = _fitting(self._needs, word)
        possible = self._always.union(*map(self._needing.__getitem__, words))
        begun = {word: sorted(those, key=self._at) for word in words if (those := self._begun[word] & possible)}
        found: dict[Phrases, list[tuple[int, Phrase]]] = {}
        for match in _WORD.finditer(text):
            for phrase in begun.get(match.group(), ()):
                found.setdefault(self._order[phrase][0], []).append((match.start(), phrase))
        return found

    def _at(self, phrase: Phrase) -> int:
        """Its place among the phrases of its set."""
        return self._order[phrase][1]


def _by_pattern(written: Iterable[tuple[str, Phrase]]) -> dict[re.Pattern[str], frozenset[Phrase]]:
    """The phrases by the expression of a word that they share."""
    phrases: dict[str, set[Phrase]] = {}
    for pattern, phrase in written:
        phrases.setdefault(pattern, set()).add(phrase)
    return {re.compile(pattern): frozenset(those) for pattern, those in phrases.items()}


def _fitting(patterns: Mapping[re.Pattern[str], frozenset[Phrase]], word: str) -> frozenset[Phrase]:
    """Every phrase whose expression fits `word`, or what stands before its apostrophe."""
    found = [those for pattern, those in patterns.items() if pattern.fullmatch(word)]
    if "'" in word:
        found += (_fitting(patterns, word.partition("'")[0]),)
    return frozenset().union(*found)


_SPACE = r"[,;:]?\s+"
_FIVE_WORDS = rf"(?:{_SPACE}[^\s.!?{BREAK}]+){{0,5}}?"
_END = r"(?=\s*(?:[^\w\s'-]|\Z|{small}\b))"
_LIST = re.compile(r"<(\w+)>")
_ANY_LETTERS = re.compile(r"(?<=[^\W\d_])(?<!\\w)\*")


def phrases_in(lines: list[str], words: Mapping[str, str]) -> Phrases:
    """Make expressions of the phrases in `lines`; the file of rules says at its top how they are written."""
    written = filter(None, (" ".join(phrase.split()) for phrase in ", ".join(lines).split(",")))
    end = _END.format(small=_any_of(words["small"]))
    each = []
    for line in written:
        phrase = line
        while _LIST.search(phrase):
            phrase = _LIST.sub(lambda name: _any_of(words[name[1]]), phrase)
        phrase = _ANY_LETTERS.sub(r"\\w*", phrase)
        whole = phrase.replace("-", r"[-\s]?").replace(" …", _FIVE_WORDS).replace(" ", _SPACE).replace("$", end)
        each.append(Phrase(whole, _first_words(phrase.replace("(?! ", " (?!")), _needed(phrase)))
    return Phrases(tuple(each))


def _by_itself(whole: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{whole})(?![\w-])")


def _any_of(listed: str) -> str:
    return f"(?:{listed.replace(', ', '|')})"


def _first_words(each: str) -> str:
    """Give an expression for the first word alone of the alternatives `each`: what follows a space is left out."""
    kept = ""
    depth, left_out = 0, -1  # how deep in brackets we are, and where we were when a space came
    for char in each:
        depth -= char == ")"
        if left_out >= 0 and (depth < left_out or (depth == left_out and char == "|")):
            left_out = -1
        if left_out < 0 and char in " -$":
            left_out = depth
            kept += ".*" if char == "-" else ""
        elif left_out < 0:
            kept += char
        depth += char == "("
    return kept


# A word that stands in nearly every text tells nothing about one.
_COMMON = """
    a about after all an and are as ask at be been but by can come day do for from get go got had has have he her him
    his how i if in into is it just know like me my no not of off on one or out over people place she so some that the
    their them then there they this time to too up us was we were what when where who will with you your
""".split()


def _needed(phrase: str) -> str:
    """Give an expression for the word of `phrase` that is rarest; empty if each can be left out or be several words."""
    words = [word for part in _parts(phrase) if (word := _always_there(part)) and not re.search(r"[ …-]", word)]
    common = {word: sum(1 for each in _COMMON if re.fullmatch(word, each)) for word in words}
    told = [word for word in words if not re.fullmatch(word, "zzz")]  # any word would do for the others
    return min(told, key=common.__getitem__, default="")


def _parts(phrase: str) -> Iterator[str]:
    """Cut at the spaces that stand in no brackets."""
    depth, part = 0, ""
    for char in phrase:
        depth += (char == "(") - (char == ")")
        if char == " " and not depth:
            yield part
            part = ""
        else:
            part += char
    yield part


def _always_there(part: str) -> str:
    """What is left of `part` without what may not follow and what may be left out at its beginning."""
    word, ahead, _ = part.partition("(?!")
    if ahead and word.count("(") != word.count(")"):
        return ""
    while word.startswith("(") and word[_closing(word) :][:1] in {"?", "*"}:
        word = word[_closing(word) + 1 :]
    return word.removesuffix("$")


def _closing(word: str) -> int:
    """Where the bracket that `word` begins with has been closed."""
    depth = 0
    for at, char in enumerate(word):
        depth += (char == "(") - (char == ")")
        if not depth:
            return at + 1
    return len(word)


def among(phrases: Phrases, begin: Beginnings, text: str) -> Iterator[Span]:
    """Give where one of the `phrases` stands in `text`; of those that begin at one place, the first in the file."""
    told = -1
    for start, phrase in begin.get(phrases, ()):
        if start != told and (match := phrase.whole.match(text, start)):
            told = start
            yield match.span()


def without(phrases: Phrases, text: str, begin: Beginnings) -> str:
    """Give `text` with each of the `phrases` hidden, and all else in its place."""
    for start, end in among(phrases, begin, text):
        text = text[:start] + HIDDEN * (end - start) + text[end:]
    return text


def in_small_letters(text: str) -> str:
    """Give `text` in small letters, each in its place; a few letters, as İ, would become two."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(char.lower()[0] for char in text)
