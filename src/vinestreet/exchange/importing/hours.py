"""When a place is open: schedules where they say it, else the hours that their words say, else the words."""

import re
from collections.abc import Iterable

from vinestreet.exchange.facts.dates_ages_positions import date_in
from vinestreet.exchange.facts.plain_text import plain_text
from vinestreet.exchange.facts.vocabulary import answer_in
from vinestreet.exchange.hsds.schedules_to_hours import hours_from
from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.column_map import Cells, all_of, weekday_of
from vinestreet.exchange.importing.listing_draft import ListingDraft
from vinestreet.opening_hours.expression import LONGEST, HoursError, parse
from vinestreet.opening_hours.free_text.parser import HoursFound, hours_in

_ALL_HOLIDAYS = re.compile(
    r"(?:on )?(?:all )?(?:public |federal |bank |national |legal )?holidays(?: closed)?\.?", re.IGNORECASE
)


def add_hours(records: Iterable[HsdsObject], draft: ListingDraft) -> None:
    """Take the hours of the first of `records` that has any: the service there, the service, the place."""
    taken: list[HsdsObject] = []
    for each in records:
        schedules = each.get("schedules", [])
        if not taken and schedules:
            taken = [_content(schedule) for schedule in schedules]
            _hours(schedules, draft)
        else:
            for schedule in schedules:
                if _content(schedule) not in taken:  # official examples say the same in three places
                    words = " ".join(_content(schedule).values())
                    draft.leave("hours", words, "nearer", str(schedule.get("@row", "")))
        _holidays(each.get("holidays", []), draft)


def _content(schedule: HsdsObject) -> dict[str, str]:
    """What a schedule says, and not which row says it of what."""
    return {key: str(value) for key, value in schedule.items() if key != "@row" and not key.endswith("id")}


def _hours(schedules: list[HsdsObject], draft: ListingDraft) -> None:
    row = str(schedules[0].get("@row", ""))
    if all(schedule.keys() & _IN_WORDS and not schedule.keys() & _IN_PARTS for schedule in schedules):
        described = "; ".join(dict.fromkeys(plain_text(schedule.get("description")) for schedule in schedules)).strip(
            "; "
        )
        in_words = hours_in(described)
        expression, words = in_words.expression, [in_words.left]
        words += [plain_text(schedule.get("notes")) for schedule in schedules]
    else:
        cleaned = [each | {key: plain_text(each[key]) for key in _IN_WORDS & each.keys()} for each in schedules]
        found = hours_from(cleaned, draft.context.today)
        # Words that say the same hours once more are no news.
        expression = found.expression
        words = [line for line in map(plain_text, found.words.split("\n")) if not expression or _news(line, expression)]
    if expression:
        draft.put("hours", expression, row)
    for line in dict.fromkeys(filter(None, words)):
        draft.keep("hours_note", line, "hours", field="hours", row=row)
    for schedule in schedules:
        draft.keep("hours_note", schedule.get("attending_type", ""), "words", field="schedule.attending_type", row=row)


_IN_WORDS = frozenset({"description", "notes"})
_IN_PARTS = frozenset("freq byday weekday opens_at closes_at valid_from valid_to dtstart until interval count".split())


def _news(line: str, expression: str) -> bool:
    found = hours_in(line)
    return found.expression != expression or bool(found.left)


def _holidays(holidays: list[HsdsObject], draft: ListingDraft) -> None:
    """Old tables of holidays: `PH off` where one row says closed for all of them, else what each row says."""
    for each in holidays:
        row = str(each.get("@row", ""))
        closed = answer_in(str(each.get("closed", "")), "closed") is True
        about = plain_text(each.get("description"))
        dates = [plain_text(each.get(part)) for part in ("start_date", "end_date")]
        times = "–".join(filter(None, (plain_text(each.get(part)) for part in ("opens_at", "closes_at"))))
        last = date_in(dates[1] or dates[0], draft.context.region)
        if closed and not any(dates) and _ALL_HOLIDAYS.fullmatch(about) and "hours" in draft.fields:
            draft.put("hours", _closed_on_holidays(str(draft.fields["hours"])), row)
        elif last and last.year > 1900 and last < draft.context.today:
            draft.leave("hours_note", " ".join(filter(None, (*dates, about))), "past", row)
        else:
            on = " – ".join(dict.fromkeys(filter(None, dates)))
            label = "closed_on" if closed else "open_on"
            words = ", ".join(filter(None, (about, on, times)))
            draft.keep("hours_note", words, "holiday", label=label, row=row)


def _closed_on_holidays(expression: str) -> str:
    """The same hours, closed on holidays; unchanged where they say something of these themselves."""
    try:
        return parse(f"{expression}; PH off").expression
    except HoursError:
        return expression


def hours_from_cells(draft: ListingDraft, cells: Cells) -> None:
    """Take opening times of cells; they become a field only where all is understood."""
    days: dict[str, list[str]] = {}
    general = []
    for column, words in cells.items():
        if day := weekday_of(column):
            days.setdefault(day[0], []).append(words)
        else:
            general.append(words)
    by_day = [f"{day}: {' - '.join(words)}" for day, words in days.items()]
    together = "; ".join(dict.fromkeys([*general, *by_day]))
    found = _as_we_write(together) or hours_in(together)
    if not found.expression and len(cells) == 2 and not by_day:  # one column for days, and one for times
        found = hours_in(" ".join(general))
    left = together
    if found.expression and not (found.left and by_day):
        draft.put("hours", found.expression)
        left = found.left
    draft.keep("hours_note", left, "hours", field="hours")


def hours_note_from_cells(draft: ListingDraft, cells: Cells) -> None:
    """Take words about opening times, behind those that could not be read."""
    draft.say("hours_note", all_of(cells, ". "))
    draft.report.field(draft.row, "hours_note")


def _as_we_write(words: str) -> HoursFound | None:
    """Hours that somebody writes as resources.yml does."""
    try:
        parse(words)
    except HoursError:
        return None
    never = re.search(r"\b(\d\d:\d\d)-\1\b", words)  # 00:00-00:00: a form that nobody filled in
    return HoursFound(words, "") if len(words) <= LONGEST and not never else None
