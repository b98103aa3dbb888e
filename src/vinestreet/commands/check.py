"""Find everything that is wrong in resources.yml, the settings and the texts."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from vinestreet.commands.github_annotations import annotation
from vinestreet.commands.running import on_site, tell_plainly
from vinestreet.core.messages import Messages
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.core.project_paths import is_fork
from vinestreet.directory.entry_lines import entry_lines_of
from vinestreet.fork.changes import changes
from vinestreet.fork.strays import strays
from vinestreet.lint.text_checks import check_texts
from vinestreet.site.site import Site, publish_doubts
from vinestreet.texts.library import read_library


def arguments(parser: ArgumentParser) -> None:
    """In which form to tell it."""
    parser.add_argument(
        "--format",
        choices=("text", "github", "json"),
        default="text",
        help="the form (text); github is for a workflow: it puts each problem on its line of a pull request",
    )
    parser.add_argument("--json", dest="format", action="store_const", const="json", help="the same as --format json")


def run(chosen: Namespace) -> int:
    """Print every problem of the site, or how much is well."""
    root: Path = chosen.config.parent
    remarks: list[tuple[str, Problem]] = []  # what stops nothing, with its level

    def look(site: Site, settings: dict[str, Any]) -> str:
        library = read_library(root / "docs", site.directory)
        wrong, told = check_texts(root, library, site)
        notices = [*library.gaps(site.directory), *told, *strays(root)]
        to_do = () if site.can_be_published else site.doubtful
        doubtful = () if to_do else site.doubtful
        remarks.extend(("warning", problem) for problem in _with_lines(doubtful, root))
        remarks.extend(("notice", problem) for problem in _with_lines(notices, root))
        if chosen.format != "json":
            if doubtful:
                print(publish_doubts(site), file=sys.stderr)
            for line in changes(root, site) if is_fork(root) else ():
                print(line, file=sys.stderr)
            for remark in notices:
                print(remark.told(site.words), file=sys.stderr)
        if to_do and chosen.format != "json":
            print(site.words("fork.not_ready"), file=sys.stderr)
        if wrong or to_do:
            raise ProblemsFoundError(_with_lines([*wrong, *to_do], root))
        directory, texts = site.directory, sum(1 for _ in library.all())
        well = site.words("check.well", listings=len(directory.listings), needs=len(directory.needs), texts=texts)
        return _in_form((), well, site.words) if chosen.format != "text" else well

    def _in_form(problems: Iterable[Problem], well: str, t: Messages) -> str:
        found = [*(("error", problem) for problem in problems), *remarks]
        if chosen.format == "github":
            return "\n".join(
                [*(annotation(level, problem, t, root) for level, problem in found), *([well] * bool(well))]
            )
        return json.dumps(
            {"well": bool(well), "found": [_datum(*one, t) for one in found]}, ensure_ascii=False, indent=2
        )

    def tell(error: ProblemsFoundError, t: Messages) -> None:
        if chosen.format != "json":
            tell_plainly(error, t)
        if chosen.format != "text":
            print(_in_form(error.problems, "", t))

    return on_site(chosen.config, look, tell)


def _with_lines(problems: Iterable[Problem], root: Path) -> list[Problem]:
    """Give the problems; of those that know their entry and no line, the entry's line."""
    lines = cache(lambda file: entry_lines_of(root / file))
    return [
        replace(problem, line=lines(problem.file).get(problem.entry, 0))
        if problem.entry and not problem.line and problem.file.endswith(".yml")
        else problem
        for problem in problems
    ]


def _datum(level: str, problem: Problem, t: Messages) -> dict[str, Any]:
    said = replace(problem, file="", line=0, entry="", field="").told(t)
    place = {"file": problem.file, "line": problem.line or None, "entry": problem.entry, "field": problem.field}
    return {"level": level, **place, "kind": problem.key, "said": said}
