"""Tables become nested services: ids in any spelling, links that lead nowhere, and what older versions called things."""

import json

import pytest

from tests.exchange.reading_in import listings, tables, whys
from vinestreet.exchange.hsds.schedules_to_hours import hours_from
from vinestreet.exchange.importing.csv_reader import CannotOpenError
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.exchange.importing.legacy_versions import current_names, kind_of_table, name_weekdays

ORGANIZATIONS = "id,name\n7,Pots Inc.\n"
LOCATIONS = "id,name,organization_id\n3,Hall,7\n"
ADDRESSES = "id,location_id,address_1,city\n1,3,12 Main St,Springfield\n"
SERVICES = "id,organization_id,name,description\n1,7,Soup,Soup at noon\n"
LINKS = "id,service_id,location_id\n1,1,3\n"
WHOLE = {
    "organizations": ORGANIZATIONS,
    "services": SERVICES,
    "locations": LOCATIONS,
    "physical_addresses": ADDRESSES,
    "services_at_location": LINKS,
}


def test_all_tables_together_are_one_listing(tmp_path):
    (found,) = listings(tables(tmp_path, **WHOLE))
    assert found.entry == {
        "name": "Soup",
        "what": "Soup at noon",
        "organisation": "Pots Inc.",
        "address": "Hall, 12 Main St, Springfield",
    }
    assert found.row == "services.csv:2"


IDS = ["7.0", " 7 ", "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", "{D9D5E0F5D3CE4F739A2F4DD0ECC6C610}", "a94a8fe5ccb19ba6"]


@pytest.mark.parametrize("spelt", IDS)
def test_ids_are_the_same_in_any_spelling(spelt, tmp_path):
    plain = "7" if "7" in spelt[:2] else spelt.strip("{}").lower()
    organizations = ORGANIZATIONS.replace("7,", f"{plain},")
    (found,) = listings(tables(tmp_path, organizations=organizations, services=SERVICES.replace("1,7", f"1,{spelt}")))
    assert found.entry["organisation"] == "Pots Inc."


LOST = {
    "no organisation": ({"organizations": "id,name\n8,Others\n"}, ["Soup", "Others"], ("services.csv:2", "service.organization_id", "no_such_link")),
    "no table of organisations": ({"organizations": ""}, ["Soup"], ("services.csv:2", "service.organization_id", "no_such_link")),
    "no such place": ({"services_at_location": LINKS.replace(",3", ",4")}, ["Soup", "Pots Inc."], ("services_at_location.csv:2", "service_at_location.location_id", "no_such_link")),
    "no such service": ({"services_at_location": LINKS.replace(",1,", ",5,")}, ["Soup"], ("services_at_location.csv:2", "service_at_location", "belongs_nowhere")),
    "no services": ({"services": "", "services_at_location": ""}, ["Pots Inc."], ("locations.csv:2", "location", "place_without_service")),
    "nothing but organisations": ({"services": "", "services_at_location": "", "locations": ""}, ["Pots Inc."], ("organizations.csv:2", "organization", "organisation_without_service")),
    "nothing but places": ({"services": "", "organizations": "", "services_at_location": ""}, ["Hall"], ("locations.csv:2", "location.organization_id", "no_such_link")),
    "the same row twice": ({"services": SERVICES + "1,7,Soup,Soup at noon\n"}, ["Soup"], ("services.csv:3", "service.id", "row_twice")),
    "an id twice": ({"services": SERVICES + "1,7,Tea,Tea at four\n"}, ["Soup", "Tea"], ("services.csv:3", "service.id", "id_twice")),
    "an address of nothing": ({"physical_addresses": ADDRESSES.replace(",3,", ",9,")}, ["Soup"], ("physical_addresses.csv:2", "address", "belongs_nowhere")),
    "a table nobody knows": ({"details": "id,value\n1,x\n"}, ["Soup"], ("details.csv:2", "details", "table_not_read")),
}  # fmt: skip


