"""Where a place is: one line of address, a point on the map, the part of town; of a secret one only that it is."""

import re
from typing import Any

from babel import Locale

from vinestreet.exchange.cleaning.plain import plain, sentences
from vinestreet.exchange.cleaning.secret import address_is_secret, place_is_secret
from vinestreet.exchange.incoming.sketch import Sketch

_MOST = 160
_POST_BOX = re.compile(r"\b(?:p\.? ?o\.?|post office|postal) ?box\b|^box \d+|\bpmb \d", re.IGNORECASE)


def locate(location: dict[str, Any], service: dict[str, Any], sketch: Sketch) -> None:
    """Take address, point and area of `location` into `sketch`; of a place that is kept secret, only that it is."""
    row = str(location.get("@row", ""))
    addresses = location.get("addresses", [])
    if _is_secret(location, addresses, service):
        # The report of an import does not tell it either.
        sketch.put("confidential", True, row)
        sketch.hidden = [street for each in addresses if len(street := plain(each.get("address_1"))) > 5]
        for part in ("address",) * len(addresses) + ("at",) * ("latitude" in location):
            sketch.leave(part, "", "confidential", row)
        for part in ("name", "description", "transportation"):
            if part in location:
                sketch.leave(f"location.{part}", "", "confidential", row)
    else:
        _area(addresses, service, sketch, row)
        _address(location, addresses, sketch, row)
        _point(location, sketch, row)
        about = location.get("description", "")
        sketch.keep("more", about, "words", label="place", field="location.description", row=row)
        bus = location.get("transportation", "")
        sketch.keep("more", bus, "words", label="getting_there", field="location.transportation", row=row)
    if location.get("location_type", "").casefold() == "virtual" and len(location) > 2:
        sketch.add("access", "remote", row)


def _is_secret(location: dict[str, Any], addresses: list[dict[str, Any]], service: dict[str, Any]) -> bool:
    parts = ("address_1", "address_2", "attention")
    of_place = [str(address.get(part, "")) for address in addresses for part in parts]
    of_place += [location.get("name", ""), location.get("location_type", "")]
    of_words = [location.get("description", ""), service.get("description", ""), service.get("name", "")]
    return any(map(address_is_secret, of_place)) or any(map(place_is_secret, map(plain, of_words)))


def _address(location: dict[str, Any], addresses: list[dict[str, Any]], sketch: Sketch, row: str) -> None:
    for address in addresses:
        here = str(address.get("@row", row))
        line = _line(address, sketch)
        street = plain(address.get("address_1"))
        kind = address.get("address_type", "").casefold()
        postal = kind in {"postal", "mailing", "mail"} or _POST_BOX.search(street)
        if not line or kind == "virtual":
            continue
        if postal or "address" in sketch.entry:
            why = "postal" if postal else "one_expected"
            if line != sketch.entry.get("address"):
                sketch.keep("more", line, why, label="post" if postal else "other_address", field="address", row=here)
            continue
        name = plain(location.get("name"))
        known = f"{line} {sketch.entry.get('name', '')} {sketch.entry.get('organisation', '')}".casefold()
        if name and street and name.casefold() not in known and len(name) + len(line) + 2 <= _MOST:
            line = f"{name}, {line}"
        short, rest = sentences(line, _MOST)
        if rest:
            sketch.keep("more", line, "too_long", label="other_address", field="address", row=here)
        sketch.put("address", short, here)
    if "address" not in sketch.entry and (name := plain(location.get("name"))):
        sketch.keep("more", name, "words", label="at", field="location.name", row=row)


def _line(address: dict[str, Any], sketch: Sketch) -> str:
    """`12 Main St, Suite 4, Springfield, IL 62701`; the country where it is another."""
    street = [plain(address.get(f"address_{n}")) for n in (1, 2, 3, 4)]
    state = " ".join(filter(None, (plain(address.get("state_province")), plain(address.get("postal_code")))))
    region, areas = plain(address.get("region")), sketch.here.site.directory.areas
    area = areas.get(sketch.entry.get("area", ""))
    region = "" if area and _compared(area.label) == _compared(region) else region
    parts = [*street, plain(address.get("city")), region, state]
    country = plain(address.get("country"))
    if country and country.upper() not in {sketch.here.region, "USA" if sketch.here.region == "US" else ""}:
        named = Locale("en").territories
        if country not in {named.get(sketch.here.region), "United States of America"}:
            parts.append(named.get(country.upper(), country))
    line: list[str] = []
    for part in parts:
        # What programs write into one column they often write into the next one too.
        if part and part.casefold() not in ", ".join(line).casefold().split(", "):
            line.append(part)
    return ", ".join(line) if any((*street, plain(address.get("city")))) else ""


def _point(location: dict[str, Any], sketch: Sketch, row: str) -> None:
    words = [location.get("latitude", ""), location.get("longitude", "")]
    if not any(words):
        return
    try:
        latitude, longitude = (float(each.replace(",", ".") if each.count(",") == 1 else each) for each in words)
    except ValueError:
        sketch.leave("at", ", ".join(words), "no_point", row)
        return
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        if abs(latitude) < 0.01 and abs(longitude) < 0.01:
            sketch.leave("at", ", ".join(words), "point_zero", row)
        elif sketch.here.region in {"US", "CA", "MX"} and latitude < 0 < longitude:
            sketch.leave("at", ", ".join(words), "point_swapped", row)
        else:
            sketch.put("at", [round(latitude, 6), round(longitude, 6)], row)
    else:
        swapped = abs(longitude) <= 90 and abs(latitude) <= 180
        sketch.leave("at", ", ".join(words), "point_swapped" if swapped else "no_point", row)


def _area(addresses: list[dict[str, Any]], service: dict[str, Any], sketch: Sketch, row: str) -> None:
    """The one area whose label or id is the region or city of the address, or the area that the service is for."""
    areas = sketch.here.site.directory.areas
    labels = {_compared(area.label): id_ for id_, area in areas.items()} | {_compared(id_): id_ for id_ in areas}
    for name in (part for address in addresses for part in (address.get("region"), address.get("city")) if part):
        if (found := labels.get(_compared(name))) and not areas[found].is_far:
            sketch.put("area", found, row)
            return
    served = service.get("service_areas", [])
    if len(served) == 1 and (found := labels.get(_compared(served[0].get("name", "")))):
        sketch.put("area", found, row)


def _compared(words: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", words.casefold()).split()).removeprefix("the ")
