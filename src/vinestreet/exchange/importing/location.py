"""Where a place is: one line of address, a point on the map, the part of town; of a secret one only that it is."""

import re
from collections.abc import Iterable

from babel import Locale

from vinestreet.directory.model import Directory
from vinestreet.directory.point_checks import far_newcomers, placed
from vinestreet.directory.validate_entry import max_length
from vinestreet.exchange.facts.dates_ages_positions import Point, position_in, position_of
from vinestreet.exchange.facts.plain_text import cut_text, plain_text
from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.column_map import Cells, first_label, label_of
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.exchange.importing.listing_draft import IncomingListing, ListingDraft
from vinestreet.exchange.importing.safety import keeps_secret
from vinestreet.schema.secret_words import is_secret_address

_POST_BOX = re.compile(r"\b(?:p\.? ?o\.?|post office|postal) ?box\b|^box \d+|\bpmb \d", re.IGNORECASE)


def add_location(location: HsdsObject, service: HsdsObject, draft: ListingDraft) -> None:
    """Take address, point and area of `location` into `draft`; of a place that is kept secret, only that it is."""
    row = str(location.get("@row", ""))
    addresses = location.get("addresses", [])
    if _is_secret(location, addresses, service):
        # The report of an import does not tell it either.
        draft.put("confidential", True, row)
        for words in (words for each in addresses for words in _texts(each).values()):
            draft.hide(words)
        for part in ("address",) * len(addresses) + ("at",) * ("latitude" in location):
            draft.leave(part, "", "confidential", row)
        for part in ("name", "description", "transportation"):
            if part in location:
                draft.leave(f"location.{part}", "", "confidential", row)
    else:
        _area(addresses, service, draft, row)
        _address(location, addresses, draft, row)
        _point(location, draft, row)
        about = location.get("description", "")
        if "what" in draft.fields:
            draft.keep("more", about, "words", label="place", field="location.description", row=row)
        else:
            draft.put_what(plain_text(about))  # nobody said what happens there but in general
        bus = location.get("transportation", "")
        draft.keep("more", bus, "words", label="getting_there", field="location.transportation", row=row)
    if location.get("location_type", "").casefold() == "virtual" and len(location) > 2:
        draft.add("access", "remote", row)


def _is_secret(location: HsdsObject, addresses: list[HsdsObject], service: HsdsObject) -> bool:
    """Whether the place, its addresses or the service say so, in whatever field."""
    records = [location, *addresses, service]
    if any(keeps_secret(_texts(each)) for each in records):
        return True
    of_place = [location.get("name", ""), location.get("location_type", "")]
    of_place += [words for address in addresses for words in _texts(address).values()]
    return any(map(is_secret_address, of_place))


def _texts(record: HsdsObject) -> dict[str, str]:
    return {name: plain_text(value) for name, value in record.items() if isinstance(value, str) and name != "@row"}


def _address(location: HsdsObject, addresses: list[HsdsObject], draft: ListingDraft, row: str) -> None:
    for address in addresses:
        here = str(address.get("@row", row))
        line = _line(address, draft)
        street = plain_text(address.get("address_1"))
        kind = address.get("address_type", "").casefold()
        postal = kind in {"postal", "mailing", "mail"} or _POST_BOX.search(street)
        if not line or kind == "virtual":
            continue
        if postal or "address" in draft.fields:
            why = "postal" if postal else "one_expected"
            if line != draft.fields.get("address"):
                draft.keep("more", line, why, label="post" if postal else "other_address", field="address", row=here)
            continue
        name = plain_text(location.get("name"))
        known = f"{line} {draft.fields.get('name', '')} {draft.fields.get('organisation', '')}".casefold()
        if name and street and name.casefold() not in known and len(name) + len(line) + 2 <= max_length("address"):
            line = f"{name}, {line}"
        short, rest = cut_text(line, max_length("address"))
        if rest:
            draft.keep("more", line, "too_long", label="other_address", field="address", row=here)
        draft.put("address", short, here)
    called = {str(draft.fields.get(field, "")).casefold() for field in ("name", "organisation")}
    if "address" not in draft.fields and (name := plain_text(location.get("name"))) and name.casefold() not in called:
        draft.keep("more", name, "words", label="at", field="location.name", row=row)


def _line(address: HsdsObject, draft: ListingDraft) -> str:
    """`12 Main St, Suite 4, Springfield, IL 62701`; the country where it is another."""
    street = [plain_text(address.get(f"address_{n}")) for n in (1, 2, 3, 4)]
    state = " ".join(filter(None, (plain_text(address.get("state_province")), plain_text(address.get("postal_code")))))
    region, areas = plain_text(address.get("region")), draft.context.site.directory.areas
    area = areas.get(draft.fields.get("area", ""))
    region = "" if area and _compared(area.label) == _compared(region) else region
    parts = [*street, plain_text(address.get("city")), region, state]
    country = plain_text(address.get("country"))
    if country and country.upper() not in {draft.context.region, "USA" if draft.context.region == "US" else ""}:
        named = Locale("en").territories
        if country not in {named.get(draft.context.region), "United States of America"}:
            parts.append(named.get(country.upper(), country))
    line: list[str] = []
    for part in parts:
        # What programs write into one column they often write into the next one too.
        if part and part.casefold() not in ", ".join(line).casefold().split(", "):
            line.append(part)
    return ", ".join(line) if any((*street, plain_text(address.get("city")))) else ""


def _point(location: HsdsObject, draft: ListingDraft, row: str) -> None:
    words = [location.get("latitude", ""), location.get("longitude", "")]
    if any(words):
        point, why = position_of(words[0], words[1], draft.context.region)
        _put_point(draft, point, why, ", ".join(words), row)


