"""Whatever answers in this site's place (a parked domain, the sign-in page of a network), a saved page stays what it is."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event, Thread

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from tests.browser.copies import UPDATE, awaited, copies, files_of, save_all, wait_until
from tests.built_site.serving import Server
from vinestreet.outputs.offline_manifest import MARK

PARKED = "<!doctype html><title>This domain is for sale</title><h1>Buy this domain</h1>"
NOTE = "Right now, something else is answering at this address."
TITLES = {
    "help-now.html": "Talk to someone now",
    "help-now": "Talk to someone now",
    "index.html": "Vine Street",
    "directory/index.html": "Find",
    "about/privacy.html": "What this site keeps",
}


class Host:
    """What answers at the address of the site: its folder, or a stranger with `status`, `kind` and `body`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self.parked: tuple[int, str, str, str] | None = None  # status, content type, body, Location
        self.hanging: str | tuple[str, ...] = ()  # what begins a path that gets no answer until `released`
        self.released = Event()


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, host: Host, *args) -> None:
        self.host = host
        super().__init__(*args)

    def do_GET(self) -> None:
        path = self.path.removeprefix("/a/b/").partition("?")[0]
        file = self.host.folder / (f"{path}index.html" if path.endswith("/") or not path else path)
        kind = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}.get(file.suffix, "text/html")
        status, body, to = 200, b"", ""
        if self.host.hanging and path.startswith(self.host.hanging):
            self.host.released.wait(60)
            return
        if self.host.parked:
            status, kind, text, to = self.host.parked
            body = text.encode()
        elif file.is_dir():
            status, to = 301, f"/a/b/{path}/"
        elif file.is_file():
            body = file.read_bytes()
        else:
            status, body = 404, (self.host.folder / "404.html").read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        if to:
            self.send_header("Location", to)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the tests' output to the tests."""


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    host = Host(folder)
    server = Server(("127.0.0.1", 0), partial(_Handler, host))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    host.address = f"http://127.0.0.1:{server.server_port}/a/b/"
    try:
        yield host
    finally:
        host.released.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def host(small: Path) -> Iterator[Host]:
    with hosted(small) as found:
        yield found


@pytest.fixture
def saved(context: BrowserContext, host: Host) -> Page:
    page = context.new_page()
    save_all(page, host.address)
    return page


