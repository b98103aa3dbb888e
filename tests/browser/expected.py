"""What the finder should find, worked out from the listings and from nothing that the site itself computes.

Each answer is yes, no or unknown. Opening hours are those of opening-hours-py.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import cache
from math import asin, cos, radians, sin, sqrt

import opening_hours

from tests.directory.hours_made import spelt_out
from tests.directory.the_site import the_site
from vinestreet.directory.model import Listing
from vinestreet.opening_hours.day_schedule import state_at
from vinestreet.pages.page_list import HARD_NEEDS, in_order
from vinestreet.site.holidays import public_holidays

Question = Callable[[Listing], str]
MILES = 1 / 1.609344  # of a kilometre


@cache
def running() -> list[Listing]:
    """Every place that runs, in the order of lists."""
    site = the_site()
    groups = in_order(list(site.directory.listings.values()), site.directory, site.place.country)
    return [listing for group in groups for listing in group.listings if listing.is_open]


def ordinary(weekday: int, hour: int, minute: int = 0) -> datetime:
    """The next such day (0 is Monday) after this copy was made that is far from holidays, on the place's clock."""
    site = the_site()
    first = site.made + timedelta(days=1)
    holidays = public_holidays(site.place.country, first, first + timedelta(days=90))
    days = (first + timedelta(days=step) for step in range(90))
    day = next(day for day in days if day.weekday() == weekday and all(abs((day - free).days) > 2 for free in holidays))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=site.place.timezone)


def said(answer: str, yes: str = "yes") -> str:
    """Only one answer means yes, and what is not known is no no."""
    return "unknown" if answer == "unknown" else "yes" if answer == yes else "no"


def _under_18(place: Listing) -> str:
    """What is said, else what follows from the ages."""
    if place.welcomes.under_18 != "unknown" or place.ages is None:
        return place.welcomes.under_18
    lowest, highest = place.ages
    years = range(lowest or 0, 120 if highest is None else highest + 1)
    return "yes" if 16 in years else "no" if years.start >= 18 else "unknown"


# The toggles, and what each asks of a listing.
TOGGLES: dict[str, Question] = {
    "free": lambda place: said(place.cost.kind if place.cost else "unknown", "free"),
    "no-id": lambda place: said(place.asks.id, "no"),
    "no-referral": lambda place: said(place.asks.referral, "no"),
    "peer-run": lambda place: said(place.run_by, "peer-run"),
    "no-police": lambda place: said(place.consent.police, "no"),
    "step-free": lambda place: "yes" if "step-free" in place.access else "unknown",
    "families": lambda place: (
        "yes" if "child-friendly" in place.access and place.welcomes.families == "unknown" else place.welcomes.families
    ),
    "couples": lambda place: place.welcomes.couples,
    "women-only": lambda place: place.welcomes.women_only,
    "men-only": lambda place: place.welcomes.men_only,
    "under-18": _under_18,
    "trans": lambda place: place.welcomes.trans,
    "dogs": lambda place: place.welcomes.dogs,
    "no-insurance": lambda place: said(place.asks.insurance, "no"),
    "no-papers": lambda place: said(place.asks.immigration_status, "no"),
    "by-phone": lambda place: "yes" if place.phones else "unknown",
    "by-text": lambda place: "yes" if place.texts or place.chats else "unknown",
    "halal": lambda place: place.welcomes.halal,
    "vegan": lambda place: place.welcomes.vegan,
    "no-religion": lambda place: place.welcomes.no_religion,
}


# Nobody is offered what no place has.
_OFFERED = list(TOGGLES)[:6]
TOGGLES = {
    facet: ask
    for facet, ask in TOGGLES.items()
    if facet in _OFFERED or any(ask(place) == "yes" for place in the_site().directory.listings.values())
}


def serves(need: str) -> Question:
    """Whether it is for this need; no invented place is, where it is about suicide or violence."""
    return lambda place: "yes" if need in place.needs and not (place.sample and need in HARD_NEEDS) else "no"


def nearest(fragment: str) -> list[Listing]:
    """Those of which some may be shown as nearest where nothing fits the `fragment` of an address."""
    hard = any(f"need={need}" in fragment for need in HARD_NEEDS)
    return [place for place in running() if not (hard and place.sample)]


def lies_in(area: str) -> Question:
    """Whether it is in this area; the country's lines about suicide or violence are in each part of town."""
    site = the_site()
    areas = site.directory.areas
    lines = {id_ for id_, each in areas.items() if each.country == site.place.country and not areas[area].is_far}
    return lambda place: (
        "yes" if place.area == area or (place.area in lines and HARD_NEEDS.intersection(place.needs)) else "no"
    )


def speaks(language: str) -> Question:
    """Whether somebody there speaks it."""
    return lambda place: "unknown" if not place.languages else "yes" if language in place.languages else "no"


def is_open(at: datetime) -> Question:
    """Whether it is open at that moment."""
    return lambda place: _state(place, at, lambda start: (start, start + timedelta(minutes=1)))


def opens_today(at: datetime) -> Question:
    """Whether it is open at that moment, or opens before midnight there."""
    return lambda place: _state(place, at, lambda start: (start, _midnight(start) + timedelta(days=1)))


def opens_on(at: datetime, days: int, first: float, last: float) -> Question:
    """Whether it is open at some time from the hour `first` until `last`, so many days after the moment `at`."""

    def span(start: datetime) -> tuple[datetime, datetime]:
        day = _midnight(start) + timedelta(days=days)
        begin, end = day + timedelta(hours=first), day + timedelta(hours=last)
        return (max(start, begin) if end > start else begin), end

    return lambda place: _state(place, at, span)


def _midnight(start: datetime) -> datetime:
    return datetime(start.year, start.month, start.day)


def _state(place: Listing, at: datetime, span: Callable[[datetime], tuple[datetime, datetime]]) -> str:
    site = the_site()
    area = site.directory.areas.get(place.area)
    country = (area.country if area else "") or site.place.country
    if place.hours is None:
        return "unknown"
    expression = place.hours.expression
    if expression == "24/7":
        return "yes"
    if place.timezone is None and country != site.place.country:
        return "unknown"  # nobody told us whose clock
    start, end = span(at.astimezone(place.timezone or site.place.timezone).replace(tzinfo=None))
    computed = opening_hours.OpeningHours(spelt_out(expression), country=country)
    intervals = computed.intervals(start, end)
    if "+" in expression:  # the library lets an open end go on until midnight, and for sure
        begins = any(state == opening_hours.State.OPEN and first > start for first, _, state, _ in intervals)
        return "yes" if begins else {"open": "yes", "closed": "no"}.get(state_at(place.hours, start), "unknown")
    states = {state for _, _, state, _ in intervals}
    if opening_hours.State.OPEN not in states:
        return "no" if states == {opening_hours.State.CLOSED} else "unknown"
    return "yes"


def found(*questions: Question, among: Iterable[Listing] | None = None) -> dict[str, list[str]]:
    """The ids of those that fit, and of those that may, in the order of lists."""
    result: dict[str, list[str]] = {"fits": [], "perhaps": []}
    for place in running() if among is None else among:
        answers = {question(place) for question in questions}
        if "no" not in answers:
            result["perhaps" if "unknown" in answers else "fits"].append(place.id)
    return result


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great circle between two positions in degrees (haversine)."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(chord))
