"""Writing a file or a folder whole or not at all, and files in a zip alike on every system and at any hour."""

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from shutil import rmtree
from tempfile import NamedTemporaryFile
from zipfile import ZIP_DEFLATED, ZipInfo

FIRST_DAY = date(1980, 1, 1)  # zip knows none before: section 4.4.6 of PKWARE's APPNOTE.TXT


def write_atomically(path: Path, content: str | bytes) -> None:
    """Put `content` (text becomes UTF-8, line ends stay) at `path`, which keeps what it had until all of it is written.

    Raises OSError when that cannot be, and leaves nothing beside it.
    """
    written = _written_beside(path, content)
    try:
        written.replace(path)
    except BaseException:
        written.unlink(missing_ok=True)
        raise


def write_all(contents: Mapping[Path, str | None]) -> None:
    """Put each text at its path, None for a file that is to go; where one cannot be written, all stay as they were.

    Raises OSError when that is so.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in contents}
    written: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path, text in contents.items():
            if text is not None:
                written[path] = _written_beside(path, text)
        for path in contents:
            done.append(path)
            if path in written:
                written[path].replace(path)
            else:
                path.unlink(missing_ok=True)
    except BaseException:
        for path in done:
            _put_back(path, before[path])
        raise
    finally:
        for file in written.values():
            file.unlink(missing_ok=True)


def _put_back(path: Path, content: bytes | None) -> None:
    with suppress(OSError):
        if content is None:
            path.unlink(missing_ok=True)
        else:
            write_atomically(path, content)


def _written_beside(path: Path, content: str | bytes) -> Path:
    """The file beside `path` that holds the content, with its rights."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        unfinished = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            unfinished.unlink(missing_ok=True)
            raise
    try:  # not before it is closed: Windows moves no open file
        unfinished.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return unfinished


def swap_folder(new: Path, path: Path) -> None:
    """Put the folder `new` in the place of the one at `path`, if there is one.

    Raises OSError when that cannot be, as on Windows while something in it is open; then the old one stays.
    """
    old = path.with_name(f"{path.name}.old")
    rmtree(old, ignore_errors=True)
    if path.exists():
        path.rename(old)
    try:
        new.rename(path)
    except OSError:
        if old.exists():
            old.rename(path)
        raise
    rmtree(old, ignore_errors=True)


def zip_entry(name: str, day: date = FIRST_DAY) -> ZipInfo:
    """Give the entry of a compressed zip for a file called `name`, of `day`; everybody may read it."""
    day = max(day, FIRST_DAY)
    info = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED
    info.create_system = 3  # Unix, on whichever system this runs
    info.external_attr = 0o100644 << 16
    return info
