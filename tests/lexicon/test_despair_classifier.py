"""Words of despair that stand nowhere: learnt from examples, and weighed alike by Python and by the scripts."""

from tests.js.node import ask
from vinestreet.lexicon.despair_classifier import (
    MOST,
    SIZE,
    STEPS,
    ZERO,
    Weights,
    features,
    learn_despair,
    spelled_out,
)
from vinestreet.lexicon.lexicon_model import Lexicon

LEXICON = Lexicon(
    code="en",
    needs={"food": {"any": ("so hungry i could cry", "food for my family")}, "crisis": {"any": ("cant cope",)}},
    examples={
        "line": (
            "i dont want to wake up",
            "they dont want me here",
            "dont want to go on",
            "i want to go to sleep for good",
        ),
        "emergency": ("he wont wake up and his lips are blue", "blue lips and not breathing", "he is not breathing"),
        "none": ("i want to go to work", "wake me up for work", "a place to sleep", "blue jeans for work"),
    },
    small=("i'd", "to"),
    spellings={"u": "you", "w/o": "without", "wanna": "want to"},
)


def score(text: str, weights: Weights, lexicon: Lexicon = LEXICON) -> float:
    words = spelled_out(text, lexicon.spellings, lexicon.small)
    return weights.bias + sum((ord(weights.signs[each]) - ZERO) / STEPS for each in features(words))


def test_what_examples_have_in_common_tells():
    learnt = learn_despair(LEXICON, {"crisis"})
    assert score("dont wanna wake up", learnt["line"]) > 0 > score("dont wanna wake up", learnt["emergency"])
    assert score("his lips are blue hes not breathing", learnt["emergency"]) > 0
    assert score("food for my kids", learnt["line"]) < 0


def test_the_weights_are_the_same_every_time_whatever_the_order():
    turned = {kind: tuple(reversed(texts)) for kind, texts in LEXICON.examples.items()}
    assert learn_despair(LEXICON, {"crisis"}) == learn_despair(
        Lexicon(**{**{name: getattr(LEXICON, name) for name in LEXICON.__slots__}, "examples": turned}), {"crisis"}
    )


def test_nothing_is_learnt_from_nothing():
    assert learn_despair(Lexicon(code="en", crisis={"line": ("want to die",)}), ()) == {}


def test_the_signs_are_plain_and_as_many_as_there_are_features():
    for weights in learn_despair(LEXICON, {"crisis"}).values():
        assert len(weights.signs) == SIZE
        assert {ord(sign) for sign in weights.signs} <= set(range(ZERO - MOST, ZERO + MOST + 1)) - {ord('"'), ord("\\")}


def test_scripts_weigh_a_text_as_python_does():
    texts = [
        "i dont wanna wake up",
        "I’d rather not, w/o you; u know (he is) NOT breathing!",
        "año ñandú 我饿了 его",
        "",
        "blue",
        "one two three four five six seven eight nine ten " * 5,
    ]
    lexicon = {
        "small": " ".join(LEXICON.small),
        "spellings": dict(LEXICON.spellings),
        "needs": {},
        "who": {},
        "filters": {},
        "crisis": {},
        "negations": "",
        "endings": "",
        "days": [],
        "spoken": {},
        "code": "en",
    }
    weights = learn_despair(LEXICON, {"crisis"})["line"]
    asked = {"lexicon": [lexicon], "texts": texts, "weights": {"bias": weights.bias, "signs": weights.signs}}
    assert ask("despair", asked) == [score(text, weights) for text in texts]
