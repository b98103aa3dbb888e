"""Lines of resources.yml that YAML reads in silence, and perhaps not as they were meant."""

import re

from vinestreet.directory.line_shapes import parts_of
from vinestreet.directory.model import Listing
from vinestreet.schema.records import fields_of

SECTION = re.compile(r"(?<![^\n])(needs|resources):(?: *(?:#.*|\{\} *))?$")
# What YAML takes for a remark, and most people who write it don't: ` #2`.
_REMARK = re.compile(r" #(?=\S| ?\d)")
_PLAIN_BEFORE = re.compile(r" *(?:- )?(?:[a-z_-]+: +)?[^\s\"'#\[{|>]")
_ENTRY = re.compile(r"\n {2}(?=[a-z0-9])")
_PARTS = {part for name in fields_of(Listing) if (of := parts_of(Listing, name)) for part in fields_of(of)}
_LINE_BEGINS = re.compile(r"\n(?=[^\n])")
# A field of an entry further in than fields stand: the text above it has swallowed it.
_SWALLOWED = re.compile(
    rf"\n {{5,}}(?=(?:{'|'.join(name for name in fields_of(Listing) if name not in _PARTS)}):[ \n])"
)


def as_below(piece: str) -> str:
    """Give an entry as it would stand in the one file, its lines on the same lines; see `parse_entry`."""
    if piece[:1] == " ":
        return piece
    return "  " + _LINE_BEGINS.sub("\n    ", piece)


def suspicious_lines(text: str) -> set[int]:
    """Give the lines that have to be looked at.

    The end of a text that is taken for a remark, an entry that begins right below another's field, and a field that
    stands in a text.
    """
    begins = [match.start() for match in _REMARK.finditer(text) if _is_lost(text, match.start())]
    entries = [match.start() for match in _ENTRY.finditer(text)]
    close = [at for at in entries if at and text[at - 1] != "\n" and not SECTION.search(text, max(0, at - 60), at)]
    begins += [at + 1 for at in close] if len(close) * 4 <= len(entries) else []
    swallowed = [match.start() + 1 for match in _SWALLOWED.finditer(text)]
    begins += swallowed if len(swallowed) * 4 <= len(entries) + 4 else []
    lines, line, before = set(), 1, 0
    for at in sorted(begins):
        line += text.count("\n", before, at)
        before = at
        lines.add(line)
    return lines


def _is_lost(text: str, at: int) -> bool:
    """Whether a plain value stands before the remark that begins at a letter."""
    return bool(_PLAIN_BEFORE.match(text, text.rfind("\n", 0, at) + 1, at))
