"""When a place is open: schedules where they say it, else the hours that their words say, else the words."""

import re
from collections.abc import Iterable
from typing import Any

from vinestreet.exchange.cleaning.dates_and_languages import date_in
from vinestreet.exchange.cleaning.plain import plain
from vinestreet.exchange.hsds.schedules_back import hours_from
from vinestreet.exchange.incoming.sketch import Sketch
from vinestreet.opening_hours.free_text.parser import hours_in

_YES = frozenset({"true", "yes", "1", "t", "y", "closed"})
_ALL_HOLIDAYS = re.compile(
    r"(?:on )?(?:all )?(?:public |federal |bank |national |legal )?holidays(?: closed)?\.?", re.IGNORECASE
)


def opening(records: Iterable[dict[str, Any]], sketch: Sketch) -> None:
    """Take the hours of the first of `records` that has any: the service there, the service, the place."""
    taken: list[dict[str, Any]] = []
    for each in records:
        schedules = each.get("schedules", [])
        if not taken and schedules:
            taken = [_content(schedule) for schedule in schedules]
            _hours(schedules, sketch)
        else:
            for schedule in schedules:
                if _content(schedule) not in taken:  # official examples say the same in three places
                    words = " ".join(_content(schedule).values())
                    sketch.leave("hours", words, "nearer", str(schedule.get("@row", "")))
        _holidays(each.get("holidays", []), sketch)


def _content(schedule: dict[str, Any]) -> dict[str, str]:
    """What a schedule says, and not which row says it of what."""
    return {key: str(value) for key, value in schedule.items() if key != "@row" and not key.endswith("id")}


def _hours(schedules: list[dict[str, Any]], sketch: Sketch) -> None:
    row = str(schedules[0].get("@row", ""))
    if all(schedule.keys() & _IN_WORDS and not schedule.keys() & _IN_PARTS for schedule in schedules):
        said = "; ".join(dict.fromkeys(plain(schedule.get("description")) for schedule in schedules)).strip("; ")
        in_words = hours_in(said)
        expression, words = in_words.expression, [in_words.left]
        words += [plain(schedule.get("notes")) for schedule in schedules]
    else:
        cleaned = [each | {key: plain(each[key]) for key in _IN_WORDS & each.keys()} for each in schedules]
        found = hours_from(cleaned, sketch.here.today)
        # Words that say the same hours once more are no news.
        expression = found.expression
        words = [line for line in map(plain, found.words.split("\n")) if not expression or _news(line, expression)]
    if expression:
        sketch.put("hours", expression, row)
    for line in dict.fromkeys(filter(None, words)):
        sketch.keep("hours_note", line, "hours", field="hours", row=row)
    for schedule in schedules:
        sketch.keep("hours_note", schedule.get("attending_type", ""), "words", field="schedule.attending_type", row=row)


_IN_WORDS = frozenset({"description", "notes"})
_IN_PARTS = frozenset("freq byday weekday opens_at closes_at valid_from valid_to dtstart until interval count".split())


def _news(line: str, expression: str) -> bool:
    found = hours_in(line)
    return found.expression != expression or bool(found.left)


def _holidays(holidays: list[dict[str, Any]], sketch: Sketch) -> None:
    """Old tables of holidays: `PH off` where one row says closed for all of them, else what each row says."""
    for each in holidays:
        row = str(each.get("@row", ""))
        closed = str(each.get("closed", "")).casefold() in _YES
        about = plain(each.get("description"))
        dates = [plain(each.get(part)) for part in ("start_date", "end_date")]
        times = "–".join(filter(None, (plain(each.get(part)) for part in ("opens_at", "closes_at"))))
        last = date_in(dates[1] or dates[0], sketch.here.region)
        if closed and not any(dates) and _ALL_HOLIDAYS.fullmatch(about) and "hours" in sketch.entry:
            sketch.put("hours", f"{sketch.entry['hours']}; PH off", row)
        elif last and last.year > 1900 and last < sketch.here.today:
            sketch.leave("hours_note", " ".join(filter(None, (*dates, about))), "past", row)
        else:
            on = " – ".join(dict.fromkeys(filter(None, dates)))
            label = "closed_on" if closed else "open_on"
            words = ", ".join(filter(None, (about, on, times)))
            sketch.keep("hours_note", words, "holiday", label=label, row=row)
