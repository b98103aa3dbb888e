"""A resources.yml cut into its entries, whatever is wrong in it: so that one of them can be put in another's place.

`split_entries` in entry_lines.py only cuts what reads well. Here, an entry begins wherever something stands in the
column in which most of them do.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import parse_yaml
from vinestreet.core.yaml_tree import Mapping
from vinestreet.directory.model import Listing
from vinestreet.schema.records import fields_of

_SECTION = re.compile(r"^resources:[^\n]*\n", re.MULTILINE)
_NEXT_SECTION = re.compile(r"^needs:", re.MULTILINE)
_HEAD = re.compile(r"^( {1,8})[\"']?[A-Za-z0-9][\w-]*[\"']?:(?:[ \t]*(?:#.*)?|[ \t]+(?:\{|null\b).*)$", re.MULTILINE)
_NAME = re.compile(r"^ +name:", re.MULTILINE)
_ID = re.compile(r" *[\"']?([a-z0-9-]+)[\"']?:")
_FIELDS = "|".join(map(re.escape, fields_of(Listing)))
_FEW = 5  # of so many places, one has its id in this column, or nobody meant it


@dataclass(frozen=True, slots=True)
class CutFile:
    """What stands above the first entry, each entry with its id (empty where none can be read), and what is below."""

    head: str
    pieces: tuple[tuple[str, str], ...]
    tail: str
    column: int

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join([self.head, *(piece for _, piece in self.pieces), self.tail])

    @property
    def ids(self) -> list[str]:
        """The ids, in their order."""
        return [id_ for id_, _ in self.pieces]

    def piece_at(self, line: int) -> int | None:
        """Give which piece a line (from 1) is in; -1 is the head, None what is below all of them."""
        counts = [self.head.count("\n"), *(piece.count("\n") for _, piece in self.pieces)]
        at = bisect_right(list(accumulate(counts)), line - 1) - 1
        return None if at == len(self.pieces) and self.tail else min(at, len(self.pieces) - 1)

    def is_whole(self, at: int) -> bool:
        """Whether the piece at `at` can be read as the one place that it begins with, whatever stands around it."""
        id_, text = self.pieces[at]
        if len(text) - len(text.lstrip(" ")) != self.column:
            return False
        tree = parse_yaml(text, report := Report(""))
        return not report.problems and isinstance(tree, Mapping) and list(tree.items) == [id_]

    def with_pieces(self, at: int, pieces: Sequence[tuple[str, str]]) -> "CutFile":
        """Give the file with `pieces` in the place of the one at `at`."""
        ended = tuple((id_, piece if piece.endswith("\n") else piece + "\n") for id_, piece in pieces)
        return CutFile(self.head, (*self.pieces[:at], *ended, *self.pieces[at + 1 :]), self.tail, self.column)


def cut_file(text: str) -> CutFile | None:
    """Cut a text; None where it has no section of places that stands on lines of its own."""
    section = _SECTION.search(text)
    if not section:
        return None
    following = _NEXT_SECTION.search(text, section.end())
    end = following.start() if following else len(text)
    body = text[section.end() : end]
    columns = Counter(len(match[1]) for match in _HEAD.finditer(body))
    most = len(_NAME.findall(body))
    column = min((at for at, count in columns.items() if count * _FEW >= most), default=0)
    if not column:
        return None
    # A field with its value slipped there; a bare word and a colon further left, or one further right, begins a place
    # that slipped.
    aside = rf"(?: {{0,{column - 1}}}| {{{column + 1}}})(?!(?:{_FIELDS}):)[a-z0-9-]+:[ \t]*$"
    begin = rf"^(?: {{{column}}}(?!(?:{_FIELDS}): +\S)(?=[^ #\n])|{aside})"
    begins = [match.start() for match in re.finditer(begin, body, re.MULTILINE)]
    if not begins:
        return None
    parts = [body[begin:stop] for begin, stop in zip(begins, [*begins[1:], len(body)], strict=True)]
    pieces = tuple((found[1] if (found := _ID.match(part)) else "", part) for part in parts)
    return CutFile(text[: section.end()] + body[: begins[0]], pieces, text[end:], column)
