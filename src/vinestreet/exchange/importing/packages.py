"""Opens what somebody sends: JSON, tables in a folder or a zip. Nothing of it is trusted, and nothing is unpacked.

Members of a zip are read where they are, so a name that leads elsewhere leads nowhere; they are refused and told all
the same, and so are links in a folder that lead out of it. What is larger than any directory of help is refused before
it is read, or as soon as it turns out to be: a zip may state any size. The objects of a JSON document are
found whatever is wrapped around them: nothing, a list, a page of an API, one on each line.
"""

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.csv_reader import CannotOpenError, CsvRow, rows_in
from vinestreet.exchange.importing.formats.json_values import MOST_PARTS, document_in, json_text
from vinestreet.exchange.importing.formats.service_formats import services_of
from vinestreet.exchange.importing.import_report import ROW, ImportReport
from vinestreet.exchange.importing.legacy_versions import kind_of_table

# Where interfaces put the things of one page (HSDS 3: contents; others as they please).
_PAGES = ("contents", "content", "data", "items", "results", "records", "value", "hits")


def objects_in(content: bytes, name: str, report: ImportReport) -> Iterator[tuple[str, HsdsObject]]:
    """Give each object of the document `content`, a file known as `name`, with the name of the table it says it is of.

    Most say none. Raises ValueError when it is no JSON.
    """
    try:
        document = document_in(content, name)
    except ValueError:
        yield from _lines(json_text(content), name, report)
        return
    if (services := services_of(document, name, report)) is not None:
        yield from (("service", service) for service in services)
    else:
        yield from _objects(document, name, report)


def _objects(document: Any, name: str, report: ImportReport) -> Iterator[tuple[str, HsdsObject]]:
    if isinstance(document, list):
        yield from _items("", document, name, report)
        return
    if not isinstance(document, dict):
        report.left_out(name, "file", str(document)[:200], "not_an_object")
        return
    for key in _PAGES:
        if isinstance(document.get(key), list):
            yield from _items("", document[key], name, report)
            return
        if isinstance(document.get(key), dict) and not ("name" in document or "id" in document):
            yield from _objects(document[key], name, report)  # data: {items: […]}
            return
    lists = {key: value for key, value in document.items() if isinstance(value, list) and value}
    if lists and "name" not in document and "id" not in document and "location" not in document:
        for key, items in lists.items():  # tables in one document: services: […], organizations: […]
            yield from _items(key.casefold().removesuffix(".csv"), items, f"{name} {key}", report)
        return
    yield "", {**document, ROW: name}


def _items(kind: str, items: list[Any], name: str, report: ImportReport) -> Iterator[tuple[str, HsdsObject]]:
    for number, item in enumerate(items):
        if isinstance(item, dict):
            yield kind, {**item, ROW: f"{name}[{number}]"}
        else:
            report.left_out(f"{name}[{number}]", "row", str(item)[:200], "not_an_object")


