"""The places that belong to an essay, named in its front matter by need or by id."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from vinestreet.directory.model import Directory, Listing, Need
from vinestreet.directory.pages import grouped
from vinestreet.fields.groups import Many, Record, said
from vinestreet.fields.spot import Known, Spot
from vinestreet.fields.words import Id
from vinestreet.problems import Report
from vinestreet.yamlreader import tree_of
from vinestreet.yamltree import Mapping as MappingNode
from vinestreet.yamltree import plain_tree

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


def places_for(meta: Mapping[str, Any], source: str, name: str, directory: Directory) -> EssayPlaces | None:
    """Give the places for the essay in the file `name`, with front matter `meta` as it stands in `source`.

    None when it names no places. Raises ProblemsFoundError when it names what is not there.
    """
    if "places" not in meta:
        return None
    report = Report(name)
    ids = {"needs": directory.needs, "resources": directory.listings}
    spot = Spot(report, Known(today=date.min, ids=ids), field="places")
    named = Record(Named).read(plain_tree(meta, _lines(source)).items["places"], spot)
    report.stop_if_any()
    return _chosen(named, directory) if named else None


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


def _lines(source: str) -> MappingNode | None:
    """The front matter as a tree, for its lines; its first line is `---`, so lines agree with the file's."""
    end = source.find("\n---", 3)
    if not source.startswith("---") or end < 0:
        return None
    tree = tree_of("\n" + source[4 : end + 1], Report(""))
    return tree if isinstance(tree, MappingNode) else None
