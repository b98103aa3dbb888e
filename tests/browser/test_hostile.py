"""Hostile texts in every page, field and list of a real build, opened in a real browser: nothing runs, nothing is asked
of another host, and what stands in the page is safe.
"""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.finding import Finder
from tests.browser.keeping import keep_button
from tests.browser.searching import search_for
from tests.built_site.serving import served
from tests.hostile.project import WORD, folder_of, hostile_project
from tests.hostile.texts import TEXTS
from vinestreet.security.csp import CONTENT_POLICY

LISTS = (
    "index.html",
    "essays/index.html",
    "directory/index.html",
    "directory/areas/downtown.html",
    "directory/my-list.html",
)
WATCH = (
    "addEventListener('securitypolicyviolation', (event) => (window.violations ??= []).push(event.violatedDirective));"
)
# What no page may have, whatever a contributor wrote.
UNSAFE = r"""() => {
  const found = [];
  if (window.ran !== undefined) found.push(`ran: ${window.ran}`);
  for (const broken of window.violations ?? []) found.push(`policy: ${broken}`);
  for (const script of document.scripts) {
    const ours = /\/((assets\/js|directory|search)\/[\w.-]+|made)\.js$/.test(script.src && new URL(script.src).pathname);
    if (!ours && script.type !== "application/ld+json") found.push(script.outerHTML);
  }
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^srcdoc$|^formaction$|^ping$/i.test(name)) found.push(`${name} on ${element.tagName}`);
      if (/^(href|src|action|data|xlink:href)$/.test(name) && /^[\x00-\x20]*(javascript|vbscript|data):/i.test(value) && value !== "data:,")
        found.push(`${name}=${value}`);
    }
    if (element.matches("a[href], area") && !/^(https?|mailto|tel|sms|file):$/.test(element.protocol)) found.push(element.outerHTML);
    if (element.src && new URL(element.src).host !== location.host) found.push(element.outerHTML);
    if (element.matches("object, embed, base, frame, applet, style, link[rel~=prefetch], meta[http-equiv=refresh]")) found.push(element.outerHTML);
  }
  for (const element of document.querySelectorAll("article iframe, article svg script, article math, article form[action]")) found.push(element.outerHTML);
  for (const name of ["vineStreet", "__place", "__directory", "__index", "__made"])
    if (window[name] instanceof Element || window[name] instanceof HTMLCollection) found.push(`${name} is an element`);
  for (const id of ["main", "search"]) if (document.querySelectorAll(`#${id}`).length !== 1) found.push(`not one #${id}`);
  return found;
}"""


@dataclass
class Build:
    """A site with hostile texts in it, and those of them that have a listing."""

    folder: Path
    listings: dict[str, str]


@dataclass
class Watched:
    """A page on which everything is noted that must not happen."""

    page: Page
    start: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(WATCH)
        self.page.on("dialog", self._dialog)
        self.page.context.on("request", self._request)
        self.page.on("pageerror", lambda error: self.faults.append(f"{self.page.url}: {error}"))

    def _dialog(self, dialog) -> None:
        self.faults.append(f"{self.page.url}: a dialog says {dialog.message}")
        dialog.dismiss()

    def _request(self, request) -> None:
        asked, own = urlsplit(request.url), urlsplit(self.start)
        if asked.scheme != "data" and (asked.scheme, asked.netloc) != (own.scheme, own.netloc):
            self.faults.append(f"{self.page.url}: asked for {request.url}")

    def open(self, path: str) -> None:
        self.page.goto(self.start + path)
        self.look()

    def look(self) -> None:
        self.faults += [f"{self.page.url}: {fault}" for fault in self.page.evaluate(UNSAFE)]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    project = tmp_path_factory.mktemp("hostile") / "project"
    listings = hostile_project(project)
    folder = project.parent / "site"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)],
        cwd=project, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return Build(folder, listings)


@pytest.fixture(scope="module")
def hostile_address(hostile: Build) -> Iterator[str]:
    with served(hostile.folder, headers={"Content-Security-Policy": CONTENT_POLICY}) as address:
        yield address


@pytest.fixture(params=["http", "file"])
def watched(request: pytest.FixtureRequest, hostile: Build, browser: Browser) -> Iterator[Watched]:
    over_http = request.param == "http"
    start = request.getfixturevalue("hostile_address") if over_http else f"{hostile.folder.as_uri()}/"
    context = browser.new_context(service_workers="block")  # what is saved for later is tested elsewhere
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield Watched(page, start)
    context.close()


def test_nothing_runs_on_any_page(watched: Watched, hostile: Build, capsys: pytest.CaptureFixture[str]):
    essays = [f"{folder_of(name)}/{name}.html" for name in TEXTS]
    listings = [f"directory/{name}.html" for name in hostile.listings]
    needs = [f"directory/needs/{name}.html" for name in hostile.listings]
    some = 1 if watched.start.startswith("http") else 10  # the pages are the same from a folder
    pages = [*LISTS, *essays[::some], *listings[::some], *needs[:: 5 * some]]
    for path in pages:
        assert (hostile.folder / path).is_file(), path
        watched.open(path)
    with capsys.disabled():
        print(f"\n{watched.start.split(':')[0]}: {len(TEXTS)} hostile texts, {len(hostile.listings)} of them in listings; "
              f"{len(pages)} pages opened, {len(watched.faults)} faults")  # fmt: skip
    assert watched.faults == []


def test_the_search_shows_what_it_finds_as_letters(watched: Watched):
    watched.open("index.html")
    links = search_for(watched.page, WORD)
    expect(links.first).to_be_visible()
    more = watched.page.get_by_role("dialog").get_by_role("button", name="Show more")
    while more.is_visible():
        more.click()
    assert links.count() >= len(TEXTS) * 0.9
    watched.look()
    assert watched.faults == []


def test_the_finder_shows_what_it_finds_as_letters(watched: Watched, hostile: Build):
    watched.open("directory/index.html")
    finder = Finder(watched.page)
    finder.field.fill("window.ran")
    expect(finder.cards.first).to_be_visible()
    found = finder.all()
    assert len(set(found["fits"]) & set(hostile.listings)) > 10
    watched.look()
    for text in list(hostile.listings.values())[::10]:
        finder.field.fill(text)
        finder.first()
        watched.look()
    assert watched.faults == finder.errors == []


def test_a_listing_with_a_hostile_name_is_kept_on_the_list_as_letters(watched: Watched, hostile: Build):
    for name in list(hostile.listings)[::10]:
        watched.open(f"directory/{name}.html")
        keep_button(watched.page).click()
    watched.open("directory/my-list.html")
    expect(watched.page.get_by_role("main").get_by_role("link").first).to_be_visible()
    watched.look()
    assert watched.faults == []


def test_the_texts_would_run_in_a_page_that_takes_them_as_they_are(browser: Browser):
    page = browser.new_page()
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.route("**/*", lambda route: route.abort())
    page.set_content("<!doctype html><title>Frames</title>")
    # A frame each, so that one that leads elsewhere takes only itself along.
    ran = page.evaluate(
        """async (texts) => {
          const frames = texts.map((text) => Object.assign(document.createElement("iframe"), { srcdoc: text }));
          document.body.append(...frames);
          await Promise.all(frames.map((frame) => new Promise((done) => { frame.onload = frame.onerror = done; })));
          await new Promise((done) => setTimeout(done, 500));
          const has = (frame) => { try { return frame.contentWindow.ran !== undefined; } catch { return true; } };
          return frames.filter(has).length;
        }""",
        list(TEXTS.values()),
    )
    page.close()
    assert ran > 60
