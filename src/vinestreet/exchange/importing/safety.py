"""What of others' data is never published, whatever a column map says: records that are held back, where a secret place
is, and people. It looks at every cell, also at those of columns that nobody asked for.

Names of columns that say so are data (safety.yml). Where in doubt nothing is shown: a place that is missing can be
added, and one that was shown cannot be taken back.
"""

import re
from collections.abc import Container, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

import yaml

from vinestreet.exchange.facts.people import without_people
from vinestreet.exchange.facts.vocabulary import answer_in, is_secret_place
from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.column_map import Cells, plain_column
from vinestreet.exchange.importing.import_report import ROW, ImportReport
from vinestreet.exchange.importing.listing_draft import ListingDraft
from vinestreet.schema.secret_words import is_secret_address

_LONGEST_STATE = 40  # letters


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile("|".join(patterns)) for name, patterns in _data().items() if name not in {"held_states", _SAID}
    }


_SAID = "held_words"


@cache
def _data() -> dict[str, list[str]]:
    data: dict[str, list[str]] = yaml.load(
        Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"), yaml.CSafeLoader
    )
    return data


@lru_cache(maxsize=10_000)
def _is(kind: str, column: str) -> bool:
    return bool(_patterns()[kind].fullmatch(plain_column(column)))


def held_back(cells: Mapping[str, str]) -> str:
    """Give the name of the column by which a record says that it is not for the public; empty where none does."""
    return next((column for column, words in cells.items() if _holds_back(column, words)), "")


def _holds_back(column: str, words: str) -> bool:
    answer = answer_in(words, plain_column(column))
    said = " ".join(re.sub(r"[\W_]+", " ", words[:_LONGEST_STATE].casefold()).split())
    if answer is not None and (_is("held_if_yes", column) if answer else _is("held_if_no", column)):
        return True
    return said in _data()[_SAID] or (said in _data()["held_states"] and _is("record_state", column))


def tells_where(column: str) -> bool:
    """Whether a column of this name says where a place is, or where its mail goes."""
    return _is("where", column)


def keeps_secret(cells: Mapping[str, str]) -> bool:
    """Whether any cell of a record says that nobody may know where the place is."""
    return any(_keeps_secret(column, words) for column, words in cells.items())


def _keeps_secret(column: str, words: str) -> bool:
    answer = answer_in(words, plain_column(column))
    if answer is not None and (_is("secret_if_yes", column) if answer else _is("secret_if_no", column)):
        return True
    return is_secret_place(words) or (tells_where(column) and is_secret_address(words))


def hide_place(draft: ListingDraft, cells: dict[str, str], known: Iterable[str]) -> None:
    """Take out of `cells` all that tells where a place is that is kept secret; the report does not tell it either.

    `known` are columns that a map takes for its address, whatever they are called.
    """
    draft.put("confidential", True)
    for column in [*dict.fromkeys(known), *filter(tells_where, list(cells))]:
        if words := cells.pop(column, ""):
            draft.leave(column, "", "confidential")
            draft.hide(words)


def without_named_people(draft: ListingDraft, cells: Cells, unread: Container[str]) -> dict[str, str]:
    """Give the cells without the sentences that name a person; those of `unread` columns as they are."""
    safe = {}
    for column, words in cells.items():
        safe[column], dropped = (words, []) if column in unread else without_people(words)
        for sentence in dropped:
            draft.leave(column, sentence, "people")
    return safe


# Names of places and streets may be those of people, too.
_NO_SENTENCES = frozenset(
    [
        ROW,
        *"id name alternate_name email url website number address_1 address_2 address_3 address_4 city region".split(),
    ]
)


def leave_people_out(found: HsdsObject, report: ImportReport) -> None:
    """Take the sentences that name a person out of a service and of all that is inside it, but for its contacts."""
    for name, value in found.items():
        for inside in value if isinstance(value, list) else [value] if isinstance(value, dict) else []:
            if name not in {"contacts", "phones"}:  # whose owner is looked at as a whole
                leave_people_out(inside, report)
        if isinstance(value, str) and name not in _NO_SENTENCES:
            found[name], dropped = without_people(value)
            for sentence in dropped:
                report.left_out(str(found.get(ROW, "")), name, sentence, "people")
