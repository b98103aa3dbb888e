"""The report of an import in words, short for the screen and whole for a file, and as data.

What somebody has to decide comes first: what stays out, what is hidden, what has no need yet.
"""

import re
from collections.abc import Iterator
from typing import Any

from vinestreet.core.messages import Messages
from vinestreet.core.problems import visible
from vinestreet.exchange.importing.import_report import ROWS_NAMED, Fate, ImportReport, MergeResult, ReportGroup
from vinestreet.exchange.importing.listing_draft import NOT_SORTED

FATES: tuple[Fate, ...] = ("kept", "left_out")
MOST_GROUPS = 12  # on the screen


def short(result: MergeResult, report: ImportReport, t: Messages) -> str:
    """How many listings came and what became of them; what somebody has to decide; then which values became fields,
    which stay words, and which are gone.
    """
    lines = [*_rows(result, t), *_decisions(result, report, t)]
    lines += ["", t("import.fields", count=sum(report.fields.values()))]
    fields = [f"{field} {count}" for field, count in report.fields.most_common() if count]
    lines += [f"  {', '.join(fields)}"] if fields else []
    for fate in FATES:
        groups = _groups(report, fate)
        if not groups:
            continue
        lines += ["", t(f"import.{fate}", count=report.count(fate))]
        lines += [f"  {_group(field, why, group, t)}" for field, why, group in groups[:MOST_GROUPS]]
        if len(groups) > MOST_GROUPS:
            lines.append(f"  {t('import.more_groups', count=len(groups) - MOST_GROUPS)}")
    return "\n".join(map(visible, lines))


def whole(result: MergeResult, report: ImportReport, t: Messages) -> Iterator[str]:
    """The short report, and then every value that became no field, one a line: row, field, fate, why, and its words."""
    yield short(result, report, t) + "\n\n"
    for told in report.all():
        fate = t(f"import.was_{told.fate}")
        yield visible(f"{told.row}: {told.field}: {fate}: {t(f'import.why_{told.why}')}: {told.words}") + "\n"


def data(result: MergeResult, report: ImportReport) -> dict[str, Any]:
    """The same for programs."""
    return {
        "rows": result.rows,
        "new": list(result.new),
        "replaced": list(result.changed),
        "here_already": result.here,
        "same_rows": result.same,
        "refuges_with_address": refuges_with_address(result),
        "fields": {field: count for field, count in report.fields.most_common() if count},
        **{
            fate: [
                {"field": field, "why": why, "count": group.count, "first_rows": group.rows}
                for field, why, group in _groups(report, fate)
            ]
            for fate in FATES
        },
    }


def _rows(result: MergeResult, t: Messages) -> Iterator[str]:
    yield t("import.came", count=result.rows)
    for key, count in (
        ("import.new", len(result.new)),
        ("import.replaced", len(result.changed)),
        ("import.here", len(result.here)),
        ("import.same", result.same),
    ):
        if count:
            yield f"  {t(key, count=count)}"


# What somebody has to look at first, by the reason why it is not shown.
_TO_DECIDE = ("wrong_shape", "held_back", "confidential", "people", "not_named")
# Of whom nobody should tell where they are, and most often nobody does.
_REFUGE = re.compile(
    r"\b(?:domestic|family|partner|gender(?:-based)?) (?:violence|abuse)\b.*\b(?:shelter|housing|beds?|house)\b"
    r"|\b(?:shelter|housing|house)\b.*\b(?:domestic violence|battered|abused)\b|\bsafe ?house\b|\bwomen['’]?s refuge\b"
    r"|\bfrauenhaus|\bviolencia (?:domestica|doméstica|de genero|de género)\b.*\balojamiento\b",
    re.IGNORECASE,
)


def refuges_with_address(result: MergeResult) -> list[str]:
    """Give the ids of listings that look like refuges and tell where they are."""
    entries = {**result.new, **result.changed}
    return [
        id_
        for id_, entry in entries.items()
        if (entry.get("address") or entry.get("at"))
        and _REFUGE.search(f"{entry.get('name', '')} {entry.get('what', '')} {entry.get('more', '')}")
    ]


def _decisions(result: MergeResult, report: ImportReport, t: Messages) -> Iterator[str]:
    """What was held back or hidden and why, what has no need yet, and which refuges tell where they are."""
    lines = []
    for why in _TO_DECIDE:
        groups = [(field, group) for (_, field, each), group in report.groups.items() if each == why]
        count = report.fields["confidential"] if why == "confidential" else sum(group.count for _, group in groups)
        if groups and count:
            rows = list(dict.fromkeys(row for _, group in groups for row in group.rows))[:ROWS_NAMED]
            fields = ", ".join(dict.fromkeys(field for field, _ in groups))
            lines.append(t(f"import.decide_{why}", count=count, fields=fields, rows=", ".join(rows)))
    entries = [*result.new.values(), *result.changed.values()]
    if unsorted := sum(entry.get("needs") == [NOT_SORTED] for entry in entries):
        lines.append(t("import.decide_no_need", count=unsorted))
    if refuges := refuges_with_address(result):
        named = ", ".join(refuges[:ROWS_NAMED])
        lines.append(t("import.decide_refuges", count=len(refuges), ids=named))
    if lines:
        yield from ("", t("import.decide"), *(f"  {line}" for line in lines))


def _groups(report: ImportReport, fate: Fate) -> list[tuple[str, str, ReportGroup]]:
    """Groups of one fate, the largest first."""
    groups = [(field, why, group) for (each, field, why), group in report.groups.items() if each == fate]
    return sorted(groups, key=lambda each: -each[2].count)


def _group(field: str, why: str, group: ReportGroup, t: Messages) -> str:
    rows = ", ".join(group.rows) + (" …" if group.others else "")
    return t("import.group", field=field, number=group.count, why=t(f"import.why_{why}"), rows=rows)
