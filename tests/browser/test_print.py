"""On paper: the page itself, where it comes from and whom to call; none of what only a screen can use."""

import re

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS, LISTINGS

ONLY_ON_SCREENS = ".skip, .search-open, .search-instead, .ways, .foot__map, .onward, dialog, header.head .brand"
ON_PAPER = [kind for kind in KINDS if kind != "404"]


@pytest.mark.parametrize("kind", ON_PAPER)
def test_paper_shows_the_page_whom_to_call_and_where_it_comes_from(kind: str, open_kind: OpenPage):
    page = open_kind(kind)
    heading = page.get_by_role("heading", level=1).inner_text()
    page.emulate_media(media="print")
    chrome = page.locator(ONLY_ON_SCREENS)
    shown = [part.evaluate("(it) => it.className || it.localName") for part in chrome.all() if part.is_visible()]
    assert shown == []

    text = page.locator("body").inner_text()
    assert heading in text
    assert "988" in text, "no crisis line"
    assert KINDS[kind] in text, "the address of the page is missing"


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
