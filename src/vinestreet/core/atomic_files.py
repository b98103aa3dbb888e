"""Writing a file whole or not at all, and files in a zip alike on every system and at any hour."""

import os
from datetime import date
from pathlib import Path
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
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def zip_entry(name: str, day: date = FIRST_DAY) -> ZipInfo:
    """Give the entry of a compressed zip for a file called `name`, of `day`; everybody may read it."""
    day = max(day, FIRST_DAY)
    info = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED
    info.create_system = 3  # Unix, on whichever system this runs
    info.external_attr = 0o100644 << 16
    return info
