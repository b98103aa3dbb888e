"""What single values of a service become: a field where they leave no doubt, words where they do, nothing made up."""

from datetime import datetime

import pytest

from tests.exchange.reading_in import entry, here, whys
from tests.maintenance.project import listing, project, site_of
from vinestreet.exchange.hsds.listing_to_service import service_of
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.exchange.importing.listing_draft import ImportContext
from vinestreet.exchange.importing.service_to_listings import listings_from_service
from vinestreet.opening_hours.day_schedule import state_at
from vinestreet.opening_hours.expression import parse


def at(**location):
    return {"service_at_locations": [{"location": location}]}


def phone(**parts):
    return {"phones": [parts]}


def week(*holidays, **parts):
    """A night that is open every week, and days that are none of its."""
    schedule = {"freq": "WEEKLY", "byday": "FR", "opens_at": "18:00", "closes_at": "02:00", **parts}
    return {"schedules": [schedule], "holidays": list(holidays)}


def closed(first="", last="", **parts):
    return {
        "closed": "true",
        "start_date": first,
        "end_date": last,
        "description": "" if first else "holidays",
        **parts,
    }


def opened(first, last="", **parts):
    return {
        "closed": "false",
        "start_date": first,
        "end_date": last,
        "opens_at": "11:00",
        "closes_at": "14:00",
        **parts,
    }


