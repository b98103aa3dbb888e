"""How much of a site browsers keep: all of it, or of a directory of thousands what helps most in a small room.

Nobody should have to set anything before a large directory can be built, and no phone should fetch 4,000 pages of which
one is opened. The finder's data has each place's numbers, hours and address in a twentieth of the room.
"""

from collections.abc import Collection, Iterator, Mapping

from vinestreet.core.problems import Report
from vinestreet.site.settings import Saved
from vinestreet.site.site import Site


def pages_left_out(sizes: Mapping[str, int], site: Site) -> frozenset[str]:
    """Give the pages that the copy goes without: none where all the files fit, whose `sizes` in bytes are by path.

    Else the pages of single places are left out, but for the crisis lines; where that is not enough, lists of places
    are, too.
    """
    left_out: frozenset[str] = frozenset()
    for pages in _in_turn(site):
        kept = [size for path, size in sizes.items() if path not in left_out]
        if _fits(len(kept), sum(kept), site.place.saved):
            break
        left_out |= sizes.keys() & pages
    return left_out


def _in_turn(site: Site) -> Iterator[Collection[str]]:
    """Which pages are left out first, and which next."""
    directory, lines = site.directory, {*site.place.crisis, site.place.emergency}
    yield {listing.url for listing in directory.listings.values() if listing.id not in lines}
    yield {need.url for need in directory.needs.values()} | {area.url for area in directory.areas.values()}


def _fits(files: int, size: int, saved: Saved) -> bool:
    return files <= saved.files and size <= saved.megabytes * 1e6


def check_budget(files: int, size: int, saved: Saved, settings: str) -> None:
    """Raise ProblemsFoundError if a copy of so many `files` with a `size` in bytes is more than the place has `saved:`
    for in its file of `settings`.
    """
    report = Report(settings)
    megabytes = size / 1e6
    if files > saved.files:
        report.add(0, "copy_too_many", field="extra.place.saved.files", most=saved.files, found=files)
    if megabytes > saved.megabytes:
        found = f"{megabytes:.1f}"
        report.add(0, "copy_too_large", field="extra.place.saved.megabytes", most=saved.megabytes, found=found)
    report.stop_if_any()
