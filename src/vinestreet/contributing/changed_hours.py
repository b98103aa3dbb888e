"""New hours over those that a place has: what they say nothing of stays, which is holidays and single dates.

Whoever says when a place is open speaks of the ordinary week. Without this, a holiday on which nobody is there would
look like any other day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vinestreet.opening_hours.day_schedule import is_exception
from vinestreet.opening_hours.expression import HoursError, parse
from vinestreet.opening_hours.rules import Hours, Rule


@dataclass(frozen=True, slots=True)
class HoursChange:
    """The hours as an `expression`, empty where somebody has to ask first; the rules that were `kept`, and those that
    nobody can tell about: the hours of one season, or what can't stand beside the new ones. With `is_part`, the new
    ones are of one season, and nobody says what becomes of the week that there was.
    """

    expression: str
    kept: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    is_part: bool = False


def changed_hours(new: str, before: str) -> HoursChange:
    """Put the expression `new` in the place of the one that there was `before`, or of none."""
    if not before:
        return HoursChange(new)
    was, now = parse(before), parse(new)
    seasons = tuple(rule.text for rule in was.rules if _is_of_a_season(rule))
    if seasons and not any(map(_is_of_a_season, now.rules)):
        return HoursChange("", unclear=seasons)
    week = tuple(rule.text for rule in was.rules if _is_of_the_week(rule))
    if week and not any(map(_is_of_the_week, now.rules)):  # the rest of the year would be lost
        return HoursChange("", unclear=week, is_part=True)
    kept = tuple(_kept(was, now))
    if not kept:
        return HoursChange(new)
    # Single dates come last: a holiday behind them would take them away.
    last = [rule.text for rule in now.rules if rule.dates and is_exception(rule)]
    first = [rule.text for rule in now.rules if rule.text not in last]
    dated = {rule.text for rule in was.rules if rule.dates}
    whole = "; ".join(
        [*first, *(text for text in kept if text not in dated), *last, *(text for text in kept if text in dated)]
    )
    try:
        parse(whole)
    except HoursError:
        return HoursChange("", unclear=kept)
    return HoursChange(whole, kept)


def _kept(was: Hours, now: Hours) -> Iterator[str]:
    dates = {each for rule in now.rules for each in rule.dates}
    speaks_of_holidays = any(rule.holidays for rule in now.rules)
    for rule in was.rules:
        if rule.dates:
            if is_exception(rule) and not dates & {*rule.dates}:
                yield rule.text
        elif rule.holidays and not speaks_of_holidays:
            # `Mo-Fr,PH 09:00-17:00`: the week is told anew, the holidays are not.
            yield re.sub(r"^(?:[^\s\"]*,)?PH(?:,[^\s\"]*)?:?(?=\s)", "PH", rule.text) if rule.weekdays else rule.text
        elif rule.state == "closed" and any(day.nth for day in rule.weekdays):
            yield rule.text


def _is_of_a_season(rule: Rule) -> bool:
    return bool(rule.weeks or (rule.dates and not is_exception(rule)))


def _is_of_the_week(rule: Rule) -> bool:
    return not (rule.weeks or rule.dates or is_exception(rule)) and rule.state != "closed"
