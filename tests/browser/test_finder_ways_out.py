"""No result is a dead end: it says what to leave out, how many that gives, and what comes nearest."""

from functools import cache
from itertools import product

from playwright.sync_api import expect

from tests.browser import expected
from tests.browser.conftest import OpenPage
from tests.browser.finding import Finder, counted, open_finder, places
from tests.browser.searching import NOTHING_HAS_THIS
from tests.directory.reading import WORDS
from tests.directory.the_site import the_site

NOON = expected.ordinary(2, 12, 15)
NOTHING = WORDS("finder.none")
STRANGE = WORDS("finder.strange", count=1, words=f"“{NOTHING_HAS_THIS}”")
# What is wanted, by the name that the form has for it: what the address says, and what it asks of a listing.
Wanted = dict[str, tuple[str, expected.Question]]


@cache
def combinations() -> list[Wanted]:
    """Each need in each area with each toggle."""
    site = the_site()
    needs = {need.label: (f"need={need.id}", expected.serves(need.id)) for need in site.directory.needs.values()}
    areas = {site.say.area(area): (f"area={area.id}", expected.lies_in(area.id)) for area in site.place.areas.values()}
    toggles = {WORDS(f"finder.{facet}"): (facet, question) for facet, question in expected.TOGGLES.items()}
    return [dict(parts) for parts in product(needs.items(), areas.items(), toggles.items())]


def found(wanted: Wanted, without: str = "") -> dict[str, list[str]]:
    return expected.found(*(question for name, (_, question) in wanted.items() if name != without))


def without(wanted: Wanted) -> dict[str, dict[str, list[str]]]:
    """By the words of the button that leaves it out: what would be found then."""
    words = {}
    for name in wanted:
        rest = found(wanted, name)
        if rest["fits"]:
            words[WORDS("finder.without", what=f"“{name}”", count=len(rest["fits"]))] = rest
        elif rest["perhaps"]:
            words[WORDS("finder.without_perhaps", what=f"“{name}”", count=len(rest["perhaps"]))] = rest
    return words


def address_of(wanted: Wanted) -> str:
    return "#" + "&".join(part for part, _ in wanted.values())


def go(finder: Finder, wanted: Wanted) -> None:
    finder.page.evaluate("(hash) => { location.hash = hash; }", address_of(wanted))
    for part, _ in wanted.values():
        if "=" in part:
            name, _, value = part.partition("=")
            expect(finder.choice(name)).to_have_value(value)


def answers_of(wanted: Wanted) -> dict[str, dict[str, str]]:
    """By id: what each place answers to each part."""
    return {place.id: {name: question(place) for name, (_, question) in wanted.items()} for place in expected.running()}


def test_where_nothing_fits_each_button_says_what_to_leave_out_and_gives_that_many(
    open_page: OpenPage, http_address: str
):
    all_wanted = combinations()
    nothing = [wanted for wanted in all_wanted if not any(found(wanted).values())]
    some_may = [wanted for wanted in all_wanted if found(wanted)["perhaps"] and not found(wanted)["fits"]]
    hardest = max(nothing, key=lambda wanted: len(without(wanted)))
    unsure = max(some_may, key=lambda wanted: len(without(wanted)))
    assert len(without(hardest)) == len(without(unsure)) == 3

    finder = open_finder(open_page, http_address, at=NOON)
    for wanted in (hardest, unsure):
        go(finder, wanted)
        expect(finder.count).to_have_text(counted(found(wanted)))
        buttons = without(wanted)
        assert sorted(finder.drops.all_text_contents()) == sorted(buttons)
        sizes = [
            (len(buttons[words]["fits"]), len(buttons[words]["perhaps"])) for words in finder.drops.all_text_contents()
        ]
        assert sizes == sorted(sizes, reverse=True), "the most helpful first"
        for words, rest in buttons.items():
            go(finder, wanted)
            finder.page.get_by_role("button", name=words, exact=True).click()
            expect(finder.count).to_be_focused()
            expect(finder.count).to_have_text(counted(rest))
            assert finder.all() == rest
    assert finder.errors == []


def test_the_nearest_say_what_does_not_fit(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    for wanted in [wanted for wanted in combinations() if not any(found(wanted).values())][::200]:
        go(finder, wanted)
        expect(finder.count).to_have_text(NOTHING)
        answers = answers_of(wanted)
        far = {
            id_: (list(said.values()).count("no"), list(said.values()).count("unknown"))
            for id_, said in answers.items()
            if the_site().directory.listings[id_] in expected.nearest(address_of(wanted))
        }
        nearest = [id_ for id_ in far if far[id_] == min(far.values())]
        expect(finder.nearest).to_have_count(min(3, len(nearest)))
        for card in finder.nearest.all():
            id_ = card.get_by_role("link").first.get_attribute("href").removesuffix(".html")
            assert id_ in nearest
            names = ", ".join(f"“{name}”" for name, answer in answers[id_].items() if answer == "no")
            expect(card.locator(".entry__fails")).to_have_text(WORDS("finder.fails", what=names))
            area = next(area for area in the_site().place.areas.values() if the_site().say.area(area) in wanted)
            has_place = any(place.at for place in expected.running() if place.area == area.id)
            told = f"from {area.label}, in a straight line" in card.inner_text()
            assert told == bool(has_place and the_site().directory.listings[id_].at)
        assert finder.page.locator("#finder-cards .entry").count() == 0
    assert finder.errors == []


def test_a_word_that_nobody_used_is_named_and_the_lists_are_there(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    finder.field.fill(NOTHING_HAS_THIS)
    expect(finder.count).to_have_text(NOTHING)
    expect(finder.about).to_have_text(STRANGE)
    finder.expect_lists()
    expect(finder.drops).to_have_count(0)
    expect(finder.nearest).to_have_count(0)
    expect(finder.page.get_by_role("heading", name=WORDS("finder.nearest"))).to_be_hidden()

    finder.toggle("free").check()
    finder.expect_lists(there=False)
    free = expected.found(expected.TOGGLES["free"])
    expect(finder.nearest).to_have_count(3)
    expect(finder.nearest.first.locator(".entry__fails")).to_have_text(
        WORDS("finder.fails", what=f"“{NOTHING_HAS_THIS}”")
    )
    finder.page.get_by_role("button", name=f"Without “{NOTHING_HAS_THIS}”: {places(len(free['fits']))}").click()
    expect(finder.field).to_have_value("")
    assert finder.all() == free

    finder.field.fill(f"{NOTHING_HAS_THIS} soup")
    expect(finder.about).to_contain_text(STRANGE)
    expect(finder.cards.first).to_be_visible()
    assert finder.errors == []


def test_words_that_fit_no_filter_are_told_apart_from_the_filters(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    finder.field.fill("vine street kitchen")
    finder.choice("area").select_option("new-zealand")
    expect(finder.count).to_have_text(NOTHING)
    in_area = expected.found(expected.lies_in("new-zealand"))["fits"]
    without_area = finder.drops.filter(has_text="Without “By phone or online: New Zealand”")
    without_words = finder.drops.filter(has_text="Without “vine street kitchen”")
    expect(without_words).to_have_text(f"Without “vine street kitchen”: {places(len(in_area))}")
    told = int(without_area.inner_text().split(": ")[-1].split()[0])
    without_area.click()
    expect(finder.count).to_have_text(places(told))
    assert finder.first()[0] == "vine-street-kitchen"
    expect(finder.choice("area")).to_have_value("")
    expect(finder.field).to_have_value("vine street kitchen")
