"""The field `hours`: opening hours as a contributor writes them, with a suggestion where they are free text."""

import re
from dataclasses import dataclass
from typing import Any

from vinestreet.core.yaml_tree import Mapping, Node, Scalar, Sequence
from vinestreet.opening_hours.expression import LONGEST, HoursError, NotHoursError, parse
from vinestreet.opening_hours.free_text.parser import parse_free_text
from vinestreet.opening_hours.rules import Hours
from vinestreet.schema.context import ReadContext
from vinestreet.schema.flow_text import Bare, flow_text
from vinestreet.schema.text import Text


@dataclass(frozen=True, slots=True)
class OpeningHoursText:
    """The field `hours`."""

    def read(self, node: Node, context: ReadContext) -> Hours | None:
        """Give the hours."""
        if said := _by_day(node):
            near = suggestion(said)
            rename = "" if near else "hours_note"
            return context.wrong(node, "hours_by_day", found=said[:120], rename=rename, instead=near or said)
        text = Text(LONGEST).read(node, context)
        if text is None:
            return None
        try:
            return parse(text)
        except HoursError as error:
            if isinstance(error, NotHoursError) and _SAID_CLOSED.match(text):
                instead = {"is": Bare("paused"), "words": text[:1].upper() + text[1:]}
                status = flow_text(instead)
                return context.wrong(
                    node, "hours_closed", found=text, mended=f"status: {status}", rename="status", instead=instead
                )
            near = suggestion(text) if isinstance(error, NotHoursError) else error.near
            note = "" if near or error.key not in {"not_hours", "hours_not_sayable"} else "hours_note"
            values: dict[str, Any] = {"found": text, "near": near, **error.values}
            return context.wrong(node, error.key, instead=near or None, rename=note, **values)


def _by_day(node: Node) -> str:
    """What stands there day by day, one after the other: a name for each, a list, or a line for each of several."""
    if isinstance(node, Mapping):
        return "; ".join(f"{day} {said}" for day, each in node.items.items() if (said := _times(each)))
    if isinstance(node, Sequence):
        return "; ".join(said for each in node.items if (said := _by_day(each) or _times(each)))
    lines = [line.strip(" ,;") for line in node.text.split("\n")] if isinstance(node, Scalar) and not node.plain else []
    lines = [line for line in lines if line]
    return "; ".join(lines) if len(lines) > 1 and not any(";" in line for line in lines) else ""


def _times(node: Node) -> str:
    """What a day has: a text, a list of times, or `open` and `close` by name."""
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    if isinstance(node, Sequence):
        return ", ".join(said for each in node.items if (said := _times(each)))
    if isinstance(node, Mapping):
        times = [said for each in node.items.values() if (said := _times(each))]
        return "-".join(times) if len(times) == 2 else ", ".join(times)
    return ""


_SAID_CLOSED = re.compile(
    r"(?i)(?:temporarily |currently |now |permanently )?(?:closed|shut)\b"
    r"(?! (?:on )?(?:mon|tue|wed|thu|fri|sat|sun|weekend|holiday))"
)
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}


def suggestion(text: str) -> str:
    """Give the expression that free `text` wholly means, or an empty text."""
    said = re.sub(r"[a-z]+", lambda word: _NUMBERS.get(word[0].casefold(), word[0]), text, flags=re.IGNORECASE)
    said = re.sub(r"(\d)\s*o['’]?clock\b", r"\1", said, flags=re.IGNORECASE)
    said = re.sub(r"\bhalf past (\d{1,2})\b", r"\1:30", said, flags=re.IGNORECASE)
    for each in (text, said):
        meant = parse_free_text(each)
        if meant.expression and not meant.left:
            try:
                return parse(meant.expression).expression
            except HoursError:
                continue
    return ""
