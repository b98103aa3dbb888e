"""What was probably meant by one value where a record with named parts is expected."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from vinestreet.core.placeholders import ANYTHING, BY, CHOICES, DAY, NAME, WHAT
from vinestreet.core.problems import Report
from vinestreet.core.yaml_tree import Node, Scalar, Sequence
from vinestreet.schema.context import ReadContext
from vinestreet.schema.flow_text import NOTHING, Bare
from vinestreet.schema.signatures import signature_meant
from vinestreet.schema.text import Choice, Text

Parts = Mapping[str, Any]
_FREE = re.compile(r"(?:0(?:\.00)?|[$£€] ?0(?:[.]00)?|no (?:charge|cost|fee)|nothing|none|at no cost)")
_NOT_YET = re.compile(r"\?+|tb[dac]|n\.?/?a\.?|-+|–|—|to be (?:announced|confirmed|decided)")
_LONG = 200  # characters; a text with room for so many is told in sentences
_FILL_IN = {"by": BY, "name": NAME, "what": WHAT}


def record_meant(parts: Parts, node: Node, context: ReadContext) -> dict[str, Any] | None:
    """Give the record of these `parts` that a single value means: the part that takes it, and what else is needed."""
    if isinstance(node, Sequence):
        named = [each.text for each in node.items if isinstance(each, Scalar) and each.text in parts]
        return {name: Bare("yes") for name in named} if named and len(named) == len(node.items) else None
    if not isinstance(node, Scalar) or not node.text:
        return None
    said = signature_meant(node.text, context.options.region)
    needed = {name: placeholder(name, part) for name, part in parts.items() if part.metadata["required"]}
    if node.text.casefold() in {"yes", "true"}:
        return needed or None
    found = _said_of(parts, node, context)
    day = next((name for name, part in parts.items() if type(part.metadata["kind"]).__name__ == "Day"), "")
    if day and said.day:
        found[day] = Bare(said.day)
    long = next((name for name in needed if _is_long(parts[name])), "")
    if long:
        found = {name: value for name, value in found.items() if name == day}
        found[long] = said.words
    if "by" in parts and said.by:
        found["by"] = said.by
    if not found:
        first = _first_that_takes(parts, node, context)
        found = {first: node.text} if first else {}
    return {name: found.get(name, needed.get(name)) for name in parts if name in found | needed} if found else None


def _said_of(parts: Parts, node: Scalar, context: ReadContext) -> dict[str, Any]:
    """What the value says of the one part that is a choice and knows such words."""
    said = node.text.casefold()
    for name, part in parts.items():
        kind = part.metadata["kind"]
        if not isinstance(kind, Choice) or not (word := kind.meant(node.text)):
            continue
        # A yes or no is meant of the part that is named beside it.
        if "yes" not in kind.options or any(each in said for each in name.split("-")):
            return {name: Bare(word)}
    return {}


def _first_that_takes(parts: Parts, node: Scalar, context: ReadContext) -> str:
    unheard, text = replace(context, report=Report("")), Scalar(node.text, False, node.line)
    kinds = {name: part.metadata["kind"] for name, part in parts.items()}
    return next((name for name, kind in kinds.items() if kind.read(text, unheard) is not None), "")


def _is_long(part: Any) -> bool:
    kind = part.metadata["kind"]
    return isinstance(kind, Text) and kind.most >= _LONG


def choice_and_words(parts: Parts, node: Node) -> dict[str, Any] | None:
    """Give what was meant by words in the place of a choice that may have words beside it: `$2` for a cost."""
    first = next(iter(parts))
    kind = parts[first].metadata["kind"]
    if (
        not isinstance(kind, Choice)
        or "words" not in parts
        or not isinstance(node, Scalar)
        or node.text in kind.options
        or any(f" {name}: " in node.text for name in parts)  # the whole record, pulled up into one text
    ):
        return None
    plain = re.sub(r"[^a-z]", "", node.text.casefold())
    meant = kind.meant(node.text)
    is_word = not meant or plain == re.sub(r"[^a-z]", "", meant) or _FREE.fullmatch(node.text.casefold())
    if is_word or (len(node.text) < 8 and not re.search(r"\d", node.text)):
        return None
    return {first: Bare(meant), "words": node.text}


def placeholder(name: str, part: Any) -> Any:
    """Give what stands for a field that has to be there until whoever copies the line writes over it.

    It is never anything that could be true: some copy it as it is, and readers would believe it.
    """
    kind = part.metadata["kind"]
    if isinstance(kind, Choice):
        shown = (each for each in CHOICES if each.split(" or ")[0] in kind.options and _agree(each, kind))
        return next(shown, ANYTHING)
    if type(kind).__name__ in {"Day", "Moment"}:
        return DAY
    filled = _FILL_IN.get(name, ANYTHING)
    return [filled] if type(kind).__name__ == "ListOf" else filled


def _agree(shown: str, kind: Choice) -> bool:
    """Whether what is shown in the place of a choice names words of that choice alone, but for the last."""
    return set(shown.split(" or ")[:-1]) <= set(kind.options)


def says_nothing(node: Node, kind: Any, context: ReadContext) -> bool:
    """Whether the value of a field that may be left out only says that there is none, or that nobody knows.

    A word that the field knows, or takes for one of those that it knows, says something.
    """
    if not isinstance(node, Scalar) or not NOTHING.fullmatch(node.text.strip().casefold()):
        return False
    not_yet = bool(_NOT_YET.fullmatch(node.text.strip().casefold()))
    if isinstance(kind, Text):
        return node.plain and (not kind.no or not_yet)
    if hasattr(kind, "short") and not kind.short:
        return not_yet
    choice = kind if isinstance(kind, Choice) else _short_choice(kind)
    if choice is not None:
        return not choice.meant(node.text)
    unheard = Report("")
    kind.read(node, replace(context, report=unheard))
    return bool(unheard.problems)


def _short_choice(kind: Any) -> Choice | None:
    """The choice that a value by itself stands for, in a record that has such a short form."""
    first = next(iter(getattr(kind, "parts", {}).values()), None) if getattr(kind, "short", False) else None
    found = first.metadata["kind"] if first else None
    return found if isinstance(found, Choice) else None
