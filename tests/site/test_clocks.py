"""Which sentences of opening hours stand in sight: those of holidays and single days only while they come soon."""

from dataclasses import replace
from datetime import date

import pytest

from tests.directory.the_site import the_site
from vinestreet.opening_hours.expression import parse
from vinestreet.site.clocks import far_off, hours_sentences

KITCHEN = "vine-street-kitchen"
HERE, NOBODY_KNOWS = "US", "AQ"  # a country whose holidays are known, and one without any calendar


@pytest.mark.parametrize(
    ("hours", "made", "soon"),
    [
        ("Mo-Fr 09:00-17:00; 2026 Dec 24 off", date(2026, 12, 3), False),
        ("Mo-Fr 09:00-17:00; 2026 Dec 24 off", date(2026, 12, 4), True),
        ("Mo-Fr 09:00-17:00; 2026 Dec 24 off", date(2026, 12, 24), True),
        ("Mo-Fr 09:00-17:00; PH off", date(2026, 9, 10), False),  # Labor Day was on the 7th, Columbus Day comes
        ("Mo-Fr 09:00-17:00; PH off", date(2026, 9, 22), True),
    ],
)
def test_an_exception_is_in_sight_three_weeks_before(hours: str, made: date, soon: bool):
    site = replace(the_site(), made=made)
    listing = replace(site.directory.listings[KITCHEN], hours=parse(hours))
    exception = hours_sentences(listing, site)[-1]
    assert far_off(listing, site) == ([] if soon else [exception])


@pytest.mark.parametrize(("country", "soon"), [(HERE, False), (NOBODY_KNOWS, True)])
def test_where_holidays_are_not_known_any_day_may_be_one(country: str, soon: bool):
    site = the_site()
    site = replace(site, made=date(2026, 9, 10), place=replace(site.place, country=country))
    listing = replace(site.directory.listings[KITCHEN], area=None, hours=parse("Mo-Fr 09:00-17:00; PH off"))
    assert bool(far_off(listing, site)) is not soon
