"""The keyboard reaches everything, in order, there and back, and one always sees where it is."""

import string
from itertools import takewhile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS
from tests.browser.searching import search_for

PROBE = (Path(__file__).parent / "focus.js").read_text(encoding="utf-8")


def walk(page: Page, key: str) -> list[dict]:
    """Press `key` until the focus has left the page or come round again; give the stops on the way."""
    page.evaluate("focusProbe.stops = []")
    for _ in range(len(page.evaluate("focusProbe.names")) + 1):
        page.keyboard.press(key)
    stops = page.evaluate("focusProbe.stops")
    first = stops[0]
    return list(takewhile(lambda stop: stop and (stop is first or stop["index"] != first["index"]), stops))


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_reaches_every_control_there_and_back_and_never_lands_on_something_invisible(
    kind: str, open_kind: OpenPage
):
    page = open_kind(kind, width=360, height=640)
    for width, key, step in ((360, "Tab", 1), (1280, "Shift+Tab", -1)):
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate(PROBE)
        names = page.evaluate("focusProbe.names")
        assert len(names) >= 15

        stops = walk(page, key)
        missed = set(range(len(names))) - {stop["index"] for stop in stops}
        assert not missed, f"{key} does not reach {[names[index] for index in sorted(missed)]}"
        in_order = list(range(len(names)))[::step]
        assert [stop["index"] for stop in stops] == in_order, [stop["name"] for stop in stops]
        faults = {f"{stop['name']}: {fault}" for stop in stops for fault in stop["faults"]}
        assert not faults, f"{kind}, {width} px, {key}:\n" + "\n".join(sorted(faults))


def test_the_probe_would_see_a_control_that_is_covered_or_without_a_mark(open_kind: OpenPage):
    page = open_kind("about")
    page.evaluate(PROBE)
    page.evaluate("""() => {
      const cover = document.createElement("div");
      Object.assign(cover.style, { position: "fixed", inset: "0 0 50% 0", zIndex: 9 });
      document.body.append(cover);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { outline: none !important; transition: none !important }");
      document.adoptedStyleSheets = [sheet];
    }""")
    faults = " ".join(fault for stop in walk(page, "Tab") for fault in stop["faults"])
    assert "covered" in faults
    assert "no focus mark" in faults


@pytest.mark.parametrize("kind", ["home", "kitchen", "404"])
def test_after_leave_the_second_tab_and_enter_skip_to_the_page(kind: str, open_kind: OpenPage):
    page = open_kind(kind, width=360, height=640)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_keyboard_stays_inside_the_open_search_and_always_shows_where_it_is(width: int, open_kind: OpenPage):
    page = open_kind("need", width=width, height=640)
    expect(search_for(page, "soup kitchen").first).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    page.evaluate(PROBE)
    names = page.evaluate("focusProbe.names")
    assert len(names) > 10
    stops = []
    for _ in range(len(names) * 2 + 4):
        page.keyboard.press("Tab")
        stop = page.evaluate("focusProbe.now()")
        if stop and not stop["name"].startswith("<dialog>"):  # browsers stop at the dialog itself, which scrolls
            stops.append(stop)
    assert {stop["index"] for stop in stops} == set(range(len(names)))
    faults = {f"{stop['name']}: {fault}" for stop in stops for fault in stop["faults"]}
    assert not faults, "\n".join(sorted(faults))


@pytest.mark.parametrize("kind", ["home", "essay", "kitchen"])
def test_no_key_alone_is_a_shortcut(kind: str, open_kind: OpenPage):
    page = open_kind(kind)
    page.evaluate("""() => {
      window.taken = [];
      for (const type of ["keydown", "keypress", "keyup"])
        addEventListener(type, (event) => event.defaultPrevented && taken.push(event.key));
    }""")
    before = page.evaluate("[location.href, scrollY, document.activeElement.localName]")
    for key in [*string.ascii_letters, *string.digits, "/", "?", ".", ","]:
        page.keyboard.press(key)
    assert page.evaluate("taken") == []
    assert page.evaluate("[location.href, scrollY, document.activeElement.localName]") == before
    expect(page.get_by_role("dialog")).to_have_count(0)
