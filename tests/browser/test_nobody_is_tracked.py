"""Reading and searching asks nobody but this site, keeps nothing, and leaves no search term behind."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import BLOCKED, OpenPage, each_in_a_tab
from tests.browser.keeping import keep_button, stored
from tests.browser.kinds import KINDS
from tests.browser.searching import search_for

SECRET = "hungry"
KEPT = """async () => ({
  localStorage: localStorage.length,
  sessionStorage: sessionStorage.length,
  cookies: document.cookie,
  caches: window.caches ? await caches.keys() : [],
  databases: await indexedDB.databases(),
  workers: isSecureContext && location.protocol !== 'file:' ? (await navigator.serviceWorker.getRegistrations()).length : 0,
  name: window.name,
  state: history.state,
})"""
NOTHING = {
    "localStorage": 0, "sessionStorage": 0, "cookies": "", "caches": [], "databases": [], "workers": 0, "name": "",
    "state": None,
}  # fmt: skip


def watched(page: Page) -> tuple[list[str], list[str]]:
    """Give the addresses that will be asked for, and what will go wrong."""
    asked, wrong = [], []
    page.context.on("request", lambda request: asked.append(request.url))
    page.context.on("requestfailed", lambda request: wrong.append(f"{page.url}: {request.url} {request.failure}"))
    page.context.on(
        "response", lambda answer: answer.status >= 400 and wrong.append(f"{page.url}: {answer.url} {answer.status}")
    )
    page.context.on(
        "console",
        lambda message: (
            message.type in {"error", "warning"}
            and message.text != BLOCKED
            and wrong.append(f"{page.url}: {message.text}")
        ),
    )
    page.context.on("weberror", lambda error: wrong.append(f"{page.url}: {error.error}"))
    return asked, wrong


def test_reading_and_searching_asks_only_this_site_and_keeps_nothing(open_page: OpenPage, address: str):
    page = open_page("about:blank")
    asked, wrong = watched(page)
    kinds = {kind: address + path for kind, path in KINDS.items() if kind != "404"}  # which is for the root of a host
    # Whoever leaves while a file is on its way cancels that request, and late requests would be missed.
    for kind, tab in each_in_a_tab(page, kinds):
        if kind in {"home", "kitchen", "need", "essay"}:
            expect(search_for(tab, SECRET).first).to_be_visible()
        assert tab.evaluate(KEPT) == NOTHING, kind
    assert len(asked) > len(KINDS) * 3
    assert [url for url in asked if not url.startswith(address)] == []
    assert [url for url in asked if SECRET in url or "?" in url] == []
    assert wrong == []
    assert page.context.cookies() == []


def test_what_was_searched_for_stands_in_no_address_and_no_history(open_page: OpenPage, address: str):
    page = open_page(address + KINDS["kitchen"])
    before = page.evaluate("history.length")
    links = search_for(page, SECRET)
    page.keyboard.press("Enter")
    expect(links.first).to_be_focused()
    assert page.evaluate("history.length") == before
    assert SECRET not in page.url
    links.first.click()
    expect(page.get_by_role("dialog")).to_have_count(0)

    history = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    assert len(history["entries"]) >= 2
    for entry in history["entries"]:
        assert SECRET not in entry["url"] + entry["userTypedURL"] + entry["title"]
    assert page.evaluate("document.referrer") == ""


def test_going_back_does_not_bring_the_search_term_back(open_page: OpenPage, address: str):
    page = open_page(address + KINDS["kitchen"])
    search_for(page, SECRET).first.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.go_back()
    assert SECRET not in page.locator("dialog input").input_value()
    assert page.locator("dialog").get_attribute("open") is None


def test_a_tap_keeps_the_list_and_nothing_else_and_tells_nobody(open_page: OpenPage, address: str):
    page = open_page("about:blank")
    page.goto(address + KINDS["kitchen"], wait_until="networkidle")
    asked, wrong = watched(page)
    keep_button(page).click()
    assert page.evaluate(KEPT) == NOTHING | {"localStorage": 1}
    assert [sorted(place) for place in stored(page)] == [["id", "kept", "name"]]
    assert asked == []

    page.goto(address + KINDS["my list"], wait_until="networkidle")
    assert page.evaluate(KEPT) == NOTHING | {"localStorage": 1}
    assert [url for url in asked if not url.startswith(address) or "kitchen" in url or "?" in url] == []
    page.get_by_role("button", name="Remove everything").click()
    assert page.evaluate(KEPT) == NOTHING
    assert wrong == []
    assert page.context.cookies() == []


def test_printing_and_copying_keeps_nothing(open_page: OpenPage, address: str):
    page = open_page(address + KINDS["kitchen"])
    page.locator(".send summary").click()
    page.get_by_role("button", name="Copy it").click()
    page.pdf()
    assert page.evaluate(KEPT) == NOTHING
