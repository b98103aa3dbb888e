"""Problems are told in the order of their lines, and each of them once."""

from vinestreet.core.problems import Problem, ProblemsFoundError, once


def problem(line: int, found: str) -> Problem:
    return Problem("resources.yml", line, "pantry", "phone", "wording", {"found": found})


def test_what_would_be_told_in_the_same_words_at_the_same_place_is_told_once():
    assert once([problem(3, "a"), problem(3, "a"), problem(3, "b"), problem(4, "a")]) == (
        problem(3, "a"),
        problem(3, "b"),
        problem(4, "a"),
    )


def test_an_error_has_each_problem_once_in_the_order_of_lines():
    error = ProblemsFoundError([problem(9, "a"), problem(0, "a"), problem(3, "a"), problem(9, "a")])
    assert [each.line for each in error.problems] == [3, 9, 0]
