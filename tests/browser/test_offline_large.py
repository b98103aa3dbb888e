"""A directory that is too large to be saved page by page: what is told of the copy is true of it."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.copies import copies, new_context, save_all
from tests.built_site.building import build
from tests.built_site.serving_cut import Line, line_to
from tests.built_site.small import small_project

KITCHEN = "directory/vine-street-kitchen.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with room for one file less than it has."""
    folder = tmp_path_factory.mktemp("large")
    project = small_project(folder / "project")
    whole = json.loads((build(project, folder / "whole") / "saved.json").read_text(encoding="utf-8"))
    settings = project / "mkdocs.yml"
    files = len(whole["core"]) + len(whole["rest"])
    text = settings.read_text(encoding="utf-8").replace("files: 1000", f"files: {files - 1}")
    settings.write_text(text, encoding="utf-8")
    return build(project, folder / "site")


def test_the_copy_goes_without_places_and_says_so(browser: Browser, site: Path):
    with line_to(site) as line, new_context(browser) as context:
        page = context.new_page()
        page.goto(line.address + "about/without-a-connection.html")
        expect(page.locator('[data-part="about"]')).to_contain_text("a place's own page needs one")
        save_all(page, line.address)
        expect(page.locator('[data-part="saved"]')).to_contain_text("except the pages of single places")
        (copy,) = copies(page, line.address).values()
        assert KITCHEN not in copy
        assert {"directory/index.html", "directory/my-list.html", "directory/us-988-lifeline.html"} <= copy.keys()
        line.cut()
        check_what_opens(page, line)


def check_what_opens(page: Page, line: Line) -> None:
    """Without a network: the finder, and for a place's own page what the finder knows of it."""
    page.goto(line.address + "directory/index.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(line.address + KITCHEN)
    expect(page.get_by_role("heading", name="There's no connection")).to_be_visible()
    expect(page.locator(".known-place")).to_contain_text("Vine Street Kitchen")
