"""Objects of HSDS in the shape that HSDS 3 has, so that nothing after it has to look twice.

Everything in a package becomes rows of tables with today's names, whatever was nested in what, so that one way joins
them all (table_joins.py). Of a nested service then, each part is a text without white space around it, or an object, or
a list of objects; what says nothing is not there. A text where an object should be is what that object mainly says.
"""

from collections.abc import Mapping
from typing import Any

from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.csv_reader import NOTHING
from vinestreet.exchange.importing.field_coverage import MAIN, PARTS
from vinestreet.exchange.importing.import_report import ROW, ImportReport
from vinestreet.exchange.importing.legacy_versions import current_names, kind_of_table
from vinestreet.exchange.importing.packages import Package

# By the kind of their rows; a row may hold other objects, as HSDS 3 nests them.
Tables = dict[str, list[HsdsObject]]

# Who runs a place; HSDS has no part for it, so that it is for joining alone.
RUNS = "@organization"

# Tables that say nothing about places.
_NOT_READ = frozenset({"metadata", "meta_table_description"})
# What only objects of this kind have.
_OF_ORGANIZATION = frozenset(
    "website tax_status tax_id legal_status year_incorporated organization_identifiers locations locs services "
    "programs parent_organization_id additional_websites logo".split()
)
_OF_LOCATION = frozenset("location_type latitude longitude addresses physical_addresses transportation address".split())
_OF_SERVICE = frozenset(
    "service_at_locations organization organization_id fees fees_description application_process eligibility "
    "eligibility_description interpretation_services status schedules additional_urls cost_options "
    "service_areas".split()
)
_OF_TERM = frozenset("term_uri taxonomy_detail parent_id taxonomy version taxonomy_id vocabulary".split())


def gather_tables(package: Package, report: ImportReport) -> Tables:
    """Give all rows of `package`. What was nested in something knows it: a service its organisation, and so on."""
    tables: Tables = {}
    for name, rows in package.tables.items():
        kind, told = kind_of_table(name)
        if not kind or kind in _NOT_READ:
            report.left_out(str(rows[0][ROW]), name, f"{len(rows)}", "table_not_read")
            continue
        for row in rows:
            _add(kind, {**told, **row}, tables, report)
    for found in package.objects:
        if kind := _kind_of(found):
            _add(kind, found, tables, report)
        else:
            names = " ".join(str(name) for name in found if name != ROW)
            report.left_out(str(found[ROW]), "row", names[:200], "object_unknown")
    return tables


def _kind_of(found: HsdsObject) -> str:
    """The kind of an object that does not say what it is; a name alone makes a service, and less than that nothing."""
    if isinstance(found.get("service"), dict):
        return "service_at_location"
    if isinstance(found.get("services"), list) and "locations" not in found and "organization" in found:
        return "location"  # as Ohana lists them: whoever runs it above, what is done there below
    scores = {
        "service": len(found.keys() & _OF_SERVICE),
        "organization": len(found.keys() & _OF_ORGANIZATION),
        "location": len(found.keys() & _OF_LOCATION),
    }
    if isinstance(found.get("location"), dict) and not scores["service"] and "name" not in found:
        return "service_at_location"
    is_term = found.keys() & _OF_TERM and not isinstance(found.get("taxonomy"), list)  # those of a service are many
    if not any(scores.values()) and (is_term or not found.keys() & {"name", "description"}):
        return ""
    return max(scores, key=lambda kind: scores[kind])


