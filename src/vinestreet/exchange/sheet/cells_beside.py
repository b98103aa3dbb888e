"""What stands beside a cell that changed and may belong to what it said before: to be asked of whoever changed it."""

from collections.abc import Iterator, Sequence

from vinestreet.exchange.sheet.cell_texts import text_of
from vinestreet.exchange.sheet.row_results import RowResult
from vinestreet.exchange.sheet.sheet_columns import Path, columns_for, leaves_of
from vinestreet.site.site import Site

_SHOWN = 200  # letters of a cell
_STATUS, _ON, _BY = ("status", "is"), ("checked", "on"), ("checked", "by")
# The parts that say more about an answer, by its field; those of its own first.
_ABOUT = {"consent": ("words", "source", "on"), "asks": ("words",), "welcomes": ("words",), "cost": ("words",)}
_ABOUT_CALLS = ("records-words", "source", "on")


def beside(result: RowResult, site: Site) -> Iterator[str]:
    """Ask about the cells beside those that changed, and say which go along."""
    t, given = site.words, {change.column.path for change in result.cells}
    was, now = leaves_of(result.before), leaves_of(result.after)
    if _STATUS in was and _STATUS not in now:
        gone = [path for path in was if path[0] == "status" and path != _STATUS and path not in given]
        if gone:
            yield t("sheet.beside_gone", cells=_cells(gone, result, site))
    asked = set()
    for path in sorted(given, key=str):
        if len(path) != len(_STATUS) or path[0] not in _ABOUT or path[1] in {*_ABOUT["consent"], *_ABOUT_CALLS}:
            continue
        parts = _ABOUT_CALLS if path[1] == "records-calls" else _ABOUT[str(path[0])]
        stays = [each for part in parts if (each := (path[0], part)) in now and each not in given]
        if stays and stays[0] not in asked:
            asked.add(stays[0])
            yield t("sheet.beside_stays", column=_names()[path], cells=_cells(stays, result, site))
    if _ON in given and _BY not in given and _BY in was:
        yield t("sheet.beside_check", by=was[_BY])


def _cells(paths: Sequence[Path], result: RowResult, site: Site) -> str:
    """Cells with what they say; of a place whose address is a secret, their names alone."""
    listing = site.directory.listings[result.id]
    columns = {column.path: column for column in columns_for(())}
    told = []
    for path in paths:
        text = text_of(columns[path], leaves_of(result.before).get(path))
        text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"
        told.append(columns[path].name if listing.confidential else f"{columns[path].name} “{text}”")
    return ", ".join(told)


def _names() -> dict[Path, str]:
    return {column.path: column.name for column in columns_for(())}
