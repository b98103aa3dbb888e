"""Near me: asked for only after a tap, kept only on the page, and never needed."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import expected
from tests.browser.conftest import OpenPage
from tests.browser.finding import Finder, open_finder
from tests.browser.test_nobody_is_tracked import KEPT, NOTHING

NOON = expected.ordinary(2, 12, 15)
HERE = (42.101, -72.588)
GRANTED = {"geolocation": {"latitude": HERE[0], "longitude": HERE[1]}, "permissions": ["geolocation"]}
SPY = """
  window.asked = 0;
  for (const name of ["getCurrentPosition", "watchPosition"]) {
    const real = Geolocation.prototype[name];
    Geolocation.prototype[name] = function (...told) { window.asked++; return real.apply(this, told); };
  }
"""
DEVICE_SAYS = """
  Geolocation.prototype.getCurrentPosition = (_, refuse) =>
    setTimeout(() => refuse({ code: window.code, message: "", PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 }), 20);
"""
LATE = """
  Geolocation.prototype.getCurrentPosition = (tell) => {
    window.answer = () => tell({ coords: { latitude: 42.1, longitude: -72.6 } });
  };
"""
KNOWS = """
  Geolocation.prototype.getCurrentPosition = (tell) =>
    setTimeout(() => tell({ coords: { latitude: 42.101, longitude: -72.588, accuracy: window.accuracy } }), 20);
