"""What was probably meant by a value that does not fit: offered in a line to copy, and never taken by itself."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from babel import Locale

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = re.compile(r"[a-zß-ÿ]+|\d+", re.IGNORECASE)
_SMALL = {
    "a",
    "an",
    "the",
    "some",
    "of",
    "and",
    "or",
    "in",
    "at",
    "on",
    "for",
    "to",
    "your",
    "my",
    "area",
    "help",
    "with",
}
# How people say ages, in small letters.
_AGES = (
    (re.compile(r"(?:all(?: ages)?|any(?: age)?|everyone|everybody|anyone|any age)"), "all"),
    (re.compile(r"(?:adults?(?: only)?|grown[- ]?ups?)"), "18+"),
    (re.compile(r"(?:seniors?)"), "65+"),
    (re.compile(r"(?:ages? )?(\d{1,3}) ?(?:\+|plus|(?:and |or |& ?)?(?:over|up|older|above))"), "{0}+"),
    (re.compile(r"(?:from|over|at least|minimum|min|>=?) ?(\d{1,3})s?(?: (?:up|on|years?))?"), "{0}+"),
    (re.compile(r"(?:under|below|<|younger than|less than)[ -]?(?:the age of )?(\d{1,3})s?"), "under {0}"),
    (re.compile(r"(?:aged? |ages )?(\d{1,3}) ?(?:-|to|until|and) ?(\d{1,3})(?: years?(?: olds?)?)?"), "{0}-{1}"),
)  # fmt: skip
_DECIMAL = re.compile(r"\d\.\d")
_SIGNS = {"asl": "ase", "bsl": "bfi", "auslan": "asf", "nzsl": "nzs", "isl": "isg", "lsq": "fcs"}


def day_meant(text: str, region: str) -> str:
    """Give a date as 2026-11-21; empty where it is none, or could be two in the `region` (ISO 3166)."""
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|[,.]", " ", text.casefold())
    numbers = [int(number) for number in re.findall(r"\d+", plain)]
    months = [MONTHS.index(word[:3]) + 1 for word in re.findall(r"[a-z]{3,9}", plain) if word[:3] in MONTHS]
    year = next((number for number in numbers if 1900 < number < 2200), 0)
    rest = [number for number in numbers if number != year]
    if months and year and len(rest) == 1:
        return _date(year, months[0], rest[0])
    if len(rest) != 2 or months or not year:
        return ""
    if numbers[0] == year:
        return _date(year, *rest) or _date(year, rest[1], rest[0])
    first, second = rest
    return (
        _date(year, first, second) or _date(year, second, first)
        if region == "US"
        else (_date(year, second, first) or _date(year, first, second))
    )


def _date(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def day_before(day: date, today: date) -> str:
    """Give the same day of the last year in which it has come already."""
    for year in (today.year, today.year - 1):
        if (made := _date(year, day.month, day.day)) and date.fromisoformat(made) <= today:
            return made
    return ""


def ages_meant(text: str) -> str:
    """Give ages as the file has them; empty where they aren't understood."""
    plain = re.sub(r"[–—‒]", "-", " ".join(text.casefold().split())).strip(" .")
    for pattern, meant in _AGES:
        if match := pattern.fullmatch(plain):
            return meant.format(*match.groups())
    return ""


@cache
def _languages() -> dict[str, str]:
    codes = Locale("en").languages
    named = {name.casefold(): code for code, name in codes.items() if len(code) <= 3}
    own = {}
    for code in ("es", "fr", "de", "pt", "it", "pl", "ar", "zh", "vi", "ru", "uk", "so", "ht", "ko", "ja", "cy", "tl"):
        own[Locale.parse(code).languages.get(code, code).casefold()] = code
    own = {_without_accents(name): code for name, code in own.items()}
    named = {_without_accents(name): code for name, code in named.items()}
    return {
        **own,
        **named,
        **_SIGNS,
        "mandarin": "zh",
        "cantonese": "yue",
        "tagalog": "tl",
        "farsi": "fa",
        "creole": "ht",
    }


def _without_accents(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def language_meant(text: str) -> str:
    """Give the code of a language by its name, English or its own; empty for none."""
    plain = _without_accents(text.strip(" .").casefold())
    return _languages().get(plain, "") or (plain if plain in _languages().values() else "")


def position_meant(text: str) -> list[str] | None:
    """Give latitude and longitude out of words such as `42.10 N, 72.59 W`, with decimal points or commas."""
    whole = re.sub(r"(?<![\d.,])(-?\d{1,3})\s*,\s*(\d{2,})(?![\d.])", r"\1.\2", text)
    text = whole if "." not in text and len(_DECIMAL.findall(whole)) == 2 else text
    found = re.findall(r"(?<![\d.])(-?\d{1,3}(?:\.\d+)?)\s*°?\s*([NSEWnsew])?(?![\w.])", text)
    if len(found) != 2:
        return None
    values = [f"-{number}" if sign in {*"SsWw"} and number[0] != "-" else number for number, sign in found]
    if found[0][1] in {*"EeWw"}:
        values.reverse()
    if abs(float(values[0])) > 90:
        values.reverse()
    return values if abs(float(values[0])) <= 90 and abs(float(values[1])) <= 180 else None


def position_said(parts: Mapping[str, str]) -> str:
    """Give the words for a point that stand in `parts` by name, latitude first; in braces a comma ends each of them."""
    said: dict[str, str] = {}
    for name, text in parts.items():
        if not text and said:
            last = next(reversed(said))
            said[last] = f"{said[last]},{name}"
        else:
            said[name] = text
    return ", ".join(said[name] for name in sorted(said, key=lambda name: not name.casefold().startswith("la")))


def id_meant(text: str, known: Mapping[str, object]) -> str:
    """Give the one of the `known` ids whose name `text` is, or is a part of; empty where several may be meant."""
    said = _bare(text)
    if not said:
        return ""
    names = {id_: [_bare(id_), _bare(label_of(what))] for id_, what in known.items()}
    for found in (
        [id_ for id_, each in names.items() if said in each],
        [id_ for id_, each in names.items() if any(said <= name for name in each)],
        [id_ for id_, each in names.items() if any(name and name <= said for name in each)],
    ):
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def label_of(what: object) -> str:
    """Give the name of a need or an area, which may be a tree still."""
    items: Any = getattr(what, "items", {})
    node = items.get("label") if isinstance(items, dict) else None
    return str(getattr(node, "text", "") or getattr(what, "label", "") or "")


def _bare(words: str) -> frozenset[str]:
    plain = (word.casefold() for word in _WORDS.findall(words.replace("'", "")))
    return frozenset(re.sub(r"(?<=[a-z]{3})s$", "", word) for word in plain if word not in _SMALL)