def test_every_page_of_the_site_can_be_recognised(site: Path):
    assert [page.name for page in site.rglob("*.html") if MARK not in page.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(
    "parked",
    [
        (200, "text/html; charset=utf-8", PARKED, ""),
        (200, "text/plain", "parked", ""),
        (200, "application/octet-stream", "", ""),
        (204, "text/html", "", ""),
        (302, "text/html", "", "http://localhost:9/portal"),
        (302, "text/html", "", "/portal?from=there"),
        (307, "text/html", "", "/a/b/portal.html"),  # which leads to itself, for ever
        (401, "text/html", PARKED, ""),
        (403, "text/html", PARKED, ""),
        (404, "text/html", PARKED, ""),
        (410, "text/html", PARKED, ""),
        (429, "text/html", PARKED, ""),
        (503, "text/html", PARKED, ""),
        (511, "text/html", PARKED, ""),
    ],
    ids=lambda parked: f"{parked[0]} {parked[1].partition(';')[0]} {parked[3]}".strip(),
)
def test_a_stranger_who_answers_everything_never_takes_the_place_of_a_saved_page(
    parked: tuple[int, str, str, str], saved: Page, host: Host, small: Path
):
    host.parked = parked
    for path, title in TITLES.items():
        saved.goto(host.address + path)
        assert title in saved.title(), path
    saved.goto(f"{host.address}help-now.html")
    expect(saved.get_by_role("link", name="988").first).to_be_visible()
    expect(saved.get_by_text(NOTE)).to_be_visible()
    assert awaited(saved, UPDATE, host.address) != "installed"
    saved.goto(f"{host.address}directory/index.html")
    assert saved.evaluate("Boolean(window.__made && window.__place)")  # parts are not a stranger's either
    (copy,) = copies(saved, host.address).values()
    assert copy == files_of(small)


def test_what_has_moved_can_be_followed_past_the_copy_by_those_who_want_to(
    saved: Page, host: Host, small: Path, tmp_path: Path
):
    (tmp_path / "help-now.html").write_text("<!doctype html><title>The new home</title>", encoding="utf-8")
    with hosted(tmp_path) as new:
        host.parked = (301, "text/html", "", f"{new.address}help-now.html")
        saved.goto(f"{host.address}help-now.html")
        assert saved.title().startswith("Talk to someone now")
        expect(saved.get_by_text(NOTE)).to_be_visible()
        expect(saved.get_by_text("This is the copy on your device, made on ")).to_be_visible()
        saved.get_by_role("link", name="See what's answering there, outside this site").click()
        saved.wait_for_url(f"{new.address}help-now.html")
        assert saved.title() == "The new home"


def test_a_saved_page_says_nothing_of_others_where_this_site_answers_or_nobody_does(saved: Page, host: Host):
    for offline in (False, True):
        saved.context.set_offline(offline)
        saved.goto(f"{host.address}help-now.html")
        assert saved.title().startswith("Talk to someone now")
        expect(saved.get_by_text(NOTE)).to_have_count(0)


def test_the_neutral_page_says_nothing_of_this_site_either_where_a_stranger_answers(saved: Page, host: Host):
    host.parked = (200, "text/html", PARKED, "")
    saved.goto(f"{host.address}measures.html")
    assert "domain" not in saved.title()
    expect(saved.get_by_text(NOTE)).to_have_count(0)


@pytest.mark.parametrize("hanging", ["help-now", "directory/"])
def test_where_nothing_is_ever_answered_the_copy_comes_after_a_few_seconds(hanging: str, saved: Page, host: Host):
    host.hanging = hanging
    saved.goto(f"{host.address}{hanging}{'.html' if hanging == 'help-now' else 'index.html'}", timeout=15_000)
    expect(saved.get_by_role("link", name="988").first).to_be_visible()
    expect(saved.get_by_text(NOTE)).to_have_count(0)


def test_a_part_that_never_comes_is_the_saved_one_after_a_few_seconds(saved: Page, host: Host):
    host.hanging = "directory/place.js"
    saved.goto(f"{host.address}directory/index.html", timeout=15_000)
    assert saved.evaluate("Boolean(window.__place && vineStreet.directory)")


def test_this_sites_own_word_that_a_page_has_gone_is_believed(saved: Page, host: Host, small: Path, tmp_path: Path):
    host.parked = (404, "text/html", (small / "404.html").read_text(encoding="utf-8"), "")
    saved.goto(f"{host.address}directory/vine-street-kitchen.html")
    expect(saved.get_by_role("heading", level=1)).to_have_text("There's no page here")


def test_a_newer_page_of_this_site_comes_from_the_network(saved: Page, host: Host):
    newer = f"<!doctype html><html lang=en>{MARK}<title>Newer</title><p>Newer"
    host.parked = (200, "text/html; charset=utf-8", newer, "")
    saved.goto(f"{host.address}help-now.html")
    assert saved.title() == "Newer"


@pytest.mark.parametrize("parked", [None, (200, "text/html", PARKED, "")], ids=["this site", "a stranger"])
def test_a_folder_without_its_slash_is_led_to_it(parked, saved: Page, host: Host):
    host.parked = parked
    saved.goto(f"{host.address}directory?x=1#need=food")
    assert saved.url == f"{host.address}directory/?x=1#need=food"
    expect(saved.get_by_role("link", name="Talk to someone now").first).to_have_attribute("href", "../help-now.html")
    assert saved.evaluate("Boolean(vineStreet.directory)")


BROKEN = {
    "throws": """addEventListener("fetch", () => { throw new Error("broken"); });""",
    "refuses": """addEventListener("fetch", (event) => event.respondWith(Promise.reject(new Error("broken"))));""",
    "answers nothing of use": """addEventListener("fetch", (event) => event.respondWith(new Response("")));""",
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_worker_that_is_broken_and_active_is_replaced_by_the_next_version(
    how: str, context: BrowserContext, host: Host, small: Path, tmp_path: Path
):
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "plain.html").write_text("<!doctype html><title>plain</title>", encoding="utf-8")
    take = 'addEventListener("install", () => skipWaiting()); addEventListener("activate", () => clients.claim());\n'
    (folder / "worker.js").write_text(take + BROKEN[how], encoding="utf-8")
    host.folder = folder
    page = context.new_page()
    page.goto(f"{host.address}plain.html")
    page.evaluate("navigator.serviceWorker.register('worker.js', { updateViaCache: 'none' })")
    wait_until(page, "navigator.serviceWorker.controller")
    host.folder = small
    page.close()
    # Each is a visit: the browser looks for a new worker by itself, past the broken one, takes its time to install it,
    # and lets it begin when the page has gone.
    for _ in range(20):
        page = context.new_page()
        with suppress(Error):
            page.goto(f"{host.address}help-now.html", timeout=2000)
        if found := "Talk to someone now" in page.title():
            break
        page.wait_for_timeout(2000)
        page.close()
    assert found
    wait_until(page, "(await caches.keys()).length")
