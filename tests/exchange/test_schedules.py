"""Opening hours as schedules and schedules as opening hours: what they say, and nothing that they do not."""

from datetime import date

import pytest

from tests.directory.the_site import the_site
from vinestreet.exchange.hsds.schedules import schedules_of
from vinestreet.exchange.hsds.schedules_to_hours import hours_from
from vinestreet.opening_hours.expression import parse

TODAY = date(2026, 11, 22)
WEEK = "MO,TU,WE,TH,FR"


def short(schedule):
    """`WEEKLY MO,TU 09:00-17:00`, with the season before it."""
    times = "-".join(filter(None, (schedule["opens_at"], schedule.get("closes_at"))))
    season = "/".join(filter(None, (schedule.get("dtstart"), schedule.get("until"))))
    return " ".join(filter(None, (season, schedule["freq"], schedule["byday"], times)))


@pytest.mark.parametrize(
    ("hours", "schedules"),
    [
        ("Mo-Fr 11:30-13:30", [f"WEEKLY {WEEK} 11:30-13:30"]),
        ("24/7", [f"WEEKLY {WEEK},SA,SU 00:00-23:59"]),
        ("20:00-07:00", [f"WEEKLY {WEEK},SA,SU 20:00-07:00"]),
        ("Mo-Fr 09:00-12:00,13:00-17:00", [f"WEEKLY {WEEK} 09:00-12:00", f"WEEKLY {WEEK} 13:00-17:00"]),
        ("Mo-Fr 09:00-17:00; We 09:00-12:00", ["WEEKLY MO,TU,TH,FR 09:00-17:00", "WEEKLY WE 09:00-12:00"]),
        ("Mo-Fr 09:00-17:00; We off", ["WEEKLY MO,TU,TH,FR 09:00-17:00"]),
        ("We[1] 18:30-20:00", ["MONTHLY 1WE 18:30-20:00"]),
        ("Th[1,3] 18:00-20:00; Fr[-1] 10:00-12:00", ["MONTHLY 1TH,3TH 18:00-20:00", "MONTHLY -1FR 10:00-12:00"]),
        ("Sa 18:00+", ["WEEKLY SA 18:00"]),
        ("Mo-Th 17:00-24:00", ["WEEKLY MO,TU,WE,TH 17:00-00:00"]),
        ("2027 Jun 01-2027 Aug 31 Sa 09:00-12:00", ["2027-06-01/2027-08-31 WEEKLY SA 09:00-12:00"]),
        # Holidays and single dates are left to the words.
        ("Mo-Fr 11:30-13:30; PH off; Dec 24-26 off; 2026 Nov 26 11:00-15:00", [f"WEEKLY {WEEK} 11:30-13:30"]),
        # What holds only in some weeks or months, or is not known, is left to the words alone.
        ("week 01-53/2 Th 18:00-20:00", []),
        ("Mo-Fr 09:00-17:00; week 01-53/2 Th off", ["WEEKLY MO,TU,WE,FR 09:00-17:00"]),
        ("Dec-Mar 20:00-07:00", []),
        ("Mo,We 09:00-17:00; Jul-Aug We off", ["WEEKLY MO 09:00-17:00"]),
        ("Mo-Fr 10:00-18:00; Fr[-1] 10:00-22:00", ["WEEKLY MO,TU,WE,TH 10:00-18:00"]),
        ("Fr[4] 10:00-12:00; Fr[-1] 14:00-16:00", []),  # which may be the same day
        ("Mo-Fr 09:00-17:00; We \"by appointment\"", ["WEEKLY MO,TU,TH,FR 09:00-17:00"]),
        ('"by appointment"', []),
        ("PH off", []),
    ],
)  # fmt: skip
def test_hours_become_the_schedules_that_are_true_of_them(hours, schedules):
    assert [short(schedule) for schedule in schedules_of(parse(hours))] == schedules


def test_what_schedules_say_is_never_more_than_the_hours_said():
    for listing in the_site().directory.listings.values():
        if listing.hours and (rows := schedules_of(listing.hours)):
            again = hours_from(rows, TODAY).expression
            # Back from schedules, the same schedules: nothing was read into them.
            assert not again or "unknown" in again or schedules_of(parse(again)) == rows


def row(**cells):
    return cells


