"""The need of listings that came from elsewhere and that nobody has sorted yet; it is there only while one has it."""

import re

from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import parse_yaml
from vinestreet.core.yaml_tree import Mapping
from vinestreet.directory.model import Need
from vinestreet.directory.yaml_writer import entry_text

NOT_SORTED = "not-sorted"
SECTION = "needs"


def not_sorted(label: str = "Not sorted yet") -> Need:
    """Give the need; its page lists what is left to do."""
    return Need(id=NOT_SORTED, label=label, words=("unsorted",), icon="card")


def need_text(need: Need, column: int = 2) -> str:
    """Give a need as it stands in resources.yml."""
    return entry_text(need.id, {"label": need.label, "words": list(need.words), "icon": need.icon}, column)


def with_need(text: str, need: Need) -> str:
    """Give the `text` of a resources.yml with `need` after the others; no other line is touched.

    Raises ProblemsFoundError if the text cannot be read.
    """
    report = Report("resources.yml")
    tree = parse_yaml(text, report) if text.strip("\ufeff \n") else None
    report.stop_if_any()
    if not isinstance(tree, Mapping) or SECTION not in tree.items:
        return f"{SECTION}:\n{need_text(need)}\n{text}"
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    needs, column = tree.items[SECTION], 2
    at = tree.lines[SECTION]
    if isinstance(needs, Mapping) and needs.items:
        first = lines[min(needs.lines.values()) - 1]
        column = len(first) - len(first.lstrip(" "))
        later = (n for n in range(at, len(lines)) if re.match(rf" {{0,{column - 1}}}[^\s#]", lines[n]))
        at = next(later, len(lines))
        while not lines[at - 1].strip() or lines[at - 1].startswith("#"):
            at -= 1
    else:
        lines[at - 1] = f"{SECTION}:\n"
    before = "".join(lines[:at])
    gap = "\n" if at > tree.lines[SECTION] else ""
    return f"{before}{'' if before.endswith(chr(10)) else chr(10)}{gap}{need_text(need, column)}{''.join(lines[at:])}"
