"""Many phrases as one expression, written so that people can read and add to them, and searched quickly.

The file of rules (wording.en.yml) says at its top how phrases are written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vinestreet.texts.plain import BREAK, Span

_WORD = re.compile(r"(?<![\w-])[\w']+")
HIDDEN = "\ue001"  # a letter that no text has: it stands for each letter of a phrase that was taken out


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Many phrases as one expression, and one for the words that they begin with."""

    whole: re.Pattern[str]
    first: re.Pattern[str]

    def begins_with(self, word: str) -> bool:
        """Say whether one of them begins with `word`, or with what stands before its apostrophe."""
        return any(map(self.first.fullmatch, (word, word.partition("'")[0])))


class Beginnings:
    """Where in a text each of many sets of phrases may begin.

    Of all words few begin a phrase. Which sets a word begins is worked out once and remembered for every later text.
    """

    def __init__(self, sets: Iterable[Phrases]) -> None:
        """Remember for these `sets`."""
        self._sets = tuple(sets)
        self._of_word: dict[str, tuple[Phrases, ...]] = {}

    def in_text(self, text: str) -> dict[Phrases, list[int]]:
        """Give the places at which a phrase of each set may begin; a set that cannot be in `text` is left out."""
        found: dict[Phrases, list[int]] = {}
        for match in _WORD.finditer(text):
            word = match.group()
            begun = self._of_word.get(word)
            if begun is None:
                begun = self._of_word[word] = tuple(phrases for phrases in self._sets if phrases.begins_with(word))
            for phrases in begun:
                found.setdefault(phrases, []).append(match.start())
        return found


_SPACE = r"[,;:]?\s+"
_FIVE_WORDS = rf"(?:{_SPACE}[^\s.!?{BREAK}]+){{0,5}}?"
_END = r"(?=\s*(?:[^\w\s'-]|\Z|{small}\b))"
_LIST = re.compile(r"<(\w+)>")
_ANY_LETTERS = re.compile(r"(?<=[^\W\d_])(?<!\\w)\*")


def phrases_in(lines: list[str], words: Mapping[str, str]) -> Phrases:
    """Make expressions of the phrases in `lines`; the file of rules says at its top how they are written."""
    each = "|".join(filter(None, (" ".join(phrase.split()) for phrase in ", ".join(lines).split(",")))) or "(?!)"
    while _LIST.search(each):
        each = _LIST.sub(lambda name: _any_of(words[name[1]]), each)
    each = _ANY_LETTERS.sub(r"\\w*", each)
    first = _first_words(each.replace("(?! ", " (?!"))
    whole = each.replace("-", r"[-\s]?").replace(" …", _FIVE_WORDS).replace(" ", _SPACE)
    whole = whole.replace("$", _END.format(small=_any_of(words["small"])))
    return Phrases(re.compile(rf"(?<![\w-])(?:{whole})(?![\w-])"), re.compile(first))


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


def among(phrases: Phrases, starts: Mapping[Phrases, list[int]], text: str) -> Iterator[Span]:
    """Give where one of the `phrases` stands in `text`; `starts` is where one may begin."""
    return (match.span() for start in starts.get(phrases, ()) if (match := phrases.whole.match(text, start)))


def without(phrases: Phrases, text: str, starts: Mapping[Phrases, list[int]]) -> str:
    """Give `text` with each of the `phrases` hidden, and all else in its place."""
    for start, end in among(phrases, starts, text):
        text = text[:start] + HIDDEN * (end - start) + text[end:]
    return text


def in_small_letters(text: str) -> str:
    """Give `text` in small letters, each in its place; a few letters, as İ, would become two."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(char.lower()[0] for char in text)
