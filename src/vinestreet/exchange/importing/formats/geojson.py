"""GeoJSON (RFC 7946): each feature is a row, with its properties as cells and its point in two columns more."""

from collections.abc import Iterator
from typing import Any

from vinestreet.exchange.importing.column_map import field_by_name
from vinestreet.exchange.importing.csv_reader import ColumnTable
from vinestreet.exchange.importing.formats.json_values import objects_of, table_of, text_of
from vinestreet.exchange.importing.import_report import ROW, ImportReport


def is_geojson(document: Any) -> bool:
    """Whether the document is a collection of features, or one feature."""
    return isinstance(document, dict) and document.get("type") in {"FeatureCollection", "Feature"}


def features_of(document: Any) -> list[dict[str, Any]]:
    """Give the features of a collection; one alone is one, too."""
    return objects_of(document.get("features") if document["type"] == "FeatureCollection" else document)


def geojson_table(document: Any, name: str, report: ImportReport) -> ColumnTable:
    """Give the features as rows; of a line or an area, no point is made."""
    return table_of(_records(document, name, report), name, report)


def _records(document: Any, name: str, report: ImportReport) -> Iterator[dict[str, Any]]:
    for number, feature in enumerate(features_of(document)):
        place = f"{name}[{number}]"
        properties = dict(feature["properties"]) if isinstance(feature.get("properties"), dict) else {}
        if "id" not in properties and (id_ := text_of(feature.get("id"))):
            properties = {"id": id_, **properties}
        if point := _point(feature.get("geometry"), place, report):
            for column in [each for each in properties if field_by_name(each).startswith("at ")]:
                # The point of the feature is in degrees by the standard; nobody knows which grid these are of.
                report.left_out(place, column, text_of(properties.pop(column)), "nearer")
            properties |= {"latitude": point[1], "longitude": point[0]}
        yield {**properties, ROW: place}


def _point(geometry: Any, place: str, report: ImportReport) -> list[Any] | None:
    if not isinstance(geometry, dict):
        return None
    coordinates = geometry.get("coordinates")
    if geometry.get("type") == "MultiPoint" and isinstance(coordinates, list) and len(coordinates) == 1:
        coordinates = coordinates[0]
    elif geometry.get("type") != "Point":
        report.left_out(place, "at", text_of(geometry.get("type")), "no_single_point")
        return None
    # 0, 0 is where programs put what they know no point of; the reader of points tells it.
    return coordinates if isinstance(coordinates, list) and len(coordinates) > 1 else None
