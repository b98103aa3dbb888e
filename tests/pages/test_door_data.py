"""Which places' doors the page of one's own list tells."""

from datetime import date

from tests.pages.finder_columns import a_listing, with_listings
from vinestreet.directory.listing_parts import Arrival, Status
from vinestreet.pages.door_data import door_data

TOLD = {"by": "Ana", "on": date(2026, 11, 2)}
SIDE = Arrival(door="Use the side door.", **TOLD)


def test_doors_are_told_by_the_id_of_their_place():
    site = with_listings(
        a_listing(id="soup", arrive=SIDE), a_listing(id="bread"), a_listing(id="tea", arrive=Arrival(**TOLD))
    )
    assert door_data(site) == {"soup": "Use the side door."}


def test_a_paused_place_has_its_door_still_and_one_that_is_closed_for_good_has_not():
    paused, closed = (a_listing(id=kind, status=Status(kind=kind), arrive=SIDE) for kind in ("paused", "closed"))
    assert list(door_data(with_listings(paused, closed))) == ["paused"]


def test_the_door_of_a_secret_address_is_told_nowhere():
    assert door_data(with_listings(a_listing(confidential=True, arrive=SIDE))) == {}
