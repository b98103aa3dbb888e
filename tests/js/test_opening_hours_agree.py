"""The scripts' own reckoning of opening hours beside an independent one: opening-hours-py, on real and on random hours."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import yaml
from opening_hours import OpeningHours, State

from tests.directory.hours_made import made, spelt_out
from tests.frozen_town import TOWN
from tests.js.node import ask
from vinestreet.opening_hours.browser_rules import as_data
from vinestreet.opening_hours.day_schedule import NIGHT_ENDS, rule_on, state_at
from vinestreet.opening_hours.expression import parse
from vinestreet.opening_hours.rules import Hours

STATES = {"open": State.OPEN, "closed": State.CLOSED, "unknown": State.UNKNOWN}
EPOCH, MINUTE = datetime(1970, 1, 1), timedelta(minutes=1)
FIRST, LAST = datetime(2026, 1, 1), datetime(2028, 12, 1)
EXPRESSIONS, INSTANTS = 200, 100


def real() -> list[str]:
    resources = yaml.safe_load((TOWN / "resources.yml").read_text(encoding="utf-8"))["resources"].values()
    return sorted({resource["hours"] for resource in resources if "hours" in resource})


def is_judged_alike(hours: Hours, at: datetime) -> bool:
    """Leave out what is named in opening-hours.js: nights that another rule may cut off at midnight, and open ends."""
    minute = at.hour * 60 + at.minute
    spans = [span for rule in hours.rules for span in rule.spans]
    nights = [span.end - 1440 for span in spans if span.end and span.end > 1440]
    cut = len(hours.rules) > 1 and any(minute < end for end in nights)
    return not cut and not any(span.end is None and (span.start <= minute or minute < NIGHT_ENDS) for span in spans)


@pytest.fixture(scope="module")
def judged() -> list[tuple[str, OpeningHours, list[datetime]]]:
    """Each expression with its judge and the instants at which both are asked."""
    dice = random.Random(2026)
    minutes = int((LAST - FIRST).total_seconds()) // 60
    cases = []
    for expression in [*real(), *made(EXPRESSIONS, dice)]:
        instants = (FIRST + timedelta(minutes=dice.randrange(minutes)) for _ in range(INSTANTS))
        kept = [at for at in instants if is_judged_alike(parse(expression), at)]
        cases.append((expression, OpeningHours(spelt_out(expression), country="US"), kept))
    return cases


@pytest.fixture(scope="module")
def holidays() -> list[int]:
    """The judge's own calendar."""
    days = (FIRST + timedelta(days=day) for day in range(3 * 366))
    judge = OpeningHours("PH", country="US")
    return [int(f"{day:%Y%m%d}") for day in days if judge.is_open(day)]


def test_the_reckoning_agrees_with_an_independent_one(judged, holidays):
    schedules = [
        {"rules": as_data(parse(expression)), "minutes": [minutes_of(at) for at in instants]}
        for expression, _, instants in judged
    ]
    reckoned = ask("reckoned", {"schedules": schedules, "holidays": holidays})
    assert sum(len(instants) for _, _, instants in judged) > 20_000
    assert list(disagreements(judged, reckoned)) == []


def test_the_reckoning_in_python_agrees_at_every_minute_also_of_nights_and_open_ends(judged, holidays):
    days = frozenset(datetime.strptime(str(day), "%Y%m%d").date() for day in holidays)
    dice = random.Random(14)
    instants = [FIRST + timedelta(minutes=dice.randrange(3 * 365 * 1440)) for _ in range(EXPRESSIONS)]
    schedules = [
        {"rules": as_data(parse(expression)), "minutes": [minutes_of(at) for at in instants]}
        for expression, _, _ in judged
    ]
    reckoned = ask("reckoned", {"schedules": schedules, "holidays": holidays})
    told = [
        f"{expression} at {at}: {state}"
        for (expression, _, _), answers in zip(judged, reckoned, strict=True)
        for at, (state, _, _) in zip(instants, answers, strict=True)
        if state_at(parse(expression), at, days) != state
    ]
    assert told == []


def test_open_at_some_time_of_a_span_is_what_its_minutes_say(judged, holidays):
    days = frozenset(datetime.strptime(str(day), "%Y%m%d").date() for day in holidays)
    dice = random.Random(15)
    spans = [(FIRST + timedelta(minutes=dice.randrange(3 * 365 * 1440)), dice.randrange(1, 120)) for _ in range(12)]
    schedules = [
        {"rules": as_data(parse(expression)), "spans": [(minutes_of(at), minutes_of(at) + most) for at, most in spans]}
        for expression, _, _ in judged
    ]
    told = [
        f"{expression} from {at} for {most} minutes: {state}"
        for (expression, _, _), answers in zip(
            judged, ask("during", {"schedules": schedules, "holidays": holidays}), strict=True
        )
        for (at, most), state in zip(spans, answers, strict=True)
        if during(parse(expression), at, most, days) != state
    ]
    assert told == []


def during(hours: Hours, at: datetime, most: int, days: frozenset) -> str:
    """Minute by minute; hours without a set end are surely open as they begin, whatever they are afterwards."""
    minutes = [at + MINUTE * step for step in range(most)]
    states = {state_at(hours, minute, days) for minute in minutes}
    begins = any(
        span.end is None and span.start == minute.hour * 60 + minute.minute
        for minute in minutes[1:]
        if (rule := rule_on(hours, minute.date(), minute.date() in days)) and rule.state == "open"
        for span in rule.spans
    )
    return "open" if begins or "open" in states else "unknown" if "unknown" in states else "closed"


def disagreements(judged, reckoned) -> Iterator[str]:
    for (expression, judge, instants), answers in zip(judged, reckoned, strict=True):
        for at, (state, until, opens) in zip(instants, answers, strict=True):
            if judge.state(at)[0] != STATES[state]:
                yield f"{expression} at {at}: {state}, not {judge.state(at)[0]}"
            # Where it turns from open to something else, and from closed to open, the judge sees it turn too.
            for minute, before in ((until, "open"), (opens, "closed")):
                if minute is None:
                    continue
                turn = EPOCH + timedelta(minutes=minute)
                sides = (turn - MINUTE, turn)
                holds = [judge.state(side)[0] == STATES[before] for side in sides]
                if holds != [True, False] and all(is_judged_alike(parse(expression), side) for side in sides):
                    yield f"{expression} at {at}: does not turn from {before} at {turn}"


def minutes_of(at: datetime) -> int:
    return int((at - EPOCH).total_seconds()) // 60
