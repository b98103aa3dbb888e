"""What people have besides HSDS and plain CSV, each in a small invented file: what becomes of it, and what is refused."""

import json
import tracemalloc
import zipfile

import pytest

from tests.directory.reading import TODAY, WORDS
from tests.exchange.reading_in import here, whys
from tests.exchange.test_sheet_files import book
from tests.exchange.test_table_rows import DIRECTORY, HERE, PHRASES
from tests.maintenance.project import site_of
from vinestreet.cli import main
from vinestreet.exchange.exporting.geojson import geojson_text
from vinestreet.exchange.facts.categories import CategoryNames
from vinestreet.exchange.importing.column_guess import guess_columns, map_text
from vinestreet.exchange.importing.column_map import read_map
from vinestreet.exchange.importing.csv_reader import CannotOpenError, ColumnTable, column_name, map_beside
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.exchange.importing.open_source import open_source
from vinestreet.exchange.importing.packages import open_package
from vinestreet.exchange.importing.service_to_listings import listings_from_service
from vinestreet.exchange.importing.table_rows import listing_from_row


def saved(folder, name, content):
    """The file of this name, with text or JSON in it."""
    path = folder / name
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    return path


def by_map(path, understood=None):
    """The entries of a table with the map that is proposed for it."""
    understood = understood or ImportReport()
    table = open_source(path, understood, has_map=True)
    assert isinstance(table, ColumnTable)
    found = guess_columns(table.columns, table.rows, DIRECTORY, PHRASES, "US")
    map_beside(path).write_text(map_text(found, path.name, WORDS), encoding="utf-8")
    chosen = read_map(map_beside(path), table.columns, DIRECTORY, TODAY)
    return [without_needs(listing_from_row(row, chosen, understood, HERE).entry) for row in table.rows]


def of_services(path, understood=None):
    """The entries of a file of services."""
    understood = understood or ImportReport()
    services = open_source(path, understood)
    assert isinstance(services, list)
    return [each.entry for service in services for each in listings_from_service(service, understood, here())]


def without_needs(entry):
    return {field: value for field, value in entry.items() if field != "needs"}


CORNER = {"name": "Corner Pantry", "address": "1 Elm St", "phone": "+1 413-555-0181", "hours": "Mo-Fr 09:00-17:00"}
TITLE = "Riverton Resource List 2026,,,\n,,,\nName,Address,Phone,Hours\nCorner Pantry,1 Elm St,413-555-0181,Mon-Fri 9am-5pm\n"


# Tables


def test_a_title_above_the_heads_is_told_and_names_no_column(tmp_path):
    understood = ImportReport()
    assert by_map(saved(tmp_path, "title.csv", TITLE), understood) == [CORNER]
    assert [(told.row, told.words, told.why) for told in understood.all()] == [
        ("title.csv:1", "Riverton Resource List 2026", "above_heads")
    ]


HEADS = {
    "a title of one cell": "List 2026\n\nName,Phone,Hours\nA,413-555-0101,x\n",
    "a title with a comma": "Riverton, list\n\nName,Phone,Address,Hours\nA,413-555-0101,x,y\n",
    "no title": "Name,Phone,Hours\nA,413-555-0101,x\n",
    "a comma behind each row": "Name,Phone\nA,413-555-0101,\nB,413-555-0102,\n",
    "commas without quotes": "Name,Phone\nA,413-555-0101, or call, or come\nB,413-555-0102, or ask, or wait\n",
    "one column more than is named": "\nName,Phone\n\nA,413-555-0101,x\n",
    "semicolons": "List 2026\nName;Phone\nA;413-555-0101\n",
}


@pytest.mark.parametrize("table", HEADS.values(), ids=HEADS)
def test_the_row_of_heads_is_found(table, tmp_path):
    read = open_source(saved(tmp_path, "list.csv", table), ImportReport(), has_map=True)
    assert read.columns[0] == "Name"
    assert (read.rows[0]["Name"], read.rows[0]["Phone"]) == ("A", "413-555-0101")


def test_a_table_of_one_column_has_its_first_row_as_head(tmp_path):
    read = open_source(saved(tmp_path, "list.csv", "Name\nA\nB\n"), ImportReport(), has_map=True)
    assert [row["Name"] for row in read.rows] == ["A", "B"]


