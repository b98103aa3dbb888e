"""A card holds words of whoever wrote the page, as words; and one sentence of them."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from tests.directory.the_site import the_site
from vinestreet.pages.page_list import DirectoryPage
from vinestreet.pages.sharing_card import SharingCards

CARDS = SharingCards(the_site(), "Vine Street", "https://peers.example/help")
KITCHEN = the_site().directory.listings["vine-street-kitchen"]


def card(about: str = "A place.", title: str = "Kitchen", **changes: object) -> str:
    listing = replace(KITCHEN, what=about, **changes)
    return str(CARDS.of_directory(DirectoryPage(listing.url, "listing", title, about, {"listing": listing})))


def test_words_are_words():
    said = card('"><script>x</script>', title="<b>&'\"")
    assert "<script" not in said
    assert 'content="&#34;&gt;&lt;script&gt;x&lt;/script&gt;"' in said
    assert 'content="&lt;b&gt;&amp;&#39;&#34;"' in said


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("A hot lunch. Nobody asks.", "A hot lunch."),
        ("Open at 11.30 for lunch! Come in.", "Open at 11.30 for lunch!"),
        ("No stop at all", "No stop at all"),
        ("word " * 60, f"{('word ' * 40).strip()} …"),
    ],
)
def test_a_description_is_one_sentence(about, said):
    assert f'property="og:description" content="{said}"' in card(about)


@pytest.mark.parametrize(
    "changes",
    [
        {"confidential": True, "address": "", "at": None},
        {"needs": ("food", "safety-at-home")},
        {"needs": ("food", "crisis")},
        {"needs": ("food", "a-need-of-a-forks-own")},
        {"id": the_site().place.crisis[0]},
        {"id": the_site().place.emergency},
        {"name": "Help after rape"},
        {"organisation": "Domestic Violence Network"},
    ],
)
def test_what_may_betray_a_reader_says_the_neutral_name(changes):
    name = the_site().place.saved.name
    assert card(**changes) == (
        f'  <meta property="og:title" content="{name}">\n  <meta property="og:description" content="{name}">\n'
    )


def test_words_of_violence_in_what_a_place_says_of_itself_are_enough():
    assert "og:image" not in card("For anyone whose partner is violent.")


def test_a_page_whose_text_nobody_knows_says_the_neutral_name():
    page = SimpleNamespace(url="essays/x.html", title="X", is_homepage=False)
    assert "og:image" not in CARDS.of_text(page, "about")
