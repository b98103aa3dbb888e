"""resources.yml into a file for each place, and back: every letter of an entry stays, its comments and empty lines too.

What stands between two entries belongs to the one below. In its own file, that's above the fields; where the entry
begins with comments of its own, a line `---` parts the two. ORDER keeps which place came after which, and how many
empty lines were between them.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import parse_yaml
from vinestreet.core.yaml_tree import Mapping, Node, Refused, Scalar, Sequence
from vinestreet.directory.entry_lines import LEVELS_ABOVE_FIELDS
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.directory.listing_folder import ENDINGS, ORDER, folder_beside
from vinestreet.directory.one_listing_text import PARTED, apart, dedented, indented
from vinestreet.directory.yaml_edit import SECTION, EntrySpan, entry_spans
from vinestreet.schema.flow_text import key_text

_SCHEMA = re.compile(r"# yaml-language-server:[^\n]*\n")
_STEP = 2  # columns from an id to its fields
_HEAD = re.compile(r" *[^\s:]+:(?: +(?P<remark>#[^\r\n]*)| *)\r?\n")
_WITH_VALUE = re.compile(r" *[^\s:]+: +(?=[{n])")


@dataclass(frozen=True, slots=True)
class Split:
    """The `files` with places that have one each; `stay` are those that can't, and `differ` those whose lines would
    come back with other spaces.
    """

    files: ListingFiles
    moved: tuple[str, ...]
    stay: tuple[str, ...]
    differ: tuple[str, ...]


def split_apart(files: ListingFiles) -> Split:
    """Give each entry of the one file a file of its own. Raises ProblemsFoundError where it can't be read."""
    text = files.text(files.main)
    end = "\r\n" if "\r\n" in text else "\n"
    folder = folder_beside(Path(files.main)).as_posix()
    changed, order, stay = dict(files.changed), [], []
    before: list[tuple[EntrySpan, int, str, str]] = []
    names = dict(files.files)
    kept, at = "", 0
    for span in entry_spans(text):
        lead, body = text[at : span.begin], text[span.begin : span.end]
        if at == 0:
            kept, lead = text[: span.section], text[span.section : span.begin]
        at = span.end
        made = _own_text(span, lead, body, end)
        if made is None:
            stay.append(span.id)
            kept += lead + body
            continue
        gap = _gap(lead)
        before.append((span, gap, made, _ended(lead + body, end)))
        names[span.id] = f"{folder}/{span.id}{ENDINGS[0]}"
        changed[names[span.id]] = made
        order.append(span.id if gap == 1 else f"{span.id} {gap}")
    if not order:
        return Split(files, (), tuple(stay), ())
    others = list(files.folder().files)
    gaps = files.gaps()
    order += [id_ if gaps.get(id_, 1) == 1 else f"{id_} {gaps[id_]}" for id_ in others]
    changed |= {files.main: kept + text[at:], f"{folder}/{ORDER}": "\n".join(order) + "\n"}
    column = before[0][0].column if stay else _needs_column(text)
    differ = [span.id for span, gap, made, was in before if _entry(span.id, gap, made, column, end) != was]
    moved = tuple(span.id for span, *_ in before)
    return Split(replace(files, files=names, changed=changed), moved, tuple(stay), tuple(differ))


