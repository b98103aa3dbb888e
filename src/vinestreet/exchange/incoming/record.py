"""What a record says about itself: whether the service still runs, when somebody looked last, and whom it serves."""

import re
from typing import Any

from vinestreet.exchange.cleaning.dates_and_languages import date_in
from vinestreet.exchange.cleaning.plain import plain
from vinestreet.exchange.incoming.sketch import Sketch

_STATUS = {
    "paused": "inactive temporarily_closed suspended paused on_hold temporarily_inactive temporarily_suspended",
    "closed": "defunct closed permanently_closed discontinued ended",
    "open": "active open current",
}
_KINDS = {word.replace("_", " "): kind for kind, words in _STATUS.items() for word in words.split()}


def record(service: dict[str, Any], sketch: Sketch) -> None:
    """Take status, and the dates of the record as `checks`: words of the source, for nobody here checked it."""
    status = plain(service.get("status"))
    kind = _KINDS.get(re.sub(r"[\W_]+", " ", status.casefold()).strip())
    if kind == "open":
        sketch.understood.field(sketch.row, "status")
    elif kind:
        sketch.put("status", kind)
    else:
        sketch.keep("more", status, "words", label="status", field="status")
    for part in ("assured_date", "last_modified"):
        if words := plain(service.get(part)):
            day = date_in(words, sketch.here.region)
            label = sketch.here.site.words(f"record.{part}")
            sketch.checks.append((label, day.isoformat() if day else words[:60]))
            sketch.understood.kept(sketch.row, "checked", words, "checked")


def serves(service: dict[str, Any], sketch: Sketch) -> None:
    """Take the areas that it serves as words, unless the only one became the area."""
    areas = sketch.here.site.directory.areas
    area = areas.get(sketch.entry.get("area", ""))
    for each in service.get("service_areas", []):
        row = str(each.get("@row", ""))
        name, description = plain(each.get("name")), plain(each.get("description"))
        if name and not (area and name.casefold() in {area.label.casefold(), area.id}):
            sketch.keep("more", name, "words", label="serves", field="service_area.name", row=row)
        if description != name:
            sketch.keep("more", description, "words", label="serves", field="service_area.description", row=row)
