"""What scripts put into pages when they are read: what is open now, how old a check is, how old the copy is.

What they say at which time is for tests/js (open-now.test.js, freshness.test.js).
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS

LIVE = ".entry__now, .place__now, .age"
NOTE = "#copy-note"
EMPTY = """[...document.querySelectorAll("main :is(p, li, ul, section, h2, span, button):not([role])")]
  .filter((part) => part.offsetHeight && !part.textContent.trim() && !part.querySelector("svg"))
  .map((part) => part.outerHTML)"""


@pytest.fixture(scope="module")
def made(site: Path) -> date:
    """The day on which the copy says that it was made."""
    script = (site / "made.js").read_text(encoding="utf-8")
    return date.fromisoformat(json.loads(script.removeprefix("var __made = ").removesuffix(";\n")))


@pytest.fixture
def open_at(browser: Browser, http_address: str) -> Iterator[OpenPage]:
    """Give open_at(kind, instant, **options of the context): the page as it is read then."""
    contexts = []

    def open_(kind: str, instant: datetime, **options) -> Page:
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.clock.install(time=instant)
        page.goto(http_address + KINDS[kind])
        return page

    yield open_
    for context in contexts:
        context.close()


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


@pytest.mark.parametrize("kind", ["need", "area", "essay", "kitchen"])
def test_cards_and_places_say_what_is_open_now_and_how_old_the_check_is(kind: str, open_kind: OpenPage):
    page = open_kind(kind)
    now = page.locator(".entry__now, .place__now")
    for words in now.all_text_contents():  # of what is folded, too
        assert words.startswith(("Open", "Closed", "Today:", "Until ")), words
    assert now.count() == page.locator("[data-hours]").count() > 0
    for words in page.locator(".age").all_text_contents():
        assert words.startswith(("Checked ", "Not checked since ", "Nobody has checked this yet")), words
    assert page.locator(".age").count() >= page.locator("[data-checked]").count() > 0


@pytest.mark.parametrize("kind", ["paused", "closed with a successor"])
def test_a_place_that_does_not_run_is_not_open_now(kind: str, open_kind: OpenPage):
    expect(open_kind(kind).locator(LIVE)).to_have_count(0)


def test_a_place_in_a_list_that_does_not_run_is_not_open_now(open_page: OpenPage, http_address: str):
    page = open_page(http_address + "directory/needs/talk.html")
    expect(page.locator(".entry--ended")).not_to_have_count(0)
    expect(page.locator(".entry--ended").locator(LIVE)).to_have_count(0)


def test_the_words_change_with_the_time_and_are_not_announced(open_at: OpenPage, made: date):
    monday = next(day for day in (made + timedelta(days=n) for n in range(21, 28)) if day.weekday() == 0)
    page = open_at("kitchen", datetime.fromisoformat(f"{monday}T11:28-05:00"))
    now = page.locator(".place__now")
    expect(now).to_have_text("Closed. Opens in 2 minutes.")
    page.clock.run_for(60_000)
    expect(now).to_have_text("Closed. Opens in 1 minute.")
    page.clock.run_for(60_000)
    expect(now).to_have_text("Open until 1:30\xa0PM.")
    assert page.locator("[aria-live], [role=status], [role=alert]").locator(LIVE).count() == 0


def test_paper_has_the_date_of_the_check_and_not_its_age(open_kind: OpenPage):
    page = open_kind("need")
    page.emulate_media(media="print")
    expect(page.locator(LIVE).locator("visible=true")).to_have_count(0)
    expect(page.locator(".entry__checked").first).to_contain_text("Checked ")
    expect(page.locator(".entry__checked span:not(.age)").first).to_be_visible()


@pytest.mark.parametrize("kind", ["need", "kitchen", "essay", "directory"])
def test_a_device_whose_clock_is_wrong_is_told_so_and_hears_nothing_about_now(kind: str, open_at: OpenPage):
    page = open_at(kind, datetime(2020, 5, 3, 12, tzinfo=UTC))
    note = page.get_by_role("note")
    expect(note).to_contain_text("This device says it's May 3, 2020, which is before this copy was made")
    expect(page.locator(LIVE)).to_have_count(0)


def test_a_clock_that_is_right_in_another_zone_is_not_wrong(open_at: OpenPage, made: date):
    page = open_at(
        "kitchen", datetime.combine(made, time(), UTC) - timedelta(hours=11), timezone_id="Pacific/Pago_Pago"
    )
    expect(page.locator(".place__now")).to_have_count(1)
    expect(page.locator(NOTE)).to_have_count(0)


@pytest.mark.parametrize(
    ("days", "age"), [(0, " (today)"), (1, " (yesterday)"), (59, " (59 days ago)"), (400, " (13 months ago)"), (-5, "")]
)
def test_the_foot_of_every_page_says_how_old_the_copy_is(open_at: OpenPage, made: date, days: int, age: str):
    line = open_at("essay", noon(made + timedelta(days=days))).locator(".foot__made")
    expect(line).to_have_text(re.compile(rf"^This copy of the site was made on \w+ \d+, \d{{4}}{re.escape(age)}\.$"))


def test_its_days_are_those_of_the_reader_s_calendar(open_at: OpenPage, made: date):
    evening = datetime.combine(made + timedelta(days=1), time(5), UTC)  # 9 PM of the day before, in Los Angeles
    line = open_at("essay", evening, timezone_id="America/Los_Angeles").locator(".foot__made")
    expect(line).to_contain_text("(today)")


def test_nobody_is_told_to_call_an_emergency_number_before_calling_it(open_at: OpenPage, made: date):
    page = open_at("lines of a country", noon(date(made.year + 2, 3, 1)))
    old = page.locator(".entry[data-line] .age")
    assert old.count()
    for words in old.all_inner_texts():
        assert "first" not in words, words


def test_an_old_copy_says_how_old_it_is(open_at: OpenPage, made: date):
    page = open_at("need", noon(made + timedelta(days=61)))
    expect(page.locator(NOTE)).to_contain_text("This copy was made 2 months ago, on ")
    expect(page.locator(NOTE)).to_contain_text("call first")
    expect(open_at("need", noon(made + timedelta(days=59))).locator(NOTE)).to_have_count(0)


def test_a_copy_of_years_ago_says_what_it_cannot_know(open_at: OpenPage, made: date):
    page = open_at("kitchen", noon(date(made.year + 3, 3, 1)))
    expect(page.locator(NOTE)).to_contain_text("This copy was made 2 years ago")
    expect(page.locator(".place__now")).to_have_text(
        f"This copy only knows public holidays until December 31, {made.year + 2}: ask first."
    )
    expect(page.locator(".place__checked .age")).to_contain_text("Not checked since ")


@pytest.mark.parametrize("kind", ["need", "kitchen", "essay"])
def test_without_the_data_the_page_says_what_it_says_to_everyone(kind: str, open_page: OpenPage, http_address: str):
    page = open_page("about:blank")
    problems = []
    page.on("pageerror", lambda problem: problems.append(str(problem)))
    page.route("**/place.*.js", lambda route: route.fulfill(body='var __place = {"locale":"en-'))
    page.goto(http_address + KINDS[kind])
    expect(page.locator(f"{LIVE}, {NOTE}")).to_have_count(0)
    assert [problem for problem in problems if "Invalid or unexpected token" not in problem] == []


@pytest.mark.parametrize("kind", ["need", "kitchen", "shortest entry", "essay"])
def test_without_scripts_nothing_stands_there_empty(kind: str, open_kind: OpenPage):
    page = open_kind(kind, java_script_enabled=False)
    assert page.evaluate(EMPTY) == []
