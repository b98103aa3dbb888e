"""What is read in the place of files, or of parts of them, that have a fault: places as they last were."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from vinestreet.core.problems import Problem


@dataclass(frozen=True, slots=True)
class Repair:
    """The `texts` that are read instead of what is in a file, by its name; None for a file that is passed over.

    Places may name those that are `left_out`, as if they were there.
    """

    texts: Mapping[str, str | None] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()


NO_REPAIR = Repair()


@dataclass(frozen=True, slots=True)
class StandIn:
    """A place, or with an empty `id` all of a `file` or its needs, shown as it was until the day `since`, for the newer
    text has `problems`; or left out, where nobody knows how it was.
    """

    id: str
    file: str
    since: date | None
    is_left_out: bool
    problems: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """The file, and where that doesn't say it, the place in it."""
        return self.file if not self.id or PurePath(self.file).stem == self.id else f"{self.file}: {self.id}"
