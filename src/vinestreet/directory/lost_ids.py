"""The id of an entry whose first line is lost, where another part of the file still names it."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from vinestreet.directory.entry_heads import Entry, id_of
from vinestreet.directory.line_shapes import Row
from vinestreet.schema.flow_text import key_text

_NAMING = re.compile(r"\binstead: *[\"']?(?P<one>[a-z0-9-]+)|^ +not-the-same-as: *\[?(?P<several>[a-z0-9, \"'-]+)")
_ALIKE = 0.6  # of all letters, in their order


def with_named_id(entry: Entry, rows: Sequence[Row], taken: Collection[str]) -> Entry:
    """Give an entry with the id that one of the `rows` names and that is like its own name; none has it (`taken`)."""
    if not any(slip.key == "slip_no_id" for slip in entry.slips):
        return entry
    made = id_of(entry.rows)
    for id_, number in _named(rows):
        if id_ in taken or not _is_like(id_, made):
            continue
        head = f"{key_text(id_)}:"
        slips = [
            replace(slip, key="slip_no_id_named", entry=id_, values={**slip.values, "found": head, "on": number})
            if slip.key == "slip_no_id"
            else slip
            for slip in entry.slips
        ]
        indent = entry.head.text[: len(entry.head.text) - len(entry.head.text.lstrip(" "))]
        return replace(entry, id=id_, head=Row(entry.head.number, indent + head), slips=slips)
    return entry


def _named(rows: Sequence[Row]) -> Iterator[tuple[str, int]]:
    for row in rows:
        if match := _NAMING.search(row.text):
            yield from ((id_.strip(" \"'"), row.number) for id_ in (match["one"] or match["several"]).split(","))


def _is_like(id_: str, made: str) -> bool:
    words = {*id_.split("-")}
    return words <= {*made.split("-")} or SequenceMatcher(None, id_, made).ratio() >= _ALIKE
