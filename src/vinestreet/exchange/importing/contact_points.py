"""How to reach a place: phones, numbers to text, mail and web addresses, the nearest ones to the service first."""

import re
from collections.abc import Iterable
from typing import Any

from vinestreet.directory.validate_entry import max_length
from vinestreet.exchange.facts.contact_details import emails_in, phones_in, websites_in
from vinestreet.exchange.facts.people import is_desk, is_person, is_personal_mail, is_shared_mailbox
from vinestreet.exchange.facts.plain_text import plain_text
from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.column_map import CellParser, Cells, label_of, tells_something
from vinestreet.exchange.importing.listing_draft import ListingDraft
from vinestreet.schema.scalars import is_premium

_TEXT = re.compile(r"text|sms|txt", re.IGNORECASE)
_NO_CALL = re.compile(r"fax|facsimile|pager|telex", re.IGNORECASE)
# Types that say how one has to call, so that they belong into the label.
_LABELS = (
    (re.compile(r"tty|tdd|textphone|text.?phone|teletype", re.IGNORECASE), "TTY"),
    (re.compile(r"video", re.IGNORECASE), "video"),
)
_LONGEST = 1000  # of a cell with phones
Records = Iterable[HsdsObject]


def add_contact_points(near: Records, far: Records, draft: ListingDraft) -> None:
    """Take the ways to reach `near` records, and of `far` ones those ways of which the near ones have none.

    Nothing of a person is taken: of contacts those are, where there is no other way, that name a desk or nobody.
    """
    near, far = list(near), list(far)
    contacts = _desks([*near, *far], draft)
    for group in (near, far, contacts):
        named = group is contacts
        if not {"phone", "text"} & draft.fields.keys():
            for record in group:
                for phone in record.get("phones", []):
                    _phone(phone, draft, _purpose(record) if named else "")
        elif group is not near:
            _leave(group, "phones", "number", "phone", draft)
        for field, parts, read in (
            ("email", ("email",), emails_in),
            ("website", ("url", "website", "additional_urls", "additional_websites"), websites_in),
        ):
            if field not in draft.fields:
                for record in group:
                    _addresses(record, parts, field, read, draft)
            elif group is not near:
                for record in group:
                    for words in _words(record, parts):
                        if words not in draft.fields[field]:
                            draft.leave(field, words, "nearer", str(record.get("@row", "")))


def _desks(records: Records, draft: ListingDraft) -> list[HsdsObject]:
    """Contacts of `records` that are no person; of all others no part is taken, and no report repeats it."""
    desks = []
    called = {"", *(plain_text(record.get("name")) for record in records)}
    for contact in (each for record in records for each in record.get("contacts", [])):
        name, mail = plain_text(contact.get("name")), str(contact.get("email", ""))
        if (name in called or is_desk(name)) and (not mail or is_shared_mailbox(mail)):
            desks.append(contact)
        else:
            draft.leave("contact", "", "people", str(contact.get("@row", "")))
    return desks


def _leave(records: Records, part: str, main: str, field: str, draft: ListingDraft) -> None:
    taken = {re.sub(r"\D", "", str(each)) for each in (*draft.fields.get("phone", []), *draft.fields.get("text", []))}
    for record in records:
        for item in record.get(part, []):
            words = str(item.get(main, ""))
            if words and not any(re.sub(r"\D", "", words)[-9:] in digits for digits in taken):
                draft.leave(field, words, "nearer", str(item.get("@row", "")))


def _purpose(contact: HsdsObject) -> str:
    """What a contact is for; its name is that of a desk, or of the place itself."""
    name = plain_text(contact.get("name"))
    return name if is_desk(name) else plain_text(contact.get("department") or contact.get("title"))


