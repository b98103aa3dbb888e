"""What an answer about a number or an address to write to changes in a place that may have several of them.

One new number says nothing of the others. It stands for the one that the answer names, or for the only one there is;
where neither is so, somebody is asked which. Nothing goes because of what nobody spoke of.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from vinestreet.contributing.people_named import person_in
from vinestreet.directory.yaml_writer import Entry
from vinestreet.schema.scalars import number_in

_VALUE = "number"  # or the address, in this module alone
CONTACTS = ("phone", "text", "email", "website")
# What strangers may call a number. Anything else that stands beside one is for a person to read.
_LABELS = frozenset(
    "office; front desk; desk; main; main line; main number; mobile; cell; text; texts; landline; toll-free; "
    "toll free; tty; day; night".split("; ")
)
_SAY = re.compile(
    r"(?i)(?:then |and )?(?:(?:press|option|opt|dial|extension|ext\.?) [\d#*]{1,7}|ask for (?:the )?[a-z]{3,15})"
)  # whom people ask for by name is left out before (people_named.py)
_STILL = re.compile(r"(?i)(?:it'?s |is )?(?:still|the same|same|same as before|unchanged|correct|right|yes|no change)")
_INSTEAD = re.compile(r"(?i)->|→|\b(?:now|not|no longer|any ?more|instead|but|was|old|wrong|replac\w+|changed)\b")


@dataclass(frozen=True, slots=True)
class ContactChange:
    """What becomes of the `fields`, as the file has them; the words that are `left`, and what somebody has to look at:
    names of sentences under `issue`, with what fills them.
    """

    fields: Entry
    left: str
    looks: tuple[tuple[str, Mapping[str, object]], ...] = ()


def changed_contacts(
    found: Entry, left: str, answer: str, before: Mapping[str, Any], region: str, *, names: Iterable[str] = ()
) -> ContactChange:
    """Work out what the contacts that were `found` in the whole `answer` change in the entry `before`, which is empty
    for a new place. Numbers are dialled in `region` (ISO 3166); `names` are no person's.
    """
    looks: list[tuple[str, Mapping[str, object]]] = []
    words = [left] if left and not _STILL.fullmatch(_bare(left)) else []
    fields: Entry = {}
    is_clear = True
    known = {_key(line, region) for name in CONTACTS for line in _lines(before.get(name))}
    if person := person_in(answer, names):
        looks.append(("person", {"words": person}))
        if not re.match("(?i)ask", person) and found.keys() & {"phone", "text"}:  # it may be their own number
            return ContactChange({}, answer, tuple(looks))
    for name, value in found.items():
        old, new = _lines(before.get(name)), []
        labels = {str(line.get("label", "")).casefold() for line in old} - {""}
        for line in _lines(value):
            kept, strange = _plain(line, labels, names)
            new.append(kept)
            words += strange
        after = _after(old, new, known, answer, region)
        if after is None:
            is_clear = False
            shown = [_shown(line) for each in ("phone", "text", name) for line in _lines(before.get(each))]
            looks.append(("which_one", {"lines": "; ".join(dict.fromkeys(shown))}))
            continue
        fields[name] = before[name] if after == old else _short(after)
        if gone := [str(line["say"]) for line in old if "say" in line and line not in after]:
            looks.append(("say_goes", {"words": "; ".join(gone)}))
    if words:
        looks.append(("beside", {"words": "; ".join(words)}))
    return ContactChange(fields, "; ".join(words) if is_clear else answer, tuple(looks))


def _after(
    old: Sequence[Entry], new: Sequence[Entry], known: Set[str], answer: str, region: str
) -> Sequence[Entry] | None:
    """The lines that there are then; None where nobody can tell which one is meant."""
    here = {_key(line, region) for line in old}
    keys = {_key(line, region) for line in new}
    fresh = [line for line in new if _key(line, region) not in known]
    if keys & known - here:  # it's there already, for something else
        return None
    if not old or not fresh:
        return old or new
    named = [*_named(old, keys, answer, region)]
    if len(fresh) == 1 and (len(named) == 1 or len(old) == len(new) == 1):
        at = named[0] if named else 0
        label = {"label": old[at]["label"]} if "label" in old[at] else {}
        return [*old[:at], {**label, **fresh[0]}, *old[at + 1 :]]
    return [*old, *fresh] if here <= keys and not _INSTEAD.search(answer) else None


def _named(old: Sequence[Entry], keys: Set[str], answer: str, region: str) -> Iterator[int]:
    """Which of the lines the answer speaks of: by its number, with a word that says another one stands for it now, or
    by what it is for.
    """
    for at, line in enumerate(old):
        label = str(line.get("label", ""))
        by_label = label and re.search(rf"(?i)(?<!\w){re.escape(label)}(?!\w)", answer)
        if by_label or (_key(line, region) in keys and _INSTEAD.search(answer)):
            yield at


def _plain(line: Entry, labels: Set[str], names: Iterable[str]) -> tuple[Entry, list[str]]:
    """The line with only what strangers may say beside it, and the rest."""
    kept, strange = {name: value for name, value in line.items() if name not in ("label", "say")}, []
    for name in ("label", "say"):
        said = str(line.get(name, ""))
        if said and (_bare(said).casefold() in _LABELS | labels if name == "label" else _may_be_said(said, names)):
            kept[name] = said
        elif said and not _STILL.fullmatch(_bare(said)):
            strange.append(said)
    return kept, strange


def _may_be_said(words: str, names: Iterable[str]) -> bool:
    return bool(_SAY.fullmatch(words)) and not person_in(words, names)


def _bare(words: str) -> str:
    return words.replace("’", "'").strip(" .,;:")


def _lines(value: Any) -> list[Entry]:
    lines = value if isinstance(value, list) else [value] if value else []
    return [dict(line) if isinstance(line, dict) else {_VALUE: line} for line in lines]


def _short(lines: Sequence[Entry]) -> Any:
    """As a file has them: a line of a number alone is the number, and a list of one is its line."""
    said = [line[_VALUE] if line.keys() == {_VALUE} else line for line in lines]
    return said[0] if len(said) == 1 else said


def _shown(line: Entry) -> str:
    return f"{line[_VALUE]} ({line['label']})" if "label" in line else str(line[_VALUE])


def _key(line: Entry, region: str) -> str:
    """The same for the same number or address, however it was written."""
    number = number_in(str(line[_VALUE]), region)
    return number.dialled if number else re.sub(r"^https?://(?:www\.)?|/$", "", str(line[_VALUE]).casefold())
