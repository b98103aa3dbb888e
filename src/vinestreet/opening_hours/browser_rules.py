"""Opening hours as data for the scripts that say what is open now (overrides/assets/js/live/opening-hours.js)."""

from typing import Any

from vinestreet.opening_hours.day_schedule import as_number
from vinestreet.opening_hours.rules import Hours, Rule


def as_data(hours: Hours) -> list[dict[str, Any]]:
    """Give the rules in their order, as JSON can hold them; a key without a value is left out.

    - `dates`: ranges `[first, last]` of whole days, as MMDD when they come every year (the last may be before the
      first, over new year), as YYYYMMDD when they come once
    - `weeks`: 1 for odd ISO weeks, 0 for even ones
    - `days`: weekdays, 0 for Monday; a list is a weekday and which ones of the month, -1 for the last
    - `holidays`: 1 when the rule names public holidays
    - `spans`: `[start, end]` in minutes after midnight; an end after 1440 is on the next day, null is open
    - `state`: `closed` or `unknown`
    - `comment`: words
    """
    return [_rule(rule) for rule in hours.rules]


def _rule(rule: Rule) -> dict[str, Any]:
    data: dict[str, Any] = {
        "dates": [[as_number(start, 1), as_number(end, 31)] for start, end in rule.dates],
        "weeks": {"odd": 1, "even": 0}.get(rule.weeks),
        "days": [[day.day, *day.nth] if day.nth else day.day for day in rule.weekdays],
        "holidays": int(rule.holidays) or None,
        "spans": [[span.start, span.end] for span in rule.spans],
        "state": None if rule.state == "open" else rule.state,
        "comment": rule.comment,
    }
    return {key: value for key, value in data.items() if value not in (None, [], "")}
