"""Opening hours as schedules and schedules as opening hours: what they say, and nothing that they do not."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from tests.directory.the_site import the_site
from vinestreet.exchange.hsds.schedules import schedules_of
from vinestreet.exchange.hsds.schedules_to_hours import hours_from
from vinestreet.opening_hours.expression import parse

TODAY = date(2026, 11, 22)
HERE, LONDON = ZoneInfo("America/New_York"), ZoneInfo("Europe/London")
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
    found = hours_from(rows, TODAY, HERE)
    assert found.expression == hours
    if hours:
        parse(hours)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row(byday="MO", opens_at="09:00", closes_at="12:00", description="Mornings")], "Mornings"),
        ([row(byday="MO", opens_at="09:00", closes_at="12:00"), row(byday="TU", notes="Ask.")], "Ask.\nTuesdays, no times given"),
        ([row(freq="WEEKLY", interval=2, byday="TU", opens_at="18:00", closes_at="20:00", notes="Even weeks")],
         "Even weeks\nTuesdays 18:00 to 20:00, every second week"),
        ([row(byday="MO", opens_at="09:00Z", closes_at="12:00Z")], "Mondays 09:00 to 12:00 (UTC)"),
        ([row(byday="MO", opens_at="09:00", closes_at="12:00", until="2005-01-01")],
         "Mondays 09:00 to 12:00, until 2005-01-01"),
        ([row(byday="MO", opens_at="09:00", closes_at="12:00", description="A"), row(byday="xx", description="B")],
         "A\nMondays 09:00 to 12:00\nB\nXx, no times given"),
        ([row(freq="WEEKLY", interval=2, byday="FR", dtstart="2026-11-27", opens_at="10:00", closes_at="12:00")],
         "Fridays 10:00 to 12:00, every second week from 2026-11-27"),
        ([row(freq="WEEKLY", interval=3, dtstart="2026-11-27T00:00:00", until="2027-02-01", opens_at="10:00:00",
              closes_at="12:00:00")], "Fridays 10:00 to 12:00, every 3 weeks from 2026-11-27 until 2027-02-01"),
        ([row(freq="WEEKLY", byday="SA", opens_at="10:00", closes_at="12:00", count=4)],
         "Saturdays 10:00 to 12:00, 4 times"),
        ([row(freq="MONTHLY", byday="SA", opens_at="10:00", closes_at="12:00")], "Saturdays 10:00 to 12:00, every month"),
        ([row(freq="MONTHLY", byday="2SA,-1SA", opens_at="10:00", closes_at="12:00")],
         "The second Saturday and last Saturday of the month 10:00 to 12:00"),
        ([row(freq="MONTHLY", byday="MO,TU", bysetpos=2, opens_at="10:00", closes_at="12:00")],
         "Mondays and Tuesdays 10:00 to 12:00, number 2 of these days, every month"),
        ([row(freq="MONTHLY", bymonthday="1,15", opens_at="09:00", closes_at="12:00")],
         "09:00 to 12:00, day 1,15 of the month, every month"),
        ([row(freq="WEEKLY", interval=2, byday=WEEK, opens_at="T09:00", closes_at="2026-12-01T17:00:00.000")],
         "Monday to Friday 09:00 to 17:00, every second week"),
        ([row(freq="DAILY", interval=2, opens_at="09:00", closes_at="12:00")], "09:00 to 12:00, every second day"),
        ([row(freq="Fortnightly", byday="MO", opens_at="09:00", closes_at="12:00")],
         "Mondays 09:00 to 12:00, fortnightly"),
        ([row(byday="SU", opens_at="12:00", closes_at=None)], "Sundays from 12:00"),
        ([row(byday="MO,TU", opens_at="00:00", closes_at="00:00")], "Mondays and Tuesdays 00:00 to 00:00"),
        ([row(weekday="Monday", opens_at="9:00", closes_at="5:00")], "Mondays 9:00 to 5:00"),
        ([row(byday="WE", opens_at="22:00", closes_at="20:00"), row(byday="MO", opens_at="10:00", closes_at="20:00")],
         "Wednesdays 22:00 to 20:00"),
        ([row(byday="MO", opens_at="09:00", closes_at="12:00"), row(closed=True, valid_from="2026-12-24")],
         "Closed, from 2026-12-24"),
    ],
)  # fmt: skip
def test_what_is_not_understood_stays_as_words(rows, words):
    assert hours_from(rows, TODAY).words == words


@pytest.mark.parametrize(
    ("cells", "zone", "hours", "words"),
    [
        # The offset that clocks there have in winter or in summer is their time.
        ({"opens_at": "09:00-05:00", "closes_at": "17:00-05:00"}, HERE, "We 09:00-17:00", ""),
        ({"opens_at": "09:00:00-04", "closes_at": "17:00:00-04"}, HERE, "We 09:00-17:00", ""),
        ({"opens_at": "2026-12-02T09:00:00-05:00", "closes_at": "2026-12-02T17:00:00-05:00"}, HERE, "We 09:00-17:00", ""),
        ({"opens_at": "09:00Z", "closes_at": "17:00Z"}, LONDON, "We 09:00-17:00", ""),
        ({"opens_at": "09:00+01:00", "closes_at": "17:00+01:00"}, LONDON, "We 09:00-17:00", ""),
        ({"timezone": -5}, HERE, "We 09:00-17:00", ""),
        ({"timezone": 0}, LONDON, "We 09:00-17:00", ""),
        ({"timezone": "America/New_York"}, HERE, "We 09:00-17:00", ""),
        ({"timezone": "US/Eastern"}, HERE, "We 09:00-17:00", ""),
        ({"timezone": "EST"}, HERE, "We 09:00-17:00", ""),
        # Any other is not, and stays in the words.
        ({"opens_at": "14:00Z", "closes_at": "22:00:00Z"}, HERE, "", "Wednesdays 14:00 to 22:00 (UTC)"),
        ({"opens_at": "09:00+00:00", "closes_at": "17:00+00:00"}, HERE, "", "Wednesdays 09:00 to 17:00 (UTC)"),
        ({"opens_at": "09:00-08:00", "closes_at": "17:00-08:00"}, HERE, "", "Wednesdays 09:00 to 17:00 (UTC-08:00)"),
        ({"opens_at": "09:00+05:30", "closes_at": "17:00+0530"}, HERE, "",
         "Wednesdays 09:00 (UTC+05:30) to 17:00 (UTC+05:30)"),
        ({"opens_at": "09:00-05:00", "closes_at": "17:00-04:00"}, HERE, "",
         "Wednesdays 09:00 (UTC-05:00) to 17:00 (UTC-04:00)"),
        ({"opens_at": "09:00-05:00", "closes_at": "17:00-05:00", "timezone": -4}, HERE, "",
         "Wednesdays 09:00 to 17:00 (UTC-05:00, UTC-04:00)"),
        ({"timezone": -8}, HERE, "", "Wednesdays 09:00 to 17:00 (UTC-08:00)"),
        ({"timezone": "5.5"}, HERE, "", "Wednesdays 09:00 to 17:00 (UTC+05:30)"),
        ({"timezone": 0}, HERE, "", "Wednesdays 09:00 to 17:00 (UTC)"),
        ({"timezone": -480}, HERE, "", "Wednesdays 09:00 to 17:00 (-480)"),
        ({"timezone": "PST"}, HERE, "", "Wednesdays 09:00 to 17:00 (PST)"),
        ({"timezone": "Europe/London"}, HERE, "", "Wednesdays 09:00 to 17:00 (Europe/London)"),
        ({"opens_at": "09:00-17", "closes_at": "17:00"}, HERE, "", "Wednesdays 09:00 (-17) to 17:00"),
        ({"opens_at": "09:00-05:00", "closes_at": "17:00-05:00"}, None, "", "Wednesdays 09:00 to 17:00 (UTC-05:00)"),
    ],
)  # fmt: skip
def test_times_of_another_clock_are_never_taken_for_those_of_the_clock_there(cells, zone, hours, words):
    found = hours_from([row(byday="WE", opens_at="09:00", closes_at="17:00") | cells], TODAY, zone)
    assert (found.expression, found.words) == (hours, words)


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("Closed noon to 1", "Mo 09:00-12:00,13:00-17:00"),
        ("Walk in. Closed 12:30-1:30 for lunch. Ring twice.", "Mo 09:00-12:30,13:30-17:00"),
        ("Mon 9-5, closed noon-1", "Mo 09:00-12:00,13:00-17:00"),
        ("Closed 6pm-7pm", "Mo 09:00-17:00"),
        ("Closed on holidays", "Mo 09:00-17:00"),
        ("Closed Dec 24-26", "Mo 09:00-17:00"),
        ("Closed 12/24-12/26", "Mo 09:00-17:00"),
        ("Closed 24-26 December", "Mo 09:00-17:00"),
        ("Closed 12-1, and may close early", "Mo unknown"),
        ("Not available 12:00-13:00", "Mo unknown"),
        ("Cerrado de 12 a 1", "Mo unknown"),
        # Half of what is known of such a day would be wrong.
        ("Closed for lunch", "Mo unknown"),
        ("Lunch break", "Mo unknown"),
        ("Closed 1-2 on the first Monday", "Mo unknown"),
        ("Every other week", "Mo unknown"),
        ("1st and 3rd Monday", "Mo unknown"),
        ("Last Mon. only", "Mo unknown"),
        ("Cooking on the first Friday", "Mo 09:00-17:00"),
    ],
)
@pytest.mark.parametrize("beside", [True, False])
def test_a_break_that_words_tell_of_is_no_time_when_it_is_open(words, hours, beside):
    times = row(byday="MO", opens_at="09:00", closes_at="17:00")
    rows = [times | {"description": words}] if beside else [times, row(notes=words)]
    found = hours_from([*rows, row(byday="TU", opens_at="18:00", closes_at="20:00")], TODAY, HERE)
    assert words in found.words
    if beside:
        assert found.expression == f"{hours}; Tu 18:00-20:00"
    else:
        assert hours in found.expression or not found.expression


def test_closed_beside_times_says_two_things():
    assert (
        hours_from([row(byday="MO", opens_at="09:00", closes_at="17:00", description="Closed")], TODAY, HERE).expression
        == ""
    )


def test_two_spans_around_a_break_stay_as_they_are():
    spans = [("09:00", "12:00"), ("13:00", "17:00")]
    rows = [row(byday="MO", opens_at=opens, closes_at=closes, notes="Closed noon to 1") for opens, closes in spans]
    assert hours_from(rows, TODAY, HERE).expression == "Mo 09:00-12:00,13:00-17:00"


@pytest.mark.parametrize(
    ("dates", "hours"),
    [
        ({"valid_from": "2026-12-25", "valid_to": "2026-12-25"}, "Mo-Fr 09:00-17:00; 2026 Dec 25 off"),
        ({"dtstart": "2026-12-24", "until": "2026-12-26"}, "Mo-Fr 09:00-17:00; 2026 Dec 24-26 off"),
        ({"valid_from": "2026-12-24", "valid_to": "2027-01-03"}, "Mo-Fr 09:00-17:00; 2026 Dec 24-2027 Jan 03 off"),
        ({"valid_from": "2025-12-25", "valid_to": "2025-12-25"}, "Mo-Fr 09:00-17:00"),
        ({"valid_from": "2026-12-25"}, "Mo-Fr 09:00-17:00"),
    ],
)
@pytest.mark.parametrize("closed", [{"closed": True}, {"closed": "true"}, {"description": "Closed."}])
def test_a_schedule_that_says_closed_on_dates_is_an_exception(dates, hours, closed):
    week = row(freq="WEEKLY", byday=WEEK, opens_at="09:00", closes_at="17:00")
    assert hours_from([week, dates | closed], TODAY, HERE).expression == hours


def test_times_of_a_single_date_are_an_exception():
    week = row(freq="WEEKLY", byday=WEEK, opens_at="09:00", closes_at="17:00")
    day = row(valid_from="2026-12-24", valid_to="2026-12-24", opens_at="09:00", closes_at="12:00")
    assert hours_from([week, day], TODAY, HERE).expression == "Mo-Fr 09:00-17:00; 2026 Dec 24 09:00-12:00"
    assert hours_from([week, day | {"closes_at": "12:00Z"}], TODAY, HERE).expression == ""
    assert hours_from([week, day | {"interval": 2}], TODAY, HERE).expression == ""
