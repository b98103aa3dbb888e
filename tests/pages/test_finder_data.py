"""The finder's columns, taken apart again, are the listings."""

from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest

from tests.directory.reading import WORDS
from tests.directory.the_site import the_site
from tests.pages.finder_columns import a_listing, as_link, decoded, one, with_listings
from vinestreet.directory.listing_parts import WELCOMES, Asks, Consent, Cost, Phone, Status, TextLine, Welcomes
from vinestreet.directory.model import Listing
from vinestreet.opening_hours.browser_rules import as_data
from vinestreet.pages.finder_data import ALWAYS, FACETS, finder_choices, offered_facets
from vinestreet.pages.page_list import in_order
from vinestreet.schema.scalars import Number
from vinestreet.site.clocks import clock_key, in_words


@pytest.fixture(scope="module")
def columns() -> dict[str, dict[str, Any]]:
    """What the data say of each listing of this project, by id."""
    return {found["id"]: found for found in decoded(the_site())}


@pytest.fixture(scope="module")
def listings() -> dict[str, Listing]:
    return dict(the_site().directory.listings)


def test_the_listings_stand_in_the_order_of_lists(columns):
    site = the_site()
    groups = in_order(list(site.directory.listings.values()), site.directory, site.place.country)
    assert list(columns) == [listing.id for group in groups for listing in group.listings]
    assert sorted(columns) == sorted(site.directory.listings)


def test_texts_needs_and_languages_are_those_of_the_listing(columns, listings):
    for id_, listing in listings.items():
        found = columns[id_]
        assert (found["name"], found["what"]) == (listing.name, listing.what)
        assert (found["organisation"], found["whoFor"]) == (listing.organisation, listing.who_for)
        assert (found["address"], found["area"]) == (listing.address, listing.area)
        assert found["needs"] == list(listing.needs)
        assert found["languages"] == list(listing.languages)
        assert found["hoursNote"] == ("" if listing.hours else listing.hours_note)
        assert found["instead"] == listing.status.instead
        assert found["crisis"] == (id_ in the_site().place.crisis)


def test_positions_are_right_to_a_metre(columns, listings):
    for id_, listing in listings.items():
        assert columns[id_]["at"] == tuple(round(degrees * 100_000) for degrees in listing.at or (0, 0)), id_


def test_schedules_are_the_rules_the_clock_and_the_words_of_the_listing(columns, listings):
    site = the_site()
    clocks = set()
    for id_, listing in listings.items():
        if listing.hours is None:
            assert columns[id_]["schedule"] is None
        else:
            clock = clock_key(listing, site.directory, site.place)
            clocks.add(clock)
            words = in_words(listing, site)
            schedule = dict(columns[id_]["schedule"])
            assert all(sentence in words for _, sentence in schedule.pop("ends", [])), id_
            assert schedule == {"rules": as_data(listing.hours), "clock": clock, "words": words}, id_
    assert len(clocks) > 2


def test_days_of_checks_count_back_from_the_newest_check(columns, listings):
    newest = max(listing.checked.on for listing in listings.values() if listing.checked)
    for id_, listing in listings.items():
        days = columns[id_]["checked"]
        if listing.checked is None:
            assert days == -1
        else:
            assert newest - timedelta(days=days) == listing.checked.on


CALL, WRITE = Phone(number=Number("988", "988")), TextLine(number=Number("741741", "741741"))
ANSWERS: dict[str, dict[str, list[dict[str, Any]]]] = {
    "free": {
        "yes": [{"cost": Cost(kind="free")}],
        "no": [{"cost": Cost(kind="sliding")}, {"cost": Cost(kind="paid")}],
        "unknown": [{"cost": Cost(kind="unknown")}, {"cost": None}],
    },
    "no-id": {"yes": [{"asks": Asks(id="no")}], "no": [{"asks": Asks(id="yes")}], "unknown": [{"asks": Asks()}]},
    "no-referral": {
        "yes": [{"asks": Asks(referral="no")}],
        "no": [{"asks": Asks(referral="yes")}],
        "unknown": [{"asks": Asks()}],
    },
    "peer-run": {
        "yes": [{"run_by": "peer-run"}],
        "no": [{"run_by": kind} for kind in ("mixed", "employs-peers", "not-peer-run")],
        "unknown": [{"run_by": "unknown"}],
    },
    "no-police": {
        "yes": [{"consent": Consent(police="no")}],
        "no": [{"consent": Consent(police=may)} for may in ("yes", "only-if")],
        "unknown": [{"consent": Consent()}],
    },
    "step-free": {
        "yes": [{"access": ("hearing-loop", "step-free")}],
        "no": [],  # nobody writes down that there are steps
        "unknown": [{"access": ("hearing-loop",)}, {"access": ()}],
    },
    "no-insurance": {"yes": [{"asks": Asks(insurance="no")}], "no": [{"asks": Asks(insurance="yes")}], "unknown": [{}]},
    "no-papers": {
        "yes": [{"asks": Asks(immigration_status="no")}],
        "no": [{"asks": Asks(immigration_status="yes")}],
        "unknown": [{"asks": Asks()}],
    },
    "by-phone": {"yes": [{"phones": (CALL,)}], "no": [], "unknown": [{}]},
    "by-text": {"yes": [{"texts": (WRITE,)}, {"chats": ("https://a.example",)}], "no": [], "unknown": [{}]},
    **{
        name: {
            "yes": [{"welcomes": Welcomes(**{attribute: "yes"})}],
            "no": [{"welcomes": Welcomes(**{attribute: "no"})}],
            "unknown": [{}],
        }
        for name, attribute in WELCOMES.items()
    },
}


