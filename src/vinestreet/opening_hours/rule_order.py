"""Rules in the wrong order: one that a later one overwrites would be told to readers and never hold.

A rule must hold on some day. What is special (some weeks or months, holidays, single dates) must not be overwritten by
what is more general, not even on some days: `PH off; Mo-Fr 10:00-16:00` opens on a holiday that is a Monday. The other
way round is how exceptions are written: `Mo-Fr 09:00-17:00; We 09:00-12:00`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from vinestreet.opening_hours.day_schedule import as_number, is_exception
from vinestreet.opening_hours.rules import MONTHS, WEEKDAYS, Hours, Rule, Span, Weekday, YearDay

# Every date falls on every weekday, and in odd and even weeks, within 28 years. A set of days is a number with a bit
# for each: first those days as ordinary ones, then the same days as public holidays.
_FIRST = date(2024, 1, 1)
_DAYS = [_FIRST + timedelta(days=step) for step in range(28 * 365 + 7)]
_ALL = (1 << len(_DAYS)) - 1


@dataclass(frozen=True, slots=True)
class Overwritten:
    """The `earlier` rule that the `later` one overwrites, and the rules that were probably meant `instead`, if any."""

    earlier: Rule
    later: Rule
    instead: tuple[str, ...]


def overwritten(hours: Hours) -> Overwritten | None:
    """Give the first rule that a later one overwrites, None where all is in order."""
    rules = hours.rules
    named = [_days_of(rule) for rule in rules]
    for at, rule in enumerate(rules):
        after = range(at + 1, len(rules))
        covered = 0
        for later in after:
            covered |= named[later]
        if named[at] and not named[at] & ~covered:
            by = next(later for later in after if named[at] & named[later])
            return Overwritten(rule, rules[by], _instead(rules, at, _those(named, at)))
        for part in _parts(rule):
            for later in after:
                if _is_spoilt(part, rules[later]):
                    lower = [each for each in after if _is_spoilt(part, rules[each])]
                    return Overwritten(rule, rules[later], _moved(rules, at, part, lower[-1]))
    return None


def _those(named: Sequence[int], at: int) -> list[int]:
    """The later rules that name the same days, holidays only where it names nothing else."""
    days = named[at] & _ALL or named[at]
    return [later for later in range(at + 1, len(named)) if days & named[later]]


def _parts(rule: Rule) -> Iterator[Rule]:
    """The special ones of the days that a rule names: each that is only some of a month, and holidays."""
    for day in rule.weekdays:
        if day.nth or rule.dates or rule.weeks:
            yield replace(rule, weekdays=(day,), holidays=False)
    if rule.holidays:
        yield replace(rule, weekdays=())
    if not rule.weekdays and not rule.holidays and (rule.dates or rule.weeks):
        yield rule


def _rank(rule: Rule) -> int:
    """How special a rule is: 0 for every week, 1 for some weeks or months, 2 for holidays, 3 for single dates."""
    if rule.dates and is_exception(rule):
        return 3
    if rule.holidays and not rule.weekdays:
        return 2
    return int(bool(rule.dates or rule.weeks or any(day.nth for day in rule.weekdays)))


def _is_spoilt(part: Rule, later: Rule) -> bool:
    """Whether a more general rule overwrites this part on some day with something else."""
    if (part.state, part.spans, part.comment) == (later.state, later.spans, later.comment):
        return False
    rank, general = _rank(part), _rank(replace(later, holidays=False) if later.weekdays else later)
    if later.holidays and part.holidays and not later.dates:
        general = 2
        later = replace(later, weekdays=())
    # Closed on Sundays is read as always, in a season too; closed in a season is read as on its holidays, too.
    # So is a weekend beside holidays of which nobody knows whether they close: it stays closed on those, too.
    on_holidays = rank == 2 and (part.state == "unknown" or (general == 1 and bool(later.dates)))
    natural = later.state == "closed" and (rank == 1 or on_holidays)
    same_kind = rank == 2 and bool(part.weekdays == later.weekdays == ()) and part.holidays and later.holidays
    return (general < rank or same_kind) and not natural and bool(_days_of(part) & _days_of(later))


def _days_of(rule: Rule) -> int:
    base = _ALL
    if rule.dates:
        base = 0
        for start, end in rule.dates:
            base |= _between(start, end)
    if rule.weeks:
        base &= _weeks()[rule.weeks == "odd"]
    if not rule.weekdays and not rule.holidays:
        return base | base << len(_DAYS)
    days = 0
    for weekday in rule.weekdays:
        days |= _weekday(weekday)
    return base & days | (base if rule.holidays else base & days) << len(_DAYS)


def _bits(chosen: Iterator[bool]) -> int:
    return int("".join("1" if each else "0" for each in chosen)[::-1], 2)


@cache
def _between(start: YearDay, end: YearDay) -> int:
    first, last, year = as_number(start, 1), as_number(end, 31), 10_000 if start.year else 0
    numbers = (day.year * year + day.month * 100 + day.day for day in _DAYS)
    return _bits(first <= at <= last if first <= last else first <= at or at <= last for at in numbers)


@cache
def _weeks() -> tuple[int, int]:
    odd = _bits(day.isocalendar().week % 2 == 1 for day in _DAYS)
    return _ALL & ~odd, odd


@cache
def _weekday(weekday: Weekday) -> int:
    def is_named(day: date) -> bool:
        left = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - day  # days until the next month
        return not weekday.nth or (day.day + 6) // 7 in weekday.nth or -((left.days + 6) // 7) in weekday.nth

    return _bits(day.weekday() == weekday.day and is_named(day) for day in _DAYS)


_TIMES = re.compile(r"24/7|\d{1,2}:\d\d.*")
_HOLIDAYS = re.compile(r",\s?PH\b|\bPH\s?,\s?")


def _instead(rules: Sequence[Rule], at: int, later: Sequence[int]) -> tuple[str, ...]:
    """What was meant where nothing is left of a rule: more times of the same days, or an exception behind its rule."""
    texts = [rule.text for rule in rules]
    involved = [rules[each] for each in (at, *later)]
    if all((rule.state, rule.spans) == (rules[at].state, rules[at].spans) for rule in involved):
        return (*texts[:at], *texts[at + 1 :])
    if all(_is_plain(rule) for rule in involved) and (together := _together(involved)):
        first, rest = (at, *later), set(later)
        return tuple(
            text
            for index, each in enumerate(texts)
            for text in (together if index == first[0] else () if index in rest else (each,))
        )
    if len(later) == 1 and (joined := _joined(*involved)):
        return tuple(joined if index == at else text for index, text in enumerate(texts) if index != later[0])
    if _days_of(rules[later[-1]]) & ~_days_of(rules[at]) and _rank(rules[at]) >= _rank(rules[later[-1]]):
        return (*texts[:at], *texts[at + 1 : later[-1] + 1], texts[at], *texts[later[-1] + 1 :])
    return ()


def _is_plain(rule: Rule) -> bool:
    return _rank(rule) == 0 and not rule.holidays and rule.state == "open" and bool(rule.spans) and not rule.comment


def _are_apart(spans: Sequence[Span]) -> bool:
    ordered = sorted(spans, key=lambda span: span.start)
    ends = [span.end or 1440 for span in ordered[:-1]]
    return all(end <= after.start for end, after in zip(ends, ordered[1:], strict=True))


def _together(rules: Sequence[Rule]) -> tuple[str, ...]:
    """Every day with the times of all rules that name it, the earliest first; nothing where some overlap."""
    week: dict[int, list[str]] = {}
    for day in range(7):
        naming = [rule for rule in rules if not rule.weekdays or any(each.day == day for each in rule.weekdays)]
        spans = [span for rule in naming for span in rule.spans]
        if not _are_apart(spans):
            return ()
        if spans:
            times = [text for rule in naming for text in re.split(r",\s?", _times_of(rule))]
            week[day] = [text for _, text in sorted(zip([span.start for span in spans], times, strict=True))]
    groups: dict[tuple[str, ...], list[int]] = {}
    for day, texts in week.items():
        groups.setdefault(tuple(texts), []).append(day)
    return tuple(f"{_run(days)} {','.join(texts)}" for texts, days in groups.items())


def _times_of(rule: Rule) -> str:
    match = _TIMES.search(rule.text)
    return re.sub(r"\s+(?:open)?\s*$", "", match[0] + " ") if match else ""


def _run(days: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] + 1 == day:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(WEEKDAYS[run[0]] + (f"-{WEEKDAYS[run[-1]]}" if len(run) > 1 else "") for run in runs)


def _joined(rule: Rule, later: Rule) -> str:
    """Two rules of the same special days as one."""
    same = replace(rule, spans=later.spans) == later and rule.state == "open" and not rule.comment
    if not (same and rule.spans and later.spans and _are_apart([*rule.spans, *later.spans])):
        return ""
    return (
        f"{rule.text},{_times_of(later)}"
        if rule.spans[0].start < later.spans[0].start
        else (f"{later.text},{_times_of(rule)}")
    )


def _moved(rules: Sequence[Rule], at: int, part: Rule, behind: int) -> tuple[str, ...]:
    """The rule, or the holidays of it, behind what overwrites it."""
    texts = [rule.text for rule in rules]
    moved, stays = texts[at], ""
    if part.holidays and rules[at].weekdays:
        days = re.search(rf"(?:(?:{'|'.join(WEEKDAYS)})[^ ]*|PH)(?:,\s?[^ ]+)*", _without_months(texts[at]))
        if days is None:
            return ()
        moved = f"{texts[at][: days.start()]}PH{texts[at][days.end() :]}"
        stays = _HOLIDAYS.sub("", texts[at])
    kept = [stays] if stays else []
    if rules[behind].holidays:  # holidays are named twice
        return (*texts[:at], *kept, *texts[at + 1 :])
    return (*texts[:at], *kept, *texts[at + 1 : behind + 1], moved, *texts[behind + 1 :])


def _without_months(text: str) -> str:
    """The same text with blanks for the names of months: `Mo` is no part of one, but `Sa` might follow one."""
    return re.sub("|".join(MONTHS), lambda name: " " * len(name[0]), text)
