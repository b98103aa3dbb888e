"""Whom a place is for, and from what age to what age."""

import re
from typing import Any

from vinestreet.exchange.cleaning.plain import plain, sentences
from vinestreet.exchange.incoming.sketch import Sketch


def who(service: dict[str, Any], sketch: Sketch) -> None:
    """Take whom it is for, and from what age to what age in years; 999 and the like mean that there is no limit."""
    eligibility = plain(service.get("eligibility_description"))
    short, rest = sentences(eligibility, 600)
    if short:
        sketch.put("for", short)
    if rest:
        sketch.keep("more", rest, "too_long", field="for")
    words = [service.get("minimum_age", ""), service.get("maximum_age", "")]
    if not any(words):
        return
    ages = [_age(each) for each in words]
    if "?" in ages:
        sketch.keep("more", " – ".join(filter(None, words)), "ages", label="ages", field="ages")
        return
    lowest, highest = (int(age) if age else None for age in ages)
    if highest is not None and highest >= 120:
        highest = None
    if lowest is not None and highest is not None and lowest > highest:
        sketch.keep("more", f"{lowest}–{highest}", "ages", label="ages", field="ages")
    elif highest is None:
        sketch.put("ages", f"{lowest}+" if lowest else "all")
    else:
        sketch.put("ages", f"{lowest}-{highest}" if lowest else f"under {highest + 1}")


def _age(words: str) -> str:
    """Whole years, nothing, or `?`."""
    if not words:
        return ""
    whole = words.removesuffix(".0").removesuffix(".00")
    return whole if re.fullmatch(r"\d{1,3}", whole, re.ASCII) else "?"
