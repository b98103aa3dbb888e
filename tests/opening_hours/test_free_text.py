"""Free-text hours: what is understood means just what the text says, and the rest stays words."""

import random
from datetime import date, datetime, timedelta
from pathlib import Path

import opening_hours
import pytest
import yaml

from tests.opening_hours.hours_written import templates
from vinestreet.opening_hours.expression import parse
from vinestreet.opening_hours.free_text.parser import hours_in

LABELLED = yaml.safe_load(Path(__file__).with_name("hours_labelled.yml").read_text(encoding="utf-8"))
YEAR = datetime(2027, 1, 1), datetime(2028, 1, 1)


def meaning(
    expression: str, start: datetime = YEAR[0], end: datetime = YEAR[1]
) -> list[tuple[datetime, datetime, str]]:
    """When it is open or unknown; times that touch are one."""
    found: list[tuple[datetime, datetime, str]] = []
    for begins, ends, state, _ in opening_hours.OpeningHours(expression, country="US").intervals(start, end):
        if state != opening_hours.State.CLOSED:
            touches = found and found[-1][1:] == (begins, str(state))
            found.append((found.pop()[0] if touches else begins, ends, str(state)))
    return found


@pytest.mark.parametrize("half", LABELLED)
def test_no_labelled_text_is_misunderstood_and_most_are_understood(half, capsys):
    wrong, missed, understood = [], [], []
    for text, label in LABELLED[half]:
        expression = hours_in(text).expression
        if not expression:
            missed += [text] if label else []
        elif label and meaning(expression) == meaning(label):
            understood.append(text)
        else:
            wrong.append((text, label, expression))
    share = len(understood) / (len(understood) + len(missed) + len(wrong))
    with capsys.disabled():
        print(f"\n{half}: {len(LABELLED[half])} texts, {share:.1%} of those with hours understood, {len(wrong)} wrong")
    assert wrong == []
    assert share >= 0.8, missed


@pytest.mark.slow
def test_what_is_understood_of_random_schedules_is_their_meaning(capsys):
    """A made-up schedule is written in many American ways; every minute of two weeks has to come back."""
    chance = random.Random(1906)
    start = datetime(2026, 3, 2)  # no holiday of the United States falls into these weeks
    wrong, understood, made = [], 0, 0
    for _ in range(150):
        for text, schedule in templates(chance):
            made += 1
            expression = hours_in(text).expression
            if not expression:
                continue
            understood += 1
            found = [(begins, ends) for begins, ends, _ in meaning(expression, start, start + timedelta(days=14))]
            if found != schedule.open_times(start, 14):
                wrong.append((text, expression))
    with capsys.disabled():
        print(f"\nrandom schedules: {made} texts, {understood / made:.1%} understood, {len(wrong)} wrong")
    assert wrong == []
    assert made > 3000
    assert understood / made >= 0.9


def test_every_expression_can_be_said_and_stays_the_same_when_it_is_read_again():
    for text, _ in [row for rows in LABELLED.values() for row in rows]:
        expression = hours_in(text).expression
        if expression:
            assert parse(expression).rules
            assert "appointment" in expression or meaning(hours_in(expression).expression or expression) == meaning(
                expression
            )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("M-F 9-5", ""),
        ("Hours: M-F 9-5.", ""),
        ("Food pantry hours: Tu 10-12", "Food pantry"),
        ("Tue 10am-12pm, call first", "call first"),
        ("M-F 8-5 EST", "M-F 8-5 EST"),
        ("M-F 9-5. Walk-ins welcome", "Walk-ins welcome"),
        ("M-F 9-5 or by appointment", "or by appointment"),
        ("M-F 9-5, sometimes closed for lunch", "sometimes closed for lunch"),
        ("Mon-Fri 9-5 including holidays", "including holidays"),
        ("Administrative:\n8-5, Mon-Fri\n\nHotline:\n24 hours", "Administrative; Hotline: 24 hours"),
        ("Mon-Fri 9-5\n\n(Call for weekend schedule)", "(Call for weekend schedule)"),
        ("Hours vary;\n call", "Hours vary; call"),
        ("L–V 9am–5pm, o con cita previa", "L-V 9am-5pm, o con cita previa"),
        ("On Friday we serve soup. This site is open from 11 AM to 1 PM", "we serve soup"),
        ("Mon-Fri this site serves 1 snack from 3 PM - 4 PM for all", "this site serves 1 snack; for all"),
        ("<b>Every other</b> Tuesday 9&ndash;11", "Every other Tuesday 9-11"),
    ],
)
def test_words_that_change_no_hours_are_left(text, left):
    assert hours_in(text).left == left


@pytest.mark.parametrize(
    "text",
    ["", " ", "—", ":", "9", "-" * 5000, "9-" * 300, "M" * 399, "\x00\x1b[31m", "Mon " * 99, "((((", "24/7" * 50],
)
def test_odd_texts_are_no_hours(text):
    assert hours_in(text).expression == ""


def test_a_holiday_is_closed_only_if_the_text_says_so():
    thanksgiving = datetime.combine(date(2026, 11, 26), datetime.min.time().replace(hour=10))
    for text, is_open in [
        ("M-F 9-5", True),
        ("M-F 9-5, closed holidays", False),
        ("M-F 9-5, closed Thanksgiving", False),
    ]:
        hours = opening_hours.OpeningHours(hours_in(text).expression, country="US")
        assert hours.is_open(thanksgiving) == is_open
