"""The scripts' own reckoning of opening hours beside an independent one: opening-hours-py, on real and on random hours."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import yaml
from opening_hours import OpeningHours, State

from tests.frozen_town import TOWN
from tests.js.node import ask
from vinestreet.opening_hours.browser_rules import as_data
from vinestreet.opening_hours.expression import Hours, HoursError, parse

STATES = {"open": State.OPEN, "closed": State.CLOSED, "unknown": State.UNKNOWN}
EPOCH, MINUTE = datetime(1970, 1, 1), timedelta(minutes=1)
FIRST, LAST = datetime(2026, 1, 1), datetime(2028, 12, 1)
EXPRESSIONS, INSTANTS = 200, 100


def real() -> list[str]:
    resources = yaml.safe_load((TOWN / "resources.yml").read_text(encoding="utf-8"))["resources"].values()
    return sorted({resource["hours"] for resource in resources if "hours" in resource})


def made(count: int, dice: random.Random) -> list[str]:
    """Expressions of one to four rules that the site can say."""
    days = ["", "Mo-Fr", "Sa-Su", "Su-Tu", "Mo,We,Fr", "Th[1,3]", "Fr[-1]", "Sa[2],Su[-2]", "Tu[5]", "PH", "PH,Su", "Mo-Su,PH"]  # fmt: skip
    dates = ["", "", "", "Dec-Mar", "Jul-Aug", "Feb", "Nov 15-Jan 15", "Dec 24-26", "Feb 29", "2027 Dec 24-2028 Jan 02",
             "2027 Feb", "2026 Nov 26", "Jun,Sep-Oct", "2027 Nov 20-Feb 03"]  # fmt: skip
    weeks = ["", "", "", "week 01-53/2", "week 02-52/2"]
    times = ["09:00-17:00", "08:30-12:00,13:00-16:15", "00:00-24:00", "20:00-07:00", "22:00-02:30", "18:00-24:00,00:00-01:00",
             "12:00-12:00", "off", "closed", "", '"ask"', "10:00-12:00 unknown", '14:00-15:00 "ring"', "19:00+"]  # fmt: skip
    found: dict[str, None] = {}
    while len(found) < count:
        rules = (
            " ".join(filter(None, (dice.choice(dates), dice.choice(weeks), dice.choice(days), dice.choice(times))))
            for _ in range(dice.randint(1, 4))
        )
        expression = "; ".join(filter(None, rules))
        try:
            parse(expression)
        except HoursError:
            continue
        found[expression] = None
    return list(found)


def spelt_out(expression: str) -> str:
    """A comment alone means that it depends (the specification); the library takes it for open, if days are named."""
    rules = (
        rule.replace('"', 'unknown "', 1) if "unknown" not in rule and parse(rule).rules[0].state == "unknown" else rule
        for rule in expression.split("; ")
    )
    return "; ".join(rules)


def is_judged_alike(hours: Hours, at: datetime) -> bool:
    """Leave out what is named in opening-hours.js: nights that another rule may cut off at midnight, and open ends."""
    minute = at.hour * 60 + at.minute
    spans = [span for rule in hours.rules for span in rule.spans]
    nights = [span.end - 1440 for span in spans if span.end and span.end > 1440]
    cut = len(hours.rules) > 1 and any(minute < end for end in nights)
    return not cut and not any(span.end is None and span.start <= minute for span in spans)


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
