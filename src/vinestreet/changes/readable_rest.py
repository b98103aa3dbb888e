"""A project of which something cannot be read, with that as it was before, so that the rest can be compared."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.directory.entry_lines import NotSplitError, cut_entries

T = TypeVar("T")
MOST_TRIES = 8  # what one fault hides comes up with the next reading
_NOT_NEEDED = frozenset("node_modules site site.new site.old dist tests src hooks bench tools contributing".split())


def read_the_rest(root: Path, before: Path, copy: Path, read: Callable[[Path], T]) -> tuple[T | None, list[str]]:
    """Have `read` read a `copy` of the project in `root`, in which what it refuses is as it was in the folder `before`.

    Gives what it read, None where that cannot be had, and the entries and files that were put back.
    """
    copy.mkdir()
    for path in root.iterdir():
        if path.name.startswith(".") or path.name in _NOT_NEEDED:
            continue
        if path.is_dir():
            shutil.copytree(path, copy / path.name, symlinks=True)
        else:
            shutil.copy2(path, copy / path.name, follow_symlinks=False)
    put_back: dict[str, None] = {}
    for _ in range(MOST_TRIES):
        try:
            return read(copy), list(put_back)
        except ProblemsFoundError as error:
            new = dict.fromkeys(
                name for problem in _each_once(error.problems) if (name := _back(problem, copy, before))
            )
            if not new.keys() - put_back.keys():
                break
            put_back |= new
        except OSError:
            break
    return None, list(put_back)


def _each_once(problems: Iterable[Problem]) -> list[Problem]:
    return list({(problem.file, problem.entry): problem for problem in problems}.values())


def _back(problem: Problem, copy: Path, before: Path) -> str:
    """Put back the entry with a `problem`, or its whole file; gives the name of what was put back."""
    file, old = copy / problem.file, before / problem.file
    if problem.entry and file.name == "resources.yml" and file.is_file():
        try:
            above, pieces = cut_entries(_text(file))
            was = dict(cut_entries(_text(old))[1]) if old.is_file() else {}
            if problem.entry in dict(pieces):
                kept = ((was.get(id_, "") if id_ == problem.entry else piece) for id_, piece in pieces)
                file.write_text(above + "".join(kept), encoding="utf-8", newline="")
                return f"{problem.file}: {problem.entry}"
        except NotSplitError:
            pass  # then all of the file
    if copy.resolve() not in file.resolve().parents or not problem.file:
        return ""
    if old.is_file():
        shutil.copy2(old, file)
    elif file.is_file():
        file.unlink()
    return problem.file


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8-sig", errors="replace")
