"""Talk to someone now: light, complete without scripts, and one tap from every page."""

import gzip
import re
from pathlib import Path

import pytest
from justhtml import JustHTML
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS
from tests.browser.paper import sheets
from tests.built_site.documents import Document
from tests.directory.reading import WORDS
from tests.directory.the_site import the_site
from tests.frozen_town import TOWN

PLACE, LISTINGS = the_site().place, the_site().directory.listings
LINES = [LISTINGS[id_] for id_ in (*PLACE.crisis, PLACE.emergency)]
MOST_IN_ALL = 14 * 1024


def test_all_of_it_comes_in_14_kilobytes(site: Path, capsys: pytest.CaptureFixture[str]):
    html = (site / KINDS["help now"]).read_text(encoding="utf-8")
    page = Document(KINDS["help now"], JustHTML(html, sanitize=False))
    loaded = [link.attrs["href"] for link in page.all("link")] + [script.attrs["src"] for script in page.all("script")]
    weights = {path: len(gzip.compress((site / path).read_bytes(), 6)) for path in (page.path, *loaded)}
    with capsys.disabled():
        print(f"\nTalk to someone now, gzip, in bytes: {sum(weights.values())}, of these {weights}")
    assert len(weights) == 4
    assert sum(weights.values()) <= MOST_IN_ALL


def test_it_asks_for_nothing_but_those_files(open_page: OpenPage, http_address: str):
    page = open_page("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(http_address)))
    page.goto(http_address + KINDS["help now"], wait_until="networkidle")
    page_and_parts = [re.sub(r"\.[0-9a-f]{8}\.", ".", url) for url in asked]
    assert page_and_parts[:3] == ["help-now.html", "assets/js/start.js", "assets/help-now.css"]
    assert page_and_parts[3:] in (["assets/icon.svg"], [])  # a browser without windows shows no icon


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("line", LINES, ids=lambda line: line.id)
def test_each_line_says_what_it_does_how_to_reach_it_and_what_it_may_do(line, scripts: bool, open_kind: OpenPage):
    page = open_kind("help now", java_script_enabled=scripts)
    box = page.locator(".line").nth(LINES.index(line))
    heading = WORDS("help.emergency") if line.id == PLACE.emergency else line.name
    expect(box.get_by_role("heading", level=2)).to_have_text(heading)
    box.get_by_text("What they keep, and how we know this").click()
    text = box.inner_text()
    for said in (
        line.what, line.consent.words, line.consent.recorded_words, line.consent.source,
        WORDS(f"answer.{line.consent.police}"), WORDS(f"answer.{line.consent.recorded}"),
        "On November 21, 2026, from stored copies of public pages",
    ):  # fmt: skip
        assert said in text
    links = [link.get_attribute("href") for link in box.get_by_role("link").all()]
    assert links == [*(way.href for way in (*line.phones, *line.texts)), *line.chats, line.url]


def test_a_line_that_is_not_there_day_and_night_says_when_it_is(open_kind: OpenPage):
    said = open_kind("help now").locator(".line", has_text="Trans Lifeline").inner_text()
    assert "Monday to Friday, 1\xa0PM to 9\xa0PM." in said
    assert "Closed on some holidays" in said


def test_the_emergency_number_is_near_on_a_phone_and_links_lead_to_all_about_it(open_page: OpenPage, address: str):
    page = open_page(address + KINDS["help now"], width=360, height=640)
    call = page.locator(f'.urgent a[href="{LISTINGS[PLACE.emergency].phones[0].href}"]')
    expect(call).to_be_in_viewport(ratio=1)
    page.locator('.urgent a[href="#emergency"]').click()
    expect(page.locator("#emergency")).to_be_in_viewport()


def test_who_is_in_another_country_is_led_to_its_lines(open_kind: OpenPage):
    page = open_kind("help now")
    page.get_by_role("link", name="Lines for other countries").click()
    listed = page.get_by_role("region", name="Lines for other countries").get_by_role("link").all_inner_texts()
    assert {"Canada", "The United Kingdom", "Australia", "New Zealand"} <= set(listed)
    assert "The United States" not in listed


def test_it_says_when_it_was_made_on_paper_too(open_kind: OpenPage):
    made = f"This copy of the site was made on {the_site().made:%B} {the_site().made.day}, {the_site().made.year}."
    page = open_kind("help now")
    expect(page.locator(".foot__made")).to_have_text(made)
    assert re.sub(r"\s", "", made) in "".join(sheets(page.pdf()))


def test_paper_names_the_address_where_others_find_it(open_page: OpenPage, http_address: str):
    page = open_page(http_address + KINDS["help now"])
    assert http_address + KINDS["help now"] in "".join(sheets(page.pdf()))


def test_numbers_come_from_the_directory_alone():
    words = (TOWN / "docs/help-now.md").read_text(encoding="utf-8")
    assert re.findall(r"\d{3}", words) == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_it_reads_well_at_every_width(width: int, open_kind: OpenPage):
    page = open_kind("help now", width=width, height=640)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for way in page.locator(".line__ways a").all():
        assert way.bounding_box()["height"] >= 48


def test_on_paper_it_says_everything_and_leaves_out_what_only_screens_can_do(open_kind: OpenPage):
    printed = "".join(sheets(open_kind("help now").pdf()))
    for line in LINES:
        for said in (line.consent.recorded_words, line.consent.source, *(way.shown for way in line.phones)):
            assert re.sub(r"\s", "", said) in printed
    for screens in ("Leave", "Chatonline", "Whereelse", "Moreabout"):
        assert screens not in printed


@pytest.mark.parametrize("target", ["index.html", "directory/index.html", "essays/index.html", "about/index.html"])
def test_it_leads_on_to_the_rest_of_the_site(target: str, open_page: OpenPage, address: str):
    page = open_page(address + KINDS["help now"])
    page.locator(f'.foot a[href="{target}"]').click()
    assert page.url == address + target
