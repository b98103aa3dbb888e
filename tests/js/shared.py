"""What the tests in Node need of Python's side, in `from-python.json`: rules of opening hours, calendars, sentences.

`python -m tests.js.shared` writes it anew; test_shared.py holds it true. So one set of cases (open-now.json) tests both
languages: Python that the rules are those of the hours, scripts what they say of them.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from vinestreet.opening_hours.browser_rules import as_data
from vinestreet.opening_hours.expression import parse
from vinestreet.site.clocks import zone_name
from vinestreet.site.holidays import public_holidays

HERE = Path(__file__).parent
FILE = HERE / "from-python.json"
MESSAGES = HERE.parents[1] / "messages/en.yml"
CASES: dict[str, Any] = json.loads((HERE / "open-now.json").read_text(encoding="utf-8"))
MADE, HORIZON = date(2026, 1, 1), date(2028, 12, 31)
CLOCKS = (
    "America/New_York US",
    "America/New_York US named",
    "Europe/London GB named",
    "Pacific/Auckland NZ named",
    "Asia/Kathmandu NP named",
    "America/New_York AQ",
)
COUNTRIES = ("US", "GB", "NZ")  # those whose calendars the tests know


def from_python() -> dict[str, Any]:
    """Give `made` and `place`, as pages have them, and `rules` by the hours of all cases."""
    words = yaml.safe_load(MESSAGES.read_text(encoding="utf-8"))
    place = {
        "locale": "en-US",
        "horizon": HORIZON.isoformat(),
        "checkEvery": 180,
        "copyOldAfter": 60,
        "clock": CLOCKS[0],
        "clocks": {key: _clock(*key.split()) for key in CLOCKS},
        "words": {group: words[group] for group in ("live", "finder")},
    }
    hours = sorted({case[0] for group in CASES["groups"] for case in group["cases"]})
    return {"made": MADE.isoformat(), "place": place, "rules": {each: as_data(parse(each)) for each in hours}}


def _clock(zone: str, country: str, named: str = "") -> dict[str, Any]:
    clock: dict[str, Any] = {"zone": zone} | ({"name": zone_name(zone, Locale("en", "US"))} if named else {})
    if country not in COUNTRIES:
        return clock
    days = public_holidays(country, date(MADE.year - 1, 1, 1), HORIZON)
    return clock | {"holidays": [int(f"{day:%Y%m%d}") for day in days]}


def as_text(data: dict[str, Any]) -> str:
    """Give the text of the file: a line for each part of the place and for the rules of each hours."""
    groups = [f"  {_json(key)}: {_in_lines(value)}" for key, value in data.items()]
    return "{\n" + ",\n".join(groups) + "\n}\n"


def _in_lines(value: Any) -> str:
    if not isinstance(value, dict):
        return _json(value)
    return "{\n" + ",\n".join(f"    {_json(key)}: {_json(each)}" for key, each in value.items()) + "\n  }"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    FILE.write_text(as_text(from_python()), encoding="utf-8")
