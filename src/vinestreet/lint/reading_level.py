"""How hard a page is to read: a number to compare with the one of before, never a verdict.

The grade is Flesch and Kincaid's (Kincaid and others 1975, for the US Navy): years of school in the US, from the length
of sentences and of words. Syllables are counted with pyphen's places for hyphens, as textstat 0.7.4 does. It says
nothing about what a text means, and only English has it here.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import pyphen

from vinestreet.core.markdown_text import BREAK, Span, front_end, line_of, readable

GRADED = "en"
_SENTENCE_END = re.compile(rf"[.!?…][\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])|{BREAK}")


def sentences(text: str) -> list[Span]:
    """Where each sentence begins and ends; none reaches over the end of a paragraph."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    spans = zip([0, *ends], [*ends, len(text)], strict=True)
    return [span for span in spans if text[slice(*span)].strip(f" \n{BREAK}")] or [(0, len(text))]


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class LongSentence:
    """A sentence: the line on which it begins, and how many words it has."""

    line: int
    words: int


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """How hard one page is: its grade in years of school, its words, and its sentences, the longest first."""

    grade: float
    words: int
    longest: tuple[LongSentence, ...]


def reading_level(source: str) -> ReadingLevel | None:
    """Measure the prose in the Markdown file `source`: no front matter, footnotes, tables, headings. None without."""
    body = _prose(source)
    found: list[LongSentence] = []
    words = syllables = 0
    for start, end in sentences(body):
        said = _WORD.findall(body[start:end])
        if said:
            first = start + len(body[start:end]) - len(body[start:end].lstrip())
            found.append(LongSentence(line_of(source, first), len(said)))
            words += len(said)
            syllables += sum(_syllables(word.lower()) for word in said)
    if not words:
        return None
    grade = 0.39 * words / len(found) + 11.8 * syllables / words - 15.59
    return ReadingLevel(round(grade, 1), words, tuple(sorted(found, key=lambda sentence: -sentence.words)))


_HYPHENS = pyphen.Pyphen(lang="en_US")


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    return len(_HYPHENS.positions(word)) + 1


_NO_PROSE = re.compile(
    r"""
    ^[ \t>]*(?:\#|\||/{3}|!{3}|\[\^[^\[\]\n]+\]:)[^\n]*$  # headings, tables, marks of blocks, footnotes
    | \*\*[^*\n]+(?::\*\*|\*\*:)                   # names of those who speak
    | (?<=[-*+][ ])(?:Opens|Closes|Then):             # labels of replies
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


def _prose(source: str) -> str:
    """What counts of `source`, every word in its place."""
    lines = source.split("\n")
    front = front_end(lines)
    source = "\n".join([*(" " * len(line) for line in lines[:front]), *lines[front:]])
    return readable(_NO_PROSE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), source))
