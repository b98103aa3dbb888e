"""A tree of values that remembers its lines, between a file and the readers of its fields."""

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Scalar:
    """One value as text; `plain` means that no quotes stood around it and it was no block.

    It stands in the file from the letter `start` to before `end`, with its quotes; both are 0 where it stands in none.
    """

    text: str
    plain: bool
    line: int
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Sequence:
    """A list of nodes; `flow` is one in brackets, from the letter `start` to before `end`."""

    items: list["Node"]
    line: int
    start: int = 0
    end: int = 0
    flow: bool = False


@dataclass(slots=True)
class Mapping:
    """Nodes by key, in the order of the file, and the line of each key; the rest as of a Sequence.

    `places` are the first letter of each key and the one after its last; `column` is that of the first.
    """

    items: dict[str, "Node"]
    lines: dict[str, int]
    line: int
    start: int = 0
    end: int = 0
    flow: bool = False
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    column: int = 0


@dataclass(slots=True)
class Refused:
    """Stands where something was refused and already reported; readers pass over it in silence."""

    line: int


Node = Scalar | Sequence | Mapping | Refused


def end_of(node: Node) -> int:
    """Give the letter before which `node` ends, without blank lines and remarks below it; 0 where it is in no file."""
    if isinstance(node, Refused):
        return 0
    inside = node.items.values() if isinstance(node, Mapping) else node.items if isinstance(node, Sequence) else ()
    if isinstance(node, Scalar) or node.flow:
        return node.end
    return max((end_of(each) for each in inside), default=node.end)


def is_null(node: Node) -> bool:
    """Whether `node` is the word `null` without quotes: what stands there is to go."""
    return isinstance(node, Scalar) and node.plain and node.text == "null"


def merge_mappings(below: Mapping, above: Mapping, levels: int) -> Mapping:
    """Give `below` with `above` over it: key by key, `null` removes, and so on in mappings, `levels` deep."""
    items, lines = dict(below.items), dict(below.lines)
    for key, node in above.items.items():
        under = items.get(key)
        if is_null(node):
            items.pop(key, None)
            continue
        both = levels > 1 and isinstance(under, Mapping) and isinstance(node, Mapping)
        items[key] = merge_mappings(under, node, levels - 1) if both else node  # type: ignore[arg-type]
        lines[key] = above.lines[key]
    return Mapping(items, lines, above.line)


def plain_tree(value: Any, seen: Node | None) -> Any:
    """Turn plain Python values back into a tree, with the lines of the same places in `seen` where they are there.

    For what another program has read already and may have merged: MkDocs' settings.
    """
    line = seen.line if seen else 0
    if isinstance(value, dict):
        inside = seen if isinstance(seen, Mapping) else Mapping({}, {}, line)
        items = {str(key): plain_tree(child, inside.items.get(str(key))) for key, child in value.items()}
        return Mapping(items, {key: inside.lines.get(key, line) for key in items}, line)
    if isinstance(value, list):
        nodes = seen.items if isinstance(seen, Sequence) and len(seen.items) == len(value) else [seen] * len(value)
        return Sequence([plain_tree(child, node) for child, node in zip(value, nodes, strict=True)], line)
    if isinstance(seen, Scalar):
        return seen
    if isinstance(value, str):
        return Scalar(value, False, line)
    return Scalar(json.dumps(value, default=str), True, line)  # true, null and numbers as YAML spells them too
