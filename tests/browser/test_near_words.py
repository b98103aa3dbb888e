"""Words as the finder compares them: whatever way they are typed, whatever language they are in."""

from collections.abc import Iterator
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.text_search import text_search

TOKENS = {
    "Soup, bread & tea!": ["soup", "bread", "tea"],
    "can't CAN’T cant": ["cant", "cant", "cant"],
    "St Brigid's": ["st", "brigids"],
    "Café Amélie": ["cafe", "amelie"],
    "cafe\u0301": ["cafe"],
    "Straße, STRASSE, İstanbul": ["strasse", "strasse", "istanbul"],
    "l'eau d’urgence": ["leau", "eau", "durgence", "urgence"],
    "drop-in 24/7": ["drop", "in", "24", "7"],
    "Где поесть?": ["где", "поесть"],
    "मुझे खाना चाहिए": ["मुझे", "खाना", "चाहिए"],
    "أين الطعام؟": ["أين", "الطعام"],
    "食べ物、水": ["食べ物", "水"],
    "😀 … ---": [],
    "": [],
}
SLIPS = [
    ("soup", "soup", 0),
    ("sop", "soup", 1),
    ("souup", "soup", 1),
    ("soap", "soup", 1),
    ("sopu", "soup", 1),
    ("perscripton", "prescription", 2),
    ("ab", "ba", 1),
    ("", "ab", 2),
    ("kitchen", "soup", 3),
]
VOCABULARY = """
    bus buses business busy card care choir clean eat evicted eviction food foot homeless hungry kitchen laundry lonely
    prescription shelter shower showers sign sleep sleeping soup stories story ward warm 12 112 voices
""".split()
# typed → what it may mean, the most likely first
MEANT = {
    "shower": ["shower", "showers"],
    "showers": ["showers", "shower"],
    "stories": ["stories", "story"],
    "evict": ["evicted", "eviction"],
    "homelessness": ["homeless"],
    "warm": ["warm"],
    "sop": ["soup"],
    "foood": ["food"],
    "luandry": ["laundry"],
    "perscripton": ["prescription"],
    "lnudy": [],
    "shleter": ["shelter"],
    "at": [],
    "13": [],
    "113": [],
    "zzz": [],
}
UNFINISHED = {
    "bu": {"bus", "buses", "business", "busy"},
    "v": {"voices"},
    "sho": {"shower", "showers"},
    "kitchn": {"kitchen"},
    "perscr": {"prescription"},
    "hungr": {"hungry"},
    "1": {"12", "112"},
    "zz": set(),
}


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Iterator[Page]:
    with text_search(browser) as page:
        yield page


def near(scripts: Page, word: str, unfinished: bool = False) -> list[tuple[str, float]]:
    """What `word` may mean, the most likely first."""
    found = scripts.evaluate(
        """([vocabulary, word, unfinished]) =>
          vineStreet.fuzzyMatcher(new Map(vocabulary.map((each, number) => [each, number])))(word, unfinished)
            .sort((one, other) => other.alike - one.alike)
            .map(({ word, alike }) => [vocabulary[word], alike])""",
        [VOCABULARY, word, unfinished],
    )
    return [(word, alike) for word, alike in found]


def test_a_text_is_its_words_without_case_accents_and_signs(scripts: Page):
    found = scripts.evaluate("(texts) => texts.map((text) => vineStreet.tokenize(text))", list(TOKENS))
    assert found == [[normalize("NFD", word) for word in words] for words in TOKENS.values()]


def test_slips_are_letters_too_many_missing_wrong_or_swapped(scripts: Page):
    for one, other, slips in SLIPS:
        for pair in ([one, other], [other, one]):
            assert scripts.evaluate("([one, other]) => vineStreet.editDistance(one, other, 2)", pair) == slips, pair


def test_slips_to_a_word_that_goes_on_are_counted_to_its_nearest_beginning(scripts: Page):
    assert scripts.evaluate("vineStreet.editDistance('perscr', 'prescription', 1, true)") == 1
    assert scripts.evaluate("vineStreet.editDistance('kitchn', 'kitchens', 1, true)") == 1


def test_endings_and_slips_lead_to_the_words_that_were_meant(scripts: Page):
    found = {typed: [word for word, _ in near(scripts, typed)] for typed in MEANT}
    assert found == MEANT


def test_the_beginning_of_a_word_means_every_word_that_goes_on_from_it(scripts: Page):
    found = {typed: {word for word, _ in near(scripts, typed, unfinished=True)} for typed in UNFINISHED}
    assert found == UNFINISHED


def test_a_word_that_is_known_is_likelier_meant_than_any_other(scripts: Page):
    for word in VOCABULARY:
        for unfinished in (False, True):
            best, *others = near(scripts, word, unfinished)
            assert best == (word, 1)
            assert all(0 < alike < 1 for _, alike in others)
