"""A copy of the project in which whatever has a fault is as git last knew it without one, so that the rest goes on.

The simplest thing that keeps tonight's banner going out: nobody who reads or builds the copy has to know what it is.
"""

import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Generic, TypeVar
from urllib.parse import unquote

from vinestreet.core.file_history import FileHistory
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.core.project_copy import copy_project
from vinestreet.core.project_paths import FOLDER
from vinestreet.directory.stand_ins import StandIn
from vinestreet.site.last_good import MOST_ROUNDS, load_for_publishing
from vinestreet.site.place_mender import PlaceMender, is_of_places
from vinestreet.site.settings import Place, read_settings
from vinestreet.site.site import Site

T = TypeVar("T")
# What people write. The pages on which somebody may depend at once are looked at by a person, as code and settings are.
_FILES = ("banner.yml", "closures.yml", "grades.yml")
_FOLDERS = ("docs/", "messages/", "lexicon/", "assets/")
_STAY = ("docs/help-now.md", "docs/about/leaving.md")


@dataclass(frozen=True, slots=True)
class GoodCopy(Generic[T]):
    """What was `found` in a copy whose settings are in `config`, and the `stand_ins` in it."""

    found: T
    config: Path
    stand_ins: tuple[StandIn, ...] = ()


def load_good_site(config: Path, extra: dict[str, Any]) -> Site:
    """Load the site as it can be published: places with a fault, and files for all of it, as they last were."""
    try:
        return load_for_publishing(config, extra)
    except ProblemsFoundError as error:
        with TemporaryDirectory(prefix="vinestreet-good-") as spare:
            read = partial(load_for_publishing, extra=extra)
            copy = read_for_publishing(config, extra, error, Path(spare) / "project", read)
        return replace(copy.found, stand_ins=(*copy.stand_ins, *copy.found.stand_ins))


def read_for_publishing(
    config: Path, extra: dict[str, Any], error: ProblemsFoundError, spare: Path, read: Callable[[Path], T]
) -> GoodCopy[T]:
    """Have `read` read a copy, in the new folder `spare`, of the project in which it found an `error`.

    Raises that error where the settings don't want it, or something has a fault that never gives way.
    """
    place = read_settings(extra, config, date.today())
    if place.publish_with_faults:
        copy = read_good_copy(config, error, FileHistory(config.parent), spare, read, place=place)
        if copy:
            return copy
    raise error


def read_good_copy(
    config: Path,
    error: ProblemsFoundError,
    history: FileHistory,
    spare: Path,
    read: Callable[[Path], T],
    *,
    place: Place | None = None,
) -> GoodCopy[T] | None:
    """Give what `read` finds in a copy in which everything with a fault is as in its `history`, or left out.

    With the `place`, crisis lines, settings, code and some pages don't give way. None where the copy can't be read.
    """
    mender = _Mender(config.parent, copy_project(config.parent, spare), history, place)
    problems = error.problems
    for _ in range(MOST_ROUNDS):
        if not mender.mend(problems):
            return None
        try:
            found = read(mender.copy / config.name)
        except ProblemsFoundError as another:
            problems = another.problems
        except OSError:
            return None
        else:
            return GoodCopy(found, mender.copy / config.name, mender.stand_ins)
    return None


class _Mender:
    """Mends the `copy` of the project in `root`, round by round."""

    def __init__(self, root: Path, copy: Path, history: FileHistory, place: Place | None) -> None:
        self.copy = copy
        self._history, self._is_strict, self._today = history, place is not None, date.today()
        lines = (*place.crisis, place.emergency) if place else None
        self._places = PlaceMender(root, history, lines, self._today)
        self._files: dict[str, StandIn] = {}
        self._before: dict[str, Iterator[tuple[bytes, date | None]]] = {}

    @property
    def stand_ins(self) -> tuple[StandIn, ...]:
        """What isn't as somebody left it."""
        return (*self._files.values(), *self._places.stand_ins.values())

    def mend(self, problems: Iterable[Problem]) -> bool:
        """Whether everything that has one of the problems has given way."""
        of_files: dict[str, list[Problem]] = {}
        of_places = []
        for problem in problems:
            if is_of_places(problem.file):
                of_places.append(problem)
            else:
                of_files.setdefault(self._deleted(problem) or problem.file, []).append(problem)
        if of_places and not self._mend_places(of_places):
            if self._is_strict:
                return False
            for problem in of_places:
                of_files.setdefault(problem.file, []).append(problem)
        return all(self._give_way(file, told) for file, told in of_files.items())

    def _deleted(self, problem: Problem) -> str:
        """The file that a link leads to which leads nowhere now, where git knows it: no older link would do better."""
        if problem.key != "link_nowhere":
            return ""
        name = problem.file.removeprefix(f"{FOLDER}/")
        path = unquote(str(problem.values["found"])).partition("#")[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        files = (f"{FOLDER}/{target}", target) if target.startswith("docs/") else ()
        return next((it for it in files if not (self.copy / it).exists() and any(self._history.commits(it))), "")

    def _mend_places(self, problems: list[Problem]) -> bool:
        if not self._places.mend(problems):
            return False
        texts = self._places.repair.texts.items()
        return all(self._put(name, None if text is None else text.encode()) for name, text in texts)

    def _give_way(self, file: str, problems: list[Problem]) -> bool:
        if self._is_strict and not _may_give_way(file):
            return False
        known = self._files.get(file)
        if known and known.is_left_out:
            return False
        path = self.copy / file
        now = path.read_bytes() if path.is_file() and not path.is_symlink() else None
        older = self._before.setdefault(file, self._history.versions(file))
        data, until = next((one for one in older if one[0] != now), (None, None))
        if data is None and not self._is_strict and any(self._history.versions(file)):
            return False  # it's as it was before, so something else is wrong
        since = None if data is None else until or self._today
        self._files[file] = StandIn("", file, since, data is None, known.problems if known else tuple(problems))
        return self._put(file, data)

    def _put(self, name: str, data: bytes | None) -> bool:
        path = self.copy / name
        if not path.parent.resolve().is_relative_to(self.copy.resolve()) or (path.is_dir() and not path.is_symlink()):
            return False
        path.unlink(missing_ok=True)  # a link doesn't lead to what is written
        if data is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return True


def _may_give_way(file: str) -> bool:
    name = file.removeprefix(f"{FOLDER}/")
    return name not in _STAY and (name in _FILES or name.startswith(_FOLDERS))
