"""What the tests over a real build share: one build, and the two ways to reach it."""

import asyncio
import os
import re
import shutil
import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from playwright.sync_api import Playwright, sync_playwright
from xdist.scheduler import LoadScopeScheduling

from tests.built_site.building import PROJECT, build, copy_of_project, made_once, the_town
from tests.built_site.nginx import served_by_nginx
from tests.built_site.serving import served
from tests.programs import MISSING
from vinestreet.core.project_paths import settings_file

# A shell that starts the tests in the background has them ignore Ctrl-C, and so would every command that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


BUILT = {"site", "own_site", "site_below"}  # fixtures
BUILDERS = {"build", "attempt", "served_live", "copy_of_project", "small_project"}  # functions


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Give two workers a core: three fifths of a run is waiting, for browsers, servers and builds."""
    return 2 * (os.cpu_count() or 1)


class ByModuleOrEngine(LoadScopeScheduling):
    """Gives a worker whole modules, as `--dist=loadscope` does, and all that is asked of one engine: it starts once."""

    def _split_scope(self, nodeid: str) -> str:
        engine = re.search(r"^tests/engines/.*\[.*\b(chromium|firefox|webkit)\b", nodeid)
        return engine[1] if engine else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByModuleOrEngine | None:
    """Have the tests shared out so."""
    return ByModuleOrEngine(config, log) if config.getvalue("dist") == "loadscope" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a whole project, and what needs a browser, for `make quick` to leave out.

    They come first, so that thousands of short tests are left for the workers that are done before the others.
    """
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        folder = item.path.parent.name
        if folder == "built_site" or fixtures & BUILT or BUILDERS & vars(item.module).keys():
            item.add_marker("build")
        if folder in {"browser", "engines"} or "browser" in fixtures:
            item.add_marker("browser")
    items.sort(key=lambda item: not {"build", "browser"} & {mark.name for mark in item.iter_markers()})


def pytest_sessionfinish(session: pytest.Session) -> None:
    """End red where everything should have run, and something was left out for want of a program."""
    if os.environ.get("CI") and _left_out(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say by name what was left out, and why."""
    for why, count in Counter(_left_out(config)).items():
        terminalreporter.line(f"{count} tests were left out: {why}")
    if os.environ.get("CI") and _left_out(config):
        terminalreporter.line("CI is set, where nothing may be left out: this run has failed.", red=True)


def _left_out(config: pytest.Config) -> list[str]:
    """For each test that was skipped for want of a program: which, and what to do."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    told = [str(report.longrepr[-1]).removeprefix("Skipped: ") for report in skipped]
    return [why for why in told if why.startswith(MISSING)]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives Chromium; a process has room for one."""
    with sync_playwright() as started:
        yield started


@pytest.fixture
def own_loop() -> Iterator[None]:
    """Let a test run an asyncio loop, though Playwright keeps one of its own running between the browser's tests."""
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(running)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one real build of the frozen town, for all workers. Nobody writes into it."""
    return made_once(tmp_path_factory, "site", lambda folder: build(the_town(), folder))


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the project's own pages, with what a fork lays over them, at the root of a host."""

    def make(folder: Path) -> None:
        with patch.dict(os.environ, VINESTREET_SITE_URL="https://own.example/"):
            build(PROJECT, folder, settings_file(PROJECT).name)

    return made_once(tmp_path_factory, "own site", make)


@pytest.fixture(scope="session")
def site_below(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for a site that knows, by `site_url`, that it lives below the path /a/b/."""

    def make(folder: Path) -> None:
        project = copy_of_project(tmp_path_factory.mktemp("below") / "project")
        settings = project / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(f"site_url: https://peers.example/a/b/\n{text}", encoding="utf-8")
        build(project, folder)

    return made_once(tmp_path_factory, "site below a path", make)


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


@pytest.fixture(scope="session")
def nginx_sites(site: Path, site_below: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both builds by the path that each is for, with a drawing large enough to be worth compressing."""
    folder = tmp_path_factory.mktemp("nginx-sites")
    sites = {
        "/": shutil.copytree(site, folder / "at the root"),
        "/a/b/": shutil.copytree(site_below, folder / "below"),
    }
    for folder in sites.values():
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{"<g/>" * 500}</svg>'
        (folder / "assets/drawing.svg").write_text(drawing, encoding="utf-8")
    return sites


@pytest.fixture(scope="session")
def nginx_addresses(nginx_sites: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Where a real nginx serves them, by the same paths."""
    with served_by_nginx(tmp_path_factory.mktemp("nginx"), nginx_sites) as addresses:
        yield addresses
