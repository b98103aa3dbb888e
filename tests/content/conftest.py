"""The project's own pages: whatever the repository holds now, and in a fork what `local/` lays over it.

Nothing here may expect a certain place, text or word, for those change every day. It holds for every copy that
`make check` finds well.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.built_site.building import read_search_pages
from tests.built_site.documents import Document, read_documents


@pytest.fixture(scope="session")
def site(own_site: Path) -> Path:
    """The folder of the project's own build, in the place of the frozen town's."""
    return own_site


@pytest.fixture(scope="session")
def documents(site: Path) -> dict[str, Document]:
    """Every page by its path."""
    return read_documents(site)


@pytest.fixture(scope="session")
def search_pages(site: Path) -> list[dict[str, Any]]:
    """The texts that the search knows."""
    return read_search_pages(site)
