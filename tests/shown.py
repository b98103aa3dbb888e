"""Pages show what commands print; this runs those commands and compares.

A block of the kind `console` whose first line begins with `$ vinestreet` is run, command by command, in a copy of the
project as it is on DAY. Beside `vinestreet`, the commands of ALSO may be shown, and `> FILE` at the end keeps what a
command prints. A line `…` stands for any lines left out; on which line of resources.yml an
entry stands, and how many texts there are, may change. The blocks of a page share one copy, from the top down; any
other block with a title is written there first as the file of that name:

    ```csv title="partner.csv"          (in contributing/, where code hosts show the page)
    ``` {.csv title="partner.csv"}      (in docs/, where Python-Markdown does)
"""

import io
import os
import re
import shlex
import subprocess
from contextlib import ExitStack, chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import time_machine

from tests.programs import needed
from vinestreet.cli import main

DAY = datetime(2026, 11, 22, 16, tzinfo=UTC)
ALSO = {"cat", "grep", "head", "ls", "tail", "unzip", "wc"}

_BLOCK = re.compile(r"^(?P<fence>`{3,})[ ]*(?P<about>[^\n`]*)\n(?P<text>.*?)^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'\btitle="([^"]+)"')
LEFT_OUT = "…"
# Every change of the directory or the texts moves these; nobody should have to mend pages for that.
_MOVES = re.compile(r"(?<=^resources\.yml):\d+(?=:)|\b\d+(?= essays, conversations )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A block of a page: where its text begins and ends, what it is about (its first line), and the text."""

    start: int
    end: int
    about: str
    text: str

    @property
    def title(self) -> str:
        """The name of the file that it is, or nothing."""
        match = _TITLE.search(self.about)
        return match[1] if match else ""

    @property
    def runs(self) -> bool:
        """Whether it is commands of ours with their output."""
        return self.about.startswith("console") and self.text.startswith("$ vinestreet")


def blocks(page: str) -> list[Shown]:
    """Every fenced block of the Markdown `page`."""
    return [Shown(*match.span("text"), match["about"].strip(), match["text"]) for match in _BLOCK.finditer(page)]


def run_page(page: str, project: Path) -> str:
    """Give `page` with what its commands print now, run in the folder `project`."""
    parts, at = [], 0
    for block in blocks(page):
        if block.runs:
            parts += [page[at : block.start], _run_block(block.text, project)]
            at = block.end
        elif block.title:
            file = (project / block.title).resolve()
            assert file.is_relative_to(project.resolve()), f"{block.title} is outside of the project"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
    return "".join([*parts, page[at:]])


def _run_block(text: str, project: Path) -> str:
    said = []
    for shown in re.split(r"^(?=\$ )", text, flags=re.MULTILINE)[1:]:
        command, _, before = shown.partition("\n")
        said.append(f"{command}\n{_as_shown(run(command.removeprefix('$ '), project), before)}")
    return "".join(said)


def run(command: str, project: Path) -> str:
    """Run `command` in the folder `project` on DAY; gives what it prints, with both streams as they come."""
    words = shlex.split(command)
    target = words.pop() if len(words) > 2 and words[-2] == ">" else ""
    words = words[:-1] if target else words
    out, err = io.StringIO(), io.StringIO()
    if words[0] == "vinestreet":
        with ExitStack() as stack:
            stack.enter_context(chdir(project))
            stack.enter_context(time_machine.travel(DAY, tick=False))
            stack.enter_context(patch.dict(os.environ, COLUMNS="100"))
            stack.enter_context(redirect_stdout(out))
            # Of what a command prints, only its standard output goes into a file.
            stack.enter_context(redirect_stderr(err if target else out))
            main(words[1:])
    else:
        assert words[0] in ALSO, f"{words[0]} is no command that a page may show"
        done = subprocess.run([needed(words[0]), *words[1:]], cwd=project, capture_output=True, text=True, check=False)
        out.write(done.stdout + done.stderr)
    if target:
        (project / target).write_text(out.getvalue(), encoding="utf-8")
        return err.getvalue()
    return out.getvalue()


def _as_shown(now: str, before: str) -> str:
    """What is printed `now`, with as much left out as `before`; a page ends what it shows with a line end."""
    lines = [line.rstrip() for line in now.rstrip("\n").split("\n")] if now.strip() else []
    seen = before.rstrip("\n").split("\n")
    if list(map(_unmoved, lines)) == list(map(_unmoved, seen)):
        return before
    if LEFT_OUT in seen:
        pattern = "".join("(?:.*\n)*?" if line == LEFT_OUT else re.escape(f"{_unmoved(line)}\n") for line in seen)
        if re.fullmatch(pattern, "".join(f"{_unmoved(line)}\n" for line in lines)):
            return before
        first, last = seen.index(LEFT_OUT), len(seen) - 1 - seen.index(LEFT_OUT)
        if len(lines) > first + last:
            lines = [*lines[:first], LEFT_OUT, *lines[len(lines) - last :]]
    blank = before[len(before.rstrip("\n")) + 1 :]  # a page may leave blank lines between two commands
    return "".join(f"{line}\n" for line in lines) + blank


def _unmoved(line: str) -> str:
    """The line without the place of an entry in the directory, and without the number of texts."""
    return _MOVES.sub("", line)
