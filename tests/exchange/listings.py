"""Listings to hand on: our own, and made ones that hold each field in every way that it can have."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from tests.directory.entries import read_entry
from tests.directory.the_site import the_site
from vinestreet.directory.model import Listing
from vinestreet.site.site import Site

DAY = date(2026, 9, 14)
NOTE = {"say": 'Good; "hot", and <2 coins.', "by": "Del R.", "on": DAY}
# What each field may hold, apart from nothing.
VALUES: dict[str, list[Any]] = {
    "name": ["Soup", "Café Ünder, the; “Bridge”", "=SUM(A1)"],
    "what": ["Soup at noon.", "One line, with commas; and more: 5 < 6."],
    "more": ["Longer than that.", "x" * 5990],
    "needs": [["food"], ["talk", "food", "wash"]],
    "organisation": ["Soup Collective", "Not known"],
    "run_by": ["peer-run", "mixed", "employs-peers", "not-peer-run"],
    "phone": [
        "+1 413 555 0101",
        {"number": "988", "say": "then press 1", "label": "Veterans"},
        ["+44 20 7946 0000", {"number": "+1 413 555 0102", "label": "Kitchen"}],
    ],
    "text": [{"number": "741741", "send": "HOME"}, "+1 413 555 0103"],
    "email": ["a@soup.example", ["a@soup.example", "b+c@soup.example"]],
    "chat": ["https://soup.example/chat"],
    "website": ["https://soup.example/a?b=c#d", "https://café.example/ü%zz", ["https://a.example", "http://b.example:8080/x[1]"]],
    "address": ["12 Vine Street", "+1 Side Street"],
    "area": ["old-mill", "county", "united-kingdom", "anywhere"],
    "at": [[42.1012, -72.5898], [0.0, 180.0], [-33.9, 151.2]],
    "confidential": [True],
    "hours": [
        "24/7", "Mo-Fr 11:30-13:30", "Mo-Fr 11:30-13:30; PH off", "We[1,-1] 18:00-20:00", "20:00-07:00", "Tu 19:00+",
        "week 01-53/2 Th 18:00-20:00", "2027 Jun 01-2027 Aug 31 Mo-Fr 09:00-12:00", '"by appointment"',
        "Mo-Fr 09:00-17:00; Jul-Aug off", "Mo 09:00-33:00", "Mo-We 10:00-16:00; Fr[-1] 10:00-20:00; Dec 25 off",
    ],
    "hours_note": ["The door opens at 11:15."],
    "timezone": ["Europe/London", "America/New_York"],
    "cost": ["free", "sliding", "unknown", {"is": "paid", "words": "$1 to $5"}],
    "for": ["Anyone who is hungry."],
    "ages": ["all", "18+", "under 18", "16-25", "0+", "under 1"],
    "welcomes": [{"dogs": "yes"}, {"couples": "no", "women-only": "yes", "under-18": "no"}],
    "languages": [["en"], ["en", "es", "ase"]],
    "access": [["step-free"], ["remote", "text-relay"], ["sign-language", "interpreter", "hearing-loop"]],
    "access_note": ["The ramp is at the side."],
    "asks": [{"id": "no"}, {"id": "yes", "insurance": "yes", "referral": "yes", "booking": "yes", "words": "Bring it."}],
    "consent": [
        {"records-calls": "no"},
        {"may-call-police-without-you": "only-if", "words": "If someone is hurt.", "source": "They said so", "on": DAY},
    ],
    "arrive": [{"door": "Side door.", "by": "Maureen T.", "on": DAY}],
    "notes": [[NOTE], [NOTE | {"connected": "none"}, NOTE | {"say": "Loud.", "by": "Kit"}]],
    "status": ["paused", {"is": "paused", "since": DAY, "words": "The roof."},
               {"is": "closed", "since": DAY, "instead": "vine-street-kitchen", "words": "The lease ran out."}],
    "checked": [{"on": DAY, "by": "Joan", "how": "visit"}, {"on": DAY, "by": "J", "how": "owner", "doubt": "Hours."}],
    "tried": [[{"on": DAY, "by": "Sam"}], [{"on": DAY, "by": "Sam"}, {"on": DAY, "by": "a volunteer"}]],
    "source": ["The notice on the door"],
    "not-the-same-as": [["vine-street-kitchen"]],
    "sample": [True],
}  # fmt: skip


def made_entries(count: int) -> Iterator[dict[str, Any]]:
    """Entries with every value of every field, then with whatever comes."""
    rng = random.Random(1)
    most = max(map(len, VALUES.values()))
    for number in range(count):
        entry = {
            field: values[number % len(values)] if number < most else rng.choice(values)
            for field, values in VALUES.items()
            if number < most or field in {"name", "what", "needs"} or rng.random() < 0.5
        }
        if entry.get("area") == "united-kingdom":  # where these short numbers mean nothing
            entry = {
                field: value for field, value in entry.items() if "988" not in str(value) and "741741" not in str(value)
            }
        if entry.get("confidential") and number % 2:
            del entry["confidential"]
        if entry.get("confidential"):
            entry.pop("address", None)
            entry.pop("at", None)
        yield entry


def made_listings(count: int = 300) -> list[Listing]:
    site = the_site()
    return [
        read_entry(f"made-{number}", entry, site.directory, site.place.country, site.made)
        for number, entry in enumerate(made_entries(count))
    ]


def site_with(listings: list[Listing]) -> Site:
    """Our site with these listings beside its own."""
    site = the_site()
    all_of_them = {**site.directory.listings, **{listing.id: listing for listing in listings}}
    return replace(site, directory=replace(site.directory, listings=all_of_them))
