"""Which files from contributors are published: text as Markdown, pictures that cannot hold scripts, and PDF."""

from collections.abc import Iterable
from pathlib import Path

from vinestreet.core.problems import Problem, ProblemsFoundError

# How files of each kind begin: https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
_AVIF = tuple(b"ftyp" + brand for brand in (b"avif", b"avis", b"mif1"))
_BEGIN: dict[str, tuple[int, tuple[bytes, ...]]] = {
    ".png": (0, (b"\x89PNG\r\n\x1a\n",)),
    ".jpg": (0, (b"\xff\xd8\xff",)),
    ".jpeg": (0, (b"\xff\xd8\xff",)),
    ".gif": (0, (b"GIF87a", b"GIF89a")),
    ".webp": (8, (b"WEBP",)),
    ".avif": (4, _AVIF),
    ".pdf": (0, (b"%PDF-",)),
}
_LONGEST = 16  # bytes that decide


def check_files(folder: Path, names: Iterable[str], texts: frozenset[str], shown: str = "docs") -> None:
    """Look at the files `names` in `folder`, which people know as `shown`; of the files `texts` are Markdown.

    Raises ProblemsFoundError with every file that may not be published.
    """
    problems = []
    for name in sorted(names):
        key = _problem(folder / name, name in texts)
        if key:
            values: dict[str, object] = {"expected": ", ".join(_BEGIN), "found": Path(name).suffix or Path(name).name}
            problems.append(Problem(f"{shown}/{name}", 0, "", "", key, values))
    if problems:
        raise ProblemsFoundError(problems)


def _problem(path: Path, is_text: bool) -> str:
    """The key of what is wrong with the file at `path`; nothing if all is well."""
    if is_text:
        return ""
    if path.suffix.lower() not in _BEGIN:
        return "file_type"
    at, beginnings = _BEGIN[path.suffix.lower()]
    with path.open("rb") as file:
        begins = file.read(_LONGEST)
    return "" if begins[at:].startswith(beginnings) else "file_not_its_type"
