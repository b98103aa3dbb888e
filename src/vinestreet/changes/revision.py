"""The files of the project as they were in a revision of git, in a folder that goes again."""

import io
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import CalledProcessError, run
from tempfile import TemporaryDirectory

from vinestreet.core.build_date import ask_git


class NoSuchRevisionError(LookupError):
    """Git knows no such revision here, or there is no git."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A `commit`, in short, the day of it (ISO 8601), and its whole name."""

    commit: str
    on: str
    full: str


def find_revision(root: Path, name: str) -> Revision:
    """Give the commit that a change in `root` begins with: where its branch left the revision called `name`.

    Where the two have nothing in common, it is that revision itself. Raises NoSuchRevisionError.
    """
    commit = ask_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if not commit:
        raise NoSuchRevisionError(name)
    commit = ask_git(root, "merge-base", commit, "HEAD") or commit
    told = (ask_git(root, "show", "--no-patch", "--format=%h %cs", commit) or f"{commit[:9]} ").split(" ")
    return Revision(told[0], told[1], commit)


@contextmanager
def files_of(root: Path, revision: Revision) -> Iterator[Path]:
    """Give a folder with the project in `root` as it was in `revision`; raises OSError where it cannot be had."""
    with TemporaryDirectory(prefix="vinestreet-before-") as folder:
        asked = ["git", "-C", str(root), "archive", "--format=tar", revision.full]
        try:
            packed = run(asked, capture_output=True, check=True).stdout
            with tarfile.open(fileobj=io.BytesIO(packed)) as files:
                files.extractall(folder, filter="data")
        except (CalledProcessError, tarfile.TarError) as error:
            raise OSError(str(error)) from None
        yield Path(folder)