def test_a_space_before_a_quote_shifts_no_columns(tmp_path):
    table = (
        'Name,"Address", "Phone", "Hours"\n'
        'Corner Pantry, "1 Elm St, Riverton", "413-555-0181", "Mon-Fri 9am-5pm"\n'
        'Other Place, "2 Elm St, Apt 3, Riverton", "413-555-0182", "Sat 9am-1pm"\n'
    )
    corner, other = by_map(saved(tmp_path, "list.csv", table))
    assert corner == CORNER | {"address": "1 Elm St, Riverton"}
    assert (other["address"], other["phone"], other["hours"]) == (
        "2 Elm St, Apt 3, Riverton",
        "+1 413-555-0182",
        "Sa 09:00-13:00",
    )


def test_a_quoted_word_behind_a_space_stays_a_word_in_other_files(tmp_path):
    read = open_source(saved(tmp_path, "list.csv", 'Name,Notes\nA, "Soup" at noon\n'), ImportReport(), has_map=True)
    assert read.rows[0]["Notes"] == '"Soup" at noon'


def test_opening_and_closing_in_columns_of_their_own(tmp_path):
    table = (
        "Name,Open Monday,Close Monday,Open Tuesday,Close Tuesday\nCorner Pantry,9:00:00 AM,5:00:00 PM,CLOSED,CLOSED\n"
    )
    assert by_map(saved(tmp_path, "list.csv", table)) == [{"name": "Corner Pantry", "hours": "Mo 09:00-17:00"}]


def test_days_as_columns(tmp_path):
    table = "Name,Mon,Tue,Wed,Thu,Fri,Sat,Sun\nCorner Pantry,9am-5pm,9am-5pm,closed,9am-5pm,9am-1pm,,\n"
    hours = "Mo,Tu,Th 09:00-17:00; Fr 09:00-13:00"
    assert by_map(saved(tmp_path, "list.csv", table)) == [{"name": "Corner Pantry", "hours": hours}]


SPELT = {
    "PhysicalAddress1": "physical_address_1",
    "MainContactName": "main_contact_name",
    "ZipCode": "zip_code",
    "HoursOfOperation": "hours_of_operation",
    "TTYNumber": "tty_number",
    "Phone1Number": "phone_1_number",
    "organizationId": "organization_id",
    "IDs": "ids",
    "URLs": "urls",
    "address_1": "address_1",
}


@pytest.mark.parametrize("head", SPELT)
def test_words_that_stand_together_are_parted(head):
    assert column_name(head) == SPELT[head]


# Spreadsheets


def test_a_spreadsheet_of_somebody_else_is_a_table(tmp_path):
    path = tmp_path / "list.xlsx"
    rows = [["Our list"], [], ["Name", "Phone", "Phone"], ["Corner Pantry", "413-555-0181", "413-555-0182"]]
    book(path, rows)
    understood = ImportReport()
    (entry,) = by_map(path, understood)
    assert entry == {"name": "Corner Pantry", "phone": ["+1 413-555-0181", "+1 413-555-0182"]}
    assert ("list.xlsx:1", "row", "above_heads") in whys(understood)
    assert ("list.xlsx:3", "Phone", "column_twice") in whys(understood)


OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def ods(path, *sheets):
    """An .ods file with these sheets, as rows of texts."""
    tables = "".join(
        "<t:table>"
        + "".join(
            "<t:table-row>"
            + "".join(f'<t:table-cell o:value-type="string"><x:p>{cell}</x:p></t:table-cell>' for cell in row)
            + "</t:table-row>"
            for row in sheet
        )
        + "</t:table>"
        for sheet in sheets
    )
    names = f'xmlns:o="{OFFICE}:office:1.0" xmlns:t="{OFFICE}:table:1.0" xmlns:x="{OFFICE}:text:1.0"'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", f"<o:document-content {names}>{tables}</o:document-content>")
    return path


def test_the_first_sheet_that_says_anything_is_taken_and_others_are_told(tmp_path):
    sheets = ([["Read me"]], [["Name", "Phone"], ["Corner Pantry", "413-555-0181"]], [["Name", "Fax"], ["B", "1"]])
    understood = ImportReport()
    assert by_map(ods(tmp_path / "list.ods", *sheets), understood) == [
        {"name": "Corner Pantry", "phone": "+1 413-555-0181"}
    ]
    assert [(told.row, told.words, told.why) for told in understood.all()] == [
        ("list.ods 3", "Name | Fax", "other_sheet")
    ]


