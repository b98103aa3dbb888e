"""The control that leaves: on every page, first for the keyboard, always on the screen, and off where it is turned off."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS
from tests.browser.leaving import EXIT, control, open_exit, shift
from tests.site.building import build, copy_of_project


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_the_first_stop_of_the_keyboard_and_enter_leaves(kind: str, open_kind: OpenPage):
    page = open_exit(open_kind(kind))
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_accessible_name("Leave this site at once")
    expect(page.locator(":focus")).to_have_text("Leave")
    page.keyboard.press("Enter")
    page.wait_for_url(EXIT)


@pytest.mark.parametrize(("width", "height"), [(360, 640), (1280, 800)])
@pytest.mark.parametrize("kind", KINDS)
def test_it_stays_on_the_screen_while_the_page_scrolls(kind: str, width: int, height: int, open_kind: OpenPage):
    page = open_kind(kind, width=width, height=height)
    for down in (0, 400, 100_000):
        page.evaluate("(down) => scrollTo(0, down)", down)
        expect(control(page)).to_be_in_viewport(ratio=1)
        box = control(page).bounding_box()
        assert box["height"] >= 48
        assert box["width"] >= 48
        assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).className", middle(box)) == "leave"


def middle(box: dict[str, float]) -> list[float]:
    return [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]


@pytest.mark.parametrize("kind", KINDS)
def test_at_the_end_of_the_page_it_covers_nothing(kind: str, open_kind: OpenPage):
    page = open_kind(kind, width=360, height=640)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    lowest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.foot :is(a, p)')].map((it) => it.getBoundingClientRect().bottom))"
    )
    assert lowest <= control(page).bounding_box()["y"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_seen_in_colours_of_the_readers_own(scheme: str, open_kind: OpenPage):
    page = open_kind("kitchen", forced_colors="active", color_scheme=scheme)
    assert control(page).evaluate("(it) => parseFloat(getComputedStyle(it).borderTopWidth)") >= 1
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
