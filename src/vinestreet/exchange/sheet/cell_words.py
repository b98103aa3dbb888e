"""What a cell says in the words of our pages, as the words of the file: `Downtown`, `Food`, `Spanish`, `No steps`.

Somebody who fills in a sheet knows what the site calls a thing; only names that are ours are taken, and nothing near.
"""

import re
from collections.abc import Mapping

from vinestreet.exchange.sheet.sheet_columns import SheetColumn
from vinestreet.schema.meant import language_meant
from vinestreet.schema.scalars import Language
from vinestreet.schema.text import Choice, Id
from vinestreet.site.site import Site

_PARTS = re.compile(r"[^,;\n]+")


def in_our_words(column: SheetColumn, cell: str, site: Site) -> str:
    """Give the cell with each name of ours as its id, its code or its word; all else stays as it is."""
    if not cell.strip() or not isinstance(column.kind, Id | Choice | Language):
        return cell
    if isinstance(column.kind, Language):
        return _PARTS.sub(lambda match: _language(match[0]), cell)
    for name, word in sorted(_names(column, site).items(), key=lambda each: -len(each[0])):
        # A name may have commas of its own: `Phone, charging, internet`.
        cell = re.sub(rf"(?<![^,;\n])\s*{re.escape(name)}\s*(?![^,;\n])", f" {word}", cell, flags=re.IGNORECASE)
    return cell


def labels_of(group: str, site: Site) -> dict[str, str]:
    """Give what the site calls each of the `needs` or `areas`, by its id; nothing for other groups."""
    if group == "needs":
        return {id_: need.label for id_, need in site.directory.needs.items()}
    return {id_: area.label for id_, area in site.directory.areas.items()} if group == "areas" else {}


def _names(column: SheetColumn, site: Site) -> Mapping[str, str]:
    kind = column.kind
    if isinstance(kind, Id):
        labels = labels_of(kind.of, site)
        return {name: id_ for id_, label in labels.items() for name in (label, id_)}
    assert isinstance(kind, Choice)
    t, field, sentences = site.words, column.path[0], site.words.keys()
    said = {t(key): option for option in kind.options if (key := f"{field}.{option}") in sentences}
    return {option.replace("-", " "): option for option in kind.options} | said


def _language(part: str) -> str:
    return f" {code}" if len(part.strip()) > 3 and (code := language_meant(part)) else part
