"""What the scripts know about the place: its clocks, their holidays, its words, and when this copy was made."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import opening_hours
import pytest
import yaml

from tests.frozen_town import the_town
from vinestreet.pages.place_data import place_data
from vinestreet.site.clocks import clock_key, public_holidays, their_time
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
    assert data["clocks"].keys() == {"America/New_York US", "America/New_York CA", "Europe/London GB"}
    assert data["clocks"]["Europe/London GB"]["zone"] == "Europe/London"
    assert {"live", "finder", "take"} == data["words"].keys()
    assert data["words"]["live"]["closes_in"].keys() == {"one", "other"}


def test_holidays_are_those_of_the_country_until_the_horizon(site):
    clocks = place_data(replace(site, made=date(2026, 11, 21)))["clocks"]
    here = clocks["America/New_York US"]["holidays"]
    assert {20261126, 20270101, 20281225} <= set(here)
    assert (here[0], here[-1]) == (20250101, 20281225)
    assert 20261012 in clocks["America/New_York CA"]["holidays"]  # Thanksgiving in Canada


def test_a_holiday_on_a_weekend_counts_on_its_own_day_and_on_the_day_that_stands_for_it():
    days = public_holidays("US", date(2026, 1, 1), date(2028, 12, 31))
    assert {date(2026, 7, 3), date(2026, 7, 4), date(2027, 12, 24), date(2027, 12, 25)} <= set(days)


@pytest.mark.parametrize("country", ["US", "CA", "AU", "NZ", "DE", "FR"])
def test_on_weekdays_the_holidays_are_those_of_the_library(country):
    computed = opening_hours.OpeningHours("PH", country=country)
    days = public_holidays(country, date(2026, 1, 1), date(2028, 12, 31))
    noons = [datetime(2026, 1, 1, 12) + timedelta(days=day) for day in range(3 * 365)]
    weekdays = [noon for noon in noons if noon.weekday() < 5]
    assert [noon for noon in weekdays if noon.date() in days] == [noon for noon in weekdays if computed.is_open(noon)]


def test_a_country_whose_holidays_nobody_knows_has_none_rather_than_an_empty_list(site):
    antarctic = replace(site, place=replace(site.place, country="AQ"), made=date(2026, 11, 21))
    assert place_data(antarctic)["clocks"]["America/New_York AQ"] == {"zone": "America/New_York"}


@pytest.mark.parametrize(
    ("id_", "key"),
    [
        ("vine-street-kitchen", "America/New_York US"),
        ("us-trans-lifeline", "America/New_York US"),
        ("ca-trans-lifeline", "America/New_York CA"),
        ("uk-calm", "Europe/London GB"),
        ("uk-shout", "America/New_York US"),  # day and night, wherever
    ],
)
def test_each_listing_has_its_clock(site, id_, key):
    assert clock_key(site.directory.listings[id_], site.directory, site.place) == key


def test_hours_of_another_country_without_a_time_zone_are_on_no_known_clock(site):
    line = replace(site.directory.listings["uk-calm"], timezone=None)
    assert clock_key(line, site.directory, site.place) == "?"
    assert their_time(line, site) == "In their own time."


@pytest.mark.parametrize(
    ("id_", "sentence"),
    [("uk-calm", "In British Time."), ("us-nami-helpline", ""), ("uk-shout", ""), ("vine-street-kitchen", "")],
)
def test_the_page_says_whose_time_it_is_where_that_is_not_the_place_s(site, id_, sentence):
    assert their_time(site.directory.listings[id_], site) == sentence


def test_a_reproducible_build_says_when_it_claims_to_be_made(site, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    assert load().made == date(2026, 9, 21)
