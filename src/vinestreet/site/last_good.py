"""Publishing goes on although a place has a fault: it's shown as it last was, and everybody is told.

Crisis lines never are: a number that somebody corrected isn't shown again as it was. Nor is anything else put in the
place of a setting. What was the last good reading is in the history of the file; where that isn't known, the place is
left out.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from vinestreet.core.file_history import FileHistory
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.directory.incremental_loader import EntryCache
from vinestreet.site.place_mender import PlaceMender, is_of_places
from vinestreet.site.settings import read_settings
from vinestreet.site.site import Site, load_site

MOST_ROUNDS = 20  # each may bring to light what another fault has hidden
_LEFT = {"placeholder_left", "sample_left"}  # what only stops publishing


def load_for_publishing(
    config_file: Path, extra: Mapping[str, Any], today: date | None = None, memory: EntryCache | None = None
) -> Site:
    """Load the site as `load_site` does, with each place that has a fault as it last was, where the settings want it.

    Raises ProblemsFoundError with all that is wrong where that cannot be.
    """
    original: ProblemsFoundError | None = None
    site: Site | None = None
    day = today or date.today()
    try:
        site = load_site(config_file, extra, today, memory)
        place, problems = site.place, _stopping(site)
    except ProblemsFoundError as error:
        original = error
        place, problems = read_settings(extra, config_file, day), list(error.problems)
    if problems and place.publish_with_faults:
        root, lines = config_file.parent, (*place.crisis, place.emergency)
        mender = PlaceMender(root, FileHistory(root), lines, day)
        for _ in range(MOST_ROUNDS):
            if not mender.mend(problems):
                break
            try:
                mended = load_site(config_file, extra, today, memory, mender.repair)
            except ProblemsFoundError as error:
                problems = list(error.problems)
                continue
            problems = _stopping(mended)
            if not problems:
                return replace(mended, stand_ins=tuple(mender.stand_ins.values()))
    if original:
        raise original
    assert site is not None
    return site


def _stopping(site: Site) -> list[Problem]:
    """What is left to do in places that are no crisis lines, before the site can be published."""
    if site.can_be_published:
        return []
    return [each for each in site.doubtful if each.key in _LEFT and is_of_places(each.file)]
