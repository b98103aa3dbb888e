"""Nothing of the search is lost on a narrow screen; and what is lost anywhere would be seen (see test_every_kind.py)."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.searching import search_for
from tests.browser.test_every_kind import CLIPPED, TEXT_SPACING


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_of_the_search_is_cut_off(width: int, open_kind: OpenPage):
    page = open_kind("need", width=width, height=640)
    expect(search_for(page, "help").first).to_be_visible()
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
