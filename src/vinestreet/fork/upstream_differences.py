"""What a fork changes of upstream's, and files changed where the other side writes, over which a merge may stumble."""

from collections.abc import Iterator
from pathlib import Path

from vinestreet.core.build_date import ask_git
from vinestreet.core.problems import Problem, visible
from vinestreet.core.project_paths import FOLDER, OWN, SETTINGS, LayeredFolder
from vinestreet.site.site import Site

FOLDERS = ("docs", "overrides", "assets", "messages", "lexicon")
MOST = 6  # names in one line; of the rest the number is told


def summarize_overlay(root: Path, site: Site) -> list[str]:
    """Give one line for each kind of change that the fork in `root` makes; none where it makes none."""
    t = site.words
    replaced, added, removed = [], [], []
    for layers in (LayeredFolder(root / folder) for folder in FOLDERS):
        name = f"{FOLDER}/{layers.own.name}"
        replaced += [f"{name}/{file}" for file in layers.replaced]
        added += [f"{name}/{file}" for file in layers.added]
        removed += [f"{layers.own.name}/{file}" for file in layers.removed]
    laid, place = site.directory.overlay, site.place
    replaced += [id_ for id_, over in laid.own.items() if over]
    added += [id_ for id_, over in laid.own.items() if not over]
    removed += laid.removed
    areas = [id_ for id_, area in place.gone_areas.items() if area.sample]
    return [
        *_line(t("fork.replaced", folder=FOLDER), replaced),
        *_line(t("fork.added", folder=FOLDER), added),
        *_line(t("fork.removed", folder=FOLDER), removed),
        *([t("fork.left_out", count=len(laid.left_out), areas=len(areas))] if laid.left_out or areas else ()),
        *_line(t("fork.went"), [id_ for id_ in laid.went if not id_.startswith("emergency-")]),
        *_line(t("fork.idle", folder=FOLDER), laid.idle),
    ]


def _line(about: str, names: list[str] | tuple[str, ...]) -> Iterator[str]:
    if names:
        more = f" … ({len(names)})" if len(names) > MOST else ""
        yield visible(f"{about} {', '.join(names[:MOST])}{more}")


REMOTE = "upstream"  # what a fork calls the repository that it pulls from
_BRANCHES = ("HEAD", "main", "master")
_INTO_LOCAL = ("docs/", "overrides/", "messages/", "lexicon/")


def find_merge_risks(root: Path, upstream: str = "") -> list[Problem]:
    """Give each file in the repository at `root` that a later merge may stumble over, and what to do instead.

    A fork is compared with what it has of `upstream` (a branch or commit; else that of the remote of this name). Where
    there is no such remote, nothing of a fork's may be in the repository. Without git there is nothing to tell.
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
    return list(_outside_own_paths(name for name in changed.splitlines() if not name.startswith(OWN)))


def _refs() -> Iterator[str]:
    return (f"refs/remotes/{REMOTE}/{branch}" for branch in _BRANCHES)


def _outside_own_paths(names: Iterator[str]) -> Iterator[Problem]:
    for name in names:
        better = ""
        if name.startswith(_INTO_LOCAL):
            better = f"{FOLDER}/{name}"
        elif name in {"resources.yml", "mkdocs.yml"}:
            better = SETTINGS if name == "mkdocs.yml" else f"{FOLDER}/{name}"
        if better:
            yield Problem(name, 0, "", "", "changed_outside", {"better": better})
        else:
            yield Problem(name, 0, "", "", "changed_outside_no_place")
