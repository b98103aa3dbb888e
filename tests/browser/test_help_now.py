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
from vinestreet.pages.first_ways import first_ways

PLACE, LISTINGS = the_site().place, the_site().directory.listings
LINES = [LISTINGS[id_] for id_ in (*PLACE.crisis, PLACE.emergency)]
FIRST = first_ways(LINES[:-1], LINES[-1])
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
    openly = f"{WORDS('listing.police')} {WORDS(f'answer.{line.consent.police}')} {line.consent.words}"
    expect(box.get_by_text(openly)).to_be_visible()
    box.get_by_text(WORDS("help.more")).click()
    text = box.inner_text()
    for said in (
        line.what, line.consent.recorded_words, line.consent.source,
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


@pytest.mark.parametrize("scripts", [True, False])
def test_a_phones_first_screen_has_four_large_buttons_the_emergency_number_last(scripts: bool, open_kind: OpenPage):
    page = open_kind("help now", width=360, height=640, java_script_enabled=scripts)
    buttons = page.locator("main a").all()[: len(FIRST)]
    assert [button.get_attribute("href") for button in buttons] == [first.way.href for first in FIRST]
    assert [first.way.href for first in FIRST] == ["tel:988", "sms:988", "tel:+18007997233", "tel:911"]
    for button, first in zip(buttons, FIRST, strict=True):
        expect(button).to_be_in_viewport(ratio=1)
        expect(button).to_contain_text(first.way.shown)
        box = button.bounding_box()
        assert box["height"] >= 64
        assert box["width"] >= 300
    assert page.evaluate("document.documentElement.scrollHeight") <= 7 * 640


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_buttons_are_seen_in_colours_of_the_readers_own(scheme: str, open_kind: OpenPage):
    page = open_kind("help now", forced_colors="active", color_scheme=scheme)
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for button in page.locator("main a").all()[: len(FIRST)]:
        word, behind = button.evaluate("(it) => [getComputedStyle(it).color, getComputedStyle(it).backgroundColor]")
        assert word != behind
        assert behind == canvas  # browsers lay it below every line of words


@pytest.mark.parametrize("target", ["#without-you", "#elsewhere", "#wallet"])
def test_below_them_links_lead_to_what_some_look_for(target: str, open_kind: OpenPage):
    page = open_kind("help now", width=360, height=640)
    page.locator(f'.jumps a[href="{target}"]').click()
    expect(page.locator(target)).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_card_for_the_wallet_prints_alone_on_one_sheet(scripts: bool, open_kind: OpenPage):
    page = open_kind("help now", java_script_enabled=scripts)
    page.get_by_text("A card for your wallet").last.click()
    page.get_by_role("link", name="Print just the card").click()
    (sheet,) = sheets(page.pdf())
    for line in LINES:
        for way in (*line.phones[:1], *line.texts[:1]):
            assert re.sub(r"\s", "", way.shown) in sheet
    assert "Someonewhoknowsme" in sheet
    for other in ("Ifyoufearthepolice", "Ifyouwrite", "Nocookies", "Printthecard"):
        assert other not in sheet
    page.emulate_media(media="print")
    box = page.locator("#card").bounding_box()
    assert box["width"] == pytest.approx(85.6 * 96 / 25.4, abs=1)  # as large as a bank card, and no larger
    assert box["height"] <= 54 * 96 / 25.4 + 1


def test_who_is_in_another_country_is_led_to_its_lines(open_kind: OpenPage):
    page = open_kind("help now")
    page.get_by_role("link", name="Other countries").click()
    folded = page.get_by_role("heading", name="Lines for other countries")
    expect(folded).to_be_in_viewport()
    folded.click()
    listed = page.locator(".abroad").get_by_role("link").all_inner_texts()
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
    for screens in ("Leave", "Chatonline", "Whereelse", "Moreabout", "Printthecard"):
        assert screens not in printed


@pytest.mark.parametrize("target", ["index.html", "directory/index.html", "essays/index.html", "about/index.html"])
def test_it_leads_on_to_the_rest_of_the_site(target: str, open_page: OpenPage, address: str):
    page = open_page(address + KINDS["help now"])
    page.locator(f'.foot a[href="{target}"]').click()
    assert page.url == address + target
