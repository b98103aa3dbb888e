"""Tables of HSDS, of any version and as they come, as services with everything that belongs to them inside.

Rows are joined by their ids, written as they may be: 12, "12.0", a UUID in capitals, a hash. A link that leads nowhere
is told and costs nothing else: a service whose organisation is missing is still a service, and a place that no service
names is listed by the name of who runs it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.field_coverage import PARTS
from vinestreet.exchange.importing.import_report import ROW, ImportReport
from vinestreet.exchange.importing.legacy_versions import name_weekdays
from vinestreet.exchange.importing.normalize import RUNS, Tables, gather_tables
from vinestreet.exchange.importing.packages import Package

ById = dict[str, HsdsObject]

# Links to one object: in a row of this kind, this column, to this kind, which becomes this part.
_TO_ONE = (
    ("service", "organization_id", "organization", "organization"),
    ("service", "program_id", "program", "program"),
    ("service_at_location", "location_id", "location", "location"),
    ("location", "organization_id", "organization", RUNS),
    ("attribute", "taxonomy_term_id", "taxonomy_term", "taxonomy_term"),
    ("taxonomy_term", "taxonomy_id", "taxonomy", "taxonomy_detail"),
    ("service_capacity", "unit_id", "unit", "unit"),
)
# Whom a row may name, the most specific first: a number of a person is none of the whole organisation. What is spoken
# on a phone is spoken in the service, too.
_LINKED = ("contact", "service_at_location", "service", "location", "organization", "phone")
_COLUMNS = {f"{kind}_id": kind for kind in _LINKED}
# Lists that are made by hand below, or that no listing needs.
_NOT_JOINED = {("organization", "locations"), ("organization", "programs")}


def key_of(value: Any) -> str:
    """Give an id in the one spelling that equal ids share; empty for none."""
    if value is None or isinstance(value, bool | dict | list):
        return ""
    text = str(value).strip().strip("{}").casefold()
    if text.endswith(".0") and text[:-2].isdigit():
        return text[:-2]
    return text.replace("-", "") if re.fullmatch(r"[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", text) else text


def by_id(kind: str, tables: Tables, report: ImportReport) -> ById:
    """Give the rows of a table by id; the first row that has an id keeps it, and one that only repeats another goes."""
    found: ById = {}
    kept = []
    for row in tables.get(kind, []):
        key = key_of(row.get("id"))
        first = found.setdefault(key, row) if key else row
        if first is not row:
            if _says_no_more(first, row):  # a link to the whole row, which comes later
                first.update(row)
                continue
            if _same(first, row):
                report.left_out(str(row[ROW]), f"{kind}.id", str(row["id"]), "row_twice")
                continue
            report.left_out(str(row[ROW]), f"{kind}.id", str(row["id"]), "id_twice")
        kept.append(row)
    tables[kind] = kept
    return found


def join(tables: Tables, found: dict[str, ById], report: ImportReport) -> None:
    """Put each row inside the rows that it names. `found` gives the rows of each kind that is named, by id."""
    for kind, column, target, part in _TO_ONE:
        for row in tables.get(kind, []):
            if value := row.get(column):
                if isinstance(row.get(part), dict):
                    continue
                if other := found[target].get(key_of(value)):
                    row[part] = other
                else:
                    report.left_out(str(row[ROW]), f"{kind}.{column}", str(value), "no_such_link")
    for link in tables.get("service_at_location", []):
        if link.get("service_id") and link.get("location_id"):
            found["service_at_location"].setdefault(_both(link), link)
    for kind, rows in tables.items():
        owners = [
            (column, owner, part)
            for column, owner in _COLUMNS.items()
            for part, inside in PARTS[owner].items()
            if inside == f"{kind}[]" and (owner, part) not in _NOT_JOINED
        ]
        if kind == "attribute":
            owners = _owners_of_attributes(owners)
        if owners:
            for row in rows:
                _put_inside(kind, row, owners, found, report)


def _owners_of_attributes(owners: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Since 2.0 an attribute has `link_id` for whatever it belongs to; before, it had columns as all others have."""
    return owners + [("link_id", owner, part) for _, owner, part in owners]


