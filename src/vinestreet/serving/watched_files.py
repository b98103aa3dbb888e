"""The files that somebody edits: which of them changed since the last look.

It asks for the time and size of each file, as MkDocs does too: what systems themselves tell of changes does not come
through from network drives, from containers and from Windows into WSL. Some 500 files take a few milliseconds.
"""

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

BETWEEN_LOOKS = 0.2  # seconds
UNTIL_CALM = 0.05  # seconds without another change, for editors write several files, and some a file in parts

_Stamp = tuple[int, int]  # nanoseconds of its last change, bytes


class WatchedFiles:
    """Files, and all files below folders, that are there or may come; not what editors keep beside a file."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """Remember how everything below `paths` is now."""
        self._paths = tuple(paths)
        self._stamps = dict(self._look())

    def changed(self) -> set[Path]:
        """Give the files that were written, came or went since the last look."""
        before, self._stamps = self._stamps, dict(self._look())
        return {path for path, _ in before.items() ^ self._stamps.items()}

    def wait(self) -> set[Path]:
        """Wait until something changed and is calm again; gives the files."""
        while not (changed := self.changed()):
            time.sleep(BETWEEN_LOOKS)
        while True:
            time.sleep(UNTIL_CALM)
            if not (more := self.changed()):
                return changed
            changed |= more

    def _look(self) -> Iterator[tuple[Path, _Stamp]]:
        for path in self._paths:
            if path.is_dir():
                yield from _below(path)
            else:
                yield from _stamped(path)


def _below(folder: Path) -> Iterator[tuple[Path, _Stamp]]:
    for inside, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__" and not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and not name.endswith(("~", ".swp", ".tmp")):
                yield from _stamped(Path(inside, name))


def _stamped(path: Path) -> Iterator[tuple[Path, _Stamp]]:
    try:
        stat = path.stat()
    except OSError:
        return  # it is not there, or went this very moment
    yield path, (stat.st_mtime_ns, stat.st_size)
