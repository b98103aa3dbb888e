"""The control that leaves: seen in colours of one's own, not on paper, and off where it is turned off.

That it is on every page, first for the keyboard and always on the screen, is asked in test_every_kind.py.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS
from tests.browser.leaving import EXIT, control, shift
from tests.built_site.building import build, copy_of_project


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_seen_in_colours_of_the_readers_own(scheme: str, open_kind: OpenPage):
    page = open_kind("kitchen", forced_colors="active", color_scheme=scheme)
    assert control(page).evaluate("(it) => parseFloat(getComputedStyle(it).borderTopWidth)") >= 1
    word, behind = control(page).evaluate("(it) => [getComputedStyle(it).color, getComputedStyle(it).backgroundColor]")
    assert word != behind
    assert behind == page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert control(page).bounding_box()["x"] < 100


def test_it_is_not_on_paper(open_kind: OpenPage):
    page = open_kind("kitchen")
    page.emulate_media(media="print")
    expect(page.locator(".leave:visible")).to_have_count(0)


@pytest.fixture(scope="module")
def turned_off(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A site whose organisation wants no such control."""
    project = copy_of_project(tmp_path_factory.mktemp("off") / "project")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert f"exit: {EXIT}" in text
    settings.write_text(text.replace(f"exit: {EXIT}", "exit: none"), encoding="utf-8")
    return f"{build(project, project.parent / 'site').as_uri()}/"


def test_where_it_is_turned_off_there_is_no_control_and_no_key(turned_off: str, open_page: OpenPage):
    page = open_page("about:blank")
    for kind, path in KINDS.items():
        if kind == "leaving":
            continue  # there is no such page either, nor a link to it
        page.goto(turned_off + path)
        assert page.locator("a[href*='leaving']").count() == 0, kind
        assert page.locator(".leave").count() == 0, kind
    page.goto(turned_off + KINDS["kitchen"])
    shift(page)
    page.goto(turned_off + KINDS["home"])
    expect(page.get_by_role("heading", level=1)).to_be_visible()


IN_SIGHT = """() => {
  const { offsetLeft, offsetTop, width, height, scale } = visualViewport;
  const controls = [...document.querySelectorAll(".leave")].filter((it) => it.checkVisibility());
  const it = controls.at(-1).getBoundingClientRect(); // that of the search, while it is open
  const sides = [it.left - offsetLeft, it.top - offsetTop, offsetLeft + width - it.right, offsetTop + height - it.bottom];
  return { scale, corner: `${offsetLeft} ${offsetTop}`, seen: sides.every((side) => side > -1), height: it.height * scale };
}"""


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("scale", [1.5, 2.5])
def test_it_stays_on_the_screen_for_those_who_zoom_in_with_two_fingers(
    scale: float, direction: str, open_kind: OpenPage
):
    page = open_kind("kitchen", 360, 640, is_mobile=True, has_touch=True)
    page.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)
    tall = page.evaluate(IN_SIGHT)["height"]
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setPageScaleFactor", {"pageScaleFactor": scale})
    corners = set()
    for x, y in ((0, 0), (100, 300), (-60, -200), (200, 900)):
        page.mouse.move(72, 128)
        page.mouse.wheel(x, y)
        page.wait_for_timeout(400)
        found = page.evaluate(IN_SIGHT)
        assert found["scale"] == pytest.approx(scale)
        assert found["seen"], (x, y, found)
        assert found["height"] == pytest.approx(tall, abs=1)
        corners.add(found["corner"])
    assert len(corners) > 1
    page.evaluate("document.querySelector('.search-open').click()")
    page.wait_for_timeout(400)
    assert page.evaluate(IN_SIGHT)["seen"]
    page.keyboard.press("Escape")
    session.send("Emulation.setPageScaleFactor", {"pageScaleFactor": 1})
    page.wait_for_timeout(100)
    assert page.evaluate("document.querySelector('.leave').style.transform") == ""
