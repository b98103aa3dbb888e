"""Listings as cards for an address book: vCard 4.0, RFC 6350."""

import re
from collections.abc import Iterable, Iterator

from vinestreet.directory.model import Listing
from vinestreet.exchange.hsds.service_records import uri_of, uuid_of
from vinestreet.site.clocks import in_words
from vinestreet.site.site import Site

_WIDTH = 75  # octets a line, its end not counted: RFC 6350, 3.2


def vcard_text(listings: Iterable[Listing], site: Site) -> str:
    """Give a card for each listing: how to reach it, where it is and when it is open.

    Nothing of what it is for: whoever picks up the phone need not know that (as in pages/share_text.py).
    """
    return "".join(_folded(line) for listing in listings for line in _card(listing, site))


def _card(listing: Listing, site: Site) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:urn:uuid:{uuid_of('service', listing.id)}"
    yield "KIND:org"
    yield f"FN:{_escaped(site.say.title(listing))}"
    if listing.organisation:
        yield f"ORG:{_escaped(listing.organisation)}"
    # A phone dials what stands in its address book, so an invented place brings no number.
    lines = [*((phone, "voice") for phone in listing.phones), *((line, "text") for line in listing.texts)]
    lines = [] if listing.sample else lines
    # A number may be there several times, for each key to press; a number to text is `text` (section 6.4.1).
    yield from dict.fromkeys(f"TEL;TYPE={kind}:{line.number.dialled}" for line, kind in lines)
    yield from (f"EMAIL:{_escaped(email)}" for email in listing.emails)
    yield from (f"URL:{uri}" for url in (*listing.websites, *listing.chats) if (uri := uri_of(url)))
    if listing.address and not listing.confidential:
        area = site.directory.areas.get(listing.area)
        town = "" if area and area.is_far else _escaped(site.place.name)
        # Post office box, extended address, street, town, region, postal code, country.
        yield f"ADR:;;{_escaped(listing.address)};{town};;;"
    if listing.at and not listing.confidential:
        yield f"GEO:geo:{listing.at[0]},{listing.at[1]}"
    yield from (f"LANG:{code}" for code in listing.languages)
    yield f"NOTE:{_escaped(_note(listing, site))}"
    yield "END:VCARD"


def _note(listing: Listing, site: Site) -> str:
    t, say = site.words, site.say
    phones, texts = ((), ()) if listing.sample else (listing.phones, listing.texts)
    lines = [
        *(f"{phone.shown}: {_words(phone.label, phone.say)}" for phone in phones if phone.label or phone.say),
        *(f"{line.shown}: {_words(line.label, line.send)}" for line in texts if line.label or line.send),
        "" if listing.is_open else f"{t(f'listing.status_{listing.status.kind}')}.",
        in_words(listing, site).replace("\xa0", " "),
        listing.hours_note,
        f"{t('take.checked', on=say.date(listing.checked.on)) if listing.checked else t('take.unchecked')}.",
    ]
    return "\n".join(filter(None, lines))


def _words(*words: str) -> str:
    return ", ".join(filter(None, words))


def _escaped(text: str) -> str:
    return re.sub(r"([\\,;])", r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in parts of at most _WIDTH octets, none of which cuts a letter in two."""
    parts, size = [""], 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _WIDTH:
            parts.append(" ")
            size = 1
        parts[-1] += char
        size += octets
    return "\r\n".join(parts) + "\r\n"
