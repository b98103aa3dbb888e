"""Which numbers the crisis page begins with: four at most, and whatever lines a place has."""

from dataclasses import replace

from tests.directory.the_site import the_site
from vinestreet.directory.model import Listing
from vinestreet.pages.first_ways import first_ways

LISTINGS = the_site().directory.listings
LIFELINE, TEXT, TRANS, HOME = (LISTINGS[id_] for id_ in the_site().place.crisis)
EMERGENCY = LISTINGS[the_site().place.emergency]


def told(*crisis: Listing, emergency: Listing = EMERGENCY) -> list[tuple[str, str]]:
    return [(each.way.href.partition("?")[0], each.why) for each in first_ways(crisis, emergency)]


def test_to_call_to_write_for_violence_at_home_and_the_emergency_number():
    assert told(LIFELINE, TEXT, TRANS, HOME) == [
        ("tel:988", ""),
        ("sms:988", "write"),
        ("tel:+18007997233", "home"),
        ("tel:911", "emergency"),
    ]


def test_who_writes_to_another_line_reads_its_name():
    assert told(replace(LIFELINE, texts=()), TEXT)[1] == ("sms:741741", "")


def test_where_a_kind_is_missing_the_next_lines_take_its_place():
    assert told(LIFELINE, TEXT, TRANS) == [
        ("tel:988", ""),
        ("sms:988", "write"),
        ("sms:741741", ""),
        ("tel:911", "emergency"),
    ]


def test_one_line_without_texts_stands_beside_the_emergency_number():
    assert told(TRANS) == [("tel:+18775658860", ""), ("tel:911", "emergency")]


def test_an_emergency_number_that_is_only_for_texts_is_written_to():
    only = replace(EMERGENCY, phones=(), texts=TEXT.texts)
    assert told(LIFELINE, emergency=only)[-1] == ("sms:741741", "emergency")


def test_no_number_stands_there_twice():
    assert told(HOME) == [("tel:+18007997233", ""), ("sms:88788", "write"), ("tel:911", "emergency")]
