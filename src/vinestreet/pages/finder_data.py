"""What the finder knows of the listings: columns, one value a listing, in the order in which lists show them.

Texts of a column are joined by newlines, because a browser reads one long text far quicker than ten thousand short ones
(and it compresses better); what many listings share stands once in a table, and its column holds indexes into it.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import Any, Generic, TypeVar

from babel.dates import get_day_names

from vinestreet.directory.listing_parts import WELCOMES, Line
from vinestreet.directory.model import Listing
from vinestreet.opening_hours.browser_rules import as_data
from vinestreet.pages.further_words import further_words, telling_words
from vinestreet.pages.page_list import HARD_NEEDS, in_order
from vinestreet.site.clocks import clock_key, ending, in_words
from vinestreet.site.site import Site

Question = Callable[[Listing], str]


def _is(said: Callable[[Listing], str], wanted: str) -> Question:
    """Ask for the only answer that means yes; what is not known is no no."""
    return lambda listing: {"unknown": "unknown", wanted: "yes"}.get(said(listing), "no")


def _has(there: Callable[[Listing], object]) -> Question:
    """Ask for what nobody writes down where it is missing, such as steps: what is not said is not known."""
    return lambda listing: "yes" if there(listing) else "unknown"


# What a reader may ask for, each with the question: yes, no or unknown.
FACETS: dict[str, Question] = {
    "free": _is(lambda listing: listing.cost.kind if listing.cost else "unknown", "free"),
    "no-id": _is(lambda listing: listing.asks.id, "no"),
    "no-referral": _is(lambda listing: listing.asks.referral, "no"),
    "peer-run": _is(lambda listing: listing.run_by, "peer-run"),
    "no-police": _is(lambda listing: listing.consent.police, "no"),
    "step-free": _has(lambda listing: "step-free" in listing.access),
    "no-insurance": _is(lambda listing: listing.asks.insurance, "no"),
    "no-papers": _is(lambda listing: listing.asks.immigration_status, "no"),
    "by-text": _has(lambda listing: listing.texts or listing.chats),
    "by-phone": _has(lambda listing: listing.phones),
    **{name: partial(Listing.welcome, name=name) for name in WELCOMES},
}
# Other pages lead to these, and every place has had them; the others are offered where a place says yes.
ALWAYS = frozenset({"free", "no-id", "no-referral", "peer-run", "no-police", "step-free"})
# What decides whether somebody goes there at all; the rest of it stands further down on its page.
_AT_THE_DOOR = ("free", "no-id", "step-free", *WELCOMES)
MARKS: dict[str, Callable[[Listing], bool]] = {
    "sample": lambda listing: listing.sample,
    "confidential": lambda listing: listing.confidential,
    "paused": lambda listing: listing.status.kind == "paused" and not listing.is_open,
    "closed": lambda listing: listing.status.kind == "closed",
    "line": lambda listing: listing.is_line,
}

_WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")

T = TypeVar("T", bound=Hashable)
ScheduleKey = tuple[str, str, str]


class _Table(Generic[T]):
    """Distinct values in the order of their first use."""

    def __init__(self) -> None:
        self.index: dict[T, int] = {}

    def add(self, value: T) -> int:
        return self.index.setdefault(value, len(self.index))


def known_facets(listing: Listing) -> list[str]:
    """Give the facets of a place, told beside its door, that somebody said yes to: free, no ID asked, dogs welcome."""
    return [name for name in _AT_THE_DOOR if FACETS[name](listing) == "yes"]


def finder_data(site: Site) -> dict[str, Any]:
    """Give the columns of every listing of `site`, for `var __directory` (assets/js/search/directory.js reads them).

    Days are whole days before the newest check, degrees are hundred-thousandths, -1 is "nobody told us".
    """
    directory, country = site.directory, site.place.country
    groups = in_order(list(directory.listings.values()), directory, country)
    listings = [listing for group in groups for listing in group.listings]
    facets = offered_facets(site)
    telling = telling_words(site.lexicons)
    needs = {id_: index for index, id_ in enumerate(directory.needs)}
    areas = {id_: index for index, id_ in enumerate(directory.areas)}
    schedules: _Table[ScheduleKey] = _Table()
    need_sets: _Table[tuple[str, ...]] = _Table()
    language_sets: _Table[tuple[str, ...]] = _Table()
    newest = max((listing.checked.on for listing in listings if listing.checked), default=site.made)
    columns = {
        "area": [areas.get(listing.area, -1) for listing in listings],
        "at": [round(degrees * 1e5) for listing in listings for degrees in listing.at or (0, 0)],
        "mark": [sum(1 << bit for bit, has in enumerate(MARKS.values()) if has(listing)) for listing in listings],
        "checked": [(newest - listing.checked.on).days if listing.checked else -1 for listing in listings],
        "scheduleOf": [schedules.add(key) if (key := _schedule_key(listing, site)) else -1 for listing in listings],
        "needsOf": [need_sets.add(listing.needs) for listing in listings],
        "languagesOf": [language_sets.add(listing.languages) for listing in listings],
    }
    return {
        "newestCheck": newest.isoformat(),
        "facets": facets,
        "marks": list(MARKS),
        "needs": [
            {"id": need.id, "label": need.label} | ({"hard": True} if need.id in HARD_NEEDS else {})
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
        "further": _lines(further_words(listing, telling) for listing in listings),
        # For each facet a line, with a letter for each listing: y, n or u. What few have is many times the same letter.
        "answers": _lines("".join(FACETS[name](listing)[0] for listing in listings) for name in facets),
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
        "emergency": [index for index, listing in enumerate(listings) if listing.id == site.place.emergency],
    }


def _schedule_key(listing: Listing, site: Site) -> ScheduleKey | None:
    """The hours, their clock, and the words where these are of this place alone: its usual hours are not known."""
    if (hours := listing.told_hours) is None:
        return None
    return hours.expression, _clock(listing, site), "" if listing.hours else in_words(listing, site)


def _schedules(keys: Iterable[ScheduleKey], listings: Iterable[Listing], site: Site) -> list[dict[str, Any]]:
    """Give the rules, the clock and the words of each expression on each clock."""
    having = {key: listing for listing in listings if (key := _schedule_key(listing, site))}
    return [
        {"rules": as_data(hours), "clock": key[1], "words": in_words(having[key], site)}
        | ({"ends": ends} if (ends := ending(having[key], site)) else {})
        for key in keys
        if (hours := having[key].told_hours)
    ]


def _clock(listing: Listing, site: Site) -> str:
    return clock_key(listing, site.directory, site.place)


def offered_facets(site: Site) -> list[str]:
    """Give the facets that a reader may ask for here: those of ALWAYS, and what at least one listing says yes to."""
    listings = site.directory.listings.values()
    return [name for name, ask in FACETS.items() if name in ALWAYS or "yes" in map(ask, listings)]


def finder_choices(site: Site) -> dict[str, list[tuple[str, str]]]:
    """Give the values and labels to choose from: needs and areas as the settings order them, languages by their use.

    Days and times are those of assets/js/live/open-when.js.
    """
    directory, say, t = site.directory, site.say, site.words
    names = get_day_names("wide", context="stand-alone", locale=t.locale)
    spoken = Counter(code for listing in directory.listings.values() for code in listing.languages)
    return {
        "needs": [(need.id, need.label) for need in directory.needs.values()],
        "areas": [(area.id, say.area(area)) for area in directory.areas.values()],
        "days": [
            *((day, t(f"finder.day_{day}")) for day in ("tonight", "today", "tomorrow")),
            *((day, names[number]) for number, day in enumerate(_WEEKDAYS)),
        ],
        "times": [
            *((part, t(f"finder.time_{part}")) for part in ("morning", "afternoon", "evening", "night")),
            *((f"{hour:02}00", say.hours.clock(hour * 60)) for hour in range(6, 24)),
        ],
        "languages": [(code, say.language(code)) for code, _ in spoken.most_common()],
    }


def _lines(texts: Iterable[str]) -> str:
    return "\n".join([text.replace("\n", " ") for text in texts])


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
