"""Writing a file or a folder whole or not at all, and files in a zip alike on every system and at any hour."""

import os
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
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


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