def _add(kind: str, found: HsdsObject, tables: Tables, report: ImportReport) -> None:
    row = current_names(kind, found)
    tables.setdefault(kind, []).append(row)
    if kind == "service_at_location" and isinstance(row.get("service"), dict):
        # The service holds the link, as in every other shape.
        tables[kind].pop()
        service = row.pop("service")
        _add("service", {ROW: f"{row[ROW]}.service", **service, "service_at_locations": [row]}, tables, report)
    elif kind == "organization":
        for location in _objects(row, "locations", report):
            _add("location", {**location, RUNS: row}, tables, report)
        for service in _objects(row, "services", report):
            _add("service", {"organization": row, **service}, tables, report)
    elif kind == "location":
        if isinstance(row.get("organization"), dict):
            row[RUNS] = row.pop("organization")
        for service in _objects(row, "services", report):
            _add("service", {"service_at_locations": [{"location": row}], **service}, tables, report)
    elif kind == "service" and "locations" in row:
        links = [{"location": location} for location in _objects(row, "locations", report)]
        row["service_at_locations"] = [*(row.get("service_at_locations") or []), *links]


def _objects(row: HsdsObject, part: str, report: ImportReport) -> list[HsdsObject]:
    """The objects in a list inside `row`, which loses it; each knows where it stands."""
    items = row.pop(part, None)
    objects = []
    for number, item in enumerate(items if isinstance(items, list) else [items] if items else []):
        if isinstance(item, dict):
            objects.append({**item, ROW: f"{row[ROW]}.{part}[{number}]"})
        else:
            report.left_out(str(row[ROW]), part, str(item)[:200], "wrong_shape")
    return objects


_DEPTH = 8  # of objects in objects; HSDS has five


def normalize(kind: str, value: Any, report: ImportReport, row: str = "", depth: int = 0) -> HsdsObject | None:
    """Give `value` as an object of this `kind`, or None when it says nothing.

    Parts of a shape that nobody expected are told to `report` with the `row`, as far as they say anything.
    """
    if depth > _DEPTH:
        report.left_out(row, kind, str(value)[:200], "too_deep")
        return None
    if not isinstance(value, Mapping):
        text = text_in(value)
        if text and kind not in MAIN:
            report.left_out(row, kind, text, "wrong_shape")
        return {MAIN[kind]: text, ROW: row} if text and kind in MAIN else None
    row = str(value.get(ROW) or row)
    parts = PARTS.get(kind, {})
    result: HsdsObject = {}
    for name, found in current_names(kind, {str(key): each for key, each in value.items()}).items():
        if found is None or name.startswith("@"):
            continue
        part = parts.get(name)
        if part is None:
            if text := _text(found, f"{kind}.{name}", row, report):
                result[name] = text
        elif part.endswith("[]"):
            if items := _items(part[:-2], found, report, row, depth + 1):
                result[name] = items
        elif inside := _one(part, found, report, row, depth + 1):
            result[name] = inside
    if not result:
        return None
    result[ROW] = row
    return result


def text_in(value: Any) -> str:
    """Give a single value as text: whole numbers without `.0`, yes and no as JSON spells them, nothing for nothing."""
    if isinstance(value, str):
        text = value.strip()
        return "" if text in NOTHING else text
    if value is None or isinstance(value, Mapping | list):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return "" if text in NOTHING else text  # nan


def _text(value: Any, name: str, row: str, report: ImportReport) -> str:
    """A text, or a list of texts one after the other; an object here is of no known kind."""
    if isinstance(value, list) and not any(isinstance(item, list | Mapping) for item in value):
        return "\n".join(filter(None, map(text_in, value)))
    if isinstance(value, Mapping | list):
        if value and not name.endswith(".metadata"):
            report.left_out(row, name, str(value)[:400], "wrong_shape")
        return ""
    return text_in(value)


def _items(kind: str, value: Any, report: ImportReport, row: str, depth: int) -> list[HsdsObject]:
    items = value if isinstance(value, list) else [value]
    found = [normalize(kind, item, report, row, depth) for item in items]
    return [item for item in found if item]


def _one(kind: str, value: Any, report: ImportReport, row: str, depth: int) -> HsdsObject | None:
    found = _items(kind, value, report, row, depth)
    for other in found[1:]:
        report.left_out(row, kind, str(other.get(MAIN.get(kind, "id"), ""))[:200], "one_expected")
    return found[0] if found else None
