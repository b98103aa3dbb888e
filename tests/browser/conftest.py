"""One browser for the whole run, and a way to open a page in a context of its own."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.browser.copies import new_context
from tests.browser.find import CHOICE, NoBrowserError, launch_options
from tests.browser.kinds import KINDS
from tests.browser.urgent import urgent_project
from tests.built_site.building import build, made_once
from tests.built_site.serving import served
from tests.built_site.small import small_project
from tests.programs import skip

OpenPage = Callable[..., Page]
# What Playwright itself writes into the console where a context blocks workers.
BLOCKED = "Service Worker registration blocked by Playwright"


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A real browser; on a machine without one the tests are skipped, and say what to do."""
    try:
        options = launch_options()
    except NoBrowserError as error:
        if os.environ.get(CHOICE):
            pytest.fail(str(error), pytrace=False)
        skip("a Chromium browser", str(error).partition(": ")[2])
    started = request.getfixturevalue("playwright").chromium.launch(**options)
    yield started
    started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A context of its own, in which a worker may keep copies of the site."""
    with new_context(browser) as found:
        yield found


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build with few pages, for what is saved on a device. Nobody writes into it."""
    project = tmp_path_factory.mktemp("small") / "project"
    return made_once(tmp_path_factory, "small site", lambda folder: build(small_project(project), folder))


@pytest.fixture(scope="session")
def urgent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town with a banner, closures and a pause, built. Nobody writes into it."""
    project = tmp_path_factory.mktemp("urgent") / "project"
    return made_once(tmp_path_factory, "urgent site", lambda folder: build(urgent_project(project), folder))


@pytest.fixture(scope="session")
def urgent_address(urgent: Path) -> Iterator[str]:
    """Where it is served."""
    with served(urgent, under="/") as address:
        yield address


@contextmanager
def opened_without_copies(browser: Browser, **options) -> Iterator[Page]:
    """Give an empty page in a context of its own, in which no worker keeps copies of the site."""
    with browser.new_context(service_workers="block", **options) as context:
        page = context.new_page()
        page.set_default_timeout(15_000)
        yield page


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Give open_page(address, width, height, **options of the context).

    No worker keeps copies of the site there: what a test asks for would no longer be what the page asks for
    (test_offline_*.py allow them).
    """
    contexts = []

    def open_(address: str, width: int = 1280, height: int = 800, **options) -> Page:
        options = {"service_workers": "block", "viewport": {"width": width, "height": height}} | options
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.set_default_timeout(15_000)
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        for page in context.pages:
            # Chromium may wait for ever to close a page that is on its way elsewhere. One that sets out for another
            # address at this very moment refuses, and has nothing left to wait for.
            with suppress(Error):
                page.goto("about:blank")
        context.close()


def each_in_a_tab(page: Page, addresses: Mapping[str, str]) -> Iterator[tuple[str, Page]]:
    """Open all of them beside `page`, and give each with its name once nothing is on its way to any.

    To wait for that takes half a second of silence, which they share.
    """
    tabs = {name: page.context.new_page() for name in addresses}
    for name, tab in tabs.items():
        tab.goto(addresses[name])
    for tab in tabs.values():
        tab.wait_for_load_state("networkidle")
    for name, tab in tabs.items():
        tab.bring_to_front()
        yield name, tab
        tab.close()


@pytest.fixture
def open_kind(open_page: OpenPage, http_address: str, root_address: str) -> OpenPage:
    """Give open_kind(name of a kind, …), over http; 404.html is for the root of a host (see test_404.py)."""

    def open_(kind: str, *args, **options) -> Page:
        start = root_address if kind == "404" else http_address
        page = open_page(start + KINDS[kind], *args, **options)
        if kind == "without a connection" and options.get("java_script_enabled", True):
            # The page asks how much there is to save before it shows the button.
            expect(page.get_by_role("button", name="Keep this site on my phone")).to_be_visible()
        return page

    return open_
