"""`make serve` in a real browser: what is saved shows by itself, and so does what is wrong, until it is mended."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGCONT, SIGSTOP
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.copies import new_context, save_all, wait_until
from tests.built_site.serving_live import Live, answers, free_host, served_live
from tests.built_site.small import small_project
from vinestreet.security.csp import CONTENT_POLICY

PATIENCE = 120_000  # milliseconds, for a busy machine; nothing is asserted of how long it takes
KITCHEN = "directory/vine-street-kitchen.html"
GOOD, BAD = 'phone: "+1 413 555 0101"', "phone: call us"
IN_WORDS = re.compile(r"resources\.yml:\d+: vine-street-kitchen: phone: .*call us")


class Editing:
    """Somebody who has a page of the small town open and edits its files."""

    def __init__(self, project: Path, live: Live, page: Page) -> None:
        self.project, self.live, self.page = project, live, page
        self.mistake = page.get_by_role("alert")

    def open(self, path: str) -> None:
        self.page.goto(self.live.address + path)

    def replace(self, file: str, old: str, new: str) -> None:
        change(self.project / file, old, new)


def change(file: Path, old: str, new: str) -> None:
    """Save `file` with `new` in the place of `old`."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@contextmanager
def editing(
    browser: Browser, folder: Path, spoil: Callable[[Path], object] = lambda project: None
) -> Iterator[Editing]:
    project = small_project(folder / "project", texts=True)
    spoil(project)
    with served_live(project, folder / "serve.log") as live, browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        yield Editing(project, live, page)


@pytest.fixture(scope="module")
def served(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editing]:
    expect.set_options(timeout=PATIENCE)
    with editing(browser, tmp_path_factory.mktemp("serve")) as found:
        yield found
    expect.set_options(timeout=5_000)


@pytest.mark.parametrize(
    ("path", "file", "old", "new"),
    [
        ("essays/connection.html", "docs/essays/connection.md", "title: ", "title: Newly "),
        (KITCHEN, "resources.yml", "name: Vine Street Kitchen", "name: Newly Kitchen"),
        (KITCHEN, "messages/en.yml", "Invented example: nobody", "Newly example: nobody"),
        ("index.html", "overrides/partials/footer.html", "<footer", "<p>Newly in the footer</p><footer"),
        (KITCHEN, "mkdocs.yml", "label: Old Mill", "label: Newly Mill"),
    ],
    ids=["an essay", "a place", "a message", "a template", "a setting"],
)
def test_what_is_saved_shows_in_the_open_page(served: Editing, path: str, file: str, old: str, new: str):
    served.open(path)
    words = served.page.get_by_text(re.compile("Newly")).first
    expect(words).to_have_count(0)
    served.replace(file, old, new)
    expect(words).to_be_attached()
    served.replace(file, new, old)
    expect(words).to_have_count(0)


def test_a_saved_style_sheet_and_script_work_in_the_open_page(served: Editing):
    served.open("index.html")
    sheet = served.project / "overrides/assets/css/foundation.css"
    before = sheet.read_text(encoding="utf-8")
    sheet.write_text(f"{before}\nbody {{ letter-spacing: 3px; }}\n", encoding="utf-8")
    expect(served.page.locator("body")).to_have_css("letter-spacing", "3px")
    sheet.write_text(before, encoding="utf-8")
    expect(served.page.locator("body")).not_to_have_css("letter-spacing", "3px")
    script = served.project / "overrides/assets/js/site/newly.js"
    script.write_text('"use strict";\ndocument.title = "Newly";\n', encoding="utf-8")
    expect(served.page).to_have_title("Newly")
    script.unlink()
    expect(served.page).not_to_have_title("Newly")


def test_a_mistake_shows_over_the_last_good_page_until_it_is_mended(served: Editing):
    served.open(KITCHEN)
    served.replace("resources.yml", GOOD, BAD)
    expect(served.mistake).to_contain_text(IN_WORDS)
    expect(served.page.get_by_role("heading", level=1)).to_have_text("Vine Street Kitchen")
    served.page.reload()  # is answered at once, and so is every other page
    expect(served.mistake).to_contain_text(IN_WORDS)
    served.open("essays/connection.html")
    expect(served.mistake).to_contain_text(IN_WORDS)
    assert IN_WORDS.search(served.live.said())
    served.replace("resources.yml", BAD, GOOD)
    expect(served.mistake).to_have_count(0)
    expect(served.page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("overrides/directory/listing.html", "<h1", "{% if %}<h1", r"overrides/directory/listing\.html:\d+: "),
        ("overrides/directory/listing.html", "{{ listing.name }}", "{{ listing.nmae }}", r"listing\.html:\d+: .*nmae"),
        ("overrides/main.html", "partials/footer.html", "partials/fotoer.html", r"main\.html:\d+: .*partials/footer"),
        ("messages/en.yml", "\nsite:\n", "\nsite: [\n", r"messages/en\.yml:\d+: "),
        ("mkdocs.yml", "theme:\n", "theme: [\n", r"mkdocs\.yml:\d+: "),
        (
            "docs/essays/connection.md",
            "You are telling",
            "[You](nowhere.md) are telling",
            r"connection\.md.*nowhere\.md",
        ),
        (
            "overrides/assets/css/foundation.css",
            "font: ",
            "font ",
            r"overrides/assets/css/foundation\.css:\d+: .*`font 1rem",
        ),
    ],
    ids=[
        "a template",
        "a name in a template",
        "an include",
        "the messages",
        "the settings",
        "a link in an essay",
        "a style sheet",
    ],
)
def test_a_mistake_of_any_kind_is_told_with_its_file(served: Editing, file: str, old: str, new: str, told: str):
    served.open("index.html")
    served.replace(file, old, new)
    expect(served.mistake).to_contain_text(re.compile(told))
    assert "Traceback" not in served.live.said()
    served.replace(file, new, old)
    expect(served.mistake).to_have_count(0)


