"""What holds for a while stands on top of every page and on paper, hides no answer, and is gone by the reader's clock."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS
from tests.browser.paper import sheets
from tests.browser.test_first_screen import MOST_MOVED, PHONE, WATCH_SHIFTS
from tests.browser.urgent import AFTER, BANNER, BEFORE, END, NOON, at
from vinestreet.outputs.offline_manifest import WORKER

assert len(BANNER) == 100  # as long as one may be


def test_it_stands_on_every_page_with_its_end_in_words(urgent: Path):
    pages = [path for path in urgent.rglob("*.html") if "assets" not in path.parts and path.name != "measures.html"]
    assert len(pages) > 150
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert html.count('<section class="banner" aria-label="For now">') == 1, path
        assert html.count(BANNER) == html.count(END) == 1, path
    assert f"{BANNER} {END}" in (urgent / WORKER).read_text(encoding="utf-8")  # with no saved page left


@pytest.mark.parametrize("kind", ["help now", "kitchen", "directory", "404", "offline", "essay"])
def test_it_is_gone_once_it_is_over_and_nothing_moves(kind: str, open_page: OpenPage, urgent_address: str):
    page = open_page("about:blank", **PHONE)
    page.add_init_script(WATCH_SHIFTS)
    at(page, BEFORE, urgent_address + KINDS[kind])
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("region", name="For now")).to_have_text(f"{BANNER} {END}")
    assert page.locator(".banner").bounding_box()["height"] < 90  # four lines at most
    assert page.evaluate("moved") <= MOST_MOVED
    at(page, AFTER, urgent_address + KINDS[kind])
    page.wait_for_load_state("networkidle")
    expect(page.locator(".banner")).to_be_hidden()
    assert page.evaluate("moved") <= MOST_MOVED


def test_in_a_page_that_is_open_it_goes_and_leaves_its_room(open_page: OpenPage, urgent_address: str):
    page = open_page("about:blank", **PHONE)
    page.clock.install(time=BEFORE)
    page.goto(urgent_address + "help-now.html")
    first = page.locator(".first a").first
    before = first.bounding_box()
    expect(page.locator(".banner")).to_be_visible()
    page.clock.fast_forward("02:00")
    expect(page.locator(".banner")).to_be_hidden()
    assert first.bounding_box() == before


def test_the_crisis_page_has_its_numbers_in_the_first_screen_still(open_page: OpenPage, urgent_address: str):
    page = at(open_page("about:blank", **PHONE), BEFORE, urgent_address + "help-now.html")
    numbers = page.locator(".first a")
    assert numbers.count() == 4
    for number in numbers.all():
        box = number.bounding_box()
        assert box["y"] + box["height"] <= PHONE["height"]


def test_a_place_has_its_answer_in_the_first_screen_still(open_page: OpenPage, urgent_address: str):
    page = at(open_page("about:blank", **PHONE), NOON, urgent_address + KINDS["kitchen"])
    for part in (".place__now", ".ways-to", ".place__door", ".place__hours"):
        box = page.locator(part).first.bounding_box()
        assert box["y"] + box["height"] <= PHONE["height"], part


def test_leave_comes_first_for_the_keyboard_and_then_the_crisis_line(open_page: OpenPage, urgent_address: str):
    page = at(open_page("about:blank", **PHONE), BEFORE, urgent_address + KINDS["essay"])
    order = []
    for _ in range(6):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.closest('.leave, .skip, .talk, .banner')?.className"))
    assert order[:2] == ["leave", "skip"]
    assert order.index("talk") < order.index("banner")


def test_without_scripts_its_end_is_read(open_page: OpenPage, urgent_address: str):
    page = open_page(urgent_address + KINDS["kitchen"], java_script_enabled=False)
    expect(page.locator(".banner")).to_have_text(f"{BANNER} {END}")


def test_paper_has_it_with_its_end_and_none_that_is_over(open_page: OpenPage, urgent_address: str):
    page = at(open_page("about:blank"), BEFORE, urgent_address + KINDS["kitchen"])
    words = f"{BANNER}{END}".replace(" ", "").replace("\xa0", "")
    first = sheets(page.pdf(format="Letter"))[0]
    assert words in first
    at(page, AFTER, urgent_address + KINDS["kitchen"])
    assert words not in "".join(sheets(page.pdf(format="Letter")))


def test_at_320_pixels_and_in_forced_colors_it_runs_off_nowhere(open_page: OpenPage, urgent_address: str):
    page = open_page("about:blank", 320, 640, forced_colors="active")
    at(page, BEFORE, urgent_address + "help-now.html")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    expect(page.locator(".banner a")).to_be_visible()
