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
# Codes of languages that are words of English too: Norwegian, Italian, Somali.
_WORDS = frozenset(
    "am an and any as ask at be but by do for he hi if in is it me mo my no of on or our so to us we".split()
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

    A bare yes or no is only taken as an answer to a `question` that asks whether a place is open.
    """
    vocabulary = _vocabulary()
    words = " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())
    for kind, known in vocabulary["status"].items():
        if words in known:
            return kind, "" if words in vocabulary["standard_status"] else text
    answer = answer_in(text) if _ASKS_WHETHER_OPEN.search(question.replace("_", " ")) else None
    return ("" if answer is None else "open" if answer else "paused"), ""


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
    name = " ".join(text.split()).strip(".").lower()
    if name in _language_names():
        return _language_names()[name]
    return None if name in _WORDS else _language_code(name)


def languages_in(text: str) -> tuple[list[str], str]:
    """Give the codes of the languages that a list such as `English, Spanish and ASL` names, and the other words."""
    found: list[str] = []
    left = []
    parts = re.split(r"[,;/|&•\n]+|\band\b", text)
    # Among codes, `so` is Somali.
    no_words = any(part.strip() not in _WORDS for part in parts)
    only_codes = len(parts) > 1 and all(map(_language_code, parts)) and no_words
    for part in parts:
        code = _language_code(part) if only_codes else language_in(part)
        if code and code not in found:
            found.append(code)
        elif not code and part.strip():
            left.append(" ".join(part.split()))
    return found, ", ".join(left)


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
