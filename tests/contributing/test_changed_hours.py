"""Who says when a place is open has not said that it's open on holidays."""

import pytest

from vinestreet.contributing.changed_hours import HoursChange, changed_hours

OWN = "Mo-Fr 11:30-13:30; PH off; Dec 24-26 off; 2026 Nov 26 11:00-15:00"
KEPT = ("PH off", "Dec 24-26 off", "2026 Nov 26 11:00-15:00")
WEEK = "Mo-Fr 09:00-17:00"


@pytest.mark.parametrize(
    ("before", "new", "kept"),
    [
        ("", WEEK, ()),
        ("Mo 10:00-12:00; Su off", WEEK, ()),
        (OWN, WEEK, KEPT),
        (OWN, f"{WEEK}; PH 10:00-12:00", KEPT[1:]),
        ("Mo-Fr,PH 09:00-17:00", "Mo-Fr 10:00-16:00", ("PH 09:00-17:00",)),
        ("PH,Mo-Fr 09:00-17:00", "Mo-Fr 10:00-16:00", ("PH 09:00-17:00",)),
        ('Mo-Fr 09:00-17:00; PH off "Call, PH or not"', WEEK, ('PH off "Call, PH or not"',)),
        ("Th[1,3] 18:00-20:00; PH off", WEEK, ("PH off",)),
        ("Mo-Fr 08:00-12:00; Mo[1] off", WEEK, ("Mo[1] off",)),
        ("Jul-Aug Mo 10:00-12:00; PH off", f"Jun-Aug {WEEK}", ("PH off",)),
    ],
)
def test_holidays_and_dates_stay_that_the_new_hours_say_nothing_of(before, new, kept):
    assert changed_hours(new, before) == HoursChange("; ".join((new, *kept)), kept)


def test_a_date_that_the_new_hours_speak_of_stands_behind_the_holidays():
    made = changed_hours(f"{WEEK}; Dec 24-26 10:00-12:00", OWN)
    assert made.expression == f"{WEEK}; PH off; Dec 24-26 10:00-12:00; 2026 Nov 26 11:00-15:00"
    assert made.kept == (KEPT[0], KEPT[2])


@pytest.mark.parametrize(
    ("before", "unclear"),
    [
        ("Mo-Fr 15:00-20:00; Jul-Aug Mo-Fr 12:00-20:00; PH off", ("Jul-Aug Mo-Fr 12:00-20:00",)),
        ("week 01-53/2 Mo 10:00-12:00", ("week 01-53/2 Mo 10:00-12:00",)),
    ],
)
def test_where_a_place_has_seasons_it_is_asked_which_one_is_meant(before, unclear):
    assert changed_hours(WEEK, before) == HoursChange("", unclear=unclear)


def test_hours_of_a_season_leave_no_place_without_any_for_the_rest_of_the_year():
    assert changed_hours("Dec Tu-Sa 09:00-16:00", OWN) == HoursChange("", unclear=("Mo-Fr 11:30-13:30",), is_part=True)
