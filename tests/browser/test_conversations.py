"""Every conversation is walked to each of its ends, with scripts and without, and back again."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_axe import violations
from tests.frozen_town import TOWN
from vinestreet.conversations.block_finder import conversation_in
from vinestreet.conversations.conversation_model import Conversation, Onward, Part, ReplyChoice
from vinestreet.conversations.graph import came_from
from vinestreet.core.problems import Report

FILES = {file.stem: file for file in sorted((TOWN / "docs/conversations").glob("*.md")) if file.stem != "index"}
BEGINNING = "How it begins"


def conversation(name: str) -> Conversation:
    found = conversation_in(FILES[name].read_text(encoding="utf-8"), Report(name))
    assert found
    return found


def ways(found: Conversation) -> list[list[str]]:
    """For each end, the names of the parts on a shortest way to it."""
    came = came_from(found)

    def way(part: Part) -> list[str]:
        names = [part.name]
        while names[0] != found.parts[0].name:
            names.insert(0, came[names[0]][0])
        return names

    return [way(part) for part in found.parts if part.ends()]


WALKS = [(name, way) for name in FILES for way in ways(conversation(name))]
every_walk = pytest.mark.parametrize(("name", "way"), WALKS, ids=lambda value: value[-1] or "to the end")


def part(page: Page, name: str):
    return page.locator(".talk-part").filter(
        has=page.get_by_role("heading", level=2, name=name or BEGINNING, exact=True)
    )


def step(page: Page, found: Conversation, here: str, there: str) -> None:
    """Go from one part to the next as a reader would: open the reply that leads there, and follow its link."""
    steps = next(one for one in found.parts if one.name == here).steps
    link = part(page, here).get_by_role("link", name=f"How it goes on: {there}", exact=True)
    for one in steps:
        if isinstance(one, ReplyChoice):
            for reply in one.replies:
                if reply.then == there:
                    summary = part(page, here).locator(".talk-replies summary", has_text=reply.words.replace("*", ""))
                    summary.click()
                    summary.locator("xpath=..").get_by_role("link").click()
                    return
    assert any(isinstance(one, Onward) and one.then == there for one in steps)
    link.click()


def names_shown(page: Page) -> list[str]:
    return page.locator(".talk-part > h2:visible").all_inner_texts()


@every_walk
def test_every_end_is_reached_and_the_way_can_be_walked_back(
    name: str, way: list[str], open_page: OpenPage, http_address
):
    found = conversation(name)
    page = open_page(f"{http_address}conversations/{name}.html")
    heads = [name or BEGINNING for name in way]
    assert names_shown(page) == heads[:1]
    for number, (here, there) in enumerate(pairwise(way), 2):
        step(page, found, here, there)
        assert names_shown(page) == heads[:number]
        expect(part(page, there).get_by_role("heading", level=2)).to_be_focused()
    assert "#" not in page.url
    if len(way) > 1:
        expect(part(page, way[-1])).to_contain_text("this is one of them")
    for number in range(len(way) - 1, 0, -1):
        part(page, way[number]).get_by_role("button", name="Go back and say something else").click()
        assert names_shown(page) == heads[:number]
        assert (
            page.evaluate("document.activeElement.closest('.talk-part').id")
            == f"part-{1 + _at(found, way[number - 1])}"
        )


@every_walk
def test_without_scripts_every_end_is_reached_by_links(name: str, way: list[str], open_page: OpenPage, http_address):
    found = conversation(name)
    page = open_page(f"{http_address}conversations/{name}.html", java_script_enabled=False)
    assert names_shown(page) == [one.name or BEGINNING for one in found.parts]
    for here, there in pairwise(way):
        step(page, found, here, there)
        assert page.url.endswith(f"#part-{1 + _at(found, there)}")
        expect(part(page, there).get_by_role("heading", level=2)).to_be_in_viewport()
    for here, there in pairwise(reversed(way)):
        part(page, here).locator(".talk-from").get_by_role("link", name=there or BEGINNING, exact=True).click()
        expect(part(page, there).get_by_role("heading", level=2)).to_be_in_viewport()


def _at(found: Conversation, name: str) -> int:
    return [one.name for one in found.parts].index(name)


def test_choosing_anew_higher_up_takes_away_what_followed(open_page: OpenPage, address):
    page = open_page(f"{address}conversations/nine-at-night.html")
    first = page.locator(".talk-part").first
    for number, head in ((0, "He writes it down"), (2, "He goes quiet")):
        first.locator(".talk-replies summary").nth(number).click()
        first.locator(".talk-replies details").nth(number).get_by_role("link").click()
        assert names_shown(page) == [BEGINNING, head]


@pytest.mark.parametrize("place", ["part-6", "part-6-name"])
def test_whoever_comes_with_the_address_of_a_part_gets_a_way_that_leads_there(place, open_page: OpenPage, address):
    page = open_page(f"{address}conversations/nine-at-night.html#{place}")
    shown = names_shown(page)
    assert shown[0] == BEGINNING
    assert len(shown) > 1
    expect(page.locator("#part-6 > h2")).to_be_in_viewport()
    page.goto(f"{address}conversations/nine-at-night.html#part-2")
    assert names_shown(page) == [BEGINNING, "He writes it down"]


def test_pauses_and_replies_open_by_keyboard(open_page: OpenPage, address):
    page = open_page(f"{address}conversations/nine-at-night.html")
    page.locator(".talk-replies summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("What it opens:").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="He writes it down")).to_be_focused()


def test_everything_unfolded_is_accessible(open_page: OpenPage, http_address):
    page = open_page(f"{http_address}conversations/nine-at-night.html")
    for summary in page.locator("summary:visible").all():
        summary.click()
    page.locator(".talk-then a:visible").first.click()
    assert violations(page, "unfolded") == []


def test_on_paper_all_parts_stand_with_their_replies_and_nothing_to_press(open_page: OpenPage, address):
    page = open_page(f"{address}conversations/nine-at-night.html")
    page.emulate_media(media="print")
    found = conversation("nine-at-night")
    assert names_shown(page) == [one.name or BEGINNING for one in found.parts]
    for label in ("What it opens:", "What it closes:"):
        for words in page.get_by_text(label).all():
            expect(words).to_be_visible()
    expect(page.locator(".talk-whole button:visible, .talk-whole textarea:visible")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_the_front_page_there_is_a_way_to_an_essay_a_conversation_and_a_place(
    scripts: bool, open_page: OpenPage, address
):
    page = open_page(f"{address}index.html", width=360, java_script_enabled=scripts)
    page.get_by_role("main").get_by_role("link", name="Learning together").click()
    page.get_by_role("navigation", name="One more thing").get_by_role("link").click()
    page.get_by_role("region", name="Places that go with this").get_by_role("heading").get_by_role("link").first.click()
    expect(page.locator(".place__reach")).to_be_visible()
    page.locator("summary", has_text="Essays about this").click()
    page.locator("details[open]", has_text="Essays about this").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Questions to sit with")).to_be_visible()
