"""How often texts begin alike: what was lively once is a formula the tenth time, and no single text shows it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from vinestreet.conversations.conversation_model import Pause
from vinestreet.core.problems import Problem
from vinestreet.texts.library import Piece

LARGEST_SHARE = 5  # one in so many may begin alike
FEWEST = 4  # so few may, however few there are

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PROSE = re.compile(r"^(?![#>|:/!\[\-*+\d ])[^\n]+", re.MULTILINE)  # the first line of what is a paragraph


def repeated_openings(texts: Iterable[Piece], sources: str) -> Iterator[Problem]:
    """Give what opens paragraphs in more than a fifth of the `texts` of a folder, and what opens notes at pauses.

    Below the heading `sources` a text may say the same as the others.
    """
    rows: defaultdict[str, list[Piece]] = defaultdict(list)
    for text in texts:
        rows[text.folder].append(text)
    for folder, row in rows.items():
        where: defaultdict[str, list[str]] = defaultdict(list)
        for text in row:
            for words in {_first(paragraph, 3) for paragraph in _paragraphs(text, sources)} - {""}:
                where[words].append(text.file)
        yield from _too_many("opening_repeated", where, len(row), folder=folder)
    where = defaultdict(list)
    count = 0
    for text in rows["conversations"]:
        for note in _notes(text):
            count += 1
            where[_first(note, 2)].append(text.file)
    yield from _too_many("pause_repeated", where, count)


def _too_many(key: str, where: dict[str, list[str]], count: int, **values: object) -> Iterator[Problem]:
    most = max(FEWEST, count // LARGEST_SHARE)
    for words, files in sorted(where.items()):
        if len(files) > most:
            names = ", ".join(dict.fromkeys(files))
            said = {"found": len(files), "count": count, "words": words, "most": most, "files": names, **values}
            yield Problem("docs", 0, "", "", key, said)


def _paragraphs(text: Piece, sources: str) -> Iterator[str]:
    before = ""
    for line in text.body.partition(f"\n## {sources}\n")[0].split("\n"):
        if not before.strip() and (match := _PROSE.match(line)):
            yield match.group()
        before = line


def _notes(text: Piece) -> Iterator[str]:
    for part in text.conversation.parts if text.conversation else ():
        for step in part.steps:
            if isinstance(step, Pause):
                yield from step.noticed


def _first(words: str, count: int) -> str:
    """The first `count` words, in small letters; empty where there are fewer."""
    found = _WORD.findall(words.replace("’", "'"))[:count]
    return " ".join(found).lower() if len(found) == count else ""
