"""What every kind of page owes its readers, at each width, at twice the size and on paper.

Each kind is opened once, and all questions are put to that one page; a question that leads away from it comes last.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import opened_without_copies
from tests.browser.kinds import KINDS
from tests.browser.leaving import EXIT, control, open_exit

CLIPPED = (Path(__file__).parent / "clipped.js").read_text(encoding="utf-8")
CLIPPED = CLIPPED[CLIPPED.index("() =>") :]

# WCAG 2.2, success criterion 1.4.12. A sheet of our own, which a content policy lets pass.
TEXT_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
# What lies uppermost at some points of the row in which Leave is, but for links of the crisis line.
BESIDE_LEAVE = """(down) => {
  scrollTo(0, down);
  const leave = [...document.querySelectorAll(".leave")].find((it) => it.checkVisibility());
  const { top, height } = leave.getBoundingClientRect();
  const row = [0.1, 0.5, 0.9].flatMap((part) => [2, 60, 120, innerWidth / 2, innerWidth - 2].map(
    (x) => document.elementFromPoint(x, top + part * height)));
  return row.filter((it) => !it.closest(".leave, .talk a")).map((it) => it.className || it.localName);
}"""
ONLY_ON_SCREENS = (
    ".skip, .search-open, .search-instead, .ways, .foot__ways, .onward, dialog, header.head .brand, button, .trail, "
    ".leave, .send, .finder, .save, .kept-here, .entry__now, .place__now, .age"
)
NOT_PRINTED = {"404", "offline"}  # they have no address of their own


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind of page in turn."""
    return request.param


@pytest.fixture(scope="module")
def address_of_kind(kind: str, http_address: str, root_address: str) -> str:
    """Where it is; 404.html is for the root of a host."""
    return (root_address if kind == "404" else http_address) + KINDS[kind]


@pytest.fixture(scope="module")
def shared_page(browser: Browser, address_of_kind: str) -> Iterator[Page]:
    """The page, opened once for all that looks at its layout."""
    with opened_without_copies(browser) as opened:
        opened.goto(address_of_kind)
        yield opened


@pytest.fixture
def page(shared_page: Page, address_of_kind: str) -> Page:
    """The same page as if it had just been opened."""
    if shared_page.url != address_of_kind:
        shared_page.goto(address_of_kind)
    shared_page.emulate_media(media="screen")
    shared_page.evaluate("() => { document.adoptedStyleSheets = []; scrollTo(0, 0); document.activeElement.blur(); }")
    return shared_page


def middle(box: dict[str, float]) -> list[float]:
    return [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]


def test_at_320_pixels_nothing_is_cut_off_and_no_page_scrolls_sideways(page: Page):
    page.set_viewport_size({"width": 320, "height": 640})
    faults = page.evaluate(CLIPPED)
    assert not faults, "\n".join(faults)


def test_what_is_marked_hidden_does_not_show_whatever_its_class_says(page: Page):
    shown = "[...document.querySelectorAll('[hidden]')].filter((it) => it.checkVisibility()).map((it) => it.outerHTML)"
    assert page.evaluate(shown) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_with_room_between_letters_words_and_lines_nothing_is_lost(width: int, page: Page):
    page.set_viewport_size({"width": width, "height": 640})
    page.evaluate(TEXT_SPACING)
    faults = page.evaluate(CLIPPED)
    assert not faults, "\n".join(faults)


def test_a_number_to_call_or_text_is_on_the_first_screen_of_a_phone(page: Page):
    page.set_viewport_size({"width": 360, "height": 640})
    first = page.locator('a[href^="tel:"], a[href^="sms:"]').first
    expect(first).to_be_in_viewport(ratio=1)
    assert first.bounding_box()["height"] >= 44


@pytest.mark.parametrize(("width", "height"), [(360, 640), (1280, 800)])
def test_the_control_that_leaves_stays_on_the_screen_while_the_page_scrolls(width: int, height: int, page: Page):
    page.set_viewport_size({"width": width, "height": height})
    for down in (0, 400, 100_000):
        page.evaluate("(down) => scrollTo(0, down)", down)
        expect(control(page)).to_be_in_viewport(ratio=1)
        box = control(page).bounding_box()
        assert box["height"] >= 48
        assert box["width"] >= 48
        assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).className", middle(box)) == "leave"


@pytest.mark.parametrize(("width", "height"), [(360, 640), (320, 256), (1280, 800)])
def test_that_control_has_a_row_of_its_own_in_which_nothing_else_shows(width: int, height: int, page: Page):
    page.set_viewport_size({"width": width, "height": height})
    for down in (0, 400, 100_000):
        shown_beside = page.evaluate(BESIDE_LEAVE, down)
        assert set(shown_beside) <= {"head__top", "way-out", "talk"}, down


def test_paper_shows_the_page_whom_to_call_and_where_it_comes_from(kind: str, page: Page):
    if kind in NOT_PRINTED:
        return
    page.set_viewport_size({"width": 1280, "height": 800})
    heading = page.get_by_role("heading", level=1).inner_text()
    page.emulate_media(media="print")
    chrome = page.locator(ONLY_ON_SCREENS)
    shown = [part.evaluate("(it) => it.className || it.localName") for part in chrome.all() if part.is_visible()]
    assert shown == []

    text = page.locator("body").inner_text()
    assert heading in text
    assert "988" in text, "no crisis line"
    assert KINDS[kind] in text, "the address of the page is missing"


def test_on_a_phone_the_top_takes_at_most_120_pixels_and_leaves_the_page_the_rest(page: Page):
    page.set_viewport_size({"width": 360, "height": 640})
    assert page.get_by_role("main").bounding_box()["y"] <= 120
    for link in page.locator("header :is(a, button):not(.skip)").all():
        if link.is_visible():
            box = link.bounding_box()
            assert min(box["width"], box["height"]) >= 24, link.text_content()
            assert box["height"] >= 44, link.text_content()
    parts = page.locator("header :is(.leave, .talk a)").all()
    boxes = sorted((part.bounding_box() for part in parts), key=lambda box: box["x"])
    assert all(one["x"] + one["width"] <= other["x"] for one, other in pairwise(boxes)), "they lie over one another"


def test_one_line_with_the_first_number_is_on_the_first_screen_and_leads_to_all_of_them(page: Page):
    page.set_viewport_size({"width": 360, "height": 640})
    line = page.locator("header .talk")
    way = line.get_by_role("link", name="Talk to someone now")
    number = line.get_by_role("link", name="Call 988")
    for link in (way, number):
        expect(link).to_be_in_viewport(ratio=1)
        assert link.bounding_box()["height"] >= 44
    assert number.get_attribute("href") == "tel:988"
    assert page.evaluate("document.querySelectorAll('.talk').length") <= 2  # the search has one, too
    way.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Talk to someone now")


def test_leaving_is_the_first_stop_of_the_keyboard_and_enter_leaves(page: Page, address_of_kind: str):
    open_exit(page).goto(address_of_kind)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_accessible_name("Leave this site right away")
    expect(page.locator(":focus")).to_have_text("Leave")
    page.keyboard.press("Enter")
    page.wait_for_url(EXIT)


def test_at_twice_the_size_nothing_is_lost(browser: Browser, address_of_kind: str):
    with opened_without_copies(browser, viewport={"width": 640, "height": 400}, device_scale_factor=2) as page:
        page.goto(address_of_kind)
        faults = page.evaluate(CLIPPED)
    assert not faults, "\n".join(faults)
