"""Opens what somebody sends: JSON, tables in a folder or a zip. Nothing of it is trusted, and nothing is unpacked.

Members of a zip are read where they are, so a name that leads elsewhere leads nowhere; they are refused and told all
the same. What is larger than any directory of help is refused before it is read.
"""

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

from vinestreet.exchange.opening.documents import Found, objects_in
from vinestreet.exchange.opening.tables import Row, rows_in
from vinestreet.exchange.understood import Understood

MOST_BYTES = 200_000_000  # of a whole package, unpacked; 30,000 services with all their tables are about 40 million
MOST_FILES = 1_000
_DEPTH = 4  # folders inside folders


class CannotOpenError(Exception):
    """Nothing can be read from the path at all; `key` names the sentence `problems.<key>`, `values` fill it in."""

    def __init__(self, key: str, **values: object) -> None:
        """Keep why."""
        self.key, self.values = key, values
        super().__init__(f"{key} {values}")


@dataclass(slots=True)
class Package:
    """Everything that was found: `tables` by the name of their file without its ending, and objects of JSON files."""

    tables: dict[str, list[Row]] = field(default_factory=dict)
    objects: list[Found] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _File:
    """A file in a folder or a zip: its name there, its size in bytes when unpacked, and how to open it."""

    name: str
    size: int
    open: Callable[[], IO[bytes]]

    @property
    def stem(self) -> str:
        return PurePosixPath(self.name).stem.casefold()

    @property
    def ending(self) -> str:
        return PurePosixPath(self.name).suffix.casefold()


def open_package(path: Path, understood: Understood) -> Package:
    """Read the file, folder or zip at `path`; a `datapackage.json` stands for the folder that it is in.

    What cannot be read of it is told to `understood`, by the name of the file. Raises CannotOpenError when there is
    nothing to read at all, and OSError when `path` cannot be opened.
    """
    if path.name.casefold() == "datapackage.json":
        path = path.parent
    try:
        files = list(_files(path, understood))
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise CannotOpenError("not_a_zip", found=path.name) from None
    if len(files) > MOST_FILES or sum(file.size for file in files) > MOST_BYTES:
        raise CannotOpenError("package_too_large", found=path.name, megabytes=MOST_BYTES // 1_000_000, files=MOST_FILES)
    package = Package()
    names = _table_names(files)
    for file in files:
        try:
            _read(file, names.get(file.name, file.stem), package, understood)
        except (OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile, EOFError, ValueError) as error:
            # A zip with a password raises RuntimeError, an unknown packing NotImplementedError, a broken one the rest.
            understood.left_out(file.name, "file", str(error), "file_unreadable")
    if not package.tables and not package.objects:
        raise CannotOpenError("nothing_to_import", found=path.name)
    return package


def _files(path: Path, understood: Understood) -> Iterator[_File]:
    if path.is_dir():
        yield from _in_folder(path)
    elif zipfile.is_zipfile(path):
        yield from _in_zip(path, understood)
    else:
        yield _File(path.name, path.stat().st_size, lambda: path.open("rb"))


def _in_folder(folder: Path) -> Iterator[_File]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        hidden = any(part.startswith((".", "__")) for part in name.parts)
        if path.is_file() and len(name.parts) <= _DEPTH and not hidden:
            yield _File(name.as_posix(), path.stat().st_size, lambda path=path: path.open("rb"))  # type: ignore[misc]


def _in_zip(path: Path, understood: Understood) -> Iterator[_File]:
    archive = zipfile.ZipFile(path)
    for member in archive.infolist():
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in name.parts[0]:
            understood.left_out(member.filename, "file", member.filename, "file_leads_out")
        elif not member.is_dir() and not any(part.startswith((".", "__")) for part in name.parts):
            yield _File(str(name), member.file_size, lambda member=member: archive.open(member))  # type: ignore[misc]


def _read(file: _File, table: str, package: Package, understood: Understood) -> None:
    if file.ending in {".csv", ".tsv", ".txt"}:
        with file.open() as stream:
            rows = list(rows_in(stream, file.name, understood))
        if rows:
            package.tables.setdefault(table, []).extend(rows)
    elif file.ending in {".json", ".jsonl", ".ndjson", ".geojson", ""}:
        if file.stem == "datapackage":
            return
        with file.open() as stream:
            for kind, found in objects_in(stream.read(), file.name, understood):
                _keep(kind, found, package)
    else:
        understood.left_out(file.name, "file", file.name, "file_unknown")


def _keep(kind: str, found: Found, package: Package) -> None:
    """An object that says what it is by the list it stands in goes to the table of that name, others by themselves."""
    if kind:
        package.tables.setdefault(kind, []).append(found)
    else:
        package.objects.append(found)


def _table_names(files: list[_File]) -> dict[str, str]:
    """The names that a `datapackage.json` gives to its files, by their names."""
    names: dict[str, str] = {}
    for file in files:
        if file.stem == "datapackage" and file.ending == ".json":
            with file.open() as stream:
                names |= _names_in(stream.read(), PurePosixPath(file.name).parent)
    return names


def _names_in(content: bytes, folder: PurePosixPath) -> dict[str, str]:
    try:
        told: Any = json.loads(content)
        resources = told["resources"]
        return {str(folder / str(resource["path"])): str(resource["name"]).casefold() for resource in resources}
    except (ValueError, LookupError, TypeError, RecursionError):
        return {}
