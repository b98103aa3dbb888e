"""The page of a place on a phone: the answer stands in the first screen, and what is rare is folded."""

from datetime import datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS, LISTINGS

PHONE = {"width": 360, "height": 640}
BEGINS = 'main :is(a[href^="tel:"], a[href^="sms:"], .invented-number)'
REGIONS = "section[aria-label], section[aria-labelledby], [role=region]"


def place(open_page: OpenPage, address: str, kind: str, at: str = "2026-12-01T12:00-05:00") -> Page:
    page = open_page("about:blank")
    page.set_viewport_size(PHONE)
    page.clock.set_fixed_time(datetime.fromisoformat(at))
    page.goto(address + KINDS[kind])
    return page


def top(part: Locator) -> float:
    box = part.bounding_box()
    assert box
    return box["y"]


@pytest.mark.parametrize("kind", ["kitchen", "confidential", "line with a doubt", "ward"])
def test_the_way_to_call_begins_in_the_first_screen(kind: str, open_page: OpenPage, http_address: str):
    page = place(open_page, http_address, kind)
    assert top(page.locator(BEGINS).first) <= 560


def test_name_state_number_way_address_and_door_stand_above_everything_else(open_page: OpenPage, http_address: str):
    page = place(open_page, http_address, "kitchen")
    answers = [
        page.get_by_role("heading", level=1),
        page.locator(".place__now"),
        page.get_by_text("(an invented number)"),
        page.locator(".place__address"),
        page.get_by_text("Use the side door on Mill Lane"),
    ]
    tops = [top(part) for part in answers]
    assert tops == sorted(tops)
    expect(page.get_by_role("link", name="Directions")).to_be_visible()
    assert tops[-1] - top(page.locator("main")) < 520  # what a header of 120 pixels leaves
    assert page.get_by_text("Use the side door on Mill Lane").count() == 1, "said once"


def test_open_and_closed_differ_by_word_and_by_shape(open_page: OpenPage, http_address: str):
    def looks(at: str) -> tuple[str, str, str]:
        now = place(open_page, http_address, "kitchen", at).locator(".place__now")
        line, corner = now.evaluate("(it) => [getComputedStyle(it).borderStyle, getComputedStyle(it).borderRadius]")
        return now.inner_text().split()[0], line, corner

    word, line, corner = looks("2026-12-01T12:00-05:00")
    other_word, other_line, other_corner = looks("2026-12-01T17:00-05:00")
    assert (word, other_word) == ("Open", "Closed.")
    assert line != other_line
    assert corner != other_corner


def test_nothing_moves_when_scripts_say_what_is_open(open_page: OpenPage, http_address: str):
    """The room for the words is kept before they come, and without scripts there is none."""
    page = place(open_page, http_address, "kitchen")
    below = top(page.get_by_text("(an invented number)"))
    page.evaluate("document.querySelector('.place__now').remove()")
    assert abs(top(page.get_by_text("(an invented number)")) - below) <= 4
    plain = open_page(http_address + KINDS["kitchen"], java_script_enabled=False)
    assert plain.locator(".place__live").evaluate("(it) => it.offsetHeight") == 0


def test_the_week_is_folded_and_opens(open_page: OpenPage, http_address: str):
    page = place(open_page, http_address, "kitchen")
    week = page.get_by_role("row", name="Wednesday 11:30 AM to 1:30 PM")
    expect(page.get_by_text("Monday to Friday, 11:30 AM to 1:30 PM.").first).to_be_visible()
    expect(week).to_be_hidden()
    page.get_by_text("The week, day by day").click()
    expect(week).to_be_visible()


@pytest.mark.parametrize(("at", "shows"), [("2026-11-30T12:00-05:00", False), ("2026-12-10T12:00-05:00", True)])
def test_days_that_are_not_as_usual_are_in_sight_when_they_come_within_three_weeks(
    at: str, shows: bool, open_page: OpenPage, http_address: str
):
    page = place(open_page, http_address, "kitchen", at)
    christmas = page.get_by_text("Closed December 24 to December 26.").first
    expect(christmas).to_be_visible(visible=shows)
    page.get_by_text("The week, day by day").click()
    expect(christmas).to_be_visible()


def test_without_scripts_every_day_that_is_not_as_usual_is_in_sight(open_page: OpenPage, http_address: str):
    page = open_page(http_address + KINDS["kitchen"], java_script_enabled=False)
    in_sight = page.locator(".place__except").filter(visible=True)  # Playwright's search by text passes over <noscript>
    assert "Closed December 24 to December 26." in in_sight.all_inner_texts()


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_wrong_can_be_told_by_letter_or_in_words_of_ones_own(
    scripts: bool, open_page: OpenPage, http_address: str
):
    page = open_page(http_address + KINDS["kitchen"], java_script_enabled=scripts, viewport=PHONE)
    line = page.get_by_text("Something is wrong here")
    assert top(line) < 2 * PHONE["height"]
    line.click()
    letter = page.get_by_role("link", name="Open your e-mail app")
    assert letter.get_attribute("href").startswith("mailto:corrections@riverton.example?subject=Something%20is%20wrong")
    words = page.locator(".wrong__words")
    assert words.inner_text().startswith("Place: Vine Street Kitchen (vine-street-kitchen)\n")
    assert words.evaluate("(it) => getComputedStyle(it).userSelect") == "all"


@pytest.mark.parametrize("kind", LISTINGS)
def test_a_place_is_read_in_a_few_screens_and_has_few_landmarks(kind: str, open_page: OpenPage, http_address: str):
    page = place(open_page, http_address, kind)
    article = page.locator("main article").bounding_box()
    assert article
    assert article["height"] <= 6 * PHONE["height"]  # five, and the footer, are for most of them
    assert page.locator(REGIONS).count() <= 3
    expect(page.get_by_role("navigation", name="Where you are")).to_be_visible()


@pytest.mark.parametrize("kind", LISTINGS)
def test_the_html_of_a_place_is_light(kind: str, open_page: OpenPage, http_address: str):
    page = open_page("about:blank")
    assert len(page.request.get(http_address + KINDS[kind]).body()) <= 24 * 1024


def test_in_a_wide_window_the_story_stands_beside_the_box(open_page: OpenPage, http_address: str):
    page = open_page(http_address + KINDS["kitchen"], viewport={"width": 1280, "height": 800})
    box, story = (page.locator(part).bounding_box() for part in (".place__reach", ".place__story"))
    assert story["x"] >= box["x"] + box["width"]
    assert abs(story["y"] - box["y"]) < 40
