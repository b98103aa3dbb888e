"""Where things lie in a project, and where a fork has its own: in `mkdocs.local.yml` and `local/`, over upstream's.

Who runs a copy for a place of their own writes only there. So `git merge` takes up whatever upstream improves, and the
two never change the same file. A file is the fork's where it has one.
"""

from functools import cached_property
from pathlib import Path

SETTINGS = "mkdocs.local.yml"
FOLDER = "local"
OWN = (SETTINGS, f"{FOLDER}/")  # all that a fork changes, and all that upstream leaves alone
CHANGE_ME = "CHANGE ME"  # stands where something is left to fill in


def is_fork(root: Path) -> bool:
    """Whether the project in `root` is a copy that somebody made their own."""
    return (root / SETTINGS).is_file() or (root / FOLDER).is_dir()


def settings_file(root: Path) -> Path:
    """Give the settings to build with: the fork's where there are any, else upstream's."""
    own = root / SETTINGS
    return own if own.is_file() else root / "mkdocs.yml"


def resources_file(root: Path) -> Path:
    """Give the file that new places are written into: the fork's, else upstream's."""
    return root / FOLDER / "resources.yml" if is_fork(root) else root / "resources.yml"


def places_folder(root: Path) -> Path:
    """Give the folder of places that have a file of their own, beside the file of the others."""
    return resources_file(root).with_suffix("")


_NOTHING = b"null"  # the whole text of a file that takes upstream's away


class LayeredFolder:
    """The folder `upstream`, and `local/<its name>` beside it. Files are named by their paths within either."""

    def __init__(self, upstream: Path) -> None:
        """Look at nothing yet; a folder that is not there is empty."""
        self.upstream = upstream
        self.own = upstream.parent / FOLDER / upstream.name

    def find(self, name: str) -> Path | None:
        """Give the file called `name`, wherever it lies; None where there is none, or it was taken away."""
        own, below = self.own / name, self.upstream / name
        if own.is_file():
            return None if _takes_away(own) else own
        return below if below.is_file() else None

    def files(self, ending: str = "") -> dict[str, Path]:
        """Give every file with this `ending` by its path, in order; hidden ones and hidden folders are no part."""
        return {name: path for name, path in sorted(self._every.items()) if name.endswith(ending)}

    def is_own(self, name: str) -> bool:
        """Whether the file called `name` is the fork's."""
        return (self.own / name).is_file()

    def shown(self, name: str) -> str:
        """Give the path of the file called `name` as people know it, from the folder of the project."""
        folder = self.own if self.is_own(name) else self.upstream
        return f"{folder.relative_to(self.upstream.parent).as_posix()}/{name}"

    @property
    def replaced(self) -> list[str]:
        """The files that take the place of upstream's."""
        return sorted(name for name in _files(self.own) if name in _files(self.upstream) and name not in self.removed)

    @property
    def added(self) -> list[str]:
        """The files that only the fork has."""
        return sorted(_files(self.own).keys() - _files(self.upstream).keys() - set(self.removed))

    @cached_property
    def removed(self) -> list[str]:
        """The files that are to be taken away, whether upstream still has them or not."""
        return sorted(name for name, path in _files(self.own).items() if _takes_away(path))

    @cached_property
    def _every(self) -> dict[str, Path]:
        both = {**_files(self.upstream), **_files(self.own)}
        return {name: path for name, path in both.items() if name not in self.removed}


def _files(folder: Path) -> dict[str, Path]:
    found = ((path.relative_to(folder), path) for path in folder.rglob("*") if path.is_file())
    return {name.as_posix(): path for name, path in found if not any(part.startswith(".") for part in name.parts)}


def _takes_away(path: Path) -> bool:
    return path.stat().st_size <= len(_NOTHING) + 4 and path.read_bytes().strip() == _NOTHING
