"""Reads the finder's data back, as assets/js/search/directory.js does."""

import json
from dataclasses import replace
from typing import Any

from tests.directory.the_site import the_site
from vinestreet.directory.model import Directory, Listing
from vinestreet.pages.assets import assigned
from vinestreet.pages.finder_data import finder_data
from vinestreet.site.site import Site

TEXTS = ("id", "name", "what", "organisation", "whoFor", "address", "reach")


def read_back(site: Site) -> dict[str, Any]:
    """Write the data as a script, as hooks/directory_pages.py does, and read what it assigns."""
    script = assigned("__directory", finder_data(site))
    start, end = "var __directory = ", ";\n"
    assert script.startswith(start)
    assert script.endswith(end)
    assert not set("<\n\r\u2028\u2029") & set(script.removesuffix("\n")), "the script could end too early"
    return json.loads(script.removeprefix(start).removesuffix(end))


def decoded(site: Site) -> list[dict[str, Any]]:
    """Give what the data say of each listing."""
    data = read_back(site)
    texts = {name: data[name].split("\n") for name in TEXTS}
    count = len(data["area"])
    assert {name: len(column) for name, column in texts.items()} == dict.fromkeys(TEXTS, count)
    return [
        {
            **{name: column[index] for name, column in texts.items()},
            "area": data["areas"][data["area"][index]]["id"] if data["area"][index] >= 0 else "",
            "at": tuple(data["at"][2 * index : 2 * index + 2]),
            "answers": {
                facet: WORDS[letters[index]]
                for facet, letters in zip(data["facets"], data["answers"].split("\n"), strict=True)
            },
            "marks": {mark for bit, mark in enumerate(data["marks"]) if data["mark"][index] >> bit & 1},
            "checked": data["checked"][index],
            "schedule": data["schedules"][data["scheduleOf"][index]] if data["scheduleOf"][index] >= 0 else None,
            "needs": [data["needs"][need]["id"] for need in data["needSets"][data["needsOf"][index]]],
            "languages": data["languageSets"][data["languagesOf"][index]],
            "hoursNote": data["hoursNote"].get(str(index), ""),
            "instead": data["instead"].get(str(index), ""),
            "crisis": index in data["crisis"],
        }
        for index in range(count)
    ]


WORDS = {"y": "yes", "n": "no", "u": "unknown"}


def with_listings(*listings: Listing) -> Site:
    """This project's site with these listings and no others."""
    site = the_site()
    directory = Directory(site.directory.needs, site.directory.areas, {listing.id: listing for listing in listings})
    return replace(site, directory=directory)


def a_listing(**fields: Any) -> Listing:
    """A listing that says nothing but what it must, and these fields."""
    return Listing(**{"id": "soup", "name": "Soup", "what": "Hot.", "needs": ("food",)} | fields)


def one(**fields: Any) -> dict[str, Any]:
    """What the data say of one listing with these fields."""
    (found,) = decoded(with_listings(a_listing(**fields)))
    return found


def as_link(reach: str) -> tuple[str, str, str]:
    """Take a value of the column apart as assets/js/search/directory.js does: link, number as shown, what to say."""
    parts = reach.split("\t")
    kind, shown, before, say, _ = parts + [""] * (5 - len(parts))
    digits = "".join(letter for letter in shown if letter in "0123456789")
    return f"{kind}:{before[1:] if before.startswith('=') else before + digits}", shown, say
