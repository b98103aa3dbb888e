"""Folders and zips that are there whole or not at all."""

import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from vinestreet.core.atomic_files import zip_entry
from vinestreet.core.problems import Problem, ProblemsFoundError


@contextmanager
def new_folder(path: Path, names: Collection[str]) -> Iterator[Path]:
    """Give a folder to fill, which then stands at `path` in the place of one that was written so before.

    `names` are what stands in it; a folder with anything else in it is somebody's, and left alone. Raises
    ProblemsFoundError then, and OSError.
    """
    others = sorted(each.name for each in path.iterdir() if each.name not in names) if path.is_dir() else []
    if others:
        raise ProblemsFoundError([Problem(str(path), 0, "", "", "export_folder", {"found": others[0]})])
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as beside:
        made = Path(beside) / "new"
        made.mkdir()
        yield made
        if path.is_dir():
            path.replace(Path(beside) / "old")
        made.replace(path)


def write_zip(path: Path, fill: Callable[[Path], None]) -> None:
    """Put the files with which `fill` fills a folder into a zip at `path`; the same files give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as beside:
        folder, made = Path(beside) / "files", Path(beside) / "new.zip"
        folder.mkdir()
        fill(folder)
        with ZipFile(made, "w", ZIP_DEFLATED) as zipped:
            for file in sorted(folder.iterdir()):
                with file.open("rb") as source, zipped.open(zip_entry(file.name), "w") as target:
                    shutil.copyfileobj(source, target)
        made.replace(path)
