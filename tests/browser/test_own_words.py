"""What a reader writes at a pause stays in the page, and on the device only while a tick asks for it."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.keeping import NO_STORAGE
from tests.browser.kinds import KINDS
from tests.browser.paper import sheets

TALK = "conversations/the-window-seat.html"
EVERYTHING = "JSON.stringify([{...localStorage}, {...sessionStorage}, window.name, document.cookie])"


def own(page: Page, number: int = 0) -> Locator:
    box = page.locator(".talk-own").nth(number)
    if not box.evaluate("box => box.open"):
        box.locator("summary").click()
    return box


def write(box: Locator, words: str) -> None:
    box.get_by_role("textbox", name="Your words").fill(words)


def tick(box: Locator) -> Locator:
    return box.get_by_role("checkbox", name="Keep these words on this phone")


def test_without_the_tick_words_are_kept_nowhere(open_page: OpenPage, address):
    page = open_page(address + TALK)
    write(own(page), "I would sit down.")
    assert "sit down" not in page.evaluate(EVERYTHING)
    page.reload()
    expect(own(page).get_by_role("textbox")).to_have_value("")


def test_with_the_tick_they_are_there_again_and_without_it_gone(open_page: OpenPage, address):
    page = open_page(address + TALK)
    tick(own(page, 1)).check()
    write(own(page, 1), "I would sit down.")
    write(own(page, 0), "Not this.")
    page.reload()
    again = page.locator(".talk-own").nth(1)
    expect(again.get_by_role("textbox")).to_have_value("I would sit down.")
    expect(tick(again)).to_be_checked()
    assert "Not this" not in page.evaluate(EVERYTHING)
    page.goto(address + "conversations/nine-at-night.html")
    expect(page.locator(".talk-own textarea").nth(1)).to_have_value("")
    page.goto(address + TALK)
    tick(page.locator(".talk-own").nth(1)).uncheck()
    assert page.evaluate("localStorage.length") == 0


def test_they_go_with_the_site(open_page: OpenPage, address):
    page = open_page(address + TALK)
    tick(own(page)).check()
    write(own(page), "I would sit down.")
    page.goto(address + KINDS["privacy"])
    expect(page.get_by_text("Words you wrote in a conversation.")).to_be_visible()
    page.get_by_role("button", name="Remove this site from this phone").click()
    expect(page.get_by_role("status").filter(visible=True)).to_have_text(re.compile("It's gone"))
    assert "sit down" not in page.evaluate(EVERYTHING)


def test_a_browser_that_keeps_nothing_says_so(open_page: OpenPage, address):
    page = open_page("about:blank")
    page.add_init_script(NO_STORAGE)
    page.goto(address + TALK)
    write(own(page), "I would sit down.")
    tick(own(page)).click()
    expect(page.get_by_role("alert").filter(visible=True)).to_have_text(re.compile("This browser won't keep anything"))
    expect(tick(own(page))).not_to_be_checked()
    expect(own(page).get_by_role("textbox")).to_have_value("I would sit down.")


def test_strange_things_in_the_storage_do_no_harm(open_page: OpenPage, address):
    page = open_page(address + TALK)
    for broken in ("null", "[1]", '{"x": 3}', "{", '"words"'):
        page.evaluate("text => localStorage.setItem(vineStreet.storageKey('said'), text)", broken)
        page.reload()
        expect(page.locator(".talk-own")).not_to_have_count(0)
        tick(own(page)).check()
        write(own(page), "Words.")
        tick(own(page)).uncheck()


def remove_everything(context) -> None:
    page = context.new_page()
    page.goto(context.pages[0].url.partition("conversations/")[0] + KINDS["privacy"])
    page.get_by_role("button", name="Remove this site from this phone").click()
    expect(page.get_by_role("status").filter(visible=True)).to_have_text(re.compile("It's gone"))


def test_a_page_that_was_open_when_all_was_removed_keeps_them_no_more(open_page: OpenPage, http_address):
    page = open_page(http_address + TALK)
    box = own(page)
    tick(box).check()
    write(box, "I would sit down.")
    remove_everything(page.context)
    expect(page.locator(".talk-own input").first).not_to_be_checked()
    expect(page.locator(".talk-own textarea").first).to_have_value("")
    write(own(page), "And then?")
    assert page.evaluate("Object.keys(localStorage).map((name) => name.split(' ')[0])") == ["vine-street.forget"]


def test_nor_one_that_has_not_been_told_of_it(open_page: OpenPage, address):
    page = open_page("about:blank")
    page.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    page.goto(address + TALK)
    box = own(page)
    tick(box).check()
    write(box, "I would sit down.")
    remove_everything(page.context)
    box.get_by_role("textbox").press_sequentially("!")
    expect(page.locator(".talk-own input").first).not_to_be_checked()
    assert "sit down" not in page.evaluate(EVERYTHING)


def test_words_without_the_tick_are_gone_from_the_page_that_is_left(open_page: OpenPage, address):
    page = open_page(address + TALK)
    write(own(page, 0), "Not this.")
    tick(own(page, 1)).check()
    write(own(page, 1), "I would sit down.")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")  # what Back may show again
    expect(page.locator(".talk-own textarea").nth(0)).to_have_value("")
    expect(page.locator(".talk-own").nth(0)).not_to_have_attribute("open", "")
    expect(page.locator(".talk-own textarea").nth(1)).to_have_value("I would sit down.")


def test_they_are_printed_below_their_pause_and_stand_nowhere_else_after_it(open_page: OpenPage, http_address: str):
    page = open_page(http_address + TALK)
    write(own(page, 1), "I would sit down.\nAnd wait.")
    printed = "".join(sheets(page.pdf()))
    assert printed.count("Yourwords:Iwouldsitdown.Andwait.") == 1
    assert printed.count("Yourwords:") == 1
    assert page.locator(".talk-own__printed span").all_text_contents()[1] == ""


def test_nothing_is_printed_where_nothing_was_written(open_page: OpenPage, http_address: str):
    assert "Yourwords" not in "".join(sheets(open_page(http_address + TALK).pdf()))