@pytest.mark.parametrize("facet", ANSWERS)
def test_only_the_answer_that_means_yes_is_a_yes_and_what_nobody_told_is_unknown(facet):
    for answer, cases in ANSWERS[facet].items():
        for fields in cases:
            place = a_listing(**fields)
            assert {name: ask(place) for name, ask in FACETS.items()} == dict.fromkeys(ANSWERS, "unknown") | {
                facet: answer
            }, fields


def test_the_data_have_each_answer_of_each_listing(columns, listings):
    offered = offered_facets(the_site())
    for id_, listing in listings.items():
        assert columns[id_]["answers"] == {name: FACETS[name](listing) for name in offered}, id_


def test_what_no_place_says_yes_to_is_not_offered():
    assert offered_facets(with_listings(a_listing(welcomes=Welcomes(dogs="no")))) == [
        name for name in FACETS if name in ALWAYS
    ]
    assert "dogs" in offered_facets(with_listings(a_listing(welcomes=Welcomes(dogs="yes"))))


def test_every_facet_has_its_words():
    for name in FACETS:
        assert WORDS(f"finder.{name}")
        assert WORDS(f"finder.unknown_{name}")


def test_marks_are_those_of_the_listing(columns, listings):
    for id_, listing in listings.items():
        marks = {"sample"} if listing.sample else set()
        marks |= {"confidential"} if listing.confidential else set()
        marks |= {listing.status.kind} - {"open"}
        reachable = listing.phones or listing.texts or listing.chats
        marks |= {"line"} if reachable and not (listing.address or listing.at or listing.confidential) else set()
        assert columns[id_]["marks"] == marks, id_
    assert one(sample=True, confidential=True, status=Status(kind="paused"))["marks"] == {
        "sample", "confidential", "paused",
    }  # fmt: skip
    assert one(status=Status(kind="closed"))["marks"] == {"closed"}


def test_a_confidential_place_has_no_address_and_no_position(columns, listings):
    secret = [id_ for id_, listing in listings.items() if listing.confidential]
    assert secret
    for id_ in secret:
        assert columns[id_]["address"] == ""
        assert columns[id_]["at"] == (0, 0)


def test_the_first_number_is_dialled_as_on_the_page_of_the_listing(columns, listings):
    kinds = set()
    for id_, listing in listings.items():
        line = next(iter((*listing.phones, *listing.texts)), None)
        if line is None or listing.sample:
            assert columns[id_]["reach"] == ""  # nothing offers to call an invented number
            continue
        link, shown, say = as_link(columns[id_]["reach"])
        kinds.add(link[:3])
        assert shown == line.shown
        assert say == (line.say if isinstance(line, Phone) else line.send)
        href, _, body = unquote(line.href).partition("?&body=")
        assert link == href
        if isinstance(line, TextLine):
            assert body == say
    assert kinds == {"tel", "sms"}


@pytest.mark.parametrize(
    ("shown", "dialled"),
    [
        ("988", "988"),
        ("(413) 555-0101", "+14135550101"),
        ("678-678", "678678"),
        ("0800 068 4141", "08000684141"),
        ("0161 496 0000", "+441614960000"),
        ("413 555 0101", "4135550101,22"),
        ("1 800 VINE", "+18008463"),
    ],
)
@pytest.mark.parametrize("say", ["", "press 2", "=1 + 1"])
def test_odd_numbers_are_dialled_as_they_should_be(shown, dialled, say):
    number = Number(shown, dialled)
    assert as_link(one(phones=(Phone(number=number, say=say),))["reach"]) == (f"tel:{dialled}", shown, say)
    assert as_link(one(texts=(TextLine(number=number, send=say),))["reach"]) == (f"sms:{dialled}", shown, say)


def test_a_number_to_call_comes_before_one_to_text():
    call, write = Phone(number=Number("988", "988")), TextLine(number=Number("741741", "741741"), send="HOME")
    assert one(phones=(call,), texts=(write,))["reach"] == "tel\t988"
    assert one(texts=(write,))["reach"] == "sms\t741741\t\tHOME"


@pytest.mark.parametrize("say", ["", "HOME"])
def test_a_number_that_may_cost_extra_says_so_to_call_and_to_text(say):
    number = Number("0300 123 4567", "+443001234567", "shared")
    extra = "(may cost extra)"
    assert one(phones=(Phone(number=number, say=say),))["reach"].split("\t")[3:] == [say, extra]
    assert one(texts=(TextLine(number=number, send=say),))["reach"].split("\t")[3:] == [say, extra]


def test_the_form_offers_every_need_and_area_and_the_languages_by_their_use():
    site = the_site()
    choices = finder_choices(site)
    assert [id_ for id_, _ in choices["needs"]] == list(site.directory.needs)
    assert [id_ for id_, _ in choices["areas"]] == list(site.directory.areas)
    spoken = [code for listing in site.directory.listings.values() for code in listing.languages]
    offered = [code for code, _ in choices["languages"]]
    assert set(offered) == set(spoken)
    assert [spoken.count(code) for code in offered] == sorted((spoken.count(code) for code in offered), reverse=True)
    assert choices["days"][:4] == [
        ("tonight", "Tonight"),
        ("today", "Today"),
        ("tomorrow", "Tomorrow"),
        ("mo", "Monday"),
    ]
    assert [choices["times"][at] for at in (4, 10, 21)] == [
        ("0600", "6\xa0AM"), ("1200", "noon"), ("2300", "11\xa0PM"),
    ]  # fmt: skip
    assert all(label.strip() for some in choices.values() for _, label in some)
