"""The crisis lines of a place. They stand on every page and every sheet of paper, so more is asked of them than of
other listings: someone who has tapped a number that is wrong may not tap a second one.
"""

from collections.abc import Iterable
from datetime import date

from vinestreet.core.problems import Problem, Report
from vinestreet.directory.model import Directory, Listing
from vinestreet.schema.text import nearest
from vinestreet.site.settings import Place

MOST_DAYS = 90  # between two checks; numbers, hours and rules on the police change without notice


def check_crisis_lines(place: Place, directory: Directory, today: date, settings: str) -> tuple[Problem, ...]:
    """Give what is doubtful about the crisis lines and the emergency number, one problem a line.

    Raises ProblemsFoundError for a line that is not there, is not open, or cannot be reached with one tap; then the
    file called `settings` names it.
    """
    missing = Report(settings)
    for field, ids in (("crisis", place.crisis), ("emergency", (place.emergency,))):
        for id_ in ids:
            line = directory.listings.get(id_)
            if not (line and line.is_open and (line.phones or line.texts)):
                near = nearest(id_, directory.listings)
                missing.add(0, "unknown_crisis_line", field=f"extra.place.{field}", found=id_, near=near)
    missing.stop_if_any()
    each_once = dict.fromkeys((*place.crisis, place.emergency))
    # A fork writes what it found out into its own file, even where the line itself stands in upstream's.
    report = Report(directory.overlay.file or "resources.yml")
    _doubt((directory.listings[id_] for id_ in each_once), today, report)
    return tuple(report.problems)


def _doubt(lines: Iterable[Listing], today: date, report: Report) -> None:
    for line in lines:
        if line.sample:
            report.add(0, "crisis_sample", entry=line.id, field="sample")
        elif line.checked is None:
            report.add(0, "crisis_unchecked", entry=line.id, field="checked")
        elif line.checked.how == "stored-copy":
            report.add(0, "crisis_stored_copy", entry=line.id, field="checked")
        elif (today - line.checked.on).days > MOST_DAYS:
            on = line.checked.on.isoformat()
            report.add(0, "crisis_old", entry=line.id, field="checked", most=MOST_DAYS, found=on)
