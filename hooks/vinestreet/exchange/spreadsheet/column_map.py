"""The column map: which column of somebody's table says what. A person reads and changes it, so it is read like
everything that people write: all that is wrong is told at once, with its line.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from vinestreet.directory.model import Directory
from vinestreet.exchange.not_sorted import NOT_SORTED
from vinestreet.fields.groups import Many, Record, said
from vinestreet.fields.spot import Known, Spot
from vinestreet.fields.words import Id
from vinestreet.problems import Report
from vinestreet.yamlreader import read_text, tree_of
from vinestreet.yamltree import Mapping as Tree
from vinestreet.yamltree import Node

Columns = tuple[str, ...]
COLUMN = Id("columns")
COLUMNS = Many(COLUMN, or_one=True)


@dataclass(frozen=True, slots=True)
class Sorted:
    """A column whose values are sorted into ids: `by` has the ids by value; `always` holds for every row."""

    column: str = ""
    by: Mapping[str, Columns] = field(default_factory=dict)
    always: Columns = ()


@dataclass(frozen=True, slots=True)
class SortedBy:
    """The name of a column, or `{column: Category, Food Pantry: food}`, or `{always: food}`; ids of the group `of`."""

    of: str

    def read(self, node: Node, spot: Spot) -> Sorted | None:
        """Give the column and what its values mean."""
        if not isinstance(node, Tree):
            column = COLUMN.read(node, spot)
            return None if column is None else Sorted(column)
        kind = Many(Id(self.of), or_one=True)
        before = len(spot.report.problems)
        column, by, always = None, {}, None
        for value, child in node.items.items():
            if value == "column":
                column = COLUMN.read(child, spot.inside(value))
            elif value == "always":
                always = kind.read(child, spot.inside(value))
            else:
                by[folded(value)] = kind.read(child, spot.inside(value)) or ()
        if "column" not in node.items and "always" not in node.items:
            spot.inside("column").wrong(node, "missing")
        return None if len(spot.report.problems) > before else Sorted(column or "", by, always or ())


def folded(value: str) -> str:
    """Give a value in the form in which values are compared: however many spaces, small or large letters."""
    return " ".join(value.split()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """Columns by the field that they become; what several say is put together. What no field names becomes `more`."""

    id: Columns = said(COLUMNS, default=())
    name: Columns = said(COLUMNS, required=True)
    what: Columns = said(COLUMNS, default=())
    needs: Sorted = said(SortedBy("needs"), default=Sorted())
    organisation: Columns = said(COLUMNS, default=())
    run_by: Columns = said(COLUMNS, default=())
    phone: Columns = said(COLUMNS, default=())
    text: Columns = said(COLUMNS, default=())
    email: Columns = said(COLUMNS, default=())
    chat: Columns = said(COLUMNS, default=())
    website: Columns = said(COLUMNS, default=())
    address: Columns = said(COLUMNS, default=())
    area: Sorted = said(SortedBy("areas"), default=Sorted())
    at: Columns = said(COLUMNS, default=())
    confidential: Columns = said(COLUMNS, default=())
    hours: Columns = said(COLUMNS, default=())
    hours_note: Columns = said(COLUMNS, default=())
    cost: Columns = said(COLUMNS, default=())
    who_for: Columns = said(COLUMNS, name="for", default=())
    ages: Columns = said(COLUMNS, default=())
    languages: Columns = said(COLUMNS, default=())
    access: Columns = said(COLUMNS, default=())
    access_note: Columns = said(COLUMNS, default=())
    asks: Columns = said(COLUMNS, default=())
    status: Columns = said(COLUMNS, default=())
    checked: Columns = said(COLUMNS, default=())
    source: Columns = said(COLUMNS, default=())
    sample: Columns = said(COLUMNS, default=())
    more: Columns = said(COLUMNS, default=())
    leave_out: Columns = said(COLUMNS, default=())

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
    tree = tree_of(read_text(path), report)
    report.stop_if_any()
    ids: dict[str, Mapping[str, object]] = {
        "columns": dict.fromkeys(columns),
        "needs": {**directory.needs, NOT_SORTED: None},
        "areas": directory.areas,
    }
    assert tree is not None  # an empty file has left a problem
    read = Record(ColumnMap).read(tree, Spot(report, Known(today=today, ids=ids)))
    report.stop_if_any()
    assert read is not None  # a record that could not be read has left a problem
    return read
