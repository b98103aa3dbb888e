"""What the finder knows of the listings: columns, one value a listing, in the order in which lists show them.

Texts of a column are joined by newlines, because a browser reads one long text far quicker than ten thousand short ones
(and it compresses better); what many listings share stands once in a table, and its column holds indexes into it.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, TypeVar

from vinestreet.directory.model import Line, Listing
from vinestreet.opening_hours.browser_rules import as_data
from vinestreet.pages.page_list import HARD_NEEDS, in_order
from vinestreet.site.clocks import clock_key, ending, in_words
from vinestreet.site.site import Site

# What a reader may ask for: what the listing says about it, and the only answer that means yes.
FACETS: dict[str, tuple[Callable[[Listing], str], str]] = {
    "free": (lambda listing: listing.cost.kind if listing.cost else "unknown", "free"),
    "no-id": (lambda listing: listing.asks.id, "no"),
    "no-referral": (lambda listing: listing.asks.referral, "no"),
    "peer-run": (lambda listing: listing.run_by, "peer-run"),
    "no-police": (lambda listing: listing.consent.police, "no"),
    # Nobody writes down that there are steps, so what is not said is not known.
    "step-free": (lambda listing: "yes" if "step-free" in listing.access else "unknown", "yes"),
}
MARKS: dict[str, Callable[[Listing], bool]] = {
    "sample": lambda listing: listing.sample,
    "confidential": lambda listing: listing.confidential,
    "paused": lambda listing: listing.status.kind == "paused",
    "closed": lambda listing: listing.status.kind == "closed",
    "line": lambda listing: listing.is_line,
}

T = TypeVar("T", bound=Hashable)


class _Table(Generic[T]):
    """Distinct values in the order of their first use."""

    def __init__(self) -> None:
        self.index: dict[T, int] = {}

    def add(self, value: T) -> int:
        return self.index.setdefault(value, len(self.index))


def finder_data(site: Site) -> dict[str, Any]:
    """Give the columns of every listing of `site`, for `var __directory` (assets/js/finder/directory.js reads them).

    Days are whole days before the newest check, degrees are hundred-thousandths, -1 is "nobody told us".
    """
    directory, country = site.directory, site.place.country
    groups = in_order(list(directory.listings.values()), directory, country)
    listings = [listing for group in groups for listing in group.listings]
    needs = {id_: index for index, id_ in enumerate(directory.needs)}
    areas = {id_: index for index, id_ in enumerate(directory.areas)}
    schedules: _Table[tuple[str, str]] = _Table()
    need_sets: _Table[tuple[str, ...]] = _Table()
    language_sets: _Table[tuple[str, ...]] = _Table()
    newest = max((listing.checked.on for listing in listings if listing.checked), default=site.made)
    columns = {
        "area": [areas.get(listing.area, -1) for listing in listings],
        "at": [round(degrees * 1e5) for listing in listings for degrees in listing.at or (0, 0)],
        "facet": [_facets(listing) for listing in listings],
        "mark": [sum(1 << bit for bit, has in enumerate(MARKS.values()) if has(listing)) for listing in listings],
        "checked": [(newest - listing.checked.on).days if listing.checked else -1 for listing in listings],
        "scheduleOf": [
            schedules.add((listing.hours.expression, _clock(listing, site))) if listing.hours else -1
            for listing in listings
        ],
        "needsOf": [need_sets.add(listing.needs) for listing in listings],
        "languagesOf": [language_sets.add(listing.languages) for listing in listings],
    }
    return {
        "newestCheck": newest.isoformat(),
        "facets": list(FACETS),
        "marks": list(MARKS),
        "needs": [
            {"id": need.id, "label": need.label, "words": need.words}
            | ({"hard": True} if need.id in HARD_NEEDS else {})
            for need in directory.needs.values()
        ],
        "areas": [
            {"id": area.id, "label": site.say.area(area)}
            | ({"serves": "here" if area.country == country else "elsewhere"} if area.is_far else {})
            for area in directory.areas.values()
        ],
        "schedules": _schedules(schedules.index, listings, site),
        "needSets": [[needs[need] for need in some] for some in need_sets.index],
        "languageSets": list(language_sets.index),
        "id": _lines(listing.id for listing in listings),
        "name": _lines(listing.name for listing in listings),
        "what": _lines(listing.what for listing in listings),
        "organisation": _lines(listing.organisation for listing in listings),
        "whoFor": _lines(listing.who_for for listing in listings),
        "address": _lines(listing.address for listing in listings),
        "reach": _lines(_reach(listing, site) for listing in listings),
        **columns,
        # What few listings have, by index.
        "hoursNote": {
            index: listing.hours_note
            for index, listing in enumerate(listings)
            if listing.hours_note and not listing.hours
        },
        "instead": {index: listing.status.instead for index, listing in enumerate(listings) if listing.status.instead},
        "crisis": [index for index, listing in enumerate(listings) if listing.id in site.place.crisis],
    }


def _schedules(keys: Iterable[tuple[str, str]], listings: Iterable[Listing], site: Site) -> list[dict[str, Any]]:
    """Give the rules, the clock and the words of each expression on each clock."""
    having = {(listing.hours.expression, _clock(listing, site)): listing for listing in listings if listing.hours}
    return [
        {"rules": as_data(hours), "clock": key[1], "words": in_words(having[key], site)}
        | ({"ends": ends} if (ends := ending(having[key], site)) else {})
        for key in keys
        if (hours := having[key].hours)
    ]


def _clock(listing: Listing, site: Site) -> str:
    return clock_key(listing, site.directory, site.place)


def finder_choices(site: Site) -> dict[str, list[tuple[str, str]]]:
    """Give the values and labels to choose from: needs and areas as the settings order them, languages by their use."""
    directory, say = site.directory, site.say
    spoken = Counter(code for listing in directory.listings.values() for code in listing.languages)
    return {
        "needs": [(need.id, need.label) for need in directory.needs.values()],
        "areas": [(area.id, say.area(area)) for area in directory.areas.values()],
        "languages": [(code, say.language(code)) for code, _ in spoken.most_common()],
    }


def _lines(texts: Iterable[str]) -> str:
    return "\n".join([text.replace("\n", " ") for text in texts])


def _facets(listing: Listing) -> int:
    """Bit n: yes to facet n. Bit n + the number of facets: nobody told us."""
    bits = 0
    for bit, (answer, yes) in enumerate(FACETS.values()):
        said = answer(listing)
        bits |= (said == yes) << bit | (said == "unknown") << (bit + len(FACETS))
    return bits


def _reach(listing: Listing, site: Site) -> str:
    """The first number to call, else to text: kind, number as shown, how it is dialled, what to say, what it may cost.

    Tabs stand between. A number that is dialled as it is shown, but for what stands before it, keeps only that: `+1`
    for (413) 555-0101. An invented one is left out: nothing should offer to call it.
    """
    if listing.sample:
        return ""
    for phone in listing.phones[:1]:
        return "\t".join(("tel", phone.shown, _before(phone), phone.say, _extra(phone, site))).rstrip("\t")
    for line in listing.texts[:1]:
        return "\t".join(("sms", line.shown, _before(line), line.send, _extra(line, site))).rstrip("\t")
    return ""


def _extra(line: Line, site: Site) -> str:
    return f"({site.words('listing.may_cost')})" if line.may_cost else ""


def _before(line: Line) -> str:
    digits = re.sub(r"\D", "", line.shown)
    dialled = line.number.dialled
    return dialled.removesuffix(digits) if dialled.endswith(digits) else f"={dialled}"
