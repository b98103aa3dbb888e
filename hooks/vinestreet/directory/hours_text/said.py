"""What a line of free-text hours says, before it is known which half of the day its clocks mean."""

from dataclasses import dataclass, field

from vinestreet.directory.hours_text.clocks import Range
from vinestreet.directory.hours_text.days import Day
from vinestreet.directory.hours_text.items import Dates


@dataclass(slots=True)
class Group:
    """Days and what holds on them: `ranges` of the clock, `all_day`, or neither, which is by appointment."""

    days: list[Day]
    ranges: list[Range] = field(default_factory=list)
    all_day: bool = False
    instead: bool = False  # an exception from what was said before
    dates: list[Dates] = field(default_factory=list)
    pauses: list[Range] = field(default_factory=list)


@dataclass(slots=True)
class Said:
    """What a line or a text says: groups, days and dates that are closed, pauses of all groups, appointments."""

    groups: list[Group] = field(default_factory=list)
    closed: list[Day] = field(default_factory=list)
    off: list[str] = field(default_factory=list)
    pauses: list[Range] = field(default_factory=list)
    closed_for_lunch: bool = False
    appointments: int = 0
    season_ahead: bool = False  # dates stand before everything else