"""
KEPT_HERE = re.compile("^Where you are stays on this page, and this site doesn't tell anyone")
NO_DEVICE = "Object.defineProperty(navigator, 'geolocation', { value: undefined });"
INSECURE = "Object.defineProperty(window, 'isSecureContext', { value: false });"


def in_miles(card: str) -> float:
    """The distance that a card tells."""
    return float(re.search(r"([\d.,]+) miles? from you, in a straight line", card)[1].replace(",", ""))


def distances() -> dict[str, float]:
    """Miles from HERE to each place that runs and has a position."""
    return {place.id: expected.kilometres(HERE, place.at) * expected.MILES for place in expected.running() if place.at}


def test_the_device_is_asked_only_after_a_tap_and_then_the_nearest_come_first(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, "#free", at=NOON, script=SPY, **GRANTED)
    requests = []
    finder.page.context.on("request", lambda request: requests.append(request.url))
    finder.field.fill("food")
    finder.field.fill("")
    assert finder.page.evaluate("asked") == 0
    finder.toggle("near").check()
    expect(finder.note).to_have_text(KEPT_HERE)
    assert finder.page.evaluate("asked") == 1

    far = distances()
    found = finder.all()
    should = expected.found(expected.TOGGLES["free"])
    for group in ("fits", "perhaps"):
        with_place = [id_ for id_ in found[group] if id_ in far]
        assert with_place == sorted(with_place, key=far.__getitem__)
        assert found[group][: len(with_place)] == with_place, "what has no place comes last"
        assert sorted(found[group]) == sorted(should[group])
    for card in finder.cards.all():
        id_ = card.get_by_role("link").first.get_attribute("href").removesuffix(".html")
        if id_ in far:
            assert in_miles(card.inner_text()) == pytest.approx(max(far[id_], 0.1), abs=0.06 if far[id_] < 9.9 else 0.6)
        else:
            assert "from you" not in card.inner_text()
    assert finder.page.evaluate(KEPT) == NOTHING
    assert [
        url for url in requests if not url.endswith(("icon.svg", "search/pages.js"))
    ] == []  # which browsers fetch when they like
    assert finder.errors == []

    finder.toggle("near").uncheck()
    assert finder.all() == should
    assert "from you" not in finder.found.inner_text()


def test_near_me_alone_shows_every_place_that_runs(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON, **GRANTED)
    finder.toggle("near").check()
    expect(finder.cards.first).to_contain_text("from you, in a straight line")
    found = finder.all()
    assert sorted(found["fits"]) == sorted(place.id for place in expected.running())
    far = distances()
    assert found["fits"][:5] == sorted(far, key=far.__getitem__)[:5]


def test_among_what_fits_the_words_as_well_the_nearer_comes_first(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON, **GRANTED)
    finder.field.fill("shower")
    first = set(finder.first())
    finder.toggle("near").check()
    expect(finder.cards.first).to_contain_text("from you, in a straight line")
    assert set(finder.first()) == first


def test_starting_again_forgets_where_the_reader_is(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON, script=LATE)
    finder.toggle("near").check()
    finder.page.evaluate("answer()")
    expect(finder.found).to_contain_text("from you, in a straight line")
    finder.start_again()
    expect(finder.note).to_be_empty()
    expect(finder.toggle("near")).not_to_be_checked()
    finder.toggle("near").check()  # the device is asked anew, and does not answer yet
    finder.toggle("free").check()
    assert finder.all() == expected.found(expected.TOGGLES["free"])
    assert "from you" not in finder.found.inner_text()


def test_a_device_that_answers_after_the_reader_has_changed_their_mind_is_not_listened_to(open_page, http_address):
    finder = open_finder(open_page, http_address, "#free", at=NOON, script=LATE)
    finder.toggle("near").check()
    expect(finder.note).to_have_text("Asking your device where you are…")
    finder.start_again()
    finder.page.evaluate("answer()")
    finder.toggle("free").check()
    expect(finder.note).to_be_empty()
    assert "from you" not in finder.found.inner_text()
    finder.toggle("near").check()
    finder.toggle("near").uncheck()
    finder.page.evaluate("answer()")
    expect(finder.note).to_be_empty()
    expect(finder.toggle("near")).not_to_be_checked()


def expect_refused(finder: Finder, words: str) -> None:
    """One plain sentence, the toggle goes off, and everything else is as it was."""
    before = finder.all()
    finder.toggle("near").click()
    expect(finder.note).to_have_text(f"{words} You can type a street or choose a part of town instead.")
    expect(finder.toggle("near")).not_to_be_checked()
    assert finder.all() == before
    finder.field.fill("vine street")
    expect(finder.card("Vine Street Kitchen")).to_be_visible()
    assert finder.errors == []


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("", "Your device didn't say where you are, and that's fine."),
        (NO_DEVICE, "Your browser doesn't say where you are here."),
        (INSECURE, "Your browser doesn't say where you are here."),
    ],
    ids=["no permission", "no such thing", "not a secure page"],
)
def test_without_a_position_one_plain_sentence_says_so(script: str, words: str, open_page, http_address):
    expect_refused(open_finder(open_page, http_address, "#free", at=NOON, script=script), words)


def test_a_device_that_refuses_or_cannot_tell_is_told_apart(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, "#free", at=NOON, script=DEVICE_SAYS)
    fine, cannot = (
        "Your device didn't say where you are, and that's fine.",
        "Your device couldn't find out where it is.",
    )
    for code, words in ((2, cannot), (1, fine), (3, cannot)):
        finder.page.evaluate("(code) => { window.code = code; }", code)
        finder.field.fill("")
        expect_refused(finder, words)


def test_a_device_that_knows_only_roughly_tells_rough_distances_or_none(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, "#free", at=NOON, script=KNOWS)
    before = finder.all()
    finder.page.evaluate("window.accuracy = 50_000")
    finder.toggle("near").click()
    expect(finder.note).to_contain_text("to within 31 miles. That's too rough")
    expect(finder.toggle("near")).not_to_be_checked()
    assert finder.all() == before
    finder.page.evaluate("window.accuracy = 2_000")
    finder.toggle("near").check()
    expect(finder.note).to_contain_text("to within 1 mile, so the distances are rough")
    expect(finder.cards.first).to_contain_text(re.compile("About 1 mile from you, in a straight line"))
    finder.toggle("near").uncheck()
    finder.page.evaluate("window.accuracy = 30")
    finder.toggle("near").check()
    expect(finder.note).to_have_text(KEPT_HERE)
    expect(finder.cards.first).to_contain_text(re.compile(r"0\.\d miles from you"))
    assert finder.errors == []


def test_a_device_that_never_answers_says_how_to_go_on(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, "#free", script=LATE)
    finder.page.clock.install()
    finder.page.reload()
    finder.toggle("near").check()
    expect(finder.note).to_have_text("Asking your device where you are…")
    finder.page.clock.fast_forward(6000)
    expect(finder.note).to_contain_text("hasn't answered yet")
    expect(finder.note).to_contain_text("you can type a street or choose a part of town instead")
    finder.page.evaluate("answer()")
    expect(finder.note).to_have_text(KEPT_HERE)


def test_a_page_from_a_folder_says_so_too(open_page: OpenPage, file_address: str):
    finder = open_finder(open_page, file_address, "#free", at=NOON)
    finder.toggle("near").click()
    expect(finder.note).to_contain_text("You can type a street or choose a part of town instead.")
    expect(finder.toggle("near")).not_to_be_checked()
    assert finder.errors == []


def test_an_area_stands_in_for_a_position(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, "#area=old-mill", at=NOON, script=SPY)
    assert finder.all() == expected.found(expected.lies_in("old-mill"))
    finder.choice("area").select_option("")
    finder.field.fill("old mill")
    area = set(expected.found(expected.lies_in("old-mill"))["fits"])
    assert set(finder.first()[:5]) <= area
    assert finder.page.evaluate("asked") == 0


def test_the_script_has_no_other_way_to_the_position(site: Path):
    for script in site.rglob("assets/js/*.js"):
        text = script.read_text(encoding="utf-8")
        assert "watchPosition" not in text
        assert text.count("getCurrentPosition") == (script.name.startswith("finder.")), script.name
