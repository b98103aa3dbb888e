"""Slips of form in the whole of resources.yml: marks of a merge, entries that stand too far left or inside another.

What can be mended is mended, so that the rest of the file can be read, and told in the same run. Of an entry that
cannot be read even so, the line is told at which reading ends, and the entry is left out.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from vinestreet.core.mended_lines import MendedText
from vinestreet.core.problems import MOST_TOLD, Problem, Report
from vinestreet.core.yaml_reader import CONTROL, parse_yaml
from vinestreet.core.yaml_tree import Mapping
from vinestreet.directory.entry_slips import STEP, EntryForm, Slip
from vinestreet.directory.line_shapes import Row, canonical, names_of, shape
from vinestreet.directory.merge_marks import without_marks
from vinestreet.directory.model import Listing, Need
from vinestreet.directory.table_rows_pasted import entry_of_table_row
from vinestreet.directory.value_slips import ODD_SPACES
from vinestreet.schema.records import fields_of
from vinestreet.schema.text import slug

_SECTIONS = {"needs": Need, "resources": Listing}
_SECTION = re.compile(r"(?<![^\n])(needs|resources):(?: *(?:#.*|\{\} *))?$")
_HEAD = re.compile(
    rf"(?P<indent>[ \t{ODD_SPACES}]*)(?P<q>[\"']?)(?P<name>[^\s:#\"'\[{{-][^:#]*?)(?P=q)[ {ODD_SPACES}]*"
    r"(?P<colon>[:;：]?)\s*(?:#.*)?$"
)
_WITH_VALUE = re.compile(r"(?P<indent> *)(?P<name>[^\s:#\"'\[{-][^:#]*): +(?P<value>.+)$")
# What YAML takes for a remark, and most people who write it don't: ` #2`.
_REMARK = re.compile(r" #(?=\S| ?\d)")
_PLAIN_BEFORE = re.compile(r" *(?:- )?(?:[a-z_-]+: +)?[^\s\"'#\[{|>]")
_ENTRY = re.compile(r"\n {2}(?=[a-z0-9])")
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})\s*\w*\s*")
_TABLE_ROW = re.compile(r"[^\s:#][^\t:]*\t+[^\t]*\t")
_NAME = re.compile(r" +(?:name|label): *[\"']?(.*?)[\"']? *$")
# Fields that an entry begins with.
_FIRST = {"name", "what", "needs", "label", "icon"}
_MOST_ROWS = 300  # of an entry that is read again and again; a full one has 60
_MOST_MENDED = 1000  # rows of an entry whose slips are looked for; beyond, nobody wrote them by hand
Rows = list[Row]


@dataclass(slots=True)
class _Entry:
    """The rows of an entry: its first line, and those below it."""

    id: str
    head: Row
    rows: Rows
    of: Any
    gap: bool = True  # whether an empty line, or the beginning of the section, stands above it


def mend_file(text: str, file: str, suspects: Collection[int] = ()) -> tuple[MendedText, list[Problem]]:
    """Give the `text` of `file` with its slips of form mended, and what they were.

    Entries that can be read are looked at where one of the `suspects` among the lines is theirs.
    """
    lines = text.split("\n")
    rows = [Row(number, line) for number, line in enumerate(lines, 1)]
    form = _FileForm(rows, suspects)
    mended = form.mended()
    source = MendedText(tuple(lines), "\n".join(row.text for row in mended), tuple(row.number for row in mended))
    problems = [
        Problem(
            file,
            slip.first,
            slip.entry[:60],
            slip.field,
            slip.key,
            dict(slip.values),
            covers=(slip.first, slip.last),
            moved_to=int(str(slip.values.get("to", 0))),
        )
        for slip in form.slips
    ]
    return source, problems + form.unread(file)


def suspicious_lines(text: str) -> set[int]:
    """Give the lines that YAML reads in silence, and perhaps not as they were meant: they have to be looked at.

    The end of a text that is taken for a remark, and an entry that begins right below another's field.
    """
    begins = [match.start() for match in _REMARK.finditer(text) if _is_lost(text, match.start())]
    entries = [match.start() for match in _ENTRY.finditer(text)]
    close = [at for at in entries if at and text[at - 1] != "\n" and not _SECTION.search(text, max(0, at - 60), at)]
    begins += [at + 1 for at in close] if len(close) * 4 <= len(entries) else []
    lines, line, before = set(), 1, 0
    for at in sorted(begins):
        line += text.count("\n", before, at)
        before = at
        lines.add(line)
    return lines


def cuts_another(above: str, piece: str) -> bool:
    """Whether the entry in `piece`, directly below the text of another, was pasted between that one's fields."""
    outer, entry = (
        _Entry("", rows[0], rows[1:], Listing)
        for rows in ([Row(0, line) for line in text.split("\n")] for text in (above, piece))
    )
    return _split(outer, entry, len(piece) - len(piece.lstrip(" "))) is not None


