"""What a sheet changes, for programs: the same as the report for people, as data."""

from collections.abc import Iterable
from typing import Any

from vinestreet.exchange.sheet.named_alone import tells_where
from vinestreet.exchange.sheet.sheet_changes import CellChange
from vinestreet.exchange.sheet.sheet_report import SECRET_ADDRESS, SheetReport


def sheet_data(report: SheetReport, written: Iterable[str]) -> dict[str, Any]:
    """Give all that a `report` tells, and the files that were `written`, as JSON can hold it."""
    rows = report.found.changes.items()
    results = (*report.changed, *report.added)
    return {
        "rows": len(report.sheet.rows),
        "same": report.found.same,
        "changed": [_cell(each.id, change) for each in report.changed for change in each.cells],
        "new": [{"id": each.id, "row": each.row} for each in report.added if each.after],
        "unread": [{**_cell(id_, each), "why": report.unread(each)} for id_, row in rows for each in row.unread]
        + [{**_cell(result.id, each), "why": report.unread(each)} for result in results for each in result.unread],
        "refused": [
            {
                "id": each.id,
                "row": each.row,
                "column": cell.column,
                "sheet": "" if cell.problem.key == SECRET_ADDRESS else cell.found,
                "why": report.refused(cell),
            }
            for each in results
            for cell in each.refused
        ]
        + [{**_cell(each.id, cell), "why": report.waits(cell)} for each in results for cell in each.waiting],
        "both": [_cell(id_, each) for id_, row in rows for each in row.both],
        "held": [
            _cell(id_, each) if not tells_where(each, row) else {"id": id_, "column": each.column.name}
            for id_, row in rows
            for each in (*row.held, *row.barred)
        ],
        "faults": [{"what": key, **values} for key, values in report.found.faults],
        "columns": {
            "renamed": report.sheet.renamed,
            "twice": report.sheet.doubled,
            "not_ours": report.sheet.foreign,
            "missing": report.sheet.missing,
        },
        "without_a_row": report.found.absent,
        "new_here": report.found.added,
        "lost_letters": len(report.found.letters),
        "made_dates": len(report.found.dates),
        "lost_zeros": list(report.found.zeros),
        "changed_here": report.found.moved,
        "written": list(written),
    }


def _cell(id_: str, change: CellChange) -> dict[str, Any]:
    return {"id": id_, "row": change.row, "column": change.column.name, "here": change.was, "sheet": change.now}
