"""What the scripts know about the place: its clocks, their holidays, its words, and when this copy was made."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import opening_hours
import pytest
import yaml

from tests.frozen_town import the_town
from vinestreet.pages.place_data import place_data
from vinestreet.site.clocks import clock_key, has_several_zones, their_time
from vinestreet.site.holidays import public_holidays
from vinestreet.site.site import Site, load_site


def load() -> Site:
    extra = yaml.safe_load((the_town() / "mkdocs.yml").read_text(encoding="utf-8"))["extra"]
    return load_site(the_town() / "mkdocs.yml", extra)


@pytest.fixture(scope="module")
def site() -> Site:
    """The site of the town."""
    return load()


def test_the_place_is_told_with_its_clocks_and_words(site):
    data = place_data(replace(site, made=date(2026, 11, 21)))
    assert (data["locale"], data["horizon"], data["copyOldAfter"]) == ("en-US", "2028-12-31", 60)
    assert data["checkEvery"] == site.place.check_every
    assert data["clock"] == "America/New_York US"
    assert data["clocks"].keys() == {
        "America/New_York US",
        "America/New_York US named",
        "America/New_York CA named",
        "Europe/London GB named",
    }
    named = data["clocks"]["Europe/London GB named"]
    assert (named["zone"], named["name"]) == ("Europe/London", "British Time")
    assert "name" not in data["clocks"][data["clock"]]
    assert {"live", "finder", "hits", "take"} == data["words"].keys()
    assert data["words"]["live"]["closes_in"].keys() == {"one", "other"}


def test_holidays_are_those_of_the_country_until_the_horizon(site):
    clocks = place_data(replace(site, made=date(2026, 11, 21)))["clocks"]
    here = clocks["America/New_York US"]["holidays"]
    assert {20261126, 20270101, 20281225} <= set(here)
    assert (here[0], here[-1]) == (20250101, 20281225)
    assert 20261012 in clocks["America/New_York CA named"]["holidays"]  # Thanksgiving in Canada


def test_a_holiday_on_a_weekend_counts_on_its_own_day_and_on_the_day_that_stands_for_it():
    days = public_holidays("US", date(2026, 1, 1), date(2028, 12, 31))
    assert {date(2026, 7, 3), date(2026, 7, 4), date(2027, 12, 24), date(2027, 12, 25)} <= set(days)


@pytest.mark.parametrize("country", ["AU", "NZ", "DE", "FR"])
def test_on_weekdays_the_holidays_are_those_of_the_library(country):
    computed = opening_hours.OpeningHours("PH", country=country)
    days = public_holidays(country, date(2026, 1, 1), date(2028, 12, 31))
    noons = [datetime(2026, 1, 1, 12) + timedelta(days=day) for day in range(3 * 365)]
    weekdays = [noon for noon in noons if noon.weekday() < 5]
    assert [noon for noon in weekdays if noon.date() in days] == [noon for noon in weekdays if computed.is_open(noon)]


# The years' lists of the United States Office of Personnel Management, days on which federal offices are closed.
FEDERAL = {
    2026: "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    2027: "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    2028: "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25",
}


@pytest.mark.parametrize("year", FEDERAL)
def test_in_the_united_states_they_are_the_days_on_which_federal_offices_are_closed(year):
    days = public_holidays("US", date(year, 1, 1), date(year, 12, 31))
    assert " ".join(f"{day:%m-%d}" for day in days if day.weekday() < 5) == FEDERAL[year]


def test_national_holidays_that_the_library_leaves_out_are_in():
    year = date(2027, 1, 1), date(2027, 12, 31)
    assert date(2027, 1, 1) in public_holidays("GB", *year)
    assert {date(2027, 11, 11), date(2027, 12, 26)} <= set(public_holidays("CA", *year))


def test_a_place_may_keep_holidays_of_its_own(site):
    patriots = replace(site, place=replace(site.place, holidays=("Apr Mo[3]", "2027 May 14")), made=date(2026, 11, 21))
    clocks = place_data(patriots)["clocks"]
    assert {20260420, 20270419, 20270514} <= set(clocks["America/New_York US"]["holidays"])
    assert 20270419 not in clocks["America/New_York CA named"]["holidays"]


@pytest.mark.parametrize(
    ("country", "several"), [("US", True), ("CA", True), ("AU", True), ("GB", False), ("DE", False)]
)
def test_a_country_has_one_zone_or_several(country, several):
    assert has_several_zones(country) == several


def test_a_country_whose_holidays_nobody_knows_has_none_rather_than_an_empty_list(site):
    antarctic = replace(site, place=replace(site.place, country="AQ"), made=date(2026, 11, 21))
    assert place_data(antarctic)["clocks"]["America/New_York AQ"] == {"zone": "America/New_York"}


@pytest.mark.parametrize(
    ("id_", "key"),
    [
        ("vine-street-kitchen", "America/New_York US"),
        ("us-trans-lifeline", "America/New_York US named"),  # people in other zones of its country call it
        ("ca-trans-lifeline", "America/New_York CA named"),
        ("uk-calm", "Europe/London GB named"),
        ("uk-shout", "America/New_York US"),  # day and night, wherever
    ],
)
def test_each_listing_has_its_clock(site, id_, key):
    assert clock_key(site.directory.listings[id_], site.directory, site.place) == key


def test_hours_of_another_country_without_a_time_zone_are_on_no_known_clock(site):
    line = replace(site.directory.listings["uk-calm"], timezone=None)
    assert clock_key(line, site.directory, site.place) == "?"
    assert their_time(line, site) == "In their local time."


@pytest.mark.parametrize(
    ("id_", "sentence"),
    [
        ("uk-calm", "In British Time."),
        ("us-nami-helpline", "In Eastern Time."),
        ("uk-shout", ""),
        ("vine-street-kitchen", ""),
    ],
)
def test_whose_time_it_is_is_said_where_a_reader_may_take_it_for_another(site, id_, sentence):
    assert their_time(site.directory.listings[id_], site) == sentence


def test_a_reproducible_build_says_when_it_claims_to_be_made(site, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    assert load().made == date(2026, 9, 21)
