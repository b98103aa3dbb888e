"""Essays, conversations and pages to practise with, as somebody with a phone, a wide window or a printer meets them."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.paper import sheets

PHONE = {"width": 360, "height": 640}
TEXTS = ("essay", "suicide", "tables", "conversation", "branches", "group plan", "form")
LEFT = "(it) => it.getBoundingClientRect().left"


@pytest.mark.parametrize("kind", ["essays", "practise", "conversations"])
def test_a_list_begins_on_the_first_screen_of_a_phone(kind: str, open_kind: OpenPage):
    page = open_kind(kind, **PHONE)
    first = page.locator(".shelf > li").first
    expect(first.get_by_role("link")).to_be_in_viewport(ratio=1)
    expect(first.locator(".shelf__about")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("kind", ["essays", "practise", "conversations"])
def test_each_text_in_a_list_says_how_long_it_takes(kind: str, open_kind: OpenPage):
    said = open_kind(kind).locator(".shelf__about").all_inner_texts()
    assert said
    assert [
        words for words in said if not any(unit in words.lower() for unit in ("minute", "hour", "week", "step"))
    ] == []


def test_practise_says_for_whom_and_a_shelf_does_too(open_kind: OpenPage):
    assert "Alone · Ten minutes" in open_kind("practise").locator(".shelf__about").all_inner_texts()
    for shelf in open_kind("essays").locator(".shelf-head").all():
        assert shelf.locator("p").inner_text()


@pytest.mark.parametrize("kind", [*TEXTS, "essays", "practise", "conversations"])
def test_no_text_is_without_a_drawing(kind: str, open_kind: OpenPage):
    drawing = open_kind(kind).locator("main .drawing").first
    expect(drawing).to_be_in_viewport()
    assert drawing.get_attribute("aria-hidden") == "true"


@pytest.mark.parametrize("kind", [*TEXTS, "essays", "about"])
@pytest.mark.parametrize("width", [768, 1280])
def test_a_text_begins_at_the_left_edge_of_the_header(kind: str, width: int, open_kind: OpenPage):
    page = open_kind(kind, width=width)
    brand = page.locator(".head__row").evaluate(
        "(it) => it.getBoundingClientRect().left + parseFloat(getComputedStyle(it).paddingLeft)"
    )
    assert page.get_by_role("heading", level=1).evaluate(LEFT) == pytest.approx(brand, abs=1)
    assert page.locator("article p:visible").last.evaluate(LEFT) == pytest.approx(brand, abs=1)


def test_beside_an_essay_stands_what_is_in_it(open_kind: OpenPage):
    page = open_kind("essay", java_script_enabled=False)
    contents = page.get_by_role("navigation", name="On this page")
    text = page.locator(".piece__text").bounding_box()
    beside = contents.bounding_box()
    assert text
    assert beside
    assert beside["x"] >= text["x"] + text["width"]
    names = contents.get_by_role("link").all_inner_texts()
    assert names == page.locator(".piece__text h2[id]:not([id=places])").all_inner_texts()
    expect(page.locator("details.contents")).to_be_hidden()


def test_on_a_phone_what_is_in_an_essay_is_folded_above_it(open_kind: OpenPage):
    page = open_kind("essay", **PHONE, java_script_enabled=False)
    folded = page.locator("details.contents")
    expect(page.locator(".contents-beside")).to_be_hidden()
    expect(folded.get_by_role("link").first).to_be_hidden()
    folded.locator("summary").click()
    link = folded.get_by_role("link").nth(1)
    assert link.evaluate("(it) => it.getBoundingClientRect().height") >= 48
    link.click()
    expect(page.locator(".piece__text h2").nth(1)).to_be_in_viewport()


def test_the_short_version_begins_in_the_first_screen_of_a_phone(open_kind: OpenPage):
    page = open_kind("essay", **PHONE, java_script_enabled=False)
    short = page.get_by_role("region", name="In short")
    expect(short.locator("p").first).to_be_in_viewport(ratio=0.3)
    expect(page.locator(".standfirst")).to_have_count(0)


def test_something_to_try_is_one_tap_from_below_the_short_version(open_kind: OpenPage):
    page = open_kind("essay", **PHONE, java_script_enabled=False)
    about = page.locator(".short + .piece__about")
    expect(about).to_contain_text("minutes")
    about.get_by_role("link", name="Something to try").click()
    expect(page.locator(".piece__text").get_by_role("heading", name="Something to try")).to_be_in_viewport()


def test_a_plan_for_a_group_begins_one_tap_from_the_top_and_each_step_opens(open_kind: OpenPage):
    page = open_kind("group plan", **PHONE, java_script_enabled=False)
    begin = page.get_by_role("link", name="Begin: 1. Arriving")
    expect(begin).to_be_in_viewport()
    begin.click()
    steps = page.locator("details.part", has=page.locator("summary h3"))
    expect(steps.first.locator("p").first).to_be_in_viewport()
    for step in steps.all()[1:]:
        expect(step.locator("p").first).to_be_hidden()
        step.locator("summary").click()
        expect(step.locator("p").first).to_be_visible()


def test_a_link_to_a_part_that_is_folded_opens_it(open_kind: OpenPage):
    page = open_kind("group plan")
    part = page.locator("details.part", has=page.locator("#afterwards"))
    expect(part).not_to_have_attribute("open")
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Afterwards").click()
    expect(part).to_have_attribute("open", "")
    expect(part.get_by_role("heading")).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_number_opens_the_sources_where_they_are_folded(scripts: bool, open_kind: OpenPage):
    page = open_kind("essay", **PHONE, java_script_enabled=scripts)
    note = page.locator(".footnote li").first
    expect(note).to_be_hidden()
    page.locator(".footnote-ref").first.click()
    expect(note).to_be_in_viewport()


@pytest.mark.parametrize("kind", ["essay", "tables"])
def test_numbers_of_footnotes_are_large_enough_for_a_thumb(kind: str, open_kind: OpenPage):
    page = open_kind(kind, **PHONE)
    page.locator("details.part").evaluate("(it) => { it.open = true; }")
    sizes = page.locator(".footnote-ref, .footnote-backref").evaluate_all(
        "(links) => links.map((it) => it.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height))"
    )
    assert len(sizes) > 4
    assert min(sizes) >= 24


@pytest.mark.parametrize("kind", ["essay", "tables", "suicide"])
def test_an_essay_is_set_in_17_pixels_or_more(kind: str, open_kind: OpenPage):
    text = open_kind(kind, **PHONE).locator(".piece__text > p").first
    assert float(text.evaluate("(it) => parseFloat(getComputedStyle(it).fontSize)")) >= 17


# What parts one voice from another where there are no colours.
LOOKS = """(lines) => lines.map((it) => {
  const words = it.querySelector("p");
  const { borderInlineStart, borderInlineEnd } = getComputedStyle(words);
  const at = words.getBoundingClientRect();
  const room = it.getBoundingClientRect();
  const side = Math.round(at.left - room.left) === 0 ? "start" : "end";
  const plain = (edge) => edge.replace(/ (rgb|color).*/, "");
  const kind = [...it.classList].find((name) => name.startsWith("talk-voice"));
  return [kind, [side, plain(borderInlineStart), plain(borderInlineEnd)].join()];
})"""
MEDIA: list[dict[str, Any]] = [{"media": "screen"}, {"media": "print"}, {"forced_colors": "active"}]


@pytest.mark.parametrize("media", MEDIA, ids=["on a screen", "on paper", "in the reader's colours"])
@pytest.mark.parametrize("kind", ["conversation", "branches"])
def test_voices_differ_in_more_than_a_name(kind: str, media: dict[str, Any], open_kind: OpenPage):
    page = open_kind(kind, **PHONE)
    page.emulate_media(**media)
    looks = set(map(tuple, page.locator(".talk-line:visible").evaluate_all(LOOKS)))
    voices = {voice for voice, _ in looks}
    assert len(voices) > 1
    assert len(looks) == len(voices), "a voice looks the same throughout"
    assert len({look for _, look in looks}) == len(voices)


def with_a_sheet_for_sharing(page: Page) -> None:
    page.add_init_script("""navigator.share = (data) => { window.shared = data; return Promise.resolve(); };""")
    page.reload()


@pytest.mark.parametrize("kind", ["essay", "group plan", "conversation"])
def test_a_text_is_handed_on_by_the_devices_own_sheet(kind: str, open_kind: OpenPage):
    page = open_kind(kind, **PHONE)
    with_a_sheet_for_sharing(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    share = page.get_by_role("button", name="Share")
    assert page.evaluate("window.shared") is None, "nothing is handed on by itself"
    box = share.bounding_box()
    assert box
    assert box["height"] >= 48
    share.click()
    title = page.get_by_role("heading", level=1).inner_text()
    assert page.evaluate("shared") == {"title": title, "url": page.url}
    assert asked == []


def test_where_the_device_has_no_such_sheet_no_button_shows(open_kind: OpenPage):
    page = open_kind("essay")
    page.add_init_script("delete Navigator.prototype.share;")
    page.reload()
    expect(page.get_by_role("button", name="Share")).to_have_count(0)
    expect(open_kind("essay", java_script_enabled=False).get_by_role("button", name="Share")).to_have_count(0)


def test_a_button_prints_what_is_made_to_be_printed(open_kind: OpenPage):
    for kind, name in (("form", "Print this"), ("conversation", "Print it, to read out loud")):
        page = open_kind(kind)
        page.evaluate("() => { window.printed = 0; window.print = () => { printed += 1; }; }")
        page.get_by_role("button", name=name).click()
        assert page.evaluate("printed") == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_paper_has_the_sources_that_a_screen_folds(scripts: bool, open_kind: OpenPage):
    page = open_kind("essay", java_script_enabled=scripts)
    note = page.locator(".footnote li").first.text_content() or ""
    printed = "".join(sheets(page.pdf()))
    assert "".join(note.split())[:40] in printed


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_ten_minutes_after_a_talk_are_two_sheets(size: str, open_kind: OpenPage):
    printed = sheets(open_kind("form").pdf(format=size))
    assert len(printed) == 2
    assert "Thesheet" in printed[1]
    assert "howtouseit" in printed[0].lower()


def test_the_neutral_page_fits_the_narrowest_phone_without_breaking_a_word(open_page: OpenPage, http_address: str):
    page = open_page(f"{http_address}measures.html", width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    heights = page.get_by_role("columnheader").evaluate_all(
        "(cells) => cells.map((it) => it.scrollWidth > it.clientWidth)"
    )
    assert not any(heights)
