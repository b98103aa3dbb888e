"""resources.yml → Directory. Everything that is wrong in the file is found in one reading."""

from collections.abc import Mapping as MappingType
from dataclasses import replace
from datetime import date
from pathlib import Path

from vinestreet.directory.by_entry import Memory, read_by_entry
from vinestreet.directory.model import Area, Directory
from vinestreet.directory.sections import listings_of, needs_of, sections_of
from vinestreet.fields.spot import Known, Spot
from vinestreet.problems import Report
from vinestreet.yamlreader import read_text, tree_of


def read_directory(
    path: Path, areas: MappingType[str, Area], country: str, today: date, memory: Memory | None = None
) -> Directory:
    """Read the directory at `path`, in a place with `areas`, in `country` (ISO 3166).

    A `memory` of the last reading makes the next one quick; without problems both are the same.

    Raises ProblemsFoundError with every problem of the file, and OSError when it cannot be opened.
    """
    text = read_text(path)
    known = Known(today=today, region=country, ids={"areas": areas})
    return read_by_entry(text, areas, known, memory or Memory()) or read_whole(text, areas, known, path.name)


def read_whole(text: str, areas: MappingType[str, Area], known: Known, file: str) -> Directory:
    """Read the `text` of `file` as one; raises ProblemsFoundError."""
    report = Report(file)
    sections = sections_of(tree_of(text, report), report)
    ids = {"needs": sections["needs"].items, "resources": sections["resources"].items}
    spot = Spot(report, replace(known, ids={**known.ids, **ids}))
    needs = needs_of(sections["needs"], spot)
    listings = listings_of(sections["resources"], areas, spot)
    report.stop_if_any()
    return Directory(needs, areas, listings)
