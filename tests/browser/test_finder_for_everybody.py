"""The finder's states are for everybody: axe, the keyboard, small and large, colours of one's own, screen readers."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import expected
from tests.browser.conftest import OpenPage
from tests.browser.finding import MAY_FIT, Finder, open_finder
from tests.browser.test_axe import violations
from tests.browser.test_keyboard import PROBE, walk
from tests.browser.test_small_and_large import CLIPPED, TEXT_SPACING

NOON = expected.ordinary(2, 12, 15)
TARGET = 44  # CSS pixels
# A scripted text size, as browsers and phones set it: rem is twice as large, the window is not.
TWICE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(":root { font-size: 225% !important }"); // 18 px is 112.5 %
  document.adoptedStyleSheets = [sheet];
}"""
TOO_SMALL = """(least) => [...document.querySelectorAll(
    "#finder :is(input, select, summary), #finder-found :is(button, .button, .chips :is(a, button))")]
  .filter((it) => it.checkVisibility())
  .map((it) => [it.localName, it.value || it.textContent.trim(), it.getBoundingClientRect()])
  .filter(([, , { width, height }]) => width < least || height < least)
  .map(([tag, words, { width, height }]) => `${tag} ${words}: ${width} × ${height}`)"""
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((it) => it.checkVisibility())
  .map((it) => [Number(it.localName[1]), it.textContent.trim()])"""


def with_results(finder: Finder) -> None:
    """Words and toggles, places that fit and that may, more of them, what was understood."""
    finder.field.fill("hungry")
    finder.toggle("no-police").check()
    finder.toggle("near").click()
    expect(finder.note).to_contain_text("choose a part of town")
    expect(finder.chips).to_be_visible()
    expect(finder.page.get_by_role("heading", name=MAY_FIT)).to_be_visible()
    finder.choice("language")


def at_a_dead_end(finder: Finder) -> None:
    """Nothing fits: buttons to leave something out, and what comes nearest."""
    finder.field.fill("zzxqvw")
    finder.choice("area").select_option("downtown")
    finder.toggle("free").check()
    expect(finder.drops.first).to_be_visible()
    expect(finder.nearest.first).to_be_visible()


def with_despair(finder: Finder) -> None:
    """Numbers to call and to text stand below the field."""
    finder.field.fill("i want to die")
    expect(finder.despair).to_be_visible()
    expect(finder.cards.first).to_be_visible()


def with_a_strange_word(finder: Finder) -> None:
    """Nothing fits, and the lists are there."""
    finder.field.fill("zzxqvw")
    finder.expect_lists()


def broken(finder: Finder) -> None:
    """The finder didn't load."""
    finder.page.route("**/listings.*.js", lambda route: route.abort())
    finder.page.reload()
    expect(finder.page.locator("#finder-failed")).to_be_visible()


STATES: dict[str, Callable[[Finder], None]] = {
    "results": with_results,
    "dead end": at_a_dead_end,
    "despair": with_despair,
    "strange word": with_a_strange_word,
    "broken": broken,
}


@pytest.fixture(scope="module", params=STATES)
def finder(request: pytest.FixtureRequest, browser: Browser, http_address: str) -> Iterator[Finder]:
    """The finder in each of its states, for all that looks at it; without wishes it is a kind of page (kinds.py)."""
    context = browser.new_context(service_workers="block")  # what it kept would come in place of what is broken

    def open_page(address: str, **_) -> Page:
        page = context.new_page()
        page.goto(address)
        return page

    opened = open_finder(open_page, http_address, at=NOON)
    STATES[request.param](opened)
    yield opened
    context.close()


def test_axe_finds_nothing(finder: Finder):
    found = violations(finder.page, finder.count.inner_text() or "the finder that could not be loaded")
    assert not found, "\n".join(found)


def test_small_and_large_nothing_is_cut_off_and_targets_are_large_enough(finder: Finder):
    page = finder.page
    for width, change in ((320, None), (320, TEXT_SPACING), (1280, TEXT_SPACING), (640, TWICE)):
        page.set_viewport_size({"width": width, "height": 640})
        if change:
            page.evaluate(change)
        faults = page.evaluate(CLIPPED)
        assert faults == [], (width, change)
        page.evaluate("document.adoptedStyleSheets = []")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(TOO_SMALL, TARGET) == []


