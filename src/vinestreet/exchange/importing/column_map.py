"""The column map: which column of somebody's table says what. A person reads and changes it, so it is read like
everything that people write: all that is wrong is told at once, with its line. What a column's name means is data.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import parse_yaml, read_text
from vinestreet.core.yaml_tree import Mapping as Tree
from vinestreet.core.yaml_tree import Node
from vinestreet.directory.model import Directory
from vinestreet.exchange.facts.plain_text import plain_text
from vinestreet.exchange.importing.csv_reader import column_name
from vinestreet.exchange.importing.listing_draft import NOT_SORTED, ListingDraft
from vinestreet.schema.context import ReadContext, ReadOptions
from vinestreet.schema.records import ListOf, Record, field
from vinestreet.schema.text import Id

Cells = Mapping[str, str]  # what columns say, plain and not empty
CellParser = Callable[[ListingDraft, Cells], None]
LEAVE_OUT, MORE = "leave_out", "more"

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = "mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|" + "|".join(f"{day.lower()}s?" for day in WEEKDAYS)
_ENDS = "close[ds]?|closing|end|to|until"
_WHAT = "hours?|times?|opens?|opening|start|from"
_OPENING = re.compile(
    rf"(?:(?:{_WHAT}|(?P<ends>{_ENDS}))(?: time)? )?(?P<day>{_DAY})(?: (?:{_WHAT}|(?P<end>{_ENDS}))(?: time)?)?"
)
# Whoever runs it, where another column names the place or the service.
_ORGANISATION = re.compile(
    r"(?:lead |parent )?(?:agency|organi[sz]ation|provider|company|sponsor|operator)(?: name)?"
    r"|organizacion(?: .*)?|organisme(?: .*)?|association|gestionnaire|traeger|trager|organisatie|ente|organizzazione"
)
_ONLY_NUMBER = frozenset(
    "main office primary business public program agency site work contact local other phone phones telephone number "
    "numbers no num tel to call text sms line telefono telefonos telefon telefonnummer telefone telefoon "
    "telefoonnummer numero contacto fijo kontakt rufnummer".split()
)


def label_of(column: str) -> str:
    """Give the name of a column as it stands before words from it."""
    return plain_text(column).rstrip(":")


def first_label(cells: Cells) -> str:
    """Give the name of the first column."""
    return label_of(next(iter(cells)))


def all_of(cells: Cells, between: str) -> str:
    """Give all that is said, without saying anything twice."""
    return between.join(dict.fromkeys(cells.values()))


def plain_column(column: str) -> str:
    """Give the name of a column in the form that names are compared in: `Address1` and `address 1` are one, and so are
    `Dirección` and `direccion`.
    """
    bare = "".join(each for each in unicodedata.normalize("NFD", column) if not unicodedata.combining(each))
    words = re.sub(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])", " ", column_name(bare).replace("_", " "))
    return _GLUED.sub(r"\1 \2", words)


# `physicaladdress`, `contactname`
_GLUED = re.compile(
    r"\b(physical|mailing|street|contact|facility|program|agency|provider|site|organi[sz]ation|location|primary|main|phone)"
    r"(address|city|state|zip ?code|zip|name|phone|email|number|website|type)\b"
)


def field_by_name(column: str) -> str:
    """Give the field that a column's name means, some with a part behind a space (`address city`); or nothing."""
    words = plain_column(column)
    if _OPENING.fullmatch(words):
        return "hours day"
    if _ORGANISATION.fullmatch(words):
        return "organisation"
    return next((field for field, pattern in _patterns() if pattern.fullmatch(words)), "")


def weekday_of(column: str) -> tuple[str, bool] | None:
    """Give the weekday that a column is for, in English, and whether it says when a place closes; or None."""
    match = _OPENING.fullmatch(plain_column(column))
    if not match:
        return None
    return next(day for day in WEEKDAYS if day.lower().startswith(match["day"][:3])), bool(
        match["end"] or match["ends"]
    )


def tells_something(column: str) -> bool:
    """Whether the name of a column of numbers says what for, as `Crisis Line` does and `Phone 2` does not."""
    return bool(set(re.sub(r"\d+", "", plain_column(column)).split()) - _ONLY_NUMBER)


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    text = Path(__file__).with_name("column_names.yml").read_text(encoding="utf-8")
    return [
        (field, re.compile("|".join(patterns)))
        for group in yaml.load(text, yaml.CSafeLoader)
        for field, patterns in group.items()
    ]


Columns = tuple[str, ...]
COLUMN = Id("columns")
COLUMNS = ListOf(COLUMN, or_one=True)


@dataclass(frozen=True, slots=True)
class CategoryColumn:
    """A column whose values are sorted into ids: `by` has the ids by value; `always` holds for every row."""

    column: str = ""
    by: Mapping[str, Columns] = dataclasses.field(default_factory=dict)
    always: Columns = ()


@dataclass(frozen=True, slots=True)
class CategoryColumnKind:
    """The name of a column, or `{column: Category, Food Pantry: food}`, or `{always: food}`; ids of the group `of`."""

    of: str

    def read(self, node: Node, context: ReadContext) -> CategoryColumn | None:
        """Give the column and what its values mean."""
        if not isinstance(node, Tree):
            column = COLUMN.read(node, context)
            return None if column is None else CategoryColumn(column)
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
            context.inside("column").wrong(node, "missing", name="column")
        return None if len(context.report.problems) > before else CategoryColumn(column or "", by, always or ())


def folded(value: str) -> str:
    """Give a value in the form in which values are compared: however many spaces, small or large letters."""
    return " ".join(value.split()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """Columns by the field that they become; what several say is put together. What no field names becomes `more`."""

    id: Columns = field(COLUMNS, default=())
    name: Columns = field(COLUMNS, required=True)
    what: Columns = field(COLUMNS, default=())
    needs: CategoryColumn = field(CategoryColumnKind("needs"), default=CategoryColumn())
    organisation: Columns = field(COLUMNS, default=())
    run_by: Columns = field(COLUMNS, default=())
    phone: Columns = field(COLUMNS, default=())
    text: Columns = field(COLUMNS, default=())
    email: Columns = field(COLUMNS, default=())
    chat: Columns = field(COLUMNS, default=())
    website: Columns = field(COLUMNS, default=())
    address: Columns = field(COLUMNS, default=())
    area: CategoryColumn = field(CategoryColumnKind("areas"), default=CategoryColumn())
    at: Columns = field(COLUMNS, default=())
    confidential: Columns = field(COLUMNS, default=())
    hours: Columns = field(COLUMNS, default=())
    hours_note: Columns = field(COLUMNS, default=())
    cost: Columns = field(COLUMNS, default=())
    who_for: Columns = field(COLUMNS, name="for", default=())
    ages: Columns = field(COLUMNS, default=())
    welcomes: Columns = field(COLUMNS, default=())
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

    def names(self) -> Columns:
        """Columns that may have a person's name in that of a place or a street."""
        return (*self.id, *self.name, *self.organisation, *self.address, *self.at, *self.website, *self.email)

    def named(self) -> set[str]:
        """Every column that the map names."""
        columns: set[str] = set()
        for part in self.__slots__:
            value = getattr(self, part)
            columns.update((value.column,) if isinstance(value, CategoryColumn) else value)
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
