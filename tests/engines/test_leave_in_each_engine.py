"""After Leave neither Back nor Forward nor Reload shows anything of the site, whichever engine the browser has inside."""

from collections.abc import Callable

import pytest

from tests.browser.kinds import KINDS
from tests.engines.conftest import ENGINES
from tests.engines.tab import Tab, all_shown, click, shown, wait_for

PHONES = [f"{engine} phone" for engine in ENGINES]
IS_ELSEWHERE = "document.title === 'Elsewhere' && document.readyState === 'complete'"


def tap(tab: Tab) -> None:
    click(tab, ".leave")


def shift(tab: Tab) -> None:
    for _ in range(3):
        tab.press("Shift")


def arrive(tab: Tab, page: str) -> None:
    wait_for(tab, f"location.href.endsWith({page!r}) && document.readyState === 'complete' && !!document.body")


def read(tab: Tab, address: str) -> None:
    """Open the front page, go to the list for those who are frightened, and to the refuge."""
    tab.open("about:blank")
    tab.open(address + KINDS["home"])
    click(tab, 'main a[href*="safety-at-home"]')
    arrive(tab, "safety-at-home.html")
    click(tab, 'main a[href*="kingfisher-house"]')
    arrive(tab, "kingfisher-house.html")


def assert_nothing_is_seen(tab: Tab, act: Callable[[], object]) -> None:
    seen = {words.strip() for words in all_shown(tab, act)}
    assert seen <= {"", "Elsewhere", "Elsewhere Elsewhere"}
    wait_for(tab, IS_ELSEWHERE)


def leave_and_try_to_return(tab: Tab, way: Callable[[Tab], None], address: str) -> None:
    read(tab, address)
    way(tab)
    wait_for(tab, IS_ELSEWHERE)
    assert_nothing_is_seen(tab, tab.back)
    assert_nothing_is_seen(tab, tab.reload)
    assert_nothing_is_seen(tab, tab.back)


@pytest.mark.parametrize("way", [tap, shift], ids=["tap", "shift"])
def test_back_through_the_whole_visit_and_reload_show_nothing(
    tab: Tab, way: Callable[[Tab], None], leaving_address: str
):
    leave_and_try_to_return(tab, way, leaving_address)


@pytest.mark.parametrize("tab", PHONES, indirect=True)
def test_nor_do_they_with_the_settings_of_a_phone(tab: Tab, leaving_address: str):
    leave_and_try_to_return(tab, tap, leaving_address)


def test_what_lay_ahead_is_not_seen_either(tab: Tab, leaving_address: str):
    read(tab, leaving_address)
    tab.back()
    arrive(tab, "safety-at-home.html")
    tap(tab)
    wait_for(tab, IS_ELSEWHERE)
    assert_nothing_is_seen(tab, tab.forward)


def test_without_leave_back_is_as_it_ever_was(tab: Tab, leaving_address: str):
    read(tab, leaving_address)
    tab.back()
    arrive(tab, "safety-at-home.html")
    wait_for(tab, "!document.documentElement.classList.contains('unseen')")
    assert "Kingfisher House" in shown(tab)
    tab.forward()
    arrive(tab, "kingfisher-house.html")
    assert "Kingfisher House" in shown(tab)


def test_whoever_comes_back_on_purpose_finds_the_site_as_before(tab: Tab, leaving_address: str):
    read(tab, leaving_address)
    tap(tab)
    wait_for(tab, IS_ELSEWHERE)
    tab.open(leaving_address + KINDS["home"])
    arrive(tab, "index.html")
    assert "Vine Street" in shown(tab)
    tab.reload()
    arrive(tab, "index.html")
    assert "Vine Street" in shown(tab)