STREET = {
    "address_1": "12 Main St",
    "city": "Springfield",
    "state_province": "IL",
    "postal_code": "62701",
    "country": "US",
}
FIELDS = [
    # names and stories
    ({"name": "<b>Soup &amp; more</b>"}, {"name": "Soup & more"}),
    ({"name": "", "alternate_name": "The Pot"}, {"name": "The Pot"}),
    ({"name": None, "organization": {"name": "Pots Inc."}}, {"name": "Pots Inc.", "organisation": "Pots Inc."}),
    ({"name": "", "description": "A hot lunch every weekday for whoever comes in hungry."}, {"name": "A hot lunch every weekday for whoever comes"}),
    ({"description": "", "organization": {"name": "P", "description": "We cook."}}, {"what": "We cook."}),
    ({"description": "One. " * 90}, {"what": ("One. " * 80).strip(), "more": ("One. " * 10).strip()}),
    ({"alternate_name": "The Pot"}, {"more": "Also called The Pot"}),
    # ways to reach it
    (phone(number="413 555 0102", type="voice"), {"phone": "+1 413-555-0102"}),
    (phone(number=4135550102, extension=12), {"phone": {"number": "+1 413-555-0102", "say": "extension 12"}}),
    (phone(number="(413) 555-0102", description="Intake"), {"phone": {"number": "+1 413-555-0102", "label": "Intake"}}),
    (phone(number="413-555-0102", type="sms"), {"text": "+1 413-555-0102"}),
    (phone(number="413-555-0102", type="text"), {"text": "+1 413-555-0102"}),
    (phone(number="413-555-0102", type="textphone"), {"phone": {"number": "+1 413-555-0102", "label": "TTY"}}),
    (phone(number="413-555-0102", type="fax"), {"phone": None}),
    (phone(number="413-555-0102 / 413-555-0103 fax"), {"phone": "+1 413-555-0102"}),
    (phone(number="1-800-438-4357 or 413 555 0102"), {"phone": ["+1 800-438-4357", "+1 413-555-0102"]}),
    (phone(number="ask at the door"), {"phone": None, "more": "Phone: ask at the door"}),
    ({"phones": "413-555-0102"}, {"phone": "+1 413-555-0102"}),
    ({"organization": {"name": "P", "phones": [{"number": "413-555-0102"}]}}, {"phone": "+1 413-555-0102"}),
    ({"contacts": [{"name": "Ann P.", "title": "Intake", "phones": [{"number": "413-555-0102"}]}]}, {"phone": None}),
    ({"contacts": [{"name": "Intake", "phones": [{"number": "413-555-0102"}]}]}, {"phone": {"number": "+1 413-555-0102", "label": "Intake"}}),
    ({"contacts": [{"name": "Soup", "email": "info@x.example", "phones": [{"number": "413-555-0102"}]}]}, {"phone": "+1 413-555-0102", "email": "info@x.example"}),
    ({"contacts": [{"title": "Director", "email": "jane.roe@x.example"}]}, {"email": None}),
    ({"email": "jane.roe@x.example"}, {"email": None}),
    ({"phones": [{"number": "413-555-0102", "description": "Jane Roe"}]}, {"phone": None}),
    ({"phones": [{"number": "413-555-0102", "description": "Front desk"}]}, {"phone": {"number": "+1 413-555-0102", "label": "Front desk"}}),
    ({"description": "Soup at noon. Contact Jane Roe for more. Dr. Martin Luther King Blvd entrance."}, {"what": "Soup at noon. Dr. Martin Luther King Blvd entrance."}),
    ({"email": "info@x.example; help@x.example"}, {"email": ["info@x.example", "help@x.example"]}),
    ({"url": "www.x.example"}, {"website": "http://www.x.example"}),
    ({"url": "none yet"}, {"website": None, "more": "Web: none yet"}),
    # where it is
    (at(addresses=[STREET]), {"address": "12 Main St, Springfield, IL 62701"}),
    (at(name="Grace Church", addresses=[STREET]), {"address": "Grace Church, 12 Main St, Springfield, IL 62701"}),
    (at(addresses=[STREET | {"city": "Riverton", "region": "Old Mill"}]), {"area": "old-mill", "address": "12 Main St, Riverton, IL 62701"}),
    (at(addresses=[STREET | {"country": "CA"}]), {"address": "12 Main St, Springfield, IL 62701, Canada"}),
    (at(addresses=[STREET | {"address_1": "P.O. Box 7"}]), {"address": None, "more": "Mailing address: P.O. Box 7, Springfield, IL 62701"}),
    (at(latitude=42.1, longitude="-72.5"), {"at": [42.1, -72.5]}),
    (at(latitude=0, longitude=0), {"at": None}),
    (at(latitude=-72.5, longitude=42.1), {"at": None}),
    (at(latitude=142.1, longitude=-72.5), {"at": None}),
    (at(latitude="north", longitude="west"), {"at": None}),
    (at(name="CONFIDENTIAL", latitude=42.1, longitude=-72.5, addresses=[STREET]), {"confidential": True, "address": None, "at": None}),
    ({"description": "All calls are confidential."} | at(addresses=[STREET]), {"confidential": None, "address": "12 Main St, Springfield, IL 62701"}),
    # when it is open
    ({"schedules": [{"byday": "MO,WE", "freq": "WEEKLY", "opens_at": "09:00", "closes_at": "17:00"}]}, {"hours": "Mo,We 09:00-17:00", "hours_note": None}),
    ({"schedules": [{"description": "M-F 9am-5pm, closed noon-1"}]}, {"hours": "Mo-Fr 09:00-12:00,13:00-17:00", "hours_note": None}),
    ({"schedules": [{"description": "When the light is on"}]}, {"hours": None, "hours_note": "When the light is on"}),
    ({"schedules": [{"byday": "MO", "opens_at": "09:00", "closes_at": "17:00"}], "holidays": [{"closed": "true", "description": "All public holidays"}]}, {"hours": "Mo 09:00-17:00; PH off"}),
    ({"holidays": [{"closed": True, "start_date": "2026-12-25"}]}, {"hours": None, "hours_note": "Closed: 2026-12-25"}),
    (week(timezone="-5"), {"hours": "Fr 18:00-02:00", "timezone": None}),
    (week(timezone="America/Chicago"), {"hours": "Fr 18:00-02:00", "timezone": "America/Chicago"}),
    (week(timezone="America/Toronto"), {"hours": "Fr 18:00-02:00", "timezone": None}),
    (week(timezone="-8"), {"hours": None, "timezone": None, "hours_note": "Fridays 18:00 to 02:00 (UTC-08:00)"}),
    (week(opens_at="18:00-06:00", closes_at="02:00-06:00", timezone="America/Chicago"), {"hours": "Fr 18:00-02:00", "timezone": "America/Chicago"}),
    (week(opens_at="18:00Z", closes_at="02:00Z", timezone="America/Chicago"), {"hours": None, "timezone": None}),
    ({"schedules": [*week(timezone="America/Chicago")["schedules"], {"byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}]}, {"hours": "Mo 09:00-12:00; Fr unknown", "timezone": None, "hours_note": "Fridays 18:00 to 02:00 (America/Chicago)"}),
    ({**week(timezone="0"), "service_areas": [{"name": "The United Kingdom"}], **at(addresses=[{"city": "Leeds"}])}, {"hours": "Fr 18:00-02:00", "timezone": None}),
    (week(opens_at="2000-01-01T18:00:00.000Z", closes_at="2000-01-01T02:00:00.000Z"), {"hours": "Fr 18:00-02:00", "hours_note": None}),
    ({**week(timezone="America/New_York"), "service_areas": [{"name": "The United Kingdom"}]}, {"hours": "Fr 18:00-02:00", "timezone": "America/New_York"}),
    # on which days it is not
    (week(closed("12/24/2026", "12/26/2026")), {"hours": "Fr 18:00-02:00; 2026 Dec 24-26 off", "hours_note": None}),
    (week(closed("2026-12-25")), {"hours": "Fr 18:00-02:00; 2026 Dec 25 off", "hours_note": None}),
    (week(closed("2026-12-31", "2027-01-01")), {"hours": "Fr 18:00-02:00; 2026 Dec 31-2027 Jan 01 off", "hours_note": None}),
    (week(closed("2026-12-25", description="Christmas")), {"hours": "Fr 18:00-02:00; 2026 Dec 25 off", "hours_note": "Closed: Christmas, 2026-12-25"}),
    (week(opened("11/26/2026", "11/26/2026")), {"hours": "Fr 18:00-02:00; 2026 Nov 26 11:00-14:00", "hours_note": None}),
    (week(opened("2026-11-26", opens_at="17:00"), opened("2026-11-26", closes_at="12:00", opens_at="09:00")), {"hours": "Fr 18:00-02:00; 2026 Nov 26 unknown", "hours_note": "Open: 2026-11-26, 17:00–14:00. Open: 2026-11-26, 09:00–12:00"}),
    (week(opened("2026-11-26"), opened("2026-11-26", opens_at="17:00", closes_at="19:00")), {"hours": "Fr 18:00-02:00; 2026 Nov 26 11:00-14:00,17:00-19:00"}),
    (week(opened("2026-11-26", opens_at="11:00Z", closes_at="14:00Z")), {"hours": "Fr 18:00-02:00", "hours_note": "Open: 2026-11-26, 11:00Z–14:00Z"}),
    (week(closed("2026-12-24", "2026-12-26"), opened("2026-12-25")), {"hours": "Fr 18:00-02:00; 2026 Dec 24 off; 2026 Dec 25 unknown; 2026 Dec 26 off", "hours_note": "Closed: 2026-12-24 – 2026-12-26. Open: 2026-12-25, 11:00–14:00"}),
    (week(closed(), closed("2026-12-24")), {"hours": "Fr 18:00-02:00; PH off; 2026 Dec 24 off"}),
    (week(opened("November 26", "November 26")), {"hours": "Fr 18:00-02:00", "hours_note": "Open: November 26, 11:00–14:00"}),
    (week(closed("2026-12-26", "2026-12-24")), {"hours": "Fr 18:00-02:00", "hours_note": "Closed: 2026-12-26 – 2026-12-24"}),
    (week(closed("2025-06-15", "2027-08-31")), {"hours": "Fr 18:00-02:00; 2026 Nov 22-2027 Aug 31 off", "hours_note": None}),
    (week(closed("2025-06-15", "2099-12-31")), {"hours": "Fr 18:00-02:00", "hours_note": "Closed: 2025-06-15 – 2099-12-31"}),
    (week(closed("2025-12-25")), {"hours": "Fr 18:00-02:00", "hours_note": None}),
    (week({"description": "Thanksgiving", "start_date": "2026-11-26"}), {"hours": "Fr 18:00-02:00; 2026 Nov 26 unknown", "hours_note": "Thanksgiving, 2026-11-26"}),
    (week(*(closed(f"2027-{month:02}-{day:02}") for month in range(1, 9) for day in (3, 15, 27))), {"hours": "Fr 18:00-02:00"}),
    # what it costs
    ({"fees": "None"}, {"cost": "free"}),
    ({"fees": "No cost."}, {"cost": "free"}),
    ({"fees_description": "Free. Bring a bag."}, {"cost": {"is": "free", "words": "Free. Bring a bag"}}),
    ({"fees": "Free to members, $10 to others"}, {"cost": {"is": "unknown", "words": "Free to members, $10 to others"}}),
    ({"fees": "Not free"}, {"cost": {"is": "unknown", "words": "Not free"}}),
    ({"fees": "Sliding scale"}, {"cost": {"is": "sliding", "words": "Sliding scale"}}),
    ({"fees": "$5 per visit"}, {"cost": {"is": "paid", "words": "$5 per visit"}}),
    ({"fees": "$5 suggested donation"}, {"cost": {"is": "unknown", "words": "$5 suggested donation"}}),
    ({"cost_options": [{"option": "Adults", "amount": 5, "currency": "usd"}]}, {"cost": {"is": "paid", "words": "Adults: 5 USD"}}),
    # whom it is for
    ({"eligibility_description": "Women", "minimum_age": 18}, {"for": "Women", "ages": "18+"}),
    ({"maximum_age": "17.0"}, {"ages": "under 18"}),
    ({"minimum_age": "0", "maximum_age": 999}, {"ages": "all"}),
    ({"minimum_age": 60, "maximum_age": 6}, {"ages": None, "more": "Ages: 60–6"}),
    ({"minimum_age": 0.5}, {"ages": None, "more": "Ages: 0.5"}),
    ({"languages": [{"name": "Spanish"}, {"code": "fr"}, {"name": "Elvish"}]}, {"languages": ["es", "fr"], "more": "Languages: Elvish"}),
    ({"languages": "English, Spanish"}, {"languages": ["en", "es"]}),
    # what it asks for
    ({"required_documents": [{"document": "Photo ID"}]}, {"asks": {"id": "yes", "words": "Photo ID"}}),
    ({"required_documents": [{"document": "Photo ID or a bill"}]}, {"asks": {"words": "Photo ID or a bill"}}),
    ({"required_documents": [{"document": "No ID card needed"}]}, {"asks": {"words": "No ID card needed"}}),
    ({"required_documents": "None"}, {"asks": {"id": "no"}}),
    ({"application_process": "By appointment only. No referral needed."}, {"asks": {"referral": "no", "booking": "yes", "words": "By appointment only. No referral needed."}}),
    ({"application_process": "Walk-ins welcome; an appointment is required for teeth."}, {"asks": {"words": "Walk-ins welcome; an appointment is required for teeth."}}),
    # how one gets in
    (at(accessibility=[{"description": "Hearing loop, wheelchair accessible"}]), {"access": ["hearing-loop"], "access_note": "wheelchair accessible"}),
    ({"interpretation_services": "ASL interpreter"}, {"access": ["sign-language"]}),
    ({"interpretation_services": "In Urdu, on Mondays"}, {"access": None, "access_note": "Interpreting: In Urdu, on Mondays"}),
    (at(location_type="virtual", name="Online"), {"access": ["remote"]}),
    ({"languages": ["English", "other languages as needed"]}, {"languages": ["en"], "more": "Languages: other languages as needed"}),
    ({"languages": [{"name": "other languages accommodated as needed"}]}, {"languages": None}),
    ({"languages": [{"name": "Group Counseling: English"}, {"name": "Spanish"}, {"name": "is available."}]}, {"languages": ["es"]}),
    ({"languages": [{"language": "es"}, {"language": "as"}]}, {"languages": ["es"], "more": "Languages: as"}),
    ({"languages": [{"code": "ht", "name": "Kreyol (Haiti)"}]}, {"languages": ["ht"]}),
    # whether it runs
    ({"status": "active"}, {"status": None}),
    ({"status": "Temporarily Closed"}, {"status": "paused"}),
    ({"status": "inactive"}, {"status": "paused"}),
    ({"status": "defunct"}, {"status": "closed"}),
    ({"status": "temporarily closed"}, {"status": "paused"}),
    (at(active="false"), {"status": "paused"}),
    (at(active="true"), {"status": None}),
    (at(active="false") | {"status": "defunct"}, {"status": "closed"}),
    ({"status": "maybe"}, {"status": None, "more": "Their record says: maybe"}),
    # whom it serves
    ({"service_areas": [{"name": "33002"}]}, {"more": None}),
    ({"service_areas": [{"name": "33002", "description": "33002"}, {"description": "SW1A 1AA"}, {"name": "33002-1234, K1A 0B1; 33004"}]}, {"more": None}),
    ({"service_areas": [{"name": "33002", "description": "Hialeah"}]}, {"more": "Serves: Hialeah"}),
    ({"service_areas": [{"name": "Miami-Dade County"}, {"name": "Hialeah 33002"}]}, {"more": "Serves: Miami-Dade County. Serves: Hialeah 33002"}),
    # what people go there for
    ({"attributes": [{"taxonomy_term": {"name": "MONEY and benefits"}}, {"label": "wash"}]}, {"needs": ["money", "wash"]}),
    ({"attributes": [{"taxonomy_term": {"name": "Falconry"}}]}, {"needs": None, "more": None}),
    ({"attributes": [{"taxonomy_term": {"code": "BD-1800.2000-250", "name": "Soup kitchen"}}]}, {"needs": None, "more": None}),
    ({"attributes": [{"taxonomy_term": {"name": "Falconry (BD-1800.2000)"}}]}, {"needs": None, "more": None}),
    ({"attributes": [{"taxonomy_term": {"name": "Soup kitchen", "taxonomy": "AIRS"}}]}, {"needs": None, "more": None}),
]  # fmt: skip


@pytest.mark.parametrize(("service", "expected"), FIELDS, ids=lambda each: str(each)[:60])
def test_a_value_becomes_a_field_or_words(service, expected):
    found = entry(service)
    assert {field: found.get(field) for field in expected} == expected


@pytest.mark.parametrize(
    ("dates", "open_at"),
    [
        # A night belongs to the day on which it begins.
        (("2026-12-26",), {"25 20:00": "open", "26 01:00": "open", "26 20:00": "closed"}),
        (("2026-12-25",), {"25 20:00": "closed", "26 01:00": "closed"}),
        (("12/24/2026", "12/26/2026"), {"25 01:00": "closed", "25 20:00": "closed", "26 01:00": "closed"}),
        (("2026-11-27",), {"25 20:00": "open", "26 01:00": "open"}),
    ],
)
def test_a_night_of_a_closed_day_is_not_open(dates, open_at):
    hours = parse(entry(week(closed(*dates)))["hours"])
    found = {when: state_at(hours, datetime.fromisoformat(f"2026-12-{when}")) for when in open_at}
    assert found == open_at


def test_a_service_in_three_places_is_three_listings_with_names_of_their_own():
    places = [
        {"location": {"name": name, "addresses": [STREET | {"address_1": f"{n} Elm St"}]}}
        for n, name in enumerate(["North", "", "South"], 1)
    ]
    found = listings_from_service(
        {"name": "Soup", "description": "Soup.", "service_at_locations": places}, ImportReport(), here()
    )
    assert [(each.entry["name"], each.entry["address"][:13], each.id) for each in found] == [
        ("Soup – North", "North, 1 Elm ", "soup-north"),
        ("Soup", "2 Elm St, Spr", "soup"),
        ("Soup – South", "South, 3 Elm ", "soup-south"),
    ]


def test_a_secret_address_stands_nowhere_in_the_listing_and_not_in_the_report():
    understood = ImportReport()
    location = {
        "name": "14 Hidden Lane House", "description": "At 14 Hidden Lane.", "transportation": "Bus to 14 Hidden Lane",
        "addresses": [{"address_1": "14 Hidden Lane", "city": "Springfield"}], "latitude": 42.123, "longitude": -72.5,
    }  # fmt: skip
    service = {"description": "Beds at a confidential location, 14 hidden lane.", **at(**location)}
    found = entry(service, understood)
    assert found["confidential"] is True
    assert "hidden lane" not in repr((found, list(understood.all()))).casefold()
    assert "42.123" not in repr((found, list(understood.all())))


def test_nobody_is_named_who_did_not_sign():
    understood = ImportReport()
    found = entry(
        {"contacts": [{"name": "Ann Persona", "email": "ann@x.example"}], "email": "hello@x.example"}, understood
    )
    assert "Ann" not in repr(found)
    assert found["email"] == "hello@x.example"
    assert ("services[0]", "contact.name", "not_needed") in whys(understood)


def test_when_their_record_was_checked_is_words_and_no_check_of_ours():
    (found,) = listings_from_service({"name": "Soup", "assured_date": "2026-01-31"}, ImportReport(), here())
    assert "checked" not in found.entry
    assert found.checks == (("last checked", "2026-01-31"),)


def test_every_fate_is_told_with_its_row():
    understood = ImportReport()
    service = {
        "fees": "Not free",
        "accreditations": "ISO",
        "favourite_colour": "green",
        "licenses": [{"a": 1}],
        "status": "active",
    }
    entry({**service, "@row": "services.csv:17"}, understood)
    assert whys(understood) == {
        ("services.csv:17", "cost", "words"),
        ("services.csv:17", "service.accreditations", "not_needed"),
        ("services.csv:17", "service.favourite_colour", "unknown_field"),
        ("services.csv:17", "service.licenses", "wrong_shape"),
    }
    assert understood.fields == {"name": 1, "what": 1, "status": 1}


def test_the_words_of_a_licensed_taxonomy_are_not_even_in_the_report():
    understood = ImportReport()
    entry(
        {"attributes": [{"taxonomy_term": {"code": "BD-1800", "name": "Secret Words", "taxonomy": "AIRS"}}]}, understood
    )
    assert "Secret" not in repr(list(understood.all()))
    assert ("services[0]", "needs", "licensed") in whys(understood)


def test_what_another_site_says_of_itself_is_not_told_as_changed(tmp_path):
    """Its areas aren't ours, and its sentences about hours are in its own words and by its own clock."""
    folder = project(tmp_path / "ashbury", listing("kept"))
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    for theirs, ours in (("en_US", "en_CA"), ("America/New_York", "America/Vancouver"), ("country: US", "country: CA")):
        settings = settings.replace(theirs, ours)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    understood, context = ImportReport(), ImportContext(site_of(folder), here().today)
    site = here().site
    for each in site.directory.listings.values():
        listings_from_service({**service_of(each, site), "@row": each.id}, understood, context)
    assert [told for told in understood.all() if told.why == "changed_since"] == []
