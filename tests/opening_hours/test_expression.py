"""Opening hours: what is said must agree with what opening-hours-py computes."""

from datetime import datetime, timedelta
from pathlib import Path

import opening_hours
import pytest
import yaml
from babel import Locale

from tests.directory.reading import ROOT, WORDS
from tests.frozen_town import TOWN
from vinestreet.core.messages import load_messages
from vinestreet.opening_hours.expression import NotHoursError, parse
from vinestreet.opening_hours.field_type import suggestion
from vinestreet.opening_hours.rules import Rule, Span, Weekday
from vinestreet.opening_hours.sentences import HoursInWords

SAY = HoursInWords(WORDS)

SENTENCES = {
    "24/7": ["All day and all night."],
    "Mo-Fr 11:30-13:30; PH off": ["Monday to Friday, 11:30 AM to 1:30 PM.", "Closed public holidays."],
    'Mo-Fr 13:00-21:00; PH 13:00-21:00 unknown "may be closed"; Sa-Su off': [
        "Monday to Friday, 1 PM to 9 PM.",
        "Public holidays, 1 PM to 9 PM (may be closed).",
        "Closed Saturday and Sunday.",
    ],
    "Mo,We 09:00-12:00,13:00-15:00": ["Monday and Wednesday, 9 AM to noon and 1 PM to 3 PM."],
    "20:00-07:00": ["Every day, 8 PM to 7 AM the next morning."],
    "Dec-Mar 20:00-07:00": ["December to March, 8 PM to 7 AM the next morning."],
    "We[1] 10:00-12:00": ["The first Wednesday of the month, 10 AM to noon."],
    "Th[1,3],Fr[-1] 18:00-20:00": [
        "The first and third Thursday of the month and the last Friday of the month, 6 PM to 8 PM."
    ],
    "week 01-53/2 Th 18:00-20:00": ["Thursday in odd-numbered weeks of the year, 6 PM to 8 PM."],
    # A single day is whole, for it may be read later: on the page of crisis lines, which has no script, or on paper.
    "2026 Nov 26 11:00-15:00": ["Open Thursday, November 26, 2026, 11 AM to 3 PM."],
    "Dec 24-26 off": ["Closed December 24 to December 26."],
    "2026 Dec 24-2027 Jan 02 off": ["Closed December 24, 2026 to January 2, 2027."],
    "Jun-Aug Mo-Fr 09:00-12:00": ["June to August: Monday to Friday, 9 AM to noon."],
    "18:00+": ["Every day, from 6 PM on, with no set end."],
    '"by appointment"': ["By appointment."],
    'Mo-Fr 09:00-17:00 "ring twice"': ["Monday to Friday, 9 AM to 5 PM (ring twice)."],
    "Fr 18:00-24:00": ["Friday, 6 PM to midnight."],
    "Mo-Su,PH 00:00-24:00": ["Every day and public holidays, all day and all night."],
    "off": ["Closed."],
    "15:00-38:00": ["Every day, 3 PM to 2 PM the next day."],
    "Mo 10:00-12:00 unknown": ["Monday, 10 AM to noon (ask first)."],
    'Dec 25 off "we eat together at home"': ["Closed December 25. We eat together at home."],
    "2026 Dec 24-Jan 02 off": ["Closed December 24, 2026 to January 2, 2027."],
}


@pytest.mark.parametrize(("expression", "sentences"), SENTENCES.items())
def test_hours_are_said_as_a_person_would(expression, sentences):
    said = [sentence.text.replace("\xa0", " ") for sentence in SAY.sentences(parse(expression))]
    assert said == sentences


def test_a_clock_of_24_hours_has_no_noon():
    irish = HoursInWords(load_messages(ROOT / "messages", Locale.parse("en_IE"), of_a_fork=False))
    said = [sentence.text for sentence in irish.sentences(parse("Mo-Fr 09:00-12:00,12:00-14:00"))]
    assert said == ["Monday to Friday, 09:00 to 12:00 and 12:00 to 14:00."]


def test_a_rule_is_taken_apart():
    assert parse("Sa-Mo 22:00-02:00").rules == (
        Rule(weekdays=(Weekday(5), Weekday(6), Weekday(0)), spans=(Span(1320, 1560),)),
    )


def test_a_later_rule_replaces_an_earlier_one_in_the_week():
    week = {day.name: day.lines for day in SAY.week(parse("Mo-Fr 09:00-17:00; We 09:00-12:00; Fr off"))}
    assert week["Tuesday"] == ("9\xa0AM to 5\xa0PM",)
    assert week["Wednesday"] == ("9\xa0AM to noon",)
    assert week["Friday"] == week["Sunday"] == ("Closed",)


def test_days_of_some_weeks_say_which():
    week = SAY.week(parse("We 09:00-12:00; We[1] off"))
    assert week[2].lines == ("9\xa0AM to noon", "First of the month: closed")


def test_a_week_of_equal_days_is_one_line():
    assert [(day.name, day.lines) for day in SAY.week(parse("24/7"))] == [("Every day", ("All day and all night",))]


def test_dates_alone_make_no_week():
    assert SAY.week(parse("Dec 24-26 off")) == ()


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Mo-Fr 9am-5pm", "Mo-Fr 09:00-17:00"),
        ("Mon-Fri 9:00-17:00", "Mo-Fr 09:00-17:00"),
        ("Monday to Friday: 9am – 5pm", "Mo-Fr 09:00-17:00"),
        ("Tue and Thu 6:30pm-8pm", "Tu,Th 18:30-20:00"),
        ("Saturdays", ""),
    ],
)
def test_common_english_ways_get_a_suggestion(text, near):
    with pytest.raises(NotHoursError):
        parse(text)
    assert suggestion(text) == near


def plain_weekly(path: Path) -> list[str]:
    """The expressions of resources.yml whose week is the same all year round."""
    resources = yaml.safe_load(path.read_text(encoding="utf-8"))["resources"].values()
    hours = {resource["hours"] for resource in resources if "hours" in resource}
    return sorted(
        expression
        for expression in hours
        if all(
            rule.state != "unknown"
            and not (rule.dates or rule.weeks)
            and not any(weekday.nth for weekday in rule.weekdays)
            and all(span.end is not None and span.end <= 1440 for span in rule.spans)
            for rule in parse(expression).rules
        )
    )


def test_the_week_that_is_shown_is_the_week_that_is_computed():
    """A day is shown as closed exactly if the library opens it at no minute of an ordinary week."""
    expressions = plain_weekly(TOWN / "resources.yml")
    assert len(expressions) > 20
    monday = datetime(2026, 3, 2)  # no holiday of the United States falls into this week
    for expression in expressions:
        computed = opening_hours.OpeningHours(expression, country="US")
        week = SAY.week(parse(expression))
        for day, shown in enumerate(week if len(week) == 7 else week * 7):
            start = monday + timedelta(days=day)
            intervals = computed.intervals(start, start + timedelta(days=1))
            is_open = any(state == opening_hours.State.OPEN for _, _, state, _ in intervals)
            assert (shown.lines != ("Closed",)) == is_open, (expression, shown)
