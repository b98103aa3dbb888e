"""What makes YAML's own readers busy, endless or stumble is refused with its file, or does nothing; none crashes."""

from pathlib import Path

import pytest
from babel import Locale

from tests.directory.reading import WORDS
from vinestreet.commands.command_context import read_mkdocs_settings
from vinestreet.core.messages import Messages, MessagesUnreadableError, load_messages, readable_messages
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.lint.noted_grades import read_grades
from vinestreet.site.sentence_checks import check_sentences

BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
BOMB_OF_MAPPINGS = BOMB.replace("[x, x]", "{x: y}").replace("[", "{a: ").replace(", ", ", b: ").replace("]", "}")
TRAPS = {
    "aliases": BOMB,
    "aliases of mappings": BOMB_OF_MAPPINGS,
    "a mapping in itself": "a: &a {b: *a}\n",
    "merge keys": "x: &x {a: b}\ny:\n  <<: *x\n",
    "brackets": f"a: {'[' * 900}{']' * 900}\n",
    "mappings": "\n".join(" " * depth + "a:" for depth in range(500)) + " b\n",
    "a huge number": f"a: {'9' * 4999}\n",
    "a huge number in sixties": f"a: {'1:' * 2000}1\n",
    "no day": "a: 2026-99-99\n",
    "a call": "a: !!python/object/apply:os.system ['exit 1']\n",
    "no whole number": "a: !!int abc\n",
    "no point in time": "a: !!timestamp abc\n",
    "no bytes": "a: !!binary '!'\n",
    "NUL": "a: b\0c\n",
    "escape": "a: b\x1b[31mc\n",
    "half a letter": 'a: "\\ud800"\n',
    "half a letter as bytes": b"a: \xed\xa0\x80\n",
    "Latin-1": b"a: caf\xe9\n",
    "UTF-16": "a: b\n".encode("utf-16"),
    "a list as a key": "? [a]\n: b\n",
    "another YAML": "%YAML 9.9\n---\na: b\n",
    "two documents": "a: b\n---\nc: d\n",
    "a list": "- a\n",
    "nothing": "",
}
every_trap = pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS)


def written(file: Path, trap: str | bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(trap.encode() if isinstance(trap, str) else trap)
    return file


def assert_plain(error: ProblemsFoundError, file: str) -> None:
    told = error.told(WORDS).splitlines()
    assert told[0].startswith(file)
    assert [line for line in told if not line.isprintable()] == []


@every_trap
def test_sentences(trap: str | bytes, tmp_path: Path):
    written(tmp_path / "messages/en.yml", "site:\n  skip: Skip\n")
    written(tmp_path / "local/messages/en.yml", trap)
    try:
        check_sentences(tmp_path, "en")
    except ProblemsFoundError as error:
        assert_plain(error, "local/messages/en.yml")
    try:
        words = load_messages(tmp_path / "messages", Locale("en"))
    except MessagesUnreadableError:
        words = readable_messages(tmp_path / "messages")
    assert words("site.skip") == "Skip"


@every_trap
def test_sentences_of_upstream_that_are_read_line_by_line(trap: str | bytes, tmp_path: Path):
    written(tmp_path / "messages/en.yml", trap)
    assert isinstance(readable_messages(tmp_path / "messages"), Messages)


@every_trap
def test_settings(trap: str | bytes, tmp_path: Path):
    try:
        read_mkdocs_settings(written(tmp_path / "mkdocs.yml", trap))
    except ProblemsFoundError as error:
        assert_plain(error, "mkdocs.yml")


@every_trap
def test_grades(trap: str | bytes, tmp_path: Path):
    try:
        assert not read_grades(written(tmp_path / "grades.yml", trap))
    except ProblemsFoundError as error:
        assert_plain(error, "grades.yml")
