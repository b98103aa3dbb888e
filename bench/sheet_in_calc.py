"""Edits sheets in LibreOffice Calc, as somebody at the keyboard would; run by bench/sheet.py with the system's Python.

Reads jobs as JSON from its input: the file to `open`, where to `save` it and as what `kind`, and what to `do`, step by
step. Prints what went wrong, a line for each.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sheet.CellDeleteMode import UP
from com.sun.star.sheet.FillDirection import TO_BOTTOM
from com.sun.star.table import TableSortField

Step = dict[str, Any]

# Separator, quote and letters of CSV, as Calc numbers them: 44 a comma, 59 a semicolon; 76 UTF-8, 1 Windows-1252,
# 65535 UTF-16. Then the first line, no formats of columns, the language, quoted texts, and to find numbers of any kind.
KINDS = {
    "xlsx": ("Calc MS Excel 2007 XML", ""),
    "ods": ("calc8", ""),
    "csv": ("Text - txt - csv (StarCalc)", "44,34,76,1,,0,false,true,false"),
    "csv-semicolon": ("Text - txt - csv (StarCalc)", "59,34,76,1,,0,false,true,false"),
    "csv-windows": ("Text - txt - csv (StarCalc)", "59,34,1,1,,0,false,true,false"),
    "csv-utf16": ("Text - txt - csv (StarCalc)", "9,34,65535,1,,0,false,true,false"),
}
# Language 1033 is American English, 1031 German; the last but two says that special numbers are found.
READ_CSV = {"": "44,34,76,1,,1033,false,true", "de": "44,34,76,1,,1031,false,true"}


def _property(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


class Calc:
    """A LibreOffice without a window, with settings of its own, until it is closed."""

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="vinestreet-calc-")
        pipe = f"vinestreet{Path(self.folder.name).name}"
        profile = Path(self.folder.name).as_uri()
        command = ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation={profile}"]
        self.process = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"])
        resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        for _ in range(120):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                time.sleep(0.5)
        self.desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)

    def run(self, job: Step) -> None:
        """Open, edit and save one file."""
        how = [_property("Hidden", True)]
        if job["open"].endswith(".csv"):
            how += [
                _property("FilterName", KINDS["csv"][0]),
                _property("FilterOptions", READ_CSV[job.get("language", "")]),
            ]
        document = self.desktop.loadComponentFromURL(Path(job["open"]).as_uri(), "_blank", 0, tuple(how))
        try:
            sheet = document.Sheets.getByIndex(0)
            for step in job["do"]:
                STEPS[step["do"]](sheet, step)
            name, options = KINDS[job["kind"]]
            how = [_property("FilterName", name)] + ([_property("FilterOptions", options)] if options else [])
            document.storeToURL(Path(job["save"]).as_uri(), tuple(how))
        finally:
            document.close(True)

    def close(self) -> None:
        try:
            self.desktop.terminate()
        finally:
            self.process.wait(30)
            self.folder.cleanup()


def _size(sheet: Any) -> tuple[int, int]:
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    address = cursor.RangeAddress
    return address.EndColumn + 1, address.EndRow + 1


def _heads(sheet: Any) -> list[str]:
    data = sheet.getCellRangeByPosition(0, 0, _size(sheet)[0] - 1, 0).getDataArray()[0]
    return [str(cell) for cell in data]


def _column(sheet: Any, name: str) -> int:
    return _heads(sheet).index(name)


def _row(sheet: Any, id_: str) -> int:
    rows = _size(sheet)[1]
    ids = sheet.getCellRangeByPosition(_column(sheet, "id"), 0, _column(sheet, "id"), rows - 1).getDataArray()
    return [str(row[0]) for row in ids].index(id_)


def _cell(sheet: Any, step: Step) -> Any:
    return sheet.getCellByPosition(_column(sheet, step["column"]), _row(sheet, step["id"]))


def type_(sheet: Any, step: Step) -> None:
    cell = _cell(sheet, step)
    text = str(step["text"])
    if step.get("as") == "general":  # a cell without a format: ours are texts
        cell.setPropertyValue("NumberFormat", 0)
    if step.get("as_text"):
        cell.setString(text)
    else:  # a program that takes a text for a number, a date or a formula may do so
        cell.setPropertyValue("FormulaLocal", text)


def clear(sheet: Any, step: Step) -> None:
    _cell(sheet, step).setString("")


def replace(sheet: Any, step: Step) -> None:
    cell = _cell(sheet, step)
    cell.setString(cell.getString().replace(step["old"], step["new"]))


def append(sheet: Any, step: Step) -> None:
    cell = _cell(sheet, step)
    cell.setString(cell.getString() + step["text"])


def retype(sheet: Any, step: Step) -> None:
    """Open each cell of a column and press Enter, in a column without a format: texts become what they look like."""
    at = _column(sheet, step["column"])
    for row in range(1, _size(sheet)[1]):
        cell = sheet.getCellByPosition(at, row)
        if text := cell.getString():
            cell.setPropertyValue("NumberFormat", 0)
            cell.setPropertyValue("FormulaLocal", text)


def move_column(sheet: Any, step: Step) -> None:
    at, to = _column(sheet, step["column"]), int(step["to"])
    rows = _size(sheet)[1]
    sheet.Columns.insertByIndex(to, 1)
    at += at >= to
    source = sheet.getCellRangeByPosition(at, 0, at, rows - 1).RangeAddress
    sheet.copyRange(sheet.getCellByPosition(to, 0).CellAddress, source)
    sheet.Columns.removeByIndex(at, 1)


def delete_column(sheet: Any, step: Step) -> None:
    sheet.Columns.removeByIndex(_column(sheet, step["column"]), 1)


def rename_column(sheet: Any, step: Step) -> None:
    sheet.getCellByPosition(_column(sheet, step["column"]), 0).setString(step["to"])


def insert_column(sheet: Any, step: Step) -> None:
    at = int(step.get("at", 3))
    sheet.Columns.insertByIndex(at, 1)
    sheet.getCellByPosition(at, 0).setString(step["column"])
    for row in range(1, min(_size(sheet)[1], 40)):
        sheet.getCellByPosition(at, row).setString(f"{step.get('text', 'mine')} {row}")


def insert_row(sheet: Any, step: Step) -> None:
    sheet.Rows.insertByIndex(int(step.get("at", 0)), 1)
    sheet.getCellByPosition(0, int(step.get("at", 0))).setString(step.get("text", "Our places, November"))


def delete_row(sheet: Any, step: Step) -> None:
    sheet.Rows.removeByIndex(_row(sheet, step["id"]), 1)


def copy_row(sheet: Any, step: Step) -> None:
    columns, rows = _size(sheet)
    at = _row(sheet, step["id"])
    sheet.copyRange(
        sheet.getCellByPosition(0, rows).CellAddress, sheet.getCellRangeByPosition(0, at, columns - 1, at).RangeAddress
    )
    for name, text in step.get("cells", {}).items():
        sheet.getCellByPosition(_column(sheet, name), rows).setString(text)


def add_row(sheet: Any, step: Step) -> None:
    rows = _size(sheet)[1]
    for name, text in step["cells"].items():
        sheet.getCellByPosition(_column(sheet, name), rows).setPropertyValue("FormulaLocal", str(text))


def sort(sheet: Any, step: Step, *, alone: bool = False) -> None:
    columns, rows = _size(sheet)
    at = _column(sheet, step["column"])
    where = sheet.getCellRangeByPosition(at if alone else 0, 1, at if alone else columns - 1, rows - 1)
    by = TableSortField()
    by.Field, by.IsAscending = (0 if alone else at), not step.get("down", False)
    fields = uno.Any("[]com.sun.star.table.TableSortField", (by,))
    uno.invoke(where, "sort", ((_property("SortFields", fields), _property("ContainsHeader", False)),))


def sort_alone(sheet: Any, step: Step) -> None:
    sort(sheet, step, alone=True)


def clear_column(sheet: Any, step: Step) -> None:
    at = _column(sheet, step["column"])
    sheet.getCellRangeByPosition(at, 1, at, _size(sheet)[1] - 1).clearContents(1 | 2 | 4 | 16)


def cut_cell(sheet: Any, step: Step) -> None:
    """Delete one cell, and let those below it move up."""
    sheet.removeRange(_cell(sheet, step).RangeAddress, UP)


def fill_down(sheet: Any, step: Step) -> None:
    """Pull the cell's corner down over so many `rows` more, where numbers and days count on."""
    at, row = _column(sheet, step["column"]), _row(sheet, step["id"])
    sheet.getCellRangeByPosition(at, row, at, row + int(step["rows"])).fillAuto(TO_BOTTOM, 1)


