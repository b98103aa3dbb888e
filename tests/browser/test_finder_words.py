"""What people type finds what they mean, and each card says what the directory says."""

from playwright.sync_api import expect

from tests.browser import expected
from tests.browser.conftest import OpenPage
from tests.browser.finding import open_finder, places
from tests.directory.the_site import the_site

NOON = expected.ordinary(2, 12, 15)  # a Wednesday


NAMES = {
    "vine street kitchen": "vine-street-kitchen",
    "VINE STREET": "vine-street-kitchen",
    "riverton warmlines": "riverton-warmline",
    "night owls": "night-owl-shelter",
}
WISHES = {"sop kitchen": "vine-street-kitchen", "bus fare": "sweet-lime-bus-tickets"}


def test_typing_finds_in_spite_of_slips_plurals_and_everyday_words(open_page: OpenPage, address: str):
    finder = open_finder(open_page, address, at=NOON)
    for typed, wanted in (NAMES | WISHES).items():
        finder.field.fill("")
        finder.field.press_sequentially(typed)
        assert wanted in finder.first()[: 1 if typed in NAMES else 3], typed
    assert finder.errors == []


def test_everyday_words_offer_the_need_that_they_mean(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    finder.field.press_sequentially("hungry")
    food = set(expected.found(expected.serves("food"))["fits"])
    assert set(finder.first()) <= food
    finder.chips.get_by_role("link", name="Something to eat").click()
    expect(finder.page.locator("#finder-need")).to_have_value("food")
    expect(finder.field).to_have_value("")
    expect(finder.count).to_have_text(places(len(food)))
    expect(finder.count).to_be_focused()
    assert finder.page.url.endswith("#need=food")
    finder.field.fill("hungry")
    expect(finder.chips.get_by_role("link")).to_have_count(0)


ENDED = {"bridge-street-drop-in": "Closed for good", "east-bank-free-store": "Closed for good", "kite-group": "Paused"}


def test_a_place_that_no_longer_runs_is_found_by_its_name_and_says_so(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    listings = the_site().directory.listings
    assert {id_ for id_, place in listings.items() if not place.is_open} == set(ENDED)
    for id_, status in ENDED.items():
        place = listings[id_]
        finder.field.fill(place.name)
        assert id_ in finder.first()
        card = finder.card(place.name)
        expect(card.locator(".entry__status")).to_have_text(status)
        expect(card.locator(".entry__now")).to_have_count(0)
        expect(card.get_by_role("link", name="Call")).to_have_count(0)
        if place.status.instead:
            after = listings[place.status.instead]
            expect(card).to_contain_text("Now there's:")
            expect(card.get_by_role("link", name=after.name)).to_have_attribute("href", f"{after.id}.html")


def test_a_card_says_what_the_directory_says(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    listings = the_site().directory.listings
    kitchen = listings["vine-street-kitchen"]
    finder.field.fill(kitchen.name)
    shown = finder.card(kitchen.name)
    for words in (kitchen.what, kitchen.address, "Invented example", "Open until 1:30"):
        expect(shown).to_contain_text(words)
    way = shown.get_by_role("link", name="Directions")
    latitude, longitude = kitchen.at
    expect(way).to_have_attribute(
        "href", f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=18/{latitude}/{longitude}"
    )
    expect(way).to_have_attribute("rel", "noreferrer")
    expect(finder.page.get_by_text("Directions open OpenStreetMap. That's another site")).to_be_visible()

    real = [place for place in listings.values() if place.is_open and not place.sample]  # an invented number is no link
    call = next(place for place in real if place.phones)
    write = next(place for place in real if not place.phones and place.texts)
    word, number = write.texts[0].send, write.texts[0].shown
    for place, link, href in (
        (call, f"Call {call.phones[0].shown}", call.phones[0].href),
        (write, f"Text {word} to {number}" if word else f"Text {number}", write.texts[0].href),
    ):
        finder.field.fill(place.name)
        expect(finder.card(place.name).get_by_role("link", name=link)).to_have_attribute("href", href)

    secret = next(place for place in listings.values() if place.confidential)
    finder.field.fill(secret.name)
    shown = finder.card(secret.name)
    expect(shown).to_contain_text("Address kept secret")
    expect(shown.get_by_role("link", name="Directions")).to_have_count(0)


def test_words_and_filters_go_together(open_page: OpenPage, http_address: str):
    finder = open_finder(open_page, http_address, at=NOON)
    listings = the_site().directory.listings
    finder.field.fill("soup kitchen")
    expect(finder.count).not_to_be_empty()
    by_words = [listings[id_] for id_ in finder.all()["fits"]]
    assert len(by_words) > 3
    for name in ("free", "no-id"):
        finder.toggle(name).check()
    asked = [expected.TOGGLES["free"], expected.TOGGLES["no-id"]]
    should = expected.found(*asked, among=[place for place in by_words if place.is_open])
    found = finder.all()
    assert sorted(found["fits"]) == sorted(should["fits"])
    assert sorted(found["perhaps"]) == sorted(should["perhaps"])
