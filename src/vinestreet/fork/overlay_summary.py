"""What a fork changes, in a few lines: what takes the place of upstream's, what is new, what is gone."""

from collections.abc import Iterator
from pathlib import Path

from vinestreet.core.problems import visible
from vinestreet.core.project_paths import FOLDER, LayeredFolder
from vinestreet.site.site import Site

FOLDERS = ("docs", "overrides", "assets", "messages")
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
        *_line(t("fork.idle", folder=FOLDER), laid.idle),
    ]


def _line(about: str, names: list[str] | tuple[str, ...]) -> Iterator[str]:
    if names:
        more = f" … ({len(names)})" if len(names) > MOST else ""
        yield visible(f"{about} {', '.join(names[:MOST])}{more}")
