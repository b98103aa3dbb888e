"""How to reach a place: phones, numbers to text, mail and web addresses, the nearest ones to the service first."""

import re
from collections.abc import Iterable
from typing import Any

from vinestreet.exchange.cleaning.phones import phones_in
from vinestreet.exchange.cleaning.plain import plain
from vinestreet.exchange.cleaning.web import emails_in, websites_in
from vinestreet.exchange.incoming.sketch import Sketch

_TEXT = re.compile(r"text|sms|txt", re.IGNORECASE)
_NO_CALL = re.compile(r"fax|facsimile|pager|telex", re.IGNORECASE)
# Types that say how one has to call, so that they belong into the label.
_LABELS = (
    (re.compile(r"tty|tdd|textphone|text.?phone|teletype", re.IGNORECASE), "TTY"),
    (re.compile(r"video", re.IGNORECASE), "video"),
)
_MOST = 60  # characters of a label
_LONGEST = 1000  # of a cell with phones
Records = Iterable[dict[str, Any]]


def reach(near: Records, far: Records, sketch: Sketch) -> None:
    """Take the ways to reach `near` records, and of `far` ones those ways of which the near ones have none.

    A person's name is never taken; the number of a contact is, with what the contact is for, where there is no other.
    """
    near, far = list(near), list(far)
    contacts = [each for record in (*near, *far) for each in record.get("contacts", [])]
    for group in (near, far, contacts):
        named = group is contacts
        if not {"phone", "text"} & sketch.entry.keys():
            for record in group:
                for phone in record.get("phones", []):
                    _phone(phone, sketch, _purpose(record) if named else "")
        elif group is not near:
            _leave(group, "phones", "number", "phone", sketch)
        for field, parts, read in (
            ("email", ("email",), emails_in),
            ("website", ("url", "website", "additional_urls", "additional_websites"), websites_in),
        ):
            if field not in sketch.entry:
                for record in group:
                    _addresses(record, parts, field, read, sketch)
            elif group is not near:
                for record in group:
                    for words in _words(record, parts):
                        if words not in sketch.entry[field]:
                            sketch.leave(field, words, "nearer", str(record.get("@row", "")))


def _leave(records: Records, part: str, main: str, field: str, sketch: Sketch) -> None:
    taken = {re.sub(r"\D", "", str(each)) for each in (*sketch.entry.get("phone", []), *sketch.entry.get("text", []))}
    for record in records:
        for item in record.get(part, []):
            words = str(item.get(main, ""))
            if words and not any(re.sub(r"\D", "", words)[-9:] in digits for digits in taken):
                sketch.leave(field, words, "nearer", str(item.get("@row", "")))


def _purpose(contact: dict[str, Any]) -> str:
    return plain(contact.get("title") or contact.get("department"))


def _phone(phone: dict[str, Any], sketch: Sketch, purpose: str) -> None:
    row = str(phone.get("@row", ""))
    number, kind = plain(phone.get("number")).strip(" \"'"), phone.get("type", "")
    extension = plain(phone.get("extension"))
    description = plain(phone.get("description")) or purpose
    vanity = plain(phone.get("vanity_number"))
    if not number:
        sketch.keep("more", description, "words", label="phone", field="phone", row=row)
        return
    if _NO_CALL.search(kind) or (not kind and re.fullmatch(r"\W*fax\W*(?:number)?", description, re.IGNORECASE)):
        sketch.leave("phone", number, "fax", row)
        return
    if extension and extension not in {"0", "0.0"}:
        number = f"{number} x{extension}" if re.fullmatch(r"\d{1,7}", extension) else f"{number}; {extension}"
    # A cell of half a page has a story in it, and perhaps a number.
    found, rest = (
        ([], number)
        if len(number) > _LONGEST
        else phones_in(number, sketch.here.region_of(sketch.entry.get("area", "")))
    )
    label = next((label for pattern, label in _LABELS if pattern.search(kind)), "")
    as_text = bool(_TEXT.search(kind)) and not label
    for each in found:
        # With several numbers in one cell, nobody knows which of them the description is of.
        _take(each, as_text, [label, vanity, description] if len(found) == 1 else [label], row, sketch)
    if not found:
        words = "; ".join(filter(None, (number, description)))
        sketch.keep("more", words, "phone", label="phone", field="phone", row=row)
    elif rest:
        sketch.keep("more", rest, "words", label="phone", field="phone", row=row)
    if description and found and (len(description) > _MOST or len(found) > 1):
        sketch.keep("more", description, "words", label="phone", field="phone", row=row)


def _take(each: dict[str, str] | str, as_text: bool, labels: list[str], row: str, sketch: Sketch) -> None:
    phone = {"number": each} if isinstance(each, str) else dict(each)
    kind = phone.pop("kind", "")
    if kind == "fax":
        sketch.leave("phone", phone["number"], "fax", row)
        return
    for label in labels:
        longer = "; ".join(filter(None, (phone.get("label", ""), label)))
        if label and len(longer) <= _MOST and label.casefold() not in phone.get("label", "").casefold():
            phone["label"] = longer
    field = "text" if as_text or kind == "text" else "phone"
    if field == "text":
        phone.pop("say", "")
    else:
        phone.pop("send", "")
    for other in sketch.entry.get(field, []):
        if (other if isinstance(other, str) else other["number"]) == phone["number"]:
            return
    sketch.add(field, phone["number"] if phone.keys() == {"number"} else phone, row)


def _addresses(record: dict[str, Any], parts: Iterable[str], field: str, read: Any, sketch: Sketch) -> None:
    row = str(record.get("@row", ""))
    for words in _words(record, parts):
        found, rest = read(plain(words))
        for address in found:
            sketch.add(field, address, row)
        if not found or rest:
            label = "mail" if field == "email" else "web"
            sketch.keep("more", rest if found else words, field, label=label, field=field, row=row)


def _words(record: dict[str, Any], parts: Iterable[str]) -> list[str]:
    words: list[str] = []
    for part in parts:
        value = record.get(part)
        words += [item.get("url", "") for item in value] if isinstance(value, list) else [value or ""]
    return [each for each in words if each]
