"""What was noted of how hard each page is to read, in grades.yml: read for the check, written by `make grades`."""

import re
from collections.abc import Mapping as MappingType
from pathlib import Path

from vinestreet.core.atomic_files import write_atomically
from vinestreet.core.problems import Report
from vinestreet.core.project_paths import FOLDER, LayeredFolder, is_fork
from vinestreet.core.yaml_reader import parse_yaml, read_text
from vinestreet.core.yaml_tree import Mapping, Node, Scalar
from vinestreet.lint.reading_level import reading_level
from vinestreet.texts.text_bounds import read_bounded

GRADES = "grades.yml"  # beside mkdocs.yml

Noted = MappingType[str, MappingType[str, float]]  # by page: grade, longest


def read_grades(file: Path) -> Noted:
    """Give what was noted of each page; nothing where nobody has noted anything yet.

    Raises ProblemsFoundError for what `make grades` would not have written.
    """
    if not file.exists():
        return {}
    within = f"{FOLDER}/" if file.parent.name == FOLDER else ""
    report = Report(f"{within}{file.name}")
    tree = parse_yaml(read_text(file), report)
    report.problems = [problem for problem in report.problems if problem.key != "empty_file"]
    pages = tree.items if isinstance(tree, Mapping) else {}
    noted = {page: _numbers(node) for page, node in pages.items()}
    for page, numbers in noted.items():
        if not numbers:
            report.add(pages[page].line, "grades_entry")
    report.stop_if_any()
    return noted


def _numbers(node: Node) -> dict[str, float]:
    """What is noted of one page; nothing where that is no number."""
    values = node.items.items() if isinstance(node, Mapping) else ()
    texts = {name: value.text for name, value in values if isinstance(value, Scalar)}
    if not all(re.fullmatch(r"-?\d{1,6}(?:\.\d{1,6})?", text, re.ASCII) for text in texts.values()):
        return {}
    return {name: float(text) for name, text in texts.items()}


def write_grades(root: Path) -> int:
    """Note grade and longest sentence of every page below `root/docs`, in a fork of its own; gives their number."""
    lines = []
    docs = LayeredFolder(root / "docs")
    fork = is_fork(root)
    for name, file in docs.files(".md").items():
        if fork and not docs.is_own(name):
            continue
        if reading := reading_level(read_bounded(file, docs.shown(name))):
            lines.append(f"{name}: {{grade: {reading.grade}, longest: {reading.longest[0].words}}}\n")
    about = "# How hard each page is to read, noted by `make grades`; `make check` tells what has risen since.\n"
    write_atomically(root / (FOLDER if fork else "") / GRADES, about + "".join(lines))
    return len(lines)
