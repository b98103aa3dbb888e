"""Puts entries into the text of resources.yml, or changes their fields, and leaves every other line as it stands.

Lines are cut where the tree of the file says that an entry or a field begins. Blank lines and comments at the end of
one belong to what follows, unless they stand further right than it begins.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise, takewhile
from typing import Any

from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import parse_yaml
from vinestreet.core.yaml_tree import Mapping as Tree
from vinestreet.core.yaml_tree import Node, Scalar, Sequence
from vinestreet.directory.leaf_edits import edited_in_place
from vinestreet.directory.model import Listing
from vinestreet.directory.sections import TAKEN
from vinestreet.directory.yaml_writer import Entry, entry_text, field_text, item_text
from vinestreet.schema.records import fields_of
from vinestreet.schema.text import LONGEST_ID, slug

SECTION = "resources"


def new_id(name: str, taken: Container[str]) -> str:
    """Make an id from a name that is not `taken` yet: `Joan's Café` → `joans-cafe`, then `joans-cafe-2`."""
    id_ = slug(re.sub(r"['’]", "", name))[: LONGEST_ID - 6].strip("-") or "place"
    count, made = 1, id_
    while made in taken or made in TAKEN:
        count += 1
        made = f"{id_}-{count}"
    return made


def with_entry(text: str, id_: str, entry: Entry) -> str:
    """Give `text` with a new entry among those that share its area, else its first need, else at the end.

    It comes below the one whose id is next before its own in the alphabet, so that two people who each add a place
    seldom change the same lines.

    `text` is the whole of a resources.yml that can be read. Raises ProblemsFoundError if it cannot be.
    """
    entries = _entries(text)
    alike = [other for other, node in entries.items.items() if _shares(node, "area", [entry.get("area")])]
    if not alike:
        alike = [other for other, node in entries.items.items() if _shares(node, "needs", entry.get("needs", [])[:1])]
    before = [other for other in alike if other < id_]
    after = max(before) if before else alike[0] if alike else None
    return _inserted(text, entries, after, [(id_, entry)])


def with_entries(text: str, new: Iterable[tuple[str, Entry]]) -> str:
    """Give `text` with all `new` entries after the last one. Raises ProblemsFoundError if it cannot be read."""
    return _inserted(text, _entries(text), None, new)


def with_changed(text: str, id_: str, fields: Mapping[str, Any]) -> str:
    """Give `text` with single `fields` of the entry `id_` replaced or added; the value None takes a field away.

    Of a field that stands there, what is the same stays as it is written, with its comments.

    Raises KeyError if there is no such entry, and ProblemsFoundError if the text cannot be read.
    """
    entries = _entries(text)
    done = edited_in_place(text, entries.items[id_], fields)
    if not done.rest:
        return done.text
    if done.text != text:
        text = done.text
        entries = _entries(text)
    node = entries.items[id_]
    lines, end = _lines(text)
    first, last = _extent(lines, entries, id_)
    column = _column(lines[first])
    if not isinstance(node, Tree) or node.flow:  # all of it in brackets
        entry = {**_values(node), **fields}
        kept = {name: value for name, value in entry.items() if value is not None}
        return "".join([*lines[:first], entry_text(id_, kept, column).replace("\n", end), *lines[last:]])
    inner = _column(lines[min(node.lines.values()) - 1])
    order = list(fields_of(Listing))
    edits = []
    for name, value in done.rest.items():
        if name in node.items:
            start, stop = _extent(lines, node, name, last)
        else:
            before = [other for other in order[: order.index(name)] if other in node.items]
            start = stop = max((_extent(lines, node, other, last)[1] for other in before), default=first + 1)
        above = "".join(f"{' ' * inner}{comment}\n" for comment in done.comments.get(name, ()))
        made = "" if value is None else (above + field_text(name, value, inner)).replace("\n", end)
        edits.append((start, name in node.items, order.index(name), stop, made))
    for start, _, _, stop, made in sorted(edits, reverse=True):  # from the end, so that numbers of lines stay true
        lines[start:stop] = [made]
    return "".join(lines)


def with_all_changed(text: str, changed: Mapping[str, Mapping[str, Any]]) -> str:
    """Give `text` with fields of many entries replaced; each entry is changed as a text of its own, which is quick.

    Raises KeyError if one of them is not there, and ProblemsFoundError if the text cannot be read.
    """
    section = _entries(text)
    if missing := next((id_ for id_ in changed if id_ not in section.items), ""):
        raise KeyError(missing)
    lines, end = _lines(text)
    ids = sorted(section.lines, key=lambda id_: section.lines[id_])
    first, last = section.lines[ids[0]] - 1, _end(lines, section.lines[ids[-1]] - 1)
    head = f"{SECTION}:{end}"
    pieces = ["".join(lines[:first])]
    for id_, (start, stop) in zip(ids, pairwise([section.lines[each] - 1 for each in ids] + [last]), strict=True):
        piece = "".join(lines[start:stop])
        if id_ in changed:
            piece = with_changed(head + piece, id_, changed[id_]).removeprefix(head)
        pieces.append(piece)
    return "".join([*pieces, *lines[last:]])


def with_added(text: str, id_: str, field: str, item: Any) -> str:
    """Give `text` with one more `item` below the others of the list `field` of the entry `id_`.

    Raises KeyError if there is no such entry, or its list is not one with an item a line; and ProblemsFoundError.
    """
    entries = _entries(text)
    node = entries.items[id_]
    child = node.items[field] if isinstance(node, Tree) else None
    lines, end = _lines(text)
    head = lines[child.items[-1].line - 1] if isinstance(child, Sequence) and child.items else ""
    if not isinstance(node, Tree) or not re.match(r" *- ", head):
        raise KeyError(field)
    _, stop = _extent(lines, node, field, _extent(lines, entries, id_)[1])
    made = item_text(item, _column(head)).replace("\n", end)
    return "".join([*lines[:stop], made, *lines[stop:]])


def taken_out(text: str, ids: Iterable[str]) -> tuple[str, list[str]]:
    """Give `text` without the entries `ids`, and each of these as it stands, with the comments right above it.

    Raises KeyError if one of them is not there, and ProblemsFoundError if the text cannot be read.
    """
    entries, (lines, _) = _entries(text), _lines(text)
    extents = [_with_comments(lines, *_extent(lines, entries, id_)) for id_ in ids]
    gone = {at for start, stop in extents for at in range(start, stop)}
    # Of the blank lines on both sides of one, those above it go, too.
    for start, _ in extents:
        gone.update(takewhile(lambda at: not lines[at].strip(), range(start - 1, -1, -1)))
    kept = "".join(line for at, line in enumerate(lines) if at not in gone)
    return kept, ["".join(lines[start:stop]) for start, stop in extents]


@dataclass(frozen=True, slots=True)
class EntrySpan:
    """Where an entry stands in a text: the letters from `begin` to before `end`, without what belongs to the next one.

    Its id stands in a `column`, its `fields` in theirs; the line of its section ends before the letter `section`.
    """

    id: str
    node: Node
    section: int
    begin: int
    end: int
    column: int
    fields: int


def entry_spans(text: str) -> Iterator[EntrySpan]:
    """Give where each entry stands, in the order of the file; none of a section in brackets."""
    section, (lines, _) = _entries(text), _lines(text)
    if section.flow or not section.items:
        return
    starts = [0, *accumulate(map(len, lines))]
    head = next(at for at, line in enumerate(lines) if re.match(rf"{SECTION}:", line))
    ids = sorted(section.lines, key=lambda id_: section.lines[id_])
    last = _end(lines, section.lines[ids[-1]] - 1)
    for id_, (start, stop) in zip(ids, pairwise([section.lines[each] - 1 for each in ids] + [last]), strict=True):
        column, node = _column(lines[start]), section.items[id_]
        end = next(at for at in range(stop, start, -1) if at == start + 1 or not _is_between(lines[at - 1], column))
        fields = node.column if isinstance(node, Tree) and not node.flow else column
        yield EntrySpan(id_, node, starts[head + 1], starts[start], starts[end], column, fields)


def _with_comments(lines: list[str], start: int, stop: int) -> tuple[int, int]:
    while start and lines[start - 1].startswith(f"{' ' * _column(lines[start])}#"):
        start -= 1
    return start, stop


def _entries(text: str) -> Tree:
    report = Report(f"{SECTION}.yml")
    tree = parse_yaml(text, report)
    report.stop_if_any()
    section = tree.items.get(SECTION) if isinstance(tree, Tree) else None
    return section if isinstance(section, Tree) else Tree({}, {}, 0)


def _inserted(text: str, entries: Tree, after: str | None, new: Iterable[tuple[str, Entry]]) -> str:
    lines, end = _lines(text)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    if not entries.items:
        made = "".join(f"\n{entry_text(id_, entry)}" for id_, entry in new)
        head = next((at for at, line in enumerate(lines) if re.match(rf"{SECTION}:", line)), len(lines))
        comments = [line for line in lines[head + 1 :] if line.strip()]
        if comments and all(line.lstrip().startswith("#") for line in comments):
            # The section is the last, and what comments say below it stays below it.
            return "".join([*lines[:head], f"{SECTION}:{end}", *lines[head + 1 :]]) + made.replace("\n", end)
        kept = lines[:head] + lines[head + 1 :]
        return "".join(kept) + f"{SECTION}:{made}".replace("\n", end)
    at = _extent(lines, entries, after or list(entries.items)[-1])[1]
    column = _column(lines[entries.lines[next(iter(entries.items))] - 1])
    made = "".join(f"\n{entry_text(id_, entry, column)}" for id_, entry in new)
    return "".join([*lines[:at], made.replace("\n", end), *lines[at:]])


def _lines(text: str) -> tuple[list[str], str]:
    """The lines with their ends, and how lines of this file end. Only \\n ends one, as the tree counts them."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    return lines, "\r\n" if lines and lines[0].endswith("\r\n") else "\n"


