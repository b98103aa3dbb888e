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
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from vinestreet.problems import Report

Span = tuple[int, int]
# Two letters that no text has, each for something that a phrase may not reach across.
_BREAK = "\ue000"  # the end of a paragraph, of an entry of a list, of a cell of a table
_HIDDEN = "\ue001"  # every letter of an ordinary phrase


@dataclass(frozen=True, slots=True)
class Phrases:
    """Many phrases as one expression, and one for the words that they begin with.

    Of all words of a text few begin a phrase, and `begins` remembers which: that makes the search ten times as fast.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Phrases that hurt for one reason, by what they need beside them."""

    why: str
    instead: str
    alone: Phrases
    near: Phrases
    near_suicide: Phrases
    beside: Phrases
    unless: Phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The rules of one language, and the signs that they look for; `no_sign` is help, which names suicide too."""

    rules: tuple[Rule, ...]
    ordinary: Phrases
    suicide: Phrases
    death: Phrases
    no_sign: Phrases


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
        ordinary=_phrases(data["ordinary"], words),
        **{name: _phrases(listed, words) for name, listed in data["signs"].items()},
    )


def _rule(rule: Mapping[str, Any], reason: Mapping[str, str], words: Mapping[str, str]) -> Rule:
    kinds = ("alone", "near", "near_suicide", "beside", "unless")
    phrases = {kind: _phrases(rule.get(kind, []), words) for kind in kinds}
    return Rule(why=reason["why"], instead=reason["instead"], **phrases)


_SPACE = r"[,;:]?\s+"
_FIVE_WORDS = rf"(?:{_SPACE}[^\s.!?{_BREAK}]+){{0,5}}?"
_END = r"(?=\s*(?:[^\w\s'-]|\Z|{small}\b))"
_LIST = re.compile(r"<(\w+)>")
_ANY_LETTERS = re.compile(r"(?<=[^\W\d_])(?<!\\w)\*")


def _phrases(lines: list[str], words: Mapping[str, str]) -> Phrases:
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


def check_wording(source: str, discusses: tuple[str, ...], rules: Wording, report: Report) -> None:
    """Report what hurts in the Markdown file `source`, but for what stands within a phrase of `discusses`.

    A phrase of `discusses` that excuses nothing is reported too. `source` is the whole file, so that lines are right;
    of its front matter only title and description are read.
    """
    text = _readable(source)
    places = {phrase: _places(phrase, text) for phrase in discusses}
    unused = set(discusses)
    kept: dict[Span, Rule] = {}
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
            report.add(_line(source, span[0]), "wording", found=found, why=kept[span].why, instead=kept[span].instead)
    key = re.search(r"^discusses:", source, re.MULTILINE)
    for phrase in discusses:
        if phrase in unused:
            report.add(_line(source, key.start()) if key else 0, "discusses_unused", found=phrase)


def _findings(text: str, rules: Wording) -> Iterator[tuple[Span, Rule]]:
    sentences = _sentences(text)
    starts = [start for start, _ in sentences]
    text = _in_small_letters(text)
    words = _words(text)
    text = _without(rules.ordinary, text, words)
    for_signs = _without(rules.no_sign, text, words)

    def having(phrases: Phrases, text: str) -> set[int]:
        return {bisect_right(starts, span[0]) - 1 for span in phrases.among(words, text)}

    def around(found: set[int]) -> set[int]:
        return {at + step for at in found for step in (-1, 0, 1) if 0 <= at + step < len(sentences)}

    suicide = having(rules.suicide, for_signs)
    death = suicide | having(rules.death, for_signs)
    for rule in rules.rules:
        for span in rule.alone.among(words, text):
            at = bisect_right(starts, span[0]) - 1
            if at in death or not rule.unless.whole.search(text, *sentences[at]):
                yield span, rule
        near = around(death) | having(rule.beside, text)
        for phrases, within in ((rule.near, near), (rule.near_suicide, around(suicide))):
            for at in within:
                yield from ((match.span(), rule) for match in phrases.whole.finditer(text, *sentences[at]))


def _words(text: str) -> dict[str, list[int]]:
    """Where each word begins."""
    found: dict[str, list[int]] = {}
    for match in re.finditer(r"(?<![\w-])[\w']+", text):
        found.setdefault(match.group(), []).append(match.start())
    return found


def _without(phrases: Phrases, text: str, words: Mapping[str, list[int]]) -> str:
    for start, end in phrases.among(words, text):
        text = text[:start] + _HIDDEN * (end - start) + text[end:]
    return text


def _in_small_letters(text: str) -> str:
    """Give `text` in small letters, each in its place; a few letters, as İ, would become two. (Ignoring capitals in the
    expressions instead takes twice as long.)
    """
    small = text.lower()
    return small if len(small) == len(text) else "".join(char.lower()[0] for char in text)


_SENTENCE_END = re.compile(rf"[.!?…][\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])|{_BREAK}")


def _sentences(text: str) -> list[Span]:
    """Where each sentence begins and ends; none reaches over the end of a paragraph."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    spans = zip([0, *ends], [*ends, len(text)], strict=True)
    return [span for span in spans if text[slice(*span)].strip(f" \n{_BREAK}")] or [(0, len(text))]


