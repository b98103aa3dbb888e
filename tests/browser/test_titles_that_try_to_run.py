"""HTML in a title, a description or the navigation is shown as letters on every page that repeats it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.searching import search_for
from tests.built_site.building import build, copy_of_project, read_search_pages
from tests.built_site.serving import served

TITLE = """<img src=x onerror="window.ran='title'"> zebra"""
DESCRIPTION = """"><script>window.ran='description'</script><svg onload="window.ran='svg'"> giraffe"""
NAV_TITLE = """</title><img src=x onerror="window.ran='nav'"> okapi"""
PAGES = (
    "index.html",
    "essays/index.html",
    "essays/zebra.html",
    "essays/what-peer-support-is.html",
    "essays/hope-and-possibility.html",
    "about/okapi.html",
    "directory/vine-street-kitchen.html",
    "help-now.html",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of this project with three texts in it that try to run."""
    project = copy_of_project(tmp_path_factory.mktemp("hostile") / "project")
    quoted = {
        name: "'" + text.replace("'", "''") + "'" for name, text in [("t", TITLE), ("d", DESCRIPTION), ("n", NAV_TITLE)]
    }
    (project / "docs/essays/zebra.md").write_text(
        f"---\ntitle: {quoted['t']}\ndescription: {quoted['d']}\nreading_order: 2\n---\nWords about stripes.\n",
        encoding="utf-8",
    )
    (project / "docs/about/okapi.md").write_text("Words about necks.\n", encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "\nnav:" not in text
    settings.write_text(f"{text}\nnav:\n  - index.md\n  - {quoted['n']}: about/okapi.md\n", encoding="utf-8")
    return build(project, project.parent / "site")


@pytest.fixture(scope="module")
def hostile_address(hostile: Path) -> Iterator[str]:
    with served(hostile) as address:
        yield address


def assert_harmless(page: Page) -> None:
    assert page.evaluate("window.ran") is None
    assert page.locator("img, [onerror], [onload]").count() == 0
    assert page.locator("script:not([src]):not([type='application/ld+json'])").count() == 0


@pytest.mark.parametrize("path", PAGES)
def test_hostile_titles_do_not_run_on(path: str, hostile_address: str, open_page: OpenPage):
    page = open_page(hostile_address + path)
    page.wait_for_load_state("networkidle")
    assert_harmless(page)


def test_hostile_titles_are_shown_as_they_were_written(hostile_address: str, open_page: OpenPage):
    page = open_page(hostile_address + "essays/zebra.html")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert TITLE in page.title()
    assert page.locator('meta[name="description"]').get_attribute("content") == DESCRIPTION
    page.goto(hostile_address + "about/okapi.html")
    expect(page.get_by_role("heading", level=1)).to_have_text(NAV_TITLE)
    assert NAV_TITLE in page.title()
    page.goto(hostile_address + "essays/index.html")
    expect(page.get_by_role("main").get_by_role("link", name=TITLE)).to_be_visible()


def test_the_search_knows_hostile_titles_as_they_were_written(hostile: Path):
    titles = {page["url"]: page["title"] for page in read_search_pages(hostile)}
    assert titles["essays/zebra.html"] == TITLE
    assert titles["about/okapi.html"] == NAV_TITLE
    assert "<" not in (hostile / "search/pages.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(("query", "title"), [("zebra", TITLE), ("okapi", NAV_TITLE)])
@pytest.mark.parametrize("over", ["http", "file"])
def test_hostile_titles_are_letters_in_what_the_search_finds(
    query: str, title: str, over: str, hostile: Path, hostile_address: str, open_page: OpenPage
):
    page = open_page((hostile_address if over == "http" else f"{hostile.as_uri()}/") + "essays/index.html")
    links = search_for(page, query)
    expect(links.first).to_be_visible()
    assert_harmless(page)
    assert title in links.all_text_contents()
