"""Nothing is lost on a narrow screen, with room between the letters, or at twice the size."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS
from tests.browser.searching import search_for

CLIPPED = (Path(__file__).parent / "clipped.js").read_text(encoding="utf-8")
CLIPPED = CLIPPED[CLIPPED.index("() =>") :]

# WCAG 2.2, success criterion 1.4.12. A sheet of our own, which a content policy lets pass.
TEXT_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


@pytest.fixture(scope="module", params=KINDS)
def page(request: pytest.FixtureRequest, browser: Browser, http_address: str, root_address: str) -> Iterator[Page]:
    """Each kind of page in turn, opened once for all that looks at its layout."""
    context = browser.new_context()
    opened = context.new_page()
    opened.goto((root_address if request.param == "404" else http_address) + KINDS[request.param])
    yield opened
    context.close()


def test_at_320_pixels_nothing_is_cut_off_and_no_page_scrolls_sideways(page: Page):
    page.set_viewport_size({"width": 320, "height": 640})
    faults = page.evaluate(CLIPPED)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("width", [320, 1280])
def test_with_room_between_letters_words_and_lines_nothing_is_lost(width: int, page: Page):
    page.set_viewport_size({"width": width, "height": 640})
    page.evaluate(TEXT_SPACING)
    faults = page.evaluate(CLIPPED)
    page.evaluate("document.adoptedStyleSheets = []")
    assert not faults, "\n".join(faults)


def test_a_number_to_call_or_text_is_on_the_first_screen_of_a_phone(page: Page):
    page.set_viewport_size({"width": 360, "height": 640})
    first = page.locator('a[href^="tel:"], a[href^="sms:"]').first
    expect(first).to_be_in_viewport(ratio=1)
    assert first.bounding_box()["height"] >= 44


@pytest.mark.parametrize("kind", KINDS)
def test_at_twice_the_size_nothing_is_lost(kind: str, open_kind: OpenPage):
    page = open_kind(kind, width=640, height=400, device_scale_factor=2)
    faults = page.evaluate(CLIPPED)
    assert not faults, "\n".join(faults)


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
