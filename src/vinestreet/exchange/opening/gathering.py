"""Everything in a package as rows of tables with today's names, whatever was nested in what: one way joins them all."""

from typing import Any

from vinestreet.exchange.opening.older import kind_of_table, newer
from vinestreet.exchange.opening.packages import Package
from vinestreet.exchange.opening.tables import ROW
from vinestreet.exchange.understood import Understood

# By the kind of their rows; a row may hold other objects, as HSDS 3 nests them.
Row = dict[str, Any]
Tables = dict[str, list[Row]]

# Who runs a place; HSDS has no part for it, so that it is for joining alone.
RUNS = "@organization"

# Tables that say nothing about places.
_NOT_READ = frozenset({"metadata", "meta_table_description"})
# What only objects of this kind have.
_OF_ORGANIZATION = frozenset(
    "website tax_status tax_id legal_status year_incorporated organization_identifiers locations services programs "
    "parent_organization_id additional_websites logo".split()
)
_OF_LOCATION = frozenset("location_type latitude longitude addresses physical_addresses transportation address".split())
_OF_SERVICE = frozenset(
    "service_at_locations organization organization_id fees fees_description application_process eligibility "
    "eligibility_description interpretation_services status schedules additional_urls cost_options "
    "service_areas".split()
)
_OF_TERM = frozenset("term_uri taxonomy_detail parent_id taxonomy version taxonomy_id vocabulary".split())


def gather(package: Package, understood: Understood) -> Tables:
    """Give all rows of `package`. What was nested in something knows it: a service its organisation, and so on."""
    tables: Tables = {}
    for name, rows in package.tables.items():
        kind, told = kind_of_table(name)
        if not kind or kind in _NOT_READ:
            understood.left_out(str(rows[0][ROW]), name, f"{len(rows)}", "table_not_read")
            continue
        for row in rows:
            _add(kind, {**told, **row}, tables, understood)
    for found in package.objects:
        if kind := _kind_of(found):
            _add(kind, found, tables, understood)
        else:
            understood.left_out(str(found[ROW]), "row", " ".join(map(str, found))[:200], "object_unknown")
    return tables


def _kind_of(found: Row) -> str:
    """The kind of an object that does not say what it is; a name alone makes a service, and less than that nothing."""
    if isinstance(found.get("service"), dict):
        return "service_at_location"
    scores = {
        "service": len(found.keys() & _OF_SERVICE),
        "organization": len(found.keys() & _OF_ORGANIZATION),
        "location": len(found.keys() & _OF_LOCATION),
    }
    if isinstance(found.get("location"), dict) and not scores["service"] and "name" not in found:
        return "service_at_location"
    if not any(scores.values()) and (found.keys() & _OF_TERM or not found.keys() & {"name", "description"}):
        return ""
    return max(scores, key=lambda kind: scores[kind])


def _add(kind: str, found: Row, tables: Tables, understood: Understood) -> None:
    row = newer(kind, found)
    tables.setdefault(kind, []).append(row)
    if kind == "service_at_location" and isinstance(row.get("service"), dict):
        # The service holds the link, as in every other shape.
        tables[kind].pop()
        service = row.pop("service")
        _add("service", {ROW: f"{row[ROW]}.service", **service, "service_at_locations": [row]}, tables, understood)
    elif kind == "organization":
        for location in _objects(row, "locations", understood):
            _add("location", {**location, RUNS: row}, tables, understood)
        for service in _objects(row, "services", understood):
            _add("service", {"organization": row, **service}, tables, understood)
    elif kind == "location":
        if isinstance(row.get("organization"), dict):
            row[RUNS] = row.pop("organization")
        for service in _objects(row, "services", understood):
            _add("service", {"service_at_locations": [{"location": row}], **service}, tables, understood)
    elif kind == "service" and "locations" in row:
        links = [{"location": location} for location in _objects(row, "locations", understood)]
        row["service_at_locations"] = [*(row.get("service_at_locations") or []), *links]


def _objects(row: Row, part: str, understood: Understood) -> list[Row]:
    """The objects in a list inside `row`, which loses it; each knows where it stands."""
    items = row.pop(part, None)
    objects = []
    for number, item in enumerate(items if isinstance(items, list) else [items] if items else []):
        if isinstance(item, dict):
            objects.append({**item, ROW: f"{row[ROW]}.{part}[{number}]"})
        else:
            understood.left_out(str(row[ROW]), part, str(item)[:200], "wrong_shape")
    return objects
