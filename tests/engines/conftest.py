"""The three engines, each started once for a worker, and the site with a neutral site on the loopback to leave to.

They are Chromium (by Playwright), Firefox (by its own protocol) and WebKit (by Debian's driver). Where one is not on
this machine, its tests are left out by its name.
"""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.find import CHOICE, NoBrowserError, find
from tests.browser.leaving import EXIT
from tests.built_site.serving import served
from tests.engines.chromium import chromium
from tests.engines.firefox import firefox
from tests.engines.tab import Tab
from tests.engines.webkit import webkit
from tests.programs import skip

ENGINES = ("chromium", "firefox", "webkit")


@pytest.fixture(scope="session", params=ENGINES)
def started(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """Each engine in turn, with the one tab that it has."""
    folder = tmp_path_factory.mktemp("engine") / "profile"
    if request.param == "firefox":
        with firefox(folder) as found:
            yield found
    elif request.param == "webkit":
        with webkit(folder) as found:
            yield found
    else:
        try:
            find()
        except NoBrowserError as error:
            if os.environ.get(CHOICE):
                pytest.fail(str(error), pytrace=False)
            skip("a Chromium browser", str(error).partition(": ")[2])
        with chromium(request.getfixturevalue("playwright")) as found:
            yield found


@pytest.fixture
def tab(started: Tab) -> Tab:
    """A new tab in each engine in turn."""
    started.renew()
    return started


@pytest.fixture
def phone(started: Tab) -> Iterator[Tab]:
    """The same with a phone's settings."""
    started.as_on_a_phone(True)
    yield started
    started.as_on_a_phone(False)


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the neutral site: another host than that of the site, as browsers see it."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "404.html").write_text("<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>", encoding="utf-8")
    shutil.copy(folder / "404.html", folder / "exit.html")
    with served(folder, under="/") as address:
        yield f"{address.replace('127.0.0.1', 'localhost')}exit.html"


@pytest.fixture(scope="session")
def leaving_site(site: Path, elsewhere: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, with that address in place of the one that is not on this machine.

    No page asks for the worker, which would refuse all that was changed. (Where WebKit has failed to register one, it
    says of the next site on the same host that it has none, whatever it has.)
    """
    folder = shutil.copytree(site, tmp_path_factory.mktemp("leaving") / "site")
    for path in (*folder.rglob("*.html"), *folder.rglob("start.*.js")):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r' data-worker="[./]*worker\.js"', "", text.replace(EXIT, elsewhere)), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def leaving_http(leaving_site: Path) -> Iterator[str]:
    """Where that site is over http."""
    with served(leaving_site) as address:
        yield address


@pytest.fixture(scope="session")
def leaving_folder(leaving_site: Path) -> str:
    """Where it is when it is opened from its folder."""
    return f"{leaving_site.as_uri()}/"


@pytest.fixture(params=["http", "folder"])
def leaving_address(request: pytest.FixtureRequest) -> str:
    """Each of the two in turn."""
    return request.getfixturevalue(f"leaving_{request.param}")


@pytest.fixture(scope="session")
def address_without_scripts(leaving_site: Path) -> Iterator[str]:
    """Where its pages are given no right to run scripts, so that browsers show what they show without any."""
    with served(leaving_site, headers={"Content-Security-Policy": "sandbox allow-same-origin"}) as address:
        yield address
