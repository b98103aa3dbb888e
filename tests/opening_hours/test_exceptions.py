"""Closures and pauses as rules behind a place's own: what stands over what, and what is said of it."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.directory.reading import WORDS
from vinestreet.opening_hours.day_schedule import state_at
from vinestreet.opening_hours.exceptions import DatedException, with_exceptions
from vinestreet.opening_hours.expression import parse
from vinestreet.opening_hours.rules import Hours, Span
from vinestreet.opening_hours.sentences import HoursInWords

NOON = (Span(660, 840),)  # 11 AM to 2 PM
WEEK = "Mo-Fr 11:30-13:30; PH off"
CHRISTMAS = DatedException(date(2026, 12, 24), date(2026, 12, 26), words="Christmas")
DINNER = DatedException(date(2026, 12, 25), date(2026, 12, 25), NOON, "Christmas dinner", named=True)
PAUSE = DatedException(None, date(2026, 12, 14), words="The boiler is broken.", pause=True)


def made(hours: str, *exceptions: DatedException) -> Hours:
    """The hours with these exceptions."""
    return with_exceptions(parse(hours) if hours else None, exceptions)


MADE = {
    "one of all, and one that names the place": (
        made(WEEK, CHRISTMAS, DINNER),
        'Mo-Fr 11:30-13:30; PH off; 2026 Dec 24,2026 Dec 26 off "Christmas"; '
        '2026 Dec 25 11:00-14:00 open "Christmas dinner"',
    ),
    "a pause since nobody knows when": (
        made("Mo-Fr 11:30-13:30", PAUSE),
        'Mo-Fr 11:30-13:30; 2000 Jan 01-2026 Dec 14 off "The boiler is broken"',
    ),
    "where the hours are not known": (
        made("", DatedException(date(2026, 12, 24), date(2026, 12, 26))),
        "unknown; 2026 Dec 24-2026 Dec 26 off",
    ),
    "one of all leaves out the place's own date of every year": (
        made("Mo-Fr 07:00-08:30; Dec 25 07:00-10:00", CHRISTMAS),
        'Mo-Fr 07:00-08:30; Dec 25 07:00-10:00; 2026 Dec 24,2026 Dec 26 off "Christmas"',
    ),
    "one that names the place stands over its date of every year": (
        made("Mo-Fr 11:30-13:30; Dec 24-26 off", DINNER),
        'Mo-Fr 11:30-13:30; Dec 24-26 off; 2026 Dec 25 11:00-14:00 open "Christmas dinner"',
    ),
    "not over its date of this year": (
        made("Mo-Fr 11:30-13:30; 2026 Dec 25 off", DINNER),
        "Mo-Fr 11:30-13:30; 2026 Dec 25 off",
    ),
    "nor over weeks in which it says that it's closed": (
        made("Mo-Fr 11:30-13:30; 2026 Dec 01-2027 Jan 31 off", DINNER),
        "Mo-Fr 11:30-13:30; 2026 Dec 01-2027 Jan 31 off",
    ),
    "but over a season, which comes every year": (
        made("Apr-Oct Mo-Fr 11:30-13:30; Nov-Mar Mo-Fr 12:00-13:00", CHRISTMAS),
        'Apr-Oct Mo-Fr 11:30-13:30; Nov-Mar Mo-Fr 12:00-13:00; 2026 Dec 24-2026 Dec 26 off "Christmas"',
    ),
    "and over public holidays": (
        made("Mo-Fr 11:30-13:30; PH 10:00-12:00", CHRISTMAS),
        'Mo-Fr 11:30-13:30; PH 10:00-12:00; 2026 Dec 24-2026 Dec 26 off "Christmas"',
    ),
    "two that are closed both stand": (
        made(WEEK, CHRISTMAS, DatedException(date(2026, 12, 26), date(2026, 12, 26), words="Ice", named=True)),
        f'{WEEK}; 2026 Dec 24-2026 Dec 26 off "Christmas"; 2026 Dec 26 off "Ice"',
    ),
    "no set end, and a night": (
        made(WEEK, DatedException(date(2026, 12, 24), date(2026, 12, 24), (Span(600, None), Span(1320, 1680)))),
        f"{WEEK}; 2026 Dec 24 10:00+,22:00-28:00",
    ),
    "quotes in the words": (
        made(WEEK, DatedException(date(2026, 12, 24), date(2026, 12, 24), words='"Peace" day')),
        f'{WEEK}; 2026 Dec 24 off "”Peace” day"',
    ),
}


@pytest.mark.parametrize(("hours", "expression"), MADE.values(), ids=MADE.keys())
def test_they_become_rules_that_opening_hours_can_say(hours: Hours, expression: str):
    assert hours.expression == expression
    again = parse(expression).rules
    assert [(rule.dates, rule.spans, rule.state, rule.comment) for rule in again] == [
        (rule.dates, rule.spans, rule.state, rule.comment) for rule in hours.rules
    ]


def test_a_pause_stands_over_the_places_own_dates_and_over_closures():
    hours = made("Mo-Fr 11:30-13:30; 2026 Dec 10 10:00-12:00", PAUSE, DINNER)
    noon = [datetime(2026, 12, day, 12) for day in (9, 10, 14, 15, 25)]
    assert [state_at(hours, at) for at in noon] == ["closed", "closed", "closed", "open", "open"]
    later = DatedException(None, date(2026, 12, 31), pause=True)
    assert state_at(made("Mo-Fr 11:30-13:30", later, DINNER), noon[-1]) == "closed"


def test_the_cases_of_the_scripts_are_made_from_such_exceptions():
    groups = json.loads((Path(__file__).parents[1] / "js/open-now.json").read_text(encoding="utf-8"))["groups"]
    cases = next(group["cases"] for group in groups if group["about"].startswith("closures and pauses"))
    assert {case[0] for case in cases} <= {hours.expression for hours, _ in MADE.values()}
    for expression, instant, *_, words in cases:
        state = "open" if words.startswith("Open") else "closed" if words.startswith("Closed") else "unknown"
        at = datetime.fromisoformat(instant).replace(tzinfo=None)
        holidays = frozenset({date(2026, 12, 25), date(2027, 12, 24)})
        assert state_at(parse(expression), at, holidays) == state, (expression, instant)


@pytest.mark.parametrize(
    ("hours", "sentences"),
    [
        (
            made(WEEK, CHRISTMAS, DINNER),
            [
                "Monday to Friday, 11:30 AM to 1:30 PM.",
                "Closed public holidays.",
                "Closed Thursday, December 24, 2026 and Saturday, December 26, 2026. Christmas.",
                "Open Friday, December 25, 2026, 11 AM to 2 PM (Christmas dinner).",
            ],
        ),
        (
            made("Mo-Fr 11:30-13:30; Dec 24-26 off", DINNER),
            [
                "Monday to Friday, 11:30 AM to 1:30 PM.",
                "Closed December 24 to December 26, except Friday, December 25, 2026.",
                "Open Friday, December 25, 2026, 11 AM to 2 PM (Christmas dinner).",
            ],
        ),
        (
            made(WEEK, PAUSE),
            [
                "Paused through December 14, 2026. The boiler is broken.",
                "Monday to Friday, 11:30 AM to 1:30 PM.",
                "Closed public holidays.",
            ],
        ),
        (
            made(WEEK, DatedException(date(2026, 12, 20), date(2027, 1, 4), pause=True)),
            [
                "Paused from December 20, 2026, through January 4, 2027.",
                "Monday to Friday, 11:30 AM to 1:30 PM.",
                "Closed public holidays.",
            ],
        ),
    ],
)
def test_they_are_told_in_sentences_and_a_pause_first(hours: Hours, sentences: list[str]):
    assert [each.text.replace("\xa0", " ") for each in HoursInWords(WORDS).sentences(hours)] == sentences
