"""Words in a line to copy that whoever copies it has to write over: only they know what belongs there."""

import re
from collections.abc import Iterable

NAME = "its name"
WHAT = "what happens there, in a sentence"
BY = "your first name"
WHEN_POLICE = "in which cases they call"
WHO_TOLD = "who told you"
WHEN_RECORDED = "when they record calls"
WHEN_ASKED = "when they ask for it"
ANYTHING = "write it here"
DAY = "YEAR-MONTH-DAY"
HOW = "phone or visit or website or owner"
COST = "free or sliding or paid or unknown"
STATUS = "open or paused or closed"
ICON = "bowl or bed or house or another icon"
CHOICES = (HOW, COST, STATUS, ICON)
PLACEHOLDERS = (NAME, WHAT, BY, WHEN_POLICE, WHO_TOLD, WHEN_RECORDED, WHEN_ASKED, ANYTHING, DAY, *CHOICES)
_SMALL = {each.casefold() for each in PLACEHOLDERS}
_DOTS = {"…", "...", "(…)", "(...)", "[…]"}
_SHOWN = re.compile(rf"(?:^ *|[:\[{{,-] *\"?)({'|'.join(map(re.escape, PLACEHOLDERS))})(?=\"? *(?:[,}}\]]|$))")


def is_placeholder(text: str, *, quoted: bool = False) -> bool:
    """Whether all of `text` is something that was to be written over; dots in quotes are words."""
    return text.strip(" .").casefold() in _SMALL or (not quoted and text.strip() in _DOTS)


def placeholders_in(lines: Iterable[str]) -> list[str]:
    """Give what is to be written over in `lines` of YAML, each once."""
    return list(dict.fromkeys(match[1] for line in lines for match in _SHOWN.finditer(line)))
