"""The ids that places had in the last commit, for those whose first line is lost: links to them stay whole."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from vinestreet.core.build_date import ask_git
from vinestreet.core.problems import Problem
from vinestreet.schema.flow_text import key_text

_LOST = "slip_no_id"


def with_ids_before(problems: Iterable[Problem], path: Path) -> list[Problem]:
    """Give the `problems` of a reading of `path`, with the id that a place had before in the place of one made up."""
    told = list(problems)
    if not any(problem.key == _LOST and problem.file == path.name for problem in told):
        return told
    before = ask_git(path.parent, "show", f"HEAD:./{path.name}") or ""
    now = path.read_text(encoding="utf-8-sig")
    return [
        _with_id_before(each, before, now) if each.key == _LOST and each.file == path.name else each for each in told
    ]


def _with_id_before(problem: Problem, before: str, now: str) -> Problem:
    mended = problem.mended
    name = next((line for line in (mended.then or ()) if re.match(r" +name: ", line)), "") if mended else ""
    found = re.findall(rf"^ +[\"']?([a-z0-9-]+)[\"']?:\n{re.escape(name)}$", before, re.MULTILINE) if name else []
    if (
        len(found) != 1
        or mended is None
        or not mended.then
        or re.search(rf"^ +[\"']?{found[0]}[\"']?:$", now, re.MULTILINE)
    ):
        return problem
    made, head = (f"{key_text(id_)}:" for id_ in (problem.entry, found[0]))
    then = tuple(line.replace(made, head) if line.strip() == made else line for line in mended.then)
    values = {**problem.values, "found": head}
    return replace(problem, entry=found[0], key="slip_no_id_before", values=values, mended=replace(mended, then=then))
