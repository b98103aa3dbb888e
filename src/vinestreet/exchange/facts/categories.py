"""What names of categories in other directories mean: needs of this one, where there is no doubt. The names are data.

A name is known as a whole, in its parts (`Food & Clothing`), or by words in it, in this order. What sounds like a need
and is none (`Animal Shelter`) stands there too, and what may mean several things means nothing.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml

from vinestreet.directory.model import Need

Needs = tuple[str, ...]
Why = Literal["", "label", "listed", "words"]
MOST_NEEDS = 3  # of one category; more would mean that nobody knows
MOST_BY_WORDS = 2
LONGEST = 120  # letters of a name


@dataclass(frozen=True, slots=True)
class CategoryMeaning:
    """The needs that a category means, none in doubt, and why: by our `label`, our `listed` names, or `words` in it."""

    needs: Needs = ()
    why: Why = ""


NOTHING = CategoryMeaning()


class CategoryNames:
    """What categories mean in a directory with these needs; `phrases` are what people type for each.

    Phrases only count for needs that a town made for itself: people who type `library` may want a card, but a category
    of that name means libraries.
    """

    def __init__(self, needs: Mapping[str, Need], phrases: Mapping[str, Iterable[str]]) -> None:
        """Keep what the needs are called."""
        self._known = frozenset(needs)
        self._own: dict[str, list[str]] = {}
        for id_, need in needs.items():
            called = [id_, need.label, *(() if id_ in _vocabulary().needs else phrases.get(id_, ()))]
            for name in filter(None, map(folded_name, called)):
                if id_ not in (ids := self._own.setdefault(name, [])):
                    ids.append(id_)

    def own(self, name: str) -> Needs:
        """Give the needs whose id, label or own phrase is exactly this."""
        return tuple(self._own.get(folded_name(name), ()))

    def meaning(self, name: str) -> CategoryMeaning:
        """Give what a category of this name means, as far as there is no doubt."""
        if len(name) > LONGEST:
            return NOTHING
        if own := self.own(name):
            return CategoryMeaning(own, "label")
        found = _meaning(name)
        needs = tuple(need for need in found.needs if need in self._known)
        return CategoryMeaning(needs, found.why) if needs else NOTHING


@lru_cache(maxsize=10_000)
def folded_name(name: str) -> str:
    """Give a name as names are compared: small letters without accents and signs, each word as if there were one."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    letters = re.sub(r"[\u0300-\u036f'’`]", "", letters).replace("&", " and ").replace("+", " plus ")
    return " ".join(map(_singular, re.findall(r"[^\W_]+", letters)))


def _singular(word: str) -> str:
    """Near enough: the same for one and for several, whatever it is."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if re.search(r"(?:ss|sh|ch|x)es$", word):
        return word[:-2]
    return word[:-1] if len(word) > 2 and re.search(r"[^sui]s$", word) else word


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The data, with every name as names are compared."""

    names: Mapping[str, Needs]
    beginnings: re.Pattern[str]
    endings: re.Pattern[str]  # and for whom
    words: Mapping[str, re.Pattern[str]]
    doubtful: re.Pattern[str]

    @property
    def needs(self) -> frozenset[str]:
        """The needs of this project: those that the data is about."""
        return frozenset(self.words)


@cache
def _vocabulary() -> _Vocabulary:
    text = Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    names: dict[str, Needs] = {}
    for need, called in data["names"].items():
        for name in dict.fromkeys(folded_name(str(each)) for each in called):
            names[name] = (*names.get(name, ()), need)
    return _Vocabulary(
        names | {folded_name(str(each)): () for each in data["none"]},
        re.compile(rf"(?:{_either(data['beginnings'])}) "),
        re.compile(rf" (?:{_either(data['endings'])}|for (?:{_either(data['people'])}))$"),
        {need: _whole(words) for need, words in data["words"].items()},
        _whole(data["doubtful"]),
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(folded_name(each) for each in words)


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these as whole words; a word with `*` begins so."""
    each = (" ".join(_pattern(word) for word in phrase.split()) for phrase in words)
    return re.compile(rf"\b(?:{'|'.join(each)})\b")


def _pattern(word: str) -> str:
    return rf"{re.escape(word[:-1])}\w*" if word.endswith("*") else re.escape(folded_name(word))


# What parts the names of two categories, or a category from what it is a part of.
_BETWEEN = re.compile(r"\s+[-–—]\s+|[,;:/|>()&+]|\b(?:and|or|y|et|und)\b", re.IGNORECASE)


@lru_cache(maxsize=10_000)
def _meaning(name: str) -> CategoryMeaning:
    """What a name means by the data alone."""
    known = _listed(folded_name(name))
    if known is None:
        known = _of_parts(name)
    if known is not None:
        return CategoryMeaning(known, "listed") if known else NOTHING
    needs = _by_words(folded_name(name))
    return CategoryMeaning(needs, "words") if needs else NOTHING


def _listed(name: str) -> Needs | None:
    """The needs of a name that is listed, as it stands or without what changes nothing; None where it is not."""
    vocabulary = _vocabulary()
    while name:
        if name in vocabulary.names:
            return vocabulary.names[name]
        shorter = vocabulary.endings.sub("", name)
        if shorter == name and (begins := vocabulary.beginnings.match(name)):
            shorter = name[begins.end() :]
        if shorter == name:
            return None
        name = shorter
    return None


def _of_parts(name: str) -> Needs | None:
    """The needs of all parts together, where each of several means some; None where any does not."""
    parts = [folded for part in _BETWEEN.split(name) if (folded := folded_name(part))]
    found = [_listed(part) for part in parts]
    if len(parts) < 2 or not all(found):
        return None
    needs = tuple(dict.fromkeys(need for each in found for need in each or ()))
    return needs if len(needs) <= MOST_NEEDS else ()


def _by_words(name: str) -> Needs:
    """The needs that whole words of a name tell, where no other word brings doubt."""
    vocabulary = _vocabulary()
    if vocabulary.doubtful.search(name):
        return ()
    needs = tuple(need for need, words in vocabulary.words.items() if words.search(name))
    return needs if len(needs) <= MOST_BY_WORDS else ()