def _extent(lines: list[str], parent: Tree, key: str, last: int | None = None) -> tuple[int, int]:
    """The lines of a child of `parent`, from 0 and without the one after the last."""
    start = parent.lines[key] - 1
    later = [line - 1 for line in parent.lines.values() if line - 1 > start]
    stop = min(later) if later else _end(lines, start) if last is None else last
    while stop > start + 1 and _is_between(lines[stop - 1], _column(lines[start])):
        stop -= 1
    return start, stop


def _end(lines: list[str], start: int) -> int:
    """Where the last entry of a section ends: at the next line in the first column, or with the file."""
    return next((at for at in range(start + 1, len(lines)) if re.match(r"[^\s#]", lines[at])), len(lines))


def _is_between(line: str, column: int) -> bool:
    """Whether a line at the end of something belongs to what follows it."""
    return not line.strip() or (line.lstrip().startswith("#") and _column(line) <= column)


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _shares(node: Node, field: str, values: Iterable[Any]) -> bool:
    if not isinstance(node, Tree) or field not in node.items:
        return False
    child = node.items[field]
    found = child.items if isinstance(child, Sequence) else [child]
    return any(isinstance(item, Scalar) and item.text in values for item in found)


def _values(node: Node) -> Any:
    """The plain values of a tree, each as its text."""
    if isinstance(node, Tree):
        return {key: _values(child) for key, child in node.items.items()}
    if isinstance(node, Sequence):
        return [_values(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else ""
