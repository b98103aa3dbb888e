"""Columns in which tables keep one number: `Phone1Number`, `Phone1Name`, `Phone1IsPrivate`, as exports of iCarol do.

They are put together in the cell of the number, as people write it: `Intake: 413-555-0181 x12`. Without what it is for,
each number would be taken for one to talk on, and the second is often a fax.
"""

import re
from collections.abc import Iterable, Mapping

from vinestreet.exchange.facts.vocabulary import answer_in

_PART = re.compile(
    r"(?P<of>.*phone[ _]?(?:number)?[ _]?\d+)[ _]?"
    r"(?P<part>number|name|label|description|type|ext(?:ension)?|is[ _]?private)?",
    re.IGNORECASE,
)
_BESIDE = ("name", "label", "description", "type", "ext", "private")


def phone_parts(columns: Iterable[str]) -> dict[str, dict[str, str]]:
    """Give the columns that belong to the column of a number, by what they say of it; only numbers that have any."""
    numbers: dict[str, str] = {}
    beside: dict[str, dict[str, str]] = {}
    for column in columns:
        if match := _PART.fullmatch(column.strip()):
            part = (match["part"] or "number").casefold()
            kind = next((each for each in _BESIDE if each in part), "")
            if kind:
                beside.setdefault(match["of"].casefold(), {})[kind] = column
            else:
                numbers.setdefault(match["of"].casefold(), column)
    return {numbers[of]: parts for of, parts in beside.items() if of in numbers}


def put_phones_together(row: dict[str, str], parts: Mapping[str, Mapping[str, str]]) -> None:
    """Put what stands beside each number of `row` into its cell; a private one is taken out."""
    for column, beside in parts.items():
        said = {kind: row.pop(other, "") for kind, other in beside.items()}
        number = row.get(column, "")
        if number and answer_in(said.get("private", "")):
            del row[column]
        elif number:
            words = next((said[kind] for kind in ("name", "label", "description", "type") if said.get(kind)), "")
            extension = f" x{said['ext']}" if said.get("ext") else ""
            row[column] = f"{words}: {number}{extension}" if words else f"{number}{extension}"
