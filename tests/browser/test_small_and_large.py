"""Nothing of the search is lost on a narrow screen; and what is lost anywhere would be seen (see test_every_kind.py)."""

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
