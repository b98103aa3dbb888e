"""The search finds what people type, wherever the site is read from, and says what it found."""

import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS
from tests.browser.searching import NOTHING_HAS_THIS, open_search, results, search_for, status
from tests.built_site.serving import served

FIRST = 8
COMMANDS = ("hungry^5", "+soup -kitchen", "title:soup", "soup~1", "a:b:c", "*", "~", "^", "+", "-", "soup^", ":")
NEEDED = (
    "directory/place.*.js",
    "assets/js/live.*.js",
    "directory/lexicon.*.js",
    "directory/listings.*.js",
    "search/pages.js",
    "assets/js/search.*.js",
    "assets/js/dialog.*.js",
)
HOSTILE = '"<img src=x onerror="window.ran=1">'


def places(page: Page, count: int = FIRST) -> list[str]:
    """The files that the first results lead to."""
    hrefs = results(page).evaluate_all("(links) => links.map((link) => link.href)")
    return [urlsplit(href).path.rpartition("/")[2] for href in hrefs[:count]]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("hungry", "vine-street-kitchen.html"),
        ("bus", "sweet-lime-bus-tickets.html"),
        ("landlord flu", "hope-and-possibility.html"),
        ("soup kitchen", "vine-street-kitchen.html"),
    ],
)
def test_what_people_type_finds_what_they_look_for(query: str, wanted: str, open_page: OpenPage, address: str):
    page = open_page(address + KINDS["kitchen"])
    search_for(page, query)
    assert wanted in places(page), places(page)


@pytest.mark.parametrize("kind", ["home", "essay", "kitchen", "need"])
def test_what_was_found_is_links_that_work_from_any_depth(kind: str, open_page: OpenPage, address: str):
    page = open_page(address + KINDS[kind])
    links = search_for(page, "soup kitchen")
    expect(links.first).to_be_visible()
    hrefs = links.evaluate_all("(links) => links.map((link) => link.href)")
    assert [href for href in hrefs if not href.startswith(address)] == []
    links.first.click()
    page.wait_for_url(hrefs[0])
    expect(page.locator("h1")).to_be_visible()
    assert "There's no page here" not in page.title()


def test_the_number_of_pages_is_announced(open_page: OpenPage, address: str):
    page = open_page(address + KINDS["essay"])
    search_for(page, "hungry")
    said = status(page).inner_text()
    found = results(page).count()
    assert found
    assert int(re.search(r"\d+", said).group()) >= found


def test_that_nothing_was_found_is_announced(open_page: OpenPage, address: str):
    page = open_page(address + KINDS["essay"])
    search_for(page, NOTHING_HAS_THIS)
    expect(status(page)).to_contain_text("Nothing")
    expect(results(page)).to_have_count(0)


@pytest.mark.parametrize("query", [HOSTILE, "<script>window.ran=1</script>", "{count} ${ran} $& $'"])
def test_what_is_typed_is_shown_as_it_was_typed_and_never_run(query: str, open_page: OpenPage, address: str):
    page = open_page(address + KINDS["kitchen"])
    search_for(page, query)
    assert page.evaluate("window.ran") is None
    assert page.locator("dialog img, dialog script").count() == 0


def test_signs_that_search_engines_read_as_commands_do_no_harm(open_kind: OpenPage):
    page = open_kind("home")
    field = open_search(page)
    for query in (*COMMANDS, "hungry"):
        field.fill(query)
        expect(status(page)).to_contain_text(f"“{query}”")
        expect(page.locator(".search__failed")).to_be_hidden()
    expect(results(page)).not_to_have_count(0)


@pytest.mark.parametrize("over", ["http", "file"])
@pytest.mark.parametrize("lost", NEEDED)
def test_a_search_that_cannot_load_says_so_in_words(
    over: str, lost: str, site: Path, tmp_path: Path, open_page: OpenPage
):
    broken = Path(shutil.copytree(site, tmp_path / "site"))
    (script,) = broken.glob(lost)
    script.unlink()
    with served(broken) as address:
        page = open_page((address if over == "http" else f"{broken.as_uri()}/") + KINDS["about"])
        open_search(page)
        notice = page.get_by_role("dialog").get_by_role("alert")
        expect(notice).to_be_visible()
        assert len(notice.inner_text().split()) > 5
        notice.get_by_role("link").first.click()
        expect(page.locator("h1")).to_have_text("Find help near you")


@pytest.mark.parametrize("lost", NEEDED)
def test_a_search_that_could_not_load_works_once_the_connection_is_back(lost: str, open_kind: OpenPage):
    page = open_kind("about")
    page.route(f"**/{lost}", lambda route: route.abort())
    open_search(page)
    notice = page.get_by_role("dialog").get_by_role("alert")
    expect(notice).to_be_visible()
    page.keyboard.press("Escape")
    page.unroute(f"**/{lost}")
    expect(search_for(page, "hungry").first).to_be_visible()
    expect(notice).to_be_hidden()
