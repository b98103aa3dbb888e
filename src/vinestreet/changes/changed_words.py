"""Two wordings of one text: the part that differs, with a few words around it."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import takewhile

from vinestreet.core.markdown_text import BREAK, readable

MOST_LETTERS = 160  # of a wording that is shown whole
AROUND = 5  # words on either side of what differs
MOST_WORDS = 40  # of one passage
MANY_WORDS = 6000  # beyond so many, a text is compared by its paragraphs alone

Wordings = tuple[str, str]  # before, now; an empty one is nothing


def differing_part(before: str, now: str) -> Wordings:
    """Give both wordings of a text: whole where they are short, else from a few words before what differs to after."""
    if max(len(before), len(now)) <= MOST_LETTERS or not (before and now):
        return shortened(before), shortened(now)
    old, new = before.split(), now.split()
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    rest = min(len(old), len(new)) - start
    tail = zip(reversed(old), reversed(new), strict=False)
    end = min(rest, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], tail)))
    return _cut(old, start, len(old) - end), _cut(new, start, len(new) - end)


def shortened(text: str) -> str:
    """Give `text`, without what comes after its first MOST_WORDS words."""
    words = text.split()
    return text if len(words) <= MOST_WORDS else f"{' '.join(words[:MOST_WORDS])} …"


def words_read(source: str) -> list[str]:
    """Give the words that are read of the Markdown `source`, in order."""
    words = re.sub(rf"[\[\]{BREAK}]", " ", readable(source)).split()
    return [word for word in words if re.search(r"\w", word)]


def passages(old: list[str], new: list[str]) -> Iterator[Wordings]:
    """Give each passage in which two lists of words differ, in order."""
    if max(len(old), len(new)) > MANY_WORDS:
        yield differing_part(" ".join(old), " ".join(new))
        return
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(AROUND):
        first, last = group[0], group[-1]
        changed = [code for code in group if code[0] != "equal"]
        before = _cut(old, changed[0][1], changed[-1][2], first[1], last[2])
        now = _cut(new, changed[0][3], changed[-1][4], first[3], last[4])
        yield before, now


def _cut(words: list[str], start: int, end: int, first: int = 0, last: int = -1) -> str:
    """The words from `start` to `end`, with those around them that stand between `first` and `last`."""
    last = len(words) if last < 0 else last
    begin, stop = max(first, start - AROUND), min(last, end + AROUND)
    kept = words[begin:stop]
    if len(kept) > MOST_WORDS:
        kept = [*kept[: MOST_WORDS // 2], "…", *kept[-MOST_WORDS // 2 :]]
    return " ".join([*(["…"] * (begin > 0)), *kept, *(["…"] * (stop < len(words)))])
