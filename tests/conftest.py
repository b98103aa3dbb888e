"""What the tests over a real build share: one build, and the two ways to reach it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.building import PROJECT, build
from tests.site.serving import served


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one real build. Nobody writes into it."""
    return build(PROJECT, tmp_path_factory.mktemp("build") / "site")


@pytest.fixture(scope="session")
def http_address(site: Path) -> Iterator[str]:
    """Where the site is served, below a path."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def root_address(site: Path) -> Iterator[str]:
    """Where the site is served at the root of a host, which is what 404.html is written for."""
    with served(site, under="/") as address:
        yield address


@pytest.fixture(scope="session")
def file_address(site: Path) -> str:
    """Where the site is when it is opened from its folder."""
    return f"{site.as_uri()}/"


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest) -> str:
    """Each of the two in turn."""
    return request.getfixturevalue(f"{request.param}_address")
