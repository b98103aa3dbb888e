"""Long pages that people work with, a plan for an hour or a guide for maintainers: each part folds below its heading.

The first part and the first step stand open, so that whoever came to begin can begin; the headings of the others are
the page's contents. `<details>` needs no script, opens for a link into it and for a search in the page, and is printed
whole.
"""

import re
from functools import lru_cache
from html.parser import HTMLParser
from itertools import pairwise

FEWEST = 3  # a page of fewer parts stays as it is, and so does a part of fewer steps
_VOID = frozenset({"br", "col", "hr", "img", "wbr"})  # of those that the sanitiser leaves
_RULED_OFF = re.compile(r"<hr>\s*\Z")  # what follows is a form, printed on a sheet of its own
_HEADING = re.compile(r"<(h[23])\b.*?</\1>", re.DOTALL)


@lru_cache(maxsize=256)  # most are the same from one save to the next
def with_folded_parts(html: str) -> str:
    """Fold the parts of a page: its `html` as the sanitiser left it, which closes whatever it opens.

    Where a part has several steps, with headings of their own, the steps fold and the part does not. A form after a
    line across the page stands open.
    """
    lead, parts = _parted(html, "h2")
    if len(parts) < FEWEST:
        return html
    made = [lead]
    for number, part in enumerate(parts):
        before, steps = _parted(part, "h3")
        if len(steps) >= FEWEST:
            folded = "".join(_folded(step, is_open=not at) for at, step in enumerate(steps))
            made.append(f"{before}<div>{folded}</div>\n")
        elif number and _RULED_OFF.search(parts[number - 1]):
            made.append(part)
        else:
            made.append(_folded(part, is_open=not number))
    return "".join(made)


def _folded(part: str, *, is_open: bool) -> str:
    heading = _HEADING.match(part)
    assert heading is not None  # a part begins with its own
    rule = _RULED_OFF.search(part)
    body = part[heading.end() : rule.start() if rule else None]
    opened = " open" if is_open else ""
    return f'<details class="part"{opened}><summary>{heading[0]}</summary>{body}</details>\n{rule[0] if rule else ""}'


def _parted(html: str, rank: str) -> tuple[str, list[str]]:
    """Give what stands before the first heading of that `rank`, and each part from its heading on."""
    starts = _Headings(html, rank).found
    edges = [*starts, len(html)]
    return html[: edges[0]], [html[start:end] for start, end in pairwise(edges)]


class _Headings(HTMLParser):
    """Notes where each heading of one rank begins, if it lies in nothing else."""

    def __init__(self, html: str, rank: str) -> None:
        super().__init__()
        self.found: list[int] = []
        self._rank = rank
        self._depth = 0
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == self._rank and not self._depth:
            line, column = self.getpos()
            self.found.append(self._lines[line - 1] + column)
        self._depth += tag not in _VOID

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag not in _VOID
