"""A listing as a service of HSDS: valid for others, and whole again for us."""

import json
from dataclasses import replace
from uuid import UUID, uuid5

import pytest

from tests.directory.entries import read_entry
from tests.directory.the_site import the_site
from tests.exchange.hsds_schema import example, faults
from tests.exchange.listings import made_listings, site_with
from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.exchange.hsds.field_mapping import HELD, PLACES, values_at
from vinestreet.exchange.hsds.listing_to_service import brief_of, service_of
from vinestreet.exchange.hsds.service_records import NAMESPACE, uuid_of
from vinestreet.exchange.importing.roundtrip import edited_fields, own_fields
from vinestreet.schema.records import fields_of

MADE = made_listings()
SITE = site_with(MADE)
LISTINGS = list(SITE.directory.listings.values())


def sent(listing, **how):
    """The service as it arrives elsewhere."""
    return json.loads(json.dumps(service_of(listing, SITE, **how)))


def things_in(thing):
    """Every object, at any depth."""
    yield thing
    for value in thing.values():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from things_in(inner)


def test_every_service_is_as_the_schemas_of_the_standard_want_it():
    assert faults("service", example("service_full.json")) == []  # so the schemas are read as they are meant
    assert faults("service", example("service_full.json") | {"status": "gone", "url": "no uri"}) != []
    found = {listing.id: wrong for listing in LISTINGS if (wrong := faults("service", sent(listing)))}
    assert found == {}


def test_every_service_has_what_nobody_can_do_without():
    for listing in LISTINGS:
        service = sent(listing)
        assert service["name"]
        assert service["status"] in {"active", "temporarily closed", "defunct"}
        assert service["organization"]["name"]
        assert service["organization"]["description"]
        for thing in things_in(service):
            assert UUID(thing["id"]).version == 5
            assert all(value not in (None, "") for name, value in thing.items() if name not in {
                "city", "region", "state_province", "postal_code", "country"})  # fmt: skip


def test_what_goes_out_and_comes_back_is_the_same():
    for listing in LISTINGS:
        id_, entry = own_fields(sent(listing))
        assert (id_, entry) == (listing.id, to_entry(listing))
        assert read_entry(id_, entry, SITE.directory, SITE.place.country, SITE.made) == listing


def test_every_field_of_a_listing_has_its_place():
    assert list(PLACES) == list(fields_of(Listing))
    assert HELD.keys() <= {field for field, places in PLACES.items() if places}


@pytest.mark.slow
def test_identifiers_are_those_of_the_standard_and_stay():
    assert uuid_of("service", "café") == str(uuid5(NAMESPACE, "service:café"))
    assert uuid_of("service", "vine-street-kitchen") == "0793a7ef-4489-524c-9d1b-7cfe544c441b"
    ids = [thing["id"] for listing in LISTINGS for thing in things_in(sent(listing)) if "taxonomy" not in thing]
    organizations = {sent(listing)["organization"]["id"] for listing in LISTINGS}
    assert {id_ for id_ in ids if ids.count(id_) > 1} <= organizations


def test_a_secret_address_stays_secret():
    secret = [listing for listing in LISTINGS if listing.confidential]
    assert len(secret) > 10
    for listing in secret:
        location = sent(listing)["service_at_locations"][0]["location"]
        assert location.keys() <= {"id", "location_type", "name", "accessibility"}
        assert location["name"] == "Address kept secret"
        hidden = replace(listing, address="12 Hidden Street", at=(42.1234, -72.1234))  # which no reader lets through
        service = service_of(hidden, SITE)
        assert values_at(service, "service_at_locations.location.addresses") == []
        assert values_at(service, "service_at_locations.location.latitude") == []


def test_an_invented_place_says_so_wherever_its_name_stands():
    for listing in LISTINGS:
        assert ("(invented example)" in brief_of(listing, SITE)["name"]) == listing.sample


def test_what_single_people_tell_can_be_left_out():
    listing = the_site().directory.listings["vine-street-kitchen"]
    told = json.dumps(sent(listing, personal=False))
    assert not any(name in told for name in ("Maureen", "Del R.", "Ximena"))
    fewer = own_fields(sent(listing, personal=False))[1]
    assert fewer == {field: value for field, value in to_entry(listing).items() if field not in {"arrive", "notes"}}


def test_an_unknown_organization_is_one_and_the_same_and_no_name():
    unknown = [sent(listing)["organization"] for listing in LISTINGS if not listing.organisation]
    named_so = [sent(listing)["organization"] for listing in LISTINGS if listing.organisation == "Not known"]
    assert {each["name"] for each in unknown} == {"Not known"}
    assert {each["id"] for each in unknown}.isdisjoint(each["id"] for each in named_so)


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"name": "Another name"}, {"name"}),
        ({"name": "nan"}, {"name"}),
        ({"phones": []}, {"phone"}),
        ({"assured_date": "2026-11-20"}, {"checked"}),
        ({"minimum_age": "0"}, {"ages"}),
        ({"additional_urls": [], "contacts": [], "alert": ""}, set()),
        ({"eligibility_description": "Adults"}, set()),  # it has no attribute: HSDS holds it whole
    ],
)
def test_what_somebody_changed_on_the_way_is_told(change, fields):
    listing = the_site().directory.listings["vine-street-kitchen"]
    assert edited_fields(sent(listing) | change, sent(listing)) == fields


def test_numbers_that_became_text_are_no_change():
    service = sent(the_site().directory.listings["sweet-lime-bus-tickets"])
    as_text = json.loads(json.dumps(service), parse_float=str, parse_int=str)
    assert as_text != service
    assert edited_fields(as_text, service) == set()
    assert own_fields(as_text) == own_fields(service)


@pytest.mark.parametrize(
    "attributes",
    [
        [],
        [{"value": '"x"'}],
        [{"value": '"x"', "taxonomy_term": {"taxonomy": "someone-else", "code": "id"}}],
        [{"value": "7", "taxonomy_term": {"taxonomy": "vinestreet-fields", "code": "id"}}],
        ["text"],
        None,
    ],
)
def test_a_service_of_somebody_else_is_not_ours(attributes):
    assert own_fields({"name": "x", "description": "y", "attributes": attributes}) is None


def test_attributes_that_somebody_broke_are_passed_over():
    service = sent(the_site().directory.listings["vine-street-kitchen"])
    for attribute in service["attributes"][1:]:
        attribute["value"] = "{"
    id_, entry = own_fields(service)
    assert id_ == "vine-street-kitchen"
    assert entry.keys() >= {"what", "needs", "organisation", "address"}
    assert "notes" not in entry
