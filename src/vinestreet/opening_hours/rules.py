"""Opening hours taken apart: rules, and the days and spans of the clock that they name."""

from dataclasses import dataclass, field

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LEAP_YEAR = 2024  # stands for every year where a 29 February may be meant


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end` in minutes after midnight; an end after 1440 is on the next day, None is open."""

    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday, 0 for Monday; with `nth`, only those of the month (-1 is the last)."""

    day: int
    nth: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class YearDay:
    """A month, or a day of one, of a `year` or of every year."""

    month: int
    day: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: when it holds (`dates`, `weeks`, `weekdays`, `holidays`) and what holds then.

    A `pause` is closed too, and told in words of its own. A `closure` was said of some days over the place's own hours.
    """

    dates: tuple[tuple[YearDay, YearDay], ...] = ()
    weeks: str = ""  # "odd" or "even" ISO weeks
    weekdays: tuple[Weekday, ...] = ()
    holidays: bool = False
    spans: tuple[Span, ...] = ()
    state: str = "open"  # or "closed", "unknown"
    comment: str = ""
    pause: bool = False
    closure: bool = field(default=False, compare=False)
    text: str = field(default="", compare=False)  # as it was written


@dataclass(frozen=True, slots=True)
class Hours:
    """A valid `expression` and its rules."""

    expression: str
    rules: tuple[Rule, ...]
