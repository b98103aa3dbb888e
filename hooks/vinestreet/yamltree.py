"""A tree of values that remembers its lines, between a file and the readers of its fields."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Scalar:
    """One value as text; `plain` means that no quotes stood around it and it was no block."""

    text: str
    plain: bool
    line: int


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    items: list["Node"]
    line: int


@dataclass(slots=True)
class Mapping:
    """Nodes by key, in the order of the file, and the line of each key."""

    items: dict[str, "Node"]
    lines: dict[str, int]
    line: int


@dataclass(slots=True)
class Refused:
    """Stands where something was refused and already reported; readers pass over it in silence."""

    line: int


Node = Scalar | Sequence | Mapping | Refused


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
