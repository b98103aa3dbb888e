"""What is told about hours: weeks that are taken for every other one, and days in a note that lack their year."""

import pytest
from babel import Locale

from tests.directory.the_site import the_site
from tests.frozen_town import the_town
from vinestreet.lint.hours_checks import check_hours, twice_a_month, undated_words
from vinestreet.opening_hours.expression import parse

ENGLISH = Locale("en", "US")
DATED = "We 15:00-18:30; Sa 09:00-11:30; PH off; 2026 Nov 25 12:00-18:30; 2026 Nov 28 off"


@pytest.mark.parametrize(
    ("hours", "mended"),
    [
        ("week 01-53/2 Th 18:00-20:00; PH off", "Th[1,3] 18:00-20:00; PH off"),
        ("week 02-52/2 Mo,Fr 18:00-20:00", "Mo[2,4],Fr[2,4] 18:00-20:00"),
        ("Tu 10:00-12:00; week 01-53/2 Th 18:00-20:00", "Tu 10:00-12:00; Th[1,3] 18:00-20:00"),
        ("week 01-53/2 Mo-Fr 18:00-20:00", ""),  # no such thing as the first and third Monday to Friday
    ],
)
def test_instead_of_odd_and_even_weeks_certain_weekdays_of_the_month_are_offered(hours, mended):
    assert twice_a_month(parse(hours)) == mended


@pytest.mark.parametrize(
    ("note", "hours", "found"),
    [
        ("In Thanksgiving week it stays shut on the Saturday.", DATED, "Saturday"),
        ("On the 5th of December it is the sale.", DATED, "December"),
        ("In Thanksgiving week of 2026 it stays shut on the Saturday.", DATED, ""),
        ("Knock at the side door.", DATED, ""),
        ("The vet comes on Saturday.", "Sa[1,3] 10:00-13:00", ""),
        ("Marching bands welcome.", DATED, ""),
    ],
)
def test_a_day_without_its_year_is_told_beside_hours_of_one_year(note, hours, found):
    assert undated_words(note, parse(hours), ENGLISH) == found


def test_the_town_is_told_of_both_with_their_lines():
    site = the_site()
    told = {problem.entry: problem for problem in check_hours(the_town(), site.directory, site.place.locale)}
    assert told["thursday-voices"].key == "hours_weeks"
    assert told["east-bank-pantry"].key == "note_undated"
    assert all(problem.line and problem.file == "resources.yml" for problem in told.values())
