"""What a reader is told of a text before it begins."""

import pytest

from vinestreet.conversations.block_finder import conversation_in
from vinestreet.core.problems import Report
from vinestreet.texts.reading import Heading, Reading, minutes_to_read, reading_of, short_version

TALK = """Once upon a time.

/// conversation

People:

- **Ana**, a cook
- **Ben**, a guest

**Ana:** {beginning}

- **Ben:** Yes.
  - Opens: something.
  - Closes: nothing.
  - Then: The long way
- **Ben:** No.
  - Opens: something.
  - Closes: nothing.
  - Then: The short way

## The long way

**Ana:** {long}

Then: The end

## The short way

**Ana:** {short}

Then: The end

## The end

**Ana:** Good night.

///
"""


def words(count: int) -> str:
    return "word " * count


@pytest.mark.parametrize(
    ("body", "minutes"),
    [
        ("", 1),
        (words(50), 1),
        (words(329), 1),
        (words(331), 2),
        (words(1760), 8),
        (words(219) + "\n\n[^one]: " + words(900), 1),
        (words(219) + "[^one]\n\n[^one]: Who, when\n    " + words(900) + "\n\n" + words(111), 2),
        (" ".join(["[word](a/very-long-address-of-a-page-with-many-words.md)"] * 220), 1),
        (" ".join(["it's well-known"] * 165), 2),
    ],
)
def test_how_long_a_text_takes_is_its_words_without_its_notes(body: str, minutes: int):
    assert minutes_to_read(body) == minutes


def test_of_a_conversation_one_way_is_read_and_all_that_could_be_said_on_it():
    source = TALK.format(beginning=words(220), long=words(440), short=words(2))
    conversation = conversation_in(source, Report("talk.md"))
    assert minutes_to_read(source, conversation) == 3
    in_short = TALK.format(beginning=words(220), long="A word.", short="A word.")
    assert minutes_to_read(in_short, conversation_in(in_short, Report("talk.md"))) == 1


PAGE = """<p>Hello</p>
<h2 id="the-stool">The <em>stool</em> &amp; I<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup></h2>
<p>Words</p>
<h2 id="to-do">Something to try</h2>
<h2 id="sources">Sources</h2>
<p>We read</p>
"""


def parted(page: str) -> Reading:
    return reading_of(page, short="In short", sources="Sources", to_try="Something to try")


def test_the_short_version_stands_apart_from_what_is_above_and_below_it():
    reading = parted(f'<p>A warning</p>\n<h2 id="in-short">In short</h2>\n<p>Soup.</p>\n{PAGE[13:]}')
    assert reading.lead == "<p>A warning</p>\n"
    assert reading.short == "\n<p>Soup.</p>\n"
    assert reading.short_heading == Heading("in-short", "In short")
    assert reading.text.startswith('<h2 id="the-stool">')
    assert [heading.name for heading in reading.headings] == ["The stool & I", "Something to try", "Sources"]
    assert reading.sources == "\n<p>We read</p>\n"


def test_a_short_version_may_be_all_there_is():
    reading = parted('<h2 id="in-short">In short</h2><p>Soup.</p>')
    assert (reading.short, reading.text, reading.headings) == ("<p>Soup.</p>", "", ())


def test_the_short_version_in_markdown_ends_at_the_next_heading():
    body = "*Note.*\n\n## In short\n\nSoup.\n\n*Others say bread.*\n\n## More\n\n## In short\n"
    assert short_version(body, "In short") == "Soup.\n\n*Others say bread.*"
    assert short_version(body, "Kurz") == ""


def test_a_page_is_parted_where_its_sources_begin():
    reading = parted(PAGE)
    assert reading.headings == (
        Heading("the-stool", "The stool & I"),
        Heading("to-do", "Something to try"),
        Heading("sources", "Sources"),
    )
    assert reading.text.endswith('<h2 id="to-do">Something to try</h2>\n')
    assert reading.sources == "\n<p>We read</p>\n"
    assert reading.sources_heading == Heading("sources", "Sources")
    assert reading.to_try == Heading("to-do", "Something to try")


@pytest.mark.parametrize(
    "page", ["", "<p>Words</p>", '<h2 id="sources">Sources</h2><h2 id="more">More</h2><p>Words</p>']
)
def test_a_page_that_does_not_end_in_sources_stays_whole(page: str):
    reading = parted(page)
    assert (reading.text, reading.sources, reading.sources_heading, reading.to_try) == (page, "", None, None)


def test_a_page_to_practise_with_begins_at_what_is_numbered_one():
    page = '<h2 id="a">What 11 people need</h2><h2 id="b">Step by step</h2><h3 id="c">1. Arriving (10)</h3>'
    assert parted(page).first_step == Heading("c", "1. Arriving (10)")
    path = '<h2 id="a">First, about power</h2><h2 id="b">Step 1: before</h2><h2 id="sources">Sources</h2>'
    assert parted(path).first_step == Heading("b", "Step 1: before")
    assert parted(PAGE).first_step is None
