"""What was typed is read: chips say so and can be taken back, words of despair bring numbers, texts are named."""

import pytest
from playwright.sync_api import expect

from tests.browser import expected
from tests.browser.conftest import OpenPage
from tests.browser.finding import open_finder
from tests.directory.the_site import the_site

NOON = expected.ordinary(2, 12, 15)
MOST_HIGH = 170  # CSS pixels, at 360 wide


def test_one_tap_takes_back_what_was_understood_until_the_words_change(open_page: OpenPage, address: str):
    finder = open_finder(open_page, address, at=NOON)
    finder.field.fill("hungry")
    expect(finder.chips.get_by_role("listitem")).to_have_text(["Something to eat"])
    expect(finder.cards.first.locator(".entry__why")).to_have_text("For “hungry”.")
    finder.page.get_by_role("button", name="Remove: Something to eat").click()
    expect(finder.chips).to_be_hidden()
    expect(finder.count).to_be_focused()
    finder.field.fill("hungry now")
    expect(finder.chips.get_by_role("link")).to_have_count(0)
    finder.field.fill("shower")
    finder.field.fill("hungry")
    expect(finder.chips.get_by_role("link")).to_have_text("Something to eat")
    finder.start_again()
    expect(finder.chips).to_be_hidden()
    assert finder.errors == []


def test_words_of_despair_bring_the_lines_and_hide_no_results(open_page: OpenPage, address: str):
    finder = open_finder(open_page, address, at=NOON, width=360, height=640)
    expect(finder.despair).to_be_hidden()
    finder.field.fill("i want to die")
    expect(finder.despair).to_contain_text("You may want to talk to someone now.")
    listings = the_site().directory.listings
    first = listings[the_site().place.crisis[0]]
    expect(finder.despair.get_by_role("link", name="Call").first).to_have_attribute("href", first.phones[0].href)
    expect(finder.despair.get_by_role("link", name="police")).to_have_attribute("href", "../help-now.html#without-you")
    expect(finder.cards.first).to_be_visible()
    assert finder.despair.bounding_box()["height"] <= MOST_HIGH
    said = finder.page.locator("#finder-status")
    expect(said).to_contain_text("You may want to talk to someone now.")
    finder.field.fill("i want to die now")
    expect(finder.despair).to_be_visible()
    expect(said).not_to_contain_text("You may want to talk")
    finder.field.fill("hungry")
    expect(finder.despair).to_be_hidden()
    assert finder.errors == []


def test_where_a_life_is_in_danger_the_emergency_number_comes_first(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON, width=360, height=640)
    finder.field.fill("took all my pills")
    emergency = the_site().directory.listings[the_site().place.emergency]
    links = finder.despair.get_by_role("link")
    expect(links.first).to_have_attribute("href", emergency.phones[0].href)
    expect(finder.despair).to_contain_text("If a life is in danger now:")
    assert finder.despair.bounding_box()["height"] <= MOST_HIGH


@pytest.mark.parametrize("typed", ["learning together"])
def test_what_there_is_to_read_is_named_where_it_answers_better(typed: str, open_page: OpenPage, address: str):
    finder = open_finder(open_page, address, at=NOON)
    loaded = "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('search/pages.js'))"
    finder.page.wait_for_timeout(500)
    assert not finder.page.evaluate("'__pages' in window"), loaded
    finder.field.fill(typed)
    line = finder.page.locator("#finder-read")
    expect(line).to_be_visible()
    line.get_by_role("link", name="Learning together").click()
    expect(finder.page.get_by_role("heading", level=1)).to_have_text("Learning together")


@pytest.mark.parametrize("typed", ["vine street kitchen", "learning together i want to die"])
def test_nothing_to_read_comes_before_a_place_that_was_named_or_the_numbers(
    typed: str, open_page: OpenPage, http_address: str
):
    finder = open_finder(open_page, http_address, at=NOON)
    with finder.page.expect_response("**/search/pages.js"):
        finder.field.fill("learning together")
    expect(finder.page.locator("#finder-read")).to_be_visible()
    finder.field.fill(typed)
    expect(finder.page.locator("#finder-read")).to_be_hidden()
