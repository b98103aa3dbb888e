"""Everything that is told of opening hours says the same of every day: sentences, week, schema.org and schedules."""

import random
from datetime import date, timedelta

import pytest

from tests.directory.hours_made import made
from tests.directory.hours_said import Today, disagreements
from tests.directory.reading import WORDS
from vinestreet.opening_hours.expression import parse
from vinestreet.opening_hours.sentences import HoursInWords
from vinestreet.site.holidays import public_holidays

SAY = HoursInWords(WORDS)
FIRST = date(2027, 1, 1)
DAYS = [FIRST + timedelta(days=step) for step in range(366)]
HOLIDAYS = set(public_holidays("US", DAYS[0], DAYS[-1]))
YEAR = [Today.of(day, day in HOLIDAYS) for day in DAYS]


# 100,000 expressions of the same dice (seed 14) were asked once by hand, for every day of the year.
@pytest.mark.parametrize("seed", range(4))
def test_no_two_outputs_disagree_on_any_day_of_a_year(seed):
    told = [line for each in made(50, random.Random(seed)) for line in disagreements(parse(each), YEAR, SAY)]
    assert told == []


@pytest.mark.parametrize(
    "expression",
    [
        "Mo-Fr 09:00-17:00; We 09:00-12:00",  # schema.org had both on Wednesdays
        'Mo-Fr 09:00-17:00; We "by appointment"',  # … and was open then
        "Mo-Fr 09:00-17:00; PH 10:00-12:00",  # … and open every day
        "Mar-Nov Su 10:00-12:00; Dec-Feb Su[2] 11:00-12:30",  # the week had every Sunday of the winter
        "Jun-Aug week 01-53/2 Th 10:00-12:00",  # the week had every odd Thursday of the year
        "Apr-Oct Tu 09:00-12:00; Nov-Mar off",  # the week had Mondays closed in winter alone
        "Mo-Fr 09:00-17:00; May 15-Sep 15 off",  # the week had nothing of it
        "2027 Jan 05-2027 Mar 30 Tu 10:00-12:00; Th 13:00-14:00",
    ],
)
def test_what_once_disagreed_agrees(expression):
    assert list(disagreements(parse(expression), YEAR, SAY)) == []
