"""What a place is called and what it is: the name, two sentences, and all that is said beyond them."""

from typing import Any

from vinestreet.exchange.cleaning.plain import plain, sentences
from vinestreet.exchange.incoming.sketch import Sketch

_MOST_OF_NAME, _MOST_OF_WHAT, _MOST_OF_ORGANISATION = 90, 400, 120


def tell(service: dict[str, Any], sketch: Sketch) -> None:
    """Take name, description, organisation, and the words about them into `sketch`."""
    organization = service.get("organization", {})
    _name(service, organization, sketch)
    _what(service, organization, sketch)
    _organisation(organization, sketch)
    for part, label in (("alert", "notice"), ("wait_time", "waiting")):
        sketch.keep("more", service.get(part, ""), "words", label=label, field=f"service.{part}")
    program = service.get("program", {})
    sketch.keep("more", program.get("name", ""), "words", label="part_of", field="program.name")
    sketch.keep("more", program.get("description", ""), "words", field="program.description")


def _name(service: dict[str, Any], organization: dict[str, Any], sketch: Sketch) -> None:
    name, alternate = plain(service.get("name")), plain(service.get("alternate_name"))
    if not name:
        begins = " ".join(plain(service.get("description")).split()[:8])
        runs = plain(organization.get("name"))
        others = (alternate, "alternate_name"), (runs, "organisation"), (begins, "description")
        name, why = next((each for each in others if each[0]), ("", "nothing"))
        sketch.understood.kept(sketch.row, "name", name, f"name_from_{why}")
    if alternate and alternate.casefold() != name.casefold():
        sketch.keep("more", alternate, "words", label="also_called", field="service.alternate_name")
    short, rest = sentences(name, _MOST_OF_NAME)
    if rest:
        sketch.keep("more", name, "too_long", label="whole_name", field="name")
    if short:
        sketch.put("name", short)


def _what(service: dict[str, Any], organization: dict[str, Any], sketch: Sketch) -> None:
    description = plain(service.get("description"))
    about = plain(organization.get("description"))
    if not description:
        description, about = about, ""
        if description:
            sketch.understood.kept(sketch.row, "what", description, "what_from_organisation")
    if not description:
        return
    what, more = sentences(description, _MOST_OF_WHAT)
    sketch.put("what", what)
    if more:
        sketch.say("more", more)
        sketch.understood.field(sketch.row, "more")
    if about and about != description:
        sketch.keep("more", about, "words", label="organisation", field="organization.description")


def _organisation(organization: dict[str, Any], sketch: Sketch) -> None:
    name = plain(organization.get("name"))
    if name and name != sketch.here.site.words("export.unknown"):
        short, rest = sentences(name, _MOST_OF_ORGANISATION)
        sketch.put("organisation", short)
        if rest:
            sketch.keep("more", name, "too_long", label="whole_name", field="organisation")