def join_together(files: ListingFiles) -> ListingFiles:
    """Put the place of each file into the one file, after all that are there. Raises ProblemsFoundError."""
    text = files.text(files.main)
    end = "\r\n" if "\r\n" in text else "\n"
    spans, folder, gaps = list(entry_spans(text)), files.folder(), files.gaps()
    if spans:
        column, at = spans[0].column, spans[-1].end
    else:
        text = re.sub(rf"(?m)^{SECTION}:[ \t]*(?:\{{\}}|null)[ \t]*(?=\r?$)", f"{SECTION}:", text)
        head = re.search(rf"(?m)^{SECTION}:[^\n]*\n?", text)
        if not head:
            text = f"{_ended(text, end)}{end if text else ''}{SECTION}:{end}"
        column, at = _needs_column(text), head.end() if head else len(text)
    before = _ended(text[:at], end)
    made = []
    for index, id_ in enumerate(folder.files):
        gap = gaps.get(id_, 1 if spans or index else 0)
        made.append(_entry(id_, gap, files.text(files.files[id_]), column, end))
    gone = dict.fromkeys((*files.files.values(), f"{folder_beside(Path(files.main)).as_posix()}/{ORDER}"))
    changed = {**files.changed, **gone, files.main: before + "".join(made) + text[at:]}
    return replace(files, files={}, changed=changed)


def _needs_column(text: str) -> int:
    """The column of the ids of needs, in which those of places are expected, too."""
    section = re.search(r"(?m)^needs:.*\n(?:[ ]*(?:#.*)?\r?\n)*( +)(?=[^ #\r\n])", text)
    return len(section[1]) if section else _STEP


def _own_text(span: EntrySpan, lead: str, body: str, end: str) -> str | None:
    """The text of a file for an entry, below what stood above it (`lead`); None where it would say something else."""
    above = dedented(lead[len(_blank(lead)) :], span.column)
    if head := _HEAD.match(body):
        above += f"{head['remark']}{end}" if head["remark"] else ""
        fields = dedented(body[head.end() :], span.fields)
        if apart(fields)[0] or apart(above)[1] or re.match(r"[ \t]*(?:#|\r?\n|---)", fields):
            above += f"---{end}"
    elif head := _WITH_VALUE.match(body):
        fields = dedented(body[head.end() :], span.column + _STEP)
    else:
        return None
    text = above + _ended(fields, end)
    report = Report("")
    tree = parse_yaml(text, report, LEVELS_ABOVE_FIELDS)
    return None if report.problems or not tree or _said(tree) != _said(span.node) else text


def _entry(id_: str, gap: int, text: str, column: int, end: str) -> str:
    """The text of a file as an entry, with so many empty lines above it."""
    text = _without_id(text).replace("\r\n", "\n")
    above, below = apart(text)
    above = _SCHEMA.sub("", PARTED.sub("", above))
    below = f"{below.rstrip()}\n" if below.strip() else below
    inline = below.startswith("{") or below.strip() == "null"
    fields = f" {indented(below, column + _STEP).lstrip(' ')}" if inline else f"\n{indented(below, column + _STEP)}"
    made = "\n" * gap + indented(above, column) + f"{' ' * column}{key_text(id_)}:{fields}"
    return made.replace("\n", end)


def _without_id(text: str) -> str:
    """The text of a file without its id, which is then above the fields."""
    tree = parse_yaml(text, Report(""), LEVELS_ABOVE_FIELDS) if re.search(r"\bid[\"']?:", text) else None
    said = tree.items.get("id") if isinstance(tree, Mapping) else None
    if not isinstance(tree, Mapping) or not isinstance(said, Scalar):
        return text
    begin = tree.places["id"][0]
    if tree.flow:
        return text[:begin] + text[said.end :].lstrip(" ,")
    return text[:begin] + text[said.end :].partition("\n")[2]


def _said(node: Node) -> object:
    """What a tree says, wherever it stands."""
    if isinstance(node, Mapping):
        return [(key, _said(child)) for key, child in node.items.items()]
    if isinstance(node, Sequence):
        return [_said(item) for item in node.items]
    return None if isinstance(node, Refused) else (node.text, node.plain)


def _blank(lead: str) -> str:
    """The empty lines with which it begins."""
    return re.match(r"(?:\r?\n)*", lead)[0]  # type: ignore[index]


def _gap(lead: str) -> int:
    return _blank(lead).count("\n")


def _ended(text: str, end: str) -> str:
    return text if not text or text.endswith("\n") else text + end
