"""A fork's logo may be wide: it keeps its shape beside the name, and on a phone it leaves room for the ways."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.frozen_town import PROJECT
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.pages.assets import join_styles

LOGO = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='300' height='100' preserveAspectRatio='none'/%3E"
HEAD = f'<div class="head__row"><a class="brand" href="/"><img class="icon" src="{LOGO}" alt=""><span>Cork</span></a></div>'


def logo(page: Page, sheet: str) -> tuple[float, float, str]:
    css = join_styles(LayeredFolder(PROJECT / "overrides"), sheet)
    page.set_content(f"<!doctype html><style>{css}</style>{HEAD}")
    image = page.locator(".brand img")
    box = image.bounding_box()
    return box["width"], box["height"], image.evaluate("image => getComputedStyle(image).objectFit")


@pytest.mark.parametrize(("sheet", "width"), [("vine.css", 1280), ("help-now.css", 1280), ("help-now.css", 360)])
def test_a_wide_logo_keeps_its_shape(open_page: OpenPage, sheet: str, width: int):
    wide, high, _ = logo(open_page("about:blank", width=width), sheet)
    assert wide / high == pytest.approx(3, abs=0.05)


def test_on_a_phone_it_leaves_room_for_the_ways(open_page: OpenPage):
    wide, high, fit = logo(open_page("about:blank", width=360), "vine.css")
    assert wide <= 44
    assert high <= 48
    assert fit == "contain"
