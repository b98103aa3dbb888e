"""A number that was corrected stays corrected: whatever the network does, pages come from the newest copy on the device."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.copies import UPDATE, awaited, copies, files_of, new_context, save_all, wait_until
from tests.browser.test_offline_strangers import PARKED, Host, hosted
from tests.built_site.building import build
from tests.built_site.small import small_project

OLD, NEW = "799-7233", "799-7299"
PLACE = "directory/us-national-domestic-violence-hotline.html"
PAGES = ("help-now.html", PLACE)
MADE = {OLD: "2026-05-28", NEW: "2026-09-21"}
DAYS = {OLD: "1780000000", NEW: "1790000000"}  # the same as seconds
LITTLE_TRAFFIC = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A small site before and after the number of a crisis line was corrected, by that number."""
    folder = tmp_path_factory.mktemp("versions")
    made = {}
    for number, day in DAYS.items():
        project = small_project(folder / f"project of {day}")
        listings = project / "resources.yml"
        listings.write_text(listings.read_text(encoding="utf-8").replace(OLD, number), encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", day)
            made[number] = build(project, folder / day)
    return made


@pytest.fixture
def host(versions: dict[str, Path]) -> Iterator[Host]:
    with hosted(versions[OLD]) as found:
        yield found


@pytest.fixture
def saved(browser: Browser, host: Host) -> Iterator[Page]:
    """A tab of the old version, which is saved as a whole, and stays open."""
    with new_context(browser) as context:
        page = context.new_page()
        save_all(page, host.address)
        page.reload(wait_until="networkidle")
        yield page


def hang(page: Page, host: Host) -> None:
    """Let nothing be answered any more."""
    host.hanging = ("help-now", "directory", "index", "made", "assets")


def cut(page: Page, host: Host) -> None:
    page.context.set_offline(True)


def park(page: Page, host: Host) -> None:
    host.parked = (200, "text/html", PARKED, "")


def assert_shown(page: Page, address: str, number: str, *, made: set[str | None]) -> None:
    """Each page has the number and not the other, and what it loads is of one of these days."""
    (other,) = {OLD, NEW} - {number}
    for path in PAGES:
        page.goto(address + path, timeout=20_000)
        shown = page.content()
        assert number in shown, path
        assert other not in shown, path
        assert page.evaluate("window.__made ?? null") in made, path


@pytest.mark.parametrize("gone", [hang, cut, park], ids=lambda gone: gone.__name__)
def test_once_a_newer_copy_is_whole_no_page_has_the_number_before(gone, saved: Page, host: Host, versions):
    host.folder = versions[NEW]
    assert awaited(saved, UPDATE, host.address) == "installed"
    gone(saved, host)
    for tab in (saved, saved.context.new_page()):  # the one that was open all the time, and another
        assert_shown(tab, host.address, NEW, made={MADE[NEW], None})
    if gone is park:
        expect(saved.get_by_text("This is the copy on your device, made on September 21, 2026")).to_be_visible()
    saved.goto(f"{host.address}directory/index.html", timeout=20_000)
    assert saved.evaluate("window.__made") == MADE[NEW]
    expect(saved.locator(".foot__made")).to_contain_text("September 21, 2026")


def test_a_newer_copy_that_could_not_be_had_whole_changes_nothing(saved: Page, host: Host, versions):
    host.folder = versions[NEW]
    host.hanging = "about"
    saved.evaluate("void navigator.serviceWorker.getRegistration().then((it) => it.update())")
    wait_until(saved, "(await caches.keys()).length === 2")
    saved.wait_for_timeout(1000)
    saved.context.set_offline(True)
    assert_shown(saved, host.address, OLD, made={MADE[OLD], None})


def test_what_a_newer_copy_has_not_fetched_yet_is_the_older_one_only_if_it_is_the_same(
    browser: Browser, host: Host, versions
):
    with new_context(browser) as context:
        context.add_init_script(LITTLE_TRAFFIC)
        page = context.new_page()
        save_all(page, host.address)
        page.evaluate(
            """async () => {
              const cache = await caches.open((await caches.keys())[0]);
              await cache.delete("conversations/index.html"); // not whole: the newer one begins with its core alone
              await cache.delete(new URL("../conversations/index.html", location));
            }"""
        )
        page.reload(wait_until="networkidle")
        host.folder = versions[NEW]
        assert awaited(page, UPDATE, host.address) == "installed"
        assert sorted(len(copy) for copy in copies(page, host.address).values())[0] < len(files_of(versions[NEW])) - 5
        context.set_offline(True)
        page.goto(f"{host.address}help-now.html")
        assert NEW in page.content()
        page.goto(host.address + PLACE)
        expect(page.get_by_role("heading", level=1)).to_have_text("There's no connection")
        assert OLD not in page.content()
        expect(page.locator(".known-place")).to_contain_text(NEW, use_inner_text=True)
