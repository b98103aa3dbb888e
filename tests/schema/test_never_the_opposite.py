"""What is offered to copy is never the opposite of what was written, nor a number that nobody wrote."""

import pytest

from vinestreet.schema.phone_meant import line_meant
from vinestreet.schema.scalars import number_in
from vinestreet.schema.text import Id, nearest

ACCESS = ("step-free", "quiet-space", "interpreter")


@pytest.mark.parametrize("written", ["not step-free", "not-step-free", "no interpreter", "without interpreter"])
def test_a_word_that_is_denied_is_not_offered(written: str):
    assert nearest(written, ACCESS) == ""


@pytest.mark.parametrize(("written", "meant"), [("stepfree", "step-free"), ("not-for-profit", "non-profit")])
def test_a_word_that_is_near_is(written: str, meant: str):
    assert nearest(written, (*ACCESS, "non-profit")) == meant


def is_number(text: str) -> bool:
    return number_in(text, "US") is not None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("+1 413 555 O177", "+1 413 555 0177"),
        ("+l 413 555 oI77", "+1 413 555 0177"),
        ("1-800-FLOWERS", "1-800-3569377"),
        ('+1 413 555 0148" now "+1 413 555 0173', "+1 413 555 0173"),
        ('"+1 413 555 0126": Front desk', {"number": "+1 413 555 0126", "say": "Front desk"}),
    ],
)
def test_letters_are_the_digits_that_they_look_like_or_those_of_the_keys(written: str, meant: object):
    assert line_meant(written, "US", "phone", is_number) == meant


@pytest.mark.parametrize(("written", "meant"), [("supper", ""), ("soup", ""), ("fod", "food"), ("paper", "papers")])
def test_a_need_that_only_looks_alike_is_not_offered(written: str, meant: str):
    assert Id.meant(written, {"food": 1, "papers": 1, "groups": 1}) == meant