@pytest.mark.parametrize(("changed", "names", "told"), LOST.values(), ids=LOST)
def test_a_link_that_leads_nowhere_is_told_and_loses_no_row(changed, names, told, tmp_path):
    understood = ImportReport()
    found = listings(tables(tmp_path, **WHOLE | changed), understood)
    assert [each.entry["name"] for each in found] == names
    assert told in whys(understood)


OLDER = [
    ("service", {"service_id": "1", "Service_Name": "x"}, {"id": "1"}),
    ("service", {"how_to_apply": "Call", "accrediations": "x"}, {"application_process": "Call", "accreditations": "x"}),
    ("organization", {"url": "x.example"}, {"website": "x.example"}),
    ("phone", {"department": "Intake", "number_type": "tty"}, {"description": "Intake", "type": "tty"}),
    ("taxonomy_term", {"term": "Food", "vocabulary": "AIRS"}, {"name": "Food", "taxonomy": "AIRS"}),
    ("address", {"zip": "01101", "state": "MA"}, {"postal_code": "01101", "state_province": "MA"}),
    ("schedule", {"opens_at": "2000-01-01 09:00:00"}, {"opens_at": "09:00"}),
    ("schedule", {"opens_at": "1899-12-30T09:00:00.000Z"}, {"opens_at": "09:00"}),
    ("schedule", {"opens_at": "0.375", "closes_at": "9.30"}, {"opens_at": "09:00", "closes_at": "9.30"}),
    ("schedule", {"opens_at": "2026-03-01 09:00:00"}, {"opens_at": "2026-03-01 09:00:00"}),
    ("location", {"lat": "1", "address_1": "12 Main St", "city": "X"}, {"latitude": "1", "addresses": [{"address_1": "12 Main St", "city": "X"}]}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "found", "expected"), OLDER, ids=str)
def test_older_columns_have_todays_names(kind, found, expected):
    parts = current_names(kind, found)
    assert {name: parts.get(name) for name in expected} == expected


NAMES = {
    "organizations": "organization", "Services": "service", "hsds_locations": "location", "physical_addresses": "address",
    "mail_addresses": "address", "regular_schedules": "schedule", "holiday_schedules": "holiday", "accessibility": "accessibility",
    "accessibility_for_disabilities": "accessibility", "services_at_location": "service_at_location", "url": "url",
    "service_taxonomy": "attribute", "taxonomy": "taxonomy_term", "taxonomies": "taxonomy", "eligibility": "eligibility",
    "payments_accepted": "payment", "service_capacity": "service_capacity", "languages": "language", "fees": "fee", "pets": "",
}  # fmt: skip


@pytest.mark.parametrize(("name", "kind"), NAMES.items())
def test_tables_are_known_by_all_their_names(name, kind):
    assert kind_of_table(name)[0] == kind


def numbered(counts):
    return [{"weekday": str(day), "@row": "x"} for day, count in counts.items() for _ in range(count)]


WEEKS = {
    "few rows count from Monday": ({1: 1, 2: 1, 5: 1}, {"1": "MO", "2": "TU", "5": "FR"}),
    "few rows with a 0 say nothing": ({0: 1, 1: 1}, {"0": None, "1": None}),
    "the weekend is last": ({1: 12, 2: 12, 3: 12, 4: 12, 5: 12, 6: 2, 7: 1}, {"1": "MO", "7": "SU"}),
    "the weekend is first and last": ({1: 1, 2: 12, 3: 12, 4: 12, 5: 12, 6: 12, 7: 2}, {"1": "SU", "7": "SA"}),
    "Sunday is 0": ({0: 1, 1: 12, 2: 12, 3: 12, 4: 12, 5: 12, 6: 2}, {"0": "SU", "6": "SA"}),
    "Monday is 0": ({0: 12, 1: 12, 2: 12, 3: 12, 4: 12, 5: 2, 6: 1}, {"0": "MO", "6": "SU"}),
}


