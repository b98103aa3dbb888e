"""Python takes a phrase apart as the tokenizer of the scripts does."""

import pytest

from tests.js.node import ask
from vinestreet.lexicon.lexicon_words import words_of

TEXTS = [
    "Soup kitchen", "wi-fi", "CAN'T sleep", "can’t", "l'eau", "24/7", "¿tengo hambre?", "Straße", "免費", "café", "İstanbul",
    "don't", "i'd", "☕", "?!", "", "مرحباً", "ไทย", "naïve—so", "a_b", "rock'n'roll", "2'3", "²", "½", "résumé's", "'quoted'", "免費食物", "たべもの food",
    "อาหารฟรี", "مُسَاعَدَة", "والمساعدة", "إلى", "ال", "שָׁלוֹם", "הַמִּרְפָּאָה", "והמרפאה", "היא", "𠮷野家", "ភាសាខ្មែរ", "မြန်မာ", "ສະບາຍດີ",
]  # fmt: skip


def test_the_same_words_are_seen_on_both_sides():
    assert ask("words", TEXTS) == [list(words_of(text)) for text in TEXTS]


@pytest.mark.parametrize("text", ["", "?!", "☕", "…", "_"])
def test_signs_alone_are_no_words(text):
    assert words_of(text) == ()
