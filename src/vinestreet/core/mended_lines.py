"""From what would mend a text to the lines to copy: as they stand in the file, and as they should.

What is wrong on one line is mended together, so that whoever copies a line copies all of it.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from vinestreet.core.problems import MOST_TOLD, Edit, Mended, Problem


@dataclass(frozen=True, slots=True)
class MendedText:
    """The lines of a file (`original`), and those of a `text` in which slips of form are mended.

    `numbers` says of each line of `text` which one of the file it stands for, from 1.
    """

    original: tuple[str, ...]
    text: str
    numbers: tuple[int, ...]

    @classmethod
    def as_it_stands(cls, text: str) -> "MendedText":
        """Give a `text` in which nothing is mended."""
        lines = tuple(text.split("\n"))
        return cls(lines, text, tuple(range(1, len(lines) + 1)))


def with_mended_lines(problems: Iterable[Problem], source: MendedText) -> list[Problem]:
    """Give the `problems` of one file by their lines; the last of those that share lines has what mends all of them.

    Of those that nobody is told, beyond the first MOST_TOLD, none has; nor of those with something secret.
    """
    ordered = sorted(problems, key=lambda problem: problem.line)
    starts = [0, *accumulate(len(line) + 1 for line in source.text.split("\n"))]
    groups: list[tuple[int, int, list[Problem]]] = []
    for problem in ordered:
        first, last = _lines(problem, source, starts)
        if groups and first <= groups[-1][1] and problem.line:
            begin, end, shared = groups[-1]
            groups[-1] = (min(begin, first), max(end, last), [*shared, problem])
        else:
            groups.append((first, last, [problem]))
    return [
        problem
        if at + 1 < len(shared) or group >= MOST_TOLD or any(each.secret for each in shared)
        else replace(problem, mended=_mended(shared, first, last, source, starts))
        for group, (first, last, shared) in enumerate(groups)
        for at, problem in enumerate(shared)
    ]


def _lines(problem: Problem, source: MendedText, starts: list[int]) -> tuple[int, int]:
    """The first and the last line of the file that a problem is about."""
    places = _places(problem.edits, source.text)
    touched = [source.numbers[min(_line_at(at, starts), len(source.numbers) - 1)] for at in places]
    covers = [*(problem.covers or (problem.line, problem.line)), *touched]
    return min(covers), max(covers)


def _places(edits: Iterable[Edit], text: str) -> list[int]:
    found = []
    for edit in edits:
        if _adds_lines(edit):
            found.append(max(0, len(text[: edit.start].rstrip(" \n")) - 1))
        else:
            found += [edit.start, max(edit.start, edit.end - 1)]
    return found


def _adds_lines(edit: Edit) -> bool:
    """Whether an edit adds lines below one that stays as it is."""
    return edit.start == edit.end and edit.text.startswith("\n")


def _line_at(position: int, starts: list[int]) -> int:
    return bisect_right(starts, position) - 1


def _mended(problems: list[Problem], first: int, last: int, source: MendedText, starts: list[int]) -> Mended | None:
    if not first or last > len(source.original):
        return None
    now = source.original[first - 1 : last]
    offered = dict.fromkeys(edit for each in problems for edit in each.edits)
    edits = sorted(offered, key=lambda edit: (edit.start, edit.end))
    if not edits and not any(each.covers for each in problems):
        return Mended(first, now) if any(line.strip() for line in now) else None
    if to := next((each.moved_to for each in problems if each.moved_to), 0):
        return Mended(first, now, (), to, source.original[to - 1].strip()[:60])
    meant = [at for at, number in enumerate(source.numbers) if first <= number <= last]
    if not meant:
        return Mended(first, now, ())
    begin, end = starts[meant[0]], starts[meant[-1] + 1]
    text, at = "", begin
    for edit in edits:
        if edit.start < at:
            continue  # two ways to mend the same letters; the first is as good
        start, stop = edit.start, edit.end
        if edit.whole_lines:
            start = source.text.rfind("\n", 0, start) + 1
            stop = source.text.find("\n", len(source.text[:stop].rstrip())) + 1 or len(source.text)
        elif source.text[start:stop].rstrip(" ").endswith("\n"):
            # A text below its name ends with the ends of its lines, which stay.
            stop = start + len(source.text[start:stop].rstrip())
        if _adds_lines(edit):  # they come directly below what is there
            start = stop = max(at, len(source.text[:start].rstrip(" \n")))
        text += source.text[at:start] + edit.text
        at = max(start, stop)
    text = (text + source.text[at:end]).removesuffix("\n")
    then = tuple(line.rstrip() for line in text.split("\n")) if text else ()
    return Mended(first, now, then) if then != now else Mended(first, now)
