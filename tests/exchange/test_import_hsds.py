"""The official examples and our own directory come in: every field that the table claims, and no row lost to dirt."""

import json
import random
import re
from dataclasses import replace

import pytest

from tests.exchange.dirty import spoilt_json, tables_of_1_1, write_csv
from tests.exchange.reading_in import EXAMPLES, SCHEMA, entry, example, here, listings, whys
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.exchange.hsds.listing_to_service import service_of
from vinestreet.exchange.importing.csv_reader import CannotOpenError
from vinestreet.exchange.importing.field_coverage import COVERAGE
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.exchange.importing.listing_draft import not_sorted
from vinestreet.exchange.importing.service_to_listings import listings_from_service
from vinestreet.exchange.importing.validate import EntryValidator, MergeContext, complete_entry

# Values that say nothing of their own: the country that is meant anyway, kinds, and what holds by default.
IMPLIED = {
    "address.country",
    "address.address_type",
    "location.location_type",
    "phone.type",
    "service.status",
    "schedule.freq",
    "schedule.interval",
    "language.code",
}


class AnyId(dict):
    def __contains__(self, id_):
        return True


def settled(incoming):
    """The listing; our readers refuse nothing of it."""
    site = here().site
    arrival = MergeContext(site.directory, site.place.country, here().today, "From a test.", site.words)
    report = ImportReport()
    _, listing = EntryValidator(incoming.row, incoming.id or "none", AnyId(), arrival, report).fit(
        complete_entry(incoming, arrival)
    )
    assert not list(report.all())
    return listing


def values_of(value, kind="service", name=""):
    """Each single value of a nested example with its `object.field`."""
    kinds = {
        "additional_urls": "url",
        "additional_websites": "url",
        "capacities": "service_capacity",
        "addresses": "address",
        "taxonomy_detail": "taxonomy",
        "accessibility": "accessibility",
    }
    if isinstance(value, list):
        for item in value:
            yield from values_of(item, kind, name)
    elif isinstance(value, dict):
        inside = kinds.get(name, name.removesuffix("s") if name and name != "url" else name) if name else kind
        for key, each in value.items():
            if key != "metadata" and not (inside == "organization" and key in {"locations", "programs"}):
                yield from values_of(each, inside, key)
    else:
        yield f"{kind}.{name}", str(value)


def sound(service):
    """The example with dates that are not over and a point that lies on Earth, so that nothing in it is refused."""
    text = (
        json.dumps(service)
        .replace("2005-01-01", "2026-01-01")
        .replace('"postal"', '"physical"')
        .replace("2022-12-31", "2027-12-31")
    )
    changed = json.loads(text)
    for link in changed["service_at_locations"]:
        link["location"] |= {"latitude": 42.5, "longitude": -72.5}
    return changed


def plainly(text):
    return re.sub(r"\W+", " ", text.casefold()).strip()


@pytest.mark.parametrize("name", ["service_full.json", "sound"])
def test_each_field_of_the_example_that_we_claim_to_keep_is_there_after_the_next_export(name):
    service = example("service_full.json") if name == "service_full.json" else sound(example("service_full.json"))
    (incoming,) = listings_from_service({**service, "@row": "x"}, ImportReport(), here())
    listing = settled(incoming)
    site = here().site
    there = replace(site, directory=replace(site.directory, needs={"not-sorted": not_sorted()}))
    exported = plainly(json.dumps(service_of(listing, there), ensure_ascii=False))
    digits = re.sub(r"\D", "", exported)
    lost = {}
    for field, value in values_of(service):
        fate, _ = COVERAGE[field]
        kept = plainly(value) in exported or (field == "phone.number" and re.sub(r"\D", "", value) in digits)
        if fate in {"exact", "words"} and not kept and field not in IMPLIED:
            lost[field] = value
    # The point of the example does not lie on Earth; of a time, the day is told; what makes no hours, in plain words.
    refused = {"location.longitude": "101"} if name != "sound" else {}
    refused |= {"schedule.byday": "TH,FR", "schedule.opens_at": "10:00:00", "schedule.closes_at": "18:00:00"}
    assert lost == {"service.last_modified": "2023-03-15T10:30:45.123Z", **refused}
    assert "2023 03 15" in exported
    assert "thursdays and fridays 10 00 to 18 00 utc 03 00" in exported


def test_the_table_names_every_field_of_the_schema_and_no_other():
    fields = set()
    for path in SCHEMA.glob("*.json"):
        if path.stem != "openapi":
            schema = json.loads(path.read_text(encoding="utf-8"))
            single = (name for name, part in schema["properties"].items() if "$ref" not in json.dumps(part))
            fields |= {f"{schema['name']}.{name}" for name in single}
    assert fields == set(COVERAGE)


@pytest.mark.parametrize("name", ["service_full.json", "organization_full.json", "service_at_location_full.json"])
def test_the_example_is_the_same_listing_in_every_shape(name):
    (found,) = listings(EXAMPLES / name)
    (expected,) = listings(EXAMPLES / "csv")
    assert found.entry == expected.entry


@pytest.mark.parametrize(
    "name", ["base.json", "taxonomy.json", "taxonomy_list.json", "taxonomy_term.json", "taxonomy_term_list.json"]
)
def test_what_is_no_service_makes_no_listing(name):
    understood = ImportReport()
    assert listings(EXAMPLES / name, understood) == []
    assert {why for _, _, why in whys(understood)} == {"object_unknown"}


