"""What browsers keep of a site: all of it, or of a large directory what helps most; and no more than was agreed."""

from dataclasses import replace

import pytest

from tests.directory.reading import WORDS
from tests.directory.the_site import the_site
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.outputs.copy_budget import check_budget, pages_left_out
from vinestreet.site.site import Site

LINE, KITCHEN, FOOD = (
    "directory/us-988-lifeline.html",
    "directory/vine-street-kitchen.html",
    "directory/needs/food.html",
)
FINDER = "directory/index.html"
SIZES = {FINDER: 100_000, "help-now.html": 100_000, LINE: 100_000, KITCHEN: 400_000, FOOD: 800_000}


def with_room(files: int, megabytes: int) -> Site:
    site = the_site()
    return replace(site, place=replace(site.place, saved=replace(site.place.saved, files=files, megabytes=megabytes)))


@pytest.mark.parametrize(
    ("files", "megabytes", "left_out"),
    [
        (5, 2, set()),
        (4, 2, {KITCHEN}),
        (3, 2, {KITCHEN, FOOD}),
        (5, 1, {KITCHEN, FOOD}),
        (1, 1, {KITCHEN, FOOD}),  # finder, crisis pages and lines stay, and the build says that it is too much
    ],
)
def test_places_stay_out_first_and_then_lists_of_them(files: int, megabytes: int, left_out: set[str]):
    assert pages_left_out(SIZES, with_room(files, megabytes)) == left_out


def test_what_is_no_page_of_a_place_stays():
    sizes = {"directory/a-text-of-ours.html": 1, "directory/listings.js": 1, "essays/one.html": 1}
    assert pages_left_out(sizes, with_room(1, 1)) == frozenset()


@pytest.mark.parametrize(
    ("files", "size", "told"),
    [
        (3, 2_000_000, []),
        (4, 2_000_000, ["files: the copy that browsers keep has too many files; expected at most 3; found 4"]),
        (3, 2_100_000, ["megabytes: the copy that browsers keep is too large; expected at most 2 MB; found 2.1 MB"]),
    ],
)
def test_a_copy_that_is_more_than_agreed_stops_the_build(files: int, size: int, told: list[str]):
    agreed = replace(the_site().place.saved, files=3, megabytes=2)
    try:
        check_budget(files, size, agreed, "mkdocs.yml")
    except ProblemsFoundError as error:
        lines = error.told(WORDS).splitlines()[:-1]
        assert [line.rpartition("; ")[0] for line in lines] == [
            f"mkdocs.yml: extra.place.saved.{what}" for what in told
        ]
    else:
        assert told == []
