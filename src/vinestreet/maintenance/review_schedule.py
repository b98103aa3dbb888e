"""What is due to be checked, and whether the hours that people give are enough for it.

A listing is due when its last check is more than `check_every` days old, or when nobody ever checked it. The crisis
lines and the emergency number, which stand on every page, are due after 90 days (site/crisis_lines.py), at once when
they were only read from stored copies. A place that has closed for good is not asked again; one that is paused is.
Invented examples count in a demonstration only: elsewhere nobody answers there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vinestreet.directory.model import Directory, Listing
from vinestreet.site.crisis_lines import MOST_DAYS
from vinestreet.site.settings import Place

DAYS_A_MONTH = 365.25 / 12
WEEKS_A_MONTH = DAYS_A_MONTH / 7


@dataclass(frozen=True, slots=True)
class DueReview:
    """A listing that has to be checked; `by` is the last day on which its check is not too old, if it has one.

    `why` is `never`, `stored-copy` or `old`; `crisis` is a line that stands on every page.
    """

    listing: Listing
    why: str
    by: date | None
    crisis: bool


@dataclass(frozen=True, slots=True)
class ReviewPlan:
    """What is `due`, what comes due in the days after (`coming`), both in the order to work in; and the effort.

    `a_month` is how many checks fall due in a month in the long run; `hours_for` how many the declared hours of a month
    allow, None where nobody declared any.
    """

    due: Sequence[DueReview]
    coming: Sequence[DueReview]
    a_month: float
    hours_for: float | None

    @property
    def is_enough(self) -> bool:
        """Whether the hours are declared, and enough in the long run."""
        return self.hours_for is not None and self.hours_for >= self.a_month

    @property
    def weeks_to_catch_up(self) -> float | None:
        """So many weeks until nothing is overdue; None where it never comes to that."""
        if self.hours_for is None or self.hours_for <= self.a_month:
            return None
        return len(self.due) / (self.hours_for - self.a_month) * WEEKS_A_MONTH


def plan_of(directory: Directory, place: Place, today: date, days: int) -> ReviewPlan:
    """Give what is due `today`, and what comes due in the `days` after."""
    lines = {*place.crisis, place.emergency}
    found: list[DueReview] = []
    a_month = 0.0
    for listing in directory.listings.values():
        if listing.status.kind == "closed" or (listing.sample and not place.demonstration):
            continue
        crisis = listing.id in lines
        every = min(MOST_DAYS, place.check_every) if crisis else place.check_every
        a_month += DAYS_A_MONTH / every
        by = listing.checked.on + timedelta(days=every) if listing.checked else None
        if listing.checked and listing.checked.how == "stored-copy" and crisis:
            found.append(DueReview(listing, "stored-copy", by, crisis))
        else:
            found.append(DueReview(listing, "old" if by else "never", by, crisis))
    found.sort(key=_order)
    due = [one for one in found if one.why != "old" or (one.by and one.by < today)]
    last = today + timedelta(days=days)
    coming = [one for one in found if one.why == "old" and one.by and today <= one.by < last]
    return ReviewPlan(due, coming, a_month, _hours_for(place))


def _order(one: DueReview) -> tuple[bool, bool, date]:
    """Crisis lines first, then what was never checked, then the oldest."""
    checked = one.listing.checked
    return not one.crisis, checked is not None, checked.on if checked else date.min


def _hours_for(place: Place) -> float | None:
    if place.volunteer_hours is None:
        return None
    return place.volunteer_hours * 60 / place.minutes_a_check * WEEKS_A_MONTH
