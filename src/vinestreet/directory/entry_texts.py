"""Texts of an entry that go on over several lines, and what is none of them: fields that a text has swallowed, and a
text whose field has lost its name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vinestreet.directory.entry_layout import STEP, EntryLayout
from vinestreet.directory.line_shapes import Row, Shape, kind_of
from vinestreet.directory.slips import SlipsOfEntry
from vinestreet.directory.value_slips import ODD_SPACES, all_closed, closing_quote, value_slip
from vinestreet.opening_hours.field_type import OpeningHoursText, suggestion
from vinestreet.schema.records import ListOf, fields_of
from vinestreet.schema.scalars import Day
from vinestreet.schema.text import Text

_LONG = 200  # characters; a text with room for so many goes on over several lines
_SENTENCE_END = (".", "!", "?", "…", '"', "”", ")", ":", ";", "'")
_PART = re.compile(r"[a-z_-]+:(?: |$)")  # a field of its own, so no text that lost its name
_FOLDED = 15  # characters at least before a line is folded
_MOST_WORDS = 12  # of a name or an address


@dataclass(slots=True)
class EntryTexts:
    """The texts in the rows of an entry; what is found about them goes to `told`."""

    rows: Sequence[Row]
    layout: EntryLayout
    told: SlipsOfEntry

    def block(self, at: int, column: int) -> tuple[int, list[Row]]:
        """Give how many rows the text has that stands below its name, after `>-` or `|`, and what they are mended."""
        taken, text_column = 0, -1
        mended: list[Row] = []
        for row in self.rows[at:]:
            blank = not row.text.strip()
            indent = re.match(rf"[ \t{ODD_SPACES}]*", row.text)[0]  # type: ignore[index]
            clean = not indent.strip(" ")
            fits = clean and len(indent) > column and (text_column < 0 or len(indent) >= text_column)
            if not blank and not fits and self.layout.names_something(row, column):
                break
            if fits and not blank and self._is_swallowed(row, mended):
                break
            taken += 1
            if blank or fits:
                text_column = len(indent) if not blank and text_column < 0 else text_column
                mended.append(row)
                continue
            text_column = text_column if text_column > 0 else column + STEP
            mended.append(Row(row.number, " " * text_column + row.text[len(indent) :].strip()))
            self._tell(row, indent, text_column)
        while mended and not mended[-1].text.strip():
            taken -= 1
            mended.pop()
        return taken, mended

    def _is_swallowed(self, row: Row, above: Sequence[Row]) -> bool:
        """Whether a row of a text names a field that the entry has nowhere else, with a value that the field may have.

        Where the field holds words, they begin where a sentence of the text has ended.
        """
        found = self.layout.shape(row)
        last = next((each.text.strip() for each in reversed(above) if each.text.strip()), "")
        if not last or found.colon != ":" or (found.dash and found.dash != "- "):
            return False
        lay = self.layout
        for of, of_item in ((lay.parts, True), (lay.of, False)) if lay.open and lay.parts else ((lay.of, False),):
            if found.key in fields_of(of) and not self._is_elsewhere(found.key, row, of_item=of_item):
                return _may_be(kind_of(of, found.key), found) and (
                    last.endswith(_SENTENCE_END) or not isinstance(kind_of(of, found.key), Text)
                )
        return False

    def _is_elsewhere(self, name: str, row: Row, *, of_item: bool) -> bool:
        """Whether another row of the entry, or of the item of a list that it belongs to, names the same field."""
        around = [each for each in self.rows if each.number != row.number]
        if of_item:
            limits = [each.number for each in self.rows if self._ends_item(each)]
            begin = max((number for number in limits if number <= row.number), default=0)
            end = min((number for number in limits if number > row.number), default=row.number + 10**9)
            around = [each for each in around if begin <= each.number < end]
        shapes = (self.layout.shape(each) for each in around)
        return any(
            each.key == name
            and each.colon == ":"
            and (of_item or each.column == self.layout.column or not each.is_clean)
            for each in shapes
        )

    def _ends_item(self, row: Row) -> bool:
        text = row.text.lstrip()
        return text.startswith("- ") or (bool(text) and len(row.text) - len(text) <= self.layout.column)

    def goes_on(self, at: int, value: str, column: int) -> tuple[int, list[Row]]:
        """Give how many rows a value goes on over that began above them, and what they are mended."""
        if not value or value.startswith("#"):
            return 0, []
        quote, opens = value[0] if value[0] in "\"'" else "", value[0] in "[{"
        taken, mended, whole = 0, [], value
        for row in self.rows[at:]:
            done = (quote and closing_quote(whole) > 0) or (opens and all_closed(whole))
            if not row.text.strip() or row.is_blank or done or self.layout.names_something(row, column):
                break
            found = self.layout.shape(row)
            if found.key and found.colon == ":" and not quote and not opens and found.column <= self.layout.column:
                break
            taken += 1
            whole = f"{whole} {row.text.strip()}"
            indent = row.text[: len(row.text) - len(row.text.lstrip(f" \t{ODD_SPACES}"))]
            if not indent.strip(" ") and len(indent) > column:
                mended.append(row)
                continue
            mended.append(Row(row.number, " " * (column + STEP) + row.text[len(indent) :].strip()))
            self._tell(row, indent, column + STEP)
        return taken, mended

    def without_name(self, at: int, column: int, kind: Any, value: str = "") -> tuple[int, list[Row]]:
        """Give how many rows a text has whose own name is lost, below a `value` of a `kind` in `column`, and the text
        below the name that it lost; none where the value above may go on there.
        """
        rows = self._loose(at, column)
        words = " ".join(row.text.strip() for row in rows)
        if rows and self._may_go_on(rows[0], value, words, column, kind):
            return 0, []
        name = self._lost_name(words, at, column, kind) if rows else ""
        if rows and not name and (name := self._lost_item(at + len(rows), column)):
            self.told.tell(rows[0], rows[-1], [("slip_lost_name", {"name": name})], f"{self.layout.field}.{name}")
            return len(rows), _named(f"{' ' * self.layout.item}- ", name, rows)
        if not name:
            return 0, []
        path = f"{self.layout.field}.{name}" if column > self.layout.column else name
        self.told.tell(rows[0], rows[-1], [("slip_lost_name", {"name": name})], path)
        return len(rows), _named(" " * column, name, rows)

    @staticmethod
    def _may_go_on(below: Row, value: str, words: str, column: int, kind: Any) -> bool:
        """Whether a program that folds lines may have written it: further in, and what it all is may be a value."""
        if len(below.text) - len(below.text.lstrip(" ")) <= column or value.endswith((".", "!", "?")):
            return False
        if isinstance(kind, OpeningHoursText):
            return value.count('"') % 2 == 1
        whole = len(value) + 1 + len(words)
        return isinstance(kind, Text) and len(value) >= _FOLDED and whole <= kind.most

    def _lost_item(self, below: int, column: int) -> str:
        """The text that another item of a list begins with, where the row `below` says again what this one has said."""
        layout = self.layout
        if (
            not (layout.is_list and layout.parts and layout.item >= 0 and below < len(self.rows))
            or column <= layout.column
        ):
            return ""
        row = self.rows[below]
        key = layout.shape(row).key
        return self._needed() if key in layout.part_names and self._is_elsewhere(key, row, of_item=True) else ""

    def _needed(self) -> str:
        """The long text that each item of the list has to have; empty for none."""
        of = self.layout.parts
        needed = (name for name, part in fields_of(of).items() if part.metadata["required"])
        return next((name for name in needed if getattr(kind_of(of, name), "most", 0) >= _LONG), "")

    def first_of_item(self, at: int, column: int) -> tuple[int, list[Row]] | None:
        """Give the item of a list whose text lacks its name, below the dash in `column`; None where it needs none."""
        name = self._needed()
        row, rows = self.rows[at], self._loose(at + 1, column)
        words = row.text.strip()[1:].strip()
        if not name or self.layout.shape(row).key or self._is_elsewhere(name, row, of_item=True):
            return None
        last = rows[-1] if rows else row
        self.told.tell(row, last, [("slip_lost_name", {"name": name})], f"{self.layout.field}.{name}")
        text = [Row(row.number, words), *rows]
        return len(text), _named(f"{' ' * column}- ", name, text) if words else [row]

    def _loose(self, at: int, column: int) -> list[Row]:
        """The rows from `at` on that name no field."""
        rows: list[Row] = []
        for row in self.rows[at:]:
            if not row.text.strip() or row.is_blank or self.layout.names_something(row, column):
                break
            found = self.layout.shape(row)
            if found.dash == "- " or (found.key and found.column <= column and found.colon == ":"):
                break
            rows.append(row)
        return rows

    def _lost_name(self, words: str, at: int, column: int, kind: Any) -> str:
        """The field whose text the `words` are, which stand below a value of the `kind`."""
        is_part = column > self.layout.column
        of = self.layout.parts if is_part else self.layout.of
        if of is None or (isinstance(kind, Text) and kind.most >= _LONG) or _PART.match(words):
            return ""
        row = self.rows[at]
        first = next(iter(fields_of(of)))
        is_short = len(words.split()) <= _MOST_WORDS
        if kind is None and not is_part and is_short and not self._is_elsewhere(first, row, of_item=False):
            return first
        missing = [
            name
            for name, part in fields_of(of).items()
            if isinstance(part.metadata["kind"], Text | OpeningHoursText)
            and getattr(part.metadata["kind"], "most", _LONG) >= _LONG
            and not self._is_elsewhere(name, row, of_item=is_part)
        ]
        needed = next((name for name in missing if fields_of(of)[name].metadata["required"]), "")
        if isinstance(kind, OpeningHoursText) and re.search(r"\d", words):
            return ""  # rules of the same hours
        if "hours" in missing and not needed and suggestion(words):
            return "hours"
        if needed:
            return needed
        # Text may go on below a short text, and below nothing else.
        if isinstance(kind, Text) and is_short:
            return ""
        return next((name for name in ("more", "words", "hours_note") if name in missing), "")

    def _tell(self, row: Row, indent: str, column: int) -> None:
        key = "tab" if "\t" in indent else "slip_odd_space" if indent.strip(" ") else "slip_text_indent"
        self.told.tell(row, row, [(key, {"spaces": column})], self.layout.field)


def _named(begin: str, name: str, text: Sequence[Row]) -> list[Row]:
    """The rows of a text with its name, which stands behind the `begin` of its line."""
    words = text[0].text.strip()
    if len(text) == 1 and value_slip(words) is None:
        return [Row(text[0].number, f"{begin}{name}: {words}")]
    inner = " " * (len(begin) + STEP)
    return [Row(text[0].number, f"{begin}{name}: >-"), *(Row(row.number, inner + row.text.strip()) for row in text)]


def _may_be(kind: Any, found: Shape) -> bool:
    """Whether a value of the `kind` may begin as it was found."""
    if isinstance(kind, Day):
        return bool(re.match(r"[\"']?\d", found.value))
    if isinstance(kind, ListOf) and not kind.or_one:
        return not found.value or bool(re.match(r"\[|[a-z-]+(?:, ?[a-z-]+)*$", found.value))
    return True
