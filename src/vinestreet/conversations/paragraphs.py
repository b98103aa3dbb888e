"""The text of a conversation in paragraphs. It is forgiving: an empty line that was forgotten is no mistake."""

import re
from collections.abc import Iterator

SPEECH = re.compile(r"\*\*([^*\n]+?)(?::\*\*|\*\*:)[ \t]*(.*)", re.DOTALL)
ITEM = re.compile(r"[-*+][ \t]+(.*)")
HEADING = re.compile(r"#{1,6}+[ \t]*+((?:.*[^ \t#])?)[ \t#]*+")
LABEL = re.compile(
    r"(?:[-*+][ \t]+)?(?:\*\*|\*|_)?(opens|closes|then|tells|needs)(?:\*\*|\*|_)?[ \t]*:(?:\*\*|\*|_)?[ \t]*(.*)",
    re.I,
)
PEOPLE = re.compile(r"(?:#{1,6}[ \t]*)?(?:\*\*)?people(?:\*\*)?[ \t]*:?(?:\*\*)?", re.I)

Numbered = tuple[int, str]  # a line of the text and its number


def paragraphs(text: str, first: int) -> Iterator[list[Numbered]]:
    """The text in paragraphs, each as its lines with their numbers. A heading, a `**Name:**`, a list or a pause begins
    a new one even without an empty line before it, and a heading or `Then:` ends one; entries of one list stay together
    even with empty lines between.
    """
    lines: list[Numbered] = []
    gap = False
    for number, raw in enumerate(text.split("\n"), first):
        line = raw.rstrip()
        if not line:
            gap = bool(lines)
            continue
        in_list = bool(lines) and bool(ITEM.fullmatch(lines[0][1]))
        goes_on = in_list and (line.startswith((" ", "\t")) or ITEM.fullmatch(line))
        quoted = line.startswith(">") and bool(lines) and lines[0][1].startswith(">")
        if lines and not goes_on and (gap or (_begins_anew(line) and not quoted) or _stands_alone(lines[-1][1])):
            yield lines
            lines = []
        lines.append((number, line))
        gap = False
    if lines:
        yield lines


def _begins_anew(line: str) -> bool:
    return line.startswith(">") or any(kind.match(line) for kind in (ITEM, SPEECH)) or _stands_alone(line)


def _stands_alone(line: str) -> bool:
    return any(kind.fullmatch(line) for kind in (HEADING, PEOPLE)) or bool(LABEL.fullmatch(line))