def _lines(text: str, name: str, report: ImportReport) -> Iterator[tuple[str, HsdsObject]]:
    """One object a line; when the first line is none, the file is no JSON at all."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    for position, (number, line) in enumerate(lines):
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            if position == 0:
                raise ValueError("no JSON") from None
            report.left_out(f"{name}:{number}", "row", line[:200], "not_an_object")
            continue
        yield from _items("", [value], f"{name}:{number}", report)


MOST_BYTES = 100_000_000  # of a whole package, unpacked; 30,000 services with all their tables are about 40 million
MOST_FILES = 1_000
_DEPTH = 4  # folders inside folders
_TABLES = frozenset({".csv", ".tsv", ".txt"})
JSON_ENDINGS = frozenset({".json", ".jsonl", ".ndjson", ".geojson", ".jsonld", ""})


@dataclass(slots=True)
class Package:
    """Everything that was found: `tables` by the name of their file without its ending, and objects of JSON files."""

    tables: dict[str, list[CsvRow]] = field(default_factory=dict)
    objects: list[HsdsObject] = field(default_factory=list)


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


@dataclass(slots=True)
class _Allowance:
    """What may still be read of the package called `name`: bytes, and cells of tables, which take more in memory."""

    name: str
    size: int = field(default_factory=lambda: MOST_BYTES)
    cells: int = field(default_factory=lambda: MOST_PARTS)

    def too_large(self) -> CannotOpenError:
        """The refusal."""
        return CannotOpenError(
            "package_too_large", found=self.name, megabytes=MOST_BYTES // 1_000_000, files=MOST_FILES
        )

    def opened(self, file: _File) -> IO[bytes]:
        """Open the file; reading more of it than is left raises CannotOpenError."""
        return cast(IO[bytes], _Counted(file.open(), self))

    def rows(self, rows: Iterable[CsvRow]) -> list[CsvRow]:
        """Give the rows; more cells than are left raise CannotOpenError."""
        kept = []
        for row in rows:
            self.cells -= len(row)
            if self.cells < 0:
                raise self.too_large()
            kept.append(row)
        return kept


class _Counted(io.RawIOBase):
    """A stream whose bytes are counted while they are read."""

    def __init__(self, stream: IO[bytes], left: _Allowance) -> None:
        super().__init__()
        self._stream, self._left = stream, left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        content = self._stream.read(len(buffer))
        self._left.size -= len(content)
        if self._left.size < 0:
            raise self._left.too_large()
        buffer[: len(content)] = content
        return len(content)

    def close(self) -> None:
        self._stream.close()
        super().close()


def open_package(path: Path, report: ImportReport) -> Package:
    """Read the file, folder or zip at `path`; a `datapackage.json` stands for the folder that it is in.

    What cannot be read of it is told to `report`, by the name of the file. Raises CannotOpenError when there is
    nothing to read at all, and OSError when `path` cannot be opened.
    """
    if path.name.casefold() == "datapackage.json":
        path = path.parent
    try:
        files = list(_files(path, report))
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise CannotOpenError("not_a_zip", found=path.name) from None
    left = _Allowance(path.name)
    if len(files) > MOST_FILES or sum(file.size for file in files) > MOST_BYTES:
        raise left.too_large()
    package = Package()
    names = _table_names(files, left)
    _refuse_two_packages(files, names, path)
    for file in files:
        try:
            _read(file, names.get(file.name, file.stem), package, report, left)
        except (
            OSError,
            RuntimeError,
            NotImplementedError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            ValueError,
        ) as error:
            # A zip with a password raises RuntimeError, an unknown packing NotImplementedError, a broken one the rest.
            report.left_out(file.name, "file", str(error), "file_unreadable")
    if not package.tables and not package.objects:
        raise CannotOpenError("nothing_to_import", found=path.name)
    return package


def _refuse_two_packages(files: list[_File], names: dict[str, str], path: Path) -> None:
    """Ids of one package mean nothing in another: two tables of the same kind in two folders are not put together."""
    folders: dict[str, PurePosixPath] = {}
    for file in files:
        kind, _ = kind_of_table(names.get(file.name, file.stem))
        here = PurePosixPath(file.name).parent
        if file.ending in _TABLES and kind and folders.setdefault(file.stem, here) != here:
            both = " and ".join(str(path.name / each) for each in (folders[file.stem], here))
            raise CannotOpenError("two_packages", found=PurePosixPath(file.name).name, folders=both)


def _files(path: Path, report: ImportReport) -> Iterator[_File]:
    if path.is_dir():
        yield from _in_folder(path, report)
    elif zipfile.is_zipfile(path):
        yield from _in_zip(path, report)
    else:
        yield _File(path.name, path.stat().st_size, lambda: path.open("rb"))


def _in_folder(folder: Path, report: ImportReport) -> Iterator[_File]:
    inside = folder.resolve()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if len(name.parts) > _DEPTH or any(part.startswith((".", "__")) for part in name.parts):
            continue
        if not path.resolve().is_relative_to(inside):
            report.left_out(name.as_posix(), "file", name.as_posix(), "link_leads_out")
        elif path.is_file():
            yield _File(name.as_posix(), path.stat().st_size, lambda path=path: path.open("rb"))  # type: ignore[misc]


def _in_zip(path: Path, report: ImportReport) -> Iterator[_File]:
    archive = zipfile.ZipFile(path)
    for member in archive.infolist():
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in name.parts[0]:
            report.left_out(member.filename, "file", member.filename, "file_leads_out")
        elif not member.is_dir() and not any(part.startswith((".", "__")) for part in name.parts):
            yield _File(str(name), member.file_size, lambda member=member: archive.open(member))  # type: ignore[misc]


def _read(file: _File, table: str, package: Package, report: ImportReport, left: _Allowance) -> None:
    if file.ending in _TABLES:
        with left.opened(file) as stream:
            rows = left.rows(rows_in(stream, file.name, report))
        if rows:
            package.tables.setdefault(table, []).extend(rows)
    elif file.ending in JSON_ENDINGS:
        if file.stem == "datapackage":
            return
        with left.opened(file) as stream:
            for kind, found in objects_in(stream.read(), file.name, report):
                _keep(kind, found, package)
    else:
        report.left_out(file.name, "file", file.name, "file_unknown")


def _keep(kind: str, found: HsdsObject, package: Package) -> None:
    """An object that says what it is by the list it stands in goes to the table of that name, others by themselves."""
    if kind:
        package.tables.setdefault(kind, []).append(found)
    else:
        package.objects.append(found)


def _table_names(files: list[_File], left: _Allowance) -> dict[str, str]:
    """The names that a `datapackage.json` gives to its files, by their names."""
    names: dict[str, str] = {}
    for file in files:
        if file.stem == "datapackage" and file.ending == ".json":
            with left.opened(file) as stream:
                names |= _names_in(stream.read(), PurePosixPath(file.name).parent)
    return names


def _names_in(content: bytes, folder: PurePosixPath) -> dict[str, str]:
    try:
        told: Any = json.loads(content)
        resources = told["resources"]
        return {str(folder / str(resource["path"])): str(resource["name"]).casefold() for resource in resources}
    except (ValueError, LookupError, TypeError, RecursionError):
        return {}
