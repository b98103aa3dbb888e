"""YAML as a tree that remembers its lines, for files that strangers write.

PyYAML's C parser gives events; this puts them together without ever building what is refused: anchors, aliases,
tags, duplicate keys, deep nesting, huge files. Scalars stay text, and whether they were quoted is kept, so that the
readers of fields decide what `no` or `0123` means. (Composing with PyYAML itself takes about seven times as long,
recurses, and forgets quotes.)
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from vinestreet.core.markdown_text import line_of as line_of_letter
from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.yaml_tree import Mapping, Node, Refused, Scalar
from vinestreet.core.yaml_tree import Sequence as Items

MOST_BYTES = 60_000_000  # ten thousand full entries are 17 million; imported descriptions can be three times as long
# Characters. What writes these files ends its lines at 110; a person may paste the longest field (6,000) into one.
LONGEST_LINE = 10_000
DEEPEST = 12


def read_text(path: Path) -> str:
    """Give what stands in the file at `path`, with line ends as Unix writes them.

    Raises ProblemsFoundError when it is too large or not UTF-8, and OSError when it cannot be opened.
    """
    report = Report(path.name)
    size = path.stat().st_size
    if size > MOST_BYTES:
        report.add(0, "too_large", most=MOST_BYTES // 10**6, found=round(size / 10**6, 1))
        report.stop_if_any()
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report.add(line, "not_utf8", found=f"0x{data[error.start]:02X}")
        raise ProblemsFoundError(report.problems) from None


def parse_yaml(
    text: str, report: Report, levels_above: int = 0, lines_above: int = 0, numbers: Sequence[int] | None = None
) -> Node | None:
    """Read YAML `text`; what is wrong goes into `report`, and then the result may be partial or None.

    With `levels_above`, the text is a part of a larger one, and its root stands below so many others; lines are
    counted on from `lines_above`. The `numbers` are those of the lines where the text is not a file as it stands.
    """

    def number_of(line: int) -> int:
        return (numbers[min(line, len(numbers)) - 1] if numbers else line) + lines_above

    before = len(report.problems)
    _look_for_long_lines(text, report, number_of)
    _look_for_strangers(text, report, number_of)
    if len(report.problems) > before:
        return None
    try:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        tree = _Builder(report, DEEPEST - levels_above, lines_above, numbers).build(events)
    except _TooDeepError:
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"{error.problem or error.context}"
        line = number_of(mark.line + 1) if mark else 0
        report.add(line, _syntax_key(problem), found=problem, most=DEEPEST)
        return None
    if tree is None:
        report.add(0, "empty_file")
    return tree


def ends_reading(problem: Problem) -> bool:
    """Whether nothing below that problem was read."""
    return problem.key.startswith("syntax") or problem.key in _ENDS


_ENDS = frozenset(
    "too_deep second_document empty_file merge_conflict control_character tab_here text_line_long".split()
)

# YAML forbids these; said here because the parser's own words for them help nobody.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_CONFLICT = re.compile(r"^(?:<{7} .*|>{7} .*|\|{7} .*|={7})$", re.MULTILINE)
_TAB = re.compile(r"^ *\t", re.MULTILINE)


def _look_for_long_lines(text: str, report: Report, number_of: Callable[[int], int]) -> None:
    lines = text.split("\n")
    if max(map(len, lines)) > LONGEST_LINE:
        number = next(number for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE)
        report.add(number_of(number), "text_line_long", most=LONGEST_LINE, found=len(lines[number - 1]))


def _look_for_strangers(text: str, report: Report, number_of: Callable[[int], int]) -> None:
    def line_of(match: re.Match[str]) -> int:
        return number_of(line_of_letter(text, match.start()))

    if "\n<<<<<<< " in f"\n{text}" or "\n>>>>>>> " in text:
        for match in _CONFLICT.finditer(text):
            report.add(line_of(match), "merge_conflict", found=match.group()[:40])
    for match in CONTROL.finditer(text):
        report.add(line_of(match), "control_character", found=f"U+{ord(match.group()):04X}")
    for match in _TAB.finditer(text):
        report.add(line_of(match), "tab_here")


def _syntax_key(problem: str) -> str:
    """The mistakes that people make most get a sentence of their own."""
    if "mapping values are not allowed" in problem:
        return "syntax_colon"
    if "simple key" in problem or "expected ':'" in problem:
        return "syntax_no_colon"
    if "did not find expected key" in problem or "did not find expected '-'" in problem:
        return "syntax_indent"
    if "nesting depth" in problem:
        return "too_deep"  # the parser has a limit of its own, and may come to it before we see the first level
    return "syntax"


class _TooDeepError(Exception):
    pass


class _Builder:
    """Turns events into nodes with a stack of its own, so that depth costs no recursion."""

    def __init__(self, report: Report, deepest: int, lines_above: int, numbers: Sequence[int] | None = None) -> None:
        self.report = report
        self.deepest = deepest
        self.lines_above = lines_above
        self.numbers = numbers
        self.root: Node | None = None
        self.open: list[tuple[Mapping | Items, Scalar | None]] = []

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._put(self._scalar(event))
            elif isinstance(event, yaml.MappingStartEvent):
                self._start(event, Mapping({}, {}, self._line(event)))
            elif isinstance(event, yaml.SequenceStartEvent):
                self._start(event, Items([], self._line(event)))
            elif isinstance(event, yaml.CollectionEndEvent):
                node = self.open.pop()[0]
                node.end = _mark(event, end=True).index
                self._put(node)
            elif isinstance(event, yaml.AliasEvent):
                self.report.add(self._line(event), "alias", found=f"*{event.anchor}")
                self._put(Refused(self._line(event)))
            elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
                self.report.add(self._line(event), "second_document")
                break
        return self.root

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
            return Refused(self._line(event))
        return Scalar(event.value, not event.style, self._line(event), _mark(event).index, _mark(event, end=True).index)

    def _start(self, event: yaml.CollectionStartEvent, node: Mapping | Items) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if len(self.open) >= self.deepest:
            self.report.add(node.line, "too_deep", most=DEEPEST)
            raise _TooDeepError
        node.start, node.flow = _mark(event).index, bool(event.flow_style)
        if isinstance(node, Mapping):
            node.column = _mark(event).column
        self.open.append((node, None))

    def _refuse(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self.report.add(self._line(event), "anchor", found=f"&{event.anchor}")
        else:
            self.report.add(self._line(event), "tag", found=event.tag)

    def _put(self, node: Node) -> None:
        """Give a finished node to the collection that is open, or make it the root."""
        if not self.open:
            self.root = node
            return
        parent, key = self.open[-1]
        if isinstance(parent, Items):
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
            first = parent.lines[key.text] - self.lines_above
            self.report.add(key.line, "duplicate_key", found=key.text, first=first)
        elif key.text:
            parent.items[key.text] = node
            parent.lines[key.text] = key.line
            parent.places[key.text] = (key.start, key.end)

    def _line(self, event: yaml.Event) -> int:
        line: int = _mark(event).line
        return (self.numbers[min(line, len(self.numbers) - 1)] if self.numbers else line + 1) + self.lines_above


def _mark(event: yaml.Event, *, end: bool = False) -> Any:
    """Where an event begins or ends; only events that a program makes have no mark."""
    return event.end_mark if end else event.start_mark
