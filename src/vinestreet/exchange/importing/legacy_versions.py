"""HSDS 1 and 2, and what programs made before it: the names of today for their tables and columns, and their weekdays.

Sources: datapackage.json of HSDS 1.0, 1.1 and 2.0.1; the sample tables of Ohana API; the profile of Open Referral UK.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.field_coverage import COVERAGE, MAIN, PARTS
from vinestreet.exchange.importing.import_report import ROW, ImportReport

_NAMES = yaml.load(Path(__file__).with_name("legacy_names.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
_TABLES = {old: new for new, olds in _NAMES["tables"].items() for old in olds}
_COLUMNS = {
    kind: {old: new for new, olds in columns.items() for old in olds} for kind, columns in _NAMES["columns"].items()
}
_KINDS = {*PARTS, *MAIN, "service_capacity", "unit", "metadata", "meta_table_description", "organization_identifier"}

# What a table says about all its rows.
_TOLD_BY_TABLE = {
    "physical_address": {"address_type": "physical"},
    "postal_address": {"address_type": "postal"},
    "mail_address": {"address_type": "postal"},
}
# Columns of an address in a row that is none.
_OF_ADDRESS = frozenset("address_1 address_2 address_3 address_4 city state_province postal_code country".split())


def kind_of_table(name: str) -> tuple[str, dict[str, str]]:
    """Give the kind of object that a table called `name` holds, empty if nobody knows, and what it says of each row."""
    name = re.sub(r"\W+", "_", name.casefold()).strip("_")
    name = re.sub(r"^(?:hsds|sample|export|real|all)_|_(?:table|export|\d+)$", "", name)
    for singular in (name, name.removesuffix("s"), name.removesuffix("es"), re.sub("ies$", "y", name)):
        if singular in _TABLES or singular in _KINDS:
            kind = "taxonomy_term" if name == "taxonomy" else _TABLES.get(singular, singular)
            return kind, _TOLD_BY_TABLE.get(singular, {})
    return "", {}


@cache
def hsds_names() -> frozenset[str]:
    """Give all names that any version has for the parts of a service, who runs it, and where it is."""
    kinds = ("service", "organization", "location", "service_at_location", "address")
    own = {name.partition(".")[2] for name in COVERAGE if name.partition(".")[0] in kinds}
    inside = {name for kind in kinds for name in PARTS.get(kind, {})}
    return frozenset(own | inside | {old for kind in kinds for old in _COLUMNS.get(kind, {})} | {"service", "services"})


def current_names(kind: str, found: Mapping[str, Any]) -> dict[str, Any]:
    """Give the parts of an object of this `kind` by the names that HSDS 3 has for them."""
    names = _COLUMNS.get(kind, {})
    found = _without_links_of_interfaces(found)
    parts: dict[str, Any] = {}
    for column, value in ((_without_kind(kind, column), value) for column, value in found.items()):
        name = column
        if column != "id" and column == f"{kind}_id":
            name = "id"  # services.csv with a column `service_id` for the service itself
        elif column in names and column not in PARTS.get(kind, {}):
            name = names[column]
        if name not in parts:
            parts[name] = value
        elif name != "id" and value != parts[name]:
            parts[name] = _both(parts[name], value)
    if kind in {"location", "service"}:
        _gather_address(kind, parts)
    if kind == "location" and str(parts.pop("virtual", "")).casefold() == "true":
        parts.setdefault("location_type", "virtual")
    if kind == "service":
        _gather_eligibility(parts)
    if kind == "taxonomy_term" and "id" not in parts and "taxonomy_id" in parts:
        parts["id"] = parts.pop("taxonomy_id")
    if kind == "schedule":
        _mend_clocks(parts)
    return parts


@lru_cache(maxsize=10_000)
def _without_kind(kind: str, column: str) -> str:
    """The name of a column without the name of its table before it: `service_min_age`, `organization_uuid`."""
    column = re.sub(r"_uuid$", "_id", column)
    own = column.removeprefix(f"{kind}_")
    known = own in _COLUMNS.get(kind, {}) or own in _COLUMNS.get(kind, {}).values() or own in _OWN
    return own if known and column not in PARTS.get(kind, {}) else column


def _without_links_of_interfaces(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """Ohana says in `url`, `services_url` and so on where its interface has more for programs."""
    links = [column for column in found if column.endswith("_url")]
    if not any(column in {"services_url", "locations_url", "contacts_url"} for column in links):
        return found
    return {column: value for column, value in found.items() if column not in {*links, "url"}}


_OWN = frozenset("name alternate_name description email url website status".split())


def _both(first: Any, second: Any) -> Any:
    """Two columns that mean the same: lists are joined, words stand one after the other."""
    if isinstance(first, str) and isinstance(second, str):
        return f"{first}\n{second}"
    return [*(first if isinstance(first, list) else [first]), *(second if isinstance(second, list) else [second])]


def _gather_address(kind: str, parts: dict[str, Any]) -> None:
    """An address in columns of its location, or even of its service, becomes one of its own."""
    renamed = {name: _COLUMNS["address"].get(name, name) for name in parts if not isinstance(parts[name], dict | list)}
    names = [name for name, new in renamed.items() if new in _OF_ADDRESS and name not in {"address", "address_type"}]
    if kind == "location" and names:
        address = {renamed[name]: parts.pop(name) for name in names}
        if isinstance(parts.get("addresses"), str):
            address.setdefault("address_1", parts.pop("addresses"))
        parts["addresses"] = [*_list(parts.get("addresses")), address]
    elif kind == "location" and (mail := parts.pop("mail_address", None) or parts.pop("postal_addresses", None)):
        postal = [{**each, "address_type": "postal"} for each in _list(mail) if isinstance(each, dict)]
        parts["addresses"] = [*_list(parts.get("addresses")), *postal]
    elif kind == "service" and {"address_1", "address", "street_address", "city"} & parts.keys():
        names = [*names, *({"address", "latitude", "longitude", "lat", "lng", "lon"} & parts.keys())]
        location = {name: parts.pop(name) for name in names}
        parts["service_at_locations"] = [*_list(parts.get("service_at_locations")), {"location": location}]


def _gather_eligibility(parts: dict[str, Any]) -> None:
    """Open Referral UK 1 has a list of whom a service is for, with ages in each."""
    found = _list(parts.pop("eligibilitys", None) or parts.get("eligibility_description"))
    if not any(isinstance(each, dict) for each in found):
        return
    objects = [each for each in found if isinstance(each, dict)]
    words = [str(each.get(name) or "") for each in objects for name in ("eligibility", "name", "description")]
    parts["eligibility_description"] = "\n".join(filter(None, words))
    for age in ("minimum_age", "maximum_age"):
        ages = [each[age] for each in objects if each.get(age) is not None]
        if len(objects) == 1 and ages:
            parts.setdefault(age, ages[0])
        elif ages:
            parts["eligibility_description"] += f"\n{age.replace('_', ' ')}: {', '.join(map(str, ages))}"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


# A clock time that went through a column for dates: databases and spreadsheets put a day of their own before it.
_NO_DAY = r"(?:2000-01-01|1900-01-0[01]|1899-12-3[01]|1970-01-01|0?1/0?[01]/1900|1/1/2000|12/30/1899)"
_CLOCK_AS_DATE = re.compile(
    _NO_DAY + r"[T ]+(\d\d?:\d\d)(?::\d\d(?:\.\d+)?)?(?:\s*([AP]M))?\s*(?:Z|UTC|\+00:?00)?", re.IGNORECASE
)


_DAYS_WITH_TIMES = (
    *(("opens_at", "dtstart"), ("closes_at", "until")),
    *(("opens_at", "valid_from"), ("closes_at", "valid_to")),
)
_CLOCK = re.compile(r"\d{1,2}(?::\d\d){0,2} ?(?:[AP]\.?M\.?)?", re.IGNORECASE)


def _mend_clocks(parts: dict[str, Any]) -> None:
    for name, date in _DAYS_WITH_TIMES:
        if not parts.get(name) and _CLOCK.fullmatch(str(parts.get(date) or "").strip()):
            parts[name] = parts.pop(date)  # times in columns for days
    for name in ("opens_at", "closes_at"):
        value = parts.get(name)
        if isinstance(value, str) and (match := _CLOCK_AS_DATE.fullmatch(value.strip())):
            parts[name] = " ".join(filter(None, match.groups()))
        elif isinstance(value, str) and re.fullmatch(r"0?\.\d{1,20}", value):
            minutes = float(value) * 1440  # a spreadsheet's part of a day
            if abs(minutes - 5 * round(minutes / 5)) < 0.02:
                parts[name] = f"{round(minutes) // 60:02}:{round(minutes) % 60:02}"


_DAYS = "MO TU WE TH FR SA SU".split()
# How programs count, as the number of Monday: ISO 8601 and the old standard's users; databases that begin with Sunday
# as 1; scripts that begin with Sunday as 0 (Monday is 1, so Sunday as 0 or 7 is one way); Python, with Monday as 0.
_MONDAYS = (1, 2, 0)
_ENOUGH = 50  # rows from which the two days on which least is open can be trusted to be the weekend


def name_weekdays(rows: list[HsdsObject], report: ImportReport) -> None:
    """Put names in the place of numbers in `weekday` of all `rows` of one table, as `byday` and `freq`.

    Where at least 50 rows show two days next to each other on which clearly less is open, these are Saturday and
    Sunday. Fewer rows count from Monday as 1, unless there is a 0; then nobody knows, and they become words.
    """
    numbers = Counter(number for row in rows if (number := _number(row)) is not None)
    monday = _monday(numbers)
    for row in rows:
        number = _number(row)
        if number is None:
            continue
        if monday is None:
            row["weekday"] = f"weekday {number}"  # which nothing takes for Monday
            report.kept(str(row[ROW]), "hours", f"weekday {number}", "weekday_unclear")
            continue
        row.pop("weekday")
        row |= {"freq": "WEEKLY", "byday": _DAYS[(number - monday) % 7]}


def _number(row: dict[str, Any]) -> int | None:
    text = str(row.get("weekday", "")).strip().removesuffix(".0")
    return int(text) if len(text) == 1 and text in "01234567" else None


def _monday(numbers: Counter[int]) -> int | None:
    """The number that Monday has, or None where that cannot be told."""
    if 0 in numbers and 7 in numbers:
        return None
    if numbers.total() >= _ENOUGH:
        weekend = {monday: sum(numbers[n] for n in numbers if (n - monday) % 7 >= 5) for monday in _MONDAYS}
        least, second = sorted(weekend, key=lambda monday: weekend[monday])[:2]
        if weekend[least] * 2 < weekend[second]:
            return least
        return None if 0 in numbers else 1
    return None if 0 in numbers else 1
