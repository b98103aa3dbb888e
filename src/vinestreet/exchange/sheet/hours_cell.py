"""Hours in a cell: with the dashes and quotes that programs bend, and in the words that people say them in.

What the words don't speak of, holidays and single days, stays as it was, and is asked about.
"""

import re
from dataclasses import replace

from vinestreet.exchange.sheet.cell_readings import CellReading
from vinestreet.opening_hours.expression import HoursError, parse
from vinestreet.opening_hours.field_type import suggestion
from vinestreet.site.site import Site

_BENT = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-", "“": '"', "”": '"', "„": '"', "…": "..."})
_RULE = re.compile(r'(?:[^;"]|"[^"]*")+')
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_EXCEPTION = re.compile(rf"(?:PH|SH|easter|\d{{4}} |{_MONTH})\b[^:]*?(?=\s+(?:off|closed|\d\d:)|:?\s+\d\d:|$)")
_SPOKEN_OF = re.compile(rf"\b(?:PH|SH|easter|\d{{4}} (?:{_MONTH})|(?:{_MONTH}))\b")


def hours_said(reading: CellReading, was: str) -> CellReading:
    """Give a reading of hours that can be taken, where that is beyond doubt; `was` are the hours that stand here."""
    typed = reading.text.translate(_BENT)
    if reading.fault or not typed:
        return reading
    if is_hours(typed):
        return replace(reading, texts=(typed, *reading.texts))
    meant = suggestion(typed)
    kept = [rule for rule in map(str.strip, _RULE.findall(was)) if _stays(rule, meant)]
    whole = "; ".join([meant, *kept])
    lost = set(_SPOKEN_OF.findall(was)) - set(_SPOKEN_OF.findall(whole))
    if not meant or lost or not is_hours(whole):
        return reading
    return replace(reading, texts=(whole,), taken_as="hours", kept="; ".join(kept))


def is_hours(text: str) -> bool:
    """Whether the text is hours as they stand in the file."""
    try:
        parse(text)
    except HoursError:
        return False
    return True


def hours_in_words(text: str, site: Site) -> str:
    """Give hours as the site's pages say them; what is none stays as it is."""
    if not text or not is_hours(text):
        return text
    return " ".join(sentence.text for sentence in site.say.hours.sentences(parse(text)))


def _stays(rule: str, meant: str) -> bool:
    """Whether a rule is for holidays or single days of which the new hours say nothing."""
    days = _EXCEPTION.match(rule)
    return bool(days) and days[0].split(" off")[0] not in meant  # type: ignore[index]
