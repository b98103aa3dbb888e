"""YAML as a tree that remembers its lines, for files that strangers write.

PyYAML's C parser gives events; this puts them together without ever building what is refused: anchors, aliases,
tags, duplicate keys, deep nesting, huge files. Scalars stay text, and whether they were quoted is kept, so that the
readers of fields decide what `no` or `0123` means. (Composing with PyYAML itself takes about seven times as long,
recurses, and forgets quotes.)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from vinestreet.problems import Report

MOST_BYTES = 16 * 1024 * 1024
DEEPEST = 12


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


def read_tree(path: Path, report: Report) -> Node | None:
    """Read the YAML file at `path`; what is wrong goes into `report`, and then the result may be partial or None.

    Raises OSError when the file cannot be opened.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        report.add(0, "too_large", most=MOST_BYTES // 2**20, found=round(size / 2**20, 1))
        return None
    text = _decoded(path.read_bytes(), report)
    return None if text is None else tree_of(text, report)


def tree_of(text: str, report: Report) -> Node | None:
    """Read YAML `text`, as read_tree does."""
    before = len(report.problems)
    _look_for_strangers(text, report)
    if len(report.problems) > before:
        return None
    try:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        tree = _Builder(report).build(events)
    except _TooDeepError:
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"{error.problem or error.context}"
        report.add(mark.line + 1 if mark else 0, _syntax_key(problem), found=problem)
        return None
    if tree is None:
        report.add(0, "empty_file")
    return tree


def plain_tree(value: Any, seen: Node | None) -> Any:
    """Turn plain Python values back into a tree, with the lines of the same places in `seen` where they are there.

    For what another program has read already and may have merged: MkDocs' settings, a page's front matter.
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
    return Scalar({True: "true", False: "false", None: ""}.get(value, str(value)), not isinstance(value, str), line)


def _decoded(data: bytes, report: Report) -> str | None:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report.add(line, "not_utf8", found=f"0x{data[error.start]:02X}")
        return None


# YAML forbids these; said here because the parser's own words for them help nobody.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CONFLICT = re.compile(r"^(?:<{7} .*|>{7} .*|\|{7} .*|={7})$", re.MULTILINE)
_TAB = re.compile(r"^ *\t", re.MULTILINE)


def _look_for_strangers(text: str, report: Report) -> None:
    def line_of(match: re.Match[str]) -> int:
        return text.count("\n", 0, match.start()) + 1

    if "\n<<<<<<< " in f"\n{text}" or "\n>>>>>>> " in text:
        for match in _CONFLICT.finditer(text):
            report.add(line_of(match), "merge_conflict", found=match.group()[:40])
    for match in _CONTROL.finditer(text):
        report.add(line_of(match), "control_character", found=f"U+{ord(match.group()):04X}")
    for match in _TAB.finditer(text):
        report.add(line_of(match), "tab")


def _syntax_key(problem: str) -> str:
    """The two mistakes that people make most get a sentence of their own."""
    if "mapping values are not allowed" in problem:
        return "syntax_colon"
    if "simple key" in problem or "expected ':'" in problem:
        return "syntax_no_colon"
    if "did not find expected key" in problem or "did not find expected '-'" in problem:
        return "syntax_indent"
    return "syntax"


class _TooDeepError(Exception):
    pass


class _Builder:
    """Turns events into nodes with a stack of its own, so that depth costs no recursion."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.root: Node | None = None
        self.open: list[tuple[Mapping | Sequence, Scalar | None]] = []

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._put(self._scalar(event))
            elif kind is yaml.MappingStartEvent:
                self._start(event, Mapping({}, {}, event.start_mark.line + 1))
            elif kind is yaml.SequenceStartEvent:
                self._start(event, Sequence([], event.start_mark.line + 1))
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._put(self.open.pop()[0])
            elif kind is yaml.AliasEvent:
                line = event.start_mark.line + 1
                self.report.add(line, "alias", found=f"*{event.anchor}")
                self._put(Refused(line))
            elif kind is yaml.DocumentStartEvent and self.root is not None:
                self.report.add(event.start_mark.line + 1, "second_document")
                break
        return self.root

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        line = event.start_mark.line + 1
        if event.anchor is not None or event.tag is not None:
            return self._refuse(event, line)
        return Scalar(event.value, event.style in {None, ""}, line)

    def _start(self, event: yaml.CollectionStartEvent, node: Mapping | Sequence) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, node.line)
        if len(self.open) >= DEEPEST:
            self.report.add(node.line, "too_deep", most=DEEPEST)
            raise _TooDeepError
        self.open.append((node, None))

    def _refuse(self, event: yaml.NodeEvent, line: int) -> Node:
        if event.anchor is not None:
            self.report.add(line, "anchor", found=f"&{event.anchor}")
        else:
            self.report.add(line, "tag", found=event.tag)
        return Refused(line)

    def _put(self, node: Node) -> None:
        """Give a finished node to the collection that is open, or make it the root."""
        if not self.open:
            self.root = node
            return
        parent, key = self.open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif key is None:
            self.open[-1] = (parent, self._key(node))
        else:
            self._pair(parent, key, node)
            self.open[-1] = (parent, None)

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar) and node.text:
            return node
        if not isinstance(node, Refused):
            self.report.add(node.line, "key_not_text")
        return Scalar("", True, node.line)

    def _pair(self, parent: Mapping, key: Scalar, node: Node) -> None:
        if key.text in parent.items:
            first = parent.lines[key.text]
            self.report.add(key.line, "duplicate_key", found=key.text, first=first)
        elif key.text:
            parent.items[key.text] = node
            parent.lines[key.text] = key.line
