"""Which files of contributors a site takes: looked at before a build begins, and by the check."""

from collections.abc import Callable
from pathlib import Path

from pathspec import GitIgnoreSpec

from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.core.project_paths import FOLDER, LayeredFolder
from vinestreet.security.file_types import check_files

LeftOut = Callable[[str], bool]
MKDOCS_LEAVES_OUT = (".*", "/templates/")  # https://www.mkdocs.org/user-guide/configuration/#exclude_docs


def left_out(patterns: object) -> LeftOut:
    """Give what tells whether a file of docs/ is left out of the site, by the setting `exclude_docs`."""
    lines = patterns.splitlines() if isinstance(patterns, str) else []
    return GitIgnoreSpec.from_lines([*MKDOCS_LEAVES_OUT, *lines]).match_file


def check_contributed_files(docs: LayeredFolder, is_left_out: LeftOut) -> None:
    """Raise ProblemsFoundError for files that could do more than be read, and for pages that would take others' place.

    A fork's own files of the theme may be of any kind, like upstream's; only where they come from is looked at.
    """
    assets = LayeredFolder(docs.upstream.parent / "assets")
    own = frozenset(assets.files())
    problems = [*_faults(assets.own, own, own, f"{FOLDER}/{assets.own.name}")]
    for folder, shown in ((docs.upstream, docs.upstream.name), (docs.own, f"{FOLDER}/{docs.own.name}")):
        names = [name for name in _names(folder) if not (name in docs.removed or is_left_out(name))]
        problems += _faults(folder, names, frozenset(name for name in names if name.endswith(".md")), shown)
        problems += [
            Problem(f"{shown}/{name}", 0, "", "", "text_readme") for name in names if Path(name).name == "README.md"
        ]
    if problems:
        raise ProblemsFoundError(problems)


def _faults(
    folder: Path, names: "list[str] | frozenset[str]", texts: frozenset[str], shown: str
) -> tuple[Problem, ...]:
    try:
        check_files(folder, names, texts, shown)
    except ProblemsFoundError as error:
        return error.problems
    return ()


def _names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