@pytest.mark.parametrize(("counts", "expected"), WEEKS.values(), ids=WEEKS)
def test_the_weekend_tells_which_weekday_is_meant_by_a_number(counts, expected):
    rows = numbered(counts)
    before = [row["weekday"] for row in rows]
    name_weekdays(rows, ImportReport())
    found = {number: row.get("byday") for number, row in zip(before, rows, strict=True)}
    assert all("byday" in row or hours_from([row]).expression == "" for row in rows)
    assert {number: found[number] for number in expected} == expected


def test_two_links_to_one_place_are_one_listing(tmp_path):
    found = listings(tables(tmp_path, **WHOLE | {"services_at_location": LINKS + "2,1,3\n3,1,3.0\n"}))
    assert len(found) == 1


JSON = {
    "the interface of Ohana": {
        "id": 3, "name": "Oaks", "organization": {"id": 7, "name": "Peninsula"}, "latitude": 37.5, "longitude": -122.3,
        "coordinates": [-122.3, 37.5], "accessibility": ["Hearing loop"], "languages": ["Spanish"],
        "address": {"address_1": "12 Main St", "city": "Redwood City"}, "phones": [{"number": "650 780-7525", "number_type": "voice"}],
        "regular_schedules": [{"weekday": 1, "opens_at": "2000-01-01T08:00:00.000Z", "closes_at": "2000-01-01T17:00:00.000Z"}],
        "services": [{"id": 1, "name": "Lunch", "description": "Lunch at noon", "categories": [{"id": 5, "name": "Food"}]}],
    },
    "Open Referral UK 1": {
        "id": "s", "name": "Lunch", "description": "Lunch at noon", "organization": {"id": "o", "name": "Peninsula"},
        "service_taxonomys": [{"id": "t", "taxonomy": {"id": "x", "name": "Food", "vocabulary": "ours"}}],
        "languages": [{"language": "Spanish"}], "eligibilitys": [{"eligibility": "", "minimum_age": None}],
        "contacts": [{"name": "Peninsula", "phones": [{"number": "650 780-7525"}]}],
        "service_at_locations": [{
            "id": "l", "regular_schedule": [{"weekday": "MO", "byday": "MO", "opens_at": "08:00:00", "closes_at": "17:00:00"}],
            "location": {"name": "Oaks", "latitude": 37.5, "longitude": -122.3, "accessibility_for_disabilities": [{"accessibility": "Hearing loop"}],
                         "physical_addresses": [{"address_1": "12 Main St", "city": "Redwood City"}]},
        }],
    },
}  # fmt: skip


@pytest.mark.parametrize("document", JSON.values(), ids=JSON)
def test_older_interfaces_are_understood(document, tmp_path):
    path = tmp_path / "services.json"
    path.write_text(json.dumps([document]), encoding="utf-8")
    (found,) = listings(path)
    assert found.entry == {
        "name": "Lunch",
        "what": "Lunch at noon",
        "needs": ["food"],
        "organisation": "Peninsula",
        "phone": "+1 650-780-7525",
        "address": "Oaks, 12 Main St, Redwood City",
        "at": [37.5, -122.3],
        "hours": "Mo 08:00-17:00",
        "languages": ["es"],
        "access": ["hearing-loop"],
    }


