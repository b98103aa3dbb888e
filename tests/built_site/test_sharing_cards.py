"""What messengers show of a link: a title, a sentence and a picture, and of what may betray a reader the name alone."""

import struct
from html import unescape
from pathlib import Path
from re import findall, search, sub

import pytest

from tests.directory.the_site import the_site
from vinestreet.pages.page_list import HARD_NEEDS
from vinestreet.pages.sharing_card import HARMLESS_NEEDS

BELOW = "https://peers.example/a/b/"  # where the fixture's site lives
NAME = the_site().place.saved.name
NEUTRAL = {"og:title": NAME, "og:description": NAME}


def card(page: Path) -> dict[str, str]:
    found = findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">', page.read_text("utf-8"))
    return {name: unescape(value) for name, value in found}


def pages(site: Path) -> dict[str, Path]:
    return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}


def telling(listing) -> bool:
    """Whether, by the listing alone, nothing about a place is anybody's secret."""
    place = the_site().place
    secret = listing.confidential or listing.id in (*place.crisis, place.emergency)
    return not secret and HARMLESS_NEEDS.issuperset(listing.needs)


SENSITIVE = [
    "help-now.html",
    "about/leaving.html",
    "essays/when-someone-talks-of-suicide.html",
    *(listing.url for listing in the_site().directory.listings.values() if not telling(listing)),
    *(need.url for need in the_site().directory.needs.values() if need.id not in HARMLESS_NEEDS),
]


def test_a_place_for_violence_or_a_crisis_is_among_what_may_betray_a_reader():
    assert not HARD_NEEDS & HARMLESS_NEEDS
    hard = [line.url for line in the_site().directory.listings.values() if HARD_NEEDS.intersection(line.needs)]
    assert len(hard) > 10
    assert set(hard) <= set(SENSITIVE)


@pytest.mark.parametrize("where", ["site", "site_below"])
def test_what_may_betray_a_reader_has_the_neutral_name_alone(where, request):
    """Also where no address of the site is known: messengers would take the page's own title else."""
    found = {name: card(path) for name, path in pages(request.getfixturevalue(where)).items()}
    assert {name: found[name] for name in SENSITIVE if name in found} == dict.fromkeys(SENSITIVE, NEUTRAL)


def test_no_card_anywhere_says_a_word_of_suicide_or_violence_or_the_name_of_a_sensitive_place(site_below):
    names = {line.name for line in the_site().directory.listings.values() if not telling(line)}
    for path in pages(site_below).values():
        said = " ".join(card(path).values())
        assert not search(r"(?i)suicid|violen|rape\b|abus(e|ive)\b|self.harm|refuge\b", said), path
        assert not [name for name in names if name in said], path


def test_every_other_page_says_what_it_is_and_shows_the_drawing(site_below):
    found = {name: card(path) for name, path in pages(site_below).items()}
    whole = {name: tags for name, tags in found.items() if "og:image" in tags}
    assert len(whole) > 60
    for name, tags in whole.items():
        assert tags["og:url"] == BELOW + name
        assert tags["og:image"] == f"{BELOW}assets/card.png"
        assert tags["og:title"]
        assert 0 < len(tags["og:description"]) <= 202
    kitchen = whole["directory/vine-street-kitchen.html"]
    assert kitchen["og:title"] == "Vine Street Kitchen (invented example)"
    assert kitchen["og:description"] == "The soup kitchen on Vine Street."
    assert {"index.html", "directory/index.html", "essays/index.html"} <= whole.keys()


def test_the_neutral_page_and_those_for_when_something_is_missing_have_no_card(site_below):
    for name in ("measures.html", "404.html", "offline.html"):
        assert card(site_below / name) == {}


def test_the_picture_is_as_large_as_it_says_and_light_and_no_part_of_the_saved_copy(site, site_below):
    picture = (site_below / "assets/card.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert len(picture) < 60_000
    assert "assets/card.png" not in (site_below / "saved.json").read_text("utf-8")
    assert not (site / "assets/card.png").exists()


def test_without_an_address_of_its_own_a_site_has_no_absolute_ones_and_with_one_only_in_cards_and_on_paper(
    site, site_below
):
    for path in pages(site).values():
        assert "og:url" not in card(path)
    for path in pages(site_below).values():
        text = sub(r'<span class="on-paper__address">[^<]*', "", path.read_text("utf-8"))  # paper says where it is from
        assert text.count(BELOW) == sum(value.startswith(BELOW) for value in card(path).values()), path
