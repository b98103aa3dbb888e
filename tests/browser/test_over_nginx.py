"""In a real browser, over a real nginx with the configuration that the site brings: nothing is refused, nothing breaks."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, each_in_a_tab
from tests.browser.copies import save_all
from tests.browser.finding import Finder
from tests.browser.kinds import KINDS
from tests.browser.searching import search_for
from tests.browser.test_nobody_is_tracked import watched

# Before any script of the page: tell what the policy refuses.
REFUSALS = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`refused: ${event.violatedDirective} ${event.blockedURI}`))"""


@pytest.fixture(params=["/", "/a/b/"], ids=["at the root", "below a path"])
def address(request: pytest.FixtureRequest, nginx_addresses: dict[str, str]) -> str:
    """Each of the two places in turn."""
    return nginx_addresses[request.param]


def opened(open_page: OpenPage, **options) -> tuple[Page, list[str], list[str]]:
    """A page, what it will ask for, and what will go wrong."""
    page = open_page("about:blank", **options)
    page.context.add_init_script(REFUSALS)
    return page, *watched(page)


def faults(wrong: list[str]) -> list[str]:
    """What the site is to blame for: that it may save no copy is open_page's doing."""
    return [fault for fault in wrong if "blocked by Playwright" not in fault]


def test_no_page_has_anything_refused(open_page: OpenPage, address: str):
    page, asked, wrong = opened(open_page)
    for kind, tab in each_in_a_tab(page, {kind: address + path for kind, path in KINDS.items()}):
        if kind in {"home", "kitchen", "essay"}:
            expect(search_for(tab, "hungry").first).to_be_visible()
        if kind == "directory":
            finder = Finder(tab)
            finder.field.fill("hungry")
            finder.toggle("no-id").check()
            expect(finder.card("Vine Street Kitchen")).to_be_visible()
    assert faults(wrong) == []
    assert [url for url in asked if not url.startswith(address)] == []


def test_what_is_refused_would_be_noticed(open_page: OpenPage, address: str):
    page, _, wrong = opened(open_page)
    page.goto(address)
    with page.expect_console_message(lambda message: message.text.startswith("refused: img-src")):
        page.evaluate("document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/x.png' }))")
    assert faults(wrong)


def test_a_missing_page_leads_on(open_page: OpenPage, address: str):
    page, _, wrong = opened(open_page)
    assert page.goto(f"{address}directory/needs/gone.html").status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("There's no page here")
    page.get_by_role("link", name="The front page").click()
    expect(page.get_by_role("link", name="Find help", exact=True)).to_be_visible()
    assert page.url == f"{address}index.html"
    assert [fault for fault in faults(wrong) if "404" not in fault] == []


def test_the_site_is_saved_on_the_device_and_opens_when_the_host_is_gone(open_page: OpenPage, address: str):
    page, _, wrong = opened(open_page, service_workers="allow")
    save_all(page, address)
    assert wrong == []
    page.context.set_offline(True)
    page.goto(address + KINDS["kitchen"])
    expect(search_for(page, "hungry").first).to_be_visible()


def test_no_other_page_can_put_it_into_a_frame(open_page: OpenPage, address: str, root_address: str):
    page = open_page("about:blank")
    other = f"{root_address}frame"  # another origin
    page.route(other, lambda route: route.fulfill(body=f"<iframe src='{address}'></iframe>", content_type="text/html"))
    page.goto(other)  # waits for the frame, too
    assert page.frames[1].url == "chrome-error://chromewebdata/"
