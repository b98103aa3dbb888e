"""Problems as workflow commands, with which a job of GitHub Actions puts words on the lines of a pull request.

How they are written: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands; what has to
be escaped: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts.
"""

from dataclasses import replace
from pathlib import PurePath

from vinestreet.core.messages import Messages
from vinestreet.core.problems import Problem


def annotation(level: str, problem: Problem, t: Messages, folder: PurePath) -> str:
    """Give the command for `problem`, in a file in `folder` (seen from the repository); `level` is error or so."""
    about = {"file": (folder / problem.file).as_posix()}
    if problem.line:
        about["line"] = str(problem.line)
    if title := ": ".join(part for part in (problem.entry, problem.field) if part):
        about["title"] = title
    said = replace(problem, file="", line=0, entry="", field="").told(t)
    return f"::{level} {','.join(f'{name}={_property(value)}' for name, value in about.items())}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