def test_a_broken_python_file_is_told_over_the_last_good_page_and_once_mended_is_used(served: Editing):
    served.open("index.html")
    good, hook = "def on_env(", "hooks/theme_assets.py"
    served.replace(hook, good, "def on_env((")
    expect(served.mistake).to_contain_text(re.compile(r"hooks/theme_assets\.py:\d+: SyntaxError"))
    expect(served.page.get_by_role("heading", level=1)).to_be_visible()
    served.page.reload()
    expect(served.mistake).to_contain_text("hooks/theme_assets.py")
    served.replace(hook, "def on_env((", 'print("Newly begun")\n\n\ndef on_env(')
    served.live.wait_until(lambda told: "Newly begun" in served.live.said() and bool(told["version"]))
    expect(served.mistake).to_have_count(0)
    expect(served.page.get_by_role("heading", level=1)).to_be_visible()


def test_a_script_that_fails_is_told_with_file_and_line_until_it_is_mended(served: Editing):
    served.open("index.html")
    script = served.project / "overrides/assets/js/site/newly.js"
    for text, told in (("const = 1;", "SyntaxError"), ("nothing.at.all;", "ReferenceError")):
        script.write_text(f'"use strict";\n\n{text}\n', encoding="utf-8")
        expect(served.mistake).to_contain_text(re.compile(rf"overrides/assets/js/site/newly\.js:3: .*{told}"))
    script.unlink()
    expect(served.mistake).to_have_count(0)


def test_a_page_stays_where_it_was_scrolled_to(served: Editing):
    served.page.set_viewport_size({"width": 360, "height": 640})
    served.open("essays/connection.html")
    served.page.evaluate("scrollTo(0, 900)")
    there = served.page.evaluate("scrollY")
    assert there > 100
    version = served.page.locator("script[data-version]")
    before = version.get_attribute("data-version") or ""
    served.replace("resources.yml", "name: Vine Street Kitchen", "name: Newly Kitchen")
    expect(version).not_to_have_attribute("data-version", before)
    served.page.wait_for_function("there => scrollY === there", arg=there)
    served.replace("resources.yml", "name: Newly Kitchen", "name: Vine Street Kitchen")


def test_the_policy_is_the_one_that_is_published(served: Editing):
    refused = []
    served.page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    served.open("index.html")
    policy = served.page.locator("meta[http-equiv='Content-Security-Policy']")
    expect(policy).to_have_attribute("content", CONTENT_POLICY)
    assert not refused


def test_a_server_that_starts_with_a_mistake_shows_it_and_then_the_site(browser: Browser, tmp_path: Path):
    expect.set_options(timeout=PATIENCE)
    spoil = lambda project: change(project / "resources.yml", GOOD, BAD)  # noqa: E731
    with editing(browser, tmp_path, spoil) as started:
        started.open(KITCHEN)
        expect(started.page.get_by_text(IN_WORDS)).to_be_visible()
        started.replace("resources.yml", BAD, GOOD)
        expect(started.page.get_by_role("heading", level=1)).to_have_text("Vine Street Kitchen")


def test_what_a_published_site_saved_at_the_same_address_does_not_come_between(
    browser: Browser, small: Path, tmp_path: Path
):
    """Somebody served their built folder at this address before: its worker is there, with all it saved."""
    with served_where_a_copy_is(browser, small, tmp_path) as (page, live):
        page.goto(live.address + KITCHEN)
        expect(page.get_by_role("heading", level=1)).to_have_text("Newly Kitchen")
        page.wait_for_function("() => !navigator.serviceWorker.controller")
        wait_until(page, "!(await caches.keys()).length")
        change(tmp_path / "project/resources.yml", "name: Newly Kitchen", "name: Kitchen once more")
        expect(page.get_by_role("heading", level=1)).to_have_text("Kitchen once more")


def test_a_saved_page_that_was_shown_while_the_server_was_slow_comes_anew(
    browser: Browser, small: Path, tmp_path: Path
):
    expect.set_options(timeout=PATIENCE)
    with served_where_a_copy_is(browser, small, tmp_path) as (page, live):
        live.process.send_signal(SIGSTOP)
        page.goto(live.address + KITCHEN)
        expect(page.get_by_role("heading", level=1)).to_have_text("Vine Street Kitchen")
        live.process.send_signal(SIGCONT)
        expect(page.get_by_role("heading", level=1)).to_have_text("Newly Kitchen")


@contextmanager
def served_where_a_copy_is(browser: Browser, small: Path, folder: Path) -> Iterator[tuple[Page, Live]]:
    """Serve the town with another name of its kitchen where a browser has saved all of a published site."""
    with new_context(browser) as context:
        page = context.new_page()
        with published(small) as address:
            save_all(page, address)
            page.goto(address + KITCHEN)
            page.wait_for_function("() => navigator.serviceWorker.controller")
        project = small_project(folder / "project")
        change(project / "resources.yml", "name: Vine Street Kitchen", "name: Newly Kitchen")
        with served_live(project, folder / "serve.log", host=urlsplit(address).netloc) as live:
            yield page, live


@contextmanager
def published(folder: Path) -> Iterator[str]:
    """Serve a folder at the root of a free port, by a program of its own: no connection outlives it."""
    host = free_host()
    name, port = host.split(":")
    command = [sys.executable, "-m", "http.server", port, "--bind", name, "--directory", str(folder)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        answers(f"http://{host}/")
        yield f"http://{host}/"
    finally:
        server.terminate()
        server.wait()
