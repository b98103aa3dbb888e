"""The page for an address that is not there. It is shown at any depth, so its links start from the site's address."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.built_site.serving import served


@pytest.fixture(scope="module")
def below_a_path(site_below: Path) -> Iterator[str]:
    """Where a site is that knows that it lives below a path."""
    with served(site_below, under="/a/b/") as address:
        yield address


@pytest.mark.parametrize("missing", ["nothing.html", "directory/nothing.html", "directory/needs/deep/nothing.html"])
@pytest.mark.parametrize("host", ["root_address", "below_a_path"])
def test_an_address_that_is_not_there_gets_a_page_with_its_style_and_links_that_work(
    missing: str, host: str, open_page: OpenPage, request: pytest.FixtureRequest
):
    address = request.getfixturevalue(host)
    page = open_page("about:blank")
    lost = []
    page.on("response", lambda answer: answer.status >= 400 and lost.append(answer.url))
    page.goto(address + missing)
    expect(page.get_by_role("heading", level=1)).to_have_text("There's no page here")
    assert lost == [address + missing]
    page.get_by_role("main").get_by_role("link", name="Find help near you").click()
    assert page.url == f"{address}directory/index.html"
    expect(page.get_by_role("heading", level=1)).to_have_text("Find help near you")
