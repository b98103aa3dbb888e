"""Languages, and what makes it possible to get in and take part."""

import re
from collections.abc import Iterable
from typing import Any

from vinestreet.directory.model import ACCESS
from vinestreet.exchange.cleaning.dates_and_languages import language_in, languages_in
from vinestreet.exchange.cleaning.plain import plain
from vinestreet.exchange.incoming.sketch import Sketch

# Words that say exactly what ours say, and no more: `wheelchair accessible` is not always without a step.
_EXACT = {
    "step-free": "step free|step-free access|step free access|level access|step-free entrance",
    "accessible-toilet": "accessible toilet|accessible toilets|accessible restroom|accessible restrooms"
    "|accessible bathroom|wheelchair accessible restroom|wheelchair accessible toilet|disabled toilet",
    "hearing-loop": "hearing loop|induction loop|induction loops|audio induction loop|hearing induction loop",
    "sign-language": "sign language|asl interpreter|asl interpreters|asl|sign language interpreter|deaf interpreter"
    "|american sign language|bsl|british sign language",
    "interpreter": "interpreter|interpreters|interpreter available|interpreters available|interpreting|language line",
    "quiet-space": "quiet space|quiet room|a quiet room",
    "large-print": "large print|large print materials",
    "assistance-animals": "assistance animals|service animals welcome|service animals allowed|service animals"
    "|assistance dogs welcome|assistance dogs|guide dogs|guide dogs welcome",
    "child-friendly": "child friendly",
    "remote": "remote|online|by phone or online",
    "text-relay": "text relay|relay service|relay uk",
}
_ACCESS = {words: access for access, all_words in _EXACT.items() for words in all_words.split("|")}
_ACCESS |= {choice: choice for choice in ACCESS.options}


def languages(records: Iterable[dict[str, Any]], sketch: Sketch) -> None:
    """Take the languages of service and place; names that nobody knows stay as words."""
    for record in records:
        for language in record.get("languages", []):
            row = str(language.get("@row", ""))
            name, code = plain(language.get("name")), plain(language.get("code"))
            by_name, rest = languages_in(name)
            found = by_name or [each for each in [language_in(code)] if each]
            for each in found:
                sketch.add("languages", each, row)
            if (rest if by_name else name or code) and not (found and not by_name):
                sketch.keep("more", rest or name or code, "language", label="languages", field="languages", row=row)
            sketch.keep("access_note", language.get("note", ""), "words", field="language.note", row=row)


def access(location: dict[str, Any], sketch: Sketch) -> None:
    """Take how one gets in: what says exactly one of our choices, all else as words."""
    for item in location.get("accessibility", []):
        row = str(item.get("@row", ""))
        description = plain(item.get("description"))
        parts = [part.strip(" .") for part in re.split(r"[,;•\n]", description) if part.strip(" .")]
        found = [_ACCESS.get(_compared(part)) for part in parts]
        for each in found:
            if each:
                sketch.add("access", each, row)
        unknown = [part.replace("_", " ") for part, each in zip(parts, found, strict=True) if not each]
        if unknown:
            words = description if len(unknown) == len(parts) else ", ".join(unknown)
            sketch.keep("access_note", words, "access", row=row)
        sketch.keep("access_note", item.get("details", ""), "words", row=row)


def interpretation(service: dict[str, Any], sketch: Sketch) -> None:
    """Take what is said about interpreting; only an exact word is taken for a way of taking part."""
    words = plain(service.get("interpretation_services"))
    parts = [part.strip(" .") for part in re.split(r"[,;]", words) if part.strip(" .")]
    found = {_ACCESS.get(_compared(part)) for part in parts}
    if parts and found <= {"interpreter", "sign-language"}:
        for each in sorted(filter(None, found)):
            sketch.add("access", each)
    else:
        sketch.keep("access_note", words, "words", label="interpreting")


def _compared(words: str) -> str:
    return " ".join(words.casefold().replace("_", " ").split())
