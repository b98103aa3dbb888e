"""What every listing owes its readers, in the pages as they were built."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from justhtml import Element

from tests.built_site.documents import Document, above, words

Listings = dict[str, dict[str, Any]]
Cards = dict[str, list[tuple[str, Element]]]
STREET = re.compile(
    r"\b\d+[a-z]?\s+(?:[A-Z]\w+\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Way|Row|Drive|Court|Place)\b"
)
ON_A_MAP = re.compile(r"^geo:|openstreetmap|/maps?\b|maps?\.|osm\.org", re.I)
PLACES = {"address", "geo", "latitude", "longitude", "hasmap", "location", "servicelocation", "areaserved"}


def test_each_listing_has_a_page_whatever_its_status(documents: dict[str, Document], listings: Listings):
    statuses = {listing["status"]["is"] for listing in listings.values()}
    assert statuses == {"open", "paused", "closed"}
    for id_, listing in listings.items():
        assert words(page(documents, id_).all("h1")[0]) == listing["name"]


def test_a_closed_place_leads_to_what_is_there_instead(documents: dict[str, Document], listings: Listings):
    succeeded = {id_: status["instead"] for id_, status in statuses_of(listings) if "instead" in status}
    assert succeeded
    for id_, successor in succeeded.items():
        document = page(documents, id_)
        leads_there = (f"directory/{successor}.html", "")
        links = [link for link in document.all("a") if document.target(link.attrs["href"]) == leads_there]
        assert links, f"{id_} does not lead to {successor}"
        assert words(links[0]) == listings[successor]["name"]


def test_a_place_that_is_not_open_says_so_on_its_page_and_in_every_list(
    documents: dict[str, Document], listings: Listings, cards: Cards
):
    said = {"paused": "paused", "closed": "closed"}
    for id_, status in statuses_of(listings):
        if status["is"] in said:
            assert said[status["is"]] in words(page(documents, id_).all("header")[1]).lower()
            for where, card in cards[f"directory/{id_}.html"]:
                assert said[status["is"]] in words(card).lower(), f"{where}: {id_}"


def test_an_invented_place_says_so_on_its_page_in_its_title_and_in_every_list(
    documents: dict[str, Document], listings: Listings, cards: Cards
):
    samples = [id_ for id_, listing in listings.items() if listing.get("sample")]
    assert len(samples) >= 48
    for id_ in samples:
        document = page(documents, id_)
        assert "invented" in words(document.all("main")[0]).lower(), id_
        assert "invented" in document.title.lower(), id_
        found = cards[f"directory/{id_}.html"]
        assert found, f"{id_} stands in no list"
        for where, card in found:
            assert "invented" in words(card).lower(), f"{where}: the card of {id_}"


def test_search_engines_are_asked_to_leave_out_invented_places_and_no_others(
    documents: dict[str, Document], listings: Listings
):
    for id_, listing in listings.items():
        robots = [meta for meta in page(documents, id_).all("meta") if meta.attrs.get("name") == "robots"]
        asked = any("noindex" in meta.attrs["content"] for meta in robots)
        assert asked == bool(listing.get("sample")), id_


def test_where_a_confidential_place_is_stands_nowhere_on_the_site(
    documents: dict[str, Document], listings: Listings, cards: Cards
):
    secret = [id_ for id_, listing in listings.items() if listing.get("confidential")]
    assert secret
    for id_ in secret:
        document = page(documents, id_)
        assert not STREET.search(words(document.all("main")[0]))
        assert not [link.attrs["href"] for link in document.all("a") if ON_A_MAP.search(link.attrs["href"])]
        assert not keys_of(structured(document)) & PLACES
        for where, card in cards[f"directory/{id_}.html"]:
            assert not STREET.search(words(card)), where


def test_a_place_that_is_not_secret_shows_where_it_is(documents: dict[str, Document], listings: Listings):
    for id_, listing in listings.items():
        if "address" in listing:
            assert listing["address"] in words(page(documents, id_).all("main")[0]), id_


def test_the_data_for_machines_can_be_read_and_names_the_place(documents: dict[str, Document], listings: Listings):
    for id_, listing in listings.items():
        data = structured(page(documents, id_))
        assert data["@context"] == "https://schema.org", id_
        assert data["@type"], id_
        assert data["name"] == listing["name"], id_


def page(documents: dict[str, Document], id_: str) -> Document:
    return documents[f"directory/{id_}.html"]


def statuses_of(listings: Listings) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((id_, listing["status"]) for id_, listing in listings.items())


@pytest.fixture(scope="module")
def cards(documents: dict[str, Document]) -> Cards:
    """By page of a listing: each list entry, anywhere on the site, that links to it."""
    found: Cards = defaultdict(list)
    for path, document in documents.items():
        for link in document.all("a"):
            entry = next((outer for outer in above(link) if outer.name == "li"), None)
            if entry is not None and (target := document.target(link.attrs["href"])):
                found[target[0]].append((path, entry))
    return found


def structured(document: Document) -> dict[str, Any]:
    scripts = [script for script in document.all("script") if script.attrs.get("type") == "application/ld+json"]
    assert len(scripts) == 1, document.path
    return json.loads(scripts[0].to_text(strip=False))


def keys_of(data: Any) -> set[str]:
    if isinstance(data, list):
        return set().union(*map(keys_of, data))
    if isinstance(data, dict):
        return {key.lower() for key in data}.union(*map(keys_of, data.values()))
    return set()
