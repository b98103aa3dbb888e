"""What holds on single dates over usual hours: closures of many places at once, and a pause that ends by itself.

They become rules behind its own ones, so that whatever reads hours (sentences, scripts, exports) has them, and nothing
is worked out a second time. A date that the place's own hours name stands over a closure of many: whoever wrote it knew
more. A pause stands over all of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from vinestreet.opening_hours.day_schedule import is_exception, rule_on
from vinestreet.opening_hours.expression import parse
from vinestreet.opening_hours.rules import MONTHS, Hours, Rule, Span, YearDay

Run = tuple[date, date]
_LONG_AGO = date(2000, 1, 1)  # where nobody said since when
_DAY = timedelta(days=1)
NOT_KNOWN = Hours("unknown", (Rule(state="unknown", text="unknown"),))  # where nobody told us the hours


@dataclass(frozen=True, slots=True)
class DatedException:
    """From the day `first` to the day `last` a place is closed, or open in `spans`; `words` say more.

    It is `named` where it was said of this place and no other. `pause` is one of the place itself, for which `first`
    may be None.
    """

    first: date | None
    last: date
    spans: tuple[Span, ...] = ()
    words: str = ""
    named: bool = False
    pause: bool = False

    def is_on(self, day: date) -> bool:
        """Whether it is said of this day."""
        return (self.first or _LONG_AGO) <= day <= self.last


def with_exceptions(hours: Hours | None, exceptions: tuple[DatedException, ...]) -> Hours:
    """Give `hours` with the `exceptions` behind their rules, later ones over those before; None is not known."""
    return _made(hours.expression if hours else "", exceptions)


@cache
def _made(expression: str, exceptions: tuple[DatedException, ...]) -> Hours:
    """The same, once for every place that has the same hours."""
    below = parse(expression) if expression else NOT_KNOWN
    ordered = sorted(exceptions, key=lambda each: each.pause)
    added = [rule for at, each in enumerate(ordered) if (rule := _rule(each, below, ordered[at + 1 :]))]
    rules = (*below.rules, *added)
    return Hours("; ".join((below.expression, *(rule.text for rule in added))), rules)


def _rule(exception: DatedException, below: Hours, over: Iterable[DatedException]) -> Rule | None:
    """The rule; none where the place's own dates, and other times `over` it, leave no day for it."""
    runs: list[Run] = [(exception.first or _LONG_AGO, exception.last)]
    if not exception.pause:
        others = [each for each in over if not each.pause and each.spans != exception.spans]
        days = (
            day
            for day in _days(*runs[0])
            if not _stands(rule_on(below, day), exception) and not any(each.is_on(day) for each in others)
        )
        runs = list(_runs(days))
    if not runs:
        return None
    said = exception.words.replace('"', "”").rstrip(".") if exception.words else ""
    times = ",".join(f"{_clock(span.start)}{f'-{_clock(span.end)}' if span.end else '+'}" for span in exception.spans)
    dates = ",".join(_date(first) if first == last else f"{_date(first)}-{_date(last)}" for first, last in runs)
    text = " ".join(filter(None, (dates, times, "open" if times and said else "" if times else "off")))
    return Rule(
        dates=tuple((_year_day(first), _year_day(last)) for first, last in runs),
        spans=exception.spans,
        state="open" if exception.spans else "closed",
        comment=said,
        text=f'{text} "{said}"' if said else text,
        pause=exception.pause,
        closure=not exception.pause,
    )


def _stands(rule: Rule | None, exception: DatedException) -> bool:
    """Whether a place's own rule for a day stands over the exception: it names the day as a date, not as a season's.

    A date of every year stands over what was said of many places at once, and not over what was said of this one.
    """
    if rule is None or not rule.dates:
        return False
    once = any(start.year for start, _ in rule.dates)
    return (once and (is_exception(rule) or rule.state == "closed")) or (is_exception(rule) and not exception.named)


def _days(first: date, last: date) -> Iterator[date]:
    for step in range((last - first).days + 1):
        yield first + timedelta(days=step)


def _runs(days: Iterable[date]) -> Iterator[Run]:
    """Days that follow each other, as their first and last."""
    first = last = None
    for day in days:
        if last and day - last == _DAY:
            last = day
            continue
        if first and last:
            yield first, last
        first = last = day
    if first and last:
        yield first, last


def _year_day(day: date) -> YearDay:
    return YearDay(day.month, day.day, day.year)


def _date(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day:02}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
