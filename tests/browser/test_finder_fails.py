"""What happens when something is missing, cut off or hostile: words where a script can speak, and the lists always."""

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.browser import expected
from tests.browser.conftest import OpenPage
from tests.browser.finding import PATH, Finder, open_finder, places
from tests.browser.searching import open_search, search_for

NOON = expected.ordinary(2, 12, 15)
SORRY = "The finder didn't load. It may be the connection. These lists have every place there is."
NO_SEARCH = "The search didn't load."
NEEDED = ("directory/listings.*.js", "directory/place.*.js", "assets/js/live.*.js", "assets/js/search.*.js")
HOSTILE = (
    '<img src=x onerror="window.ran=1">',
    "<script>window.ran=1</script>",
    "</template><svg onload=window.ran=1>",
    "{word} {count} $& $' $1 ${window.ran=1} %s %00",
    "((((( [a-z *+? \\ a{99999} ^$ |",
    "__proto__ constructor toString hasOwnProperty valueOf",
    "x" * 10_000,
    "soup " * 2_000,
    "🍲🧑‍🧑‍🧒‍🧒 👩🏽‍🦽 🏳️‍🌈",
    "אני רעב مرحبا \u202eneddih\u202c",
    "e\u0301" * 200 + " ﷽ Ǆ ß İ",
    "\ud800 \u0000 \u2028\u2029\t\r",
    "我饿了 お腹が空いた",
)


def expect_sorry(finder: Finder, errors: re.Pattern[str] | None = None) -> None:
    """The finder says that it could not be loaded, the search, which needs the same file, says so too; the lists work."""
    expect(finder.page.get_by_role("alert").filter(has_text="finder")).to_have_text(SORRY)
    expect_only_lists(finder)
    open_search(finder.page)
    expect(finder.page.get_by_role("dialog").get_by_role("alert")).to_contain_text(NO_SEARCH)
    finder.page.keyboard.press("Escape")
    expect_no_errors(finder, errors)


def expect_only_lists(finder: Finder) -> None:
    """No finder, but the lists."""
    expect(finder.field).to_be_hidden()
    expect(finder.found).to_be_hidden()
    finder.expect_lists()


def expect_no_errors(finder: Finder, errors: re.Pattern[str] | None = None) -> None:
    """None but those."""
    assert [error for error in finder.errors if not (errors and errors.search(error))] == []


