"""Words of others that mean exactly one of ours: yes and no, status, access, languages. The words are data.

And whether words say that a place is kept secret: then nothing that tells where it is may come in, and no report may
tell it either.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.core import get_global

from vinestreet.directory.choices import ACCESS
from vinestreet.schema.scalars import SIGN_LANGUAGES

# Questions to which yes means that a place is open; of others, nobody knows what a yes says of it.
_ASKS_WHETHER_OPEN = re.compile(r"\b(?:active|open|operating|operational|running)\b", re.IGNORECASE)
# Codes of languages that are words of English too (Norwegian, Italian, Somali), or titles of people (Malay, Marathi).
_WORDS = frozenset(
    "all am an and any are as ask at be but by can day dr for he her hi his if in is it let li lo man may me men mo mr "
    "mrs ms my nap new no not of old on or our out ph se she so sr st tell the to us we win".split()
)
_SURE_CODES = 2  # so many make a list of codes
# What turns round a list of languages, or says that it does not hold for all of it.
_NOT_ALL = re.compile(
    r"\b(?:no|not|non|none|never|without|neither|nor|except|unless|limited|unavailable|formerly)\b|n['’]t\b",
    re.IGNORECASE,
)
# In a description, where calls and conversations are confidential too, the place has to be meant.
_SECRET_PLACE = re.compile(
    r"\b(?:confidential|undisclosed|secret)(?:ly)? (?:location|address|site|shelter)(?:e?s)?\b(?! confidentiality)"
    r"|\b(?:location|address)(?:e?s)? (?:is |are )?(?:kept |strictly )?(?:confidential|undisclosed|secret)\b"
    r"|undisclosed\b",
    re.IGNORECASE,
)


@cache
def _vocabulary() -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return data


def answer_in(text: str, question: str = "") -> bool | None:
    """Give the answer yes or no, or None for anything else; the question said once more (`Confidential`) is a yes."""
    word = text.strip().casefold().rstrip(".")
    answers = _vocabulary()["answers"]
    if word in answers["yes"] or (word and word == question.casefold()):
        return True
    return False if word in answers["no"] else None


def status_in(text: str, question: str = "") -> tuple[str, str]:
    """Give `open`, `paused` or `closed`, or nothing; and the words where they say more than that.

    A bare yes or no is only taken as an answer to a `question` that asks whether a place is open, or is a status
    itself: a yes to `Permanently closed?` says that, and a no only that it is not closed for good.
    """
    if kind := _status(text):
        return kind, "" if _plain_words(text) in _vocabulary()["standard_status"] else text
    asked = re.sub(r"^(?:is|currently) ", "", _plain_words(question))
    answer = answer_in(text)
    if answer is not None and (kind := _status(asked)) in {"paused", "closed"}:
        return kind if answer else "open" if " " not in asked else "", ""
    if answer is None or not _ASKS_WHETHER_OPEN.search(asked):
        return "", ""
    return "open" if answer else "paused", ""


def _status(words: str) -> str:
    return next((kind for kind, known in _vocabulary()["status"].items() if _plain_words(words) in known), "")


def _plain_words(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


# `Permanently closed`; not `closed permanently to cars`.
_GONE = re.compile(
    r"\b(?:permanently clos(?:ed|ing)|clos(?:ed|ing) permanently|closed (?:its|their) doors|ceased operations?"
    r"|gone out of business)\b(?! to\b)|\bno longer (?:operat|exist)\w*",
    re.IGNORECASE,
)


def says_gone(text: str) -> bool:
    """Whether a sentence says that a place closed for good, or is about to."""
    return bool(_GONE.search(text))


def access_in(text: str) -> tuple[list[str], str]:
    """Give what makes it possible to get in or take part, as our words for it, and the words that are none of them."""
    parts = [part.strip(" .") for part in re.split(r"[,;•\n]", text) if part.strip(" .")]
    found = [_access_words().get(" ".join(part.casefold().replace("_", " ").split())) for part in parts]
    others = [part.replace("_", " ") for part, each in zip(parts, found, strict=True) if not each]
    left = text if len(others) == len(parts) else ", ".join(others)
    return list(dict.fromkeys(filter(None, found))), left


@cache
def _access_words() -> dict[str, str]:
    words = {each: access for access, known in _vocabulary()["access"].items() for each in known}
    return words | {choice: choice for choice in ACCESS.options}


def language_in(text: str) -> str | None:
    """Give the ISO 639 code of the one language that `text` names in English, in itself or by a code, or None."""
    name = _as_name(text)
    return _language_names().get(name) or (None if name in _WORDS else _language_code(name))


def languages_in(text: str) -> tuple[list[str], str]:
    """Give the codes of the languages that a list such as `English, Spanish and ASL` names, and the other words.

    A list with a `no` in it is taken for words as a whole. Codes are only taken from lists of nothing else: `MS` alone
    is a title or a state, and `CA, English` is no Catalan.
    """
    parts = [part for part in map(str.strip, re.split(r"[,;/|&•\n]+(?![^()]*\))|\b(?:and|or)\b", text)) if part]
    if _NOT_ALL.search(text) and not _are_codes(parts):
        return [], " ".join(text.split())
    code_of = _language_code if _are_codes(parts) else lambda part: _language_names().get(_as_name(part))
    codes = {part: code_of(part) for part in parts}
    left = (" ".join(part.split()) for part, code in codes.items() if not code)
    return list(dict.fromkeys(code for code in codes.values() if code)), ", ".join(left)


def _are_codes(parts: list[str]) -> bool:
    """Whether all are codes of languages, and enough of them nothing else; among these, `so` is Somali."""
    sure = {part.lower() for part in parts if _language_code(part) and part.lower() not in _WORDS}
    return len(sure) >= _SURE_CODES and all(map(_language_code, parts))


def _as_name(text: str) -> str:
    return " ".join(text.split()).strip(".").lower()


def _language_code(text: str) -> str | None:
    """The language of a code such as en, spa or pt-BR."""
    match = re.fullmatch(r"([a-z]{2,3})(?:[-_][A-Za-z]{2,4})?", text.strip().lower())
    code = str(get_global("language_aliases").get(match[1], match[1])) if match else ""
    return code if code in SIGN_LANGUAGES or code in Locale("en").languages else None


@cache
def _language_names() -> dict[str, str]:
    """Codes by the names of languages in English; a name that several have goes to the shortest code."""
    known = Locale("en").languages
    names = {
        name.lower(): code for code, name in sorted(known.items(), key=lambda each: -len(each[0])) if "_" not in code
    }
    return {**names, **_vocabulary()["languages"]}


def is_secret_place(text: str) -> bool:
    """Whether a description says that nobody may know where it is."""
    return bool(_SECRET_PLACE.search(text))