def test_other_sheets_are_told_before_anything_is_imported(folder, capsys):
    sheets = ([["Name", "Phone"], ["Corner Pantry", "413-555-0181"]], [["Name", "Fax"], ["B", "1"]])
    ods(folder / "list.ods", *sheets)
    assert main(["import", "list.ods"]) == 1
    assert "There's 1 more sheet in it, which isn't read" in capsys.readouterr().out


@pytest.mark.parametrize("sheets", [(), ([],), ([["Name", "Phone"]],)], ids=["no sheet", "no row", "heads alone"])
def test_an_empty_workbook_is_refused_in_words(sheets, tmp_path):
    with pytest.raises(CannotOpenError, match="sheet_empty"):
        open_source(ods(tmp_path / "list.ods", *sheets), ImportReport())


# GeoJSON

FEATURE = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [-72.6, 42.1]},
    "properties": {"name": "Corner Pantry", "address": "1 Elm St", "phone": "413-555-0181", "hours": "Mon-Fri 9am-5pm"},
}
LINE = FEATURE | {"geometry": {"type": "LineString", "coordinates": [[-72.6, 42.1], [-72.7, 42.2]]}}


@pytest.mark.parametrize("name", ["geo.geojson", "geo.json"])
def test_features_of_a_map_are_rows_with_their_point(name, tmp_path):
    path = saved(tmp_path, name, {"type": "FeatureCollection", "features": [FEATURE]})
    assert by_map(path) == [CORNER | {"at": [42.1, -72.6]}]


def test_a_line_makes_no_point_and_a_grid_is_passed_over(tmp_path):
    grid = FEATURE | {"properties": FEATURE["properties"] | {"X": 512345.1, "Y": 4123456.2}}
    understood = ImportReport()
    path = saved(tmp_path, "geo.json", {"type": "FeatureCollection", "features": [grid, LINE]})
    assert by_map(path, understood) == [CORNER | {"at": [42.1, -72.6]}, CORNER]
    assert {("geo.json[0]", "X", "nearer"), ("geo.json[1]", "at", "no_single_point")} <= whys(understood)


def test_our_own_map_says_nothing_new(folder, capsys):
    text = (folder / "resources.yml").read_text(encoding="utf-8")
    text = text.replace("    name: The line\n", "    name: The line\n    at: [42.1, -72.6]\n")
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    site = site_of(folder)
    mapped = geojson_text(site.directory.listings.values(), site)
    (folder / "map.geojson").write_text(mapped, encoding="utf-8")
    assert main(["import", "map.geojson"]) == 0
    assert "everything is already here" in capsys.readouterr().out
    (folder / "map.geojson").write_text(mapped.replace("The line", "Our line"), encoding="utf-8")
    assert main(["import", "map.geojson"]) == 1
    assert "map.geojson is our own map, and a place on it isn't here like that: line." in capsys.readouterr().out
    assert not (folder / "map.columns.yml").exists()
    (folder / "map.geojson").write_text(mapped.replace('"id": "line"', '"id": "a-line"'), encoding="utf-8")
    assert main(["import", "map.geojson"]) == 1
    assert (folder / "map.columns.yml").exists()


# Meeting Guide

MEETING = {
    "name": "Sunday Serenity",
    "slug": "sunday-serenity",
    "day": 0,
    "time": "18:00",
    "end_time": "19:30",
    "location": "Alano Club",
    "group": "The Serenity Group",
    "notes": "Ring buzzer.",
    "updated": "2024-05-31 14:32:23",
    "url": "https://example.org/meetings/sunday-serenity",
    "types": ["O", "T", "LGBTQ", "MY-OWN"],
    "formatted_address": "123 Main Street, Riverton, MA 01199, USA",
    "latitude": 42.1,
    "longitude": -72.6,
}
JOIN = {"conference_url": "https://zoom.us/j/123456789", "conference_phone": "+14135550190,,123#"}


def meetings(folder, *changes, understood=None):
    return of_services(saved(folder, "mg.json", [MEETING | each for each in changes]), understood)


