"""Where the files of a folder come from, and what they're called: links that lead elsewhere, names that play tricks."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from vinestreet.core.problems import Problem

LONGEST_NAME = 200  # bytes; most systems end at 255, and a page's name gets longer on its way
# What Windows allows in no name, and what means something else in an address.
_SIGNS = re.compile(r'[<>:"\\|?*#%]')


def path_problems(folder: Path, shown: str) -> Iterator[Problem]:
    """Give what is wrong with the paths below `folder`, which people know as `shown`.

    MkDocs follows a link to a folder, even to one that the link is in, and stops at one that leads nowhere. A link
    out of it could publish any file of the machine that builds. So it may only lead to a file in `folder`.
    """
    root = os.path.realpath(folder)
    for at, folders, files in os.walk(folder):
        for name in sorted([*folders, *files]):
            path = Path(at, name)
            known = f"{shown}/{path.relative_to(folder).as_posix()}"
            if path.is_symlink() and not (path.is_file() and Path(os.path.realpath(path)).is_relative_to(root)):
                yield Problem(known, 0, "", "", "file_elsewhere")
            if key := _name_problem(name):
                yield Problem(known, 0, "", "", key, {"most": LONGEST_NAME})


def _name_problem(name: str) -> str:
    """The key of what is wrong with a name; letters that aren't seen, or turn others around, are not printable."""
    if _SIGNS.search(name) or not name.isprintable():
        return "file_name"
    return "file_name_long" if len(name.encode()) > LONGEST_NAME else ""
