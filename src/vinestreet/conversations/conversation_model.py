"""A conversation as data. Words may hold inline Markdown; lines count from 1 in the text that was read."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who speaks; `who` is how they are introduced, and may be empty."""

    name: str
    who: str


@dataclass(frozen=True, slots=True)
class Speech:
    """What one person says, or what the narrator tells where `who` is empty."""

    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Pause:
    """A question to the reader; `noticed` are paragraphs on what some people notice."""

    question: str
    noticed: tuple[str, ...]


@dataclass(slots=True)
class Reply:
    """Something that could be said, what it opens, what it closes, and the part it leads to (empty: on, just below).

    `tells` are facts that readers know once it is said.
    """

    line: int
    who: str
    words: str
    opens: str = ""
    closes: str = ""
    then: str = ""
    tells: tuple[str, ...] = ()


@dataclass(slots=True)
class ReplyChoice:
    """Several replies of one person."""

    line: int
    replies: list[Reply]


@dataclass(frozen=True, slots=True)
class Onward:
    """The part that follows without a choice."""

    line: int
    then: str


@dataclass(frozen=True, slots=True)
class Told:
    """An author's mark, which readers don't see: from here on, these facts are known."""

    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Needed:
    """An author's mark, which readers don't see: what follows relies on these facts."""

    line: int
    facts: tuple[str, ...]


Step = Speech | Pause | ReplyChoice | Onward | Told | Needed


@dataclass(slots=True)
class Part:
    """A stretch of the conversation; the first one has an empty name."""

    line: int
    name: str
    steps: list[Step] = field(default_factory=list)

    def ways(self) -> list[tuple[str, int]]:
        """Give the names of the parts that this one leads to, each with the line that says so."""
        found = []
        for step in self.steps:
            if isinstance(step, Onward):
                found.append((step.then, step.line))
            elif isinstance(step, ReplyChoice):
                found.extend((reply.then, reply.line) for reply in step.replies if reply.then)
        return found

    @property
    def last(self) -> Speech | Pause | ReplyChoice | Onward | None:
        """The last thing that a reader meets here."""
        return next((step for step in reversed(self.steps) if not isinstance(step, Told | Needed)), None)

    def ends(self) -> bool:
        """Whether the conversation can end here: the last thing is neither a way on nor a choice of ways."""
        last = self.last
        if isinstance(last, ReplyChoice):
            return not all(reply.then for reply in last.replies)
        return not isinstance(last, Onward)


@dataclass(slots=True)
class Conversation:
    """People, and parts in the order in which they are written."""

    line: int
    people: list[Person] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