def test_a_meeting_is_a_listing(tmp_path):
    assert meetings(tmp_path, {}) == [
        {
            "name": "Sunday Serenity",
            "what": "A 12-step meeting, open to people who aren't members, too. Ring buzzer.",
            "organisation": "The Serenity Group",
            "website": "https://example.org/meetings/sunday-serenity",
            "address": "Alano Club, 123 Main Street, Riverton, MA 01199",
            "at": [42.1, -72.6],
            "hours": "Su 18:00-19:30",
            "for": "Transgender people, LGBTQ people",
        }
    ]


def test_one_joins_a_meeting_online_or_by_phone(tmp_path):
    (entry,) = meetings(tmp_path, JOIN | {"conference_url_notes": "Password: tulip"})
    assert entry["website"] == "https://example.org/meetings/sunday-serenity"  # which leads there, too
    assert entry["more"] == (
        "To join online: https://zoom.us/j/123456789 – Password: tulip. To join by phone: +14135550190, 123#"
    )
    assert "phone" not in entry  # nobody can be called there
    assert entry["access"] == ["remote"]
    assert entry["address"]


def test_how_to_reach_a_group_of_meetings_and_what_its_kind_is(tmp_path):
    group = {"website": "https://group.example", "email": "info@group.example", "phone": "413-555-0191", "url": ""}
    (entry,) = meetings(tmp_path, group | {"contact_1_name": "Jane R."})
    assert (entry["website"], entry["email"], entry["phone"]) == (
        "https://group.example",
        "info@group.example",
        "+1 413-555-0191",
    )
    meaning = CategoryNames(here().site.directory.needs, {}).meaning("12-step meeting")
    assert set(meaning.needs) == {"groups", "substance-use"}


def test_the_same_meeting_on_other_days_is_one_listing(tmp_path):
    tuesday = {"slug": "x-2", "day": "2", "time": "12:00", "end_time": "13:00", "types": ["C", "T", "LGBTQ"]}
    (entry,) = meetings(tmp_path, {}, tuesday, {"slug": "x-3", "day": [3, 5]})
    assert entry["hours"] == "Tu 12:00-13:00; We,Fr,Su 18:00-19:30"
    assert entry["for"] == "Transgender people, LGBTQ people"
    assert "Tuesdays: closed, which means for members" in entry["hours_note"]
    assert len(meetings(tmp_path, {}, {"slug": "y", "location": "Town Hall"})) == 2


def test_without_an_end_nothing_says_how_long_it_is_open(tmp_path):
    (entry,) = meetings(tmp_path, {"end_time": ""})
    assert "hours" not in entry
    assert entry["hours_note"] == "Sundays at 18:00"
    (entry,) = meetings(tmp_path, {}, {"slug": "x-2", "day": 1, "end_time": None})
    assert entry["hours"] == "Mo unknown; Su 18:00-19:30"
    assert "Mondays at 18:00" in entry["hours_note"]


def test_a_place_that_is_closed_for_now_has_no_hours(tmp_path):
    (entry,) = meetings(tmp_path, {"types": ["O", "TC"]})
    assert entry["status"] == {"is": "paused", "words": "temporarily closed"} or entry["status"] == "paused"
    assert "hours" not in entry
    assert entry["hours_note"] == "Sundays 18:00–19:30"
    (entry,) = meetings(tmp_path, JOIN | {"types": ["O", "TC", "ONL"], "timezone": "America/Chicago"})
    assert not {"address", "at", "status"} & entry.keys()
    assert (entry["hours"], entry["access"]) == ("Su 18:00-19:30", ["remote"])
    assert entry["hours_note"] == "Times are those of America/Chicago"


def test_nobody_whom_to_call_about_a_meeting_is_taken_or_told(tmp_path):
    understood = ImportReport()
    contact = {"contact_1_name": "Jane R.", "contact_1_email": "jane@example.org", "contact_1_phone": "413-555-0199"}
    entries = meetings(tmp_path, contact, understood=understood)
    assert entries == meetings(tmp_path, {})
    assert ("mg.json[0]", "contact_1_name", "person") in whys(understood)
    assert "jane" not in str([told.words for told in understood.all()]).casefold()


