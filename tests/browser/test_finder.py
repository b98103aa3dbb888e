"""The finder shows what it finds, worked out here a second time, from the listings.

That it finds what is in the directory, whatever is wanted, is for tests/js/test_finder_finds.py.
"""

from itertools import combinations

from playwright.sync_api import expect

from tests.browser import expected
from tests.browser.conftest import OpenPage
from tests.browser.finding import ELSEWHERE, MAY_FIT, Finder, counted, open_finder
from tests.directory.reading import WORDS
from tests.directory.the_site import the_site

NOON = expected.ordinary(2, 12, 15)  # a Wednesday
AT_ONCE = 10
POLICE = "no-police"


def assert_found(finder: Finder, *questions: expected.Question) -> None:
    """The page shows exactly what should be found, in the order of lists, and says how many there are."""
    should = expected.found(*questions)
    fits, perhaps = len(should["fits"]), len(should["perhaps"])
    expect(finder.count).to_have_text(counted(should))
    said = finder.about.inner_text()
    assert (f"{perhaps} more may fit" in said) == bool(fits and perhaps), said
    headings = finder.page.locator("#finder-cards").get_by_role("heading", name=MAY_FIT)
    assert finder.all() == should
    expect(headings).to_have_count(1 if perhaps else 0)


def test_each_toggle_alone_shows_those_that_fit_and_then_those_that_may(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    for name, question in expected.TOGGLES.items():
        finder.toggle(name).check()
        assert_found(finder, question)
        finder.expect_lists(there=False)
        finder.toggle(name).uncheck()
        finder.expect_lists()
    assert finder.errors == []


def test_needs_areas_and_languages_are_chosen_and_left_again(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    chosen = {
        "need": ("food", expected.serves("food")),
        "area": ("downtown", expected.lies_in("downtown")),
        "language": ("es", expected.speaks("es")),
    }
    for name, (value, question) in chosen.items():
        finder.choice(name).select_option(value)
        assert_found(finder, question)
        finder.choice(name).select_option("")
    finder.expect_lists()
    assert finder.errors == []


def test_open_now_is_told_by_the_clock_of_the_place_and_not_by_that_of_the_device(open_page, http_address):
    late = expected.ordinary(5, 23, 30)
    finder = open_finder(open_page, http_address, at=late)
    finder.toggle("now").check()
    assert_found(finder, expected.is_open(late))
    finder.toggle("today").check()
    expect(finder.toggle("now")).not_to_be_checked()
    assert_found(finder, expected.opens_today(late))
    assert finder.errors == []


def test_open_on_another_day_is_chosen_by_day_and_time_and_leaves_out_now_and_today(open_page, http_address):
    finder = open_finder(open_page, http_address, at=NOON)
    day, time = finder.choice("day"), finder.choice("time")
    expect(time).to_be_disabled()
    finder.toggle("now").check()
    day.select_option("Saturday")
    expect(finder.toggle("now")).not_to_be_checked()
    assert finder.page.url.endswith("#open=sa")
    assert_found(finder, expected.opens_on(NOON, 3, 0, 24))
    time.select_option("morning")
    assert_found(finder, expected.opens_on(NOON, 3, 5, 12))
    time.select_option("8\xa0AM")
    assert finder.page.url.endswith("#open=sa-0800")
    assert_found(finder, expected.opens_on(NOON, 3, 8, 8 + 1 / 60))
    expect(finder.page.locator(".entry__unknown").first).to_have_text(WORDS("finder.unknown_open-at"))
    finder.page.reload()
    expect(day).to_have_value("sa")
    expect(time).to_have_value("0800")
    finder.toggle("today").check()
    expect(day).to_have_value("")
    expect(time).to_be_disabled()
    assert finder.page.url.endswith("#open=today")
    assert finder.errors == []


def test_an_address_may_ask_for_any_minute_and_for_tonight(open_page, http_address):
    finder = open_finder(open_page, http_address, "#open=su-0915&free", at=NOON)
    expect(finder.choice("time")).to_have_value("0915")
    finder.toggle("free").uncheck()
    assert finder.page.url.endswith("#open=su-0915")
    assert_found(finder, expected.opens_on(NOON, 4, 9.25, 9.25 + 1 / 60))
    finder.choice("day").select_option("tonight")
    assert finder.page.url.endswith("#open=tonight")
    expect(finder.choice("time")).to_be_disabled()
    assert_found(finder, expected.opens_on(NOON, 0, 18, 28))


def test_what_opens_while_the_page_is_open_comes_into_the_list_of_what_is_open(open_page, http_address):
    before, after = expected.ordinary(1, 19, 50), expected.ordinary(1, 20, 5)
    page = open_page("about:blank", timezone_id=ELSEWHERE)
    page.clock.install(time=before)
    page.goto(f"{http_address}directory/index.html#open=now&need=shelter")
    finder = Finder(page)
    assert_found(finder, expected.is_open(before), expected.serves("shelter"))
    kept = page.locator("#finder-cards a").first
    kept.focus()
    assert expected.found(expected.is_open(before)) != expected.found(expected.is_open(after))
    page.clock.run_for(15 * 60_000)
    assert_found(finder, expected.is_open(after), expected.serves("shelter"))
    expect(kept).to_be_focused()


def test_on_coming_back_to_the_tab_the_list_is_that_of_now(open_page, http_address):
    before, after = expected.ordinary(1, 12, 0), expected.ordinary(1, 20, 5)
    finder = open_finder(open_page, http_address, "#open=now&need=food", at=before)
    assert_found(finder, expected.is_open(before), expected.serves("food"))
    finder.page.clock.set_fixed_time(after)
    finder.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert_found(finder, expected.is_open(after), expected.serves("food"))


def test_filters_narrow_each_other(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    asked = []
    for name in ("free", "no-id", "step-free"):
        finder.toggle(name).check()
        asked.append(expected.TOGGLES[name])
        assert_found(finder, *asked)
    finder.choice("need").select_option("food")
    assert_found(finder, *asked, expected.serves("food"))
    finder.toggle("now").check()
    assert_found(finder, *asked, expected.serves("food"), expected.is_open(NOON))


def test_those_that_may_fit_say_what_is_not_known_and_the_others_do_not(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    for name in ("now", "today", "free", "no-id", "no-referral", "peer-run", POLICE, "step-free", "dogs", "by-text"):
        sentence = WORDS(f"finder.unknown_{name}")
        finder.toggle(name).check()
        found = finder.all()
        assert found["perhaps"], name
        said = finder.page.locator("#finder-cards .entry").evaluate_all(
            "(cards) => cards.map((card) => card.querySelector('.entry__unknown')?.textContent ?? '')"
        )
        assert said == [""] * len(found["fits"]) + [sentence] * len(found["perhaps"]), name
        finder.toggle(name).uncheck()
    finder.choice("language").select_option("es")
    finder.toggle(POLICE).check()
    unsure = expected.found(expected.speaks("es"), expected.TOGGLES[POLICE])["perhaps"]
    assert finder.all()["perhaps"] == unsure
    both = f"{WORDS(f'finder.unknown_{POLICE}')} {WORDS('finder.unknown_language')}"
    assert finder.page.locator(".entry__unknown", has_text=both).count()


def test_only_a_confirmed_no_counts_as_no_police_and_the_unknown_are_counted(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    finder.toggle(POLICE).check()
    listings = the_site().directory.listings
    found = finder.all()
    assert {listings[id_].consent.police for id_ in found["fits"]} == {"no"}
    assert {listings[id_].consent.police for id_ in found["perhaps"]} == {"unknown"}
    told = WORDS(f"finder.perhaps_{POLICE}", count=len(found["perhaps"]))
    expect(finder.about).to_contain_text(told)

    finder.toggle("step-free").check()
    unsure = expected.found(expected.TOGGLES["step-free"], expected.TOGGLES[POLICE])["perhaps"]
    silent = sum(listings[id_].consent.police == "unknown" for id_ in unsure)
    assert silent < len(unsure)
    expect(finder.about).to_contain_text(f"{len(unsure)} more may fit")
    expect(finder.about).to_contain_text(WORDS(f"finder.perhaps_{POLICE}", count=silent))


def test_more_places_come_ten_at_a_time_and_the_keyboard_goes_on_where_they_begin(open_page, http_address):
    finder = open_finder(open_page, http_address, at=NOON)
    finder.toggle("free").check()
    total = sum(map(len, expected.found(expected.TOGGLES["free"]).values()))
    more = finder.page.get_by_role("button", name="Show more", exact=True)
    for shown in range(AT_ONCE, total, AT_ONCE):
        expect(finder.cards).to_have_count(shown)
        before = finder.first()
        more.focus()
        finder.page.keyboard.press("Enter")
        expect(finder.cards.nth(shown).get_by_role("link").first).to_be_focused()
        assert finder.first()[:shown] == before
    expect(finder.cards).to_have_count(total)
    expect(more).to_be_hidden()
    finder.toggle("no-id").check()
    expect(finder.cards).to_have_count(AT_ONCE)


def ten_fit_and_others_may(names: tuple[str, ...]) -> bool:
    should = expected.found(*(expected.TOGGLES[name] for name in names))
    return len(should["fits"]) == AT_ONCE and bool(should["perhaps"])


def test_where_the_next_ten_begin_with_a_heading_the_keyboard_goes_to_the_first_place_below_it(open_page, http_address):
    some = (names for size in (1, 2, 3) for names in combinations(expected.TOGGLES, size))
    finder = open_finder(open_page, http_address, at=NOON)
    for name in next(filter(ten_fit_and_others_may, some)):
        finder.toggle(name).check()
    expect(finder.cards).to_have_count(AT_ONCE)
    heading = finder.page.get_by_role("heading", name=MAY_FIT)
    expect(heading).to_have_count(0)
    finder.more.click()
    expect(heading).to_be_visible()
    expect(finder.cards.nth(AT_ONCE).get_by_role("link").first).to_be_focused()


def test_starting_again_wants_nothing_and_the_lists_are_back(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, "#free&need=food&open=now", at=NOON)
    finder.field.fill("soup")
    finder.expect_lists(there=False)
    finder.start_again()
    finder.expect_lists()
    expect(finder.field).to_have_value("")
    expect(finder.field).to_be_focused()
    expect(finder.page.locator(".finder input:checked")).to_have_count(0)
    expect(finder.page.locator("#finder-need")).to_have_value("")
    assert "#" not in finder.page.url
