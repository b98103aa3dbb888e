"""What a service is about: needs that we have, by their own words, and other people's terms as words.

The taxonomy of AIRS and 211 LA is licensed by subscription: its codes and terms are recognised and left out, and the
report of an import does not repeat them either.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from vinestreet.directory.model import Need
from vinestreet.exchange.cleaning.plain import plain
from vinestreet.exchange.hsds.fields import FIELDS, NEEDS
from vinestreet.exchange.incoming.sketch import Sketch

# The shape of its codes: BD-1800, BD-1800.2000-250, LR-8000.0500-800.05, PH; a letter or two, and four figures.
_LICENSED_CODE = re.compile(r"[A-Z]{1,2}-\d{4}(?:\.\d{4}(?:-\d{3}(?:\.\d{2})?)?)?")
_LICENSED_NAME = re.compile(r"\b(?:airs|211|2-1-1|211 ?la(?: county)?|inform usa|la 211|infoline)\b", re.IGNORECASE)


def topics(service: dict[str, Any], sketch: Sketch) -> None:
    """Take the needs, as far as any term is one."""
    needs = sketch.here.site.directory.needs
    found: list[str] = []
    others: list[str] = []
    for attribute in service.get("attributes", []):
        row = str(attribute.get("@row", ""))
        term = attribute.get("taxonomy_term", {})
        detail = term.get("taxonomy_detail", {})
        taxonomy = " ".join(plain(each) for each in (term.get("taxonomy"), detail.get("name"), term.get("term_uri")))
        code, name = plain(term.get("code")), plain(term.get("name"))
        if plain(term.get("taxonomy")) == FIELDS:
            continue
        if _is_licensed(taxonomy, code, name, attribute):
            sketch.leave("needs", "", "licensed", row)
            continue
        if taxonomy.strip() == NEEDS and code in needs:
            matched = [code]
        else:
            said = (name, plain(attribute.get("label")), plain(attribute.get("value")))
            words = list(dict.fromkeys(filter(None, said))) or [code]
            matched = [need for each in words for need in _needs_of(each, needs)]
            if not matched and words[0]:
                others += [each for each in words if each not in others]
                sketch.understood.kept(row or sketch.row, "needs", ", ".join(words), "no_need")
        for need in matched:
            if need not in found:
                found.append(need)
                sketch.understood.field(row or sketch.row, "needs")
    if found:
        sketch.entry["needs"] = found
    if others:
        sketch.say("more", sketch.here.site.words("record.topics", words=", ".join(others)))


def _is_licensed(taxonomy: str, code: str, name: str, attribute: dict[str, Any]) -> bool:
    words = [code, name, plain(attribute.get("value")), plain(attribute.get("label"))]
    return bool(_LICENSED_NAME.search(taxonomy)) or any(
        _LICENSED_CODE.fullmatch(part.strip()) for each in words for part in re.split(r"[,;|* ]", each)
    )


def _needs_of(words: str, needs: Mapping[str, Need]) -> list[str]:
    """The needs that one of several words names exactly."""
    index = _index(tuple(needs.values()))
    parts = [words, *re.split(r"[,;|]", words)] if len(words) < 2000 else []
    return list(dict.fromkeys(need for part in parts for need in index.get(_compared(part), ())))


@lru_cache(maxsize=2)
def _index(needs: tuple[Need, ...]) -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for need in needs:
        for words in (need.id, need.label, *need.words):
            known = index.get(_compared(words), ())
            index[_compared(words)] = known if need.id in known else (*known, need.id)
    return index


def _compared(words: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", words.casefold()).split())
