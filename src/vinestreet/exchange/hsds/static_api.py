"""The answers of an HSDS API as files: what it says of itself, its pages of services, each service whole.

Any host that serves files can hold them. Such hosts know a file's type by its ending, and send a folder's index.html
and nothing else; so each answer is a file that ends in `.json`, and `_nginx.conf` and its like lead there from the
addresses of the standard. https://docs.openreferral.org/en/latest/hsds/api_reference.html
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Any

from vinestreet.directory.model import Listing
from vinestreet.exchange.hsds.identity import uuid_of
from vinestreet.exchange.hsds.to_hsds import brief_of, service_of
from vinestreet.site.site import Site

FOLDER = "hsds"  # in the site
VERSION = "3.1"
PAGE = 200  # services
BASE = {
    "version": VERSION,
    "profile": "https://docs.openreferral.org/",
    "openapi_url": f"https://raw.githubusercontent.com/openreferral/specification/{VERSION}/schema/openapi.json",
}


def lists_of(listings: Sequence[Listing], site: Site) -> Iterator[tuple[str, str]]:
    """Give name and text of the answers to `/` and `/services`: `index.json`, `services/index.json`, `page-2.json` …

    In lists, services are without what belongs to them, but for their organization.
    """
    yield "index.json", _text(BASE)
    pages = max(1, ceil(len(listings) / PAGE))
    for number in range(1, pages + 1):
        name = "index" if number == 1 else f"page-{number}"
        page = listings[(number - 1) * PAGE : number * PAGE]
        head = _head(len(listings), len(page), number, pages)
        yield f"services/{name}.json", _text(head | {"contents": [brief_of(listing, site) for listing in page]})


def services_of(listings: Iterable[Listing], site: Site, personal: bool = True) -> Iterator[tuple[str, str]]:
    """Give name and text of each answer to `/services/{id}`: `services/<id>.json`."""
    for listing in listings:
        yield service_file(listing), _text(service_of(listing, site, personal))


def service_file(listing: Listing) -> str:
    """Give the name of the file that holds the service of `listing`."""
    return f"services/{uuid_of('service', listing.id)}.json"


def whole_text(listings: Sequence[Listing], site: Site, personal: bool = True) -> str:
    """Give every service in one file: the only page of a list that holds them whole, a line for each."""
    head = _line(_head(len(listings), len(listings), 1, 1)).removesuffix("}")
    services = ",\n".join(_line(service_of(listing, site, personal)) for listing in listings)
    return f'{head},"contents":[\n{services}\n]}}\n'


def _head(total: int, here: int, number: int, pages: int) -> dict[str, Any]:
    """What a page says before its `contents`, in the shape of the standard's `Page`."""
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": here,
        "first_page": number == 1,
        "last_page": number == pages,
        "empty": here == 0,
    }


def _text(answer: dict[str, Any]) -> str:
    return _line(answer) + "\n"


def _line(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