def _put_point(draft: ListingDraft, point: Point | None, why: str, words: str, row: str = "") -> None:
    if point:
        draft.put("at", list(point), row)
    else:
        draft.leave("at", words, why, row)


def point_from_cells(draft: ListingDraft, cells: Cells) -> None:
    """Take the point on the map, from one column or from two; one more says how sure it is, from 0 to 1 or to 100."""
    words = list(cells.values())
    if len(words) == 3 and _is_rough(words[2]):
        draft.leave("at", ", ".join(words), "point_rough")
        return
    words = words[:2]
    together = ", ".join(words)
    point, why = (
        position_of(words[0], words[1], draft.region) if len(words) == 2 else position_in(together, draft.region)
    )
    if not point and why in {"position", "no_point"} and re.search(r"[^\W\d_]", together):
        column = ", ".join(map(label_of, cells))
        draft.keep("more", together, "position", column=column, field="at")
    else:
        _put_point(draft, point, why, together)


_SURE = 0.8  # geocoders call less a street or a town, and somebody would stand in the wrong place


def _is_rough(score: str) -> bool:
    try:
        sure = float(score)
    except ValueError:
        return True
    return (sure if sure <= 1 else sure / 100) < _SURE


def address_from_cells(draft: ListingDraft, cells: Cells) -> None:
    """Take the address: parts with commas between, and spaces where numbers are no part of their own."""
    line = ""
    for part in dict.fromkeys(part.strip(" ,") for part in cells.values()):
        is_number = re.fullmatch(r"\d{1,4} ?[A-Za-z]?", part) and not re.search(r"\d", line.rpartition(",")[2])
        after_code = re.search(r"(?:^|, )\d{4,5}$", line) and not re.search(r"\d", part)
        between = " " if is_number or after_code or _TYPE_OF_STREET.fullmatch(line) else ", "
        line = f"{line}{between}{part}" if line and part else line or part
    line = re.sub(r",? (?=\d{5}(?:-\d{4})?$)", " ", line)
    if draft.region in _CODE_FIRST:
        line = re.sub(r"(?<=, )([^,\d]+) (\d{4,5})$", r"\2 \1", line)
    draft.put_text("address", line, column=first_label(cells))


# Where people write the code before the town.
_CODE_FIRST = frozenset("AT BE CH CZ DE DK ES FI FR GR HR IT LU NO PL PT RO SE SI SK MX AR BR".split())
_TYPE_OF_STREET = re.compile(
    r"(?:calle|avenida|av|plaza|paseo|camino|ronda|rue|avenue|place|via|rua|praça)\.?", re.IGNORECASE
)


def _area(addresses: list[HsdsObject], service: HsdsObject, draft: ListingDraft, row: str) -> None:
    """The one area whose label or id is the region or city of the address, or the area that the service is for."""
    areas = draft.context.site.directory.areas
    labels = {_compared(area.label): id_ for id_, area in areas.items()} | {_compared(id_): id_ for id_ in areas}
    for name in (part for address in addresses for part in (address.get("region"), address.get("city")) if part):
        if (found := labels.get(_compared(name))) and not areas[found].is_far:
            draft.put("area", found, row)
            return
    served = service.get("service_areas", [])
    if len(served) == 1 and (found := labels.get(_compared(served[0].get("name", "")))):
        draft.put("area", found, row)


def _compared(words: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", words.casefold()).split()).removeprefix("the ")


# 33002, 33002-1234, SW1A 1AA, K1A 0B1: they tell programs whom to send there, and readers nothing.
_POSTAL_CODES = re.compile(
    r"(?:(?:\d{4,5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?(?: ?\d[A-Z]{2})?|[A-Z]\d[A-Z](?: ?\d[A-Z]\d)?)(?:[\s,;]+|$))+"
)


def add_service_areas(service: HsdsObject, draft: ListingDraft) -> None:
    """Take the areas that it serves as words, unless the only one became the area; none that is only postal codes."""
    areas = draft.context.site.directory.areas
    area = areas.get(draft.fields.get("area", ""))
    for each in service.get("service_areas", []):
        row = str(each.get("@row", ""))
        name, description = plain_text(each.get("name")), plain_text(each.get("description"))
        if codes := next(filter(_POSTAL_CODES.fullmatch, filter(None, (name, description))), ""):
            draft.leave("service_area.name", codes, "not_needed", row)
            name, description = ("" if words == codes else words for words in (name, description))
        if name and not (area and name.casefold() in {area.label.casefold(), area.id}):
            draft.keep("more", name, "words", label="serves", field="service_area.name", row=row)
        if description != name:
            draft.keep("more", description, "words", label="serves", field="service_area.description", row=row)


def without_slipped_points(
    incoming: Iterable[IncomingListing], directory: Directory, report: ImportReport
) -> list[str]:
    """Take each point out that is certainly wrong, with a word in the `report`; give the rows of others that are far.

    They are compared with the places of the `directory` that they come to, or with each other where these are few.
    """
    rows = {f"@{number}": each for number, each in enumerate(incoming) if each.entry.get("at")}
    areas = directory.areas
    new = {
        id_: (area, (float(each.entry["at"][0]), float(each.entry["at"][1])))
        for id_, each in rows.items()
        if not ((area := str(each.entry.get("area", ""))) in areas and areas[area].is_far)
    }
    far = []
    for found in far_newcomers(new, placed(directory.listings.values(), areas)):
        each = rows[found.id]
        if found.certain:
            del each.entry["at"]
            report.fields["at"] -= 1
            report.left_out(each.row, "at", ", ".join(map(str, found.point)), "point_swapped")
        else:
            far.append(each.row)
    return far
