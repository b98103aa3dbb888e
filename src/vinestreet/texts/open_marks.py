"""How far the brackets and tags of a text reach: from where each one opens to where it closes.

From each that opens, Python-Markdown reads on to where it closes, or to the end where it never does. So all of these
lengths together are what a text costs beyond its own length.
"""

import re

FARTHEST = 500_000  # characters, of all that have one sign; the essay with most brackets has 1,800
# What closes each, and how it is written where it opens nothing.
CLOSED = {"[": ("]", "\\["), "](": (")", "\\]("), "<": (">", "&lt;")}

_MARK = re.compile(r"\\[\[\]()\\]|\]\(?|[\[()>]|<(?=[a-zA-Z/!?])")
_OTHER = "("  # opens no address of a link


class OpenMarks:
    """Takes a text line by line, and adds up how far what opens in it reaches."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        self.reach = dict.fromkeys(CLOSED, 0)
        self._at = 0  # where the line begins
        self._brackets: list[int] = []
        self._round: list[tuple[str, int]] = []
        self._tags: list[int] = []

    def take(self, line: str) -> None:
        """Go on with a line; an empty one ends the paragraph, and with it all brackets."""
        if not line.strip():
            self._end_paragraph()
        for mark in _MARK.finditer(line):
            self._take(mark[0], self._at + mark.start())
        self._at += len(line) + 1

    def end(self) -> None:
        """Close what is still open where the text ends."""
        self._end_paragraph()
        self._close_tags(self._at)

    def too_far(self) -> list[str]:
        """Give the signs that reach too far by now."""
        return [sign for sign, reach in self.reach.items() if reach > FARTHEST]

    def _take(self, mark: str, at: int) -> None:
        if mark.startswith("]") and self._brackets:
            self.reach["["] += at - self._brackets.pop()
        if mark == "[":
            self._brackets.append(at)
        elif mark in ("](", _OTHER):
            self._round.append((mark, at))
        elif mark == ")" and self._round:
            opened, begin = self._round.pop()
            self._add(opened, at - begin)
        elif mark == "<":
            self._tags.append(at)
        elif mark == ">":
            self._close_tags(at)

    def _add(self, sign: str, length: int) -> None:
        if sign != _OTHER:
            self.reach[sign] += length

    def _close_tags(self, at: int) -> None:
        self.reach["<"] += sum(at - begin for begin in self._tags)
        self._tags.clear()

    def _end_paragraph(self) -> None:
        self.reach["["] += sum(self._at - begin for begin in self._brackets)
        for opened, begin in self._round:
            self._add(opened, self._at - begin)
        self._brackets.clear()
        self._round.clear()
