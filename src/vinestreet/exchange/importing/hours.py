"""When a place is open: schedules where they say it, else the hours that their words say, else the words."""

import re
from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from vinestreet.exchange.facts.dates_ages_positions import date_in
from vinestreet.exchange.facts.plain_text import plain_text
from vinestreet.exchange.facts.vocabulary import answer_in
from vinestreet.exchange.hsds.breaks import without_breaks
from vinestreet.exchange.hsds.clock_offsets import is_local, named_zone, same_clock
from vinestreet.exchange.hsds.dated_days import DatedTimes, dated_times, with_dates
from vinestreet.exchange.hsds.schedules import TIMES, clocks
from vinestreet.exchange.hsds.schedules_to_hours import hours_from
from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.column_map import Cells, all_of, weekday_of
from vinestreet.exchange.importing.listing_draft import ListingDraft
from vinestreet.opening_hours.expression import LONGEST, HoursError, parse
from vinestreet.opening_hours.free_text.parser import HoursFound, hours_in
from vinestreet.site.clocks import has_several_zones, timezones

_ALL_HOLIDAYS = re.compile(
    r"(?:on )?(?:all )?(?:public |federal |bank |national |legal )?holidays(?: closed)?\.?", re.IGNORECASE
)


def add_hours(records: Iterable[HsdsObject], draft: ListingDraft) -> None:
    """Take the hours of the first of `records` that has any: the service there, the service, the place."""
    taken: list[HsdsObject] = []
    holidays: list[HsdsObject] = []
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
        holidays += each.get("holidays", [])
    _holidays(holidays, draft)


def _content(schedule: HsdsObject) -> dict[str, str]:
    """What a schedule says, and not which row says it of what."""
    return {key: str(value) for key, value in schedule.items() if key != "@row" and not key.endswith("id")}


def _hours(schedules: list[HsdsObject], draft: ListingDraft) -> None:
    row = str(schedules[0].get("@row", ""))
    if not any(schedule.keys() & _SAYS_SOMETHING for schedule in schedules):
        draft.leave("hours", "", "says_nothing", row)  # a form with a row for each day that nobody filled in
        return
    if all(schedule.keys() & _IN_WORDS and not schedule.keys() & _IN_PARTS for schedule in schedules):
        described = "; ".join(dict.fromkeys(plain_text(schedule.get("description")) for schedule in schedules)).strip(
            "; "
        )
        in_words = hours_in(described)
        expression, words = in_words.expression, [in_words.left]
        words += [plain_text(schedule.get("notes")) for schedule in schedules]
    else:
        cleaned = [each | {key: plain_text(each[key]) for key in _IN_WORDS & each.keys()} for each in schedules]
        named = _named_zone(cleaned)
        found = hours_from(cleaned, draft.context.today, named or _zone(draft))
        if found.expression and named and not _is_the_sites(named, draft):
            draft.put("timezone", named.key, row)
        # Words that say the same hours once more are no news.
        expression = found.expression
        words = [line for line in map(plain_text, found.words.split("\n")) if not expression or _news(line, expression)]
    if expression:
        draft.put("hours", expression, row)
    for line in dict.fromkeys(filter(None, words)):
        draft.keep("hours_note", line, "hours", field="hours", row=row)
    for schedule in schedules:
        draft.keep("hours_note", schedule.get("attending_type", ""), "words", field="schedule.attending_type", row=row)


def _named_zone(schedules: list[HsdsObject]) -> ZoneInfo | None:
    """The zone that every schedule with times names; where some name none, nobody knows whose those are."""
    names = {named_zone(each) for each in schedules if any(each.get(key) for key in TIMES)}
    return ZoneInfo(names.pop()) if len(names) == 1 and "" not in names else None


def _is_the_sites(zone: ZoneInfo, draft: ListingDraft) -> bool:
    """Whether hours without a zone would be told as those of `zone`."""
    place = draft.context.site.place
    return draft.region == place.country and same_clock(zone, place.timezone)


def _zone(draft: ListingDraft) -> ZoneInfo | None:
    """The zone of the listing: the site's, or in another country the one that all of it has; None for one of several.

    Hours of another country are told as such (site/clocks.py).
    """
    if zone := draft.fields.get("timezone"):
        return ZoneInfo(zone)
    place, country = draft.context.site.place, draft.region
    if country == place.country:
        return place.timezone
    zones = [] if has_several_zones(country) else timezones(country)
    return ZoneInfo(zones[0]) if zones else None


