"""Reads packages and services for tests, as an import does, into the demonstration's site."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.directory.reading import WORDS
from tests.directory.the_site import the_site
from tests.exchange.hsds_schema import FOLDER
from vinestreet.exchange.draft import Incoming
from vinestreet.exchange.incoming.from_hsds import entries_from
from vinestreet.exchange.incoming.sketch import Here
from vinestreet.exchange.opening.nesting import services_of
from vinestreet.exchange.opening.packages import open_package
from vinestreet.exchange.understood import Understood

EXAMPLES, SCHEMA = FOLDER / "examples", FOLDER / "schema"


@cache
def here() -> Here:
    """The demonstration's site, on the day of its data."""
    return Here(the_site(), the_site().made)


def listings(path: Path, understood: Understood | None = None) -> list[Incoming]:
    """Give the listings that a package makes."""
    understood = understood or Understood()
    services = services_of(open_package(path, understood), understood)
    return [each for service in services for each in entries_from(service, understood, here())]


def entry(service: dict[str, Any], understood: Understood | None = None) -> dict[str, Any]:
    """Give the entry of the one listing that a service makes; a name and a description stand there unless given."""
    whole = {"name": "Soup", "description": "Soup at noon.", "@row": "services[0]", **service}
    (incoming,) = entries_from(whole, understood or Understood(), here())
    return incoming.entry


def tables(folder: Path, **contents: str | bytes) -> Path:
    """Write tables as CSV by the names of their files."""
    folder.mkdir(exist_ok=True)
    for name, content in contents.items():
        (folder / f"{name}.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def whys(understood: Understood) -> set[tuple[str, str, str]]:
    """Row, field and reason of everything that became no field; each reason has its words."""
    found = {(told.row, told.field, told.why) for told in understood.all()}
    assert {f"import.why_{why}" for _, _, why in found} <= WORDS.keys()
    return found


def example(name: str) -> Any:
    """Give one of the official examples."""
    return json.loads((EXAMPLES / name).read_text(encoding="utf-8"))