def test_our_own_directory_comes_home_as_it_was():
    site = here().site
    for listing in site.directory.listings.values():
        understood = ImportReport()
        (home,) = listings_from_service({**service_of(listing, site), "@row": "x"}, understood, here())
        assert (home.id, home.entry) == (listing.id, to_entry(listing))
        assert whys(understood) == set()


def test_what_someone_changed_in_our_export_is_taken_over_and_told():
    site = here().site
    service = service_of(site.directory.listings["vine-street-kitchen"], site)
    service |= {"eligibility_description": "Neighbours", "status": "temporarily closed", "@row": "x"}
    service["schedules"] = [{"description": "M-F 9am-5pm"}]
    understood = ImportReport()
    (home,) = listings_from_service(service, understood, here())
    assert home.id == "vine-street-kitchen"
    before = to_entry(site.directory.listings["vine-street-kitchen"])
    changed = {field for field in before.keys() | home.entry.keys() if before.get(field) != home.entry.get(field)}
    assert changed == {"for", "status", "hours", "hours_note"}
    assert (home.entry["for"], home.entry["status"], home.entry["hours"]) == (
        "Neighbours",
        "paused",
        "Mo-Fr 09:00-17:00",
    )
    assert ("x", "hours", "changed_since") in whys(understood)


def test_an_attribute_of_ours_is_not_trusted():
    value = json.dumps({"x": "<script>alert(1)</script>"})
    terms = [
        ("id", '"soup"'),
        ("phone", value),
        ("at", '"north"'),
        ("needs", "[[]]"),
        ("notes", "7"),
        ("confidential", '"no"'),
        ("hours", value),
    ]
    attributes = [
        {"value": said, "taxonomy_term": {"code": code, "taxonomy": "vinestreet-fields"}} for code, said in terms
    ]
    found = entry({"attributes": attributes, "phones": [{"number": "413 555 0102"}]})
    assert found == {"name": "Soup", "what": "Soup at noon.", "phone": "+1 413-555-0102"}


@pytest.mark.timeout(300)
@pytest.mark.slow
def test_thirty_thousand_dirty_rows_come_in(tmp_path):
    understood = ImportReport()
    found = listings(write_csv(tables_of_1_1(2_700), tmp_path), understood)
    rows = sum(len(path.read_bytes().splitlines()) - 1 for path in tmp_path.glob("*.csv") if path.stat().st_size)
    assert rows > 30_000
    # Each service that says anything is there, and each listing can be read.
    assert {int(each.row.rpartition(":")[2]) for each in found if each.row.startswith("services.csv")} >= set(
        range(2, 2_702)
    ) - doubled(understood)
    for each in random.Random(1).sample(found, 300):
        settled(each)
    assert {"no_such_link", "id_twice", "licensed", "fax", "point_zero", "hours", "table_not_read"} <= {
        why for _, _, why in whys(understood)
    }


def doubled(understood):
    return {
        int(row.rpartition(":")[2])
        for row, field, why in whys(understood)
        if why == "row_twice" and field == "service.id"
    }


@pytest.mark.slow
def test_whatever_is_spoilt_nothing_breaks_and_each_entry_can_be_read(tmp_path):
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(EXAMPLES.glob("*.json"))]
    path = tmp_path / "spoilt.json"
    read = 0
    for seed in range(60):
        for document in documents:
            path.write_bytes(spoilt_json(document, seed))
            try:
                found = listings(path)
            except CannotOpenError:
                continue
            for each in found:
                settled(each)
                read += 1
    assert read > 300


@pytest.mark.slow
def test_tables_with_any_byte_changed_break_nothing(tmp_path):
    originals = {path.name: path.read_bytes() for path in (EXAMPLES / "csv").iterdir()}
    dice = random.Random(7)
    for _ in range(60):
        for name, content in originals.items():
            changed = bytearray(content)
            for _ in range(dice.choice([0, 0, 1, 30])):
                changed[dice.randrange(len(changed))] = dice.choice(b'",;\n\r\0\xff\t\\x')
            (tmp_path / name).write_bytes(bytes(changed[: dice.choice([None, None, dice.randrange(len(changed))])]))
        for each in listings(tmp_path):
            settled(each)


def test_an_entry_can_be_read_when_every_value_is_huge():
    huge = "Soup, kitchen; " * 7_000
    names = "name alternate_name description url email status fees application_process eligibility_description alert".split()
    names += "interpretation_services minimum_age assured_date wait_time".split()
    parts = {
        "phones": [{"number": huge, "description": huge}],
        "schedules": [{"description": huge, "byday": huge}],
        "languages": huge,
    }
    parts |= {
        "attributes": [{"taxonomy_term": {"name": huge}}],
        "required_documents": huge,
        "organization": {"name": huge, "description": huge},
    }
    location = {"name": huge, "addresses": [{"address_1": huge, "city": huge}], "latitude": huge, "accessibility": huge}
    service = dict.fromkeys(names, huge) | parts | {"service_at_locations": [{"location": location}], "@row": "x"}
    (incoming,) = listings_from_service(service, ImportReport(), here())
    settled(incoming)
