"""Opens what somebody sends: JSON, tables in a folder or a zip. Nothing of it is trusted, and nothing is unpacked.

Members of a zip are read where they are, so a name that leads elsewhere leads nowhere; they are refused and told all
the same. What is larger than any directory of help is refused before it is read. The objects of a JSON document are
found whatever is wrapped around them: nothing, a list, a page of an API, one on each line.
"""

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.csv_reader import CannotOpenError, CsvRow, rows_in
from vinestreet.exchange.importing.import_report import ROW, ImportReport
from vinestreet.exchange.importing.legacy_versions import kind_of_table

# Where interfaces put the things of one page (HSDS 3: contents; others as they please).
_PAGES = ("contents", "content", "data", "items", "results", "records", "value", "hits")


def objects_in(content: bytes, name: str, report: ImportReport) -> Iterator[tuple[str, HsdsObject]]:
    """Give each object of the document `content`, a file known as `name`, with the name of the table it says it is of.

    Most say none. Raises ValueError when it is no JSON.
    """
    text = _decoded(content)
    try:
        document = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except ValueError:
        yield from _lines(text, name, report)
        return
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


def _decoded(content: bytes) -> str:
    """JSON is UTF-8 by its standard (RFC 8259); other programs write UTF-16 and Windows letters all the same."""
    encoding = json.detect_encoding(content)
    return content.decode(encoding if encoding != "utf-8" else "utf-8-sig", errors="windows_letters")


MOST_BYTES = 200_000_000  # of a whole package, unpacked; 30,000 services with all their tables are about 40 million
MOST_FILES = 1_000
_DEPTH = 4  # folders inside folders
_TABLES = frozenset({".csv", ".tsv", ".txt"})


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
    if len(files) > MOST_FILES or sum(file.size for file in files) > MOST_BYTES:
        raise CannotOpenError("package_too_large", found=path.name, megabytes=MOST_BYTES // 1_000_000, files=MOST_FILES)
    package = Package()
    names = _table_names(files)
    _refuse_two_packages(files, names, path)
    for file in files:
        try:
            _read(file, names.get(file.name, file.stem), package, report)
        except (OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile, EOFError, ValueError) as error:
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
        yield from _in_folder(path)
    elif zipfile.is_zipfile(path):
        yield from _in_zip(path, report)
    else:
        yield _File(path.name, path.stat().st_size, lambda: path.open("rb"))


def _in_folder(folder: Path) -> Iterator[_File]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        hidden = any(part.startswith((".", "__")) for part in name.parts)
        if path.is_file() and len(name.parts) <= _DEPTH and not hidden:
            yield _File(name.as_posix(), path.stat().st_size, lambda path=path: path.open("rb"))  # type: ignore[misc]


def _in_zip(path: Path, report: ImportReport) -> Iterator[_File]:
    archive = zipfile.ZipFile(path)
    for member in archive.infolist():
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in name.parts[0]:
            report.left_out(member.filename, "file", member.filename, "file_leads_out")
        elif not member.is_dir() and not any(part.startswith((".", "__")) for part in name.parts):
            yield _File(str(name), member.file_size, lambda member=member: archive.open(member))  # type: ignore[misc]


def _read(file: _File, table: str, package: Package, report: ImportReport) -> None:
    if file.ending in _TABLES:
        with file.open() as stream:
            rows = list(rows_in(stream, file.name, report))
        if rows:
            package.tables.setdefault(table, []).extend(rows)
    elif file.ending in {".json", ".jsonl", ".ndjson", ".geojson", ""}:
        if file.stem == "datapackage":
            return
        with file.open() as stream:
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
