"""Our own export for maps that somebody brings back: whether it says anything that is not here already."""

import json
from typing import Any

from vinestreet.exchange.exporting.geojson import geojson_text
from vinestreet.exchange.importing.formats.geojson import features_of, is_geojson
from vinestreet.site.site import Site

# No other collection has these, and ours has them for each place.
_OURS = frozenset({"may_call_police_without_you", "records_calls", "asks_immigration_status"})


def changed_in_own_map(document: Any, site: Site) -> list[str] | None:
    """Give the ids of features that differ from the directory; None where it is no export of this site.

    A map holds less than a place has, so nothing is written from it. What another site like this one exported is a
    table like any other.
    """
    if not is_geojson(document):
        return None
    features = features_of(document)
    if not features or any(not _properties(feature).keys() >= _OURS for feature in features):
        return None
    here = {
        feature["id"]: feature
        for feature in json.loads(geojson_text(site.directory.listings.values(), site))["features"]
    }
    if not any(str(feature.get("id")) in here for feature in features):
        return None
    return [id_ for feature in features if not _same(feature, here.get(id_ := str(feature.get("id"))))]


def _same(feature: dict[str, Any], other: dict[str, Any] | None) -> bool:
    return other is not None and all(feature.get(part) == other[part] for part in ("geometry", "properties"))


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    found = feature.get("properties")
    return found if isinstance(found, dict) else {}
