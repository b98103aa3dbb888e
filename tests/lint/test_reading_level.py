"""How hard a page is to read: sentences are found where they are, and only prose counts."""

import pytest

from vinestreet.lint.reading_level import reading_level

PAGE = """\
---
title: Eine unaussprechliche Überschrift
---
## An incomprehensible heading

The soup is hot. We sit down
and eat it together.[^1]

| Incomprehensible | tables |
|---|---|

- **Ana:** Is it good?
  - Opens: an answer.

[^1]: Incomprehensible documentation.
"""


def test_sentences_have_the_line_on_which_they_begin_and_their_words():
    reading = reading_level(PAGE)
    assert reading
    assert [(sentence.line, sentence.words) for sentence in reading.longest] == [(6, 7), (6, 4), (12, 3), (13, 2)]
    assert reading.words == 16


@pytest.mark.parametrize(
    ("text", "textstat"),
    [  # what textstat 0.7.4 says of the same words
        ("The cat sat on the mat. It was happy that day.", -0.6),
        (
            "Nobody who has stood in a corridor at two in the morning forgets the sound of somebody else's slippers.",
            8.1,
        ),
        ("Organisations frequently underestimate administrative responsibilities.", 43.0),
    ],
)
def test_the_grade_is_near_that_of_another_program(text: str, textstat: float):
    reading = reading_level(text)
    assert reading
    assert abs(reading.grade - textstat) <= 1.0


@pytest.mark.parametrize("source", ["", "---\ntitle: x\n---\n", "## Only a heading\n"])
def test_a_page_without_prose_has_none(source: str):
    assert reading_level(source) is None
