"""How files stood in earlier commits. Asks git; where it knows nothing, as in a shallow clone, there is nothing."""

import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from vinestreet.core.build_date import ask_git

MOST_COMMITS = 60  # that are looked at, of those that changed a file


class FileHistory:
    """What git knows of the files in the folder `root`, named from there; with `only` a commit, what was in that."""

    def __init__(self, root: Path, only: str = "") -> None:
        """Ask nothing yet."""
        self._root, self._only = root, only

    def commits(self, *names: str) -> Iterator[tuple[str, date]]:
        """Give the commits that changed one of these files, the newest first, each with its day (UTC)."""
        which = ["--no-walk", self._only] if self._only else [f"-{MOST_COMMITS}"]
        files = [] if self._only else ["--", *(f"./{name}" for name in names)]
        told = ask_git(self._root, "log", *which, "--format=%H %ct", *files)
        for line in (told or "").splitlines():
            commit, _, seconds = line.partition(" ")
            yield commit, datetime.fromtimestamp(int(seconds), UTC).date()

    def data(self, commit: str, name: str) -> bytes | None:
        """Give what was in the file called `name`; None where there was none."""
        asked = ["git", "-C", str(self._root), "show", f"{commit}:./{name}"]
        try:
            return subprocess.run(asked, capture_output=True, check=True).stdout
        except (OSError, subprocess.SubprocessError):
            return None

    def versions(self, name: str) -> Iterator[tuple[bytes, date | None]]:
        """Give what was in the file, the newest first, each with the day of the change after it; None is not yet."""
        until = None
        for commit, day in self.commits(name):
            if (data := self.data(commit, name)) is not None:
                yield data, until
            until = day
