"""Reads small directories for tests, with the areas and the day that the tests agree on."""

from datetime import date
from pathlib import Path
from textwrap import dedent, indent

from babel import Locale

from vinestreet.core.messages import load_messages
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.core.yaml_reader import read_text
from vinestreet.directory.loader import read_directory, read_whole
from vinestreet.directory.model import Area, Directory
from vinestreet.schema.context import ReadOptions

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
WORDS = load_messages(ROOT / "messages", Locale.parse("en_US"), of_a_fork=False)
AREAS = {
    "old-mill": Area(id="old-mill", label="Old Mill"),
    "united-kingdom": Area(id="united-kingdom", label="United Kingdom", country="GB"),
}
NEEDS = """\
needs:
  food: {label: Something to eat, icon: bowl}
  talk: {label: Someone to talk to, icon: speech}
resources:
"""
KNOWN = ReadOptions(today=TODAY, region="US", ids={"areas": AREAS})
# Fields of the entry begin on this line of the file.
FIRST_FIELD = 9


def entry(fields: str, id_: str = "soup") -> str:
    """A directory with one entry that is right but for `fields`."""
    given = dedent(fields)
    right = {"name": "Soup", "what": "Soup at noon.", "needs": "[food]"}
    kept = {key: value for key, value in right.items() if f"\n{key}:" not in f"\n{given}"}
    lines = "".join(f"{key}: {value}\n" for key, value in kept.items()) + given
    return f"{NEEDS}  {id_}:\n" + indent(lines.rstrip("\n") + "\n", "    ")


def read(text: str | bytes, folder: Path) -> Directory:
    """Read `text` as resources.yml; so every test that reads shows that its two ways agree, too."""
    path = folder / "resources.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    directory = read_directory(path, AREAS, "US", TODAY)
    assert directory == read_whole(read_text(path), AREAS, KNOWN, path.name)
    return directory


def problems(text: str | bytes, folder: Path) -> list[str]:
    """Give what is told about `text`, a sentence for each problem, without the lines to copy and the count."""
    return [problem.told(WORDS).splitlines()[0] for problem in found(text, folder)]


def found(text: str | bytes, folder: Path) -> tuple[Problem, ...]:
    """Give the problems of `text`."""
    try:
        read(text, folder)
    except ProblemsFoundError as error:
        return error.problems
    return ()
