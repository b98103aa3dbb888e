"""After one tap on "Keep this site on my phone", everything is without a network what it is with one."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import expected
from tests.browser.copies import copies, files_of, new_context, save_all
from tests.browser.finding import Finder
from tests.browser.kinds import KINDS
from tests.browser.searching import search_for
from tests.built_site.documents import Document, read_documents
from tests.built_site.serving_cut import Line, line_to

NOON = expected.ordinary(2, 12, 15)
QUERIES = (
    "hungry", "soup", "can't sleep", "police", "hope", "rent", "988", "learning together", "zzxqvw", "bus", "warm", "id"
)  # fmt: skip
TOGGLES = ("now", "free", "no-id", "peer-run", "no-police", "step-free")
# All that a page says and leads to, when its scripts have run.
SEEN = """() => {
  document.querySelector(".kept-here, .save")?.remove(); // what is on the device differs, and is the point
  const all = (selector, name) => [...document.querySelectorAll(selector)].map((it) => it[name]);
  return {
    title: document.title, html: document.body.outerHTML, ids: all("[id]", "id"), links: all("a[href]", "href"),
    sheets: [...document.styleSheets].map(({ href, cssRules }) => [href, cssRules.length]),
    images: [...document.images].map(({ src, naturalWidth }) => [src, naturalWidth]),
  };
}"""


@dataclass(frozen=True)
class Saved:
    line: Line
    online: Page
    offline: Page


def at_noon(context: BrowserContext, at: datetime) -> Page:
    """A page on which time stands still."""
    page = context.new_page()
    page.clock.set_fixed_time(at)
    return page


@pytest.fixture(scope="module")
def saved(browser: Browser, site: Path) -> Iterator[Saved]:
    """The same site twice: for a browser without copies, and for one whose network is cut after one save."""
    with (
        line_to(site) as line,
        line_to(site) as other,
        browser.new_context(service_workers="block") as plain,
        new_context(browser) as keeping,
    ):
        page = at_noon(keeping, NOON)
        save_all(page, other.address)
        (copy,) = copies(page, other.address).values()
        assert copy == files_of(site)
        other.cut()
        yield Saved(line, at_noon(plain, NOON), page)


def of_both(saved: Saved, offline_address: str, path: str) -> tuple[dict, dict]:
    """What both pages show, in the terms of one of the two addresses."""
    shown = []
    for page, address in ((saved.online, saved.line.address), (saved.offline, offline_address)):
        page.goto(address + path)
        told = json.dumps(page.evaluate(SEEN)).replace(address, "SITE/")
        shown.append(json.loads(told.replace(quote(address, safe=""), "SITE%2F")))
    return shown[0], shown[1]


@pytest.fixture(scope="module")
def offline_address(saved: Saved) -> str:
    return saved.offline.url.split("about/")[0]


def test_a_page_of_each_kind_and_every_fourth_is_the_same_without_a_network_with_all_its_anchors(
    saved: Saved, offline_address: str, site: Path, capsys: pytest.CaptureFixture[str]
):
    documents: dict[str, Document] = read_documents(site)
    anchors, differing = 0, []
    # That every file is saved to the byte was seen above, so not each of a hundred places has to be opened.
    paths = {*list(documents)[::4], *KINDS.values()} - {"404.html"}  # which is for the root of a host
    for path in sorted(paths):
        online, offline = of_both(saved, offline_address, path)
        if online != offline:
            differing.append(path)
        anchors += len(offline["ids"])
        lost = [
            link
            for link in offline["links"]
            if link.startswith("SITE/")
            and (to := unquote(link.removeprefix("SITE/")).partition("#"))
            and (to[0] not in documents or (to[2] and to[2] not in documents[to[0]].ids and "=" not in to[2]))
        ]
        assert lost == [], path
    assert differing == []
    with capsys.disabled():
        print(f"\nThe same without a network: {len(paths)} pages with {anchors} anchors.")


def test_searches_find_the_same_without_a_network(saved: Saved, offline_address: str):
    found = {}
    for page, address in ((saved.online, saved.line.address), (saved.offline, offline_address)):
        page.goto(address + KINDS["essay"])
        found[address] = []
        for query in QUERIES:
            links = search_for(page, query)
            hrefs = links.evaluate_all("(all) => all.map((it) => it.href)")
            found[address].append((query, [href.removeprefix(address) for href in hrefs]))
            page.get_by_role("dialog").get_by_role("textbox").fill("")
            page.keyboard.press("Escape")
    online, offline = found.values()
    assert online == offline
    assert sum(bool(links) for _, links in online) >= len(QUERIES) - 2


def test_the_finder_answers_the_same_without_a_network(saved: Saved, offline_address: str):
    answers = []
    for page, address in ((saved.online, saved.line.address), (saved.offline, offline_address)):
        page.goto(address + KINDS["directory"])
        finder = Finder(page)
        said = []
        for name in TOGGLES:
            finder.toggle(name).check()
            said.append((name, finder.all()))
            finder.start_again()
        for query in QUERIES:
            finder.field.fill(query)
            said.append((query, finder.first()))
        answers.append(said)
    assert answers[0] == answers[1]
    open_now = expected.found(expected.is_open(NOON))
    assert sorted(dict(answers[1][:1])["now"]["fits"]) == sorted(open_now["fits"])


def test_a_list_of_ones_own_works_without_a_network(saved: Saved, offline_address: str):
    page = saved.offline
    page.goto(offline_address + KINDS["kitchen"])
    page.get_by_role("button", name="Keep on my list: Vine Street Kitchen").click()
    page.goto(offline_address + KINDS["my list"])
    expect(page.get_by_role("heading", name="Vine Street Kitchen")).to_be_visible()


def test_an_address_as_hosts_shorten_it_is_found_without_a_network(saved: Saved, offline_address: str):
    shortened = {"": "Vine Street", "essays/": "Essays", "about/checking": "How we", "help-now.html?from=there": "Talk"}
    for short, title in shortened.items():
        saved.offline.goto(offline_address + short)
        assert saved.offline.title().startswith(title)


def test_a_page_that_is_not_saved_says_so_and_offers_to_try_again(saved: Saved, offline_address: str):
    page = saved.offline
    page.goto(f"{offline_address}directory/not-there.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("There's no connection")
    again = page.get_by_role("link", name="Try that page again")
    expect(again).to_have_attribute("href", f"{offline_address}directory/not-there.html")
    expect(page.get_by_role("link", name="Call 988")).to_be_in_viewport()
    page.goto("about:blank")
    page.goto(f"{offline_address}offline.html#//evil.example/x")
    expect(again).to_be_hidden()
