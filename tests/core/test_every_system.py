"""What would be another thing on Windows: letters, line ends, files that are open, folders in use.

Nobody here has run it there. These hold what can be held from elsewhere.
"""

import ast
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.directory.reading import ROOT
from vinestreet.core.atomic_files import swap_folder, write_atomically

SOURCES = [path for folder in ("src", "hooks", "tools") for path in sorted((ROOT / folder).rglob("*.py"))]


def calls(path: Path) -> list[tuple[str, set[str], ast.Call]]:
    """Every call of a method or function: its name, the names that it is given values by, and itself."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            found.append((name, {word.arg or "" for word in node.keywords}, node))
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_letters_and_line_ends_are_the_same_on_every_system(path: Path):
    faults = []
    for name, named, call in calls(path):
        text = name in {"write_text", "read_text"} and isinstance(call.func, ast.Attribute)
        if text and "encoding" not in named and not (len(call.args) == 1 and name == "read_text"):
            faults.append(f"{call.lineno}: {name} without encoding=")
        if name == "write_text" and "newline" not in named:
            faults.append(f"{call.lineno}: write_text without newline=")
        if (
            name in {"run", "Popen", "check_output"}
            and {"text", "universal_newlines"} & named
            and "encoding" not in named
        ):
            faults.append(f"{call.lineno}: a program's words without encoding=")
        mode = call.args[0].value if name == "open" and call.args and isinstance(call.args[0], ast.Constant) else ""
        if name == "open" and isinstance(mode, str) and mode in {"r", "w", "a", "x"} and "encoding" not in named:
            faults.append(f"{call.lineno}: open without encoding=")
    assert faults == []


@pytest.mark.parametrize("letters", ["cp1252", "ascii"])
def test_what_goes_into_a_file_is_utf8_whatever_the_systems_letters(letters: str, tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", "vinestreet", "duplicates", "--config", str(ROOT / "mkdocs.yml"), "--wrong…"],
        env={**os.environ, "PYTHONIOENCODING": letters, "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert "unknown option `--wrong…`" in done.stderr.decode("utf-8")


def test_on_windows_the_environment_has_its_programs_elsewhere():
    code = (
        "import ensurepip, os, runpy, subprocess, sys, venv; os.name = 'nt'; subprocess.call = lambda step: print(step[0]);"
        f"sys.argv = ['prepare', '.venv', 'none']; runpy.run_path({str(ROOT / 'tools/prepare.py')!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[2:] == [".venv/Scripts/python.exe"] * 2


def test_no_file_is_moved_while_it_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    open_ones = []
    replace = Path.replace

    def watched(self: Path, target: Path) -> Path:
        for link in Path("/proc/self/fd").iterdir():
            with suppress(FileNotFoundError):  # the one that this looks through
                open_ones.extend({str(link.readlink())} & {str(self)})
        return replace(self, target)

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("only Linux says which files are open")
    monkeypatch.setattr(Path, "replace", watched)
    write_atomically(tmp_path / "a.txt", "words")
    assert open_ones == []


def test_a_folder_takes_the_place_of_another_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    site, new = tmp_path / "site", tmp_path / "site.new"

    def made(folder: Path, words: str) -> None:
        folder.mkdir()
        (folder / "index.html").write_text(words, encoding="utf-8")

    made(new, "first")
    swap_folder(new, site)
    made(new, "second")
    made(tmp_path / "site.old", "left by a run that was stopped")
    swap_folder(new, site)
    assert (site / "index.html").read_text(encoding="utf-8") == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    made(new, "third")
    rename = Path.rename

    def held(self: Path, target: Path) -> Path:
        if self == new:
            raise PermissionError(13, "in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", held)
    with pytest.raises(PermissionError):
        swap_folder(new, site)
    assert (site / "index.html").read_text(encoding="utf-8") == "second"
