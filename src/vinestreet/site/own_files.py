"""Small files beside resources.yml that hold for a while: read whole, each slip with its line and the one to write."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from vinestreet.core.mended_lines import MendedText, with_mended_lines
from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.project_paths import FOLDER, is_fork
from vinestreet.core.yaml_reader import parse_yaml, read_text
from vinestreet.core.yaml_tree import Mapping, Node, Sequence, is_null
from vinestreet.schema.context import ReadContext, ReadOptions

T = TypeVar("T")


def file_in_force(root: Path, name: str) -> str:
    """Give the file called `name` that holds, from the folder of the project: a fork's where it has one."""
    own = f"{FOLDER}/{name}"
    return own if is_fork(root) and (root / own).is_file() else name


def read_own_file(
    root: Path, file: str, options: ReadOptions, read: Callable[[Node, ReadContext], T | None]
) -> T | None:
    """Read `file` in the folder `root`, whose whole tree `read` takes; None where there is none, or nothing in it.

    What it holds may stand below its own name (`closures:`). `null` alone says that there is nothing, as in a fork that
    takes upstream's away; so do `{}` and `[]`, which form editors leave. Raises ProblemsFoundError.
    """
    path = root / file
    if not path.is_file():
        return None
    report = Report(file)
    try:
        text = read_text(path)
    except ProblemsFoundError as error:
        raise ProblemsFoundError(replace(problem, file=file) for problem in error.problems) from None
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
        return None
    tree = parse_yaml(text, report)
    found = None
    if tree is not None and not report.problems:
        if is_null(tree) or (isinstance(tree, Mapping | Sequence) and not tree.items):
            return None
        inside = tree.items if isinstance(tree, Mapping) else {}
        name = path.stem  # some write it above everything, as `resources:` stands in its file
        found = read(inside[name] if list(inside) == [name] else tree, ReadContext(report, options))
    if report.problems:
        problems: list[Problem] = with_mended_lines(report.problems, MendedText.as_it_stands(text))
        raise ProblemsFoundError(problems)
    return found
