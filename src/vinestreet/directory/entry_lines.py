"""In which file and on which line each entry begins, for telling people where to look."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vinestreet.directory.model import Directory

_SECTION = re.compile(r"^resources:.*\n(?:[ ]*(?:#.*)?\n)*( +)(?=[^ #\n])", re.MULTILINE)


def entry_lines(text: str) -> dict[str, int]:
    """Give the line of each id below `resources:` in the `text` of a file that was read without problems."""
    section = _SECTION.search(text)
    if not section:
        return {}
    start = section.start(1)
    begins = re.compile(rf"^{section[1]}([\"']?)([a-z0-9-]+)\1:(?=\s)", re.MULTILINE)
    lines, line, at = {}, text.count("\n", 0, start) + 1, start
    for match in begins.finditer(text, start):
        line += text.count("\n", at, match.start())
        at = match.start()
        lines[match[2]] = line
    return lines


def entry_lines_of(file: Path) -> dict[str, int]:
    """Give the line of each entry in `file`; none where it cannot be read."""
    try:
        return entry_lines(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return {}


@dataclass(frozen=True, slots=True)
class Where:
    """A line of a file, as people name it; 0 is unknown."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        """`FILE:LINE`, as terminals and editors understand it."""
        return f"{self.file}:{self.line}" if self.line else self.file


def places_of(directory: Directory, root: Path) -> dict[str, Where]:
    """Give where each listing of the project in `root` stands, in upstream's file or in a fork's own."""
    lines = cache(lambda file: entry_lines_of(root / file))
    files = {id_: directory.file_of(id_) for id_ in directory.listings}
    return {id_: Where(file, lines(file).get(id_, 0)) for id_, file in files.items()}