def test_languages_and_ways_in_are_fields(tmp_path):
    (entry,) = meetings(tmp_path, {"types": ["S", "X", "XB", "ASL"]})
    assert entry["languages"] == ["es", "ase"]
    assert set(entry["access"]) == {"accessible-toilet", "sign-language"}
    assert entry["access_note"] == "wheelchair access"


# schema.org

PANTRY = {
    "@context": "https://schema.org",
    "@type": "LocalBusiness",
    "name": "Corner Pantry",
    "telephone": "+14135550181",
    "address": {
        "@type": "PostalAddress",
        "streetAddress": "1 Elm St",
        "addressLocality": "Riverton",
        "addressRegion": "MA",
        "postalCode": "01199",
    },
    "openingHours": "Mo-Fr 09:00-17:00",
    "geo": {"@type": "GeoCoordinates", "latitude": 42.1, "longitude": -72.6},
}
OF_PANTRY = {
    "name": "Corner Pantry",
    "phone": "+1 413-555-0181",
    "address": "1 Elm St, Riverton, MA 01199",
    "at": [42.1, -72.6],
    "hours": "Mo-Fr 09:00-17:00",
}
SITE = {"@type": "WebSite", "name": "Our site", "url": "https://example.org"}
WRAPPED = {"one": PANTRY, "a list": [PANTRY, SITE], "a graph": {"@context": "x", "@graph": [SITE, PANTRY]}}


@pytest.mark.parametrize("document", WRAPPED.values(), ids=WRAPPED)
def test_what_a_website_says_of_itself(document, tmp_path):
    assert of_services(saved(tmp_path, "ld.json", document)) == [OF_PANTRY]


def test_hours_of_schema_org_by_day_and_season(tmp_path):
    hours = [
        {"dayOfWeek": ["https://schema.org/Monday", "Tuesday"], "opens": "09:00:00", "closes": "17:00"},
        {"dayOfWeek": "Sunday", "opens": "00:00", "closes": "00:00"},
        {"opens": "00:00", "closes": "00:00", "validFrom": "2026-12-25", "validThrough": "2026-12-25"},
    ]
    document = {key: value for key, value in PANTRY.items() if key != "openingHours"}
    (entry,) = of_services(saved(tmp_path, "ld.json", document | {"openingHoursSpecification": hours}))
    assert entry["hours"] == "Mo,Tu 09:00-17:00"
    assert entry["hours_note"] == "2026-12-25 closed"


def test_of_schema_org_no_person_is_taken_or_told(tmp_path):
    understood = ImportReport()
    jane = {"@type": "Person", "name": "Jane Roe", "telephone": "413-555-0199", "email": "jane@example.org"}
    point = {"@type": "ContactPoint", "name": "Jane Roe", "telephone": "413-555-0199"}
    desk = {"@type": "ContactPoint", "contactType": "intake", "telephone": "413-555-0182"}
    org = PANTRY | {"employee": jane, "founder": [jane], "contactPoint": desk}
    named = PANTRY | {"name": "Other Pantry", "contactPoint": point}
    pantry, other = of_services(saved(tmp_path, "ld.json", [org, jane, named]), understood)
    assert pantry["phone"] == ["+1 413-555-0181", {"number": "+1 413-555-0182", "label": "intake"}]
    assert other["phone"] == "+1 413-555-0181"
    assert {("ld.json[0]", "employee", "person"), ("ld.json[1]", "row", "person")} <= whys(understood)
    assert "jane" not in str([told.words for told in understood.all()]).casefold()


def test_a_service_is_given_by_whom_the_graph_names(tmp_path):
    org = {"@type": "NGO", "@id": "#org", "name": "River Org", "url": "https://river.example.org"}
    service = {
        "@type": "GovernmentService",
        "name": "Soup at noon",
        "description": "Soup.",
        "provider": {"@id": "#org"},
        "isAccessibleForFree": True,
        "availableChannel": {"@type": "ServiceChannel", "servicePhone": {"telephone": "413-555-0181"}},
    }
    found = of_services(saved(tmp_path, "ld.jsonld", {"@graph": [service, org]}))
    assert found[0] == {
        "name": "Soup at noon",
        "what": "Soup.",
        "organisation": "River Org",
        "phone": "+1 413-555-0181",
        "website": "https://river.example.org",
        "cost": "free",
    }


# Other JSON


