"""However deep HTML is nested, what is handed to a parser is not, and nothing of its words is lost."""

import re

import nh3
import pytest

from vinestreet.exchange.facts.plain_text import plain_text
from vinestreet.security.html_depth import MOST_DEEP, shallow
from vinestreet.security.sanitizer import clean, removed_parts

MANY = 50_000


def deepest(html: str) -> int:
    """How many elements are open at most, where each end closes the one that was opened last."""
    deep = most = 0
    for end in re.findall(r"<(/?)\w", html):
        deep += -1 if end else 1
        most = max(most, deep)
    return most


@pytest.mark.parametrize(
    "html",
    [
        "",
        "Soup <br> at <b>noon</b>.",
        "<div>" * MOST_DEEP + "Soup" + "</div>" * MOST_DEEP,
        "<p>Soup <b>at</b> noon.</p>" * MANY,
        "<ul>" + "<li>Soup" * MANY + "</ul>",
        "a < b" * MANY,
        '<img alt="Soup"><br>' * MANY,
    ],
)
def test_what_is_not_deep_stays_as_it_is(html: str):
    assert shallow(html) == html


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<div>" * MANY + "Soup" + "</div>" * MANY, "Soup"),
        ("<div>Soup" * MANY, "Soup" * MANY),
        ("<DIV class='a'>" * MANY + "Soup", "Soup"),
        ("<blockquote><b>" * MANY + "Soup", "Soup"),
        ("<div><table><td></div>" * MANY + "Soup", "Soup"),
    ],
)
def test_tags_that_are_too_deep_go_and_their_words_stay(html: str, words: str):
    less = shallow(html)
    assert deepest(less) <= MOST_DEEP
    assert re.sub(r"<[^>]*>", "", less) == words


def test_what_stood_deeper_closes_nothing_that_stayed():
    html = "<div>" * (MOST_DEEP + 5) + "in" + "</div>" * (MOST_DEEP + 5) + "<p>out</p>"
    assert shallow(html) == "<div>" * MOST_DEEP + "in" + "</div>" * MOST_DEEP + "<p>out</p>"


def test_a_description_of_others_is_read_however_deep_it_is():
    assert plain_text("<div>" * MANY + "Soup" + "</div>" * MANY) == "Soup"
    assert plain_text("<div>Soup" * MANY).startswith("Soup. Soup. Soup.")
    assert plain_text("<ul><li>Soup" * MANY).startswith("Soup. Soup. Soup.")
    assert plain_text("é" + " " * MANY + "x" + "<td>" * MANY) == "é x"
    assert plain_text("<!--" * MANY + "-->Soup") == "Soup"


def test_a_parser_is_never_given_more(monkeypatch: pytest.MonkeyPatch):
    given: list[str] = []
    monkeypatch.setattr(nh3, "clean", lambda html, **_: given.append(html) or "")
    clean("<div>" * MANY)
    plain_text("<div>" * MANY)
    assert [deepest(html) for html in given] == [MOST_DEEP, MOST_DEEP]


def test_who_wrote_it_is_told():
    html = "<div>" * (MOST_DEEP + 1)
    assert removed_parts(html, clean(html)) == ["<div>"]
