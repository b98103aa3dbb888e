"""What a person does to leave the site, and where that leads in tests."""

from playwright.sync_api import Page

EXIT = "https://www.wikipedia.org/"


def open_exit(page: Page) -> Page:
    """Let the neutral site answer, with a page of the test's own."""
    page.context.route(
        EXIT, lambda route: route.fulfill(body="<title>Elsewhere</title><h1>Elsewhere</h1>", content_type="text/html")
    )
    return page


def hold_exit(page: Page) -> Page:
    """Let the neutral site never answer."""
    page.context.route(EXIT, lambda route: None)
    return page


def control(page: Page):
    return page.locator(".leave:visible").first


def shift(page: Page, times: int = 3) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")
