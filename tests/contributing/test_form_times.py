"""Days, moments and times as people type them become what files have, and what stays open stays as it was typed."""

from datetime import date

import pytest

from vinestreet.contributing.form_times import closure_hours_typed, day_typed, moment_typed

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("typed", "region", "day"),
    [
        ("2026-12-24", "US", "2026-12-24"),
        ("2026-12-4", "US", "2026-12-04"),
        ("12/24/2026", "US", "2026-12-24"),
        ("12/4/26", "US", "2026-12-04"),
        ("4.12.2026", "DE", "2026-12-04"),
        ("Dec 24, 2026", "US", "2026-12-24"),
        ("24th of December 2026", "GB", "2026-12-24"),
        ("Dec 24", "US", "2026-12-24"),
        ("Jan 2", "US", "2027-01-02"),
        ("12/24", "US", "2026-12-24"),
        ("tomorrow", "US", "2026-12-01"),
    ],
)
def test_a_day_ahead(typed, region, day):
    assert day_typed(typed, region, TODAY, ahead=True) == day


def test_a_day_that_has_come_is_the_last_one():
    assert day_typed("Nov 28", "US", TODAY, ahead=False) == "2026-11-28"
    assert day_typed("Dec 24", "US", TODAY, ahead=False) == "2025-12-24"
    assert day_typed("today", "US", TODAY, ahead=False) == "2026-11-30"
    assert day_typed("Yesterday", "US", TODAY, ahead=False) == "2026-11-29"
    assert moment_typed("tomorrow, 8 am", "US", TODAY) == "2026-12-01 08:00"


@pytest.mark.parametrize("typed", ["soon", "12", "2026", "13/13/2026", "Dec 2026", "2026-02-30"])
def test_what_is_no_day_stays_as_it_was_typed(typed):
    assert day_typed(typed, "US", TODAY, ahead=True) == typed


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-12-03 8:00", "2026-12-03 08:00"),
        ("Dec 3, 8 am", "2026-12-03 08:00"),
        ("12/3/2026 6pm", "2026-12-03 18:00"),
        ("Dec 3", "2026-12-03"),
        ("2026-12-04 18:00", "2026-12-04 18:00"),
        ("when it's warm", "when it's warm"),
    ],
)
def test_a_moment(typed, moment):
    assert moment_typed(typed, "US", TODAY) == moment


def test_times_of_a_day():
    assert closure_hours_typed("9 to 12 and 2 to 4pm").count("-") in (0, 2)
    for typed in ("closed", "all night long", "Monday 9 to 5"):
        assert closure_hours_typed(typed) == typed
