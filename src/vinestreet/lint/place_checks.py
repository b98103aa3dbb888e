"""What is told about places, and stops nothing: numbers that may cost extra, points far from all others."""

from collections.abc import Iterator
from pathlib import Path

from vinestreet.core.problems import Problem
from vinestreet.directory.entry_lines import field_line
from vinestreet.directory.model import Directory
from vinestreet.directory.point_checks import point_problems


def check_places(root: Path, directory: Directory) -> list[Problem]:
    """Give what to look at again in the places of the project in `root`, each with its line."""
    return [*_costs(root, directory), *point_problems(root, directory)[1]]


def _costs(root: Path, directory: Directory) -> Iterator[Problem]:
    own = directory.overlay.file  # a fork is told of its own places; upstream's are upstream's to ask about
    for listing in directory.listings.values():
        if (listing.cost and listing.cost.kind == "free") or (own and directory.file_of(listing.id) != own):
            continue
        for field, lines in (("phone", listing.phones), ("text", listing.texts)):
            for line in lines:
                if line.number.costs:
                    where = field_line(directory, root, listing.id, field)
                    key = f"costs_{line.number.costs}"
                    yield Problem(where.file, where.line, listing.id, field, key, {"found": line.shown})
