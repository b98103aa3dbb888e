"""Whom a place welcomes: what nobody said is unknown, and what other fields say already need not be said twice."""

import pytest

from tests.pages.finder_columns import a_listing as listing
from vinestreet.directory.listing_parts import WELCOMES, Welcomes


def test_what_nobody_said_is_unknown():
    assert {listing().welcome(name) for name in WELCOMES} == {"unknown"}


def test_what_is_said_is_the_answer():
    told = listing(welcomes=Welcomes(dogs="yes", couples="no", women_only="yes"))
    assert [told.welcome(name) for name in ("dogs", "couples", "women-only", "men-only")] == [
        "yes", "no", "yes", "unknown",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ages", "answer"),
    [
        ((None, None), "yes"), ((16, None), "yes"), ((None, 17), "yes"), ((13, 24), "yes"), ((0, None), "yes"),
        ((18, None), "no"), ((25, 60), "no"), ((17, None), "unknown"), ((None, 5), "unknown"), (None, "unknown"),
    ],
)  # fmt: skip
def test_under_18_follows_from_the_ages_where_nothing_is_said(ages, answer):
    assert listing(ages=ages).welcome("under-18") == answer
    assert listing(ages=ages, welcomes=Welcomes(under_18="no")).welcome("under-18") == "no"


def test_families_are_welcome_where_children_are_fine():
    assert listing(access=("child-friendly",)).welcome("families") == "yes"
    assert listing(access=("child-friendly",), welcomes=Welcomes(families="no")).welcome("families") == "no"
