"""What is wrong in a file that a person wrote, with the line, so that all of it can be told at once."""

import dataclasses
import re
import sys
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from vinestreet.core.messages import Messages
from vinestreet.core.placeholders import placeholders_in


@dataclass(frozen=True, slots=True)
class Edit:
    """What would mend a text: the letters from `start` to before `end`, or their `whole_lines`, give way to `text`."""

    start: int
    end: int
    text: str
    whole_lines: bool = False


@dataclass(frozen=True, slots=True)
class Mended:
    """Lines as they stand in a file from `line` on, and what to write in their place; None is not known.

    An empty `then` takes the lines out; with `to`, they go above that line, which says what is `before` now.
    """

    line: int
    now: tuple[str, ...]
    then: tuple[str, ...] | None = None
    to: int = 0
    before: str = ""

    def told(self, t: Messages) -> list[str]:
        """Both, line by line, in the columns in which they stand in the file."""
        if self.then is None:
            return [t("problems.it_says"), *map(_seen, self.now)]
        if not self.then:
            below = [t("problems.move", line=self.to, before=self.before)] if self.to else []
            return [t("problems.delete"), *map(_seen, self.now), *below]
        words = ", ".join(f"`{each}`" for each in placeholders_in(self.then))
        over = [t("problems.write_over", words=words)] if words else []
        return [t("problems.it_says"), *map(_seen, self.now), t("problems.write"), *map(visible, self.then), *over]


_MOST_SEEN = 400  # letters of a line that is only shown


def _seen(line: str) -> str:
    """The line, in which what looks like nothing is seen."""
    line = line if len(line) <= _MOST_SEEN else f"{line[:_MOST_SEEN]} …"
    return visible(re.sub("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]", "[space]", line.replace("\t", "[tab]")))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `key` names the sentence under `problems:` in messages/; `line` 0 is unknown.

    `near` among the values is what may have been meant; it becomes a question, or nothing where it is empty. `edits`
    would mend it, and `covers` are the first and the last line that they change, or that belong above line `moved_to`;
    what comes of it is in `mended`, and nothing where what stands there is `secret`.
    """

    file: str
    line: int
    entry: str
    field: str
    key: str
    values: dict[str, object] = dataclasses.field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    covers: tuple[int, int] | None = None
    moved_to: int = 0
    mended: Mended | None = None
    secret: bool = False

    def said(self, t: Messages) -> str:
        """What is wrong, without where."""
        values = dict(self.values)
        if near := values.get("near"):
            values["near"] = t("problems.did_you_mean", near=near)
        return t(f"problems.{self.key}", **values)

    def told(self, t: Messages) -> str:
        """The problem as `FILE:LINE: ID: FIELD: what is wrong; what was expected; what was found`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        told = visible(": ".join(part for part in (place, self.entry, self.field, self.said(t)) if part))
        return "\n".join([told, *self.mended.told(t), ""] if self.mended else [told])


def visible(text: str) -> str:
    """Give `text` with letters that are not seen, or that turn others or a terminal round, as U+200B and such."""
    return "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in text)


def once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give `problems` without those that would be told in the very same words, at the same place, a second time."""
    return tuple({repr(problem): problem for problem in problems}.values())


MOST_TOLD = 200  # of one run: whoever mends so many looks again


class ProblemsFoundError(Exception):
    """A file was read to its end and cannot be used; `problems` says why, in the order of its lines, each once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep `problems`, sorted by file and line; those of a file as a whole come last."""
        in_order = sorted(problems, key=lambda problem: (problem.file, problem.line or sys.maxsize))
        self.problems = once(in_order)
        super().__init__(f"{len(self.problems)} problems")

    def told(self, t: Messages) -> str:
        """Every problem on a line of its own, up to MOST_TOLD of them, and how many there are."""
        lines = [problem.told(t) for problem in self.problems[:MOST_TOLD]]
        if more := len(self.problems) - len(lines):
            lines.append(t("problems.more", count=more))
        return "\n".join([*lines, t("problems.count", count=len(self.problems))])


class Report:
    """Collects the problems of one file while it is read, or of others too, whose lines are counted on."""

    def __init__(self, file: str) -> None:
        """Start an empty report on `file`, a name as people know it."""
        self.file = file
        self.problems: list[Problem] = []
        self._others: list[str] = []
        self._after: list[int] = []

    def goes_on(self, file: str, after: int) -> None:
        """Say that lines beyond `after` are those of `file`, which is read as if it stood below those before it."""
        self._others.append(file)
        self._after.append(after)

    def add(
        self,
        line: int,
        key: str,
        *,
        entry: str = "",
        field: str = "",
        **values: object,
    ) -> None:
        """Note that the sentence `problems.<key>` holds at `line`."""
        at = bisect_left(self._after, line) - 1
        file, line = (self.file, line) if at < 0 else (self._others[at], line - self._after[at])
        self.problems.append(Problem(file, line, entry, field, key, values))

    def offer(self, *edits: Edit) -> None:
        """Say what would mend the problem that was noted last."""
        self.problems[-1] = dataclasses.replace(self.problems[-1], edits=edits)

    def keep_secret(self) -> None:
        """Say that the lines of the problem that was noted last are not to be repeated: what is told may be public."""
        self.problems[-1] = dataclasses.replace(self.problems[-1], secret=True)

    def stop_if_any(self) -> None:
        """Raise ProblemsFoundError if anything was noted."""
        if self.problems:
            raise ProblemsFoundError(self.problems)
