"""Rules that a later one overwrites, and spans of the clock that are a slip, are refused with what was probably meant."""

from datetime import datetime

import pytest

from tests.directory.reading import WORDS
from vinestreet.opening_hours.day_schedule import state_at
from vinestreet.opening_hours.expression import HoursError, parse
from vinestreet.opening_hours.sentences import HoursInWords

OVERWRITTEN = {
    "PH off; Mo-Fr 10:00-16:00": "Mo-Fr 10:00-16:00; PH off",
    "Mo-Fr 09:00-12:00; Mo-Fr 13:00-17:00": "Mo-Fr 09:00-12:00,13:00-17:00",
    "Mo-Fr 13:00-17:00; Mo-Fr 09:00-12:00; PH off": "Mo-Fr 09:00-12:00,13:00-17:00; PH off",
    "Mo-Fr 09:00-12:00; Mo-Su 13:00-17:00": "Mo-Fr 09:00-12:00,13:00-17:00; Sa-Su 13:00-17:00",
    "Mo-Sa 08:00-13:00; 20:00-21:00": "Mo-Sa 08:00-13:00,20:00-21:00; Su 20:00-21:00",
    "Mo-Fr 09:00-17:00; Mo-Fr 09:00-17:00": "Mo-Fr 09:00-17:00",
    "Mo-Fr 09:00-17:00; Mo-Fr 10:00-18:00": "",  # nobody knows which
    "Jul-Aug Mo 09:00-12:00; Jul-Aug Mo 13:00-15:00": "Jul-Aug Mo 09:00-12:00,13:00-15:00",
    "Th[1] 13:00-15:00; Th[1] 09:00-12:00": "Th[1] 09:00-12:00,13:00-15:00",
    "Tu-Th,Su,PH 12:00-23:00; Fr,Sa 12:00-24:00": "Tu-Th,Su 12:00-23:00; Fr,Sa 12:00-24:00; PH 12:00-23:00",
    "Mo-Su,PH 10:00-12:00; PH off": "Mo-Su 10:00-12:00; PH off",
    "Mo-Fr 10:00-16:00; PH off; Sa 10:00-12:00": "Mo-Fr 10:00-16:00; Sa 10:00-12:00; PH off",
    "Dec 24 off; PH off; Mo-Fr 10:00-16:00": "Mo-Fr 10:00-16:00; PH off; Dec 24 off",
    "Nov 26 off; Mo-Fr 10:00-16:00": "Mo-Fr 10:00-16:00; Nov 26 off",
    "Dec 25 off; 24/7": "24/7; Dec 25 off",
    "We[1] off; We 09:00-12:00": "We 09:00-12:00; We[1] off",
    "Jul-Aug off; Mo-Fr 09:00-17:00": "Mo-Fr 09:00-17:00; Jul-Aug off",
}


@pytest.mark.parametrize(("expression", "near"), OVERWRITTEN.items())
def test_a_rule_that_a_later_one_overwrites_is_refused_with_what_was_meant(expression, near):
    with pytest.raises(HoursError) as raised:
        parse(expression)
    assert (raised.value.key, raised.value.near) == ("hours_overwritten", near)
    assert not near or parse(near)


@pytest.mark.parametrize(
    "expression",
    [
        "Mo-Fr 09:00-17:00; We 09:00-12:00",
        "Mo-Fr 09:00-17:00; We off; PH off; Dec 24-26 off; 2026 Nov 26 11:00-15:00",
        "Mo-Fr 10:00-18:00; Fr[-1] 10:00-22:00; PH 12:00-16:00",
        "Mo-Fr 15:00-20:00; Jul-Aug Mo-Fr 12:00-20:00; PH off",
        "Mo-Th 14:30-18:00; PH off; Jul-Aug off",
        "Jun-Aug 09:00-17:00; Su off",
        "Mo-Su,PH 00:00-24:00",
    ],
)
def test_exceptions_behind_what_they_except_are_taken(expression):
    assert parse(expression)


@pytest.mark.parametrize(
    ("expression", "near", "spelt"),
    [
        ("09:00-05:00", "09:00-17:00", "09:00-29:00"),
        ("Mo-Fr 08:30-04:30; PH off", "Mo-Fr 08:30-16:30; PH off", "Mo-Fr 08:30-28:30; PH off"),
        ("12:00-12:00", "12:00-24:00", "12:00-36:00"),
        ("23:00-22:59", "", "23:00-46:59"),
    ],
)
def test_a_night_of_more_than_sixteen_hours_is_a_slip(expression, near, spelt):
    with pytest.raises(HoursError) as raised:
        parse(expression)
    assert (raised.value.key, raised.value.near) == ("hours_too_long", near)
    assert raised.value.values["spelt"] == spelt
    assert parse(spelt)


@pytest.mark.parametrize("expression", ["20:00-07:00", "Mo-Su 06:00-23:00", "06:00-00:00", "24/7", "16:00-08:00"])
def test_long_days_and_known_nights_are_taken(expression):
    assert parse(expression)


def test_sentences_leave_out_the_days_that_a_later_rule_replaces():
    said = [
        each.text.replace("\xa0", " ") for each in HoursInWords(WORDS).sentences(parse("Mo-Fr 09:00-17:00; We off"))
    ]
    assert said == ["Monday, Tuesday, Thursday, and Friday, 9 AM to 5 PM.", "Closed Wednesday."]


@pytest.mark.parametrize(
    ("day", "clock", "state"),
    [
        (28, "17:59", "closed"),
        (28, "18:00", "unknown"),
        (28, "23:59", "unknown"),
        (29, "00:30", "unknown"),
        (29, "04:59", "unknown"),
        (29, "05:00", "open"),  # the next hours end it
        (29, "05:30", "closed"),
    ],
)
def test_an_open_end_is_unknown_until_the_next_hours(day, clock, state):
    at = datetime.fromisoformat(f"2026-11-{day}T{clock}")
    assert state_at(parse("Sa 18:00+; Su 05:00-05:30"), at) == state
    assert state_at(parse("Sa 18:00+"), datetime(2026, 11, 29, 6)) == "closed"


def test_a_dated_sentence_says_its_last_day_and_a_night_reaches_into_the_next():
    said = HoursInWords(WORDS).sentences(
        parse("Mo 10:00-12:00; 2026 Nov 26 11:00-15:00; 2026 Dec 31 20:00-02:00; Dec 25 off")
    )
    assert [str(each.until or "") for each in said] == ["", "2026-11-26", "2027-01-01", ""]
