"""Many phrases as one expression, written so that people can read and add to them, and searched quickly.

The file of rules (wording.en.yml) says at its top how phrases are written.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from vinestreet.texts.plain import BREAK, Span

HIDDEN = "\ue001"  # a letter that no text has: it stands for each letter of a phrase that was taken out


@dataclass(frozen=True, slots=True)
class Phrases:
    """Many phrases as one expression, and one for the words that they begin with.

    Of all words of a text few begin a phrase, and `begins` remembers which: the others need not be looked at again.
    """

    whole: re.Pattern[str]
    first: re.Pattern[str]
    begins: dict[str, bool] = field(default_factory=dict)

    def among(self, words: Mapping[str, list[int]], text: str) -> Iterator[Span]:
        """Give where a phrase stands in `text`, whose `words` begin there and there."""
        for word, starts in words.items():
            if word not in self.begins:
                self.begins[word] = any(map(self.first.fullmatch, (word, word.partition("'")[0])))
            if self.begins[word]:
                yield from (match.span() for start in starts if (match := self.whole.match(text, start)))


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


def words_of(text: str) -> dict[str, list[int]]:
    """Where each word begins."""
    found: dict[str, list[int]] = {}
    for match in re.finditer(r"(?<![\w-])[\w']+", text):
        found.setdefault(match.group(), []).append(match.start())
    return found


def without(phrases: Phrases, text: str, words: Mapping[str, list[int]]) -> str:
    """Give `text` with every phrase hidden, and all else in its place."""
    for start, end in phrases.among(words, text):
        text = text[:start] + HIDDEN * (end - start) + text[end:]
    return text


def in_small_letters(text: str) -> str:
    """Give `text` in small letters, each in its place; a few letters, as İ, would become two."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(char.lower()[0] for char in text)
