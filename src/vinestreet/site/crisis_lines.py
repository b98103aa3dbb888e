"""The crisis lines of a place. They stand on every page and every sheet of paper, so more is asked of them than of
other listings: someone who has tapped a number that is wrong may not tap a second one.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from phonenumbers import shortnumberinfo

from vinestreet.core.problems import Problem, Report
from vinestreet.directory.checked_values import in_short, mark_of
from vinestreet.directory.listing_parts import Check
from vinestreet.directory.model import Directory, Listing
from vinestreet.schema.text import nearest
from vinestreet.site.settings import Place

_PLAIN = re.compile(r"[^\W\d][\w .'-]*")  # what YAML takes as it is, between brackets too
MOST_DAYS = 90  # between two checks; numbers, hours and rules on the police change without notice


def is_old(line: Listing, today: date) -> bool:
    """Whether a crisis line was checked, and longer ago than is good for one."""
    return line.checked is not None and (today - line.checked.on).days > MOST_DAYS


def country_area(directory: Directory, country: str) -> str:
    """Give the id of the area that is all of a `country` (ISO 3166); empty where there is none."""
    return next((area.id for area in directory.areas.values() if area.country == country), "")


def lines_of_others(ids: Iterable[str], directory: Directory, country: str) -> Iterator[Listing]:
    """Give those of the lines `ids` that stand under another country than `country`, though people call them here."""
    for id_ in ids:
        area = directory.areas.get(directory.listings[id_].area)
        if area and area.country not in ("", country):
            yield directory.listings[id_]


def is_checked_otherwise(listing: Listing, directory: Directory, place: Place) -> bool:
    """Whether it is a line for people in a crisis, here or abroad, or has an emergency number.

    Nobody calls there to ask whether they are there, and what is known of one needs two sources.
    """
    area = directory.areas.get(listing.area)
    region = (area and area.country) or place.country
    numbers = (line.number.dialled for line in (*listing.phones, *listing.texts))
    is_line = listing.id in (*place.crisis, place.emergency) or ("crisis" in listing.needs and listing.is_line)
    return is_line or any(shortnumberinfo.is_emergency_number(number, region) for number in numbers)


def crisis_lines_first(place: Place, directory: Directory) -> Directory:
    """Give the directory with the crisis lines of the `place` before all others: so they come first in every list."""
    first = {id_: directory.listings[id_] for id_ in place.crisis}
    return replace(directory, listings={**first, **directory.listings})


def old_crisis_lines(place: Place, directory: Directory, today: date) -> tuple[Problem, ...]:
    """Give the crisis lines whose check is old: the page says since when, the builder is told, and nothing stops.

    A site that could not be built any more would go on showing the number that somebody wants to correct.
    """
    report = Report("")
    for line in (directory.listings[id_] for id_ in dict.fromkeys((*place.crisis, place.emergency))):
        if line.checked and line.checked.how != "stored-copy" and not line.sample and is_old(line, today):
            on = line.checked.on.isoformat()
            report.add(0, "crisis_old", entry=line.id, field="checked", most=MOST_DAYS, found=on)
    return _at_their_files(report, directory)


def ended_checks(directory: Directory, among: Iterable[str] | None = None) -> Iterator[Problem]:
    """Give each check that holds no longer, because what was checked is another value now, with the line that mends it.

    Only those `among` these ids, or all.
    """
    overlay = directory.overlay
    for id_, check in overlay.ended.items():
        if id_ not in directory.listings or (among is not None and id_ not in among):
            continue
        fields = overlay.written.get(id_, frozenset({"checked"}))
        key = "check_not_yours" if "checked" not in fields else "check_ended" if check.of else "check_of_what"
        yield Problem(directory.file_for(id_), 0, id_, "checked", key, _values(directory.listings[id_], check))


def _why_missing(id_: str, place: Place, directory: Directory) -> tuple[str, dict[str, object]]:
    """The sentence that says why the directory has no such line for everybody, and what it is filled with."""
    laid = directory.overlay
    values: dict[str, object] = {"found": id_, "file": laid.file}
    if id_ in laid.removed:
        return "line_taken_away", values
    if id_ in laid.went:
        area = laid.went[id_]
        return (
            ("line_went", values | {"area": area, "own": country_area(directory, place.country) or "…"})
            if area
            else ("line_without_needs", values)
        )
    if id_ in laid.left_out:
        return "line_invented", values
    return "unknown_crisis_line", {"found": id_, "near": nearest(id_, directory.listings)}


def _values(line: Listing, check: Check) -> dict[str, object]:
    return {
        "on": check.on.isoformat(),
        "by": check.by if _PLAIN.fullmatch(check.by) else json.dumps(check.by, ensure_ascii=False),
        "how": check.how,
        "of": mark_of(line),
        "now": in_short(line),
    }


def check_crisis_lines(place: Place, directory: Directory, settings: str) -> tuple[Problem, ...]:
    """Give what is doubtful about the crisis lines and the emergency number, one problem a line.

    One whose check is only old is not doubtful.

    Raises ProblemsFoundError for a line that is not there, is not open, or cannot be reached with one tap; then the
    file called `settings` names it.
    """
    missing = Report(settings)
    for field, ids in (("crisis", place.crisis), ("emergency", (place.emergency,))):
        for id_ in ids:
            line = directory.listings.get(id_)
            if not (line and line.is_open and not line.is_paused and (line.phones or line.texts)):
                key, values = _why_missing(id_, place, directory)
                missing.problems.append(Problem(settings, 0, "", f"extra.place.{field}", key, values))
    missing.stop_if_any()
    each_once = dict.fromkeys((*place.crisis, place.emergency))
    report = Report("")
    ended = {problem.entry: problem for problem in ended_checks(directory, each_once)}
    _doubt((directory.listings[id_] for id_ in each_once if id_ not in ended), report)
    by_entry = {problem.entry: problem for problem in _at_their_files(report, directory)} | ended
    return tuple(by_entry[id_] for id_ in each_once if id_ in by_entry)


def _at_their_files(report: Report, directory: Directory) -> tuple[Problem, ...]:
    """The problems, in the files to write in: a fork's own, even where the line itself stands in upstream's."""
    return tuple(replace(problem, file=directory.file_for(problem.entry)) for problem in report.problems)


def _doubt(lines: Iterable[Listing], report: Report) -> None:
    for line in lines:
        if line.sample:
            report.add(0, "crisis_sample", entry=line.id, field="sample")
        elif line.checked is None:
            report.add(0, "crisis_unchecked", entry=line.id, field="checked", now=in_short(line), of=mark_of(line))
        elif line.checked.how == "stored-copy":
            report.add(0, "crisis_stored_copy", entry=line.id, field="checked")
        elif not line.checked.of:
            report.add(0, "check_of_nothing", entry=line.id, field="checked", **_values(line, line.checked))
