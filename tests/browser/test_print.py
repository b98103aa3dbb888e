"""On paper: the page itself, where it comes from and whom to call; none of what only a screen can use."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.keeping import keep
from tests.browser.kinds import KINDS, LISTINGS
from tests.browser.paper import sheets

MUCH_TO_TELL = dict.fromkeys(("kitchen", "ward", "confidential", "line with a doubt"), 2)  # sheets of paper
LEAST_ON_A_SECOND = 800  # letters: the crisis lines are half of them
SHEETS = ("need", "area", "lines of a country", "kitchen", "confidential", "line with a doubt")
READ_FROM_AFAR = (
    ".entry__name, .entry > p:not(.sample), .entry__facts li:not(.sample), .entry__ways, "
    ".place__what, .place__hours, .place__except, .ways-to li, .place__address, .place__door, .facts dd, .peer-note blockquote, .place__checked p"
)
CRISIS_LINES = (
    "988 Suicide & Crisis Lifeline · Call 988 · Text 988",
    "Crisis Text Line · Text HOME to 741741",
    "Trans Lifeline (US number) · Call (877) 565-8860 · Monday to Friday, 1 PM to 9 PM. In Eastern Time.",
    "National Domestic Violence Hotline (The Hotline) · Call (800) 799-7233 · Text START to 88788",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_and_letters_are_dark_in_either_scheme(scheme: str, open_kind: OpenPage):
    page = open_kind("kitchen")
    page.emulate_media(media="print", color_scheme=scheme)
    letters = page.locator("h1").evaluate("(it) => getComputedStyle(it).color")
    assert max(int(part) for part in re.findall(r"\d+", letters)[:3]) < 100, letters
    for part in ("html", "body", ".place__reach"):
        paper = page.locator(part).evaluate("(it) => getComputedStyle(it).backgroundColor")
        assert paper in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}, part


@pytest.mark.parametrize("kind", ["about", "line with a doubt"])
def test_paper_tells_where_links_to_other_sites_lead(kind: str, open_kind: OpenPage):
    page = open_kind(kind)
    page.emulate_media(media="print")
    links = page.locator('main a[href^="https://"]')
    assert links.count()
    for link in links.all():
        host = link.evaluate("(it) => it.hostname.replace('www.', '')")
        after = link.evaluate("(it) => getComputedStyle(it, '::after').content")
        assert host in link.inner_text() + after


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("kind", ["essay", *LISTINGS])
def test_pages_can_be_printed(kind: str, size: str, open_kind: OpenPage):
    printed = open_kind(kind).pdf(format=size)
    assert 0 < len(re.findall(rb"/Type\s*/Page\b", printed)) <= 8


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture
def open_list(open_page: OpenPage, address: str) -> Callable[[], Page]:
    """Give open_list(): one's own list with two places on it."""

    def open_() -> Page:
        page = open_page(address)
        keep(page, address, "kitchen", "line with a doubt")
        return page

    return open_


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("kind", ["essay", "help now", *SHEETS])
def test_the_crisis_lines_stand_on_every_sheet_of_paper(kind: str, size: str, open_kind: OpenPage):
    paper = sheets(open_kind(kind).pdf(format=size))
    assert len(paper) > 1 or kind in LISTINGS
    for number, sheet in enumerate(paper, start=1):
        for line in CRISIS_LINES:
            assert sheet.count(squeezed(line)) == 1, f"sheet {number} of {len(paper)}: {line}"


@pytest.mark.parametrize("kind", ["home", "essay", "directory", *SHEETS])
def test_the_first_sheet_begins_with_the_number_to_call(kind: str, open_kind: OpenPage):
    head = sheets(open_kind(kind).pdf())[0][:80]  # a code at the other edge may be written first
    assert squeezed("Talk to someone now Call 988 Text 988") in head


# What lays words out in columns, or beside each other.
LAID_OUT = """() => [...document.body.querySelectorAll("*")].filter((it) => it.checkVisibility()).map((it) => {
  const { display, position, float, columnCount, gridTemplateColumns } = getComputedStyle(it);
  const columns = gridTemplateColumns.split(" ").length;
  return [it.tagName, String(it.className), display, position, float, columnCount, columns].join(" ");
})"""


@pytest.mark.parametrize(
    "kind", ["home", "help now", "directory", "need", "kitchen", "my list", "tables", "conversation"]
)
def test_paper_is_laid_out_alike_from_a_narrow_and_a_wide_window(kind: str, open_kind: OpenPage):
    """WebKit lays paper out by the width of the window."""
    page = open_kind(kind, width=700)
    page.emulate_media(media="print")
    narrow = page.evaluate(LAID_OUT)
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.evaluate(LAID_OUT) == narrow


