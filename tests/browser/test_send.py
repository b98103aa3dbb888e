"""A place as a short message: readable and sent without a script, copied with one."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS

# What was open on November 26, 2026 is past.
KITCHEN = "\n".join([
    "Vine Street Kitchen (invented example)",
    "12 Vine Street, Old Mill",
    "Monday to Friday, 11:30 AM to 1:30 PM. Closed public holidays. Closed December 24 to December 26.",
    "Checked November 12, 2026.",
])  # fmt: skip
COPIED = "window.copied = []; navigator.clipboard.writeText = async (text) => { copied.push(text); }"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
REFUSED = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"


def unfold(page: Page) -> None:
    """Open what is folded about sending; once is enough."""
    if page.locator(".send").get_attribute("open") != "":
        page.locator(".send summary").click()


def message(page: Page) -> str:
    unfold(page)
    field = page.locator(".send__message")
    return field.evaluate("(it) => it.value ?? it.innerText")


def sent(page: Page) -> str:
    """What the link begins to send, to nobody yet."""
    unfold(page)
    link = urlsplit(page.get_by_role("link", name="Text it").get_attribute("href"))
    assert (link.scheme, link.path) == ("sms", "")
    return parse_qs(link.query)["body"][0]


def copy(page: Page) -> None:
    unfold(page)
    page.get_by_role("button", name="Copy it").click()


def test_without_scripts_the_message_is_there_to_read_and_to_text(open_kind: OpenPage):
    page = open_kind("kitchen", java_script_enabled=False)
    assert message(page) == sent(page) == KITCHEN
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_text("Change it as you like")).to_be_hidden()  # nobody can


def test_scripts_add_the_address_of_the_page_where_others_can_reach_it(open_page: OpenPage, http_address: str):
    page = open_page(f"{http_address}{KINDS['kitchen']}?from=here#reach")
    assert message(page) == sent(page) == f"{KITCHEN}\n{http_address}{KINDS['kitchen']}"


def test_the_address_of_a_file_is_nobody_elses_and_stays_out(open_page: OpenPage, file_address: str):
    page = open_page(file_address + KINDS["kitchen"])
    assert message(page) == sent(page) == KITCHEN


def test_one_tap_copies_it_and_says_so(open_page: OpenPage, address: str):
    page = open_page("about:blank")
    page.add_init_script(COPIED)
    page.goto(address + KINDS["kitchen"])
    copy(page)
    expect(page.locator(".send [role=status]")).to_have_text("Copied. You can paste it anywhere.")
    assert page.evaluate("copied") == [message(page)]


def test_it_can_be_changed_before_it_is_texted_or_copied(open_page: OpenPage, http_address: str):
    page = open_page("about:blank")
    page.add_init_script(COPIED)
    page.goto(http_address + KINDS["kitchen"])
    unfold(page)
    expect(page.get_by_text("Change it as you like")).to_be_visible()
    field = page.get_by_role("textbox", name="Send this to someone")
    assert field.evaluate("(it) => it.scrollHeight <= it.clientHeight"), "all of it is seen"
    field.fill("Shall we eat there at noon?")
    assert sent(page) == "Shall we eat there at noon?"
    copy(page)
    expect(page.locator(".send [role=status]")).to_have_text("Copied. You can paste it anywhere.")
    assert page.evaluate("copied") == ["Shall we eat there at noon?"]


@pytest.mark.parametrize("script", [NO_CLIPBOARD, REFUSED], ids=["no clipboard", "refused"])
def test_where_a_page_may_not_copy_it_marks_the_text_and_says_how(script: str, open_page: OpenPage, http_address: str):
    page = open_page("about:blank")
    page.add_init_script(script)
    page.goto(http_address + KINDS["kitchen"])
    copy(page)
    expect(page.locator(".send [role=status]")).to_contain_text("press and hold it")
    marked = "(it) => it.value.slice(it.selectionStart, it.selectionEnd)"
    assert page.locator(".send__message").evaluate(marked) == message(page)


CORRECTION = "\n".join([
    "Place: Vine Street Kitchen (vine-street-kitchen)",
    "Page: directory/vine-street-kitchen.html",
    "What's different:",
    "How do you know:",
])  # fmt: skip


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_what_is_wrong_can_be_told_without_an_account_and_without_an_app(scripts: bool, open_kind: OpenPage):
    page = open_kind("kitchen", java_script_enabled=scripts)
    page.get_by_text("Something is wrong here").click()
    expect(page.locator(".wrong__address")).to_have_text("corrections@riverton.example")
    assert page.locator(".wrong__words").inner_text() == CORRECTION
    expect(page.locator(".wrong__copy")).to_be_visible(visible=scripts)
    letter = parse_qs(urlsplit(page.get_by_role("link", name="Open your e-mail app").get_attribute("href")).query)
    assert letter["body"] == [CORRECTION.replace("\n", "\r\n")]


def test_one_tap_copies_what_to_tell(open_page: OpenPage, address: str):
    page = open_page("about:blank")
    page.add_init_script(COPIED)
    page.goto(address + KINDS["closed with a successor"])
    page.get_by_text("Something is wrong here").click()
    page.locator(".wrong__copy").click()
    expect(page.locator(".wrong [role=status]")).to_have_text("Copied. You can paste it anywhere.")
    assert page.evaluate("copied") == [page.locator(".wrong__words").inner_text()]


def test_where_a_page_may_not_copy_the_words_are_marked(open_page: OpenPage, http_address: str):
    page = open_page("about:blank")
    page.add_init_script(NO_CLIPBOARD)
    page.goto(http_address + KINDS["kitchen"])
    page.get_by_text("Something is wrong here").click()
    page.locator(".wrong__copy").click()
    assert page.evaluate("getSelection().toString()") == CORRECTION


@pytest.mark.parametrize("kind", ["help now", "need", "kitchen", "essay", "conversation", "my list"])
def test_where_to_write_stands_on_every_page_and_every_sheet(kind: str, open_kind: OpenPage):
    page = open_kind(kind)
    page.emulate_media(media="print")
    line = page.locator(".on-paper").get_by_text("Found a mistake? Write to corrections@riverton.example.")
    expect(line).to_be_visible()


def test_a_confidential_place_is_called_and_its_message_names_no_place(open_kind: OpenPage):
    page = open_kind("confidential")
    assert "Call, and they'll tell you how to get there." in message(page)
    expect(page.locator(".send")).to_contain_text("If someone checks your phone")


def test_a_place_that_is_closed_for_good_has_no_message(open_kind: OpenPage):
    expect(open_kind("closed with a successor").locator(".send")).to_have_count(0)