_NOT_TEXT = re.compile(
    r"""
    <!--.*?--> | </?[a-zA-Z][^>]*>                  # comments, tags, addresses in angle brackets
    | \]\(\s*[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\s*\) | (?<=\])\[[^\]]*\]  # where a link leads
    | \[\^[^\]\s]+\]:? | ^[ ]{0,3}\[[^\]]+\]:.*?$   # labels of footnotes; addresses at the foot of a page
    | \bhttps?://\S+ | \S+@\S+\.\S+
    | ^(?:[ \t]*>)+ | ^[ \t]*\#+ | [*_`~]+ | \\     # marks
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_ALONE = r"#|/{3}|[!?]{3}|[-=]{3,}[ \t]*$"
_ENDS = re.compile(rf"[ \t>]*(?:{_ALONE})")
_BEGINS = re.compile(rf"[ \t>]*(?:$|{_ALONE}|[-*+:][ \t]|\d+[.)][ \t]|\||\[\^|\*\*[^*]+(?::\*\*|\*\*:))")
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u2011": "-", "\u00a0": " ", "\ufeff": " ", "\r": " "})


def _readable(source: str) -> str:
    """Give `source` with everything blanked that is not read as text, so that every word stays in its place."""
    lines = source.translate(_SAME).split("\n")
    marks = [at for at, line in enumerate(lines) if line.strip() == "---"]
    front = marks[1] + 1 if marks[:1] == [0] and len(marks) > 1 else 0
    shown = "\n".join([*_of_the_front(lines[:front]), *_outside_fences(lines[front:])])
    text = list(_NOT_TEXT.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), shown))
    ends = [at for at, char in enumerate(shown) if char == "\n"]
    for number, at in enumerate(ends):
        if number < front or _BEGINS.match(lines[number + 1]) or _ENDS.match(lines[number]):
            text[at] = _BREAK
    return "".join(text).replace("|", _BREAK)


def _of_the_front(lines: list[str]) -> Iterator[str]:
    shown = False
    for line in lines:
        key = re.match(r"([\w-]+):|\S", line)
        if key:
            shown = key[1] in {"title", "description"}
        start = key.end() if key and shown else 0
        yield " " * start + line[start:] if shown else " " * len(line)


def _outside_fences(lines: list[str]) -> Iterator[str]:
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        yield " " * len(line) if fence or mark else line
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]


def _places(phrase: str, text: str) -> list[Span]:
    """Where `phrase` stands in `text`, in capitals or not, over line ends or not."""
    words = r"\s+".join(re.escape(word) for word in phrase.translate(_SAME).split())
    return [match.span() for match in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE)]


def _line(source: str, at: int) -> int:
    return source.count("\n", 0, at) + 1
