"""Looks through a page for words that can hurt: ways to die told in passing, verdicts on suicide, labels for people.

How a rule works. Its phrases are data, in `wording.<language>.yml`. Some are unmistakable and are told wherever they
stand (`alone`). But most words for a way to die or for a place are everyday words. They count only beside a sign:
`near` asks for a word of death, or for one of those `beside` it that the rule names; `near_suicide` asks for a word of
suicide or of hurting oneself. A sign counts in the same sentence, the one before and the one after. What is `ordinary`
is taken out first (to catch a train, to hang a coat), and `unless` lists words that make a phrase of `alone` harmless
in a sentence without a sign (whoever jumps off a bridge to swim).

What it cannot see: what a text means. A way told in a hint, over several sentences or in words that are in no list
passes, and so does a cruel thought in kind words. Nor can it tell a word that is used from one that is spoken about, or
a person's own name for themselves: for those, a page lists phrases under `discusses` in its front matter.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from vinestreet.core.markdown_text import SAME_LETTERS, Span, line_of, readable
from vinestreet.core.problems import Report
from vinestreet.lint.phrase_search import Index, Phrases, among, in_small_letters, phrases_in, without
from vinestreet.lint.reading_level import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRule:
    """Phrases that hurt for one reason, by what they need beside them."""

    why: str
    instead: str
    alone: Phrases
    near: Phrases
    near_suicide: Phrases
    beside: Phrases
    unless: Phrases


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The rules of one language, and the signs that they look for; `no_sign` is help, which names suicide too."""

    rules: tuple[WordingRule, ...]
    ordinary: Phrases
    suicide: Phrases
    death: Phrases
    no_sign: Phrases

    @cached_property
    def index(self) -> Index:
        """Where phrases may begin: all those that are looked for from their first words on."""
        of_rules = (phrases for rule in self.rules for phrases in (rule.alone, rule.beside))
        return Index((self.ordinary, self.suicide, self.death, self.no_sign, *of_rules))


@lru_cache
def load_wording(language: str) -> Wording | None:
    """Give the rules for `language`, or None where nobody has written them yet."""
    file = Path(__file__).with_name(f"wording.{language}.yml")
    if not file.exists():
        return None
    data = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    words = {name: " ".join(listed.split()) for name, listed in data["words"].items()}
    return Wording(
        rules=tuple(_rule(rule, data["reasons"][rule["about"]], words) for rule in data["rules"]),
        ordinary=phrases_in(data["ordinary"], words),
        **{name: phrases_in(listed, words) for name, listed in data["signs"].items()},
    )


def _rule(rule: Mapping[str, Any], reason: Mapping[str, str], words: Mapping[str, str]) -> WordingRule:
    kinds = ("alone", "near", "near_suicide", "beside", "unless")
    phrases = {kind: phrases_in(rule.get(kind, []), words) for kind in kinds}
    return WordingRule(why=reason["why"], instead=reason["instead"], **phrases)


def check_wording(source: str, discusses: tuple[str, ...], rules: Wording, report: Report) -> None:
    """Report what hurts in the Markdown file `source`, but for what stands within a phrase of `discusses`.

    A phrase of `discusses` that excuses nothing is reported too. `source` is the whole file, so that lines are right;
    of its front matter only title and description are read.
    """
    text = readable(source)
    places = {phrase: _places(phrase, text) for phrase in discusses}
    unused = set(discusses)
    kept: dict[Span, WordingRule] = {}
    for span, rule in _findings(text, rules):
        holding = {phrase for phrase in discusses if any(a <= span[0] and span[1] <= b for a, b in places[phrase])}
        unused -= holding
        if not holding:
            kept.setdefault(span, rule)
    told = 0  # up to here
    for span in sorted(kept, key=lambda span: (span[0], -span[1])):
        if span[0] >= told:  # of findings that overlap, the first and longest says enough
            told = span[1]
            found = " ".join(text[slice(*span)].split())
            report.add(line_of(source, span[0]), "wording", found=found, why=kept[span].why, instead=kept[span].instead)
    key = re.search(r"^discusses:", source, re.MULTILINE)
    for phrase in discusses:
        if phrase in unused:
            report.add(line_of(source, key.start()) if key else 0, "discusses_unused", found=phrase)


def _findings(text: str, rules: Wording) -> Iterator[tuple[Span, WordingRule]]:
    spans = sentences(text)
    starts = [start for start, _ in spans]
    text = in_small_letters(text)
    begin = rules.index.in_text(text)
    text = without(rules.ordinary, text, begin)
    for_signs = without(rules.no_sign, text, begin)

    def having(phrases: Phrases, text: str) -> set[int]:
        return {bisect_right(starts, span[0]) - 1 for span in among(phrases, begin, text)}

    def around(found: set[int]) -> set[int]:
        return {at + step for at in found for step in (-1, 0, 1) if 0 <= at + step < len(spans)}

    suicide = having(rules.suicide, for_signs)
    death = suicide | having(rules.death, for_signs)
    near_suicide, near_death = around(suicide), around(death)
    for rule in rules.rules:
        if rule.alone in begin:
            for span in among(rule.alone, begin, text):
                at = bisect_right(starts, span[0]) - 1
                if at in death or not rule.unless.whole.search(text, *spans[at]):
                    yield span, rule
        near = near_death | having(rule.beside, text) if rule.beside in begin else near_death
        for phrases, within in ((rule.near, near), (rule.near_suicide, near_suicide)):
            for at in within:
                yield from ((match.span(), rule) for match in phrases.whole.finditer(text, *spans[at]))


def _places(phrase: str, text: str) -> list[Span]:
    """Where `phrase` stands in `text`, in capitals or not, over line ends or not."""
    words = r"\s+".join(re.escape(word) for word in phrase.translate(SAME_LETTERS).split())
    return [match.span() for match in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE)]
