"""What stands in the first screen of a small phone, how long pages are, and that nothing moves while they load.

`pytest -n0 -rP tests/browser/test_first_screen.py` prints every figure.
"""

from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser import expected
from tests.browser.conftest import OpenPage
from tests.browser.finding import open_finder
from tests.browser.keeping import keep, keep_button
from tests.browser.kinds import KINDS
from tests.browser.page_lengths import PHONE, too_long
from tests.browser.paper import sheets

NOON = expected.ordinary(2, 12, 15)
LARGE_PHONE = {"width": 412, "height": 823}
MOST_MOVED = 0.02  # layout shift, as web vitals have it
# Layout shifts that nobody asked for.
WATCH_SHIFTS = """window.moved = 0;
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) moved += each.value;
}).observe({ type: "layout-shift", buffered: true });"""
IN_VIEW = "(links) => links.filter((it) => it.getBoundingClientRect().bottom <= innerHeight).length"


@pytest.mark.parametrize("typed", ["food", "shower", "bed"])
def test_places_stand_in_the_first_screen_once_somebody_typed(typed: str, open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON, **PHONE)
    finder.field.press_sequentially(typed)
    finder.first()
    assert finder.page.evaluate("scrollY") == 0
    names = finder.found.locator(".entry__name a").evaluate_all(IN_VIEW)
    print(typed, names)
    assert names >= 2
    call = finder.page.locator(".talk a").nth(1)
    expect(call).to_be_in_viewport()


def test_the_header_comes_back_where_it_is_wanted(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON, **PHONE)
    ways = finder.page.get_by_role("navigation").get_by_role("link", name="Read", exact=True).first
    expect(ways).to_be_in_viewport()
    finder.field.fill("food")
    expect(ways).not_to_be_in_viewport()
    ways.focus()
    expect(ways).to_be_in_viewport()
    finder.field.focus()
    finder.start_again()
    expect(ways).to_be_in_viewport()


def test_what_is_chosen_is_told_beside_the_folded_filters(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON, **PHONE)
    finder.toggle("free").check()
    finder.field.fill("food")
    expect(finder.page.locator("#finder-only > summary")).to_have_text("Show only Free")
    expect(finder.toggle("now")).to_be_visible()  # one tap opens them up


def test_no_page_is_longer_than_it_has_to_be(open_page: OpenPage, site: Path, root_address: str):
    assert list(too_long(open_page(root_address), site, root_address)) == []


@pytest.mark.parametrize("kind", ["home", "directory", "need", "area", "kitchen", "essay", "group plan", "help now"])
@pytest.mark.parametrize("size", [PHONE, LARGE_PHONE], ids=["small phone", "large phone"])
def test_nothing_moves_while_a_page_loads(kind: str, size: ViewportSize, open_page: OpenPage, http_address: str):
    page = open_page("about:blank")
    page.set_viewport_size(size)
    page.clock.set_fixed_time(NOON)
    page.add_init_script(WATCH_SHIFTS)
    page.goto(http_address + KINDS[kind])
    page.wait_for_load_state("networkidle")
    moved = page.evaluate("moved")
    print(kind, moved)
    assert moved <= MOST_MOVED


@pytest.mark.parametrize("kind", ["kitchen", "ward", "line with a doubt", "shortest entry"])
def test_a_place_can_be_kept_in_its_first_screen(kind: str, open_kind: OpenPage):
    page = open_kind(kind)
    page.set_viewport_size(PHONE)
    button = keep_button(page)
    expect(button).to_be_in_viewport(ratio=1)
    button.click()
    expect(button).to_have_text("Kept")
    expect(button).to_be_in_viewport(ratio=1)


def test_the_door_stands_in_the_first_screen_of_its_place(open_page: OpenPage, http_address: str):
    for day in (2, 5):  # open, and closed until the week after
        page = open_page("about:blank", timezone_id="Asia/Tokyo", **PHONE)
        page.clock.set_fixed_time(expected.ordinary(day, 12, 15))
        page.goto(http_address + KINDS["kitchen"])
        for part in (".ways-to a", ".place__address", ".place__door"):
            expect(page.locator(part).first).to_be_in_viewport(ratio=1)


def test_three_places_of_ones_own_take_one_page_of_paper(open_page: OpenPage, http_address: str):
    page = open_page(http_address + KINDS["kitchen"])
    keep(page, http_address, "kitchen", "shortest entry", "ward")
    expect(page.locator(".entry")).to_have_count(3)
    (sheet,) = sheets(page.pdf(format="Letter"))
    assert "UsethesidedooronMillLane" in sheet


def test_a_needs_places_take_two_pages_of_paper(open_kind: OpenPage):
    assert len(sheets(open_kind("need").pdf(format="Letter"))) <= 2