def test_the_tables_of_ohana_are_understood(tmp_path):
    (found,) = listings(
        tables(
            tmp_path,
            organizations="id,name\n1,Peninsula\n",
            locations='id,organization_id,accessibility,languages,latitude,longitude,name\n1,1,"restroom, hearing loop","Spanish, Tagalog",37.5,-122.3,Oaks\n',
            services="id,location_id,name,description,eligibility,fees,required_documents,taxonomy_ids\n1,1,Lunch,Lunch at noon,Age 60 or over,None,,101\n",
            addresses="id,location_id,address_1,city\n1,1,2600 Middlefield Road,Redwood City\n",
            mail_addresses="id,location_id,address_1,city\n1,1,P.O. Box 1,Redwood City\n",
            phones="id,location_id,department,number,number_type,vanity_number\n1,1,Intake,650 780-7525,voice,\n",
            regular_schedules="id,location_id,weekday,opens_at,closes_at\n1,1,Monday,08:00,17:00\n2,1,Tuesday,08:00,17:00\n",
            taxonomy="taxonomy_id,name\n101,Food\n",
        )
    )
    assert found.entry == {
        "name": "Lunch",
        "what": "Lunch at noon",
        "more": "Mailing address: P.O. Box 1, Redwood City",
        "needs": ["food"],
        "organisation": "Peninsula",
        "phone": {"number": "+1 650-780-7525", "label": "Intake"},
        "address": "Oaks, 2600 Middlefield Road, Redwood City",
        "at": [37.5, -122.3],
        "hours": "Mo,Tu 08:00-17:00",
        "cost": "free",
        "for": "Age 60 or over",
        "languages": ["es", "tl"],
        "access": ["hearing-loop"],
        "access_note": "restroom",
    }


def test_a_row_of_a_service_is_not_that_of_its_siblings(tmp_path):
    """A number, hours and languages of one service stand beside its organisation's or its place's id."""
    two = "id,organization_id,name,description\n1,10,Youth Drop-in,Come in\n2,10,Maternal Health,Doctor\n"
    found = listings(
        tables(
            tmp_path,
            organizations="id,name\n10,River Org\n",
            services=two,
            locations="id,name\n5,River House\n",
            services_at_location="id,service_id,location_id\n1,1,5\n2,2,5\n",
            phones="id,service_id,organization_id,location_id,number\n1,2,10,,413-555-0181\n2,2,,5,413-555-0182\n",
            regular_schedules="id,service_id,location_id,weekday,opens_at,closes_at\n1,2,5,Monday,09:00,12:00\n",
            languages="id,service_id,location_id,language\n1,2,5,Spanish\n",
        )
    )
    youth, mothers = (each.entry for each in found)
    assert not {"phone", "hours", "languages"} & youth.keys()
    assert mothers["phone"] == ["+1 413-555-0182", "+1 413-555-0181"]
    assert (mothers["hours"], mothers["languages"]) == ("Mo 09:00-12:00", ["es"])


def test_what_a_row_says_of_a_service_at_one_place_is_not_of_its_others(tmp_path):
    found = listings(
        tables(
            tmp_path,
            services="id,name,description\n1,Soup,Soup at noon\n",
            locations="id,name\n5,River House\n6,Hill House\n",
            services_at_location="id,service_id,location_id\n1,1,5\n2,1,6\n",
            phones="id,service_id,location_id,number\n1,1,6,413-555-0182\n",
        )
    )
    assert [each.entry.get("phone") for each in found] == [None, "+1 413-555-0182"]


def test_an_attribute_says_of_which_table_its_link_is(tmp_path):
    whole = WHOLE | {
        "services": SERVICES.replace("1,7", "7,7"),
        "services_at_location": LINKS.replace("1,1,3", "1,7,3"),
        "taxonomy_terms": "id,code,name\n4,x,Something to eat\n",
        "attributes": "id,link_id,link_entity,taxonomy_term_id\n1,7,service,4\n",
    }
    (found,) = listings(tables(tmp_path, **whole))
    assert found.entry["needs"] == ["food"]


def test_two_packages_in_one_folder_are_refused(tmp_path):
    tables(tmp_path, services="id,name\n1,Alpha Pantry\n", phones="id,service_id,number\n1,1,413-555-0181\n")
    tables(tmp_path / "old", services="id,name\n1,Beta Clinic\n", phones="id,service_id,number\n1,1,413-555-0182\n")
    with pytest.raises(CannotOpenError, match="two_packages"):
        listings(tmp_path)