def _is_lost(text: str, at: int) -> bool:
    """Whether a plain value stands before the remark that begins at a letter."""
    return bool(_PLAIN_BEFORE.match(text, text.rfind("\n", 0, at) + 1, at))


class _FileForm:
    def __init__(self, rows: Rows, suspects: Collection[int]) -> None:
        self.suspects = sorted(suspects)
        self._ids: dict[tuple[Any, str], int] = {}
        self._taken: set[str] = set()
        self._counts: dict[str, count[int]] = {}  # where the search for a free id goes on
        self.slips: list[Slip] = []
        self._unread: list[tuple[_Entry, int, Problem]] = []
        plain = [kept for row in rows for kept in self._without_strangers(row)]
        self.rows, conflicts = without_marks(plain)
        for conflict in conflicts:
            marks = ", ".join(map(str, conflict.marks))
            self.slips.append(Slip(conflict.first, conflict.last, conflict.key, values={"marks": marks}))
        self.column = self._usual_column()

    def _without_strangers(self, row: Row) -> Rows:
        """The row without what belongs in no such file; a row of a table becomes an entry."""
        if len(self.slips) > MOST_TOLD:
            return [row]
        if _FENCE.fullmatch(row.text):
            self.slips.append(Slip(row.number, row.number, "slip_fence", values={"found": row.text.strip()}))
            return []
        if _TABLE_ROW.match(row.text) and (made := entry_of_table_row(row.text, STEP)):
            self.slips.append(Slip(row.number, row.number, "slip_table"))
            return [Row(row.number, line) for line in made]
        match = CONTROL.search(row.text)
        if not match:
            return [row]
        values = {"found": f"U+{ord(match[0]):04X}"}
        self.slips.append(Slip(row.number, row.number, "control_character", values=values))
        return [Row(row.number, CONTROL.sub("", row.text))]

    def _usual_column(self) -> int:
        """The column of ids: that of the first below `resources:`."""
        below = False
        for row in self.rows:
            if below and not row.is_blank:
                indent = len(row.text) - len(row.text.lstrip(" "))
                return indent if 0 < indent <= 8 and row.text.strip().endswith(":") else STEP
            below = below or row.text.startswith("resources:")
        return STEP

    def mended(self) -> Rows:
        """The rows of the whole file, mended."""
        done: Rows = []
        entry: _Entry | None = None
        entries: list[_Entry | Row] = []
        of: Any = None
        for at, row in enumerate(self.rows):
            if section := _SECTION.match(row.text):
                of, entry = _SECTIONS[section[1]], None
                entries.append(row)
            elif of and (begun := self._begun(at, of)):
                entry = begun
                self._ids.setdefault((of, entry.id), entry.head.number)
                entries.append(entry)
            elif entry:
                entry.rows.append(row)
            else:
                entries.append(row)
        for before, each in zip([None, *entries], entries, strict=False):
            if isinstance(each, Row):
                done.append(each)
                continue
            if isinstance(before, _Entry) and not each.gap and self._is_inside(before, each):
                done = self._moved(done, before, each)
                continue
            done += self._entry(each)
        return done

    def _begun(self, at: int, of: Any) -> _Entry | None:
        """The entry that begins with a row, whatever slipped in it."""
        row = self.rows[at]
        if row.is_blank or (row.text[: self.column + 1].isspace() and ":" in row.text.rstrip()[:-1]):
            return None
        gap = at == 0 or self.rows[at - 1].is_blank or bool(_SECTION.match(self.rows[at - 1].text))
        names = names_of(of)
        found = _HEAD.match(row.text)
        if not found:
            value = _WITH_VALUE.match(row.text)
            if not value or len(value["indent"]) != self.column or value["name"] in fields_of(of):
                return None
            if value["value"][0] in "{[" or value["value"].split(" #")[0].strip() == "null":
                return _Entry(value["name"], row, [], of, gap)
            begins = self._first_below(at, of) in _FIRST and not canonical(value["name"], names)
            return _Entry(value["name"], row, [], of, gap) if begins else None
        name, indent = found["name"], found["indent"]
        usual = found["colon"] == ":" and indent == " " * self.column
        below = self._first_below(at, of)
        if usual and (name not in fields_of(of) or below == "name"):
            return _Entry(name, row, [], of, gap)
        if below not in _FIRST or name in fields_of(of) or len(name) > 60 or canonical(name, names) in fields_of(of):
            return None
        if not found["colon"] and not gap:
            return None
        if len(indent) > self.column and not gap and found["colon"] != ":":
            return None
        return _Entry(name, row, [], of, gap)

    def _first_below(self, at: int, of: Any) -> str:
        """The field that the next row names."""
        below = (self.rows[index] for index in range(at + 1, len(self.rows)))  # a slice would copy the whole rest
        row = next((row for row in below if not row.is_blank), None)
        return canonical(shape(row.text, [names_of(of)], bare=True).key, names_of(of)) if row else ""

    def _entry(self, entry: _Entry) -> Rows:
        """The rows of an entry, mended; none where it can't be read even so.

        As soon as there are more slips than anyone is told, the rest stays as it stands.
        """
        if len(self.slips) > MOST_TOLD or not self._is_suspect(entry):
            return [entry.head, *entry.rows]
        head = self._own_id(entry, self._head(entry))
        rows = [head, *entry.rows]
        if len(rows) <= _MOST_MENDED:
            form = EntryForm(entry.id, entry.of, entry.rows, self.column)
            form.mend()
            self.slips += form.slips
            rows = [head, *form.rows]
        report = Report("")
        parse_yaml("\n".join(row.text for row in rows), report)
        bad = next((problem for problem in report.problems if problem.key.startswith(("syntax", "too_deep"))), None)
        if bad is None:
            return rows
        if not any(entry.head.number <= slip.first <= rows[-1].number for slip in self.slips):
            self._unread.append((entry, rows[_first_unreadable(rows, bad.line)].number, bad))
        return [Row(row.number, "") for row in rows]

    def _own_id(self, entry: _Entry, head: Row) -> Row:
        """The first line with an id of its own, where another entry has the same one."""
        first = self._ids.get((entry.of, entry.id), entry.head.number)
        name = next((match[1] for row in entry.rows if (match := _NAME.match(row.text))), "")
        made = slug(re.sub(r"['’]", "", name))[:50].strip("-")
        if first == entry.head.number or not made:
            return head
        own = self._free_id(made)
        self._ids[entry.of, own] = entry.head.number
        self._slip(entry.head, "id_twice", entry, {"found": entry.id[:60], "first": first})
        return Row(head.number, f"{' ' * self.column}{own}:")

    def _free_id(self, made: str) -> str:
        """The id, or with the first number behind it that no other entry has."""
        self._taken = self._taken or {id_ for _, id_ in self._ids}
        counts = self._counts.setdefault(made, count(2))
        own = made
        while own in self._taken:
            own = f"{made}-{next(counts)}"
        self._taken.add(own)
        return own

    def _is_suspect(self, entry: _Entry) -> bool:
        first, last = entry.head.number, max([entry.head.number, *(row.number for row in entry.rows)])
        at = bisect_left(self.suspects, first)
        if at < len(self.suspects) and self.suspects[at] <= last:
            return True
        if not entry.head.text.startswith(" " * self.column + entry.head.text.strip()):
            return True
        report = Report("")
        tree = parse_yaml("\n".join(row.text for row in (entry.head, *entry.rows)), report)
        return bool(report.problems) or not isinstance(tree, Mapping) or len(tree.items) != 1

    def _head(self, entry: _Entry) -> Row:
        """The first line of an entry, mended; all below it is moved with it where that belongs so."""
        row = entry.head
        found = _HEAD.match(row.text)
        if not found:
            value = _WITH_VALUE.match(row.text)
            if value and value["value"][0] not in "{[" and entry.rows:
                self._slip(row, "slip_id_value", entry, {"found": value["value"][:60]})
                return Row(row.number, f"{value['indent']}{value['name']}:")
            return row
        indent, colon = found["indent"], found["colon"]
        name = f"{found['q']}{found['name']}{found['q']}"
        mended = Row(row.number, f"{' ' * self.column}{name}:")
        by = self.column - len(indent)
        if indent.strip(" "):
            self._slip(row, "tab" if "\t" in indent else "slip_odd_space", entry, {"spaces": self.column})
        elif by:
            inner = [each for each in entry.rows if not each.is_blank]
            columns = [len(each.text) - len(each.text.lstrip(" ")) for each in inner]
            moved = not columns or columns[0] != self.column + STEP
            if moved and all(column + by >= 0 for column in columns):
                entry.rows = [self._shifted(each, by) for each in entry.rows]
                last = inner[-1].number if inner else row.number
                key = "slip_entry_left" if by > 0 else "slip_entry_right"
                values = {"spaces": self.column, "by": abs(by)}
                self.slips.append(Slip(row.number, last, key, entry.id, values=values))
            else:
                self._slip(row, "slip_indent", entry, {"spaces": self.column, "found": len(indent)})
        if colon != ":":
            self._slip(row, "slip_no_colon_id" if not colon else "slip_other_colon", entry, {"found": colon})
        return mended if mended.text.strip() != row.text.strip() or by or indent.strip(" ") else row

    def _slip(self, row: Row, key: str, entry: _Entry, values: dict[str, object]) -> None:
        self.slips.append(Slip(row.number, row.number, key, entry.id, values=values))

    @staticmethod
    def _shifted(row: Row, by: int) -> Row:
        if not row.text.strip():
            return row
        return Row(row.number, " " * by + row.text if by > 0 else row.text[-by:])

    def _is_inside(self, outer: _Entry, entry: _Entry) -> bool:
        """Whether an entry was pasted between the fields of another: `_split` finds where the other goes on."""
        return _split(outer, entry, self.column) is not None

    def _moved(self, done: Rows, outer: _Entry, entry: _Entry) -> Rows:
        """The rows with the entry below the one that it cut in two."""
        at = _split(outer, entry, self.column)
        assert at is not None
        own, rest = entry.rows[:at], entry.rows[at:]
        values: dict[str, object] = {
            "other": outer.id,
            "to": outer.head.number,
            "last": own[-1].number if own else entry.head.number,
            "on": rest[0].text.strip()[:60],
        }
        covers_last = next((row.number for row in reversed(rest) if row.text.strip()), entry.head.number)
        self.slips = [slip for slip in self.slips if not outer.head.number <= slip.first <= covers_last]
        own_last = own[-1].number if own else entry.head.number
        self.slips.append(Slip(entry.head.number, own_last, "slip_inside", entry.id, values=values))
        begin = next(index for index, row in enumerate(done) if row.number == outer.head.number)
        whole = replace(outer, rows=[*(row for row in outer.rows), *_without_end(rest)])
        apart = replace(entry, rows=[*own])
        end = rest[len(_without_end(rest)) :]
        return [*done[:begin], *self._entry(apart), Row(entry.head.number, ""), *self._entry(whole), *end]

    def unread(self, file: str) -> list[Problem]:
        """What is told of entries that cannot be read."""
        return [Problem(file, line, entry.id[:60], "", _told_as(bad), bad.values) for entry, line, bad in self._unread]


