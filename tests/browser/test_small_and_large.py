"""Nothing of the search is lost on a narrow screen; and what is lost anywhere would be seen (see test_every_kind.py)."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.searching import search_for
from tests.browser.test_every_kind import CLIPPED, TEXT_SPACING

TWICE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(":root { font-size: 200% !important }");
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_of_the_search_is_cut_off(width: int, open_kind: OpenPage):
    page = open_kind("need", width=width, height=640)
    expect(search_for(page, "soup kitchen").first).to_be_visible()
    page.evaluate(TEXT_SPACING)
    faults = page.evaluate(CLIPPED)
    assert not faults, "\n".join(faults)


def test_a_text_that_is_cut_off_would_be_seen(open_kind: OpenPage):
    page = open_kind("about", width=320)
    page.evaluate("""() => {
      const box = document.querySelector("main p");
      Object.assign(box.style, { width: "9rem", height: "2rem", whiteSpace: "nowrap", overflow: "hidden" });
    }""")
    assert page.evaluate(CLIPPED)


@pytest.mark.parametrize("width", [320, 447, 1280])
def test_the_neutral_page_fits_at_twice_the_text(width: int, open_page: OpenPage, http_address: str):
    page = open_page(f"{http_address}measures.html", width=width, height=640)
    page.evaluate(TWICE)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_the_head_begins_and_ends_where_the_foot_does(width: int, open_kind: OpenPage):
    page = open_kind("directory", width=width)
    head, foot = (page.locator(part).bounding_box() for part in (".head__row", ".foot__ways"))
    assert (head["x"], head["width"]) == (foot["x"], foot["width"])


@pytest.mark.parametrize("width", [320, 348, 360])
@pytest.mark.parametrize("kind", ["directory", "kitchen", "help now"])
def test_the_head_leaves_room_for_the_answer(width: int, kind: str, open_kind: OpenPage):
    page = open_kind(kind, width=width, height=640)
    assert page.locator("main").bounding_box()["y"] <= 120
    expect(page.locator("header .talk a")).to_have_count(3)
    lines = [line.bounding_box() for line in page.locator("header :is(.talk a, .leave)").all()]
    assert all(line["height"] >= 40 for line in lines)
    lines.sort(key=lambda line: line["x"])
    assert all(one["x"] + one["width"] <= next_["x"] for one, next_ in pairwise(lines))
    assert lines[-1]["x"] + lines[-1]["width"] <= width


@pytest.mark.parametrize(("kind", "screens"), [("home", 6), ("everything", 7), ("about", 7), ("leaving", 7)])
def test_a_page_is_not_longer_on_a_phone_than_somebody_scrolls(kind: str, screens: int, open_kind: OpenPage):
    page = open_kind(kind, width=360, height=640)
    assert page.evaluate("document.documentElement.scrollHeight") <= screens * 640
    assert page.locator(".foot").bounding_box()["height"] <= 200
    ways = [way.bounding_box() for way in page.locator(".foot__ways a").all()]
    assert len({way["y"] for way in ways}) == 1, "the ways at the foot are one row"
    assert all(way["height"] >= 44 for way in ways)
