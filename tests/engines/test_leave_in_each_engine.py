"""After Leave neither Back nor Forward nor Reload shows anything of the site, whichever engine the browser has inside."""

from collections.abc import Callable

import pytest

from tests.browser.kinds import KINDS
from tests.engines.firefox import PLAIN_HOST
from tests.engines.tab import Tab, all_shown, arrive, click, shown, wait_for

IS_ELSEWHERE = "document.title === 'Elsewhere' && document.readyState === 'complete'"


def read(tab: Tab, address: str) -> None:
    """Open the front page, go to the list for those who are frightened, and to the refuge."""
    tab.open(address + KINDS["home"])
    click(tab, 'main a[href*="safety-at-home"]')
    arrive(tab, "safety-at-home.html")
    click(tab, 'main a[href*="kingfisher-house"]')
    arrive(tab, "kingfisher-house.html")


def tap_leave(tab: Tab) -> None:
    click(tab, ".leave")
    wait_for(tab, IS_ELSEWHERE)


def assert_nothing_is_seen(tab: Tab, act: Callable[[], object]) -> None:
    seen = {words.strip() for words in all_shown(tab, act)}
    assert seen <= {"", "Elsewhere", "Elsewhere Elsewhere"}
    wait_for(tab, IS_ELSEWHERE)


def assert_it_cannot_be_returned_to(tab: Tab) -> None:
    assert_nothing_is_seen(tab, tab.back)
    assert_nothing_is_seen(tab, tab.reload)
    assert_nothing_is_seen(tab, tab.back)


def assert_seen(tab: Tab, page: str, words: str) -> None:
    arrive(tab, page)
    wait_for(tab, "!document.documentElement.classList.contains('unseen')")
    assert words in shown(tab)


def test_back_through_the_whole_visit_and_reload_show_nothing(tab: Tab, leaving_address: str):
    read(tab, leaving_address)
    tap_leave(tab)
    assert_it_cannot_be_returned_to(tab)


def test_nor_do_they_with_the_settings_of_a_phone(phone: Tab, leaving_http: str):
    read(phone, leaving_http)
    tap_leave(phone)
    assert_it_cannot_be_returned_to(phone)


@pytest.mark.parametrize("started", ["firefox"], indirect=True)
@pytest.mark.parametrize("device", ["tab", "phone"])
def test_nor_do_they_over_plain_http_where_firefox_has_no_locks(
    device: str, started: Tab, request: pytest.FixtureRequest, leaving_http: str
):
    tab = request.getfixturevalue(device)
    read(tab, leaving_http.replace("127.0.0.1", PLAIN_HOST))
    assert tab.evaluate("[isSecureContext, 'locks' in navigator]") == [False, False]
    tap_leave(tab)
    assert_it_cannot_be_returned_to(tab)


def test_until_somebody_leaves_back_is_as_ever_and_then_what_lay_ahead_is_not_seen_either(
    tab: Tab, leaving_address: str
):
    read(tab, leaving_address)
    tab.back()
    assert_seen(tab, "safety-at-home.html", "Kingfisher House")
    tab.forward()
    assert_seen(tab, "kingfisher-house.html", "Kingfisher House")
    tab.back()
    assert_seen(tab, "safety-at-home.html", "Kingfisher House")
    for _ in range(3):
        tab.press("Shift")
    wait_for(tab, IS_ELSEWHERE)
    assert_nothing_is_seen(tab, tab.forward)
    assert_nothing_is_seen(tab, tab.back)


def test_whoever_comes_back_on_purpose_finds_the_site_as_before(tab: Tab, leaving_http: str):
    tab.open(leaving_http + KINDS["kitchen"])
    tap_leave(tab)
    tab.open(leaving_http + KINDS["home"])
    assert_seen(tab, "index.html", "Vine Street")
    tab.evaluate("window.before = true")
    tab.reload()
    wait_for(tab, "!window.before && document.readyState === 'complete'")  # not the page that is about to go
    assert_seen(tab, "index.html", "Vine Street")
