"""Once somebody has left, Back does not return; whoever comes by themselves finds the site as before."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.copies import wait_until
from tests.browser.find import launch_options
from tests.browser.kinds import KINDS
from tests.browser.leaving import EXIT, hold_exit, open_exit, shift

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
    expect(page).to_have_title("Elsewhere")
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
        expect(page).to_have_title("Elsewhere")
    entries = session.send("Page.getNavigationHistory")["entries"]
    assert [entry["url"] for entry in entries][-3:] == [EXIT] * 3


def test_back_does_not_return_and_nothing_shows_on_the_way(open_page: OpenPage, address: str):
    page = open_exit(open_page("about:blank"))
    seen = browsed(page, address)
    goes_back_to_the_exit(page)
    assert set(seen) <= {"Elsewhere"}


def test_back_does_not_return_to_pages_that_the_browser_has_kept_whole(browser: Browser, http_address: str):
    # Playwright turns that off, and so does a Chromium without windows; in a browser of its own the test has it on.
    options = launch_options()
    options["args"].append("--enable-bfcache")
    keeping = browser.browser_type.launch(**options, ignore_default_args=["--disable-back-forward-cache"])
    page = open_exit(keeping.new_page())
    page.goto(http_address + KINDS["kitchen"])
    page.evaluate("scrollTo(0, 300)")
    page.evaluate("addEventListener('pageshow', (event) => { window.wasKept = event.persisted; })")
    page.goto(http_address + KINDS["essay"])
    page.evaluate("setTimeout(() => history.back())")  # go_back() would wait for a load, which there is none of
    expect(page).to_have_title(re.compile("^Vine Street Kitchen"))
    wait_until(page, "window.wasKept !== undefined")  # the page is there a moment before it is told so
    assert page.evaluate("window.wasKept")
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
