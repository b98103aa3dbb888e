"""What is wrong in a template, with its file and line, from what Jinja raises."""

import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar, cast

from jinja2 import TemplateNotFound, TemplateSyntaxError, Undefined, UndefinedError

from vinestreet.core.messages import MessageMissingError
from vinestreet.core.problems import Problem
from vinestreet.core.project_paths import FOLDER
from vinestreet.schema.text import nearest

T = TypeVar("T")


class UnknownName(Undefined):
    """A name that nothing has: `if` may ask for it, and whoever shows it is told instead of seeing silently nothing.

    What a mapping has not, such as a page's front matter, and an `if` without `else` are nothing, as Jinja has it.
    """

    __slots__ = ()

    def __str__(self) -> str:
        """Raise UndefinedError."""
        return self._nothing("")

    def __iter__(self) -> Iterator[Any]:
        """Raise UndefinedError."""
        return self._nothing(iter(()))

    def _nothing(self, nothing: T) -> T:
        if self._undefined_name is None or isinstance(self._undefined_obj, Mapping):
            return nothing
        return cast(T, self._fail_with_undefined_error())


def template_problem(error: BaseException, root: Path) -> Problem | None:
    """Say what `error` is that came out of a template below `root`, of upstream or of a fork.

    None where the template isn't to blame: something that it called failed.
    """
    if isinstance(error, TemplateSyntaxError):
        return _problem(root, error.filename or error.name or "", error.lineno, "template", found=error.message)
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _shown(root, frame.filename)]
    if not ours:
        return None
    at = ours[-1]
    if isinstance(error, TemplateNotFound):
        near = nearest(str(error.name), _templates(root))
        return _problem(root, at.filename, at.lineno, "template_missing", found=error.name, near=near)
    if isinstance(error, UndefinedError):
        return _problem(root, at.filename, at.lineno, "template", found=error.message)
    if isinstance(error, MessageMissingError):
        return _problem(root, at.filename, at.lineno, "template", found=error)
    if frames[-1] is at:  # such as asset("a name that no file has")
        return _problem(root, at.filename, at.lineno, "template", found=f"{type(error).__name__}: {error}")
    return None


def _problem(root: Path, file: str, line: int | None, key: str, **values: object) -> Problem:
    return Problem(_shown(root, file) or file, line or 0, "", "", key, values)


def _shown(root: Path, file: str) -> str:
    """The path of a template as people know it; empty where it is none of the project's."""
    for folder in _folders(root):
        if Path(file).is_relative_to(folder):
            return Path(file).relative_to(root).as_posix()
    return ""


def _folders(root: Path) -> tuple[Path, Path]:
    return root / "overrides", root / FOLDER / "overrides"


def _templates(root: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for folder in _folders(root) for path in folder.rglob("*.html")]