def test_a_list_of_objects_with_names_of_their_own_is_a_table(tmp_path):
    rows = [{"Parent": "X", "Name": "A", "Contact": {"Phone": "413-555-0181"}, "Tags": ["food", "warm"]}]
    for document in (rows, {"places": rows}, {"records": [{"id": "rec1", "createdTime": "x", "fields": rows[0]}]}):
        table = open_source(saved(tmp_path, "people.json", document), ImportReport())
        assert table.columns == ("Parent", "Name", "Contact Phone", "Tags")
        assert table.rows[0]["Tags"] == "food; warm"


def test_a_list_of_ohana_comes_in_with_all_it_says(tmp_path):
    clocks = {"weekday": "Monday", "opens_at": "2000-01-01T09:30:00.000Z", "closes_at": "2000-01-01T17:00:00.000Z"}
    harbor = {
        "id": 1,
        "active": True,
        "latitude": 42.1,
        "longitude": -72.6,
        "name": "Harbor Site",
        "services_url": "https://api.example.org/locations/harbor/services",
        "url": "https://api.example.org/locations/harbor",
        "transportation": "Bus 4",
        "address": {"address_1": "1 Harbor St", "address_2": None, "city": "Riverton", "state_province": "MA"},
        "organization": {"id": 1, "name": "Harbor Org", "locations_url": "x", "url": "https://api.example.org/org"},
        "phones": [{"department": "Front desk", "extension": "", "number": "413-555-0181", "number_type": "voice"}],
        "services": [
            {
                "id": 5,
                "name": "Harbor Pantry",
                "description": "Groceries",
                "eligibility": "Anyone",
                "fees": "Free",
                "regular_schedules": [clocks],
            }
        ],
    }
    old = {
        "id": 2,
        "active": False,
        "name": "Old Site",
        "address": {"address_1": "2 Harbor St", "city": "Riverton"},
        "organization": {"id": 1, "name": "Harbor Org"},
        "services": [{"id": 6, "name": "Old Pantry", "description": "Bread"}],
    }
    assert of_services(saved(tmp_path, "ohana.json", [harbor, old])) == [
        {
            "name": "Harbor Pantry",
            "what": "Groceries",
            "more": "Getting there: Bus 4",
            "organisation": "Harbor Org",
            "phone": {"number": "+1 413-555-0181", "label": "Front desk"},
            "address": "Harbor Site, 1 Harbor St, Riverton, MA",
            "at": [42.1, -72.6],
            "hours": "Mo 09:30-17:00",
            "cost": "free",
            "for": "Anyone",
        },
        {
            "name": "Old Pantry",
            "what": "Bread",
            "organisation": "Harbor Org",
            "address": "Old Site, 2 Harbor St, Riverton",
            "status": "paused",
        },
    ]


def test_a_page_of_open_referral_uk_comes_in_with_all_it_says(tmp_path):
    service = {
        "id": "ac14",
        "name": "Community Counselling",
        "description": "Counselling for those in need",
        "status": "active",
        "fees": "Free",
        "organization": {"id": "d9d5", "name": "Example Org"},
        "eligibilitys": [{"id": "e1", "eligibility": "teen", "minimum_age": 13, "maximum_age": 19}],
        "languages": [{"id": "l1", "language": "English"}],
        "contacts": [{"id": "p1", "name": "Jane Roe", "phones": [{"id": "t1", "number": "+44 20 7946 0123"}]}],
        "service_at_locations": [
            {
                "id": "s1",
                "location": {
                    "id": "lo1",
                    "name": "Hall",
                    "latitude": 51.5,
                    "longitude": -0.1,
                    "physical_addresses": [{"id": "a1", "address_1": "1 High St", "city": "London", "country": "GB"}],
                },
                "regular_schedule": [
                    {"id": "r1", "opens_at": "09:00", "closes_at": "17:00", "byday": "MO,TU", "freq": "WEEKLY"}
                ],
            }
        ],
    }
    page = {"totalElements": 1, "totalPages": 1, "number": 0, "size": 1, "content": [service]}
    assert of_services(saved(tmp_path, "oruk.json", page)) == [
        {
            "name": "Community Counselling",
            "what": "Counselling for those in need",
            "organisation": "Example Org",
            "address": "Hall, 1 High St, London, United Kingdom",
            "at": [51.5, -0.1],
            "hours": "Mo,Tu 09:00-17:00",
            "cost": "free",
            "for": "teen",
            "ages": "13-19",
            "languages": ["en"],
        }
    ]


