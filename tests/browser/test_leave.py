"""Leave: the page is blank at once, and another site takes its place, or a neutral page of our own."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.copies import new_context, save_all
from tests.browser.kinds import KINDS
from tests.browser.leaving import EXIT, control, hold_exit, open_exit, shift
from tests.browser.searching import open_search
from tests.built_site.serving_cut import line_to

# Looks at the page right after our script has met the same event, before anything else can happen.
WATCH = """() => {
  const look = () => {
    const page = document.documentElement;
    const blank = !page.childNodes.length && !page.getClientRects().length && document.title === "";
    console.log(blank ? "blank" : "still there");
  };
  for (const type of ["click", "auxclick", "keydown"]) addEventListener(type, look, true);
}"""
NO_STORAGE = """Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
})"""


def leave_by_tap(page: Page) -> None:
    control(page).click()


def leave_by_middle_button(page: Page) -> None:
    control(page).click(button="middle")


def leave_with_ctrl(page: Page) -> None:
    control(page).click(modifiers=["Control"])


def leave_by_enter(page: Page) -> None:
    control(page).focus()
    page.keyboard.press("Enter")


def leave_from_the_search(page: Page) -> None:
    open_search(page)
    page.keyboard.type("hungry")
    shift(page)


def leave_by_tap_in_the_search(page: Page) -> None:
    open_search(page)
    page.get_by_role("dialog").get_by_role("link", name="Leave this site right away").click()


WAYS = (
    leave_by_tap, leave_by_middle_button, leave_with_ctrl, leave_by_enter, shift, leave_from_the_search,
    leave_by_tap_in_the_search,
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_blanks_the_page_before_the_other_site_has_answered(way, open_page: OpenPage, address: str):
    page = hold_exit(open_page(address + KINDS["kitchen"]))
    page.evaluate(WATCH)
    with page.expect_console_message(lambda message: message.text == "blank"):
        way(page)
    assert len(page.context.pages) == 1


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_leads_to_the_other_site(way, open_page: OpenPage, address: str):
    page = open_exit(open_page(address + KINDS["kitchen"]))
    way(page)
    page.wait_for_url(EXIT)
    assert page.evaluate("document.referrer") == ""


def test_shift_leaves_from_a_field_of_the_page_too(open_kind: OpenPage):
    page = open_exit(open_kind("directory"))
    page.get_by_label("What do you need?").press_sequentially("Food")
    shift(page)
    page.wait_for_url(EXIT)


def test_typing_in_capitals_marking_words_and_slow_presses_do_not_leave(open_kind: OpenPage):
    page = open_kind("directory")
    field = page.get_by_label("What do you need?")
    field.click()
    for letter in "ABCDE":
        page.keyboard.press(f"Shift+{letter}")
    expect(field).to_have_value("ABCDE")
    for _ in range(3):
        page.get_by_role("heading", level=1).click(modifiers=["Shift"])
    shift(page, 2)
    page.keyboard.press("Escape")
    shift(page, 2)
    page.wait_for_timeout(2_100)
    shift(page, 2)
    page.keyboard.press("ArrowDown")
    page.keyboard.down("Shift")
    for _ in range(5):
        page.keyboard.down("Shift")  # held: the keyboard repeats it
    page.keyboard.up("Shift")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url.endswith(KINDS["directory"])


def test_where_storage_is_refused_it_leaves_all_the_same(open_page: OpenPage, address: str):
    page = open_exit(open_page("about:blank"))
    page.add_init_script(NO_STORAGE)
    page.goto(address + KINDS["kitchen"])
    control(page).click()
    page.wait_for_url(EXIT)


def test_without_scripts_it_is_a_plain_link(open_page: OpenPage, address: str):
    page = open_exit(open_page(address + KINDS["kitchen"], java_script_enabled=False))
    control(page).click()
    page.wait_for_url(EXIT)


def test_without_a_connection_a_folder_has_a_neutral_page_of_its_own(open_page: OpenPage, file_address: str):
    page = open_page(file_address + KINDS["kitchen"])
    page.context.set_offline(True)
    control(page).click()
    page.wait_for_url(file_address + "measures.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kitchen measures")


def test_without_a_connection_a_saved_site_has_it_too(browser: Browser, http_address: str):
    with new_context(browser) as context:
        page = context.new_page()
        save_all(page, http_address)
        context.set_offline(True)
        page.get_by_role("link", name="Leave").first.click()
        expect(page).to_have_title("Kitchen measures")
        assert page.url == f"{http_address}measures.html"


def test_nor_is_the_other_site_tried_where_the_page_itself_is_the_saved_one(browser: Browser, site: Path):
    with new_context(browser) as context, line_to(site) as line:
        page = context.new_page()
        save_all(page, line.address)
        line.cut()
        page.goto(line.address + KINDS["kitchen"])
        assert page.evaluate("navigator.onLine")  # the browser has not noticed
        page.get_by_role("link", name="Leave").first.click()
        expect(page).to_have_title("Kitchen measures")
        assert page.url == f"{line.address}measures.html"
        line.mend()
        page.goto(line.address + KINDS["kitchen"])
        open_exit(page).get_by_role("link", name="Leave").first.click()
        page.wait_for_url(EXIT)


def test_where_the_other_site_does_not_answer_the_neutral_page_comes(open_page: OpenPage, address: str):
    page = hold_exit(open_page(address + KINDS["kitchen"]))
    control(page).click()
    page.wait_for_url(address + "measures.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kitchen measures")


def test_the_neutral_page_has_no_trace_of_this_site(open_page: OpenPage, address: str, site: Path):
    page = open_page(address + "measures.html")
    assert page.title() == "Kitchen measures"
    expect(page.get_by_role("link")).to_have_count(0)
    assert page.evaluate("document.scripts.length") == 0
    html = (site / "measures.html").read_text(encoding="utf-8").lower()
    for trace in ("vine", "riverton", "988", "peer", "leave", "icon.svg"):
        assert trace not in html


def test_the_neutral_page_is_right_about_ovens_and_spoons(open_page: OpenPage, http_address: str):
    page = open_page(http_address + "measures.html", width=360, height=640)
    tables = page.evaluate(
        "[...document.querySelectorAll('tbody')].map((it) => [...it.rows].map((row) => [...row.cells].map((cell) => cell.innerText)))"
    )
    for fahrenheit, celsius, _ in tables[1]:
        assert abs(int(celsius.strip("°")) - (int(fahrenheit.strip("°")) - 32) * 5 / 9) <= 2.5
    spoons = {measure: int(millilitres) for measure, _, millilitres in tables[0]}
    assert spoons["1 cup"] == 16 * spoons["1 tablespoon"] == 48 * spoons["1 teaspoon"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
