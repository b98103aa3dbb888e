"""What the search knows of what people type: the words of each language, what days are called, and languages.

Phrases of a list are joined by newlines, for no phrase holds one; a browser reads one long text quicker than many.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from babel import Locale, UnknownLocaleError

from vinestreet.lexicon.despair_classifier import learn_despair
from vinestreet.lexicon.lexicon_model import Lexicon
from vinestreet.pages.page_list import HARD_NEEDS
from vinestreet.site.site import Site


def lexicon_data(site: Site) -> list[dict[str, Any]]:
    """Give the words of every language of `site`, the site's own first, for `var __lexicon`."""
    spoken = sorted({code for listing in site.directory.listings.values() for code in listing.languages})
    return [_words(lexicon, spoken) | {"despair": _despair(lexicon)} for lexicon in site.lexicons]


def _despair(lexicon: Lexicon) -> dict[str, Any]:
    return {kind: asdict(weights) for kind, weights in learn_despair(lexicon, HARD_NEEDS).items()}


def _words(lexicon: Lexicon, spoken: Iterable[str]) -> dict[str, Any]:
    locale = Locale.parse(lexicon.code)
    names = ((code, names_of_language(code, locale)) for code in spoken)
    return {
        "code": lexicon.code,
        "needs": {need: _joined(topics) for need, topics in lexicon.needs.items()},
        "who": _joined(lexicon.who),
        "filters": _joined(lexicon.filters),
        "crisis": _joined(lexicon.crisis),
        "negations": "\n".join(lexicon.negations),
        "small": " ".join(lexicon.small),
        "spellings": dict(lexicon.spellings),
        "endings": " ".join(lexicon.endings),
        "days": names_of_days(locale),
        "spoken": {code: "\n".join(said) for code, said in names if said},
    }


def names_of_days(locale: Locale) -> list[str]:
    """Give for each day of the week, Monday first, what it is called in `locale`: whole, and shortened."""
    return [
        "\n".join(_each(locale.days["format"][width][day] for width in ("wide", "abbreviated"))) for day in range(7)
    ]


def names_of_language(code: str, locale: Locale) -> list[str]:
    """Give what the language with this ISO 639 `code` is called in `locale`, and in itself, as far as CLDR knows."""
    try:
        own = Locale.parse(code).languages.get(code, "")
    except (ValueError, UnknownLocaleError):  # CLDR knows its name at most: American Sign Language
        own = ""
    return _each((locale.languages.get(code, ""), own))


def _each(names: Iterable[str]) -> list[str]:
    """The names in small letters, as people type them, each once."""
    return list(dict.fromkeys(name.lower().rstrip(".") for name in names if name))


def _joined(lists: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {key: "\n".join(phrases) for key, phrases in lists.items()}
