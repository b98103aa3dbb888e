"""A listing as plain columns, one value in words each, for tables and maps."""

from vinestreet.directory.model import Listing
from vinestreet.site.clocks import in_words
from vinestreet.site.site import Site

Columns = dict[str, str]
_BETWEEN = "; "


def columns_of(listing: Listing, site: Site) -> Columns:
    """Give every column, empty where nothing is known. What peers tell (`arrive`, `notes`) is too long for a table.

    Answers, choices and languages are the words of resources.yml, hours both as they stand there and in words.
    """
    asks, consent, status, checked = listing.asks, listing.consent, listing.status, listing.checked
    latitude, longitude = map(str, listing.at) if listing.at else ("", "")
    return {
        "id": listing.id,
        "name": site.say.title(listing),
        "what": listing.what,
        "more": listing.more,
        "needs": _BETWEEN.join(listing.needs),
        "organisation": listing.organisation,
        "run_by": listing.run_by,
        "phone": _BETWEEN.join(_with(phone.shown, phone.label, phone.say) for phone in listing.phones),
        "text": _BETWEEN.join(_with(line.shown, line.label, line.send) for line in listing.texts),
        "email": _BETWEEN.join(listing.emails),
        "chat": _BETWEEN.join(listing.chats),
        "website": _BETWEEN.join(listing.websites),
        "address": listing.address,
        "area": listing.area,
        "latitude": latitude,
        "longitude": longitude,
        "confidential": _yes(listing.confidential),
        "hours": listing.hours.expression if listing.hours else "",
        "hours_in_words": in_words(listing, site).replace("\xa0", " "),
        "hours_note": listing.hours_note,
        "cost": listing.cost.kind if listing.cost else "unknown",
        "cost_words": listing.cost.words if listing.cost else "",
        "for": listing.who_for,
        "ages": site.say.ages(listing.ages) if listing.ages else "",
        "languages": _BETWEEN.join(listing.languages),
        "access": _BETWEEN.join(listing.access),
        "access_note": listing.access_note,
        "asks_id": asks.id,
        "asks_referral": asks.referral,
        "asks_insurance": asks.insurance,
        "asks_immigration_status": asks.immigration_status,
        "asks_booking": asks.booking,
        "asks_words": asks.words,
        "may_call_police_without_you": consent.police,
        "consent_words": consent.words,
        "records_calls": consent.recorded,
        "status": status.kind,
        "status_since": status.since.isoformat() if status.since else "",
        "status_words": status.words,
        "checked_on": checked.on.isoformat() if checked else "",
        "checked_how": checked.how if checked else "",
        "source": listing.source,
        "sample": _yes(listing.sample),
    }


def _with(shown: str, *more: str) -> str:
    """`988 (Veterans, then press 1)`."""
    inside = ", ".join(filter(None, more))
    return f"{shown} ({inside})" if inside else shown


def _yes(true: bool) -> str:
    return "yes" if true else ""