def test_nothing_is_lost_where_a_sheet_ends(open_kind: OpenPage):
    page = open_kind("need")
    names = page.locator(".entry__name").all_inner_texts()
    printed = "".join(sheets(page.pdf()))
    assert len(names) > 5
    assert [name for name in names if squeezed(name) not in printed] == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_places_that_are_folded_are_printed_under_the_names_of_countries(
    scripts: bool, open_page: OpenPage, http_address: str
):
    page = open_page(f"{http_address}directory/needs/talk.html", java_script_enabled=scripts)
    names = page.locator(".entry__name").all_text_contents()
    assert page.locator(".part .entry").count() > 10
    printed = "".join(sheets(page.pdf()))
    assert [name for name in names if unicodedata.normalize("NFKC", squeezed(name)) not in printed] == []
    assert squeezed("Canada: 2 places") in printed
    assert re.findall(r"\dmore", printed) == []  # on paper nothing is folded


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize(("kind", "most"), [(kind, MUCH_TO_TELL.get(kind, 1)) for kind in LISTINGS])
def test_a_place_takes_one_sheet_and_two_where_there_is_much_to_tell(
    kind: str, most: int, size: str, open_kind: OpenPage
):
    paper = sheets(open_kind(kind).pdf(format=size))
    assert len(paper) <= most
    assert all(len(sheet) > LEAST_ON_A_SECOND for sheet in paper[1:])


@pytest.mark.parametrize(("kind", "least"), [(kind, 11 if kind in LISTINGS else 13) for kind in SHEETS])
def test_a_sheet_is_set_in_type_that_is_read_from_afar(kind: str, least: float, open_kind: OpenPage):
    page = open_kind(kind)
    page.emulate_media(media="print")
    points = page.locator(READ_FROM_AFAR).evaluate_all(
        "(parts) => parts.filter((it) => it.checkVisibility()).map((it) => [parseFloat(getComputedStyle(it).fontSize) * 0.75, it.innerText])"
    )
    assert len(points) > 3
    assert [part for part in points if part[0] < least] == []


def test_a_sheet_of_places_says_what_where_when_how_and_how_sure(open_kind: OpenPage):
    printed = "".join(sheets(open_kind("need").pdf()))
    for words in (
        "Vine Street Kitchen", "A hot lunch every weekday", "Monday to Friday, 11:30 AM to 1:30 PM.", "12 Vine Street",
        "Checked November 12, 2026", "Not checked",
    ):  # fmt: skip
        assert squeezed(words) in printed, words
    assert "daysago" not in printed
    assert "Opens" not in printed


def test_my_list_is_a_sheet_too(open_list: Callable[[], Page]):
    printed = "".join(sheets(open_list().pdf()))
    for words in (
        "Vine Street Kitchen", "A hot lunch every weekday", "Monday to Friday, 11:30 AM to 1:30 PM.", "12 Vine Street",
        "Checked November 12, 2026", "988 Suicide & Crisis Lifeline", "Printed on",
    ):  # fmt: skip
        assert squeezed(words) in printed, words
    assert "Remove" not in printed


@pytest.mark.parametrize("kind", ["need", "kitchen", "my list", "directory", "help now", "essay", "conversation"])
def test_a_sheet_says_when_it_was_printed_and_where_it_stands(kind: str, open_kind: OpenPage, http_address: str):
    page = open_kind(kind)
    page.clock.set_fixed_time("2027-03-01T12:00:00")  # days after the page was opened
    for sheet in sheets(page.pdf()):
        assert "PrintedonMarch1,2027" in sheet
        assert squeezed(http_address + KINDS[kind]) in sheet


def test_what_was_found_is_printed_without_ways_to_go_on(open_page: OpenPage, http_address: str):
    page = open_page(f"{http_address}{KINDS['directory']}#free")
    page.get_by_label("What do you need?").fill("food")
    expect(page.get_by_role("list", name="What we understood")).to_be_visible()
    page.emulate_media(media="print")
    for part in (".chips", ".found__read", ".found__language"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator("#finder-cards .entry").first).to_be_visible()


def test_without_scripts_there_is_room_to_write_the_day(open_kind: OpenPage):
    assert "Printedon:____" in sheets(open_kind("need", java_script_enabled=False).pdf())[0]