def _phone(phone: HsdsObject, draft: ListingDraft, purpose: str) -> None:
    row = str(phone.get("@row", ""))
    number, kind = plain_text(phone.get("number")).strip(" \"'"), phone.get("type", "")
    extension = plain_text(phone.get("extension"))
    description = plain_text(phone.get("description")) or purpose
    if is_person(description):
        draft.leave("phone", "", "people", row)
        return
    vanity = plain_text(phone.get("vanity_number"))
    if not number:
        draft.keep("more", description, "words", label="phone", field="phone", row=row)
        return
    if _NO_CALL.search(kind) or (not kind and re.fullmatch(r"\W*fax\W*(?:number)?", description, re.IGNORECASE)):
        draft.leave("phone", number, "fax", row)
        return
    if extension and extension not in {"0", "0.0"}:
        number = f"{number} x{extension}" if re.fullmatch(r"\d{1,7}", extension) else f"{number}; {extension}"
    # A cell of half a page has a story in it, and perhaps a number.
    found, rest = ([], number) if len(number) > _LONGEST else phones_in(number, draft.region)
    label = next((label for pattern, label in _LABELS if pattern.search(kind)), "")
    as_text = bool(_TEXT.search(kind)) and not label
    for each in found:
        # With several numbers in one cell, nobody knows which of them the description is of.
        labels = [label, vanity, description] if len(found) == 1 else [label]
        _add_number(each, draft, row, as_text=as_text, labels=labels)
    if not found:
        words = "; ".join(filter(None, (number, description)))
        draft.keep("more", words, "phone", label="phone", field="phone", row=row)
    elif rest:
        draft.keep("more", rest, "words", label="phone", field="phone", row=row)
    if description and found and (len(description) > max_length("phone.label") or len(found) > 1):
        draft.keep("more", description, "words", label="phone", field="phone", row=row)


def _add_number(
    each: dict[str, str] | str, draft: ListingDraft, row: str = "", *, as_text: bool = False, labels: Iterable[str] = ()
) -> None:
    """Take one number that a cell holds: to call or to text, each once; a fax is left out, and so is premium rate."""
    phone = {"number": each} if isinstance(each, str) else dict(each)
    kind = phone.pop("kind", "")
    if kind == "fax":
        draft.leave("phone", phone["number"], "fax", row)
        return
    if is_person(phone.get("label", "")):
        draft.leave("phone", "", "people", row)
        return
    if is_premium(phone["number"], draft.region):
        draft.leave("phone", phone["number"], "premium", row)
        return
    for label in labels:
        longer = "; ".join(filter(None, (phone.get("label", ""), label)))
        if label and len(longer) <= max_length("phone.label") and not _holds(phone.get("label", ""), label):
            phone["label"] = longer
    field = "text" if as_text or kind == "text" else "phone"
    other = phone.pop("say" if field == "text" else "send", "")
    draft.keep("more", other, "words", label="phone", field=field, row=row)
    for known in draft.fields.get(field, []):
        if (known if isinstance(known, str) else known["number"]) == phone["number"]:
            return
    draft.add(field, phone["number"] if phone.keys() == {"number"} else phone, row)


def _holds(label: str, other: str) -> bool:
    return other.casefold() in label.casefold()


def _addresses(record: HsdsObject, parts: Iterable[str], field: str, read: Any, draft: ListingDraft) -> None:
    row = str(record.get("@row", ""))
    for words in _words(record, parts):
        found, rest = read(plain_text(words))
        for address in found:
            _add_address(field, address, draft, row)
        if not found or rest:
            label = "mail" if field == "email" else "web"
            draft.keep("more", rest if found else words, field, label=label, field=field, row=row)


def _add_address(field: str, address: str, draft: ListingDraft, row: str = "") -> None:
    names = f"{draft.fields.get('name', '')} {draft.fields.get('organisation', '')}"
    if field == "email" and is_personal_mail(address, names):
        draft.leave(field, "", "people", row)
    else:
        draft.add(field, address, row)


def _words(record: HsdsObject, parts: Iterable[str]) -> list[str]:
    words: list[str] = []
    for part in parts:
        value = record.get(part)
        words += [item.get("url", "") for item in value] if isinstance(value, list) else [value or ""]
    return [each for each in words if each]


def numbers_from_cells(field: str) -> CellParser:
    """Give the parser of numbers to call and to text; the name of a column is a label where it says what for."""

    def parse(draft: ListingDraft, cells: Cells) -> None:
        for column, words in cells.items():
            label = f"{label_of(column)}: " if tells_something(column) or field == "text" else ""
            found, left = phones_in(label + words, draft.region)
            for each in found:
                _add_number(each, draft, as_text=field == "text")
            draft.keep("more", left.removeprefix(label), "phone", column=label_of(column), field=field)

    return parse


def addresses_from_cells(field: str) -> CellParser:
    """Give the parser of addresses in the net."""

    def parse(draft: ListingDraft, cells: Cells) -> None:
        for column, words in cells.items():
            # People write the one where the other was asked for.
            mails, left = emails_in(words) if field in {"email", "website"} else ([], words)
            pages, left = websites_in(left)
            for kind, found in (("email", mails), ("website" if field == "email" else field, pages)):
                for value in found:
                    _add_address(kind, value, draft)
            why = "website" if field == "chat" else field
            draft.keep("more", left, why, column=label_of(column), field=field)

    return parse
