"""What the search gets to know of what people type, and what days and languages are called."""

from dataclasses import replace

from babel import Locale

from tests.directory.the_site import the_site
from vinestreet.lexicon.lexicon_model import Lexicon
from vinestreet.pages.lexicon_data import lexicon_data, names_of_days, names_of_language

SPANISH = Lexicon(
    code="es",
    needs={"food": {"any": ("hambre", "comida gratis"), "leche": ()}},
    crisis={"line": ("quiero morir",)},
    negations=("no", "sin"),
    small=("de", "la"),
    spellings={"q": "que"},
    endings=("s", "es"),
)


def test_phrases_of_a_list_are_one_text():
    (english, spanish) = lexicon_data(replace(the_site(), lexicons=(*the_site().lexicons, SPANISH)))
    assert english["code"] == "en"
    assert english["needs"]["food"]["any"].split("\n")[:2] == ["hungry", "starving"]
    assert {key: spanish[key] for key in spanish if key not in {"days", "spoken"}} == {
        "code": "es",
        "needs": {"food": {"any": "hambre\ncomida gratis", "leche": ""}},
        "who": {},
        "filters": {},
        "crisis": {"line": "quiero morir"},
        "negations": "no\nsin",
        "small": "de la",
        "spellings": {"q": "que"},
        "endings": "s es",
        "despair": {},
    }
    assert spanish["days"][0] == "lunes\nlun"


def test_what_was_learnt_from_examples_is_there():
    taught = replace(SPANISH, examples={"line": ("ya no quiero vivir",), "none": ("quiero comer",)})
    (spanish,) = lexicon_data(replace(the_site(), lexicons=(taught,)))
    assert spanish["despair"].keys() == {"line", "emergency"}
    assert spanish["despair"]["line"].keys() == {"bias", "signs"}


def test_days_begin_with_monday_in_the_words_of_the_language():
    assert names_of_days(Locale("en")) == [
        "monday\nmon", "tuesday\ntue", "wednesday\nwed", "thursday\nthu", "friday\nfri", "saturday\nsat", "sunday\nsun",
    ]  # fmt: skip
    assert names_of_days(Locale("de"))[0] == "montag\nmo"


def test_languages_are_called_in_this_language_and_in_themselves():
    assert names_of_language("es", Locale("en")) == ["spanish", "español"]
    assert names_of_language("es", Locale("es")) == ["español"]
    assert names_of_language("ase", Locale("en")) == ["american sign language"]


def test_each_language_that_a_listing_has_is_named():
    (english,) = lexicon_data(the_site())
    spoken = {code for listing in the_site().directory.listings.values() for code in listing.languages}
    assert spoken >= {"en", "es"}
    assert english["spoken"].keys() == spoken
