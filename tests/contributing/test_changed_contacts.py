"""One new number says nothing about the others, and the words beside it are for a person."""

import pytest

from tests.directory.the_site import the_site
from vinestreet.contributing.answer_parsers import PARSERS
from vinestreet.contributing.changed_contacts import changed_contacts

ONE, TWO, NEW, OTHER = (f"+1 413-582-{n}" for n in ("0101", "0102", "0199", "0198"))
LABELLED = [{"number": ONE, "label": "month passes"}, {"number": TWO, "label": "office"}]


def change(answer, id_="phone", **before):
    found = PARSERS[id_](answer, the_site())
    made = changed_contacts(found.fields, found.left, answer, before, "US")
    return made.fields, [key for key, _ in made.looks], made.left


CLEAR = [
    ({}, "413 582 0199", NEW),
    ({"phone": ONE}, "413 582 0199", NEW),
    ({"phone": {"number": ONE, "label": "office"}}, "413 582 0199", {"label": "office", "number": NEW}),
    ({"phone": LABELLED}, "the month passes number is now 413 582 0199", [{"label": "month passes", "number": NEW}, LABELLED[1]]),
    ({"phone": LABELLED}, "office: 413 582 0199", [LABELLED[0], {"label": "office", "number": NEW}]),
    ({"phone": [ONE, TWO]}, "413 582 0102 is now 413 582 0199", [ONE, NEW]),
    ({"phone": [ONE, TWO]}, "413 582 0101, 413 582 0102, 413 582 0199", [ONE, TWO, NEW]),
    ({"phone": ONE}, "413 582 0101 and 413 582 0199", [ONE, NEW]),
    ({"phone": ONE}, "mobile: 413 582 0199", {"label": "mobile", "number": NEW}),
    ({"phone": [ONE, TWO]}, "413 582 0102", [ONE, TWO]),
    ({"phone": ONE, "text": TWO}, "413 582 0199", NEW),
]  # fmt: skip


@pytest.mark.parametrize(("before", "answer", "after"), CLEAR)
def test_a_number_stands_for_the_one_that_is_named_or_the_only_one(before, answer, after):
    fields, _, _ = change(answer, **before)
    assert fields == {"phone": after}


ASKED = [
    ({"phone": [ONE, TWO]}, "413 582 0199"),
    ({"phone": LABELLED}, "413 582 0199"),
    ({"phone": [ONE, TWO]}, "413 582 0199, 413 582 0198"),
    ({"phone": [ONE, TWO]}, "the month passes number is now 413 582 0199"),
    ({"phone": ONE}, "413 582 0199, 413 582 0198"),
    ({"phone": ONE, "text": TWO}, "413 582 0102"),
    ({"phone": [ONE, TWO]}, "mobile 413 582 0199"),
]


@pytest.mark.parametrize(("before", "answer"), ASKED)
def test_where_nobody_can_tell_which_is_meant_nothing_goes_and_it_is_asked(before, answer):
    fields, looks, left = change(answer, **before)
    assert (fields, left) == ({}, answer)
    assert looks[0] == "which_one"


def test_addresses_are_no_other():
    sites = ["https://a.example/", "https://b.example"]
    assert change("c.example.org", "website", website=sites)[:2] == ({}, ["which_one"])
    assert change("http://www.a.example", "website", website=sites[0])[0] == {"website": sites[0]}
    assert change("b@x.example", "email", email=["a@x.example", "c@x.example"])[:2] == ({}, ["which_one"])


WORDS = [
    ("still 413 582 0101, not after 6pm", "still, not after 6pm"),
    ("$(rm -rf ~) 413 582 0101", "$(rm -rf ~"),
    ("413 582 0101 for a good time", "for a good time"),
    ("413 582 0101, ask for me, I am alone tonight", "ask for me, I am alone tonight"),
]


@pytest.mark.parametrize(("answer", "left"), WORDS)
@pytest.mark.parametrize("before", [{"phone": ONE}, {}])
def test_words_beside_a_number_are_no_label_and_somebody_reads_them(answer, left, before):
    fields, looks, words = change(answer, **before)
    assert fields == {"phone": ONE}
    assert (looks, words) == (["beside"], left)


@pytest.mark.parametrize("answer", ["413 582 0101", "still 413 582 0101", "413 582 0101 (same)"])
def test_the_same_number_is_nothing_new(answer):
    line = {"number": ONE, "label": "office", "say": "press 2"}
    assert change(answer, phone=line) == ({"phone": line}, [], "")


def test_what_is_to_be_pressed_at_the_old_number_goes_with_it_and_is_told():
    fields, looks, _ = change("413 582 0199", phone={"number": ONE, "say": "press 2"})
    assert (fields, looks) == ({"phone": NEW}, ["say_goes"])
    assert change("413 582 0199, press 3")[0] == {"phone": {"number": NEW, "say": "press 3"}}


@pytest.mark.parametrize("asked", ["ask for Marta", "ask for marta", "Ask for Marta Ruiz"])
def test_whom_to_ask_for_is_not_written_where_it_is_a_name(asked):
    fields, looks, left = change(f"413 582 0199 ({asked})", phone=ONE)
    assert (fields, looks, left) == ({"phone": NEW}, ["person", "beside"], asked)
    role = {"number": NEW, "say": "ask for the kitchen"}
    assert change("413 582 0199, ask for the kitchen", phone=ONE)[:2] == ({"phone": role}, [])


@pytest.mark.parametrize(
    "answer", ["413 582 0199, Marta's cell", "her mobile: 413 582 0199", "my own number is 413 582 0199"]
)
def test_a_persons_own_number_is_not_taken(answer):
    assert change(answer, phone=ONE) == ({}, ["person"], answer)
