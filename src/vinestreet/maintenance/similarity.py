"""Whether two names or two addresses are written differently and mean the same.

Both are brought into one plain form first: small letters without accents and marks, words that people shorten in one
way, what tells nothing left out. What still differs is weighed by rapidfuzz: its ratio is 100 for equal texts, and
loses by the share of letters that have to be added and taken out.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from vinestreet.directory.model import Listing

ALIKE = 88  # from here on, two texts differ by slips: a letter in eight may

_SHORT = {
    long: short
    for short, longs in {
        "st": "street str saint",
        "ave": "avenue av",
        "rd": "road",
        "blvd": "boulevard",
        "dr": "drive",
        "ln": "lane",
        "ct": "court",
        "pl": "place",
        "sq": "square",
        "hwy": "highway",
        "pkwy": "parkway",
        "ter": "terrace terr",
        "n": "north",
        "s": "south",
        "e": "east",
        "w": "west",
        "ne": "northeast",
        "nw": "northwest",
        "se": "southeast",
        "sw": "southwest",
        "mt": "mount",
        "ft": "fort",
        "center": "centre ctr",
        "association": "assn assoc",
        "department": "dept",
        "service": "services svc svcs",
        "program": "programme programs programmes",
        "1st": "first",
        "2nd": "second",
        "3rd": "third",
        "4th": "fourth",
        "5th": "fifth",
        "6th": "sixth",
        "7th": "seventh",
        "8th": "eighth",
        "9th": "ninth",
        "10th": "tenth",
    }.items()
    for long in longs.split()
}
_STREETS = "st ave rd blvd dr ln ct pl sq hwy pkwy ter way row alley circle walk close crescent".split()
_TELLS_NOTHING = frozenset(
    "the a an and of at in on for to inc incorporated llc ltd limited corp corporation co company nonprofit charity "
    "cic plc gmbh ev".split()
)
# Two names that differ in one of these mean two things, however close they are otherwise.
_TELLS_APART = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun morning evening night day "
    "men women mens womens boys girls mothers fathers youth young teen teens adult adults senior seniors children kids "
    "n s e w ne nw se sw upper lower new old i ii iii iv one two three online".split()
)
_UNIT = re.compile(
    r"(?:\b(?:suite|ste|unit|apt|apartment|room|rm|floor|fl|level|bldg|building)\b\.? *#?|#) *[\w-]+"
    r"|\b(?:\d+(?:st|nd|rd|th)|ground|first|second|third|fourth|upper|lower) floor\b"
)
_STREET = re.compile(rf"\b\d+[a-z]?(?: \w+){{1,4}}? (?:{'|'.join(_STREETS)})\b")


def plain_name(name: str) -> str:
    """Give the words of a name in one form and in the order of the alphabet; so the order does not matter."""
    words = _words(name)
    return " ".join(sorted([word for word in words if word not in _TELLS_NOTHING] or words))


def plain_address(address: str) -> str:
    """Give number and street in one form, without the suite and the town; all words where that shape is not found."""
    words = " ".join(_words(_UNIT.sub(" ", address.lower())))
    street = _STREET.search(words)
    return street.group() if street else words


@lru_cache(1 << 18)
def names_alike(one: str, other: str) -> bool:
    """Whether two plain names are the same but for slips: no number and no word that tells apart may differ."""
    if one == other:
        return bool(one)
    if fuzz.ratio(one, other, score_cutoff=ALIKE) == 0:
        return False
    return not _tell_apart(set(one.split()), set(other.split()))


def similar_listings(name: str, dialled: frozenset[str], listings: Iterable[Listing]) -> list[Listing]:
    """Give those that a place of this name, or with one of these numbers as a phone dials them, may be already."""
    plain = plain_name(name)
    return [
        listing
        for listing in listings
        if names_alike(plain, plain_name(listing.name))
        or any(line.number.dialled in dialled for line in (*listing.phones, *listing.texts))
    ]


def names_overlap(one: str, other: str) -> bool:
    """Whether one plain name holds the other, or nearly: two words in common, and hardly anything against it."""
    first, second = set(one.split()), set(other.split())
    if len(first & second) < 2 or _tell_apart(first, second):
        return False
    return fuzz.token_set_ratio(one, other) >= ALIKE


def addresses_alike(one: str, other: str) -> bool:
    """Whether two plain addresses are the same but for slips; their numbers must agree."""
    if not one or not other or re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    return fuzz.ratio(one, other) >= ALIKE


def _tell_apart(first: set[str], second: set[str]) -> bool:
    """Whether words tell that two names mean two things: a number, or one of those above that is no slip of the pen."""
    for words, others in ((first - second, second - first), (second - first, first - second)):
        for word in words:
            if any(map(str.isdigit, word)):
                return True
            slip = any(Levenshtein.distance(word, other, score_cutoff=1) <= 1 for other in others - _TELLS_APART)
            if word in _TELLS_APART and not slip:
                return True
    return False


def _words(text: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    letters = "".join(char for char in letters if not unicodedata.combining(char))
    words = re.findall(r"\w+", re.sub(r"['’.](?=\w)|(?<=\w)['’.]", "", letters))
    return [_SHORT.get(word, word) for word in words]
