"""Writes the sheet as an .xlsx file (ECMA-376): cells that stay texts, choices to pick, the head and the ids in sight.

A second sheet says what each column holds. The standard library does all of it; the same rows give the same bytes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from vinestreet.core.atomic_files import zip_entry
from vinestreet.directory.model import Listing
from vinestreet.exchange.sheet.sheet_columns import SheetColumn
from vinestreet.exchange.sheet.sheet_rows import sheet_columns, sheet_rows
from vinestreet.opening_hours.field_type import OpeningHoursText
from vinestreet.schema.scalars import Day, PhoneNumber
from vinestreet.schema.text import Choice, Id, Text, YesOnly
from vinestreet.site.site import Site

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/worksheets/sheet2.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>'
)
# Styles by number: 0 as programs have it, 1 a text, 2 the head, 3 a text that may be long.
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE4EDDC"/><bgColor indexed="64"/></patternFill></fill>'
    "</fills>"
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top"/></xf>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_MOST_CHOICES = 255  # letters of a list that stands in the sheet itself
_SPARE_ROWS = 200  # below the last, for new places: their cells are texts and have choices too
_NOT_IN_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def write_xlsx(listings: Sequence[Listing], site: Site, personal: bool, path: Path) -> None:
    """Write the sheet to `path`, which is a new file."""
    columns = sheet_columns(listings, personal)
    rows = sheet_rows(listings, columns, site)
    t = site.words
    names = (t("sheet.places"), t("sheet.about"))
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _links({"rId1": ("officeDocument", "xl/workbook.xml")})),
            ("xl/workbook.xml", _book(names)),
            (
                "xl/_rels/workbook.xml.rels",
                _links(
                    {
                        "rId1": ("worksheet", "worksheets/sheet1.xml"),
                        "rId2": ("worksheet", "worksheets/sheet2.xml"),
                        "rId3": ("styles", "styles.xml"),
                    }
                ),
            ),
            ("xl/styles.xml", _STYLES),
            ("xl/worksheets/sheet1.xml", "".join(_places(rows, columns, site))),
            ("xl/worksheets/sheet2.xml", "".join(_about(columns, site))),
        ):
            archive.writestr(zip_entry(name), text)


def _book(names: Iterable[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(names, 1)
    )
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>{sheets}</sheets></workbook>'


def _links(links: dict[str, tuple[str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="{id_}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'
        for id_, (kind, target) in links.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _places(rows: Sequence[Sequence[str]], columns: Sequence[SheetColumn], site: Site) -> Iterator[str]:
    widths = [24, *map(_width, columns)]
    last = len(rows) + _SPARE_ROWS
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/>'
    yield "</sheetView></sheetViews>"
    yield '<sheetFormatPr defaultRowHeight="15"/><cols>'
    for at, width in enumerate(widths, 1):
        yield f'<col min="{at}" max="{at}" width="{width}" style="1" customWidth="1"/>'
    yield f'<col min="{len(widths) + 1}" max="{len(widths) + 1}" width="12" style="1" hidden="1" customWidth="1"/>'
    yield "</cols><sheetData>"
    for number, row in enumerate(rows, 1):
        yield from _row(number, row, 2 if number == 1 else 1)
    yield "</sheetData>"
    yield f'<autoFilter ref="A1:{_letters(len(rows[0]))}{len(rows)}"/>'
    lists = [(at, choices) for at, column in enumerate(columns, 2) if (choices := _choices(column, site))]
    if lists:
        yield f'<dataValidations count="{len(lists)}">'
        for at, choices in lists:
            # What is no choice is told when the sheet comes back; nobody is kept from writing it down.
            yield (
                f'<dataValidation type="list" allowBlank="1" showErrorMessage="0" '
                f'sqref="{_letters(at)}2:{_letters(at)}{last}"><formula1>"{escape(choices)}"</formula1></dataValidation>'
            )
        yield "</dataValidations>"
    yield "</worksheet>"


def _about(columns: Sequence[SheetColumn], site: Site) -> Iterator[str]:
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}"><cols><col min="1" max="1" width="34" customWidth="1"/>'
    yield '<col min="2" max="2" width="80" customWidth="1"/><col min="3" max="3" width="80" customWidth="1"/></cols>'
    yield "<sheetData>"
    rows = [[line] for line in site.words("sheet.how_to").splitlines()]
    rows += [[], *([column.name, *_told_of(column, site)] for column in columns)]
    for number, row in enumerate(rows, 1):
        yield from _row(number, row, 0)
    yield "</sheetData></worksheet>"


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


def _row(number: int, cells: Sequence[str], style: int) -> Iterator[str]:
    yield f'<row r="{number}">'
    for at, cell in enumerate(cells, 1):
        if cell:
            # `_x0041_` is an A there.
            text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", escape(cell.translate(_NOT_IN_XML)))
            text = f'<is><t xml:space="preserve">{text}</t></is>'
            yield f'<c r="{_letters(at)}{number}" s="{style}" t="inlineStr">{text}</c>'
    yield "</row>"


def _choices(column: SheetColumn, site: Site) -> str:
    """What can be picked, with commas between; empty where it is anything, or several things."""
    kind = column.kind
    words = (
        kind.options
        if isinstance(kind, Choice)
        else ("yes",)
        if isinstance(kind, YesOnly)
        else tuple(site.directory.areas)
        if isinstance(kind, Id) and kind.of == "areas"
        else ()
    )
    made = ",".join(words)
    return "" if column.several or len(made) > _MOST_CHOICES else made


def _width(column: SheetColumn) -> int:
    if isinstance(column.kind, PhoneNumber):
        return 20
    return 40 if isinstance(column.kind, Text) and column.kind.most > 80 else 18


def _letters(column: int) -> str:
    """Give the letters of a column, from 1: A, Z, AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
