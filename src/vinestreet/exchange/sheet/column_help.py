"""The page beside the sheet: what each column holds, and what can be written into it, in the words of forms."""

import re
from collections.abc import Iterable

from vinestreet.exchange.sheet.column_order import ColumnOrder
from vinestreet.exchange.sheet.sheet_columns import SheetColumn
from vinestreet.opening_hours.field_type import OpeningHoursText
from vinestreet.schema.scalars import Day, PhoneNumber
from vinestreet.schema.text import Choice, Id, YesOnly
from vinestreet.site.site import Site


def how_to(order: ColumnOrder, short: bool, site: Site) -> list[str]:
    """Give what there is to know of the whole sheet, in lines."""
    text = site.words("sheet.how_to")
    text += f"\n{site.words('sheet.folded')}" if order.empty else ""
    text += f"\n{site.words('sheet.short')}" if short else ""
    return text.splitlines()


def column_help(columns: Iterable[SheetColumn], site: Site) -> list[tuple[str, str, str]]:
    """Give the name of each column, what it holds, and what can be written; of a list, for its first item."""
    first = (column for column in columns if len(column.path) < 3 or column.path[1] == 0)
    return [(column.name, *_told_of(column, site)) for column in first]


def _told_of(column: SheetColumn, site: Site) -> tuple[str, str]:
    """What a column holds, in the words of forms, and what can be written into it."""
    t, known = site.words, site.words.keys()
    field, part = str(column.path[0]), str(column.path[-1])
    keys = (f"form.first.{field}", f"form.hint.{field}") if len(column.path) == 1 else (f"form.part.{field}.{part}",)
    keys = keys if keys[0] in known else (f"field.{field}" if len(column.path) == 1 else f"part.{field}.{part}",)
    said = " ".join(re.sub(r"(?<=\w)$", ".", t(key)) for key in keys if key in known and key != "form.hint.hours")
    return said[:1].upper() + said[1:], _to_write(column, site)


def _to_write(column: SheetColumn, site: Site) -> str:
    t, kind = site.words, column.kind
    if isinstance(kind, Choice | YesOnly):
        return ", ".join(kind.options if isinstance(kind, Choice) else ("yes",))
    if isinstance(kind, Id) and kind.of != "resources":
        known = site.directory.needs if kind.of == "needs" else site.directory.areas
        return ", ".join(f"{id_} ({each.label})" for id_, each in known.items())
    if isinstance(kind, Day):
        return "2026-11-26"
    if isinstance(kind, OpeningHoursText):
        return t("form.hours_in_file")
    return t("form.phone") if isinstance(kind, PhoneNumber) else ""
