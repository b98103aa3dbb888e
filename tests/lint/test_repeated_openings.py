"""How often texts begin alike is counted, and told from a fifth on."""

from vinestreet.conversations.block_finder import conversation_in
from vinestreet.core.problems import Report
from vinestreet.lint.repeated_openings import repeated_openings
from vinestreet.texts.front_matter import Front
from vinestreet.texts.library import Piece


def essays(*bodies: str) -> list[Piece]:
    return [Piece("essays", f"essay-{at}", Front(), body) for at, body in enumerate(bodies)]


def found(texts: list[Piece]) -> list[tuple[str, dict[str, object]]]:
    return [(problem.key, dict(problem.values)) for problem in repeated_openings(texts, "Sources")]


def test_what_opens_a_paragraph_in_more_than_a_fifth_of_the_essays_is_told_with_the_files():
    ours = [f"## One\n\nHere’s a *made-up* example {at}.\n\nHere's a made-up chair." for at in range(6)]
    others = [f"Nothing alike {at} times." for at in range(19)]
    [(key, said)] = found(essays(*ours, *others))
    assert key == "opening_repeated"
    assert (said["found"], said["count"], said["most"]) == (6, 25, 5)
    assert said["words"] == "here's a made"
    assert said["files"] == ", ".join(f"docs/essays/essay-{at}.md" for at in range(6))


def test_a_fifth_and_few_texts_are_nothing_to_tell():
    alike = "Here's a made-up example."
    assert found(essays(*[alike] * 5, *[f"Number {at} is alone." for at in range(20)])) == []
    assert found(essays(*[alike] * 4)) == []


def test_headings_lists_quotes_boxes_and_sources_may_be_alike():
    body = """## The same heading each time

- the same entry each time

> the same quote each time

!!! note "The same box each time"
    The same words each time.

A line that wraps and
the same words each time below it.

## Sources

We read the same each time.

[^one]: the same note each time
"""
    told = found(essays(*[body] * 10))
    assert [said["words"] for _, said in told] == ["a line that"]


def talk(*notes: str) -> Piece:
    pauses = "".join(f"> What do you see?\n>\n> {note}\n\n**Ana:** Soup.\n\n" for note in notes)
    source = f"/// conversation\n\nPeople:\n\n- **Ana**\n\n**Ana:** Soup.\n\n{pauses}///\n"
    report = Report("")
    conversation = conversation_in(source, report)
    assert not report.problems
    return Piece("conversations", "talk", Front(), source, conversation)


def test_notes_below_pauses_are_counted_each():
    [(key, said)] = found([talk(*[f"Some people see {at}." for at in range(5)], "A hand.", "No answer.")])
    assert (key, said["words"], said["found"], said["count"], said["most"]) == (
        "pause_repeated",
        "some people",
        5,
        7,
        4,
    )
