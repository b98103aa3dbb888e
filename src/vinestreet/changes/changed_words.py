"""Two wordings of one text: the part that differs, with a few words around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from vinestreet.core.markdown_text import BREAK, readable
from vinestreet.core.messages import Messages

MOST_LETTERS = 160  # of a wording that is shown whole
AROUND = 5  # words on either side of what differs
MOST_WORDS = 40  # of one passage
MANY_WORDS = 6000  # beyond so many, a text is compared by its paragraphs alone

FEW_WORDS = 6  # a text of fewer is shown whole, before and now

Wordings = tuple[str, str]  # before, now; an empty one is nothing


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that differs, with the words around it; `gone` or `added` where that is all that happened to it."""

    before: str
    now: str
    gone: str = ""
    added: str = ""


def one_edit(before: str, now: str) -> Wordings | None:
    """Give the words that went and those that came where all others of a text stand as they were, and None elsewhere.

    One of the two is nothing, and the text is long enough that nobody sees at a glance what stayed.
    """
    old, new = before.split(), now.split()
    if min(len(old), len(new)) < FEW_WORDS:
        return None
    codes = [code for code in _matcher(old, new).get_opcodes() if code[0] != "equal"]
    if len(codes) != 1 or codes[0][0] == "replace":
        return None
    _, first, last, start, end = codes[0]
    return " ".join(old[first:last]), " ".join(new[start:end])


def is_slight(before: str, now: str) -> bool:
    """Whether two wordings differ in marks, in case, or in the spelling of a longer word: no number, no short word."""
    old, new = (re.findall(r"[\w']+", _spelled_out(text.casefold())) for text in (before, now))
    if len(old) != len(new) or re.findall(r"\d+", before) != re.findall(r"\d+", now):
        return False
    pairs = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    return all(min(map(len, pair)) >= SPELLED and _is_misspelt(*pair) for pair in pairs)


def _spelled_out(text: str) -> str:
    """The text with the short forms of English whole: they mean the same."""
    return re.sub(r"(?<=\w)'(re|ll|ve|m)\b", lambda match: _SHORT_FORMS[match[1]], text.replace("’", "'"))


_SHORT_FORMS = {"re": " are", "ll": " will", "ve": " have", "m": " am"}
SPELLED = 5  # letters of a word in which a slip is told from another word


def _is_misspelt(one: str, other: str) -> bool:
    if one[0] != other[0] or "'" in one + other:
        return False
    return SequenceMatcher(None, one, other).ratio() > 0.8 and abs(len(one) - len(other)) <= 1


def _key(word: str) -> str:
    """The word without the marks around it, which change with what stands beside it."""
    return re.sub(r"^\W+|\W+$", "", word) or word


def _matcher(old: list[str], new: list[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, [*map(_key, old)], [*map(_key, new)], autojunk=False)


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


def words_changed(label: str, before: str, now: str, t: Messages) -> str:
    """Say how somebody's words differ; where some only came or went, those alone."""
    if edit := one_edit(before, now):
        gone, added = (words.rstrip(".") for words in edit)
        key, words = ("some_new", added) if added else ("some_gone", gone)
        return t(f"changes.{key}", label=label, words=words)
    was, is_ = differing_part(before, now)
    return t("changes.was", label=label, before=f"“{was}”", now=f"“{is_}”")


def shortened(text: str) -> str:
    """Give `text`, without what comes after its first MOST_WORDS words."""
    words = text.split()
    return text if len(words) <= MOST_WORDS else f"{' '.join(words[:MOST_WORDS])} …"


def words_read(source: str) -> list[str]:
    """Give the words that are read of the Markdown `source`, in order."""
    words = re.sub(rf"[\[\]{BREAK}]", " ", readable(source)).split()
    return [word for word in words if re.search(r"\w", word)]


def passages(old: list[str], new: list[str]) -> Iterator[Passage]:
    """Give each passage in which two lists of words differ, in order."""
    if max(len(old), len(new)) > MANY_WORDS:
        yield Passage(*differing_part(" ".join(old), " ".join(new)))
        return
    for group in _matcher(old, new).get_grouped_opcodes(AROUND):
        first, last = group[0], group[-1]
        changed = [code for code in group if code[0] != "equal"]
        before = _cut(old, changed[0][1], changed[-1][2], first[1], last[2])
        now = _cut(new, changed[0][3], changed[-1][4], first[3], last[4])
        gone = " … ".join(_limited(old[code[1] : code[2]]) for code in changed)
        added = " … ".join(_limited(new[code[3] : code[4]]) for code in changed)
        only = {code[0] for code in changed}
        yield Passage(before, now, gone if only == {"delete"} else "", added if only == {"insert"} else "")


def _cut(words: list[str], start: int, end: int, first: int = 0, last: int = -1) -> str:
    """The words from `start` to `end`, with those around them that stand between `first` and `last`."""
    last = len(words) if last < 0 else last
    begin, stop = max(first, start - AROUND), min(last, end + AROUND)
    return " ".join([*(["…"] * (begin > 0)), _limited(words[begin:stop]), *(["…"] * (stop < len(words)))]).strip()


def _limited(words: list[str]) -> str:
    if len(words) > MOST_WORDS:
        words = [*words[: MOST_WORDS // 2], "…", *words[-MOST_WORDS // 2 :]]
    return " ".join(words)
