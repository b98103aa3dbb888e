"""What a fork changes of upstream's, and files changed where the other side writes, over which a merge may stumble."""

from collections.abc import Iterator
from pathlib import Path

from vinestreet.contributing.pages_cms import PAGES_FILE
from vinestreet.core.build_date import ask_git
from vinestreet.core.problems import Problem, visible
from vinestreet.core.project_paths import FOLDER, OWN, SETTINGS, LayeredFolder
from vinestreet.fork.own_parts import FOLDERS, own_parts, some_of
from vinestreet.schema.text import nearest
from vinestreet.site.site import Site


def summarize_overlay(root: Path, site: Site) -> list[str]:
    """Give a line of what is the fork's own in `root`, and one for each kind of change that it makes; none of none."""
    t = site.words
    replaced, removed = [], []
    for layers in (LayeredFolder(root / folder) for folder in FOLDERS):
        name = f"{FOLDER}/{layers.own.name}"
        # Sentences and what people type are added to upstream's, each by itself.
        replaced += [f"{name}/{file}" for file in layers.replaced if layers.own.name not in ("messages", "lexicon")]
        removed += [f"{layers.own.name}/{file}" for file in layers.removed]
    laid, place = site.directory.overlay, site.place
    replaced += [id_ for id_, over in laid.own.items() if over]
    removed += laid.removed
    areas = [id_ for id_, area in place.gone_areas.items() if area.sample]
    return [
        *filter(None, [own_parts(root, site)]),
        *_line(t("fork.replaced", folder=FOLDER), replaced),
        *_line(t("fork.removed", folder=FOLDER), removed),
        *([t("fork.left_out", count=len(laid.left_out), areas=len(areas))] if laid.left_out or areas else ()),
        *_line(t("fork.went"), [id_ for id_ in laid.went if not id_.startswith("emergency-")]),
        *_line(t("fork.idle"), list(_idle(site))),
    ]


def _idle(site: Site) -> Iterator[str]:
    """What is taken away and isn't there, each with where it may be, or what may have been meant."""
    t, place, directory = site.words, site.place, site.directory
    for id_ in place.idle:
        near = nearest(id_, [*place.areas, *place.gone_areas])
        if id_ in directory.listings:
            yield t("fork.idle_place", id=id_)
        elif id_ in place.areas:
            yield t("fork.idle_area", id=id_)
        else:
            yield t("fork.idle_near", id=id_, near=near) if near else id_
    needs = [f"needs.{id_}" for id_ in directory.needs]
    for id_ in directory.overlay.idle:
        near = nearest(id_, [*directory.listings, *needs])
        if id_ in place.areas:
            yield t("fork.idle_area", id=id_)
        else:
            yield t("fork.idle_near", id=id_, near=near) if near else id_


def _line(about: str, names: list[str] | tuple[str, ...]) -> Iterator[str]:
    if names:
        yield visible(f"{about} {some_of(names)}")


REMOTE = "upstream"  # what a fork calls the repository that it pulls from
_BRANCHES = ("HEAD", "main", "master")
_INTO_LOCAL = ("docs/", "overrides/", "messages/", "lexicon/")


def find_merge_risks(root: Path, upstream: str = "") -> list[Problem]:
    """Give each file in the repository at `root` that a later merge may stumble over, and what to do instead.

    A fork is compared with what it has of `upstream` (a branch or commit; else that of the remote of this name). Where
    there is no such remote, nothing of a fork's may be in the repository. Without git there is nothing to tell.
    PAGES_FILE is no risk: `make schema` makes it anew.
    """
    if ask_git(root, "rev-parse", "--show-prefix") != "":
        return []  # no git, no repository, or only a folder of another one
    ref = upstream or next((ref for ref in _refs() if ask_git(root, "rev-parse", "--verify", "--quiet", ref)), "")
    if not ref:
        tracked = (ask_git(root, "ls-files", "--", *OWN) or "").splitlines()
        return [Problem(tracked[0], 0, "", "", "fork_without_upstream", {"count": len(tracked)})] if tracked else []
    base = ask_git(root, "merge-base", "HEAD", ref)
    changed = ask_git(root, "diff", "--name-only", "--no-renames", base) if base else None
    if changed is None:
        return [Problem(ref, 0, "", "", "no_common_commit")]
    return list(_outside_own_paths(name for name in changed.splitlines() if not name.startswith((*OWN, PAGES_FILE))))


def _refs() -> Iterator[str]:
    return (f"refs/remotes/{REMOTE}/{branch}" for branch in _BRANCHES)


def _outside_own_paths(names: Iterator[str]) -> Iterator[Problem]:
    for name in names:
        better = ""
        if name.startswith(_INTO_LOCAL):
            better = f"{FOLDER}/{name}"
        elif name in {"resources.yml", "mkdocs.yml"} or name.startswith("resources/"):
            better = SETTINGS if name == "mkdocs.yml" else f"{FOLDER}/{name}"
        if better:
            yield Problem(name, 0, "", "", "changed_outside", {"better": better})
        else:
            yield Problem(name, 0, "", "", "changed_outside_no_place")
