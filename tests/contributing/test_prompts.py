"""A question is asked again until its answer fits; nothing of it is mixed with what a command prints."""

import click
import pytest
from click.testing import CliRunner

from tests.directory.reading import WORDS
from vinestreet.contributing.prompts import AnswerRefusedError, Prompter


def asked(question, typed):
    """What `question(prompter)` gives when somebody types, and what it shows on the error stream."""
    with CliRunner().isolation(typed, env={"COLUMNS": "60"}) as (out, err, _):
        found = question(Prompter(WORDS))
        assert out.getvalue() == b""
        return found, err.getvalue().decode()


def at_most_two(text):
    if len(text) > 2:
        raise AnswerRefusedError(["Too long.", "  Shorter, please."])
    return text


def test_an_answer_that_does_not_fit_is_told_why_and_asked_for_again():
    found, shown = asked(lambda it: it.ask_until_valid(lambda: it.ask("How?"), at_most_two), "abc\nabcd\n ab \n")
    assert found == "ab"
    assert shown.count("\nHow?\n> ") == 3
    assert shown.count("Too long.\n  Shorter, please.\n") == 2


@pytest.mark.parametrize(("typed", "meant"), [("YES\n", True), (" n \n", False), ("\nperhaps\nno\n", False)])
def test_yes_and_no_are_asked_until_one_is_said(typed, meant):
    found, shown = asked(lambda it: it.confirm("Is that right?"), typed)
    assert found is meant
    assert shown.count("Please say yes or no.") == typed.count("\n") - 1


def test_a_question_on_one_line_shows_what_enter_takes():
    assert asked(lambda it: it.ask_inline("Which?", "this"), "\n")[0] == "this"
    assert "Which? [this]: " in asked(lambda it: it.ask_inline("Which?", "this"), "that\n")[1]
    assert asked(lambda it: it.ask_inline("Parts", ""), "\n") == ("", "Parts: \n")
    found, shown = asked(lambda it: it.ask_inline("Which?"), "\n\nthat\n")
    assert (found, shown.count("Which? ")) == ("that", 3)


def test_words_are_broken_in_lines_that_fit_and_lists_are_left_as_they_are():
    long = "from 9\u202fAM on " * 9
    _, shown = asked(lambda it: it.say(f"{long}\n  {long.strip()}\x1b"), "")
    *first, last = shown.splitlines()
    assert all(len(line) <= 60 for line in first)
    assert last == f"  {'from 9 AM on ' * 8}from 9 AM onU+001B"


def test_the_end_of_what_can_be_read_stops():
    with pytest.raises(click.Abort):
        asked(lambda it: it.confirm("Is that right?"), "perhaps\n")
