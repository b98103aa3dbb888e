"""Made-up schedules, and the ways in which American directories write them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

WIDE = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NAMES = (
    WIDE,
    "Mon Tue Wed Thu Fri Sat Sun".split(),
    "Mon. Tues. Wed. Thurs. Fri. Sat. Sun.".split(),
    "M Tu W Th F Sa Su".split(),
    "MON TUE WED THU FRI SAT SUN".split(),
    "Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays".split(),
    "Mon Tues Weds Thur Fri Sat Sun".split(),
)
DASHES = ("-", " - ", "–", " – ", " to ", " thru ", " through ")
Spans = list[tuple[int, int]]  # minutes after midnight; an end after 1440 is in the next morning


@dataclass(frozen=True)
class Schedule:
    """The spans of each weekday, 0 for Monday."""

    days: dict[int, tuple[tuple[int, int], ...]]

    def open_times(self, start: datetime, days: int) -> list[tuple[datetime, datetime]]:
        """Each time that it is open from `start`, a midnight, for some days; a night belongs to the day it began on."""
        end = start + timedelta(days=days)
        found: list[tuple[datetime, datetime]] = []
        for day in (start + timedelta(days=n) for n in range(-1, days)):
            for opens, closes in self.days.get(day.weekday(), ()):
                begins, ends = max(start, day + timedelta(minutes=opens)), min(end, day + timedelta(minutes=closes))
                if begins < ends:
                    found.append((begins, ends))
        return found


def clock(minutes: int, style: int) -> str:
    """9am, 9 AM, 9:00 a.m., 9a, 09:00 …"""
    hour, minute = divmod(minutes % 1440, 60)
    half = "am" if hour < 12 else "pm"
    twelve = hour % 12 or 12
    short = f"{twelve}:{minute:02}" if minute else f"{twelve}"
    dotted = f"{half[0]}.m."
    if style in (1, 3) and minutes % 1440 in (0, 720):
        return "noon" if minutes == 720 else "midnight"
    return (
        f"{short}{half}", f"{short} {half.upper()}", f"{twelve}:{minute:02} {half.upper()}", f"{short} {dotted}",
        f"{twelve}:{minute:02}{half}", f"{short}{half[0]}", f"{hour:02}:{minute:02}", f"{twelve}:{minute:02} {dotted.upper()}",
    )[style]  # fmt: skip


def span(start: int, end: int, style: int, dash: str, chance: random.Random) -> str:
    """A span; where nobody could take it for another, also without am and pm: 9-5, 1-4:30pm, 8:30-noon."""
    both = f"{clock(start, style)}{dash}{clock(end, style)}"
    if style == 6 or end > 1440 or chance.random() < 0.5:
        return both
    bare = clock(start, 0)[:-2]
    last = clock(end, 0)[:-2]
    daytime = 8 * 60 <= start < 12 * 60 < end <= 18 * 60 and end % 720 < start % 720
    afternoon = 13 * 60 <= start < end <= 17 * 60
    if (daytime or afternoon) and chance.random() < 0.5:
        return f"{bare}{dash}{last}"
    if daytime or (start >= 13 * 60 and end < 1440):
        return f"{bare}{dash}{clock(end, style)}"
    return both


def days_in(days: list[int], names: list[str], dash: str, chance: random.Random) -> str:
    """Mon-Fri, or Mon, Wed & Fri."""
    run = days == list(range(days[0], days[-1] + 1))
    if len(days) == 7:
        return chance.choice(["Daily", "Every day", "7 days a week", f"{names[6]}{dash}{names[5]}"])
    if days == [0, 1, 2, 3, 4] and chance.random() < 0.2:
        return "Weekdays"
    if days == [5, 6] and chance.random() < 0.2:
        return "Weekends"
    if run and len(days) > 2:
        return f"{names[days[0]]}{dash}{names[days[-1]]}"
    written = [names[day] for day in days]
    if len(written) == 1:
        return chance.choice(["", "Every ", "On "]) + written[0] if names is WIDE else written[0]
    join = chance.choice([", ", "/", " & ", " and ", ","])
    if join in (" & ", " and ") and len(written) > 2:
        return ", ".join(written[:-1]) + join + written[-1]
    return join.join(written)


def a_schedule(chance: random.Random) -> list[tuple[list[int], Spans]]:
    """Groups of days with the same spans."""
    days = chance.choice(
        [
            [0, 1, 2, 3, 4],
            [0, 2, 4],
            [1, 3],
            [0, 1, 2, 3],
            [1, 2, 3, 4, 5],
            [2],
            [5],
            list(range(7)),
            [0, 1, 3, 4],
            [3, 4],
        ]
    )
    groups = [(days, some_spans(chance))]
    rest = [day for day in range(7) if day not in days]
    if rest and chance.random() < 0.6:
        other = chance.choice([rest, rest[-1:], rest[:1], [day for day in rest if day > 4] or rest])
        groups.append((other, some_spans(chance)))
    return groups


def some_spans(chance: random.Random) -> Spans:
    """One span, or two with a pause, rarely a night."""
    start = chance.choice([480, 510, 540, 570, 600, 630, 660])
    kind = chance.random()
    if kind < 0.55:
        return [(start, chance.choice([720, 780, 840, 900, 960, 990, 1020, 1080, 1170]))]
    if kind < 0.75:
        return [(start, 720), (chance.choice([750, 780, 810]), chance.choice([960, 990, 1020]))]
    if kind < 0.92:
        begins = chance.choice([780, 840, 900, 1020, 1080, 1110])
        return [(begins, begins + chance.choice([60, 90, 120, 150]))]
    return [(chance.choice([1140, 1200, 1260]), 1440 + chance.choice([360, 420, 450]))]


def templates(chance: random.Random) -> Iterator[tuple[str, Schedule]]:
    """Write one made-up schedule in many ways."""
    groups = a_schedule(chance)
    if any(end > 1440 for _, spans in groups for _, end in spans):
        groups = groups[:1]  # the library ends a night at midnight where another rule begins
    schedule = Schedule({day: tuple(spans) for days, spans in groups for day in days})
    names, style, dash = chance.choice(NAMES), chance.randrange(8), chance.choice(DASHES)
    tight = "-" if style in (0, 4, 5) else chance.choice([" - ", " to ", "–", " until "])

    def times(spans: Spans, join: str = ", ") -> str:
        return join.join(span(*each, style, tight, chance) for each in spans)

    def pairs(form: str, between: str, join: str = ", ") -> str:
        return between.join(
            form.format(d=days_in(days, names, dash, chance), t=times(spans, join)) for days, spans in groups
        )

    closed = [day for day in range(7) if day not in schedule.days]
    yield pairs("{d} {t}", "; "), schedule
    yield pairs("{d}: {t}", "; "), schedule
    yield pairs("{d}: {t}", "\n"), schedule
    yield pairs("{d}, {t}", "; ", " & "), schedule
    yield pairs("{d} {t}", ", ", " and "), schedule
    yield pairs("{d} {t}", ". ") + ".", schedule
    yield pairs("{d} from {t}", "; "), schedule
    yield pairs("{t} {d}", "; "), schedule
    yield pairs("{t}, {d}", "; ", " & "), schedule
    yield pairs("{t} ({d})", "; "), schedule
    yield "Hours: " + pairs("{t} {d}", "; "), schedule
    yield "Hours of operation: " + pairs("{d} {t}", " | "), schedule
    yield "Open " + pairs("{d} {t}", " and "), schedule
    yield "Food pantry: " + pairs("{d} {t}", "; "), schedule
    yield pairs("{d} - {t}", "; "), schedule
    yield pairs("<li>{d}: {t}</li>", ""), schedule
    yield pairs("{d} {t}", "<br/>") + " (call first)", schedule
    yield pairs("{d} {t}", "; ") + ". Closed holidays.", schedule
    yield pairs("{d}\t{t}", "\n") + "\nCall first", schedule
    if closed:
        yield f"{pairs('{d} {t}', ', ')}, closed {days_in(closed, names, dash, chance)}", schedule
        yield f"{pairs('{d}: {t}', '; ')}; {days_in(closed, names, dash, chance)}: Closed", schedule
    each_day = [
        f"{WIDE[day]}: {times(list(schedule.days[day])) if day in schedule.days else 'Closed'}" for day in range(7)
    ]
    yield " ".join(each_day), schedule
    yield ", ".join(each_day), schedule
    if all(len(spans) == 2 for _, spans in groups[:1]):
        (days, spans), *_ = groups
        pause = f"{clock(spans[0][1], style)}{tight}{clock(spans[1][0], style)}"
        whole = f"{days_in(days, names, dash, chance)} {span(spans[0][0], spans[1][1], style, tight, chance)}"
        only = Schedule({day: tuple(spans) for day in days})
        yield f"{whole}, closed {pause}", only
        yield f"{whole} (closed {pause} for lunch)", only
