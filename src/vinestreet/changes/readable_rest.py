"""A project of which something cannot be read, with that as it was before, so that the rest can be compared."""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from vinestreet.changes.raw_comparison import RawEntries, renamed_ids
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.core.project_copy import copy_project
from vinestreet.directory.entry_lines import NotSplitError, cut_entries

T = TypeVar("T")
MOST_TRIES = 8  # what one fault hides comes up with the next reading


def read_the_rest(
    root: Path, before: Path, copy: Path, read: Callable[[Path], T]
) -> tuple[T | None, list[str], list[Problem]]:
    """Have `read` read a `copy` of the project in `root`, in which what it refuses is as it was in the folder `before`.

    Gives what it read, None where that cannot be had, the entries and files that were put back, and the problems of
    what still pointed to an id that is another one now, which were mended in the copy.
    """
    copy = copy_project(root, copy)
    put_back: dict[str, None] = {}
    pointing: list[Problem] = []
    moved = renamed_ids(RawEntries.of(before), RawEntries.of(root))
    for _ in range(MOST_TRIES):
        try:
            return read(copy), list(put_back), pointing
        except ProblemsFoundError as error:
            if moved and (found := _point_to_new(error.problems, moved, copy)):
                pointing += found
                continue
            new = dict.fromkeys(
                name for problem in _each_once(error.problems) if (name := _back(problem, copy, before))
            )
            if not new.keys() - put_back.keys():
                missing = {str(each.values["found"]) for each in error.problems if "found" in each.values}
                new = dict.fromkeys(_missing_back(missing, before, copy))
                if not new:
                    break
            put_back |= new
        except OSError:
            break
    return None, list(put_back), pointing


def _point_to_new(problems: Iterable[Problem], moved: Mapping[str, str], copy: Path) -> list[Problem]:
    """Have what points to an id that was `moved` point to the new one; gives the problems that this ends."""
    does = []
    for problem in problems:
        id_ = str(problem.values.get("found", ""))
        file = copy / problem.file
        if id_ not in moved or copy.resolve() not in file.resolve().parents or not file.is_file():
            continue
        text = _text(file)
        lines = text.split("\n")
        for number in [problem.line - 1] if 0 < problem.line <= len(lines) else range(len(lines)):
            lines[number] = re.sub(rf"(?<![\w-]){re.escape(id_)}(?![\w-])", moved[id_], lines[number])
        if (mended := "\n".join(lines)) != text:
            file.write_text(mended, encoding="utf-8", newline="")
            does.append(problem)
    return does


def _missing_back(ids: Iterable[str], before: Path, copy: Path) -> Iterator[str]:
    """Put back entries that are gone and that others still point to; gives the name of each."""
    was, is_ = RawEntries.of(before), RawEntries.of(copy)
    for id_ in ids:
        if id_ not in was.texts or id_ in is_.texts:
            continue
        path = was.files[id_]
        file, old = copy / path, before / path
        if file.name != "resources.yml":
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(old, file)
            yield path
        elif file.is_file() and id_ in (pieces := dict(cut_entries(_text(old))[1])):
            file.write_text(f"{_text(file).rstrip()}\n\n{pieces[id_]}", encoding="utf-8", newline="")
            yield f"{path}: {id_}"


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
