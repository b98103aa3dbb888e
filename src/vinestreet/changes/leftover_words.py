"""Sentences of a place that nobody changed, and that still speak of what was there before: an old number, an old price.

Words are compared as words, so this asks, and never says that something is wrong. Where a place is kept secret, nothing
of it is repeated.
"""

import re
from collections.abc import Iterator, Sequence

from vinestreet.changes.place_facts import Fact
from vinestreet.directory.model import Listing
from vinestreet.site.site import Site

MOST = 3  # sentences that are asked about; somebody who reads one reads the entry
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_NUMBER = re.compile(r"\d(?:[\d\s().-]*\d)?")
_WORD = re.compile(r"[^\W\d_]{4,}")
# In the words of the interface that stand around a value, and say nothing of this place.
_COMMON = frozenset(
    "area called could does from have here know line more only over part phone online that them then they this "
    "unknown what when will with years your".split()
)
# By what somebody's own sentences say that a place was not open.
_NOT_OPEN = re.compile(r"(?i)\b(?:paus\w+|clos\w+|rest(?:s|ing)|reopen\w*|back (?:in|on)|for now|until)\b")
# Where the value itself is told beside its words, or is somebody's own words.
_APART = frozenset({"name", "what", "more", "hours_note", "source", "who_for", "needs", "languages", "arrive", "asks"})


def leftover_words(
    before: Listing, now: Listing, facts: tuple[Sequence[Fact], Sequence[Fact]], site: Site
) -> Iterator[str]:
    """Ask about sentences that stay, at most MOST, and have in them what these facts said before, and no longer say."""
    if before.confidential or now.confidential:
        return
    old, new = ({(each.field, each.label): each.words for each in some} for some in facts)
    gone: list[re.Pattern[str]] = []
    for fact in facts[0]:
        is_ = new.get((fact.field, fact.label), ())
        if fact.words != is_ and fact.field not in _APART:
            gone += _patterns(" ".join(each for each in fact.words if each not in is_), " ".join(is_))
    if not before.is_open and now.is_open:
        gone.append(_NOT_OPEN)
    stay = [
        each.words[0]
        for each in facts[1]
        if each.free and each.words and old.get((each.field, each.label)) == each.words
    ]
    if now.checked and now.checked.doubt and before.checked and before.checked.doubt == now.checked.doubt:
        stay.append(now.checked.doubt)
    sentences = dict.fromkeys(sentence for text in stay for sentence in _SENTENCE.split(text))
    found = [each for each in sentences if any(pattern.search(each) for pattern in gone)]
    for sentence in found[:MOST]:
        yield site.words("changes.sentence_stays", words=sentence)


def _patterns(was: str, is_: str) -> Iterator[re.Pattern[str]]:
    """What finds each number and each word of an old value that the new one does not have."""
    kept = {re.sub(r"\D", "", each) for each in _NUMBER.findall(is_)}
    for number in dict.fromkeys(re.sub(r"\D", "", each) for each in _NUMBER.findall(was)):
        if len(number) > 1 and number not in kept:
            yield re.compile(r"(?<!\d)" + r"[\s().-]*".join(number) + r"(?!\d)")
    words = {each.casefold() for each in _WORD.findall(is_)} | _COMMON
    for word in dict.fromkeys(each.casefold() for each in _WORD.findall(was)):
        if word not in words:
            yield re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