def test_columns_may_begin_with_the_name_of_their_table(tmp_path):
    (found,) = listings(
        tables(
            tmp_path,
            organizations="organization_uuid,organization_name\n7,Pots Inc.\n",
            services="service_uuid,organization_uuid,service_name,service_description,service_min_age\n1,7,Soup,At noon,18\n",
            locations="location_uuid,organization_uuid,location_name,location_address\n3,7,Hall,12 Main St\n",
            services_at_location="id,service_uuid,location_uuid\n1,1,3\n",
        )
    )
    assert found.entry == {
        "name": "Soup",
        "what": "At noon",
        "organisation": "Pots Inc.",
        "address": "Hall, 12 Main St",
        "ages": "18+",
    }


def test_the_only_place_of_an_organisation_is_that_of_its_only_service(tmp_path):
    (found,) = listings(tables(tmp_path, **WHOLE | {"services_at_location": ""}))
    assert found.entry["address"] == "Hall, 12 Main St, Springfield"


def test_a_link_that_comes_before_the_row_does_not_hide_it(tmp_path):
    place = {
        "id": "3",
        "name": "Hall",
        "addresses": [{"address_1": "12 Main St"}],
        "latitude": 42.1,
        "longitude": -72.6,
    }
    service = {"id": "1", "name": "Soup", "description": "Soup at noon", "locations": [{"id": "3"}]}
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"id": "7", "name": "Pots", "services": [service], "locations": [place]}]), "utf-8")
    (found,) = listings(path)
    assert (found.entry["address"], found.entry["at"]) == ("Hall, 12 Main St", [42.1, -72.6])


def test_places_of_ohana_s_own_loader_come_in(tmp_path):
    address = {"street": "12 Main St", "city": "Springfield", "state": "MA", "zip": "01101"}
    loc = {
        "name": "Hall",
        "description": "Soup at noon",
        "address": address,
        "servs": [{"name": "Soup", "fees": "Free"}],
    }
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"name": "Pots", "locs": [loc]}), "utf-8")
    (found,) = listings(path)
    assert (found.entry["name"], found.entry["address"]) == ("Soup", "Hall, 12 Main St, Springfield, MA 01101")


def test_a_service_called_as_a_category_needs_no_term(tmp_path):
    (found,) = listings(tables(tmp_path, services="id,name,description\n1,Food Pantry,Groceries\n"))
    assert found.entry["needs"] == ["food"]


def test_a_number_of_several_services_is_theirs_and_of_no_others(tmp_path):
    found = listings(
        tables(
            tmp_path,
            organizations="id,name\n10,River Org\n",
            services="id,organization_id,name,description\n1,10,A,x\n2,10,B,x\n3,10,C,x\n",
            phones='id,service_id,organization_id,number\n1,"1,2",10,413-555-0181\n2,9,10,413-555-0182\n',
        )
    )
    assert [each.entry.get("phone") for each in found] == ["+1 413-555-0181", "+1 413-555-0181", None]


def test_times_in_columns_for_days_are_hours(tmp_path):
    schedules = "id,service_id,weekday,dtstart,until\n1,1,Monday-Friday,9:00AM,1:00PM\n"
    (found,) = listings(tables(tmp_path, services="id,name,description\n1,Soup,x\n", schedules=schedules))
    assert (found.entry["hours"], found.entry.get("hours_note")) == ("Mo-Fr 09:00-13:00", None)


def test_a_form_that_nobody_filled_in_says_no_days(tmp_path):
    schedules = "id,service_id,byday\n1,1,MO\n2,1,TU\n3,1,\n"
    (found,) = listings(tables(tmp_path, services="id,name,description\n1,Soup,x\n", schedules=schedules))
    assert not {"hours", "hours_note"} & found.entry.keys()
