"""A place as a short plain message, for one person to send to another.

It holds what someone needs to go there or call: no notes, nothing of what the place is for, which may be nobody's
business, and never where a confidential place is.
"""

from collections.abc import Iterator
from urllib.parse import quote

from vinestreet.directory.listing_parts import Line
from vinestreet.directory.model import Listing
from vinestreet.site.clocks import hours_sentences, in_words, pause, their_time
from vinestreet.site.site import Site

# Two text messages of the phone network; longer ones are cut into more, and some phones show those out of order.
MOST_LETTERS = 300


def message(listing: Listing, site: Site) -> str:
    """Give the message, a few lines; long hours are left out, and it says to ask, where it would be too long."""
    t, say = site.words, site.say
    where = t("take.message_secret") if listing.confidential else say.where(listing, site.directory)
    checked = t("take.checked", on=say.date(listing.checked.on)) if listing.checked else t("take.unchecked")
    for hours in _hours(listing, site):
        lines = [say.title(listing), where, hours, *ways(listing, site), f"{checked}."]
        # Phones send twice as much in a message when it has no letters beyond the simplest, such as hard spaces.
        text = "\n".join(line for line in lines if line).replace("\xa0", " ")
        if len(text) <= MOST_LETTERS:
            break
    return text


def text_it(message: str) -> str:
    """Give the link that begins a text to whomever the reader chooses (RFC 5724; see TextLine.href for `?&body=`)."""
    return f"sms:?&body={quote(message, safe='')}"


def _hours(listing: Listing, site: Site) -> Iterator[str]:
    """The hours, in full and then ever shorter."""
    t = site.words
    if not listing.is_open:
        yield f"{t(f'listing.status_{listing.status.kind}')}."
    elif listing.told_hours is None:
        if listing.hours_note:
            yield listing.hours_note
        can_call = listing.phones and not listing.sample
        yield t("live.unknown_hours", first=t("live.call_first" if can_call else "live.ask_first"))
    else:
        yield in_words(listing, site)
        usual = [each.text for each in hours_sentences(listing, site) if not each.exception or each.rule.pause]
        yield " ".join(filter(None, (*usual, their_time(listing, site), t("take.message_ask_days"))))
    paused = pause(listing, site)
    yield " ".join(filter(None, (paused.text if paused else "", t("take.message_ask_hours"))))


def ways(listing: Listing, site: Site) -> Iterator[str]:
    """Say how to reach it: the first number to call and the first to text, else where it is on the web.

    The number of an invented place is left out: the phone that gets the message would make a link of it.
    """
    t = site.words
    if listing.sample:
        return
    for phone in listing.phones[:1]:
        yield " ".join(filter(None, (t("site.call", number=phone.shown), phone.say, _extra(phone, site))))
    for line in listing.texts[:1]:
        number = line.shown
        words = t("site.text_word", word=line.send, number=number) if line.send else t("site.text", number=number)
        yield " ".join(filter(None, (words, _extra(line, site))))
    if not (listing.phones or listing.texts):
        yield from (*listing.emails, *listing.websites)[:1]


def _extra(line: Line, site: Site) -> str:
    return f"({site.words('listing.may_cost')})" if line.may_cost else ""
