"""Words of despair that nobody wrote down yet: what examples have in common, as weights of words and pairs of words.

This is logistic regression by stochastic gradient descent with a step size for each weight (AdaGrad: Duchi, Hazan and
Singer 2011), over features that are hashed into a fixed number of weights (Weinberger et al. 2009), so that a browser
loads a few kilobytes. search/despair-classifier.js weighs what is typed in the same way.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import copysign, exp, sqrt

from vinestreet.lexicon.lexicon_model import Lexicon
from vinestreet.lexicon.lexicon_words import words_of

SIZE = 2**13  # weights
MOST_WORDS = 32  # that are looked at, as in understanding.js
STEPS = 4  # of a weight, to 1
MOST = 15  # steps of a weight, up or down
ZERO = ord("<")  # no step; no sign from MOST below to MOST above has to be quoted

_BETWEEN = re.compile(r"[\s,;!?()]+")
_ROUNDS = 4  # through all examples
_RATE = 0.2
_LEAST = 3  # examples that have a feature, for it to tell something
_RIGHT = 0.02  # an error that teaches nothing
_SHRINK = 0.03  # of each weight after a round: what helps little goes


@dataclass(frozen=True, slots=True)
class Weights:
    """What a text weighs without any word, and a sign for each feature: so many steps above ZERO."""

    bias: float
    signs: str


def learn_despair(lexicon: Lexicon, hard: Collection[str]) -> dict[str, Weights]:
    """Give the weights for `line` (words of despair or danger) and, of these, for `emergency`; none without examples.

    The lexicon's phrases are examples, too: those of needs mean no despair, but for the needs that are `hard`.
    """
    if not lexicon.examples.get("line"):
        return {}
    texts: dict[str, list[str]] = {"line": [], "emergency": [], "none": []}
    for kind, some in (*lexicon.crisis.items(), *lexicon.examples.items()):
        texts["none" if kind == "not" else kind] += some
    for need in lexicon.needs.keys() - hard:
        texts["none"] += lexicon.phrases_of(need)
    for some in (*lexicon.filters.values(), *lexicon.who.values()):
        texts["none"] += some
    return _learn(
        *(tuple(sorted(some)) for some in texts.values()), tuple(lexicon.spellings.items()), tuple(lexicon.small)
    )


def spelled_out(text: str, spellings: Mapping[str, str], small: Collection[str]) -> tuple[str, ...]:
    """Give the words of `text` as they are meant: `u` is `you`; contracted ones that are `small` are left out."""
    words: list[str] = []
    for chunk in _BETWEEN.split(text.lower()):
        if "'" in (plain := chunk.replace("’", "'")) and plain in small:
            continue
        for word in (chunk,) if chunk in spellings else words_of(chunk):
            words += words_of(spellings[word]) if word in spellings else (word,)
    return tuple(words[:MOST_WORDS])


def features(words: Sequence[str]) -> set[int]:
    """Give the numbers of the features of a text: words, neighbours, the first and the last, pairs with one between."""
    pairs = (f"{one} {other}" for one, other in pairwise(("^", *words, "$")))
    apart = (f"{one}_{other}" for one, other in zip(words, words[2:], strict=False))
    return {_hash(feature) for feature in (*words, *pairs, *apart)}


@lru_cache(maxsize=2**18)
def _hash(text: str) -> int:
    """FNV-1a, 32 bits, of the bytes in UTF-8, folded."""
    number = 2166136261
    for byte in text.encode():
        number = ((number ^ byte) * 16777619) & 0xFFFFFFFF
    return (number ^ (number >> 16)) % SIZE


@lru_cache(maxsize=8)  # while a site is served: it takes a second
def _learn(
    line: tuple[str, ...],
    emergency: tuple[str, ...],
    none: tuple[str, ...],
    spellings: tuple[tuple[str, str], ...],
    small: tuple[str, ...],
) -> dict[str, Weights]:
    meant, little = dict(spellings), frozenset(small)
    met = [
        (features(spelled_out(text, meant, little)), kind)
        for kind, texts in enumerate((none, line, emergency))
        for text in texts
    ]
    counts = Counter(feature for some, _ in met for feature in some)
    told = [([feature for feature in sorted(some) if counts[feature] >= _LEAST], kind) for some, kind in met]
    told.sort(key=lambda example: (sum(example[0]) % 997, example))  # all kinds mixed, and always in the same order
    return {"line": _weights(told, 1), "emergency": _weights(told, 2)}


def _weights(told: Iterable[tuple[list[int], int]], least: int) -> Weights:
    """What tells the examples of kind `least` and above from the others."""
    weights, squares, bias = [0.0] * SIZE, [0.001] * SIZE, 0.0
    for _ in range(_ROUNDS):
        for some, kind in told:
            score = bias + sum([weights[feature] for feature in some])
            error = 1 / (1 + exp(-max(-30.0, min(30.0, score)))) - (kind >= least)
            if -_RIGHT < error < _RIGHT:
                continue
            bias -= _RATE / 10 * error
            for feature in some:
                squares[feature] += error * error
                weights[feature] -= _RATE / sqrt(squares[feature]) * error
        weights = [copysign(max(0.0, abs(weight) - _SHRINK), weight) for weight in weights]
    steps = (max(-MOST, min(MOST, round(STEPS * weight))) for weight in weights)
    return Weights(round(bias, 2), "".join(chr(ZERO + step) for step in steps))