def _put_inside(
    kind: str, row: HsdsObject, owners: list[tuple[str, str, str]], found: dict[str, ById], report: ImportReport
) -> None:
    """Put `row` into the one that it is of: of several kinds, the most specific; in all of these that it names.

    What a row of a service names besides, its organisation or its place, is only where that service is: to its other
    services the row says nothing, also where its own one is missing.
    """
    named = [(column, owner, part) for column, owner, part in owners if row.get(column)]
    if str(row.get("link_entity") or "") in PARTS:  # attributes since 2.0: an id alone may be that of several tables
        named = [each for each in named if each[0] != "link_id" or each[1] == row["link_entity"]]
    mine = [each for each in named if each[0] == named[0][0]] if named and named[0][0] != "link_id" else named
    there = [(part, other) for column, owner, part in mine for other in _owners(row[column], found[owner])]
    if not there:
        words = "; ".join(str(value) for key, value in row.items() if not key.endswith("id") and key != ROW)
        report.left_out(str(row[ROW]), kind, words, "belongs_nowhere")
        return
    link = found["service_at_location"].get(_both(row)) if there[0][0] in PARTS["service_at_location"] else None
    if link:
        there = [(there[0][0], link)]
    for part, other in there if named[0][0] != "link_id" else there[:1]:
        append(other, part, row)


def _owners(value: Any, owners: ById) -> list[HsdsObject]:
    """The rows that a cell names: one, or several with commas between."""
    if (other := owners.get(key_of(value))) is not None:
        return [other]
    return [owners[key] for key in dict.fromkeys(map(key_of, _ids(value))) if key in owners]


def _both(row: HsdsObject) -> str:
    """The key of the link between a service and a place, for a row that names both."""
    return f"{key_of(row.get('service_id'))}@{key_of(row.get('location_id'))}"


def append(owner: HsdsObject, part: str, item: Any) -> None:
    """Put `item` into a list inside `owner`; what stood there as a single value stays before it."""
    inside = owner.get(part)
    if isinstance(inside, list):
        inside.append(item)
    else:
        owner[part] = [item] if inside is None else [inside, item]


def _says_no_more(first: HsdsObject, other: HsdsObject) -> bool:
    """Whether all that a row says is said by another one, and more."""
    said = first.keys() - {ROW}
    return said < other.keys() - {ROW} and all(first[part] == other[part] for part in said)


def _same(first: HsdsObject, second: HsdsObject) -> bool:
    """Whether two rows say the same, wherever they stand."""
    return {**first, ROW: ""} == {**second, ROW: ""}


_NAMED = "organization service location service_at_location program contact phone taxonomy_term taxonomy unit".split()
# Tables of old that became one field of the service, and the columns that hold its words.
_FOLDED = {
    "eligibility": ("eligibility_description", "eligibility"),
    "fee": ("fees", "fee"),
    "interpretation": ("interpretation_services", "language"),
}


def nested_services(package: Package, report: ImportReport) -> Iterator[HsdsObject]:
    """Give each service of `package`, nested as HSDS 3 nests them, in the order of its rows.

    Places and organisations that no service names come last, each as a service of its own, which is told.
    """
    tables = gather_tables(package, report)
    name_weekdays(tables.get("schedule", []), report)
    found = {kind: by_id(kind, tables, report) for kind in _NAMED}
    for kind, (part, column) in _FOLDED.items():
        _fold(tables.get(kind, []), part, column, found["service"], report)
    _link_places(tables, found, report)
    join(tables, found, report)
    _follow_links_to_places(tables, found["location"])
    _place_the_only_service(tables)
    used: set[str | int] = set()
    for service in tables["service"]:
        _name_who_runs_it(service)
        _note_used(service, used)
        yield service
    yield from _places_alone(tables, used, report)
    yield from _organizations_alone(tables, used, report)


def _fold(rows: list[HsdsObject], part: str, column: str, services: ById, report: ImportReport) -> None:
    """Put the words of each row of an old table into the field of its service."""
    for row in rows:
        words = str(row.get(column) or row.get("name") or row.get("description") or "")
        service = services.get(key_of(row.get("service_id")))
        if service is None:
            report.left_out(str(row[ROW]), f"service.{part}", words, "belongs_nowhere")
            continue
        if words:
            service[part] = f"{service[part]}\n{words}" if service.get(part) else words
        for age in ("minimum_age", "maximum_age"):
            if row.get(age):
                service.setdefault(age, row[age])


def _link_places(tables: Tables, found: dict[str, ById], report: ImportReport) -> None:
    """What tables before 1.0 said in columns of the service or the place: where it is, and what it is about."""
    links = tables["service_at_location"]
    for service in tables["service"]:
        for value in _ids(service.get("location_id")):
            links.append({"service_id": service.get("id"), "location_id": value, ROW: service[ROW]})
        for value in _ids(service.get("taxonomy_ids")):
            term = found["taxonomy_term"].get(key_of(value))
            append(service, "attributes", {"taxonomy_term": term or {"code": value}, ROW: service[ROW]})
    for location in tables["location"]:
        for value in _ids(location.get("service_id")):
            links.append({"service_id": value, "location_id": location.get("id"), ROW: location[ROW]})


