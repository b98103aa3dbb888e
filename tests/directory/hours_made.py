"""Opening hours made by dice, of one to four rules that the site can say."""

import random
import re

from vinestreet.opening_hours.expression import HoursError, parse

DAYS = ["", "Mo-Fr", "Sa-Su", "Su-Tu", "Mo,We,Fr", "We", "Th[1,3]", "Fr[-1]", "Sa[2],Su[-2]", "Tu[5]", "PH", "PH,Su", "Mo-Su,PH"]  # fmt: skip
DATES = ["", "", "", "Dec-Mar", "Jul-Aug", "Feb", "Nov 15-Jan 15", "Dec 24-26", "Feb 29", "2027 Dec 24-2028 Jan 02",
         "2027 Feb", "2026 Nov 26", "Jun,Sep-Oct", "2027 Nov 20-Feb 03", "2027 Jun 01-2027 Aug 31"]  # fmt: skip
WEEKS = ["", "", "", "week 01-53/2", "week 02-52/2"]
TIMES = ["09:00-17:00", "08:30-12:00,13:00-16:15", "00:00-24:00", "20:00-07:00", "22:00-02:30", "18:00-24:00,00:00-01:00",
         "12:00-36:00", "off", "closed", "", '"ask"', "10:00-12:00 unknown", '14:00-15:00 "ring"', '14:00-15:00 open "ring"',
         "19:00+"]  # fmt: skip


def made(count: int, dice: random.Random) -> list[str]:
    """Give `count` different expressions that are taken, in the order in which they fell."""
    found: dict[str, None] = {}
    while len(found) < count:
        rules = (
            " ".join(filter(None, (dice.choice(DATES), dice.choice(WEEKS), dice.choice(DAYS), dice.choice(TIMES))))
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
    """Write `unknown` where a comment alone means it (the specification); opening-hours-py takes most such for open."""
    rules = (
        rule.replace('"', 'unknown "', 1)
        if '"' in rule and not re.search(r"\b(?:open|unknown|off|closed)\b", rule)
        else rule
        for rule in expression.split("; ")
    )
    return "; ".join(rules)
