"""What an import did, in words: short for the screen, whole for a file, and as data."""

from collections.abc import Iterator
from typing import Any

from vinestreet.core.messages import Messages
from vinestreet.core.problems import visible
from vinestreet.exchange.adding.bringing_in import Brought
from vinestreet.exchange.understood import Fate, Group, Understood

FATES: tuple[Fate, ...] = ("kept", "left_out")
MOST_GROUPS = 12  # on the screen


def short(brought: Brought, understood: Understood, t: Messages) -> str:
    """How many listings came and what became of them; which values became fields, which stay words, which are gone."""
    lines = [*_rows(brought, t), "", t("import.fields", count=sum(understood.fields.values()))]
    fields = [f"{field} {count}" for field, count in understood.fields.most_common() if count]
    lines += [f"  {', '.join(fields)}"] if fields else []
    for fate in FATES:
        groups = _groups(understood, fate)
        if not groups:
            continue
        lines += ["", t(f"import.{fate}", count=understood.count(fate))]
        lines += [f"  {_group(field, why, group, t)}" for field, why, group in groups[:MOST_GROUPS]]
        if len(groups) > MOST_GROUPS:
            lines.append(f"  {t('import.more_groups', count=len(groups) - MOST_GROUPS)}")
    return "\n".join(map(visible, lines))


def whole(brought: Brought, understood: Understood, t: Messages) -> Iterator[str]:
    """The short report, and then every value that became no field, one a line: row, field, fate, why, and its words."""
    yield short(brought, understood, t) + "\n\n"
    for told in understood.all():
        fate = t(f"import.was_{told.fate}")
        yield visible(f"{told.row}: {told.field}: {fate}: {t(f'import.why_{told.why}')}: {told.words}") + "\n"


def data(brought: Brought, understood: Understood) -> dict[str, Any]:
    """The same for programs."""
    return {
        "rows": brought.rows,
        "new": list(brought.new),
        "replaced": list(brought.changed),
        "here_already": brought.here,
        "same_rows": brought.same,
        "fields": {field: count for field, count in understood.fields.most_common() if count},
        **{
            fate: [
                {"field": field, "why": why, "count": group.count, "first_rows": group.rows}
                for field, why, group in _groups(understood, fate)
            ]
            for fate in FATES
        },
    }


def _rows(brought: Brought, t: Messages) -> Iterator[str]:
    yield t("import.came", count=brought.rows)
    for key, count in (
        ("import.new", len(brought.new)),
        ("import.replaced", len(brought.changed)),
        ("import.here", len(brought.here)),
        ("import.same", brought.same),
    ):
        if count:
            yield f"  {t(key, count=count)}"


def _groups(understood: Understood, fate: Fate) -> list[tuple[str, str, Group]]:
    """Groups of one fate, the largest first."""
    groups = [(field, why, group) for (each, field, why), group in understood.groups.items() if each == fate]
    return sorted(groups, key=lambda each: -each[2].count)


def _group(field: str, why: str, group: Group, t: Messages) -> str:
    rows = ", ".join(group.rows) + (" …" if group.others else "")
    return t("import.group", field=field, number=group.count, why=t(f"import.why_{why}"), rows=rows)
