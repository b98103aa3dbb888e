"""Until when a place is paused, in the words of whoever tells it."""

import re
from collections.abc import Iterable
from datetime import date

from vinestreet.exchange.facts.dates_ages_positions import date_in

_UNTIL = re.compile(r"(?i)\b(?:until|till|til|through|thru)\s+(?:the\s+)?(?=(.{6,40}))")
_ALONE = re.compile(
    r"(?i)(?:they(?:'re| are)\s+|it(?:'s| is)\s+)?(?:on\s+|in\s+)?(?:(?:paused|closed|a break|shut)\s+)?"
    r"(?:until|till|til|through|thru)\s+[\w ,/.-]{6,30}"
)


def end_of_pause(texts: Iterable[str], country: str) -> date | None:
    """Give the one day until which somebody says, in any of the `texts`, that it is; None for none, and for several.

    Days are written as in `country` (ISO 3166), and with their year: without one nobody knows which is meant.
    """
    found = {day for text in texts for match in _UNTIL.finditer(text) if (day := _day_before(match[1], country))}
    return found.pop() if len(found) == 1 else None


def is_end_alone(text: str) -> bool:
    """Whether `text` says no more than until when."""
    return bool(_ALONE.fullmatch(" ".join(text.replace("\u2019", "'").split()).rstrip(" .!")))


def _day_before(text: str, country: str) -> date | None:
    """The day that the first words of a text name."""
    words = text.split()
    for count in range(min(4, len(words)), 0, -1):
        if day := date_in(" ".join(words[:count]).rstrip(".,;:!)"), country):
            return day
    return None