def half(site: Path, file: str) -> str:
    (path,) = site.glob(file)
    text = path.read_text(encoding="utf-8")
    return text[: len(text) // 2]


def open_with(open_page: OpenPage, address: str, file: str, answer: Callable[[Route], None]) -> Finder:
    finder = Finder(open_page("about:blank"))
    finder.page.route(f"**/{file}", answer)
    finder.page.goto(address + PATH)
    return finder


@pytest.mark.parametrize("lost", NEEDED)
def test_a_finder_that_misses_something_says_so_and_works_once_it_is_there(lost: str, open_page, http_address):
    finder = open_with(open_page, http_address, lost, lambda route: route.abort())
    expect_sorry(finder)
    finder.page.unroute(f"**/{lost}")
    finder.page.reload()
    expect(finder.field).to_be_visible()
    expect(finder.page.locator("#finder-failed")).to_be_hidden()


@pytest.mark.parametrize("cut", NEEDED)
def test_a_file_that_is_cut_off_in_the_middle_counts_as_missing(cut: str, open_page, http_address, site: Path):
    body = half(site, cut)
    finder = open_with(
        open_page, http_address, cut, lambda route: route.fulfill(body=body, content_type="text/javascript")
    )
    expect_sorry(finder, errors=re.compile("Unexpected|Invalid|[Mm]issing"))  # the browser's own, of the file itself


def test_without_the_finders_script_the_page_is_what_it_is_without_scripts(open_page: OpenPage, http_address: str):
    finder = open_with(open_page, http_address, "assets/js/finder.*.js", lambda route: route.abort())
    expect_only_lists(finder)
    expect(search_for(finder.page, "soup").first).to_be_visible()
    expect_no_errors(finder)


def test_without_what_can_be_taken_along_the_finder_finds(open_page: OpenPage, http_address: str):
    finder = open_with(open_page, http_address, "assets/js/favourites.*.js", lambda route: route.abort())
    finder.toggle("free").check()
    expect(finder.count).to_have_text(places(len(expected.found(expected.TOGGLES["free"])["fits"])))
    finder.field.fill("zzxqvw")
    expect(finder.nearest).to_have_count(3)
    assert finder.errors == []


def test_without_the_words_that_people_type_the_finder_finds_by_those_of_places(open_page: OpenPage, http_address: str):
    finder = open_with(open_page, http_address, "directory/lexicon.*.js", lambda route: route.abort())
    with finder.page.expect_response("**/search/pages.js"):  # nothing of it comes before the place
        finder.field.fill("vine street kitchen")
    finder.page.wait_for_function("window.__pages && vineStreet.texts.read(Infinity)")
    expect(finder.page.locator("#finder-found h3, #finder-found a").first).to_contain_text("Vine Street Kitchen")
    assert finder.errors == []


def test_in_a_folder_that_was_not_copied_in_full_the_page_says_so_too(open_page: OpenPage, site: Path, tmp_path: Path):
    broken = Path(shutil.copytree(site, tmp_path / "site"))
    address = f"{broken.as_uri()}/"
    (data,) = broken.glob("directory/listings.*.js")
    data.unlink()
    expect_sorry(open_finder(open_page, address))
    data.write_text(half(site, "directory/listings.*.js"), encoding="utf-8")
    expect_sorry(open_finder(open_page, address), errors=re.compile("Unexpected|Invalid|[Mm]issing"))


def test_without_scripts_nothing_of_the_finder_is_there(open_page: OpenPage, address: str):
    page = open_page(f"{address}{PATH}#free&need=food", java_script_enabled=False)
    finder = Finder(page)
    finder.expect_lists()
    for part in ("#finder", "#finder-found", "#finder-failed", "#finder-next", "#finder-clear"):
        expect(page.locator(part)).to_be_hidden()
    assert page.get_by_role("main").get_by_role("button").count() == 0
    assert page.get_by_role("main").get_by_role("textbox").count() == 0
    assert page.get_by_role("main").get_by_role("checkbox").count() == 0
    assert page.locator("main .entry").count() == 0
    for heading in page.get_by_role("heading").all():
        assert heading.inner_text().strip()
    page.get_by_role("main").get_by_role("link", name="Something to eat").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Something to eat")


def test_with_a_clock_that_is_wrong_nothing_is_said_to_be_open(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, "#open=now", at=datetime(2019, 3, 6, 12, tzinfo=UTC))
    expect(finder.page.get_by_role("note")).to_contain_text("we can't say what's open now")
    assert finder.all() == {"fits": [], "perhaps": [place.id for place in expected.running()]}
    card = finder.card("Vine Street Kitchen")
    expect(card).to_contain_text("We don't know whether it's open.")
    expect(card).to_contain_text("Monday to Friday, 11:30")
    assert finder.errors == []


def test_whatever_is_typed_is_words_and_nothing_else(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    for typed in HOSTILE:
        finder.field.fill(typed)
        finder.toggle("free").click()  # with a filter, and the next one without it
        expect(finder.found).to_be_visible()
    assert finder.page.evaluate("window.ran") is None
    assert finder.page.locator("main :is(img, script, iframe, [onerror], [onload])").count() == 0
    assert "{" not in finder.found.inner_text()
    assert finder.errors == []
    finder.start_again()
    for nothing in ("   ", "\t"):
        finder.field.fill(nothing)
        finder.expect_lists()
    finder.field.fill("soup")
    expect(finder.cards.first).to_be_visible()
    assert finder.errors == []


def test_what_is_shown_of_the_words_is_what_was_typed(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    typed = '<b onclick="window.ran=1">zzxqvw</b> {what} $&'
    finder.field.fill(typed)
    finder.choice("area").select_option("canada")
    expect(finder.about).to_contain_text("We don't know these words: “onclick”, “zzxqvw”.")
    expect(finder.drops.filter(has_text="zzxqvw")).to_contain_text(f"Without “{typed}”: 2 places")
    assert finder.page.evaluate("window.ran") is None
    assert finder.errors == []
