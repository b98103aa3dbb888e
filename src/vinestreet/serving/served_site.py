"""What somebody who edits the site sees of it: the last build that went well, and what is wrong since then.

Two kinds of threads meet here: one builds, others answer browsers. A build goes into a folder of its own and takes the
place of the one before at one moment, so nobody ever waits for a build or finds half of one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from posixpath import normpath
from threading import Condition, Lock
from time import time_ns


@dataclass(frozen=True, slots=True)
class FinishedBuild:
    """A build: the `folder` that was written, and what makes the text of all other files, by their address."""

    folder: Path
    made: Mapping[str, Callable[[], str]] = field(default_factory=dict)
    _texts: dict[str, bytes] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def read(self, url: str) -> bytes | None:
        """Give the file at `url`, from the root of the site; None where there is none. Raises what making it raises."""
        with self._lock:
            if url not in self._texts and url in self.made:
                self._texts[url] = self.made[url]().encode()
            if text := self._texts.get(url):
                return text
        try:
            return self._path(url).read_bytes()
        except OSError:
            return None

    def is_folder(self, url: str) -> bool:
        """Whether there is a folder at `url`."""
        return self._path(url).is_dir()

    def _path(self, url: str) -> Path:
        return self.folder / normpath(f"/{url}").lstrip("/")


@dataclass(frozen=True, slots=True)
class Shown:
    """What browsers are told: which `version` of the site there is, none at first; and what is wrong with it.

    `heading` says what the words of `mistake` are; both are empty where all is well.
    """

    version: str = ""
    heading: str = ""
    mistake: str = ""


class ServedSite:
    """One site while it is edited."""

    def __init__(self, waiting: str) -> None:
        """Begin before the first build, which is what `waiting` says."""
        self.build: FinishedBuild | None = None
        self.shown = Shown(heading=waiting)
        self._other = Condition()

    def show(self, build: FinishedBuild, heading: str = "", mistake: str = "") -> None:
        """Put a build in the place of the one before; it may have something that has to be mended all the same."""
        with self._other:
            self.build = build
            self._tell(Shown(str(time_ns()), heading, mistake))

    def tell(self, heading: str, mistake: str) -> None:
        """Say why there is no newer build than the one that is shown."""
        with self._other:
            self._tell(replace(self.shown, heading=heading, mistake=mistake))

    def wait_for_other(self, than: Shown, seconds: float) -> Shown:
        """Wait until something else is shown `than` this, but not longer than so many seconds; gives what is shown."""
        with self._other:
            self._other.wait_for(lambda: self.shown != than, seconds)
            return self.shown

    def _tell(self, shown: Shown) -> None:
        self.shown = shown
        self._other.notify_all()
