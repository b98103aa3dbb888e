"""What the files of lexicon/ say together: upstream's and a fork's, in each language."""

from tests.lexicon.reading import lexicons
from vinestreet.lexicon.lexicon_model import Lexicon, phrases_of

ENGLISH = """\
# What English speakers type
needs:
  food:
    any: [hungry, nothing to eat]
    pet food: [dog food, kibble]
  talk: {any: [lonely]}
who: {veterans: [vet, army]}
filters: {free: [no money], no-id: [no id]}
crisis:
  line: [want to die]
  emergency: [not breathing]
negations: [no, not, don't]
small: a about
  am i'd
spellings: {u: you, sum1: someone, wanna: want to}
endings: s es ing
"""


def test_each_part_is_what_stands_there(tmp_path):
    (english,) = lexicons(tmp_path, en=ENGLISH)
    assert (english.code, english.needs["food"]["pet food"]) == ("en", ("dog food", "kibble"))
    assert english.needs["talk"] == {"any": ("lonely",)}
    assert english.who == {"veterans": ("vet", "army")}
    assert english.filters == {"free": ("no money",), "no-id": ("no id",)}
    assert english.crisis == {"line": ("want to die",), "emergency": ("not breathing",)}
    assert english.negations == ("no", "not", "don't")
    assert english.small == ("a", "about", "am", "i'd")
    assert english.spellings == {"u": "you", "sum1": "someone", "wanna": "want to"}
    assert english.endings == ("s", "es", "ing")


def test_a_kind_of_a_need_is_a_phrase_too(tmp_path):
    english = lexicons(tmp_path, en=ENGLISH)
    assert phrases_of("food", english) == ("hungry", "nothing to eat", "pet food", "dog food", "kibble")
    assert phrases_of("pray", english) == ()


def test_what_yaml_takes_for_something_else_is_what_was_typed(tmp_path):
    (english,) = lexicons(
        tmp_path, en="needs:\n  talk:\n    any: [988, 24/7, 12:30, 2026-11-30, 0123, no, yes, null]\n"
    )
    assert english.needs["talk"]["any"] == ("988", "24/7", "12:30", "2026-11-30", "0123", "no", "yes", "null")


def test_what_is_left_out_or_empty_is_empty(tmp_path):
    assert lexicons(tmp_path) == ()
    assert lexicons(tmp_path, en="# nothing yet\n") == (Lexicon(code="en"),)
    assert lexicons(tmp_path, en="needs:\nwho:\nsmall:\n") == (Lexicon(code="en"),)


def test_the_sites_own_language_comes_first(tmp_path):
    found = lexicons(tmp_path, de="", en=ENGLISH, es="needs: {food: {any: [tengo hambre]}}")
    assert [lexicon.code for lexicon in found] == ["en", "de", "es"]
    assert phrases_of("food", found)[-1] == "tengo hambre"


def test_a_fork_adds_words_languages_and_needs(tmp_path):
    own = "needs:\n  food: {any: [peckish], bread: [loaf]}\n  pray: {any: [church]}\nsmall: uh\nspellings: {u: your}\n"
    english, spanish = lexicons(tmp_path, en=ENGLISH, own_en=own, own_es="needs: {pray: {any: [iglesia]}}")
    assert english.needs["food"]["any"] == ("hungry", "nothing to eat", "peckish")
    assert english.needs["food"]["bread"] == ("loaf",)
    assert english.needs["pray"] == {"any": ("church",)}
    assert english.small[-1] == "uh"
    assert english.spellings["u"] == "your"
    assert english.who == {"veterans": ("vet", "army")}
    assert spanish.needs == {"pray": {"any": ("iglesia",)}}


def test_a_phrase_that_a_fork_has_elsewhere_in_a_need_stands_where_the_fork_has_it(tmp_path):
    (english,) = lexicons(tmp_path, en=ENGLISH, own_en="needs: {food: {treats: [Dog-food]}}")
    assert english.needs["food"]["pet food"] == ("kibble",)
    assert english.needs["food"]["treats"] == ("Dog-food",)


def test_null_takes_a_part_of_upstreams_away(tmp_path):
    own = "needs: {food: {pet food: null}, talk: null}\nwho: {veterans: null}\nspellings: {u: null}\n"
    (english,) = lexicons(tmp_path, en=ENGLISH, own_en=own)
    assert english.needs["food"] == {"any": ("hungry", "nothing to eat")}
    assert not english.needs["talk"]
    assert english.who == {}
    assert "u" not in english.spellings


def test_a_language_of_upstreams_can_be_taken_away(tmp_path):
    assert [each.code for each in lexicons(tmp_path, en=ENGLISH, es="", own_es="null\n")] == ["en"]


def test_words_of_a_need_that_a_fork_took_away_are_left_out(tmp_path):
    (english,) = lexicons(tmp_path, en="needs: {bus: {any: [bus]}, food: {any: [meal]}}", gone=("bus",))
    assert english.needs == {"food": {"any": ("meal",)}}
