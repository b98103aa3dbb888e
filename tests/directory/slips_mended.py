"""Reads a resources.yml with slips, and puts in what its messages say to copy, as a person would."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from tests.directory.reading import WORDS
from tests.frozen_town import the_town
from vinestreet.commands.command_context import read_mkdocs_settings
from vinestreet.core.placeholders import CHOICES, DAY, PLACEHOLDERS, placeholders_in
from vinestreet.core.problems import Mended, Problem, ProblemsFoundError
from vinestreet.directory.loader import read_whole
from vinestreet.schema.context import ReadOptions
from vinestreet.site.settings import Place, read_settings

TODAY = date(2026, 11, 21)


@cache
def the_place() -> Place:
    config = the_town() / "mkdocs.yml"
    return read_settings(read_mkdocs_settings(config)["extra"], config, TODAY)


@cache
def town_text() -> str:
    """Give the town's resources.yml, with the first dozen of its places."""
    text = (the_town() / "resources.yml").read_text(encoding="utf-8")
    return text[: text.index("\n  thursday-voices:")]


def problems_of(text: str) -> tuple[Problem, ...]:
    """Give what is told about `text` as the town's resources.yml."""
    place = the_place()
    known = ReadOptions(today=TODAY, region=place.country, ids={"areas": place.areas})
    try:
        read_whole(text, place.areas, known, "resources.yml")
    except ProblemsFoundError as error:
        return error.problems
    return ()


def mended(text: str, problems: Iterable[Problem]) -> str:
    """Give `text` with every line in place that the problems show, from the last on, and words in place of examples."""
    lines = text.split("\n")
    found = [each.mended for each in problems if each.mended and each.mended.then is not None]
    for each in sorted(found, key=lambda one: -one.line):
        begin = each.line - 1
        assert tuple(lines[begin : begin + len(each.now)]) == each.now
        lines[begin : begin + len(each.now)] = map(_filled_in, each.then or ())
        _moved(lines, each)
    return "\n".join(lines)


_SAID = {**dict.fromkeys(PLACEHOLDERS, "Wanda"), DAY: TODAY.isoformat(), **dict.fromkeys(CHOICES, "")}


def _filled_in(line: str) -> str:
    """The line with something else in place of each example that it shows."""
    for words in placeholders_in([line]):
        line = line.replace(words, "food" if "needs:" in line else _SAID.get(words) or words.split(" or ")[0])
    return line


def _moved(lines: list[str], each: Mended) -> None:
    if each.to:
        to = each.to - 1 - (len(each.now) if each.to > each.line else 0)
        assert lines[to].strip()[:60] == each.before
        lines[to:to] = [*each.now, ""]


def told(problems: Iterable[Problem]) -> str:
    """Give what a person reads."""
    return re.sub(r"\n+$", "\n", "\n".join(problem.told(WORDS) for problem in problems))