def replace_all(sheet: Any, step: Step) -> None:
    """Find and replace in a whole column."""
    search = sheet.createReplaceDescriptor()
    search.SearchString, search.ReplaceString = step["old"], step["new"]
    sheet.Columns.getByIndex(_column(sheet, step["column"])).replaceAll(search)


def copy_sheet(sheet: Any, step: Step) -> None:
    sheets = sheet.DrawPage.Forms.Parent.Sheets
    sheets.copyByName(sheet.Name, "Copy", sheets.Count)


def merge_cells(sheet: Any, step: Step) -> None:
    at, row = _column(sheet, step["column"]), _row(sheet, step["id"])
    sheet.getCellRangeByPosition(at, row, at + 1, row).merge(True)


def hide_rows(sheet: Any, step: Step) -> None:
    for row in range(1, _size(sheet)[1], 2):
        sheet.Rows.getByIndex(row).IsVisible = False


def nothing(sheet: Any, step: Step) -> None:
    """Open and save."""


STEPS = {
    "type": type_,
    "clear": clear,
    "replace": replace,
    "append": append,
    "retype": retype,
    "move-column": move_column,
    "delete-column": delete_column,
    "rename-column": rename_column,
    "insert-column": insert_column,
    "insert-row": insert_row,
    "delete-row": delete_row,
    "copy-row": copy_row,
    "add-row": add_row,
    "sort": sort,
    "sort-alone": sort_alone,
    "clear-column": clear_column,
    "hide-rows": hide_rows,
    "cut-cell": cut_cell,
    "fill-down": fill_down,
    "replace-all": replace_all,
    "copy-sheet": copy_sheet,
    "merge-cells": merge_cells,
    "nothing": nothing,
}


def main() -> None:
    calc = Calc()
    try:
        for job in json.load(sys.stdin):
            try:
                calc.run(job)
                print(f"{job['save']}: done", flush=True)
            except Exception as error:  # one way that can't be gone is told, and the next one tried
                print(f"{job['save']}: {type(error).__name__}: {error}", flush=True)
    finally:
        calc.close()


if __name__ == "__main__":
    main()
