"""The proposed column map as the file that a person looks through: YAML, and what is in unclear columns beside them."""

from textwrap import wrap

from vinestreet.core.messages import Messages
from vinestreet.core.problems import visible
from vinestreet.directory.yaml_writer import WIDTH, field_text
from vinestreet.exchange.spreadsheet.column_guess import Guess
from vinestreet.exchange.spreadsheet.column_map import ColumnMap
from vinestreet.exchange.spreadsheet.column_names import LEAVE_OUT, MORE
from vinestreet.schema.records import fields_of

_NOT_SHOWN = frozenset({"licensed", "people"})
_EXAMPLE = 32  # letters of an example


def map_text(guess: Guess, table: str, t: Messages) -> str:
    """Give the text of the map for the file `table`."""
    lines = _comment(t("import.map_head", table=table, fields=", ".join(fields_of(ColumnMap))))
    if "name" not in guess.columns:
        lines += ["", *_comment(t("import.map_no_name"))]
    lines.append("")
    for name in fields_of(ColumnMap):
        columns = guess.columns.get(name)
        if not columns:
            continue
        if name in {MORE, LEAVE_OUT}:
            lines += _several(name, columns, guess, t)
        elif name in guess.sorted:
            lines += _sorted(name, columns[0], guess.sorted[name], t)
        else:
            remarks = [t(f"import.map_{guess.why[column]}") for column in columns if column in guess.why]
            value = columns[0] if len(columns) == 1 else columns
            lines.append(field_text(name, value, 0).rstrip("\n") + "".join(f"  # {remark}" for remark in remarks[:1]))
    return "\n".join(lines) + "\n"


def _sorted(name: str, column: str, ids: dict[str, str], t: Messages) -> list[str]:
    return [
        "",
        *_comment(t(f"import.map_{name}")),
        f"{name}:",
        f"  column: {_scalar(column)}",
        *(f"  {_scalar(value)}: {id_}" for value, id_ in ids.items()),
        "",
    ]


def _several(name: str, columns: list[str], guess: Guess, t: Messages) -> list[str]:
    """One column a line, with what is in it; codes that are licensed and names of people are not repeated."""
    lines = ["", *_comment(t(f"import.map_{name}")), f"{name}:"]
    for column in columns:
        why = guess.why.get(column, "")
        remark = t(f"import.map_{why}") if why and why != "unknown" else ""
        if why not in _NOT_SHOWN and (examples := [_example(value) for value in guess.examples[column]]):
            such_as = t("import.map_such_as", examples=", ".join(examples))
            remark = f"{remark}, {such_as}" if remark else such_as
        lines.append(f"  - {_scalar(column)}" + (f"  # {remark}" if remark else ""))
    return lines


def _comment(text: str) -> list[str]:
    """Lines of a comment, as wide as people like to read."""
    return [f"# {part}" for line in text.split("\n") for part in wrap(line, WIDTH - 2, break_on_hyphens=False)]


def _scalar(text: str) -> str:
    """One text as it has to stand in YAML."""
    return field_text("", text, 0)[2:].rstrip("\n")


def _example(value: str) -> str:
    return f'"{visible(value[:_EXAMPLE])}{"…" if len(value) > _EXAMPLE else ""}"'
