"""Every page of the site, and each kind of them at the root of a host, below a path and from a folder, in light and in
dark: nothing is asked of anybody else, and nothing breaks the content policy.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import BLOCKED
from tests.browser.copies import new_context, save_all
from tests.browser.kinds import KINDS
from tests.browser.searching import search_for

LISTEN = """addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
  console.error(`POLICY ${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`);
});"""
POLICY = "default-src 'none'"


class Watch:
    """What a browser asks for, and what it complains of, while it shows pages of the site at `address`."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.asked = 0
        self.foreign: list[str] = []
        self.wrong: list[str] = []
        context.add_init_script(LISTEN)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.wrong.append(str(error.error)))

    def _console(self, told) -> None:
        if told.type in {"error", "warning"} and told.text != BLOCKED:
            self.wrong.append(told.text)

    def _request(self, request) -> None:
        self.asked += 1
        if not request.url.startswith((self.address, "data:")):
            self.foreign.append(request.url)


def use(page: Page, address: str) -> None:
    """Search, find and choose a place, as a reader does."""
    page.goto(address + KINDS["essay"])
    expect(search_for(page, "hungry").first).to_be_visible()
    page.keyboard.press("Escape")
    page.goto(address + KINDS["directory"])
    page.get_by_label("What do you need?", exact=True).fill("soup")
    expect(page.locator("#finder-cards > .entry").first).to_be_visible()


WAYS = [("light", "root"), ("dark", "http"), ("light", "file")]


@pytest.mark.parametrize(("scheme", "place"), WAYS)
def test_no_page_asks_anybody_else_or_breaks_the_policy(
    scheme: str, place: str, browser: Browser, site: Path, request: pytest.FixtureRequest, capsys
):
    address = request.getfixturevalue(f"{place}_address")
    every = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    # Each page in one of the ways, and one of each kind in all of them.
    paths = {*every[WAYS.index((scheme, place)) :: len(WAYS)], *KINDS.values()}
    with browser.new_context(color_scheme=scheme, service_workers="block") as context:
        watch = Watch(context, address)
        page = context.new_page()
        for path in paths:
            if path == "404.html" and place != "root":
                continue  # it is written for the root of a host
            page.goto(address + path)
            assert POLICY in page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content"), path
        use(page, address)
    with capsys.disabled():
        print(f"\n{len(paths)} pages, {scheme}, {place}: {watch.asked} requests, {len(watch.foreign)} foreign, "
              f"{len(watch.wrong)} violations or errors")  # fmt: skip
    assert watch.foreign == []
    assert watch.wrong == []


def test_a_browser_that_saves_the_site_asks_nobody_else_either(browser: Browser, http_address: str):
    with new_context(browser) as context:
        watch = Watch(context, http_address)
        page = context.new_page()
        save_all(page, http_address)
        use(page, http_address)
    assert watch.asked > 100  # the worker's own are among them
    assert (watch.foreign, watch.wrong) == ([], [])


def test_the_policy_stops_what_somebody_else_might_write_into_a_page(browser: Browser, http_address: str):
    """The tests above would see it: an inline script, an event, a style, and a picture from elsewhere."""
    with browser.new_context(service_workers="block") as context:
        watch = Watch(context, http_address)
        page = context.new_page()
        page.goto(http_address)
        page.evaluate("""() => {
          const part = document.createElement("div");
          part.innerHTML = "<img src='x' onerror='window.ran = 1'><p style='color: red'></p>";
          const script = Object.assign(document.createElement("script"), { textContent: "window.ran = 2" });
          document.body.append(part, script, Object.assign(new Image(), { src: "https://elsewhere.example/x.png" }));
        }""")
        page.wait_for_timeout(500)
        assert page.evaluate("window.ran") is None
    told = " ".join(watch.wrong)
    for directive in ("script-src-elem", "script-src-attr", "style-src-attr", "img-src"):
        assert f"POLICY {directive}" in told