def _told_as(bad: Problem) -> str:
    return "syntax" if bad.key.startswith("syntax") else bad.key


def _without_end(rows: Rows) -> Rows:
    """The rows without the empty ones at their end."""
    last = next((at for at in range(len(rows), 0, -1) if rows[at - 1].text.strip()), 0)
    return rows[:last]


def _fields_at(rows: Sequence[Row], of: Any, column: int) -> list[tuple[int, str]]:
    found = []
    for at, row in enumerate(rows):
        key = shape(row.text, (), bare=False)
        if key.key in fields_of(of) and not key.dash and key.column == column:
            found.append((at, key.key))
    return found


def _split(outer: _Entry, entry: _Entry, header: int) -> int | None:
    """Where in an entry that another was cut by the rest of that other begins; None where nothing speaks for it."""
    if outer.of is not Listing or not outer.gap:
        return None
    column = header + STEP
    above = [name for _, name in _fields_at(outer.rows, outer.of, column)]
    inside = _fields_at(entry.rows, entry.of, column)
    order = list(fields_of(Listing))
    required = {name for name, part in fields_of(Listing).items() if part.metadata["required"]}
    lacks = not required <= set(above)
    names = [name for _, name in inside]
    for split in range(1, len(inside)):
        own, rest = names[:split], names[split:]
        if len(set(own)) < len(own) or len(set(above + rest)) < len(above + rest):
            continue
        if not required <= set(own) or not required <= set(above + rest):
            continue
        doubled = len(set(names)) < len(names)
        backward = order.index(rest[0]) < order.index(own[-1])
        if above and order.index(above[-1]) > order.index(rest[0]):
            continue
        if doubled or lacks or backward:
            return inside[split][0]
    return None


def _first_unreadable(rows: Sequence[Row], line: int) -> int:
    """Where the reading of rows ends for good: the first from which on no beginning of them can be read.

    A quote or bracket that is not closed is told at its own line so, and not where the parser gives up.
    """
    last = min(line, len(rows)) - 1
    if last > _MOST_ROWS:  # nobody's entry; each beginning of it would be parsed
        return last
    for end in range(last, 0, -1):
        report = Report("")
        parse_yaml("\n".join(row.text for row in rows[:end]), report)
        if not any(problem.key.startswith("syntax") for problem in report.problems):
            return end
    return 0
