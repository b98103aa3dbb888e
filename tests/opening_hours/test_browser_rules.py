"""Opening hours as the scripts get them."""

import json

import opening_hours
import pytest

from vinestreet.opening_hours.browser_rules import as_data
from vinestreet.opening_hours.expression import HoursError, parse
from vinestreet.pages.assets import as_attribute, assigned

RULES = {
    "24/7": [{"spans": [[0, 1440]]}],
    "Mo-Fr": [{"days": [0, 1, 2, 3, 4]}],
    "Fr-Su 22:00-04:00": [{"days": [4, 5, 6], "spans": [[1320, 1680]]}],
    "Tu 11:30-13:30,18:00+; PH off": [
        {"days": [1], "spans": [[690, 810], [1080, None]]},
        {"holidays": 1, "state": "closed"},
    ],
    "Th[1,3],Fr[-1],Mo 18:00-20:00": [{"days": [[3, 1, 3], [4, -1], 0], "spans": [[1080, 1200]]}],
    "week 01-53/2 Th 18:00-20:00": [{"weeks": 1, "days": [3], "spans": [[1080, 1200]]}],
    "week 02-52/2 Th 18:00-20:00": [{"weeks": 0, "days": [3], "spans": [[1080, 1200]]}],
    "Mo-Su,PH 08:00-09:00": [{"days": [0, 1, 2, 3, 4, 5, 6], "holidays": 1, "spans": [[480, 540]]}],
    '"by appointment"': [{"state": "unknown", "comment": "by appointment"}],
    'Sa 10:00-12:00 "call first"': [{"days": [5], "spans": [[600, 720]], "state": "unknown", "comment": "call first"}],
    'Sa 10:00-12:00 open "kitchen closes 11:30"': [
        {"days": [5], "spans": [[600, 720]], "comment": "kitchen closes 11:30"}
    ],
    # a month is all of it, in a leap year too
    "Dec-Mar off": [{"dates": [[1201, 331]], "state": "closed"}],
    "Feb off": [{"dates": [[201, 229]], "state": "closed"}],
    "2027 Feb off": [{"dates": [[20270201, 20270228]], "state": "closed"}],
    "Jun-Aug,Dec 24-26 off": [{"dates": [[601, 831], [1224, 1226]], "state": "closed"}],
    # an end without a year is the first such day after a start that has one
    "2026 Dec 24-Jan 02 off": [{"dates": [[20261224, 20270102]], "state": "closed"}],
    "2026 Nov-Feb off": [{"dates": [[20261101, 20270228]], "state": "closed"}],
    "2026 Jun 01-Aug 31 off": [{"dates": [[20260601, 20260831]], "state": "closed"}],
    "2026 Nov 26-28 off": [{"dates": [[20261126, 20261128]], "state": "closed"}],
    "2026 Nov 26 10:00-12:00": [{"dates": [[20261126, 20261126]], "spans": [[600, 720]]}],
}


@pytest.mark.parametrize(("expression", "rules"), RULES.items())
def test_rules_are_told_as_data(expression, rules):
    assert as_data(parse(expression)) == rules


@pytest.mark.parametrize(
    ("expression", "key"),
    [
        # a break is said as the times before and after it
        ("Mo-Fr 12:00-13:00 off", "hours_not_sayable"),
        ("24/7 off", "hours_not_sayable"),
        ("Dec 24-2027 Jan 02 off", "hours_not_sayable"),
        ("We[-3] 10:00-12:00", "hours_not_sayable"),
        ("10:00-47:00", "hours_not_sayable"),
        # days that no calendar has, and ends before their starts
        ("Nov 31 off", "not_hours"),
        ("2026 Feb 29 off", "not_hours"),
        ("Dec 26-24 off", "not_hours"),
        ("2027 Jan 02-2026 Dec 24 off", "not_hours"),
    ],
)
def test_what_could_be_misread_is_refused(expression, key):
    assert opening_hours.validate(expression)
    with pytest.raises(HoursError) as raised:
        parse(expression)
    assert raised.value.key == key


def test_data_can_end_no_script_and_no_attribute():
    data = {"say": "</script>\u2028'&\""}
    script = assigned("__place", data)
    assert "</script>" not in script
    assert "\u2028" not in script
    assert json.loads(script.removeprefix("var __place = ").removesuffix(";\n")) == data
    assert as_attribute("data-hours", ['it\'s "5 < 6" & more']) == (
        ' data-hours=\'["it&#39;s \\"5 \\u003c 6\\" &amp; more"]\''
    )
