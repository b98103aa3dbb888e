"""What the name of a column means: one of our fields, a weekday, or nothing that we know. The names are data."""

import re
from functools import cache
from pathlib import Path

import yaml

from vinestreet.exchange.opening.tables import column_name

LEAVE_OUT, MORE = "leave_out", "more"

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = "mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|" + "|".join(f"{day.lower()}s?" for day in WEEKDAYS)
_WHAT = "hours?|times?|opens?|start|from|(?P<end>closed?s?|end|to|until)"
_OPENING = re.compile(rf"(?:(?:hours?|open|time) )?(?P<day>{_DAY})(?: (?:{_WHAT}))?")
# Whoever runs it, where another column names the place or the service.
_ORGANISATION = re.compile(
    r"(?:lead |parent )?(?:agency|organi[sz]ation|provider|company|parent|sponsor|operator)(?: name)?"
)
_ONLY_NUMBER = frozenset(
    "main office primary business public program agency site work contact local other phone phones telephone number "
    "numbers no num tel to call text sms line".split()
)


def plain_column(column: str) -> str:
    """Give the name of a column in the form that names are compared in."""
    return column_name(column).replace("_", " ")


def field_by_name(column: str) -> str:
    """Give the field that a column's name means, some with a part behind a space (`address city`); or nothing."""
    words = plain_column(column)
    if _OPENING.fullmatch(words):
        return "hours day"
    if _ORGANISATION.fullmatch(words):
        return "organisation"
    return next((field for field, pattern in _patterns() if pattern.fullmatch(words)), "")


def day_of(column: str) -> tuple[str, bool] | None:
    """Give the weekday that a column is for, in English, and whether it says when a place closes; or None."""
    match = _OPENING.fullmatch(plain_column(column))
    if not match:
        return None
    return next(day for day in WEEKDAYS if day.lower().startswith(match["day"][:3])), bool(match["end"])


def tells_something(column: str) -> bool:
    """Whether the name of a column of numbers says what for, as `Crisis Line` does and `Phone 2` does not."""
    return bool(set(re.sub(r"\d+", "", plain_column(column)).split()) - _ONLY_NUMBER)


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    text = Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    return [
        (field, re.compile("|".join(patterns)))
        for group in yaml.load(text, yaml.CSafeLoader)
        for field, patterns in group.items()
    ]
