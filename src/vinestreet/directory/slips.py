"""What slipped, line by line, and the collection of it while an entry is walked through."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from vinestreet.directory.line_shapes import Row

# Each a key of a sentence, and what goes into it; the first is told.
Causes = list[tuple[str, dict[str, object]]]
# Told once for all lines that follow each other.
_SHARED = {
    "tab",
    "slip_odd_space",
    "slip_indent",
    "slip_swallowed",
    "slip_text_indent",
    "slip_other_colon",
    "slip_no_space",
    "slip_dress",
}


@dataclass(frozen=True, slots=True)
class Slip:
    """Something wrong with the lines of the file from `first` to `last`; `key` names the sentence that tells it."""

    first: int
    last: int
    key: str
    entry: str = ""
    field: str = ""
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(slots=True)
class SlipsOfEntry:
    """The slips of the entry `id`, in the order of its lines."""

    id: str
    slips: list[Slip] = dataclasses.field(default_factory=list)

    def tell(self, first: Row, last: Row, causes: Causes, path: str) -> None:
        """Note the first of the `causes` for the rows from `first` to `last`, which belong to the field at `path`."""
        if not causes:
            return
        key, values = causes[0]
        before = self.slips[-1] if self.slips else None
        if before and before.key == key and before.last == first.number - 1 and key in _SHARED:
            self.slips[-1] = Slip(before.first, last.number, key, self.id, before.field, before.values)
            return
        self.slips.append(Slip(first.number, last.number, key, self.id, path, values))
