"""Alfa, an engine with other eyes than axe's, finds nothing against WCAG 2.2 AA or good practice, on no kind of page.

The browser gives the DOM with its styles and boxes, and Alfa reckons in Node what they come to. Every other kind is
looked at as on a phone by day, the rest as on a desk at night: layout and colours are those of sheets that all share.
"""

import json
import subprocess
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.finding import Finder
from tests.browser.keeping import keep
from tests.browser.kinds import KINDS
from tests.browser.searching import search_for
from tests.frozen_town import PROJECT
from tests.js.node import NODE
from tests.programs import skip

MODULES = PROJECT / "node_modules/@siteimprove"
# Pages from templates of other kinds (kitchen, area, tables, form): each would take Alfa another second.
LIKE_ANOTHER = {"paused", "confidential", "ward", "lines of a country", "essay", "group plan"}
ASKED = [kind for kind in KINDS if kind not in LIKE_ANOTHER]
STATES = dict(zip(ASKED, cycle([(320, "light"), (1280, "dark")]), strict=False))
GIVE = """
  await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
  document.querySelectorAll("details").forEach((part) => { part.open = true; });
  const url = location.href;
  return JSON.stringify({
    request: { method: "GET", url, headers: [], body: "" }, response: { url, status: 200, headers: [], body: "" },
    document: await Dom.fromNode(document), device: Device.fromWindow(window),
  });
"""

Failures = Callable[[Page], list[str]]


def native(package: str, name: str) -> str:
    """What a package of Alfa's runs inside the page, as a script that sets the global `name`."""
    module = (MODULES / package / "dist/native.js").read_text(encoding="utf-8")
    return module.replace("export var Native;", f"var {name};").replace("(Native || (Native = {}))", f"({name} = {{}})")


@pytest.fixture(scope="module")
def failures() -> Iterator[Failures]:
    """Give failures(page): all that Alfa finds on the page as it is now."""
    if not MODULES.exists():
        skip("Alfa", "`make lint` fetches it, with all that package.json names")
    give = f"(async () => {{ {native('alfa-dom', 'Dom')}\n{native('alfa-device', 'Device')}\n{GIVE} }})()"
    script = Path(__file__).with_name("alfa.mjs")
    with subprocess.Popen([NODE, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as alfa:

        def ask(page: Page) -> list[str]:
            alfa.stdin.write(page.evaluate(give) + "\n")
            alfa.stdin.flush()
            answer = alfa.stdout.readline()
            assert answer, "Alfa ended; what it said stands above"
            return [
                " ".join(f"{rule}: {path}: {target}: {why}".split()) for rule, path, target, why in json.loads(answer)
            ]

        yield ask
        alfa.stdin.close()


@pytest.mark.parametrize("kind", ASKED)
def test_alfa_finds_nothing_on(kind: str, open_kind: OpenPage, failures: Failures):
    width, scheme = STATES[kind]
    page = open_kind(kind, width=width, color_scheme=scheme)
    found = failures(page)
    assert not found, "\n".join(found)


def test_alfa_finds_nothing_on_what_was_searched_found_and_kept(
    open_kind: OpenPage, http_address: str, failures: Failures
):
    page = open_kind("directory", width=320)
    finder = Finder(page)
    finder.field.fill("soup")
    expect(finder.cards).not_to_have_count(0)
    found = failures(page)
    keep(page, http_address, "kitchen", "shortest entry")
    found += failures(page)
    expect(search_for(page, "soup kitchen")).not_to_have_count(0)
    found += failures(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        ("document.querySelector('main').append(document.createElement('button'))", "sia-r12"),
        ("document.querySelector('main h1').remove(); document.title = ''", "sia-r1"),
        ("document.documentElement.lang = 'xx-not-a-language'", "sia-r5"),
    ],
)
def test_alfa_would_find_a_fault(spoil: str, rule: str, open_kind: OpenPage, failures: Failures):
    page = open_kind("offline")
    page.evaluate(f"() => {{ {spoil} }}")
    assert [line for line in failures(page) if line.startswith(f"{rule}: ")]


def test_alfa_would_find_letters_that_are_hard_to_read_in_the_dark(open_kind: OpenPage, failures: Failures):
    page = open_kind("offline", color_scheme="dark")
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("@media (prefers-color-scheme: dark) { main p { color: #333 !important } }");
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }""")
    assert any(line.startswith("sia-r69: ") for line in failures(page))
