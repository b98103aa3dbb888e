"""What the site's search gets to know: everything of a small directory, and of a large one what leads on."""

from dataclasses import replace
from typing import Any

from tests.directory.reading import NEEDS, WORDS, read
from vinestreet.directory.fact_phrasing import FactPhrasing
from vinestreet.directory.model import Directory
from vinestreet.pages.page_list import directory_pages
from vinestreet.pages.search_index import MOST_FULL_LISTINGS, SHORT_LINE, search_entries

KITCHEN = """\
  kitchen:
    name: Kitchen & Hall
    what: A hot lunch every weekday, cooked and served by people who have mostly eaten there themselves, and bread.
    needs: [food]
    hours: Mo-Fr 11:30-13:30
    organisation: The <3 collective
    address: 12 Vine Street
    area: old-mill
    notes: [{say: The lentil was good., by: Del, on: 2026-09-02}]
"""


def entries(directory: Directory) -> dict[str, dict[str, Any]]:
    """The entries by address."""
    say = FactPhrasing(WORDS)
    found = search_entries(directory_pages(directory, "US", say), directory, say, lambda _: "In Eastern Time.")
    return {entry["location"]: entry for entry in found}


def large(directory: Directory) -> Directory:
    """The same with so many copies of its listing that it counts as large."""
    kitchen = directory.listings["kitchen"]
    copies = {f"kitchen-{n}": replace(kitchen, id=f"kitchen-{n}") for n in range(MOST_FULL_LISTINGS)}
    return replace(directory, listings={"kitchen": kitchen, **copies})


def test_a_listing_is_found_by_everything_that_is_shown_of_it(tmp_path):
    entry = entries(read(NEEDS + KITCHEN, tmp_path))["directory/kitchen.html"]
    assert entry["title"] == "Kitchen &amp; Hall"
    for words in (
        "and bread.",
        "Monday to Friday",
        "PM. · In Eastern Time.",
        "12 Vine Street, Old Mill",
        "The &lt;3 collective",
        "lentil",
    ):
        assert words in entry["text"]


def test_what_is_true_on_single_dates_only_is_not_in_the_index_where_nothing_takes_it_out_again(tmp_path):
    hours = "hours: Mo-Fr 11:30-13:30; Dec 25 off; 2026 Nov 26 11:00-15:00; 2026 Dec 28-2027 Jan 08 off"
    entry = entries(read(NEEDS + KITCHEN.replace("hours: Mo-Fr 11:30-13:30", hours), tmp_path))[
        "directory/kitchen.html"
    ]
    assert "Closed December 25." in entry["text"]
    assert "2026," not in entry["text"]
    assert "2027" not in entry["text"]


def test_what_people_type_for_its_needs_is_found_and_not_shown(tmp_path):
    entry = entries(read(NEEDS + KITCHEN, tmp_path))["directory/kitchen.html"]
    assert entry["text"].endswith("<template>Something to eat, hungry, meal</template>")


def test_of_a_listing_of_a_large_directory_a_line_and_its_needs_are_left(tmp_path):
    entry = entries(large(read(NEEDS + KITCHEN, tmp_path)))["directory/kitchen.html"]
    line, _, hidden = entry["text"].partition("<template>")
    assert entry["title"] == "Kitchen &amp; Hall"
    assert line == "A hot lunch every weekday, cooked and served by people who have mostly eaten …"
    assert len(line) <= SHORT_LINE
    assert hidden == "Something to eat</template>"


def test_a_need_keeps_its_words_and_comes_first_however_large_the_directory_is(tmp_path):
    small = read(NEEDS + KITCHEN, tmp_path)
    for directory in (small, large(small)):
        need = entries(directory)["directory/needs/food.html"]
        assert need["text"].endswith("<template>Something to eat, hungry, meal</template>")
        assert need["boost"] > 1


def test_areas_are_found_by_name(tmp_path):
    entry = entries(read(NEEDS + KITCHEN, tmp_path))["directory/areas/old-mill.html"]
    assert entry["title"] == "Old Mill"
    assert "<template>" not in entry["text"]