def test_headings_are_in_order(finder: Finder):
    levels = finder.page.evaluate(HEADINGS)
    assert [level for level, _ in levels].count(1) == 1
    for (before, _), (after, words) in pairwise(levels):
        assert after <= before + 1, words
    assert all(words for _, words in levels)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("state", ["results", "dead end"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(state: str, width: int, open_page, http_address):
    finder = open_finder(open_page, http_address, at=NOON, width=width, height=640)
    STATES[state](finder)
    finder.first()
    page = finder.page
    page.evaluate("document.activeElement.blur()")
    page.evaluate(PROBE)
    page.locator(".leave").first.focus()  # the first of all
    names = page.evaluate("focusProbe.names")
    assert len(names) > 40
    stops = walk(page, "Tab")
    assert [stop["index"] for stop in stops] == list(range(1, len(names))), [stop["name"] for stop in stops]
    faults = {f"{stop['name']}: {fault}" for stop in stops for fault in stop["faults"]}
    assert not faults, "\n".join(sorted(faults))


def test_everything_can_be_wanted_and_left_with_the_keyboard_alone(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON, width=360, height=640)
    press = finder.page.keyboard.press
    finder.field.focus()
    finder.page.keyboard.type("soup")
    press("Enter")
    expect(finder.count).to_be_focused()
    press("Tab")
    expect(finder.found.locator(":is(a, button):visible").first).to_be_focused()
    finder.field.focus()
    press("Tab")
    expect(finder.page.get_by_role("button", name="Start over")).to_be_focused()
    press("Enter")
    expect(finder.field).to_be_focused()
    expect(finder.found).to_be_hidden()
    press("Tab")
    expect(finder.page.locator("#finder-only > summary")).to_be_focused()
    press("Tab")
    expect(finder.toggle("now")).to_be_focused()
    press("Space")
    expect(finder.toggle("now")).to_be_checked()
    assert finder.page.url.endswith("#open=now")
    for _ in range(4):
        press("Tab")
    press("Enter")
    press("Tab")
    press("Space")
    expect(finder.toggle("today")).to_be_checked()
    assert finder.page.url.endswith("#open=today")


def test_a_screen_reader_is_told_once_after_a_pause_and_not_at_each_letter(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    status = finder.page.locator("#finder-status")
    assert status.get_attribute("role") == "status"
    finder.page.evaluate("""() => {
      window.told = [];
      const status = document.getElementById("finder-status");
      new MutationObserver(() => told.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
    }""")
    finder.field.press_sequentially("sop kitchen", delay=20)
    expect(status).not_to_be_empty()
    said = f"{finder.count.inner_text()}. {finder.about.inner_text()}".strip()
    assert [told.strip() for told in finder.page.evaluate("told")] == [said]
    for name in ("no-police", "step-free"):
        finder.toggle(name).check()
    expect(status).to_contain_text("Nobody has told us whether")
    assert len(finder.page.evaluate("told")) <= 3
    for words in ("#finder-count", "#finder-about", "#finder-found", "#finder-cards"):
        assert finder.page.locator(words).get_attribute("aria-live") is None, "told twice"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_colours_of_ones_own_what_is_chosen_can_be_told_apart(scheme: str, open_page, http_address):
    finder = open_finder(open_page, http_address, "#free", at=NOON, forced_colors="active", color_scheme=scheme)
    look = """(it) => [getComputedStyle(it).backgroundColor, getComputedStyle(it.nextElementSibling).color,
      getComputedStyle(it.nextElementSibling, "::before").visibility]"""
    chosen, letters, tick = finder.toggle("free").evaluate(look)
    other, plain, no_tick = finder.toggle("no-id").evaluate(look)
    assert chosen != other
    assert letters != chosen
    assert plain != other
    assert (tick, no_tick) == ("visible", "hidden")
    borders = finder.page.locator(".toggle input").evaluate_all(
        "(all) => all.map((it) => getComputedStyle(it).borderTopStyle + getComputedStyle(it).borderTopWidth)"
    )
    assert set(borders) == {"solid1px"}
