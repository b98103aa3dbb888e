"""What is harmless to share stands in the address behind the #; what was typed and where the reader is never do."""

from playwright.sync_api import expect

from tests.browser import expected
from tests.browser.conftest import OpenPage
from tests.browser.finding import PATH, Finder, open_finder, places
from tests.browser.test_nobody_is_tracked import KEPT, NOTHING

NOON = expected.ordinary(2, 12, 15)
SECRET = "hungry"
HERE = {"latitude": 42.1, "longitude": -72.59}
WANTED = "#need=food&open=now&free&no-id"


def expect_wanted(finder: Finder) -> None:
    """The form and the results are those of WANTED."""
    for name in ("free", "no-id", "now"):
        expect(finder.toggle(name)).to_be_checked()
    expect(finder.page.locator(".finder input:checked")).to_have_count(3)
    expect(finder.choice("need")).to_have_value("food")
    free, no_id = expected.TOGGLES["free"], expected.TOGGLES["no-id"]
    assert finder.all() == expected.found(expected.serves("food"), expected.is_open(NOON), free, no_id)


def test_filters_are_in_the_address_and_an_address_brings_them_back(open_page: OpenPage, address: str):
    finder = open_finder(open_page, address, at=NOON)
    start = finder.page.evaluate("history.length")
    finder.toggle("free").check()
    finder.toggle("now").check()
    finder.toggle("no-id").check()
    finder.choice("need").select_option("food")
    assert finder.page.url == f"{address}{PATH}{WANTED}"
    assert finder.page.evaluate("history.length") == start, "each tap is a step back"
    finder.page.reload()
    expect_wanted(finder)
    finder.field.fill(SECRET)

    finder.page.locator("#finder-cards a").first.click()
    finder.page.wait_for_url(lambda url: PATH not in url)
    finder.page.go_back()
    expect_wanted(finder)
    expect(finder.field).to_have_value("")

    shared = open_finder(open_page, address, WANTED, at=NOON)
    expect_wanted(shared)
    shared.start_again()
    assert shared.page.url == f"{address}{PATH}"
    assert finder.errors == shared.errors == []


def test_an_address_that_changes_changes_what_is_wanted(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, "#area=downtown", at=NOON)
    finder.page.evaluate("(hash) => { location.hash = hash; }", WANTED)
    expect(finder.choice("area")).to_have_value("")
    expect_wanted(finder)
    finder.page.go_back()
    expect(finder.choice("area")).to_have_value("downtown")
    expect(finder.page.locator(".finder input:checked")).to_have_count(0)
    assert finder.all() == expected.found(expected.lies_in("downtown"))


ODD = ("#need=nothing&area=&language=qq&open=yesterday&near&text=hungry", "#%E0%A4%A&__proto__&constructor=1", "#=&&=#")


def test_an_odd_address_is_passed_over(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    for odd in ODD:
        finder.page.goto("about:blank")
        finder.page.goto(f"{http_address}{PATH}{odd}")
        finder.expect_lists()
        expect(finder.found).to_be_hidden()
        finder.toggle("free").check()
        expect(finder.count).to_have_text(places(len(expected.found(expected.TOGGLES["free"])["fits"])))
        assert finder.page.url == f"{http_address}{PATH}#free"
    assert finder.errors == []


def test_an_anchor_of_the_page_leads_there_and_not_to_filters(open_page: OpenPage, address: str):
    finder = open_finder(open_page, address, at=NOON)
    for anchor in ("#needs", "#lines", "#main"):
        finder.page.goto("about:blank")
        finder.page.goto(f"{address}{PATH}{anchor}")
        expect(finder.page.locator(anchor)).to_be_in_viewport()
        finder.expect_lists()
        assert finder.page.url.endswith(anchor)
        finder.toggle("free").check()
        finder.page.evaluate("(hash) => { location.hash = hash; }", anchor)
        expect(finder.page.locator(anchor)).to_be_in_viewport()
    assert finder.errors == []


def test_skipping_to_the_page_takes_nothing_away_that_was_wanted(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, "#free", at=NOON)
    finder.field.fill(SECRET)
    before = finder.all()
    finder.page.locator(".skip").focus()
    finder.page.keyboard.press("Enter")
    expect(finder.page.locator("main")).to_be_focused()
    expect(finder.toggle("free")).to_be_checked()
    expect(finder.field).to_have_value(SECRET)
    assert finder.all() == before


def test_what_was_typed_and_where_the_reader_is_stay_on_the_page(open_page: OpenPage, address: str):
    finder = open_finder(
        open_page, address, at=NOON, geolocation=HERE, permissions=["geolocation"] if address.startswith("http") else []
    )
    page, asked = finder.page, []
    before = page.evaluate("[history.length, document.title]")
    page.context.on("request", lambda request: asked.append(request.url))
    finder.field.press_sequentially(SECRET)
    finder.toggle("near").click()
    expect(finder.note).not_to_have_text("Asking your device where you are…")
    finder.toggle("free").click()
    finder.field.press("Enter")
    expect(finder.count).to_be_focused()

    assert page.url == f"{address}{PATH}#free"
    assert page.evaluate("[history.length, document.title]") == before
    assert page.evaluate(KEPT) == NOTHING
    assert [
        url for url in asked if not url.endswith(("icon.svg", "search/pages.js"))
    ] == []  # which browsers fetch when they like
    history = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    assert SECRET not in str(history)
    page.reload()
    expect(finder.field).to_have_value("")
    expect(finder.toggle("near")).not_to_be_checked()