def _ids(value: Any) -> list[str]:
    return [part for part in re.split(r"[,;|\s]+", str(value)) if part] if value and not isinstance(value, dict) else []


def _places_of(service: HsdsObject) -> list[HsdsObject]:
    links = service.get("service_at_locations")
    found = [link.get("location") for link in links if isinstance(link, dict)] if isinstance(links, list) else []
    return [location for location in found if isinstance(location, dict)]


def _name_who_runs_it(service: HsdsObject) -> None:
    """Before 1.0 a service had no organisation of its own: it is whoever runs the place, where that is one."""
    if not service.get("organization") and not service.get("organization_id"):
        runs = {id(location.get(RUNS)): location.get(RUNS) for location in _places_of(service)}
        (one,) = runs.values() if len(runs) == 1 else (None,)
        if isinstance(one, dict):
            service["organization"] = one


def _note_used(service: HsdsObject, used: set[str | int]) -> None:
    """Remember which places and organisations a service names: by id, and those without one by what they are."""
    for kind, row in (
        ("organization", service.get("organization")),
        *(("location", each) for each in _places_of(service)),
    ):
        if isinstance(row, dict):
            used |= {id(row), f"{kind} {key_of(row.get('id'))}"}


def _is_used(kind: str, row: HsdsObject, used: set[str | int]) -> bool:
    return id(row) in used or (key_of(row.get("id")) != "" and f"{kind} {key_of(row['id'])}" in used)


def _follow_links_to_places(tables: Tables, locations: ById) -> None:
    """Put the whole place where a service only names its id: `locations: [{id: …}]`."""
    for service in tables["service"]:
        links = service.get("service_at_locations")
        for link in links if isinstance(links, list) else []:
            place = link.get("location") if isinstance(link, dict) else None
            if isinstance(place, dict) and place.keys() <= {"id", ROW}:
                link["location"] = locations.get(key_of(place.get("id")), place)


def _place_the_only_service(tables: Tables) -> None:
    """Where an organisation has one place and one service, and nothing links them, that is where it is."""
    linked = {id(place) for service in tables["service"] for place in _places_of(service)}
    places = _by_owner((location.get(RUNS), location) for location in tables["location"])
    for owner, services in _by_owner((service.get("organization"), service) for service in tables["service"]).items():
        if len(services) == len(places.get(owner, [])) == 1:
            (service,), (place,) = services, places[owner]
            if id(place) not in linked and not service.get("service_at_locations"):
                append(service, "service_at_locations", {"location": place, ROW: place[ROW]})


def _by_owner(owned: Iterable[tuple[Any, HsdsObject]]) -> dict[str | int, list[HsdsObject]]:
    by: dict[str | int, list[HsdsObject]] = {}
    for owner, each in owned:
        if isinstance(owner, dict):
            by.setdefault(key_of(owner.get("id")) or id(owner), []).append(each)
    return by


def _places_alone(tables: Tables, used: set[str | int], report: ImportReport) -> Iterator[HsdsObject]:
    """Places that no service names: what an organisation runs there is a service by the organisation's name."""
    services: dict[str | int, HsdsObject] = {}
    for location in tables["location"]:
        if _is_used("location", location, used):
            continue
        runs = location.pop(RUNS, None)
        runs = runs if isinstance(runs, dict) else {}
        name = runs.get("name") or location.get("name")
        report.kept(str(location[ROW]), "location", str(name or ""), "place_without_service")
        key = key_of(runs.get("id")) or id(runs or location)
        if key not in services:
            # What is said of the place stands with the place.
            services[key] = {"name": name, "description": runs.get("description"), ROW: location[ROW]}
            services[key] |= {"organization": runs} if runs else {}
        append(services[key], "service_at_locations", {"location": location, ROW: location[ROW]})
    for service in services.values():
        _note_used(service, used)
        yield service


def _organizations_alone(tables: Tables, used: set[str | int], report: ImportReport) -> Iterator[HsdsObject]:
    for row in tables["organization"]:
        if not _is_used("organization", row, used):
            report.kept(str(row[ROW]), "organization", str(row.get("name") or ""), "organisation_without_service")
            service = {part: row[part] for part in ("name", "alternate_name", "description") if row.get(part)}
            yield {**service, "organization": row, ROW: row[ROW]}
