"""Which files of contributors a site takes: looked at before a build begins, and by the check."""

from collections.abc import Callable
from pathlib import Path

from pathspec import GitIgnoreSpec

from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.project_paths import FOLDER, LayeredFolder
from vinestreet.security.file_paths import path_problems
from vinestreet.security.file_types import check_files
from vinestreet.security.svg_files import check_svg

_DRAWINGS = frozenset({".svg", ".svgz"})
LeftOut = Callable[[str], bool]
MKDOCS_LEAVES_OUT = (".*", "/templates/")  # https://www.mkdocs.org/user-guide/configuration/#exclude_docs


def left_out(patterns: object) -> LeftOut:
    """Give what tells whether a file of docs/ is left out of the site, by the setting `exclude_docs`."""
    lines = patterns.splitlines() if isinstance(patterns, str) else []
    return GitIgnoreSpec.from_lines([*MKDOCS_LEAVES_OUT, *lines]).match_file


def check_contributed_files(docs: LayeredFolder, is_left_out: LeftOut) -> None:
    """Raise ProblemsFoundError for files that could do more than be read, and for pages that would take others' place.

    A fork's own files of the theme may be of any kind, like upstream's; only drawings are looked at.
    """
    root = docs.upstream.parent
    problems = [
        problem
        for folder in (docs.upstream, root / "overrides", root / FOLDER)
        for problem in path_problems(folder, folder.name)
    ]
    if problems:
        raise ProblemsFoundError(problems)  # where such a link leads, no one looks any further
    problems += _drawings(root)
    for folder, shown in ((docs.upstream, docs.upstream.name), (docs.own, f"{FOLDER}/{docs.own.name}")):
        names = [name for name in _names(folder) if not (name in docs.removed or is_left_out(name))]
        problems += _faults(folder, names, frozenset(name for name in names if name.endswith(".md")), shown)
        problems += [
            Problem(f"{shown}/{name}", 0, "", "", "text_readme") for name in names if Path(name).name == "README.md"
        ]
    if problems:
        raise ProblemsFoundError(problems)


def _faults(folder: Path, names: list[str], texts: frozenset[str], shown: str) -> tuple[Problem, ...]:
    try:
        check_files(folder, names, texts, shown)
    except ProblemsFoundError as error:
        return error.problems
    return ()


def _drawings(root: Path) -> list[Problem]:
    """What is wrong in drawings, ours and a fork's: beside pages, and those that templates put into pages."""
    problems = []
    for folder in (root / "overrides", root / FOLDER / "overrides", root / FOLDER / "assets"):
        for file in sorted(folder.rglob("*")):
            if file.suffix.lower() in _DRAWINGS and file.is_file():
                report = Report(file.relative_to(root).as_posix())
                check_svg(file.read_bytes(), report)
                problems += report.problems
    return problems


def _names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
