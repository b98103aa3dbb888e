"""The files that a change touches, and who has to look at each: told by path alone, from what git says.

Only the standard library is used here: `tools/what_changed.py` asks it before anything is installed.
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class FileKind(Enum):
    """What a file is for whoever looks at a change."""

    CONTENT = "content"  # places, texts, pictures: `make check` and a build say all that there is to say
    WORDS = "words"  # settings, sentences, guides: told in sentences too, and the program's tests look at them
    CODE = "code"  # a person who reads code has to look


_YML = r"[^/]+\.yml"
_CONTENT = re.compile(
    rf"""
    (?:local/)?(?:resources|closures|banner|grades)\.yml
    | (?:local/)?resources/{_YML}
    | docs/(?!about/)(?:[^/]+/)*[^/]+\.(?:md|png|jpe?g|gif|webp|avif|pdf)
    | local/docs/(?:[^/]+/)*[^/]+\.(?:md|png|jpe?g|gif|webp|avif|pdf)
    | local/messages/{_YML} | local/lexicon/(?:[^/]+/)*{_YML}
    """,
    re.VERBOSE,
)
_WORDS = re.compile(
    r"""
    messages/[^/]+\.yml | lexicon/(?:[^/]+/)*[^/]+\.yml | mkdocs(?:\.local)?\.yml
    | docs/(?:[^/]+/)*[^/]+\.md
    | (?:contributing|local\.example)/(?:[^/]+/)*[^/]+\.(?:md|yml) | local/[^/]+\.md | [A-Z_]+(?:\.md)?
    """,
    re.VERBOSE,
)
_PLAIN_FILE = {"100644", "000000"}  # git's modes: no program, no link, no other repository; or not there


@dataclass(frozen=True, slots=True)
class FileChange:
    """A `path` within the repository, and git's letter for what became of it: A, M, D or T; `kind` says for whom."""

    path: str
    letter: str
    kind: FileKind


def kind_of(path: str) -> FileKind:
    """Give who has to look at the file `path` within the project; what nobody has thought of is code."""
    if any(part in ("", ".", "..") or part.startswith(".") for part in path.split("/")):
        return FileKind.CODE
    if _CONTENT.fullmatch(path):
        return FileKind.CONTENT
    return FileKind.WORDS if _WORDS.fullmatch(path) else FileKind.CODE


def changed_files(root: Path, base: str, head: str = "") -> list[FileChange]:
    """Give what changed since the commit `base` in the project in `root`: until the commit `head`, or until now.

    Raises subprocess.CalledProcessError where git cannot say.
    """
    asked = ["diff", "--raw", "-z", "--no-renames", "--no-abbrev", "--relative", base, *([head] if head else []), "--"]
    found = list(_read_raw(_git(root, *asked)))
    if not head:
        new = _git(root, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
        found += [FileChange(path, "A", kind_of(path)) for path in new if path]
    return sorted(found, key=lambda change: change.path)


def _read_raw(said: str) -> Iterator[FileChange]:
    """Read `:100644 100644 OLD NEW M`, NUL, PATH, NUL, and so on: https://git-scm.com/docs/git-diff#_raw_output_format"""
    parts = said.split("\0")
    for about, path in zip(parts[::2], parts[1::2], strict=False):
        before, now, _, _, letter = about.lstrip(":").split(" ")
        plain = {before, now} <= _PLAIN_FILE
        yield FileChange(path, letter[:1], kind_of(path) if plain else FileKind.CODE)


def _git(root: Path, *asked: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *asked], capture_output=True, check=True)
    return done.stdout.decode("utf-8", errors="surrogateescape")
