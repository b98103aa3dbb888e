"""What a cell of our own sheet says after programs wrote it in their own way: the same, one thing alone, or told."""

from datetime import date

import pytest

from vinestreet.exchange.sheet.cell_readings import one_day, read_cell
from vinestreet.exchange.sheet.cell_texts import guarded, key_of, plain, text_of, unguarded, value_of
from vinestreet.exchange.sheet.sheet_columns import column_called

# Column, what was exported, and what programs make of it: each of these says the same.
SAME = [
    ("checked on", "2026-11-26", ["26.11.2026", "11/26/26", "11/26/2026", "26/11/2026", "46352", "46352.0", "26-Nov-26",
                                  "26 November 2026", "Nov 26, 2026", "Thursday, November 26, 2026", "2026/11/26",
                                  "2026-11-26 00:00:00", "2026-11-26T00:00:00", " 2026-11-26 "]),
    ("checked on", "2026-11-12", ["11/12/26", "12/11/26"]),
    ("phone 1", "+1 413-555-0101", ["(413) 555-0101", "4135550101", "14135550101", "413.555.0101", "'+1 413-555-0101",
                                    "4135550101.0", "+1 413 555 0101", "413\u00a0555\u00a00101"]),
    ("phone 1", "988", ["988", "988.0", " 988"]),
    ("ages", "1 to 3", ["3-Jan", "1-3", "2026-01-03", "1. 3.", "03.01.2026", "Jan-3", "1 – 3", "1 to 3"]),
    ("ages", "12 to 17", ["17-Dec", "12/17/2026", "2026-12-17"]),
    ("hours", "24/7", ["24-Jul", "2026-07-24", "24.07.2026", "24.07."]),
    ("name", "9-1-1", ["9/1/2001", "2001-09-01", "01.09.2001"]),
    ("text 1 send", "0741", ["741", "741.0"]),
    ("asks id", "yes", ["TRUE", "Yes", "YES ", "Wahr", "x", "VRAI", "1"]),
    ("asks id", "no", ["FALSE", "No", "Falsch", "0"]),
    ("asks id", "", ["unknown", "Unknown", " "]),
    ("confidential", "", ["FALSE", "no", ""]),
    ("status", "", ["open", "Open"]),
    ("what", "You don't \"have\" to... really.", ["You don’t “have” to… really.", " You don't  \"have\" to...\nreally. "]),
    ("needs", "food, talk", ["food,talk", "food; talk", "food, talk,", "Food, TALK"]),
    ("website", "https://a.example/b https://c.example", ["https://a.example/b\nhttps://c.example"]),
    ("at", "42.1012, -72.5898", ["42.1012,-72.5898", "42.10120; -72.5898"]),
    ("name", "=SUM(A1)", ["'=SUM(A1)", "=SUM(A1)"]),
    ("address", "'+1 Side Street", ["''+1 Side Street", "'+1 Side Street"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "exported", "cells"), SAME)
def test_what_a_program_wrote_in_its_own_way_says_the_same(name, exported, cells):
    column = column_called(name)
    for cell in cells:
        keys = {key_of(column, text, "US") for text in read_cell(column, cell, "US").texts}
        assert key_of(column, exported, "US") in keys, cell


# Column, cell, and what is taken from it where it is new; a word in small letters after a fault's colon is the fault.
TAKEN = [
    ("checked on", "11/26/26", "2026-11-26"),
    ("checked on", "3/4/26", "fault: two_days"),
    ("checked on", "3.4.26", "2026-04-03"),
    ("checked on", "26-Nov", "fault: no_day"),
    ("checked on", "2026-02-30", "fault: no_day"),
    ("phone 1", "413 555 0101", "413 555 0101"),
    ("phone 1", "4135550101", "+14135550101"),
    ("phone 1", "4.14E+09", "fault: shortened"),
    ("phone 1", "4,13555E+09", "fault: shortened"),
    ("name", "1.23457E+11", "fault: shortened"),
    ("ages", "5-Mar", "fault: was_no_day"),
    ("ages", "18+", "18+"),
    ("hours", "2026-05-03", "fault: was_no_day"),
    ("name", "3-May", "fault: was_no_day"),
    ("source", "=HYPERLINK(\"https://x.example\")", "fault: formula"),
    ("source", "#REF!", "fault: formula"),
    ("source", "Err:502", "fault: formula"),
    ("source", "May 3", "fault: was_no_day"),
    ("source", "the May 3 meeting", "the May 3 meeting"),
    ("source", "'=A1 is not a formula", "=A1 is not a formula"),
    ("what", "'Tis the season", "'Tis the season"),
    ("asks id", "TRUE", "yes"),
    ("asks id", "maybe", "fault: choice"),
    ("consent may-call-police-without-you", "Only if", "only-if"),
    ("run_by", "Peer run", "peer-run"),
    ("checked how", "Rang", "phone"),
    ("checked how", "went there", "visit"),
    ("checked how", "rang, nobody there", "fault: choice"),
    ("status", "temporarily closed", "paused"),
    ("status", "closed till after New Year", "fault: choice"),
    ("status", "closed for now", "fault: choice"),
    ("cost", "$2 a load", "fault: choice"),
    ("cost", "free for kids", "fault: choice"),
    ("asks id", "yes, at the second visit", "fault: choice"),
    ("checked on", "Friday", "fault: no_day"),
    ("hours", "Sat 10-2", "Sat 10-2"),
    ("more", "4.14E+09", "fault: shortened"),
    ("organisation", "1E3", "1E3"),
    ("phone 1", "4.1E+999", "fault: shortened"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "cell", "expected"), TAKEN)
def test_what_is_new_is_taken_where_it_can_mean_one_thing(name, cell, expected):
    reading = read_cell(column_called(name), cell, "US")
    assert (f"fault: {reading.fault}" if reading.fault else reading.text) == expected


def test_a_number_that_lost_its_zero_is_the_one_with_it():
    column = column_called("phone 1")
    for cell in ("2079460000", "442079460000", "02079460000", "020 7946 0000"):
        keys = {key_of(column, text, "GB") for text in read_cell(column, cell, "GB").texts}
        assert "+442079460000" in keys
    assert read_cell(column, "2079460000", "GB").text == "+442079460000"


def test_of_two_days_the_one_is_taken_that_the_sheet_or_the_country_writes_so():
    column, today = column_called("checked on"), date(2026, 11, 30)
    two = read_cell(column, "3/4/26", "US")
    assert one_day(column, two, "month first", today).text == "2026-03-04"
    assert one_day(column, two, "day first", today).text == "2026-04-03"
    assert one_day(column, two, "", today).fault == "two_days"
    assert one_day(column, read_cell(column, "11/12/26", "US"), "", today, "US").text == "2026-11-12"
    for region in ("US", ""):  # the other day has yet to come, and that alone says nothing
        assert one_day(column, read_cell(column, "12/11/2026", "US"), "", today, region).fault == "two_days"
    for region, day in (("US", "2026-03-04"), ("GB", "2026-04-03")):
        one = one_day(column, two, "", today, region)
        assert (one.text, one.taken_as) == (day, "day")
    assert one_day(column, two, "", today, "CA").fault == "two_days"
    assert one_day(column, read_cell(column, "2026-12-01", "US"), "", today).fault == "not_yet"


def test_a_day_of_a_pause_may_lack_its_year():
    today = date(2026, 11, 30)
    for name, cell, day in (
        ("status until", "Dec 14", "2026-12-14"),
        ("status until", "3 Jan", "2027-01-03"),
        ("status until", "12/4", "2026-12-04"),
        ("status since", "Nov 16", "2026-11-16"),
    ):
        column = column_called(name)
        one = one_day(column, read_cell(column, cell, "US"), "", today, "US")
        assert (one.text, one.fault, one.taken_as) == (day, "", "day")
    column = column_called("status until")
    assert one_day(column, read_cell(column, "Friday", "US"), "", today, "US").fault == "no_day"


def test_columns_are_known_in_any_case_and_with_whatever_between_their_words():
    for head in (
        "phone 2 label",
        "Phone 2 Label",
        "phone_2_label",
        "PHONE-2.label",
        "\ufeffphone 2  label",
        '"phone 2 label"',
    ):
        assert column_called(head).path == ("phone", 1, "label")
    assert column_called("notes 12 say").path == ("notes", 11, "say")
    assert [column_called(head) for head in ("phones", "phone 0", "phone 999", "", "id", "vinestreet")] == [None] * 6


def test_texts_are_guarded_and_come_back():
    for text in ("=1", "+1 413", "-", "@a", "'=1", "''+", "＝1"):
        assert guarded(text) == f"'{text}"
        assert unguarded(guarded(text)) == text
    for text in ("'Tis", "a=b", "", "12 to 17"):
        assert guarded(text) == unguarded(text) == text


def test_values_become_texts_and_come_back():
    for name, value in (("needs", ["food", "talk"]), ("at", ["42.1", "-72.5"]), ("ages", "12-17"), ("ages", "under 18"),
                        ("confidential", True), ("asks id", "no"), ("website", ["https://a.example/,", "https://b.example"]),
                        ("asks words", "yes"), ("notes 1 connected", "none")):  # fmt: skip
        column = column_called(name)
        text = text_of(column, value)
        assert plain(text) == text
        assert value_of(column, text) == ([each.strip(",") for each in value] if name == "website" else value)


def test_ages_and_answers_are_understood_as_people_say_them():
    for name, cell, meant in (
        ("ages", "everyone", "all"),
        ("ages", "18 and up", "18+"),
        ("asks id", "nope", "no"),
        ("asks id", "Yep", "yes"),
    ):
        reading = read_cell(column_called(name), cell, "US")
        assert (reading.texts, reading.fault, reading.taken_as) == ((meant,), "", "word")
    for cell in ("all", "16-25", "16 to 25", "under 18"):
        assert read_cell(column_called("ages"), cell, "US").taken_as == ""