_IN_WORDS = frozenset({"description", "notes"})
_SAYS_SOMETHING = frozenset(
    "description notes opens_at closes_at valid_from valid_to dtstart until closed count".split()
)
_IN_PARTS = frozenset(
    "freq byday weekday opens_at closes_at valid_from valid_to dtstart until interval count closed".split()
)


def _news(line: str, expression: str) -> bool:
    found = hours_in(line)
    return found.expression != expression or bool(found.left)


def _holidays(holidays: list[HsdsObject], draft: ListingDraft) -> None:
    """Old tables of holidays: rules behind the hours for all of them and for single dates; in words what makes none."""
    dated: list[tuple[HsdsObject, DatedTimes]] = []
    for each in holidays:
        row, last = str(each.get("@row", "")), _dates_of(each, draft)[1]
        if _is_for_all(each) and (closed := _closed_on_holidays(str(draft.fields.get("hours", "")))):
            draft.put("hours", closed, row)
        elif last and last.year > 1900 and last < draft.context.today:
            draft.leave("hours_note", " ".join(_said(each, "start_date", "end_date", "description")), "past", row)
        elif days := _dated(each, draft):
            dated.append((each, days))
        else:
            _holiday_in_words(each, draft)
    hours = str(draft.fields.get("hours", ""))
    with_all = with_dates(hours, [days for _, days in dated]) if hours else ""
    is_whole = bool(with_all) and "unknown" not in with_all.removeprefix(hours)
    for each, _ in dated:
        if with_all:
            draft.put("hours", with_all, str(each.get("@row", "")))
        if not is_whole or each.get("description"):
            _holiday_in_words(each, draft)


def _is_for_all(holiday: HsdsObject) -> bool:
    about = plain_text(holiday.get("description"))
    named = any(_said(holiday, "start_date", "end_date"))
    return _is_closed(holiday) is True and not named and bool(_ALL_HOLIDAYS.fullmatch(about))


def _is_closed(holiday: HsdsObject) -> bool | None:
    return answer_in(str(holiday.get("closed", "")), "closed")


def _said(holiday: HsdsObject, *parts: str) -> list[str]:
    return [words for part in parts if (words := plain_text(holiday.get(part)))]


def _dates_of(holiday: HsdsObject, draft: ListingDraft) -> tuple[date | None, date | None]:
    """The first and last day, as far as they have a year; one alone is both."""
    dates = [date_in(words, draft.context.region) for words in _said(holiday, "start_date", "end_date")] or [None]
    return dates[0], dates[-1]


def _dated(holiday: HsdsObject, draft: ListingDraft) -> DatedTimes | None:
    first, last = _dates_of(holiday, draft)
    if first is None or last is None or not is_local(holiday, _zone(draft)):
        return None
    # What began long ago may end after more days than can be told, but few of them are left.
    first = min(last, max(first, draft.context.today)) if first <= last else first
    return dated_times(first, last, without_breaks(clocks(holiday), plain_text(holiday.get("description"))))


def _holiday_in_words(holiday: HsdsObject, draft: ListingDraft) -> None:
    on = " – ".join(dict.fromkeys(_said(holiday, "start_date", "end_date")))
    times = "–".join(_said(holiday, "opens_at", "closes_at"))
    words = ", ".join(filter(None, (plain_text(holiday.get("description")), on, times)))
    closed = _is_closed(holiday)
    label = "closed_on" if closed else "open_on" if times or closed is False else ""
    draft.keep("hours_note", words, "holiday", label=label, row=str(holiday.get("@row", "")))


def _closed_on_holidays(expression: str) -> str:
    """The same hours, closed on holidays; empty where there are none, or they say something of holidays themselves."""
    try:
        return parse(f"{expression}; PH off").expression if expression else ""
    except HoursError:
        return ""


def hours_from_cells(draft: ListingDraft, cells: Cells) -> None:
    """Take opening times of cells; they become a field only where all is understood."""
    days: dict[str, list[str]] = {}
    general = []
    for column, words in cells.items():
        if day := weekday_of(column):
            days.setdefault(day[0], []).append(words)
        else:
            general.append(words)
    by_day = [f"{day}: {' - '.join(dict.fromkeys(words))}" for day, words in days.items()]
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
    is_empty_form = re.search(r"\b(\d\d:\d\d)-\1\b", words)  # 00:00-00:00
    is_remark = re.fullmatch(r'\s*"[^"]*"\s*', words)  # such as a number in quotes
    return None if len(words) > LONGEST or is_empty_form or is_remark else HoursFound(words, "")
