"""Who says a sentence, and when, told with its last words: `I liked it. Sunny B., 3 May 2026`."""

import re
from dataclasses import dataclass

from vinestreet.schema.meant import MONTHS, day_meant


@dataclass(frozen=True, slots=True)
class Signature:
    """The `words` of a sentence, who says so (`by`), and the `day` as 2026-11-21; the latter two may be empty."""

    words: str
    by: str = ""
    day: str = ""


_MONTH = rf"(?i:{'|'.join(MONTHS)})[a-z]*\.?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = re.compile(
    r"(?:\b(?:on|in) )?(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}"
    rf"|{_NTH} (?:of )?{_MONTH},? \d{{4}}|{_MONTH} {_NTH},? \d{{4}})"
)
_NAME = r"[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*\.?)?"
_SIGNED = re.compile(rf"(?P<words>.*[.!?…)\"”])\s*[(–—-]*\s*(?:by |signed )?(?P<by>{_NAME})[ ,.)]*", re.DOTALL)
_IN_BRACKETS = re.compile(rf"\((?P<by>{_NAME}(?:, [^()]{{1,40}})?)\)")
_BY = re.compile(rf"\bby (?P<by>{_NAME})")


def signature_meant(text: str, region: str) -> Signature:
    """Take a text apart; dates are those of the `region` (ISO 3166)."""
    days = list(_DAY.finditer(text))
    day = day_meant(days[-1][0], region) if days else ""
    bare = f"{text[: days[-1].start()]}{text[days[-1].end() :]}" if day else text
    bare = re.sub(r"\s+(?=[,.)])|\(\s*\)", "", bare).strip(" ,;–—-")
    if signed := _SIGNED.fullmatch(bare):
        return Signature(signed["words"].strip(), signed["by"], day)
    ends = bool(day) and not text[days[-1].end() :].strip(" .")
    words = bare if ends else text
    found = _IN_BRACKETS.search(bare) or _BY.search(bare)
    return Signature(words, found["by"] if found else "", day)
