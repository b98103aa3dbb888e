"""A tap keeps a place on this device; where nothing can be kept, that is said, and everything else works."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.keeping import NO_STORAGE, keep_button, said_by, stored
from tests.browser.kinds import KINDS
from tests.browser.test_axe import violations

KITCHEN = "Vine Street Kitchen"


def test_a_tap_keeps_the_place_says_so_and_shows_the_way_to_the_list(open_page: OpenPage, address: str):
    page = open_page("about:blank")
    page.clock.set_fixed_time("2026-11-22T10:00:00")
    page.goto(address + KINDS["kitchen"])
    button = keep_button(page, KITCHEN)
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_text("Kept")
    expect(button).to_have_accessible_name(f"Kept on my list: {KITCHEN}")
    expect(said_by(button)).to_have_text("Kept, only on this device. See my list")
    expect(page.locator(".keep__status")).to_have_text("Kept, only on this device. See my list")  # to screen readers
    assert stored(page) == [{"id": "vine-street-kitchen", "name": KITCHEN, "kept": "2026-11-22"}]
    said_by(button).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My list")
    expect(page.get_by_role("listitem").filter(has_text=KITCHEN)).to_be_visible()


def test_a_second_tap_removes_it_and_nothing_stays_behind(open_kind: OpenPage):
    page = open_kind("kitchen")
    button = keep_button(page)
    button.click()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(said_by(button)).to_have_text(f"{KITCHEN} is off your list.")
    assert page.evaluate("localStorage.length") == 0


def test_what_is_kept_shows_on_every_page_that_has_the_place(open_page: OpenPage, address: str):
    page = open_page(address + KINDS["need"])
    keep_button(page, KITCHEN).click()
    for kind in ("need", "kitchen"):
        page.goto(address + KINDS[kind])
        expect(keep_button(page, KITCHEN)).to_have_attribute("aria-pressed", "true")


def test_coming_back_to_a_page_shows_what_is_kept_now(open_page: OpenPage, address: str):
    page = open_page(address + KINDS["kitchen"])
    keep_button(page).click()
    page.goto(address + KINDS["my list"])
    page.get_by_role("button", name="Remove everything").click()
    page.go_back()
    expect(keep_button(page)).to_have_attribute("aria-pressed", "false")


def test_another_tab_sees_it_at_once(open_page: OpenPage, address: str):
    page = open_page(address + KINDS["kitchen"])
    other = page.context.new_page()
    other.goto(address + KINDS["need"])
    keep_button(page).click()
    if address.startswith("http"):  # browsers tell no other file
        expect(keep_button(other, KITCHEN)).to_have_attribute("aria-pressed", "true")
        expect(said_by(keep_button(page))).to_contain_text("Kept", use_inner_text=True)
        keep_button(other, KITCHEN).click()
        expect(keep_button(page)).to_have_attribute("aria-pressed", "false")
        expect(said_by(keep_button(page))).to_have_count(0)


def test_buttons_of_cards_that_come_later_work_too(open_kind: OpenPage):
    page = open_kind("need")
    page.evaluate("""() => {
      const list = document.querySelector("main .entries");
      const card = list.querySelector(".entry").cloneNode(true);
      Object.assign(card.querySelector(".keep"), { hidden: true }).dataset.name = "Came Later";
      card.querySelector(".keep").dataset.keep = "came-later";
      list.append(card);
      vineStreet.enableFavouriteButtons(list);
    }""")
    keep_button(page, "Came Later").click()
    expect(said_by(keep_button(page, "Came Later"))).to_contain_text("Kept")
    assert [place["id"] for place in stored(page)] == ["came-later"]


def test_a_confidential_place_cannot_be_kept_and_says_why(open_kind: OpenPage):
    page = open_kind("confidential")
    expect(page.locator(".keep")).to_have_count(0)
    expect(page.get_by_text("You can't keep this place on a list")).to_be_visible()
    need = open_kind("need")
    need.goto(need.url.replace("food", "safety-at-home"))
    card = need.get_by_role("listitem").filter(has_text="Kingfisher House")
    expect(card).to_be_visible()
    expect(card.get_by_role("button")).to_have_count(0)


def test_the_way_to_the_list_shows_where_places_are_looked_for_once_there_is_a_list(open_page: OpenPage, address: str):
    page = open_page(address + KINDS["directory"])
    way = page.get_by_role("link", name=re.compile("My list"))
    expect(way).to_have_count(0)
    page.goto(address + KINDS["kitchen"])
    keep_button(page).click()
    page.goto(address + KINDS["directory"])
    expect(way).to_have_text("My list (1)")
    page.goto(address + KINDS["home"])
    expect(way).to_have_count(0)  # someone may look over a shoulder


@pytest.fixture
def refusing(open_page: OpenPage, http_address: str) -> Page:
    """A page in a browser that refuses even to be asked what it keeps."""
    page = open_page("about:blank")
    page.add_init_script(NO_STORAGE)
    page.goto(http_address + KINDS["kitchen"])
    return page


def test_a_browser_that_keeps_nothing_says_so_and_everything_else_works(refusing: Page, http_address: str):
    wrong = []
    refusing.on("pageerror", lambda error: wrong.append(str(error)))
    button = keep_button(refusing)
    button.click()
    expect(said_by(button)).to_contain_text("This browser won't keep anything")
    expect(button).to_have_attribute("aria-pressed", "false")
    refusing.get_by_text("Send this to someone, or print it").click()
    expect(refusing.get_by_role("button", name="Print this as a sheet")).to_be_visible()
    refusing.goto(http_address + KINDS["my list"])
    expect(refusing.get_by_text("This browser doesn't keep anything from this site")).to_be_visible()
    refusing.goto(http_address + KINDS["privacy"])
    expect(refusing.locator(".kept-here")).to_contain_text("nothing of this site", use_inner_text=True)
    assert wrong == []


def test_a_browser_without_room_says_so(open_page: OpenPage, http_address: str):
    page = open_page("about:blank")
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
    page.goto(http_address + KINDS["kitchen"])
    keep_button(page).click()
    expect(said_by(keep_button(page))).to_contain_text("This browser won't keep anything")
    expect(keep_button(page)).to_have_attribute("aria-pressed", "false")


def test_copies_of_the_site_in_two_folders_of_a_host_keep_two_lists(open_page: OpenPage, http_address: str):
    page = open_page(http_address + KINDS["kitchen"])
    host = http_address.removesuffix("a/b/")
    # Another copy on the same host: the same files at another path.
    page.route(
        f"{host}other/**",
        lambda route: route.fulfill(response=route.fetch(url=route.request.url.replace("/other/", "/a/b/"))),
    )
    keep_button(page).click()
    page.goto(f"{host}other/{KINDS['kitchen']}")
    expect(keep_button(page)).to_have_attribute("aria-pressed", "false")
    keep_button(page).click()
    assert page.evaluate("localStorage.length") == 2


def test_what_cannot_be_read_counts_as_nothing_and_the_next_tap_says_so(open_kind: OpenPage):
    page = open_kind("kitchen")
    keep_button(page).click()
    page.evaluate("localStorage.setItem(localStorage.key(0), '{broken')")
    page.reload()
    expect(keep_button(page)).to_have_attribute("aria-pressed", "false")
    keep_button(page).click()
    expect(said_by(keep_button(page))).to_contain_text("couldn't read what was kept")
    assert [place["id"] for place in stored(page)] == ["vine-street-kitchen"]


@pytest.mark.parametrize("kind", ["kitchen", "need"])
def test_axe_finds_nothing_once_a_place_is_kept(kind: str, open_kind: OpenPage):
    page = open_kind(kind)
    keep_button(page, KITCHEN).click()
    page.evaluate("scrollTo(0, 0)")  # or Leave may lie over the edge of what scrolls away
    found = violations(page, f"{kind} with a place that is kept")
    assert not found, "\n".join(found)
