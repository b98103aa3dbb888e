"""The report of one import: what became fields, what stays as words in a listing, and what is not taken over.

Nothing is counted in silence: each value that did not become a field is kept with its row, so that a person can look
it up. The rows wait in a file that memory holds while it is small; the counts and the first rows of each are at hand.
How it is told is in report_told.py.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import Any, Literal

from vinestreet.directory.yaml_writer import Entry

ROW = "@row"  # where a row or an object stands, such as `services.csv:17`, under this name in itself
ROWS_NAMED = 3
MOST_WORDS = 2000  # characters of one value in the report
_IN_MEMORY = 4_000_000  # bytes

Fate = Literal["kept", "left_out"]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One value that became no field. `row` is such as `services.csv:17`; `why` names `import.why_<why>`."""

    row: str
    field: str
    fate: Fate
    why: str
    words: str


@dataclass(slots=True)
class ReportGroup:
    """How many values of a field shared a fate and a reason, the first rows of them, and whether there are others."""

    count: int = 0
    rows: list[str] = field(default_factory=list)
    others: bool = False


class ImportReport:
    """The report of one import. `row` is text such as `services.csv:17` or `services[3]`; `field` one of our fields.

    `why` is the end of a message key: `hours` is the sentence `import.why_hours` in messages/. Nothing is printed here.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.fields: Counter[str] = Counter()
        self.groups: dict[tuple[Fate, str, str], ReportGroup] = {}
        # It stays open as long as the report lives.
        self._all = SpooledTemporaryFile(max_size=_IN_MEMORY, mode="w+", encoding="utf-8", errors="replace")  # noqa: SIM115

    def field(self, row: str, field: str) -> None:
        """Count a value in `row` that became the field."""
        self.fields[field] += 1

    def kept(self, row: str, field: str, words: str, why: str) -> None:
        """Count a value that stays as words in the listing."""
        self._note(ReportLine(row, field, "kept", why, words))

    def left_out(self, row: str, field: str, words: str, why: str) -> None:
        """Count a value that is not taken over."""
        self._note(ReportLine(row, field, "left_out", why, words))

    def refused(self, row: str, field: str, words: str, why: str) -> None:
        """Take back that a value became the field: our own reader refuses it, so it stays as words."""
        self.fields[field] -= 1
        self.kept(row, field, words, why)

    def count(self, fate: Fate) -> int:
        """How many values had this fate."""
        return sum(group.count for (each, _, _), group in self.groups.items() if each == fate)

    def all(self) -> Iterator[ReportLine]:
        """Every value that became no field, in the order of reading."""
        self._all.seek(0)
        for line in self._all:
            row, name, fate, why, words = line.rstrip("\n").split("\t", 4)
            yield ReportLine(row, name, "kept" if fate == "kept" else "left_out", why, words)

    def _note(self, told: ReportLine) -> None:
        group = self.groups.setdefault((told.fate, told.field, told.why), ReportGroup())
        group.count += 1
        if told.row not in group.rows:
            group.others = len(group.rows) >= ROWS_NAMED
            group.rows += [told.row] if len(group.rows) < ROWS_NAMED else []
        parts = (told.row, told.field, told.fate, told.why, told.words[:MOST_WORDS])
        self._all.write("\t".join(" ".join(part.split()) for part in parts) + "\n")


@dataclass(slots=True)
class MergeResult:
    """What an import does: `new` entries by id, `changed` fields of listings that are here, and what stays as it is.

    `rows` is how many listings came; `same` how many of them another row had said already.
    """

    rows: int = 0
    same: int = 0
    new: dict[str, Entry] = field(default_factory=dict)
    changed: dict[str, dict[str, Any]] = field(default_factory=dict)
    here: list[str] = field(default_factory=list)
