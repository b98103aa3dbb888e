"""Days, moments and times as people type them into a form: what can only mean one thing becomes what the files have.

A day without its year is the next one, or the last one where it has to have come already. What stays open is left as it
was typed, so that the readers tell.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from vinestreet.schema.meant import day_meant
from vinestreet.schema.moments import moment_meant
from vinestreet.site.closures import closure_hours_meant

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}  # days from today
_NEAR_DAY = re.compile(rf"(?i)\b({'|'.join(_NEAR)})\b")
_SHORT_YEAR = re.compile(r"^(\d{1,2}([/.-])\d{1,2}\2)(\d\d)(?!\d)")


def day_typed(text: str, region: str, today: date, *, ahead: bool) -> str:
    """Give the day as 2026-11-21 that `text` names in the `region` (ISO 3166), or `text`."""
    return _with_year(text, lambda words: day_meant(words, region), today, ahead) or text


def moment_typed(text: str, region: str, today: date) -> str:
    """Give the moment as 2026-11-21 18:00 that `text` names, or `text`."""
    return _with_year(text, lambda words: moment_meant(words, region), today, ahead=True) or text


def closure_hours_typed(text: str) -> str:
    """Give the times as 11:00-14:00 that `text` names, or `text`."""
    return closure_hours_meant(text) or text


def _with_year(text: str, read: Callable[[str], str], today: date, ahead: bool) -> str:
    said = _NEAR_DAY.sub(lambda found: (today + timedelta(_NEAR[found[1].lower()])).isoformat(), text)
    said = _SHORT_YEAR.sub(r"\g<1>20\3", said)
    said = _ISO.sub(lambda found: f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}", said)
    if re.search(r"\b\d{4}\b", said):
        return read(said)
    years = (today.year, today.year + 1) if ahead else (today.year, today.year - 1)
    found = [day for year in years if (day := read(f"{said} {year}"))]
    fits = [day for day in found if (day[:10] >= today.isoformat() if ahead else day[:10] <= today.isoformat())]
    return fits[0] if fits else ""
