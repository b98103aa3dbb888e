"""Free-text hours, checked by the same parser that reads resources.yml: for whoever takes them in from elsewhere."""

from functools import lru_cache

from vinestreet.directory.hours import LONGEST, HoursError, parse
from vinestreet.directory.hours_text.understanding import HoursFound, understood

__all__ = ["HoursFound", "hours_in"]


@lru_cache(maxsize=50_000)
def hours_in(text: str) -> HoursFound:
    """Give the hours that `text` says beyond doubt and the words that are left; without hours, all of them are."""
    found = understood(text)
    try:
        if found.expression:
            parse(found.expression)
    except HoursError:
        return HoursFound("", " ".join(text.split()))
    return found if len(found.expression) <= LONGEST else HoursFound("", " ".join(text.split()))
