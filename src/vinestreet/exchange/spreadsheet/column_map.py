"""The column map: which column of somebody's table says what. A person reads and changes it, so it is read like
everything that people write: all that is wrong is told at once, with its line.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import parse_yaml, read_text
from vinestreet.core.yaml_tree import Mapping as Tree
from vinestreet.core.yaml_tree import Node
from vinestreet.directory.model import Directory
from vinestreet.exchange.not_sorted import NOT_SORTED
from vinestreet.schema.context import ReadContext, ReadOptions
from vinestreet.schema.records import ListOf, Record, field
from vinestreet.schema.text import Id

Columns = tuple[str, ...]
COLUMN = Id("columns")
COLUMNS = ListOf(COLUMN, or_one=True)


@dataclass(frozen=True, slots=True)
class Sorted:
    """A column whose values are sorted into ids: `by` has the ids by value; `always` holds for every row."""

    column: str = ""
    by: Mapping[str, Columns] = dataclasses.field(default_factory=dict)
    always: Columns = ()


@dataclass(frozen=True, slots=True)
class SortedBy:
    """The name of a column, or `{column: Category, Food Pantry: food}`, or `{always: food}`; ids of the group `of`."""

    of: str

    def read(self, node: Node, context: ReadContext) -> Sorted | None:
        """Give the column and what its values mean."""
        if not isinstance(node, Tree):
            column = COLUMN.read(node, context)
            return None if column is None else Sorted(column)
        kind = ListOf(Id(self.of), or_one=True)
        before = len(context.report.problems)
        column, by, always = None, {}, None
        for value, child in node.items.items():
            if value == "column":
                column = COLUMN.read(child, context.inside(value))
            elif value == "always":
                always = kind.read(child, context.inside(value))
            else:
                by[folded(value)] = kind.read(child, context.inside(value)) or ()
        if "column" not in node.items and "always" not in node.items:
            context.inside("column").wrong(node, "missing")
        return None if len(context.report.problems) > before else Sorted(column or "", by, always or ())


def folded(value: str) -> str:
    """Give a value in the form in which values are compared: however many spaces, small or large letters."""
    return " ".join(value.split()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """Columns by the field that they become; what several say is put together. What no field names becomes `more`."""

    id: Columns = field(COLUMNS, default=())
    name: Columns = field(COLUMNS, required=True)
    what: Columns = field(COLUMNS, default=())
    needs: Sorted = field(SortedBy("needs"), default=Sorted())
    organisation: Columns = field(COLUMNS, default=())
    run_by: Columns = field(COLUMNS, default=())
    phone: Columns = field(COLUMNS, default=())
    text: Columns = field(COLUMNS, default=())
    email: Columns = field(COLUMNS, default=())
    chat: Columns = field(COLUMNS, default=())
    website: Columns = field(COLUMNS, default=())
    address: Columns = field(COLUMNS, default=())
    area: Sorted = field(SortedBy("areas"), default=Sorted())
    at: Columns = field(COLUMNS, default=())
    confidential: Columns = field(COLUMNS, default=())
    hours: Columns = field(COLUMNS, default=())
    hours_note: Columns = field(COLUMNS, default=())
    cost: Columns = field(COLUMNS, default=())
    who_for: Columns = field(COLUMNS, name="for", default=())
    ages: Columns = field(COLUMNS, default=())
    languages: Columns = field(COLUMNS, default=())
    access: Columns = field(COLUMNS, default=())
    access_note: Columns = field(COLUMNS, default=())
    asks: Columns = field(COLUMNS, default=())
    status: Columns = field(COLUMNS, default=())
    checked: Columns = field(COLUMNS, default=())
    source: Columns = field(COLUMNS, default=())
    sample: Columns = field(COLUMNS, default=())
    more: Columns = field(COLUMNS, default=())
    leave_out: Columns = field(COLUMNS, default=())

    def named(self) -> set[str]:
        """Every column that the map names."""
        columns: set[str] = set()
        for part in self.__slots__:
            value = getattr(self, part)
            columns.update((value.column,) if isinstance(value, Sorted) else value)
        return columns


def read_map(path: Path, columns: Iterable[str], directory: Directory, today: date) -> ColumnMap:
    """Read the map at `path` for a table with `columns`; needs and areas have to be those of `directory`.

    Raises ProblemsFoundError with everything that is wrong, and OSError when the file cannot be opened.
    """
    report = Report(path.name)
    tree = parse_yaml(read_text(path), report)
    report.stop_if_any()
    ids: dict[str, Mapping[str, object]] = {
        "columns": dict.fromkeys(columns),
        "needs": {**directory.needs, NOT_SORTED: None},
        "areas": directory.areas,
    }
    assert tree is not None  # an empty file has left a problem
    read = Record(ColumnMap).read(tree, ReadContext(report, ReadOptions(today=today, ids=ids)))
    report.stop_if_any()
    assert read is not None  # a record that could not be read has left a problem
    return read