REFUSED = {
    "settings.json": ('{"a": 1}', "json_unknown"),
    "package.json": ('{"name": "my-app", "version": "1.0", "private": true, "main": "a.js"}', "json_unknown"),
    "nested.json": ('{"compilerOptions": {"strict": true}, "include": ["src"]}', "json_unknown"),
    "numbers.json": ("[1, 2, 3]", "json_unknown"),
    "number.json": ("3", "json_unknown"),
    "track.gpx": ("<?xml version='1.0'?><gpx></gpx>", "format_unknown"),
    "data.xml": ("<?xml version='1.0'?><list/>", "format_unknown"),
    "leaflet.pdf": ("%PDF-1.7", "format_unknown"),
    "page.html": ("<!DOCTYPE html><html></html>", "format_unknown"),
    "saved.csv": ("\ufeff\n<!DOCTYPE html><html></html>", "format_unknown"),
    "saved.json": ("<html></html>", "format_unknown"),
    "letter.docx": ("PK", "sheet_kind"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_holds_no_place_is_refused_in_words(name, tmp_path):
    content, why = REFUSED[name]
    with pytest.raises(CannotOpenError) as caught:
        open_source(saved(tmp_path, name, content), ImportReport())
    assert caught.value.key == why
    assert WORDS(f"problems.{why}", **caught.value.values)


def test_a_refusal_says_what_was_found_and_what_would_work(folder, capsys):
    (folder / "settings.json").write_text('{"a": 1, "b": 2}', encoding="utf-8")
    assert main(["import", "settings.json"]) == 1
    said = capsys.readouterr().err
    assert "found `a, b`" in said
    assert ".xlsx" in said


# What a package may take of memory, and where it may lead


BURSTING = {
    "objects": ("services.json", b"[" + b"{}," * 300_000 + b"{}]"),
    "rows": ("services.csv", b"id,name\n" + b"a,b\n" * 300_000),
    "spaces": ("services.jsonl", b" " * 3_000_000),
    "one line": ("services.csv", b"a," * 900_000),
}


@pytest.mark.parametrize(("name", "content"), BURSTING.values(), ids=BURSTING)
def test_a_small_zip_does_not_fill_the_memory(name, content, tmp_path, monkeypatch):
    # A hundredth of what is allowed, so that it takes no time.
    monkeypatch.setattr("vinestreet.exchange.importing.packages.MOST_BYTES", 2_000_000)
    monkeypatch.setattr("vinestreet.exchange.importing.packages.MOST_PARTS", 50_000)
    monkeypatch.setattr("vinestreet.exchange.importing.formats.json_values.MOST_PARTS", 50_000)
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    tracemalloc.start()
    with pytest.raises(CannotOpenError):
        open_package(path, ImportReport())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_zip_that_lies_about_its_size_is_counted_while_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("services.csv", "id,name,description\n" + "1,A,Soup\n" * 1_000)
    monkeypatch.setattr("vinestreet.exchange.importing.packages.MOST_BYTES", 2_000)
    monkeypatch.setattr("vinestreet.exchange.importing.packages._in_zip", understated)
    with pytest.raises(CannotOpenError, match="package_too_large"):
        open_package(path, ImportReport())


def understated(path, report):
    from vinestreet.exchange.importing.packages import _File

    archive = zipfile.ZipFile(path)
    yield from (_File(each.filename, 1, lambda each=each: archive.open(each)) for each in archive.infolist())


def test_links_that_lead_out_of_a_folder_are_passed_over_and_told(tmp_path):
    saved(tmp_path, "secrets.csv", "id,name\n1,Secret\n")
    (tmp_path / "elsewhere").mkdir()
    inside = tmp_path / "package"
    inside.mkdir()
    saved(inside, "services.csv", "id,name\n1,A\n")
    (inside / "organizations.csv").symlink_to(tmp_path / "secrets.csv")
    (inside / "more").symlink_to(tmp_path / "elsewhere")
    understood = ImportReport()
    assert [service["name"] for service in open_source(inside, understood)] == ["A"]
    told = whys(understood)
    assert {("organizations.csv", "file", "link_leads_out"), ("more", "file", "link_leads_out")} <= told
