"""The build as data, and what it was built from, read without the code that built it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.built_site.building import read_search_pages
from tests.built_site.documents import Document, read_documents
from tests.frozen_town import the_town


@pytest.fixture(scope="session")
def documents(site: Path) -> dict[str, Document]:
    """Every page by its path."""
    return read_documents(site)


@pytest.fixture(scope="session")
def sources() -> dict[str, Any]:
    """The town's resources.yml as plain values."""
    return yaml.load((the_town() / "resources.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)


@pytest.fixture(scope="session")
def listings(sources: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The listings by id; `status` is always a mapping."""
    found = sources["resources"]
    for listing in found.values():
        status = listing.get("status", "open")
        listing["status"] = status if isinstance(status, dict) else {"is": status}
    return found


@pytest.fixture(scope="session")
def areas() -> list[str]:
    """The ids of the areas."""
    settings = yaml.load((the_town() / "mkdocs.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return list(settings["extra"]["place"]["areas"])


@pytest.fixture(scope="session")
def search_pages(site: Path) -> list[dict[str, Any]]:
    """The texts that the search knows."""
    return read_search_pages(site)
