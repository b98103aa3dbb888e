"""The finder finds what is in the directory: what its scripts find is worked out here a second time, from the listings.

That the page shows it, and that its form asks for it, is for tests/browser/test_finder*.py.
"""

from datetime import datetime
from itertools import combinations, product

import pytest

from tests.browser import expected
from tests.directory.the_site import the_site
from tests.js.node import ask, shown, site_data
from vinestreet.directory.model import Listing
from vinestreet.pages.finder_data import offered_facets
from vinestreet.pages.page_list import HARD_NEEDS

NOON = expected.ordinary(2, 12, 15)  # a Wednesday
FACETS = {name: expected.TOGGLES[name] for name in offered_facets(the_site())}
# What is wanted, by its part of the address: what it asks of a listing.
Wanted = dict[str, expected.Question]


def found(all_wanted: list[Wanted], at: datetime = NOON) -> list[dict]:
    fragments = ["#" + "&".join(wanted) for wanted in all_wanted]
    return ask("found", {**site_data(), "fragments": fragments, "instant": at.isoformat()})


def once(question: expected.Question) -> expected.Question:
    """Ask about each place once: a judge of opening hours takes its time."""
    known: dict[str, str] = {}

    def asked(place: Listing) -> str:
        if place.id not in known:
            known[place.id] = question(place)
        return known[place.id]

    return asked


def assert_found(all_wanted: list[Wanted], at: datetime = NOON) -> None:
    """Exactly what should be found is found, in the order of lists."""
    for wanted, answer in zip(all_wanted, found(all_wanted, at), strict=True):
        should = expected.found(*wanted.values())
        assert {"fits": answer["fits"], "perhaps": answer["perhaps"]} == should, wanted.keys()


def needs() -> list[Wanted]:
    return [{f"need={need}": expected.serves(need)} for need in the_site().directory.needs]


def areas() -> list[Wanted]:
    return [{f"area={area}": expected.lies_in(area)} for area in the_site().directory.areas]


def facets() -> list[Wanted]:
    return [{facet: question} for facet, question in FACETS.items()]


def in_turn(*groups: list[Wanted]) -> list[Wanted]:
    return [{part: question for each in some for part, question in each.items()} for some in product(*groups)]


def test_every_toggle_of_the_form_is_reckoned_here():
    assert set(FACETS) == set(expected.TOGGLES)


def test_each_need_area_language_and_facet_alone():
    spoken = sorted({code for place in the_site().directory.listings.values() for code in place.languages})
    languages = [{f"language={code}": expected.speaks(code)} for code in spoken]
    assert_found([*needs(), *areas(), *languages, *facets()])


def test_what_is_wanted_together_narrows_each_other():
    pairs = [{**one, **other} for one, other in combinations(facets(), 2)]
    assert_found([*pairs, *in_turn(needs(), areas()), *in_turn(needs(), facets())])


@pytest.mark.parametrize(
    "at", [NOON, expected.ordinary(5, 23, 30), expected.ordinary(6, 3)], ids=["noon", "late", "night"]
)
def test_open_now_and_today_are_those_of_the_clock_of_each_place(at: datetime):
    now, today = {"open=now": once(expected.is_open(at))}, {"open=today": once(expected.opens_today(at))}
    assert_found([now, today, *in_turn([now, today], needs())], at)


def test_open_at_another_time_is_that_of_the_clock_of_each_place():
    minute = 1 / 60
    wednesday = {
        "tonight": (0, 18, 28),
        "tomorrow": (1, 0, 24),
        "tomorrow-morning": (1, 5, 12),
        "today-1500": (0, 15, 15 + minute),
        "we": (0, 0, 24),
        "th-night": (1, 22, 29),
        "sa": (3, 0, 24),
        "sa-0800": (3, 8, 8 + minute),
        "su-evening": (4, 18, 23),
        "mo-afternoon": (5, 12, 18),
    }
    wanted = [{f"open={when}": once(expected.opens_on(NOON, *span))} for when, span in wednesday.items()]
    assert_found([*wanted, *in_turn(wanted[:3], needs())])


