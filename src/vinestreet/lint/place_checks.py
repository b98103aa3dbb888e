"""What is told about places, and stops nothing: doubtful numbers and hours, points far off, samples that look real."""

from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from vinestreet.core.problems import Problem
from vinestreet.directory.entry_lines import field_line
from vinestreet.directory.model import Directory
from vinestreet.directory.point_checks import point_problems
from vinestreet.directory.yaml_edit import new_id
from vinestreet.lint.hours_checks import check_hours
from vinestreet.lint.sample_checks import check_samples
from vinestreet.schema.invented_numbers import is_invented
from vinestreet.site.crisis_lines import country_area, lines_of_others
from vinestreet.site.site import Site


def check_places(root: Path, site: Site) -> list[Problem]:
    """Give what to look at again in the places of the project in `root`, each with its line."""
    directory, place = site.directory, site.place
    return [
        *_numbers(root, directory, place.country),
        *point_problems(root, directory)[1],
        *check_hours(root, directory, place.locale),
        *_lines_of_others(root, site),
        *(check_samples(root, directory, place.country) if place.demonstration else ()),
    ]


def _lines_of_others(root: Path, site: Site) -> Iterator[Problem]:
    """The place's own crisis lines that its readers would find under another country."""
    directory, place = site.directory, site.place
    ids = dict.fromkeys((*place.crisis, place.emergency))
    own = country_area(directory, place.country)
    name = str(Locale("en").territories.get(place.country, place.country))
    for line in lines_of_others(ids, directory, place.country):
        where = field_line(directory, root, line.id, "area")
        values: dict[str, object] = {
            "found": directory.areas[line.area].label,
            "area": own or new_id(name, directory.areas),
            "name": name,
            "country": place.country,
        }
        key = "line_of_others" if own else "line_of_others_no_area"
        yield Problem(where.file, where.line, line.id, "area", key, values)


def _numbers(root: Path, directory: Directory, country: str) -> Iterator[Problem]:
    for listing in directory.listings.values():
        if not directory.is_own(listing.id):  # a fork is told of its own places
            continue
        area = directory.areas.get(listing.area)
        region = (area.country if area else "") or country
        free = listing.cost and listing.cost.kind == "free"
        for field, lines in (("phone", listing.phones), ("text", listing.texts)):
            for line in lines:
                key = f"costs_{line.number.costs}" if line.number.costs and not free else ""
                if not listing.sample and is_invented(line.number.dialled, region):
                    key = "number_kept"
                if key:
                    where = field_line(directory, root, listing.id, field)
                    yield Problem(where.file, where.line, listing.id, field, key, {"found": line.shown})
