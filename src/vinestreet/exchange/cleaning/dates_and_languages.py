"""Dates and languages in cells that people filled."""

import re
from datetime import date, datetime
from functools import cache

from babel import Locale
from babel.core import get_global

from vinestreet.schema.scalars import SIGN_LANGUAGES

_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]\d\d?:\d\d.*)?")
_SLASHES = re.compile(r"(\d\d?)([/.-])(\d\d?)\2(\d{4})(?:,? \d\d?:\d\d.*)?")
_NAMED = ("%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%Y/%m/%d", "%Y%m%d")
_MONTH_FIRST = frozenset({"US", "PR", "GU", "VI", "AS", "MP"})
_DAY_FIRST = frozenset({"GB", "IE", "AU", "NZ", "IN", "DE", "FR", "ES", "IT", "NL"})


def date_in(text: str, region: str = "US") -> date | None:
    """Give the one day that `text` names, or None.

    `3/4/2021` is the fourth of March where people write the month first, the third of April where the day comes first,
    and nothing elsewhere; a year of two figures is nothing anywhere.
    """
    text = " ".join(text.split())
    if match := _ISO.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _SLASHES.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if region in _MONTH_FIRST:
            return _day(year, first, second)
        if region in _DAY_FIRST:
            return _day(year, second, first)
        both = {day for day in (_day(year, first, second), _day(year, second, first)) if day}
        return both.pop() if len(both) == 1 else None
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,|(?<=[a-z])\.", "", text.removeprefix("on ")).replace("Sept ", "Sep ")
    for pattern in _NAMED:
        try:
            return datetime.strptime(words, pattern).date()
        except ValueError:
            continue
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# Names that Unicode's list does not have: languages by their own names, and as people here call them.
_ALSO = {
    "american sign language": "ase", "asl": "ase", "british sign language": "bfi", "bsl": "bfi", "auslan": "asf",
    "mandarin": "zh", "mandarin chinese": "zh", "chinese mandarin": "zh", "chinese (mandarin)": "zh",
    "chinese (cantonese)": "yue", "chinese cantonese": "yue", "haitian": "ht", "farsi": "fa", "persian (farsi)": "fa",
    "español": "es", "espanol": "es", "castilian": "es", "français": "fr", "francais": "fr", "português": "pt",
    "portugues": "pt", "kreyòl": "ht", "kreyol": "ht", "cape verdean creole": "kea", "cape verdean": "kea",
    "tiếng việt": "vi", "deutsch": "de", "italiano": "it", "polski": "pl", "русский": "ru", "українська": "uk",
    "中文": "zh", "普通话": "zh", "廣東話": "yue", "العربية": "ar", "한국어": "ko", "日本語": "ja",
    "khmer (cambodian)": "km",
    "cambodian": "km", "burmese": "my", "tagalog": "tl", "swahili": "sw", "nepali": "ne", "somali": "so",
}  # fmt: skip


# Codes that are words of English too: Norwegian, Italian, Somali.
_WORDS = frozenset(
    "am an and any as ask at be but by do for he hi if in is it me mo my no of on or our so to us we".split()
)


def language_in(text: str) -> str | None:
    """Give the ISO 639 code of the one language that `text` names in English, in itself or by a code, or None."""
    name = " ".join(text.split()).strip(".").lower()
    if name in _names():
        return _names()[name]
    return None if name in _WORDS else _code(name)


def languages_in(text: str) -> tuple[list[str], str]:
    """Give the codes of the languages that a list such as `English, Spanish and ASL` names, and the other words."""
    found: list[str] = []
    left = []
    parts = re.split(r"[,;/|&•\n]+|\band\b", text)
    # Among codes, `so` is Somali.
    only_codes = len(parts) > 1 and all(map(_code, parts)) and any(part.strip() not in _WORDS for part in parts)
    for part in parts:
        code = _code(part) if only_codes else language_in(part)
        if code and code not in found:
            found.append(code)
        elif not code and part.strip():
            left.append(" ".join(part.split()))
    return found, ", ".join(left)


def _code(text: str) -> str | None:
    """The language of a code such as en, spa or pt-BR."""
    match = re.fullmatch(r"([a-z]{2,3})(?:[-_][A-Za-z]{2,4})?", text.strip().lower())
    code = str(get_global("language_aliases").get(match[1], match[1])) if match else ""
    return code if code in SIGN_LANGUAGES or code in Locale("en").languages else None


@cache
def _names() -> dict[str, str]:
    """Codes by the names of languages in English; a name that several have goes to the shortest code."""
    known = Locale("en").languages
    names = {
        name.lower(): code for code, name in sorted(known.items(), key=lambda each: -len(each[0])) if "_" not in code
    }
    return names | _ALSO