def test_a_button_prints_the_sheet(open_kind: OpenPage):
    for kind in ("need", "area", "kitchen", "closed with a successor"):
        page = open_kind(kind)
        page.evaluate("() => { window.printed = 0; window.print = () => { printed += 1; }; }")
        for folded in page.get_by_text("Send this to someone, or print it").all():
            folded.click()
        page.get_by_role("button", name="Print this as a sheet").click()
        assert page.evaluate("printed") == 1
        expect(open_kind(kind, java_script_enabled=False).get_by_role("button")).to_have_count(0)


def codes(page: Page) -> list[str]:
    """The addresses of the codes on paper, as they were drawn: what each path has is compared with a code made anew."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    return page.evaluate("""() => [...document.querySelectorAll(".qr")].filter((it) => it.checkVisibility()).map((it) => {
      const address = vineStreet.pageAddress(it.dataset.page);
      const dark = vineStreet.qrCode(address).modules.flat().filter(Boolean).length;
      return it.querySelector("path").getAttribute("d").split("z").length - 1 === dark ? address : "another";
    })""")


@pytest.mark.parametrize("kind", ["need", "area", "kitchen"])
def test_a_code_on_the_sheet_leads_to_the_page(kind: str, open_page: OpenPage, http_address: str):
    page = open_page(f"{http_address}{KINDS[kind]}?from=there#top")
    assert codes(page) == [http_address + KINDS[kind]]


def test_each_place_of_my_list_has_a_code_where_the_site_has_an_address(open_list: Callable[[], Page], address: str):
    expected = [address + KINDS["kitchen"], address + KINDS["line with a doubt"]]
    assert codes(open_list()) == (expected if address.startswith("http") else [])


def test_a_file_has_no_code_but_its_address_in_words(open_page: OpenPage, file_address: str):
    page = open_page(file_address + KINDS["kitchen"])
    assert codes(page) == []
    assert squeezed(KINDS["kitchen"]) in sheets(page.pdf())[0]


# A browser that does not know ::details-content: Firefox before 143, Safari before 18.4.
FORGET_DETAILS_CONTENT = """() => {
  const without = (owner) => {
    for (let at = owner.cssRules.length - 1; at >= 0; at--) {
      const rule = owner.cssRules[at];
      const names = rule.selectorText ?? (rule instanceof CSSSupportsRule ? rule.conditionText : "");
      if (names.includes("details-content")) owner.deleteRule(at);
      else if (rule.cssRules) without(rule);
    }
  };
  for (const sheet of document.styleSheets) without(sheet);
}"""
FOLDED = """() => [...document.querySelectorAll("main details:not(.talk-own, .on-screen, .send) > :not(summary)")]
  .flatMap((it) => [it, ...it.querySelectorAll("dt, dd, p, li")])
  .filter((it) => it.matches("dt, dd, p, li") && !it.matches(".on-screen") && !it.querySelector("a, ul")).map((it) => it.textContent)"""


@pytest.mark.parametrize("knows", [True, False], ids=["new browser", "old browser"])
@pytest.mark.parametrize("kind", ["help now", "conversation", "kitchen"])
def test_what_is_folded_is_printed_and_folded_again(kind: str, knows: bool, open_kind: OpenPage):
    page = open_kind(kind)
    folded = page.evaluate(FOLDED)
    assert len(folded) > 3
    if not knows:
        page.evaluate(FORGET_DETAILS_CONTENT)
    one_open = page.locator("main details").first
    one_open.evaluate("(it) => { it.open = true; }")
    printed = "".join(sheets(page.pdf()))
    assert [words for words in folded if unicodedata.normalize("NFKC", squeezed(words)) not in printed] == []
    assert page.locator("main details[open]").count() == 1
    expect(one_open).to_have_attribute("open", "")


@pytest.mark.parametrize("knows", [True, False], ids=["new browser", "old browser"])
@pytest.mark.parametrize("kind", ["help now", "conversation", "kitchen"])
def test_without_scripts_folded_parts_are_printed_or_paper_says_that_they_are_not(
    kind: str, knows: bool, open_kind: OpenPage
):
    page = open_kind(kind, java_script_enabled=False)
    folded = page.evaluate(FOLDED)
    if not knows:
        page.evaluate(FORGET_DETAILS_CONTENT)
    printed = "".join(sheets(page.pdf()))
    lost = [words for words in folded if unicodedata.normalize("NFKC", squeezed(words)) not in printed]
    assert bool(lost) is not knows
    assert (squeezed("Open it first, then print again") in printed) is not knows
