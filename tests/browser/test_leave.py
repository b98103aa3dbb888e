"""Leave: the page is blank at once, another site takes its place, and Back does not return."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.copies import new_context, save_all
from tests.browser.find import launch_options
from tests.browser.kinds import KINDS
from tests.browser.searching import open_search
from tests.site.building import build, copy_of_project

EXIT = "https://www.wikipedia.org/"
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


def open_exit(page: Page) -> Page:
    """Let the neutral site answer, with a page of the test's own."""
    page.context.route(
        EXIT, lambda route: route.fulfill(body="<title>Elsewhere</title><h1>Elsewhere</h1>", content_type="text/html")
    )
    return page


def hold_exit(page: Page) -> Page:
    """Let the neutral site never answer."""
    page.context.route(EXIT, lambda route: None)
    return page


def control(page: Page):
    return page.locator(".leave:visible").first


def shift(page: Page, times: int = 3) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


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
    page.get_by_role("dialog").get_by_role("link", name="Leave this site at once").click()


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


SEEN = """(() => {
  const look = () => {
    const said = document.body?.checkVisibility({ visibilityProperty: true }) ? document.body.innerText.trim() : "";
    if (said) window.seen?.(said);
    requestAnimationFrame(look);
  };
  look();
})()"""


def browsed(page: Page, address: str) -> list[str]:
    """Open three pages and leave from the last; gives what will be seen of any page from then on."""
    page.goto("about:blank")
    for kind in ("home", "kitchen", "essay"):
        page.goto(address + KINDS[kind])
    seen: list[str] = []
    page.expose_function("seen", lambda said: seen.append(said))  # noqa: PLW0108 - Playwright marks the function
    page.add_init_script(SEEN)
    shift(page)
    page.wait_for_url(EXIT)
    page.wait_for_function("document.title === 'Elsewhere'")
    return seen


def goes_back_to_the_exit(page: Page) -> None:
    """Press Back once for each of our pages in the history: each time the other site is there again."""
    session = page.context.new_cdp_session(page)
    for _ in range(2):
        history = session.send("Page.getNavigationHistory")
        before = history["entries"][history["currentIndex"] - 1]
        session.send("Page.navigateToHistoryEntry", {"entryId": before["id"]})
        page.wait_for_timeout(300)
        page.wait_for_url(EXIT)
        page.wait_for_function("document.title === 'Elsewhere'")
    entries = session.send("Page.getNavigationHistory")["entries"]
    assert [entry["url"] for entry in entries][-3:] == [EXIT] * 3


def test_back_does_not_return_and_nothing_shows_on_the_way(open_page: OpenPage, address: str):
    page = open_exit(open_page("about:blank"))
    seen = browsed(page, address)
    goes_back_to_the_exit(page)
    assert set(seen) <= {"Elsewhere"}


def test_back_does_not_return_to_pages_that_the_browser_has_kept_whole(browser: Browser, http_address: str):
    # Playwright turns that off; in a browser of its own the test leaves it on, and sees that it is.
    keeping = browser.browser_type.launch(**launch_options(), ignore_default_args=["--disable-back-forward-cache"])
    page = open_exit(keeping.new_page())
    page.goto(http_address + KINDS["kitchen"])
    page.evaluate("scrollTo(0, 300)")
    page.evaluate("addEventListener('pageshow', (event) => { window.wasKept = event.persisted; })")
    page.goto(http_address + KINDS["essay"])
    page.evaluate("setTimeout(() => history.back())")  # go_back() would wait for a load, which there is none of
    page.wait_for_function("window.wasKept")
    assert page.evaluate("document.querySelector('.talk').checkVisibility({ visibilityProperty: true })")
    assert page.evaluate("scrollY") == 300

    seen = browsed(page, http_address)
    goes_back_to_the_exit(page)
    assert set(seen) <= {"Elsewhere"}
    keeping.close()


def test_whoever_comes_back_on_purpose_finds_the_site_as_before(open_page: OpenPage, address: str):
    page = open_exit(open_page(address + KINDS["kitchen"]))
    shift(page)
    page.wait_for_url(EXIT)
    page.goto(address + KINDS["home"])
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0
    page.goto(address + KINDS["essay"])
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url == address + KINDS["home"]


def test_loading_again_while_the_other_site_is_on_its_way_does_not_return(open_page: OpenPage, address: str):
    page = hold_exit(open_page(address + KINDS["kitchen"]))
    page.evaluate("document.querySelector('.leave').click()")
    page.context.unroute(EXIT)
    open_exit(page)
    page.evaluate("location.reload()")
    page.wait_for_url(EXIT)


def test_one_mark_is_kept_and_only_in_this_tab(open_page: OpenPage, http_address: str):
    page = hold_exit(open_page(http_address + KINDS["kitchen"]))
    page.evaluate("""() => addEventListener("keydown", () => {
      console.log(JSON.stringify([{ ...sessionStorage }, localStorage.length, document.cookie]));
    }, true)""")
    with page.expect_console_message(lambda message: "left" in message.text) as said:
        shift(page)
    assert said.value.text == '[{"vine-street.left /a/b/":"1"},0,""]'


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
