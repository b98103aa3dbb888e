"""A pause and closures end by the reader's clock wherever it is told what is open: pages, lists, the finder, paper."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.finding import open_finder
from tests.browser.kinds import KINDS
from tests.browser.paper import sheets
from tests.browser.test_first_screen import PHONE
from tests.browser.urgent import NEW_PIPES, NO_WATER, NOON, PAUSED, at

DAY = timedelta(days=1)
WASH = "directory/needs/wash.html"
CLOTHES = "directory/clothes-room-upstairs.html"


def states(page: Page) -> set[str]:
    """What the list says of the places that run, now."""
    expect(page.locator(".entry__now").first).to_be_visible()
    return set(page.locator(".entry__now").evaluate_all("(all) => all.map((it) => it.dataset.state)"))


def test_a_paused_place_says_until_when_and_opens_again_by_itself(open_page: OpenPage, urgent_address: str):
    page = at(open_page("about:blank"), NOON, urgent_address + KINDS["paused"])
    expect(page.locator(".place__status")).to_have_text(PAUSED)
    expect(page.locator(".place__now")).to_contain_text("Closed. Opens ")
    at(page, NOON + DAY, urgent_address + KINDS["paused"])
    expect(page.locator(".place__status")).to_have_count(0)
    expect(page.locator(".send__message")).not_to_contain_text("Paused")


def test_without_scripts_its_last_day_is_read(open_page: OpenPage, urgent_address: str):
    page = open_page(urgent_address + KINDS["paused"], java_script_enabled=False)
    expect(page.locator(".place__status")).to_have_text(PAUSED)


def test_paper_has_its_last_day(open_page: OpenPage, urgent_address: str):
    page = at(open_page("about:blank"), NOON, urgent_address + KINDS["paused"])
    assert PAUSED.replace(" ", "") in sheets(page.pdf(format="Letter"))[0]


def test_the_finder_tells_it_and_no_more_once_it_is_over(open_page: OpenPage, urgent_address: str):
    finder = open_finder(open_page, urgent_address, at=NOON)
    finder.field.fill("Kite, for young people")
    card = finder.found.locator(".entry", has_text="Kite").first
    expect(card.locator(".entry__hours")).to_contain_text(PAUSED)
    expect(card.locator(".entry__now")).to_have_attribute("data-state", "closed")
    finder = open_finder(open_page, urgent_address, at=NOON + DAY)
    finder.field.fill("Kite, for young people")
    card = finder.found.locator(".entry", has_text="Kite").first
    expect(card.locator(".entry__hours")).to_be_attached()
    expect(card.locator(".entry__hours")).not_to_contain_text("Paused")


@pytest.mark.parametrize(("days", "closed"), [(-1, False), (0, True), (1, False)])
def test_places_that_are_closed_at_once_are_closed_on_that_day_alone(
    days: int, closed: bool, open_page: OpenPage, urgent_address: str
):
    page = at(open_page("about:blank"), NOON + days * DAY, urgent_address + WASH)
    assert (states(page) <= {"closed", "unknown"}) is closed


def test_what_is_open_now_in_the_finder_knows_closures(open_page: OpenPage, urgent_address: str):
    counts = []
    for days in (0, 1):
        finder = open_finder(open_page, urgent_address, at=NOON + days * DAY)
        finder.page.goto(f"{urgent_address}directory/index.html#need=wash&now")
        expect(finder.found).to_be_visible()
        counts.append(finder.found.locator('.entry__now[data-state="open"]').count())
    assert counts[0] == 0
    assert counts[1] > 0


@pytest.mark.parametrize(("days", "first"), [(0, NO_WATER), (1, ""), (14, NEW_PIPES), (20, NEW_PIPES), (21, "")])
def test_a_closure_is_told_first_within_a_week_of_it(days: int, first: str, open_page: OpenPage, urgent_address: str):
    page = at(open_page("about:blank", **PHONE), NOON + days * DAY, urgent_address + CLOTHES)
    expect(page.locator(".place__now")).to_be_visible()
    expect(page.locator(".place__soon")).to_have_text(first)
    assert page.get_by_text(NEW_PIPES, exact=True).count() == (days < 21)
    box = page.locator(".place__now").bounding_box()
    assert box["y"] + box["height"] <= PHONE["height"]


def test_without_scripts_and_on_paper_a_closure_is_read_once(open_page: OpenPage, urgent_address: str):
    page = open_page(urgent_address + CLOTHES, java_script_enabled=False)
    expect(page.get_by_text(NO_WATER, exact=True).first).to_be_visible()
    page = at(open_page("about:blank"), NOON, urgent_address + CLOTHES)
    assert "".join(sheets(page.pdf(format="Letter"))).count(NO_WATER.replace(" ", "")) == 1
