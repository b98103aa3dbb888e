"""Any JSON value as an object of HSDS 3 in its right shape, so that nothing after it has to look twice.

In what comes out, each part is a text without white space around it, or an object, or a list of objects, as objects.py
says; what says nothing is not there. A text where an object should be is what that object mainly says.
"""

from collections.abc import Mapping
from typing import Any

from vinestreet.exchange.opening.objects import MAIN, PARTS
from vinestreet.exchange.opening.older import newer
from vinestreet.exchange.opening.tables import NOTHING, ROW
from vinestreet.exchange.understood import Understood

Object = dict[str, Any]
_DEPTH = 8  # of objects in objects; HSDS has five


def shaped(kind: str, value: Any, understood: Understood, row: str = "", depth: int = 0) -> Object | None:
    """Give `value` as an object of this `kind`, or None when it says nothing.

    Parts of a shape that nobody expected are told to `understood` with the `row`, as far as they say anything.
    """
    if depth > _DEPTH:
        understood.left_out(row, kind, str(value)[:200], "too_deep")
        return None
    if not isinstance(value, Mapping):
        text = text_in(value)
        if text and kind not in MAIN:
            understood.left_out(row, kind, text, "wrong_shape")
        return {MAIN[kind]: text, ROW: row} if text and kind in MAIN else None
    row = str(value.get(ROW) or row)
    parts = PARTS.get(kind, {})
    result: Object = {}
    for name, found in newer(kind, {str(key): each for key, each in value.items()}).items():
        if found is None or name.startswith("@"):
            continue
        part = parts.get(name)
        if part is None:
            if text := _text(found, f"{kind}.{name}", row, understood):
                result[name] = text
        elif part.endswith("[]"):
            if items := _items(part[:-2], found, understood, row, depth + 1):
                result[name] = items
        elif inside := _one(part, found, understood, row, depth + 1):
            result[name] = inside
    if not result:
        return None
    result[ROW] = row
    return result


def text_in(value: Any) -> str:
    """Give a single value as text: whole numbers without `.0`, yes and no as JSON spells them, nothing for nothing."""
    if isinstance(value, str):
        text = value.strip()
        return "" if text in NOTHING else text
    if value is None or isinstance(value, Mapping | list):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return "" if text in NOTHING else text  # nan


def _text(value: Any, name: str, row: str, understood: Understood) -> str:
    """A text, or a list of texts one after the other; an object here is of no known kind."""
    if isinstance(value, list) and not any(isinstance(item, list | Mapping) for item in value):
        return "\n".join(filter(None, map(text_in, value)))
    if isinstance(value, Mapping | list):
        if value and not name.endswith(".metadata"):
            understood.left_out(row, name, str(value)[:400], "wrong_shape")
        return ""
    return text_in(value)


def _items(kind: str, value: Any, understood: Understood, row: str, depth: int) -> list[Object]:
    items = value if isinstance(value, list) else [value]
    found = [shaped(kind, item, understood, row, depth) for item in items]
    return [item for item in found if item]


def _one(kind: str, value: Any, understood: Understood, row: str, depth: int) -> Object | None:
    found = _items(kind, value, understood, row, depth)
    for other in found[1:]:
        understood.left_out(row, kind, str(other.get(MAIN.get(kind, "id"), ""))[:200], "one_expected")
    return found[0] if found else None
