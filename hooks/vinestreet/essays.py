"""The places that belong to an essay, named in its front matter by need or by id."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vinestreet.directory.model import Directory, Listing, Need
from vinestreet.directory.pages import grouped
from vinestreet.fields.groups import Many, Record, said
from vinestreet.fields.spot import Known, Spot
from vinestreet.fields.words import Id
from vinestreet.problems import Problem, ProblemsFoundError, Report
from vinestreet.yamlreader import tree_of
from vinestreet.yamltree import Mapping

# So many places stand below an essay; the pages of its needs have the rest.
MOST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """`places:` in an essay's front matter."""

    needs: tuple[str, ...] = said(Many(Id("needs")), default=())
    ids: tuple[str, ...] = said(Many(Id("resources")), default=())


@dataclass(frozen=True, slots=True)
class EssayPlaces:
    """What stands below an essay: a few places, and the needs that have more."""

    listings: list[Listing]
    needs: list[Need]


def places_for(source: str, name: str, directory: Directory) -> EssayPlaces | None:
    """Give the places for the essay whose text is `source`, in the file called `name`.

    None when its front matter names none. Raises ProblemsFoundError when it cannot be read or names what is not there.
    """
    report = Report(name)
    front = _front_matter(source, report)
    named = None
    if front and "places" in front.items:
        ids = {"needs": directory.needs, "resources": directory.listings}
        named = Record(Named).read(front.items["places"], Spot(report, Known(today=date.min, ids=ids), field="places"))
    report.stop_if_any()
    return _chosen(named, directory) if named else None


def check_essays(folder: Path, directory: Directory) -> None:
    """Look at all essays in `folder`; raises ProblemsFoundError with every problem of every file."""
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.md")):
        try:
            places_for(file.read_text(encoding="utf-8"), f"{folder.parent.name}/{folder.name}/{file.name}", directory)
        except ProblemsFoundError as error:
            problems.extend(error.problems)
    if problems:
        raise ProblemsFoundError(problems)


def _chosen(named: Named, directory: Directory) -> EssayPlaces:
    """The places named by id, then the first that runs here for each need, in turn."""
    chosen = [directory.listings[id_] for id_ in named.ids]
    by_need, _ = grouped(directory)
    rows = [[place for place in by_need.get(need, []) if place.is_open] for need in named.needs]
    for turn in range(MOST):
        for row in rows:
            if turn < len(row) and len(chosen) < MOST and row[turn] not in chosen:
                chosen.append(row[turn])
    return EssayPlaces(chosen, [directory.needs[need] for need in named.needs])


def _front_matter(source: str, report: Report) -> Mapping | None:
    """The front matter as a tree; its first line is `---`, so an empty line before it keeps the file's lines."""
    end = source.find("\n---", 3)
    if not source.startswith("---") or end < 0:
        return None
    tree = tree_of("\n" + source[4 : end + 1], report)
    return tree if isinstance(tree, Mapping) else None
