"""Opening hours as a person would say them: a few sentences, and a week with a line for each day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_day_names, get_month_names
from babel.lists import format_list

from vinestreet.core.messages import Messages
from vinestreet.opening_hours.day_schedule import (
    WHOLE_DAY,
    days_of,
    is_exception,
    ladder,
    last_day,
    names,
    standing,
)
from vinestreet.opening_hours.rules import Hours, Rule, Span, Weekday, YearDay


@dataclass(frozen=True, slots=True)
class DayOfWeek:
    """A weekday's name and what holds then, line by line."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HoursSentence:
    """What one `rule` says of the days on which it stands; an `exception` is for single dates, holidays, or one year.

    After the day `until` there is nothing more to say of it.
    """

    text: str
    exception: bool
    until: date | None
    rule: Rule


class HoursInWords:
    """Says hours in the language of `t`; each expression is put into words once."""

    def __init__(self, t: Messages) -> None:
        """Speak with the sentences of `t`, in its locale."""
        self.t = t
        self.locale: Locale = t.locale
        self.day_names = get_day_names("wide", "stand-alone", self.locale)
        self.month_names = get_month_names("wide", "stand-alone", self.locale)
        self._sentences: dict[str, tuple[HoursSentence, ...]] = {}
        self._weeks: dict[str, tuple[DayOfWeek, ...]] = {}

    def sentences(self, hours: Hours) -> tuple[HoursSentence, ...]:
        """Give a sentence for each rule, for example `Monday to Friday, 11:30 AM to 1:30 PM.`; a pause comes first."""
        if hours.expression not in self._sentences:
            said = (
                HoursSentence(self._sentence(rule, hours), not _is_weekly(rule), last_day(rule), rule)
                for rule in standing(hours)
            )
            self._sentences[hours.expression] = tuple(sorted(said, key=lambda each: not each.rule.pause))
        return self._sentences[hours.expression]

    def week(self, hours: Hours) -> tuple[DayOfWeek, ...]:
        """Give Monday to Sunday, one line where all are the same, or nothing where no rule speaks of ordinary weeks."""
        if hours.expression not in self._weeks:
            days = tuple(self._day(day, ordinary(hours, day)) for day in range(7))
            if not any(_is_weekly(rule) for rule in hours.rules):
                days = ()
            if days and all(day.lines == days[0].lines for day in days):
                days = (DayOfWeek(_sentence_case(self.t("hours.every_day")), days[0].lines),)
            self._weeks[hours.expression] = days
        return self._weeks[hours.expression]

    def _sentence(self, rule: Rule, hours: Hours) -> str:
        if rule.pause:
            return self._pause(rule)
        when = self._when(rule)
        if but := self._list([self._dates(*dates) for dates in otherwise(rule, hours)]):
            when = self.t("hours.but", when=when, dates=but)
        if rule.state == "closed":
            closed = self.t("hours.closed_when", when=when) if when else self.t("hours.closed_always")
            return f"{closed} {_sentence_case(rule.comment)}." if rule.comment else closed
        what = self._times(rule)
        if not when:
            return _sentence_case(what) + "."
        if not _is_weekly(rule) and rule.state == "open":
            return self.t("hours.open_when", when=when, what=what)
        return self.t("hours.sentence", when=_sentence_case(when), what=what)

    def _pause(self, rule: Rule) -> str:
        """`Paused through December 14, 2026. The boiler is broken.`; since when, only where somebody said it."""
        (first, last), through = rule.dates[0], self._year_day(rule.dates[0][1])
        paused = self.t("hours.paused", day=through)
        if first != last and first.year and first.year > 2000:
            paused = self.t("hours.paused_from", first=self._year_day(first), day=through)
        return f"{paused} {_sentence_case(rule.comment)}." if rule.comment else paused

    def _times(self, rule: Rule) -> str:
        """`from 9:00 AM to noon, by appointment`; a rule without times holds all day."""
        comment = rule.comment or (self.t("live.ask_first") if rule.state == "unknown" else "")
        if rule.state == "unknown" and not rule.spans:
            return comment
        words = self._list([self.span(span) for span in rule.spans or (WHOLE_DAY,)])
        return self.t("hours.with_comment", what=words, comment=comment) if comment else words

    def span(self, span: Span) -> str:
        """Give `11 AM to 2 PM`, `from 6 PM on, with no set end`."""
        if span == WHOLE_DAY:
            return self.t("hours.day_and_night")
        if span.end is None:
            return self.t("hours.from", start=self.clock(span.start))
        key = "span" if span.end <= 1440 else "overnight" if span.end <= 1440 + 720 else "next_day"
        return self.t(f"hours.{key}", start=self.clock(span.start), end=self.clock(span.end))

    def clock(self, minutes: int) -> str:
        """Give `9 AM`, `noon` for minutes after midnight; on a clock of 24 hours `09:00`, `12:00`."""
        if minutes % 1440 == 0:
            return self.t("live.midnight")
        words = format_time(time(minutes // 60 % 24, minutes % 60), "short", locale=self.locale)
        if minutes == 720 and any(map(str.isalpha, words)):
            return self.t("live.noon")
        # People write 9 AM; CLDR's narrow no-break space keeps AM on the line but looks odd in some fonts.
        return words.replace(":00\u202f", "\u202f").replace("\u202f", "\xa0")

    def _when(self, rule: Rule) -> str:
        days = self.weekdays(rule.weekdays)
        if rule.weeks:
            days = self.t(f"hours.{rule.weeks}_weeks", days=days or self.t("hours.every_day"))
        if rule.holidays:
            days = self._list([part for part in (days, self.t("hours.public_holidays")) if part])
        dates = self._list([self._dates(*dates) for dates in rule.dates])
        everyday = rule.spans == (WHOLE_DAY,) or (rule.state == "unknown" and not rule.spans)
        if not days and not dates and rule.state != "closed" and not everyday:
            return self.t("hours.every_day")
        return self.t("hours.days_in", days=days, dates=dates) if days and dates else days or dates

    def weekdays(self, weekdays: Sequence[Weekday]) -> str:
        """Give `Monday to Friday`, `Monday and Wednesday`, `the first Wednesday of the month`."""
        names = []
        for run in _runs(weekdays):
            if run[0].nth:
                nth = self._list([self.t(f"hours.nth_{n}") for n in run[0].nth])
                names.append(self.t("hours.nth_day", nth=nth, day=self.day_names[run[0].day]))
            elif len(run) == 7:
                names.append(self.t("hours.every_day"))
            elif len(run) > 2:
                first, last = self.day_names[run[0].day], self.day_names[run[-1].day]
                names.append(self.t("hours.day_range", first=first, last=last))
            else:
                names.extend(self.day_names[weekday.day] for weekday in run)
        return self._list(names)

    def _dates(self, start: YearDay, end: YearDay) -> str:
        if start == end and start.year and start.day:
            # Whole, with its weekday: it may be read on another day, on paper or where no script takes it out.
            return format_date(date(start.year, start.month, start.day), "full", locale=self.locale)
        if start == end:
            return self._year_day(start)
        same = start.year == end.year and start.day and end.day
        first = YearDay(start.month, start.day) if same else start  # the year is said once, behind both
        return self.t("hours.date_range", first=self._year_day(first), last=self._year_day(end))

    def _year_day(self, when: YearDay) -> str:
        if when.day is None:
            return self.month_names[when.month] if when.year is None else f"{self.month_names[when.month]} {when.year}"
        if when.year is None:
            return format_skeleton("MMMMd", date(2024, when.month, when.day), locale=self.locale)
        return format_date(date(when.year, when.month, when.day), "long", locale=self.locale)

    def _list(self, parts: Iterable[str]) -> str:
        return format_list([part for part in parts if part], locale=self.locale) if parts else ""

    def _day(self, day: int, steps: Sequence[Rule]) -> DayOfWeek:
        """What holds on a weekday: always, then in some weeks, months and dates."""
        closed = self.t("hours.closed")
        lines = [] if steps and not conditions(steps[0], day) else [closed]
        for rule in steps:
            what = closed if rule.state == "closed" else self._times(rule)
            lines.append(self._on_some(rule, day, what) if conditions(rule, day) else what)
        if lines[1:] and lines[0] == closed:
            lines = lines[1:]  # that it is closed on all others goes without saying
        return DayOfWeek(self.day_names[day], tuple(_sentence_case(line) for line in lines))

    def _on_some(self, rule: Rule, day: int, what: str) -> str:
        """`June to August: first of the month: 9 AM to noon`."""
        nth = [self.t(f"hours.nth_{n}") for weekday in rule.weekdays if weekday.day == day for n in weekday.nth]
        if nth:
            what = self.t("hours.in_nth", nth=self._list(nth), what=what)
        if rule.weeks:
            what = self.t("hours.in_weeks", weeks=self.t(f"hours.{rule.weeks}"), what=what)
        if rule.dates:
            dates = self._list([self._dates(*dates) for dates in rule.dates])
            what = self.t("hours.in_dates", dates=dates, what=what)
        return what


def otherwise(rule: Rule, hours: Hours) -> Iterator[tuple[YearDay, YearDay]]:
    """Give the days of a rule of every year, first and last, of which a closure says something else this time."""
    if not is_exception(rule) or not rule.dates or any(start.year for start, _ in rule.dates):
        return
    for other in hours.rules:
        if not other.closure or (other.state, other.spans) == (rule.state, rule.spans):
            continue
        for dates in other.dates:
            if found := [day for day in days_of(*dates) if names(rule, day)]:
                first, last = found[0], found[-1]
                yield YearDay(first.month, first.day, first.year), YearDay(last.month, last.day, last.year)


def ordinary(hours: Hours, day: int) -> tuple[Rule, ...]:
    """Give the rules of ordinary weeks that may hold on a weekday, each before those that replace it on some.

    Closed on some days is not said where it was closed before: all others would seem to be open.
    """
    kept: list[Rule] = []
    for rule in ladder(hours, day):
        if _is_weekly(rule) and (rule.state != "closed" or kept or not conditions(rule, day)):
            kept.append(rule)
    return tuple(kept)


def conditions(rule: Rule, day: int) -> bool:
    """Whether the rule names only some of such weekdays."""
    named = [weekday for weekday in rule.weekdays if weekday.day == day]
    return bool(rule.dates or rule.weeks or (named and all(weekday.nth for weekday in named)))


def _is_weekly(rule: Rule) -> bool:
    """Whether the rule speaks of ordinary weeks, in every year: not of single dates, of holidays, or of one year."""
    return not is_exception(rule) and not any(start.year for start, _ in rule.dates)


def _runs(weekdays: Sequence[Weekday]) -> list[list[Weekday]]:
    """Weekdays that follow each other, together; those with `nth` alone."""
    runs: list[list[Weekday]] = []
    for weekday in weekdays:
        follows = runs and not weekday.nth and not runs[-1][-1].nth and (runs[-1][-1].day + 1) % 7 == weekday.day
        if follows:
            runs[-1].append(weekday)
        else:
            runs.append([weekday])
    return runs


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
