"""What the readers of cells share."""

from collections.abc import Callable, Mapping

from vinestreet.exchange.cleaning.plain import plain
from vinestreet.exchange.draft import Draft
from vinestreet.schema.context import ReadOptions

Cells = Mapping[str, str]  # what columns say, plain and not empty
Reader = Callable[[Draft, Cells, ReadOptions], None]


def label_of(column: str) -> str:
    """Give the name of a column as it stands before words from it."""
    return plain(column).rstrip(":")


def first_label(cells: Cells) -> str:
    """Give the name of the first column."""
    return label_of(next(iter(cells)))


def together(cells: Cells, between: str) -> str:
    """Give all that is said, without saying anything twice."""
    return between.join(dict.fromkeys(cells.values()))
