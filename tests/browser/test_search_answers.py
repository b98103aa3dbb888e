"""What the search shows of what it found: what kind of thing it is, why it is there, and numbers where they are needed."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS
from tests.browser.searching import NOTHING_HAS_THIS, open_search, results, search_for, status


def hits(page: Page) -> Locator:
    """The entries of the list."""
    return page.locator("dialog .md-search-result__list li")


def crisis(page: Page) -> Locator:
    """The numbers for words of despair."""
    return page.get_by_role("dialog").get_by_role("region", name="Someone to talk to now")


@pytest.mark.parametrize(("width", "height"), [(360, 640), (1280, 800)])
def test_words_of_despair_bring_numbers_into_the_first_screen_and_hide_nothing(
    width: int, height: int, open_kind: OpenPage
):
    page = open_kind("essay", width=width, height=height)
    search_for(page, "I want to die")
    call = crisis(page).get_by_role("link", name="Call 988")
    expect(call).to_be_in_viewport(ratio=1)
    assert call.get_attribute("href") == "tel:988"
    expect(crisis(page).get_by_text("If a life is in danger now")).to_be_hidden()
    expect(hits(page).first).to_be_in_viewport()
    expect(status(page)).to_contain_text("Numbers to call or text")
    assert results(page).count() > 3


def test_where_somebody_may_die_soon_the_emergency_number_is_first(open_kind: OpenPage):
    page = open_kind("essay", width=360, height=640)
    search_for(page, "took all my pills")
    expect(crisis(page).get_by_role("link").first).to_have_text("Call 911")
    expect(crisis(page).get_by_role("link").first).to_be_in_viewport(ratio=1)


def test_numbers_go_away_with_the_words(open_kind: OpenPage):
    page = open_kind("essay")
    search_for(page, "took all my pills")
    expect(crisis(page)).to_be_visible()
    page.get_by_role("dialog").get_by_role("textbox").fill("soup kitchen")
    expect(status(page)).to_contain_text("soup kitchen")
    expect(crisis(page)).to_be_hidden()
    page.get_by_role("dialog").get_by_role("textbox").fill("I want to die")
    expect(crisis(page)).to_be_visible()
    page.keyboard.press("Escape")
    open_search(page)
    expect(crisis(page)).to_be_hidden()
    expect(hits(page)).to_have_count(0)


def test_the_slim_line_stays_in_the_open_search(open_kind: OpenPage):
    page = open_kind("essay", width=360, height=640)
    search_for(page, "hungry")
    expect(crisis(page)).to_be_hidden()
    expect(page.get_by_role("dialog").get_by_role("link", name="Call 988")).to_be_in_viewport(ratio=1)


def test_a_need_is_an_answer_with_all_its_places(open_kind: OpenPage):
    page = open_kind("essay")
    search_for(page, "hungry")
    first = results(page).first
    expect(first).to_have_text(re.compile(r"Something to eat: all \d+ places"))
    first.click()
    expect(page.locator("h1")).to_have_text("Something to eat")


def test_a_place_says_what_it_is_that_it_is_invented_and_whether_it_is_open(open_kind: OpenPage):
    page = open_kind("essay")
    search_for(page, "night owl shelter")
    entry = hits(page).filter(has=page.get_by_role("link", name="Night Owl Shelter"))
    expect(entry).to_contain_text("Invented")
    expect(entry).to_contain_text("Forty cots")
    expect(entry.locator(".search__now")).to_contain_text(re.compile("Open|Closed"))


def test_a_text_says_its_kind_and_what_was_found(open_kind: OpenPage):
    page = open_kind("home")
    search_for(page, "hope and possibility landlord")
    entry = hits(page).filter(has=page.get_by_role("link", name="Hope and possibility"))
    expect(entry).to_contain_text("Essay")
    expect(entry.locator("mark").first).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("don’t", "don't"),
        ("peer’s", "peer's"),
        ("“open dialogue”", "open dialogue"),
        ("hungry:", "hungry"),
        ("help:", "help"),
    ],
)
def test_the_signs_that_phones_and_people_type_change_nothing(typed: str, plain: str, open_kind: OpenPage):
    page = open_kind("home")
    search_for(page, plain)
    expected = results(page).evaluate_all("(links) => links.map((link) => link.href)")
    page.get_by_role("dialog").get_by_role("textbox").fill(typed)
    expect(status(page)).to_contain_text(f"“{typed}”")
    assert results(page).evaluate_all("(links) => links.map((link) => link.href)") == expected
    assert expected or plain == "help"  # which the town's texts know no better than any other small word


def test_what_nothing_answers_is_named(open_kind: OpenPage):
    page = open_kind("home")
    search_for(page, NOTHING_HAS_THIS)
    expect(status(page)).to_contain_text(f"I don't understand “{NOTHING_HAS_THIS}”.")


@pytest.mark.parametrize("kind", ["essay", "kitchen", "directory", "my list"])
def test_each_script_is_loaded_once_and_only_when_the_search_opens(kind: str, open_page: OpenPage, address: str):
    page = open_page(address + KINDS[kind])
    page.wait_for_load_state("networkidle")
    scripts = "() => [...document.scripts].map((script) => script.src).filter(Boolean)"
    assert [name for name in page.evaluate(scripts) if "/dialog." in name or "pages.js" in name] == []
    search_for(page, "hungry")
    page.keyboard.press("Escape")
    search_for(page, "bed")
    loaded = page.evaluate(scripts)
    assert len(loaded) == len(set(loaded)), loaded
    assert [name for name in loaded if "/dialog." in name]
    assert [name for name in loaded if "search/pages.js" in name]