@pytest.mark.parametrize(
    ("rows", "hours"),
    [
        ([row(freq="WEEKLY", byday=WEEK, opens_at="09:00", closes_at="17:00")], "Mo-Fr 09:00-17:00"),
        ([row(freq="WEEKLY", byday="TH,FR", opens_at="10:00:00", closes_at="18:00:00")], "Th,Fr 10:00-18:00"),
        ([row(byday="MO", opens_at="9:00 AM", closes_at="5:30 p.m.")], "Mo 09:00-17:30"),
        ([row(byday="Sa, Su", opens_at="09:00-05:00", closes_at="17:00-05:00")], "Sa-Su 09:00-17:00"),
        ([row(weekday="Monday", opens_at="0900", closes_at="1700")], "Mo 09:00-17:00"),
        ([row(weekday="Mon - Fri", opens_at="8am", closes_at="noon")], "Mo-Fr 08:00-12:00"),
        ([row(weekday=7, opens_at="2000-01-01T09:00:00", closes_at="2000-01-01 12:00:00")], "Su 09:00-12:00"),
        ([row(freq="DAILY", opens_at="22:00", closes_at="04:00")], "Mo-Su 22:00-04:00"),
        ([row(freq="WEEKLY", dtstart="2026-11-04", opens_at="10:00", closes_at="12:00")], "We 10:00-12:00"),
        ([row(freq="MONTHLY", byday="1WE,-1WE", opens_at="18:00", closes_at="20:00")], ""),
        ([row(freq="MONTHLY", byday="1TH,3TH", opens_at="18:00", closes_at="20:00")], "Th[1,3] 18:00-20:00"),
        ([row(byday="1MO", opens_at="18:00", closes_at="20:00")], "Mo[1] 18:00-20:00"),
        ([row(byday=f"{WEEK},SA,SU", opens_at="00:00", closes_at="23:59")], "24/7"),
        ([row(byday="MO", opens_at="17:00", closes_at="00:00:00")], "Mo 17:00-24:00"),
        ([row(byday="MO", opens_at="09:00", closes_at="12:00"), row(byday="MO", opens_at="13:00", closes_at="17:00"),
          row(byday="TU", opens_at="09:00", closes_at="12:00")], "Mo 09:00-12:00,13:00-17:00; Tu 09:00-12:00"),
        ([row(byday="MO", opens_at="09:00", closes_at="12:00")] * 2, "Mo 09:00-12:00"),
        ([row(byday="SA", opens_at="09:00", closes_at="12:00", until="2027-03-31")],
         "2026 Nov 22-2027 Mar 31 Sa 09:00-12:00"),
        ([row(byday="SA", opens_at="09:00", closes_at="12:00", valid_to="2099-12-31")], "Sa 09:00-12:00"),
        ([row(byday="MO", opens_at="09:00", closes_at="12:00"), row(byday="SU", description="Closed")], "Mo 09:00-12:00"),
        ([row(byday="MO", opens_at="09:00", closes_at="12:00"), row(byday="SU", opens_at="closed", closes_at="closed")],
         "Mo 09:00-12:00"),
        # Of a day whose hours cannot be told, it is said that they are not known.
        ([row(byday="MO", opens_at="09:00", closes_at="12:00"), row(byday="TU")], "Mo 09:00-12:00; Tu unknown"),
        ([row(byday="MO,TU", opens_at="09:00", closes_at="12:00"), row(byday="TU", opens_at="11:00", closes_at="14:00")],
         "Mo 09:00-12:00; Tu unknown"),
        ([row(byday="MO", opens_at="09:00", closes_at="12:00"),
          row(byday="TH", interval=2, opens_at="18:00", closes_at="20:00")], "Mo 09:00-12:00; Th unknown"),
        ([row(byday="MO", opens_at="09:00", closes_at="12:00"),
          row(byday="MO", opens_at="10:00", closes_at="11:00", dtstart="2026-12-01", until="2026-12-31"),
          row(byday="FR", opens_at="10:00", closes_at="11:00")], "Mo unknown; Fr 10:00-11:00"),
        # Where nothing can be told, nothing is.
        ([row(freq="WEEKLY", byday=WEEK)], ""),
        ([row(byday="MO", opens_at="00:00", closes_at="00:00")], ""),
        ([row(byday="MO", opens_at="09:00", closes_at=None)], ""),
        ([row(byday="MO", opens_at="NULL", closes_at="null")], ""),
        ([row(byday="MO", opens_at="9:00", closes_at="5:00")], ""),
        ([row(byday="MO", opens_at="1:00", closes_at="5:00")], ""),
        ([row(byday="MO", opens_at="09:00", closes_at="25:00")], ""),
        ([row(freq="MONTHLY", byday="MO", opens_at="09:00", closes_at="12:00")], ""),
        ([row(freq="WEEKLY", byday="2MO", opens_at="09:00", closes_at="12:00")], ""),
        ([row(freq="MONTHLY", bymonthday="1,15", opens_at="09:00", closes_at="12:00")], ""),
        ([row(freq="YEARLY", byday="MO", opens_at="09:00", closes_at="12:00")], ""),
        ([row(byday="weekdays", opens_at="09:00", closes_at="12:00")], ""),
        ([row(opens_at="09:00", closes_at="17:00")], ""),
        ([row(byday="SA", opens_at="09:00", closes_at="12:00", until="2005-01-01")], ""),
        ([row(byday="SA", opens_at="09:00", closes_at="12:00", until="next year")], ""),
        ([row(byday="SA", opens_at="09:00", closes_at="12:00", valid_from="2027-01-01")], ""),
        ([row(description="Mornings, mostly")], ""),
        ([], ""),
    ],
)  # fmt: skip
def test_schedules_of_anybody_become_hours_where_they_leave_no_doubt(rows, hours):
    found = hours_from(rows, TODAY)
    assert found.expression == hours
    if hours:
        parse(hours)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row(byday="MO", opens_at="09:00", closes_at="12:00", description="Mornings")], "Mornings"),
        ([row(byday="MO", opens_at="09:00", closes_at="12:00"), row(byday="TU", notes="Ask.")], "Ask.\nTU"),
        ([row(freq="WEEKLY", interval=2, byday="TU", opens_at="18:00", closes_at="20:00", notes="Even weeks")],
         "Even weeks\nTU 18:00-20:00, interval 2"),
        ([row(byday="MO", opens_at="09:00Z", closes_at="12:00Z")], "MO 09:00Z-12:00Z"),
        ([row(byday="MO", opens_at="09:00", closes_at="12:00", until="2005-01-01")], "MO 09:00-12:00, until 2005-01-01"),
        ([row(byday="MO", opens_at="09:00", closes_at="12:00", description="A"), row(byday="xx", description="B")],
         "A\nMO 09:00-12:00\nB\nxx"),
    ],
)  # fmt: skip
def test_what_is_not_understood_stays_as_words(rows, words):
    assert hours_from(rows, TODAY).words == words
