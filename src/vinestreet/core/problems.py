"""What is wrong in a file that a person wrote, with the line, so that all of it can be told at once."""

import dataclasses
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from vinestreet.core.messages import Messages


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `key` names the sentence under `problems:` in messages/; `line` 0 is unknown.

    `near` among the values is what may have been meant; it becomes a question, or nothing where it is empty.
    """

    file: str
    line: int
    entry: str
    field: str
    key: str
    values: dict[str, object] = dataclasses.field(default_factory=dict)

    def told(self, t: Messages) -> str:
        """The problem as `FILE:LINE: ID: FIELD: what is wrong; what was expected; what was found`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        values = dict(self.values)
        if near := values.get("near"):
            values["near"] = t("problems.did_you_mean", near=near)
        said = t(f"problems.{self.key}", **values)
        return visible(": ".join(part for part in (place, self.entry, self.field, said) if part))


def visible(text: str) -> str:
    """Give `text` with letters that are not seen, or that turn others or a terminal round, as U+200B and such."""
    return "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in text)


class ProblemsFoundError(Exception):
    """A file was read to its end and cannot be used; `problems` says why, in the order of its lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep `problems`, sorted by file and line; those of a file as a whole come last."""
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.file, problem.line or sys.maxsize)))
        super().__init__(f"{len(self.problems)} problems")

    def told(self, t: Messages) -> str:
        """Every problem on a line of its own, and how many there are."""
        lines = [problem.told(t) for problem in self.problems]
        return "\n".join([*lines, t("problems.count", count=len(lines))])


class Report:
    """Collects the problems of one file while it is read, or of a second one too, whose lines are counted on."""

    def __init__(self, file: str) -> None:
        """Start an empty report on `file`, a name as people know it."""
        self.file = file
        self.problems: list[Problem] = []
        self._second = ("", sys.maxsize)

    def goes_on(self, file: str, after: int) -> None:
        """Say that lines beyond `after` are those of `file`: what lies over the first file is read as if below it."""
        self._second = (file, after)

    def add(self, line: int, key: str, *, entry: str = "", field: str = "", **values: object) -> None:
        """Note that the sentence `problems.<key>` holds at `line`."""
        second, after = self._second
        file, line = (second, line - after) if line > after else (self.file, line)
        self.problems.append(Problem(file, line, entry, field, key, values))

    def stop_if_any(self) -> None:
        """Raise ProblemsFoundError if anything was noted."""
        if self.problems:
            raise ProblemsFoundError(self.problems)
