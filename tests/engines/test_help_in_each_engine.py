"""Help is found, whichever engine the browser has inside: the crisis page, the finder and the search."""

from tests.browser import expected
from tests.browser.finding import ALL_FOUND
from tests.browser.kinds import KINDS
from tests.browser.test_help_now import FIRST, LINES
from tests.engines.tab import Tab, arrive, click, follow, shown, type_into, visible, wait_for

NUMBERS = """[...document.querySelectorAll("main a")].filter((it) => it.checkVisibility({ visibilityProperty: true }))
  .filter((it) => /^(tel|sms):/.test(it.getAttribute("href"))).map((it) => [it.getAttribute("href"), it.innerText.trim()])"""
FIRST_FOUND = "document.querySelector('#finder-cards > li')"
# Whether all of an element is in the window, and is no pixel for readers of screens.
SEEN = """(({ top, bottom, width }) => top >= 0 && bottom <= innerHeight && width > 1)
  (document.querySelector("%s")?.getBoundingClientRect() ?? {})"""
RESULTS = ".md-search-result__list a"


def assert_each_line_can_be_reached(tab: Tab) -> None:
    there = [tuple(link) for link in tab.evaluate(NUMBERS)]
    ways = [*(first.way for first in FIRST), *(way for line in LINES for way in (*line.phones, *line.texts))]
    expected_numbers = [(way.href, way.shown) for way in ways]
    assert [href for href, _ in there] == [href for href, _ in expected_numbers]
    for (_, words), (_, number) in zip(there, expected_numbers, strict=True):
        assert number in words
    words = shown(tab)
    assert [line.what for line in LINES if line.what not in words] == []


def test_every_page_leads_to_lines_whose_numbers_are_shown_and_dialled(tab: Tab, leaving_folder: str):
    for kind in ("home", "kitchen", "conversation"):
        tab.open(leaving_folder + KINDS[kind])
        click(tab, f"header .talk a[href$='{KINDS['help now']}']")
        arrive(tab, KINDS["help now"])
    assert tab.evaluate("typeof vineStreet") == "object"
    assert_each_line_can_be_reached(tab)


def test_without_scripts_too(tab: Tab, address_without_scripts: str):
    tab.open(address_without_scripts + KINDS["home"])
    follow(tab, f"header .talk a[href$='{KINDS['help now']}']")
    arrive(tab, KINDS["help now"])
    assert tab.evaluate("typeof vineStreet") == "undefined"
    assert_each_line_can_be_reached(tab)
    follow(tab, "main details summary")
    wait_for(tab, "document.querySelector('main details[open]')?.innerText.includes('from stored copies')")


def test_the_finder_finds_what_is_typed_and_chosen(tab: Tab, leaving_address: str):
    tab.open(leaving_address + KINDS["directory"])
    type_into(tab, "#finder-text", "suicidal")
    wait_for(tab, f"{FIRST_FOUND}?.innerText.startsWith('988 Suicide')")
    first = tab.evaluate(f"{FIRST_FOUND}.innerText")
    assert "Open day and night." in first
    assert tab.evaluate(f"{FIRST_FOUND}.querySelector('[data-part=tel]').getAttribute('href')") == "tel:988"
    click(tab, "#finder-clear")
    click(tab, "#finder input[value=free]")
    click(tab, "#finder input[value=no-id]")
    should = expected.found(expected.TOGGLES["free"], expected.TOGGLES["no-id"])
    wait_for(tab, f"parseInt(document.querySelector('#finder-count').innerText) === {len(should['fits'])}")
    assert tab.evaluate(f"({ALL_FOUND})()") == should
    link = f"{visible('#finder-cards a')}"
    to = tab.evaluate(f"{link}.href")
    click(tab, "#finder-cards a")
    arrive(tab, to)
    assert to.endswith(f"/{should['fits'][0]}.html")


def test_the_header_is_folded_while_somebody_types_on_a_phone(phone: Tab, leaving_address: str):
    phone.open(leaving_address + KINDS["directory"])
    wait_for(phone, f"document.readyState === 'complete' && {SEEN % '.head__row'}")
    type_into(phone, "#finder-text", "food")
    wait_for(phone, f"!({SEEN % '.head__row'}) && {SEEN % '#finder-cards > li:nth-of-type(2) h3'}")
    assert phone.evaluate(SEEN % ".talk a[href^='tel:']")
    click(phone, "#finder-clear")
    wait_for(phone, SEEN % ".head__row")


def test_the_search_finds_what_is_typed_and_opens_it(tab: Tab, leaving_address: str):
    tab.open(leaving_address + KINDS["essay"])
    click(tab, ".search-open")
    type_into(tab, "#search-query", "hungry")
    kitchen = f"{RESULTS}[href$='{KINDS['kitchen']}']"
    wait_for(tab, "document.querySelector('.search__status').innerText.includes('“hungry”')")
    click(tab, kitchen)
    wait_for(tab, f"location.href.includes({KINDS['kitchen']!r}) && document.readyState === 'complete'")
    assert "Vine Street Kitchen" in shown(tab)
