"""What the search gets to know of texts: plain words, once, with what people type for them."""

from typing import Any

import pytest

from vinestreet.pages.text_data import TextPage, plain, text_data
from vinestreet.texts.front_matter import Front, InSearch


def entry(location: str, title: str, text: str) -> dict[str, Any]:
    """A section as Material's search plugin has it."""
    return {"location": location, "title": title, "text": text}


ENTRIES = (
    entry("essays/soup.html", "Soup &amp; bread", "<p>It is <code>hot</code>.</p> <ul><li>Salt</li><li>Oil</li></ul>"),
    entry("essays/soup.html#bowls", "Bowls", "<p>Deep ones.<sup>1</sup></p>"),
    entry("essays/soup.html#more", "More", ""),
)


def known(front: Front, url: str = "essays/soup.html") -> dict[str, Any]:
    """What is known of the one page."""
    (page,) = text_data(
        [TextPage(url, "Soup & bread", front)],
        [{**each, "location": each["location"].replace("essays/soup.html", url)} for each in ENTRIES],
    )
    return page


def test_a_page_is_told_in_plain_words_and_its_title_once():
    assert known(Front(description="How to.", words=("broth", "what's for dinner"))) == {
        "url": "essays/soup.html",
        "title": "Soup & bread",
        "kind": "essay",
        "description": "How to.",
        "words": "broth\nwhat's for dinner",
        "sections": [["", "", "It is hot. Salt Oil"], ["bowls", "Bowls", "Deep ones."], ["more", "More", ""]],
    }


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("essays/soup.html", "essay"),
        ("essays/index.html", "page"),
        ("conversations/soup.html", "conversation"),
        ("practise/soup.html", "practise"),
        ("about/soup.html", "page"),
        ("help-now.html", "page"),
    ],
)
def test_where_a_page_stands_tells_its_kind(url: str, kind: str):
    assert known(Front(), url)["kind"] == kind
    assert known(Front(audience="maintainers"), url)["kind"] == "maintainers"


def test_a_page_that_is_to_stand_first_says_so_and_no_other():
    assert known(Front(search=InSearch(boost=3)))["boost"] == 3
    assert "boost" not in known(Front(search=InSearch()))


def test_what_material_left_out_is_left_out():
    assert text_data([TextPage("about/quiet.html", "Quiet", Front())], ENTRIES) == []


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a &lt;p&gt; &amp;amp; b</p>", "a <p> &amp; b"),
        ("<p>one</p><p>two</p>", "one two"),
        ("H<sub>2</sub>O and <code>cafe</code>s", "H2O and cafes"),
        ("<p>As she said.<sup>12</sup></p>", "As she said."),
        ("<li>A source. ↩</li>", "A source."),
        ("<pre>a\n  b</pre>", "a b"),
    ],
)
def test_letters_that_mean_something_to_html_are_letters_again(html: str, words: str):
    assert plain(html) == words
