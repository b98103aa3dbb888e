"""Reads small lexicons for tests, with the needs that the tests agree on."""

from pathlib import Path

from tests.directory.reading import WORDS
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.lexicon.lexicon_files import read_lexicons
from vinestreet.lexicon.lexicon_model import Lexicon

NEEDS = ("food", "talk", "pray")


def lexicons(folder: Path, *, gone: tuple[str, ...] = (), **files: str) -> tuple[Lexicon, ...]:
    """Write `files` by the code of their language, `own_` and the code for those of a fork, and read them."""
    for name, text in files.items():
        code = name.removeprefix("own_")
        path = folder / ("lexicon" if code == name else "local/lexicon") / f"{code}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_lexicons(folder, "en", NEEDS, gone)


def told(folder: Path, **files: str) -> list[str]:
    """What is said to be wrong in the files."""
    try:
        lexicons(folder, **files)
    except ProblemsFoundError as error:
        return [problem.told(WORDS) for problem in error.problems]
    return []
