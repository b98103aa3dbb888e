"""The field `hours`: opening hours as a contributor writes them, with a suggestion where they are free text."""

import re
from dataclasses import dataclass
from typing import Any

from vinestreet.core.yaml_tree import Node
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
        text = Text(LONGEST).read(node, context)
        if text is None:
            return None
        try:
            return parse(text)
        except HoursError as error:
            if isinstance(error, NotHoursError) and _SAID_CLOSED.match(text):
                status = flow_text({"is": Bare("paused"), "words": text[:1].upper() + text[1:]})
                return context.wrong(node, "hours_closed", found=text, mended=f"status: {status}")
            near = suggestion(text) if isinstance(error, NotHoursError) else error.near
            note = "" if near or error.key not in {"not_hours", "hours_not_sayable"} else "hours_note"
            values: dict[str, Any] = {"found": text, "near": near, **error.values}
            return context.wrong(node, error.key, instead=near or None, rename=note, **values)


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
