"""Runs `vinestreet` inside the tests' own process: a new Python takes a second to read what this one has read."""

import sys
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from vinestreet.cli import main


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, named as subprocess names it."""

    returncode: int
    stdout: str
    stderr: str


def vinestreet(folder: Path, *command: str, typed: str | bytes = "") -> Done:
    """Run `vinestreet` with the words of `command` in `folder`; it reads `typed`, and nobody sits at a terminal."""
    with chdir(folder), CliRunner().isolation(typed) as (out, err, _):
        status = main(list(command))
        sys.stdout.flush()
        sys.stderr.flush()
        return Done(status, *(stream.getvalue().decode().replace("\r\n", "\n") for stream in (out, err)))