def test_where_nothing_fits_the_ways_out_give_what_they_say_and_the_nearest_are_the_nearest():
    all_wanted = in_turn(needs(), areas(), facets())
    dead_ends = 0
    for wanted, answer in zip(all_wanted, found(all_wanted), strict=True):
        should = expected.found(*wanted.values())
        assert (answer["fits"], answer["perhaps"]) == (should["fits"], should["perhaps"]), wanted.keys()
        if should["fits"]:
            continue
        names = {part: part.partition("=")[0] for part in wanted}
        drops = {name: (fits, perhaps) for name, fits, perhaps in answer["drops"]}
        for part, name in names.items():
            rest = expected.found(*(question for each, question in wanted.items() if each != part))
            assert drops.get(name, (0, 0)) == (len(rest["fits"]), len(rest["perhaps"])), (wanted.keys(), part)
        sizes = [(fits, perhaps) for _, fits, perhaps in answer["drops"]]
        assert sizes == sorted(sizes, reverse=True), "the most helpful first"
        if not should["perhaps"]:
            dead_ends += 1
            assert_nearest(wanted, names, answer["nearest"])
    assert dead_ends > 500


def assert_nearest(wanted: Wanted, names: dict[str, str], nearest: list) -> None:
    """The listings with the fewest parts that do not fit, and of those with the fewest that are not known.

    None is invented where the need is about suicide or violence.
    """
    far = {}
    for place in expected.nearest("&".join(wanted)):
        answers = {names[part]: question(place) for part, question in wanted.items()}
        fails = [name for name, answer in answers.items() if answer == "no"]
        if len(fails) < len(wanted):
            far[place.id] = (len(fails), sum(answer == "unknown" for answer in answers.values())), sorted(fails)
    least = min((away for away, _ in far.values()), default=None)
    right = [[id_, fails] for id_, (away, fails) in far.items() if away == least]
    assert [[id_, sorted(fails)] for id_, fails in nearest] == right[:3], wanted.keys()


def test_what_the_scripts_read_is_what_the_file_says():
    listings = the_site().directory.listings
    read = ask("read", site_data())
    assert {each["id"] for each in read} == set(listings)
    for each in read:
        place = listings[each["id"]]
        assert each == {
            "id": place.id,
            "page": f"{place.id}.html",
            "name": place.name,
            "checked": place.checked.on.isoformat() if place.checked else "",
            "at": [round(degrees, 5) for degrees in place.at] if place.at else None,
            "href": "" if place.sample else next((line.href for line in (*place.phones, *place.texts)), ""),
            "languages": list(place.languages),
            "needs": list(place.needs),
            "runs": place.is_open,
            "secret": place.confidential,
        }


@pytest.mark.parametrize("text", ["i want to die", "suicidal", "he hits me", "i was raped"])
def test_typed_words_about_suicide_or_violence_find_real_lines_before_invented_places(text: str):
    (answer,) = ask("typed", {**site_data(), "texts": [text]})
    needs = {meant["id"] for meant in answer["meant"] if meant["kind"] == "need"}
    assert answer["despair"] or needs & HARD_NEEDS
    directory, country = the_site().directory, the_site().place.country
    places = [directory.listings[id_] for id_ in shown(answer)]
    abroad = {area.id for area in directory.areas.values() if area.is_far and area.country != country}
    invented = [place.sample for place in places if place.area not in abroad]
    assert not invented[0]
    assert invented == sorted(invented)


def test_what_words_mean_here_comes_before_what_they_mean_in_another_country():
    first = {
        "ambulance": "emergency-us-ca-911",
        "suicide": "us-988-lifeline",
        "999": "emergency-uk-999",
        "samaritans": "uk-ie-samaritans",
        "crisis line in Canada": "ca-988",
    }
    answers = ask("typed", {**site_data(), "texts": list(first)})
    assert {typed: shown(answer)[0] for typed, answer in zip(first, answers, strict=True)} == first
