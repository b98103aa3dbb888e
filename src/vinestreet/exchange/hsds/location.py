"""Where a listing is, as a location of HSDS: never an address or a point of a place whose address is kept secret."""

from typing import Any

from vinestreet.directory.model import Listing
from vinestreet.exchange.hsds.identity import uuid_of
from vinestreet.site.site import Site


def location_of(listing: Listing, site: Site) -> dict[str, Any]:
    """Give the location without its id; nothing for a line, or where nobody told us.

    HSDS asks for more of an address than we know: what we do not know is empty. The city is the place that this site
    serves, the region the part of it.
    """
    if listing.confidential:
        return {"location_type": "physical", "name": site.words("directory.secret")}
    area = site.directory.areas.get(listing.area)
    far = area is not None and area.is_far
    label = area.label if area and not far else ""
    if not (listing.address or listing.at or label):
        return {}
    location: dict[str, Any] = {"location_type": "physical"}
    if label and not listing.address:
        location["name"] = label
    if listing.at:
        location |= {"latitude": listing.at[0], "longitude": listing.at[1]}
    if listing.address:
        address = {
            "id": uuid_of("address", listing.id),
            "address_1": listing.address,
            "city": "" if far else site.place.name,
            "region": label,
            "state_province": "",
            "postal_code": "",
            "country": (area.country if area else "") or ("" if far else site.place.country),
            "address_type": "physical",
        }
        location["addresses"] = [address]
    return location


def accessibility_of(listing: Listing, site: Site) -> list[dict[str, Any]]:
    """Give a description for each way to get in or take part, and what else is said about that as details."""
    described = [{"description": site.words(f"access.{each}")} for each in listing.access]
    parts = described + ([{"details": listing.access_note}] if listing.access_note else [])
    return [{"id": uuid_of("accessibility", f"{listing.id}/{number}"), **part} for number, part in enumerate(parts)]
