"""The page of the reader's own list: the places with all that is needed, what became of them, and how to remove them."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.keeping import keep, keep_button, stored
from tests.browser.kinds import KINDS
from tests.browser.test_axe import violations
from tests.browser.test_keyboard import PROBE, walk

KITCHEN, LINE = "Vine Street Kitchen", "988 Suicide & Crisis Lifeline"
DOOR = "Use the side door on Mill Lane"


def put(page: Page, address: str, places: object) -> None:
    """Open the list in a browser that holds `places`: text, or what is written as JSON."""
    keep(page, address, "kitchen")  # so that the browser has the key
    text = places if isinstance(places, str) else json.dumps(places)
    page.evaluate("(text) => localStorage.setItem(localStorage.key(0), text)", text)
    page.reload()


def kept(id_: str, name: str) -> dict[str, str]:
    return {"id": id_, "name": name, "kept": "2026-11-20"}


def entries(page: Page):
    return page.locator(".my-list .entry")


def test_it_shows_the_places_with_what_is_needed_to_go_there(open_page: OpenPage, address: str):
    page = open_page(address)
    keep(page, address, "kitchen", "line with a doubt")
    expect(page.get_by_role("heading", level=2, name="2 places")).to_be_visible()
    expect(entries(page).get_by_role("heading")).to_have_text([KITCHEN, LINE])
    card = entries(page).first
    wanted = (
        "Invented example",
        "12 Vine Street, Old Mill",
        "Monday to Friday, 11:30 AM",
        "Checked",
        DOOR,
    )
    for words in (*wanted, "On your list since"):
        expect(card).to_contain_text(words)
    card.get_by_role("link", name=KITCHEN).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(KITCHEN)


@pytest.mark.parametrize("kind", ["directory", "need", "kitchen"])
def test_it_tells_how_to_get_in_wherever_a_place_was_kept(kind: str, open_page: OpenPage, address: str):
    page = open_page(address + KINDS[kind])
    if kind == "directory":
        page.get_by_label("What do you need?", exact=True).fill("kitchen")
    keep_button(page, KITCHEN).click()
    expect(keep_button(page, KITCHEN)).to_have_attribute("aria-pressed", "true")
    page.goto(address + KINDS["my list"])
    expect(entries(page)).to_have_count(1)
    expect(entries(page)).to_contain_text(DOOR)


def test_a_list_that_was_kept_before_tells_it_too_even_without_the_directory(open_page: OpenPage, http_address: str):
    page = open_page("about:blank")
    page.route("**/listings.*.js", lambda route: route.abort())
    put(page, http_address, [kept("vine-street-kitchen", KITCHEN), kept("gone", "Gone")])
    expect(entries(page).nth(0)).to_contain_text(DOOR)
    expect(entries(page).nth(1)).not_to_contain_text(DOOR)


def test_an_empty_list_says_how_to_begin_and_where(open_page: OpenPage, address: str):
    page = open_page(address + KINDS["my list"])
    expect(page.get_by_text("There's nothing on your list yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Remove everything")).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("Print"))).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("link", name="Look for places").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Find help near you")


def test_one_place_is_removed_with_one_tap_and_the_focus_stays_by(open_page: OpenPage, address: str):
    page = open_page(address)
    keep(page, address, "kitchen", "line with a doubt")
    page.get_by_role("button", name=f"Remove: {KITCHEN}").press("Enter")
    expect(entries(page)).to_have_count(1)
    expect(page.get_by_role("heading", level=2, name="1 place")).to_be_focused()
    expect(page.locator(".my-list [role=status]")).to_have_text(f"{KITCHEN} is off your list.")
    assert [place["name"] for place in stored(page)] == [LINE]


@pytest.mark.parametrize("button", ["Remove everything", f"Remove: {KITCHEN}"])
def test_when_the_last_place_is_removed_nothing_of_the_list_stays(button: str, open_page: OpenPage, address: str):
    page = open_page(address)
    keep(page, address, "kitchen")
    page.get_by_role("button", name=button).press("Enter")
    expect(page.get_by_text("There's nothing on your list yet.")).to_be_focused()
    assert page.evaluate("localStorage.length") == 0


def test_a_place_that_is_gone_says_so_by_its_old_name(open_page: OpenPage, http_address: str):
    page = open_page("about:blank")
    put(
        page,
        http_address,
        [kept("old-mill-soup", "Old Mill Soup"), kept("vine-street-kitchen", "Kitchen, renamed since")],
    )
    gone = entries(page).first
    expect(gone.get_by_role("heading")).to_have_text("Old Mill Soup")
    expect(gone).to_contain_text("no longer in the directory")
    expect(gone.get_by_role("link")).to_have_count(0)
    expect(entries(page).nth(1).get_by_role("heading")).to_have_text(KITCHEN)
    gone.get_by_role("button", name="Remove: Old Mill Soup").click()
    expect(entries(page)).to_have_count(1)


def test_a_place_that_closed_or_paused_since_says_so_and_what_is_there_instead(open_page: OpenPage, http_address: str):
    page = open_page("about:blank")
    put(page, http_address, [kept("bridge-street-drop-in", "Bridge Street Drop-In"), kept("kite-group", "Kite")])
    expect(entries(page).nth(0)).to_contain_text("Closed for good")
    expect(entries(page).nth(0).get_by_role("link")).to_have_count(2)  # itself, and what is there instead
    expect(entries(page).nth(1)).to_contain_text("Paused")


@pytest.mark.parametrize("body", [None, 'var __directory = {"facets":["fr'], ids=["missing", "cut off"])
def test_without_the_directory_names_and_links_still_show(body: str | None, open_page: OpenPage, http_address: str):
    page = open_page(http_address)
    page.route("**/listings.*.js", lambda route: route.abort() if body is None else route.fulfill(body=body))
    keep(page, http_address, "kitchen")
    expect(page.get_by_text("The directory didn't load.")).to_be_visible()
    expect(entries(page)).to_have_count(1)
    entries(page).get_by_role("link", name=KITCHEN).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(KITCHEN)


@pytest.mark.parametrize(
    "text",
    ["", "[", "null", "7", '"kitchen"', '{"id": "x"}', "[1]", '[{"id": "../x", "name": "x", "kept": "2026-11-20"}]',
     '[{"id": "x", "name": 7, "kept": "2026-11-20"}]', '[{"id": "x", "name": "x", "kept": "soon"}]',
     '[{"id": "x", "name": "x", "kept": "2026-11-20"}, {"id": "x", "name": "x", "kept": "2026-11-20"}]'],
)  # fmt: skip
def test_a_broken_or_foreign_value_counts_as_empty_is_said_and_can_be_removed(
    text: str, open_page: OpenPage, http_address: str
):
    page = open_page("about:blank")
    put(page, http_address, text)
    expect(entries(page)).to_have_count(0)
    expect(page.get_by_text("We couldn't read what was kept here")).to_be_visible()
    page.get_by_role("button", name="Remove it now").click()
    expect(page.get_by_text("We couldn't read what was kept here")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_a_name_that_tries_to_run_is_only_a_name(open_page: OpenPage, http_address: str):
    page = open_page("about:blank")
    name = "<img src=x onerror=alert(1)>"
    put(page, http_address, [kept("gone", name)])
    expect(entries(page).get_by_role("heading")).to_have_text(name)
    expect(page.locator(".my-list img")).to_have_count(0)


def test_without_scripts_the_page_says_what_to_do_instead(open_kind: OpenPage):
    page = open_kind("my list", java_script_enabled=False)
    expect(page.get_by_text("This one page needs a script")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    expect(open_kind("my list").get_by_text("This one page needs a script")).to_be_hidden()


def test_the_page_about_privacy_shows_what_is_kept_now_and_removes_it(open_page: OpenPage, address: str):
    page = open_page(address + KINDS["privacy"])
    here = page.locator(".kept-here")
    expect(here).to_contain_text("On this device now: nothing of this site.", use_inner_text=True)
    keep(page, address, "kitchen", "line with a doubt")
    page.goto(address + KINDS["privacy"])
    expect(here).to_contain_text("On this device now: a list of 2 places.")
    here.get_by_role("button", name="Remove this site from this phone").press("Enter")
    expect(here).to_contain_text("That you asked this site to keep nothing.", use_inner_text=True)
    expect(here).to_contain_text("It's gone", use_inner_text=True)
    assert page.evaluate("Object.keys(localStorage).length") == 1  # that choice alone


def test_axe_finds_nothing_on_a_list_with_places(open_page: OpenPage, http_address: str):
    page = open_page("about:blank")
    put(page, http_address, [kept("vine-street-kitchen", KITCHEN), kept("gone", "Gone"), kept("kite-group", "Kite")])
    found = violations(page, "my list with places")
    page.goto(http_address + KINDS["privacy"])
    found += violations(page, "privacy with a list")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_keyboard_reaches_everything_on_a_list_with_places(width: int, open_page: OpenPage, http_address: str):
    page = open_page("about:blank", width=width, height=640)
    put(page, http_address, [kept("vine-street-kitchen", KITCHEN), kept("gone", "Gone")])
    page.evaluate(PROBE)
    names = page.evaluate("focusProbe.names")
    stops = walk(page, "Tab")
    assert [stop["index"] for stop in stops] == list(range(len(names)))
    assert not [fault for stop in stops for fault in stop["faults"]]
