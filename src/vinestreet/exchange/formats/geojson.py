"""The places of the directory as points on a map: GeoJSON, RFC 7946."""

import json
from collections.abc import Iterable

from vinestreet.directory.model import Listing
from vinestreet.exchange.formats.columns import columns_of
from vinestreet.site.site import Site

_GEOMETRY = frozenset({"id", "latitude", "longitude"})


def is_on_map(listing: Listing) -> bool:
    """Whether there is a point to show: never of a place whose address is kept secret."""
    return listing.at is not None and not listing.confidential


def geojson_text(listings: Iterable[Listing], site: Site) -> str:
    """Give a collection with a feature for each listing that is on the map, each on a line of its own.

    Its id is that of the listing, its properties are the columns of the table that say something.
    """
    features = ",\n".join(_feature(listing, site) for listing in listings if is_on_map(listing))
    return f'{{"type": "FeatureCollection", "features": [\n{features}\n]}}\n'


def _feature(listing: Listing, site: Site) -> str:
    assert listing.at is not None  # it is on the map
    latitude, longitude = listing.at
    columns = columns_of(listing, site)
    feature = {
        "type": "Feature",
        "id": listing.id,
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {name: value for name, value in columns.items() if value and name not in _GEOMETRY},
    }
    return json.dumps(feature, ensure_ascii=False)
