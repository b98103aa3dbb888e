"""What is kept on a device is listed, is this site's alone, and goes with one tap."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.copies import PRIVACY, SAVE_PAGE, copies, files_of, new_context, save_all, wait_until
from tests.browser.keeping import NO_STORAGE, keep
from tests.built_site.building import build
from tests.built_site.serving import served
from tests.built_site.serving_cut import Line, line_to
from tests.built_site.small import small_project
from tests.directory.reading import WORDS
from vinestreet.security.browser_storage import STORED_ITEMS

# Everything that a browser can hold for this origin, without asking any of our scripts.
HELD = """async () => ({
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
  local: Object.keys(localStorage), session: Object.keys(sessionStorage), name: window.name,
  databases: (await indexedDB.databases()).length, cookies: document.cookie,
})"""
NOTHING = {"caches": [], "workers": [], "local": [], "session": [], "name": "", "databases": 0, "cookies": ""}
CHOSEN = NOTHING | {"local": ["vine-street.forget /a/b/"]}  # the one thing that stays: that nothing is to be kept
ACTIVE = "(await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'"
HEARTBEAT = 8_000  # milliseconds, longer than a page waits before it has anything saved


@pytest.fixture
def line(small: Path) -> Iterator[Line]:
    with line_to(small) as found:
        yield found


def forget(page: Page, address: str) -> None:
    """Go to the page about privacy, and tap."""
    page.goto(address + PRIVACY)
    page.get_by_role("button", name="Remove this site from this phone").click()
    expect(page.locator("[data-part=done]")).to_be_visible()


def test_one_tap_removes_everything_and_the_page_shows_that_nothing_is_left(context: BrowserContext, line: Line):
    page = context.new_page()
    save_all(page, line.address)
    keep(page, line.address, "kitchen")
    page.goto(line.address + PRIVACY)
    here = page.locator(".kept-here")
    expect(here).to_contain_text("Saved pages of this site.", use_inner_text=True)
    expect(here).to_contain_text("a list of 1 place", use_inner_text=True)
    forget(page, line.address)
    assert page.evaluate(HELD) == CHOSEN
    expect(here).to_contain_text("That you asked this site to keep nothing.", use_inner_text=True)
    expect(here).not_to_contain_text("nothing of this site", use_inner_text=True)
    expect(here).not_to_contain_text("Saved pages", use_inner_text=True)
    expect(page.get_by_role("button", name="Remove this site")).to_be_hidden()


def read_on(page: Page, address: str) -> None:
    for path in ("index.html", "help-now.html", "directory/index.html"):
        page.goto(address + path)
    page.wait_for_timeout(HEARTBEAT)


def test_after_that_nothing_is_saved_again_in_any_tab_until_the_reader_asks(context: BrowserContext, line: Line):
    page = context.new_page()
    save_all(page, line.address)
    forget(page, line.address)
    read_on(page, line.address)
    assert page.evaluate(HELD) == CHOSEN
    page.close()
    another = context.new_page()
    read_on(another, line.address)
    assert another.evaluate(HELD) == CHOSEN
    another.goto(line.address + PRIVACY)
    expect(another.locator(".kept-here")).to_contain_text("you asked this site to keep nothing", ignore_case=True)
    save_all(another, line.address)
    assert another.evaluate(HELD)["local"] == []


def test_a_choice_to_keep_nothing_outlives_the_browser(browser: Browser, line: Line):
    with new_context(browser) as context:
        page = context.new_page()
        page.goto(line.address)
        forget(page, line.address)
        state = context.storage_state()
    with new_context(browser, storage_state=state) as context:
        page = context.new_page()
        read_on(page, line.address)
        assert page.evaluate(HELD) == CHOSEN


def test_the_choice_can_be_taken_back_and_leaves_nothing_behind(context: BrowserContext, line: Line):
    page = context.new_page()
    page.goto(line.address + PRIVACY)
    back = page.get_by_role("button", name="Take that choice back")
    expect(back).to_be_hidden()
    wait_until(page, ACTIVE)
    forget(page, line.address)
    back.click()
    expect(back).to_be_hidden()
    expect(page.locator(".kept-here")).to_contain_text("nothing of this site", use_inner_text=True)
    assert page.evaluate(HELD) == NOTHING
    page.goto(line.address)
    wait_until(page, ACTIVE)


def test_while_somebody_reads_the_core_is_saved_at_once_and_the_rest_by_and_by(
    context: BrowserContext, line: Line, small: Path
):
    page = context.new_page()
    page.goto(line.address)
    wait_until(page, ACTIVE)
    (copy,) = copies(page, line.address).values()
    core = set(copy)
    assert {"index.html", "help-now.html", "directory/index.html", "offline.html"} <= core < set(files_of(small))
    wait_until(
        page, f"(await (await caches.open((await caches.keys())[0])).keys()).length > {len(files_of(small)) + 1}"
    )
    (copy,) = copies(page, line.address).values()
    assert copy == files_of(small)


def test_a_device_that_asks_for_little_traffic_gets_the_core_alone(context: BrowserContext, line: Line, small: Path):
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto(line.address)
    wait_until(page, ACTIVE)
    page.wait_for_timeout(HEARTBEAT)
    (copy,) = copies(page, line.address).values()
    assert len(copy) < len(files_of(small))


def test_where_the_copy_was_emptied_the_site_works_online_and_says_so_offline_and_heals(
    context: BrowserContext, line: Line, small: Path
):
    page = context.new_page()
    save_all(page, line.address)
    page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name); }")
    page.goto(line.address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Where people who have been there")
    line.cut()
    page.goto(f"{line.address}essays/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("There's no connection")
    expect(page.get_by_text("What was saved on this device has been cleared")).to_be_visible()
    expect(page.get_by_role("link", name="Call 988").first).to_be_visible()
    line.mend()
    save_all(page, line.address)
    (copy,) = copies(page, line.address).values()
    assert copy == files_of(small)


def test_pages_that_were_saved_and_never_opened_are_not_in_the_browsers_own_cache(context: BrowserContext, line: Line):
    page = context.new_page()
    save_all(page, line.address)
    page.goto(line.address.removesuffix("a/b/"))  # of the same host, and none of the worker's pages
    has = """(address) => fetch(address, { cache: "only-if-cached", mode: "same-origin" }).then((it) => it.ok, () => false)"""
    assert page.evaluate(has, line.address + SAVE_PAGE)
    for path in ("help-now.html", "directory/index.html", "directory/vine-street-kitchen.html", "measures.html"):
        assert not page.evaluate(has, line.address + path), path


def test_an_empty_copy_is_nothing_saved_and_can_be_saved_again(context: BrowserContext, line: Line, small: Path):
    page = context.new_page()
    save_all(page, line.address)
    emptied = """async () => {
      const cache = await caches.open((await caches.keys())[0]);
      for (const file of await cache.keys()) await cache.delete(file);
    }"""
    page.evaluate(emptied)
    page.route("**/saved.json", lambda route: route.abort())
    for list_comes in (False, True):
        if list_comes:
            page.unroute("**/saved.json")
        page.goto(line.address + SAVE_PAGE)
        expect(page.get_by_role("button", name="Keep this site on my phone")).to_be_visible()
        expect(page.get_by_text("This site is saved on this device")).to_be_hidden()
        page.goto(line.address + PRIVACY)
        here = page.locator(".kept-here")
        expect(here).to_contain_text("The part of this site that saves pages.", use_inner_text=True)
        expect(here).not_to_contain_text("Saved pages of this site", use_inner_text=True)
    save_all(page, line.address)
    (copy,) = copies(page, line.address).values()
    assert copy == files_of(small)


def test_removing_says_that_it_is_at_work_and_what_it_does_not_remove(context: BrowserContext, line: Line):
    page = context.new_page()
    page.goto(line.address)
    wait_until(page, ACTIVE)
    page.goto(line.address + PRIVACY)
    page.evaluate("""() => {
      const remove = caches.delete.bind(caches);
      caches.delete = (name) => new Promise((resolve) => { window.goOn = () => resolve(remove(name)); });
    }""")
    button = page.get_by_role("button", name="Remove this site from this phone")
    button.click()
    expect(page.get_by_role("status").filter(visible=True)).to_have_text("Removing it. This may take a moment.")
    expect(button).to_be_hidden()
    wait_until(page, "window.goOn")
    page.evaluate("goOn()")
    done = page.get_by_role("status").filter(visible=True)
    expect(done).to_contain_text("It's gone", use_inner_text=True)
    expect(done).to_contain_text("One thing is left: a note that you asked.", use_inner_text=True)
    expect(done).to_contain_text(
        "own history, and its own copies of pages you opened, may still be there", use_inner_text=True
    )
    another = context.new_page()
    keep(another, line.address, "kitchen")
    expect(done).to_have_count(0)  # it is not true any more
    expect(button).to_be_visible()


def test_where_no_mark_can_be_kept_removing_claims_none(open_page: OpenPage, http_address: str):
    page = open_page("about:blank")
    page.add_init_script(NO_STORAGE)
    page.goto(http_address + PRIVACY)
    page.evaluate("window.name = 'vine-street.words soup'; dispatchEvent(new StorageEvent('storage'))")
    page.get_by_role("button", name="Remove this site from this phone").click()
    done = page.get_by_role("status").filter(visible=True)
    expect(done).to_contain_text(
        "doesn't let this site keep anything, not even a note that you asked", use_inner_text=True
    )
    expect(done).not_to_contain_text("One thing is left", use_inner_text=True)


def test_sites_on_one_host_never_touch_each_others_copies(context: BrowserContext, small: Path, tmp_path: Path):
    for name in ("one", "one-more"):
        shutil.copytree(small, tmp_path / name)
    with served(tmp_path, under="/") as host:
        page = context.new_page()
        for name in ("one/", "one-more/"):
            save_all(page, host + name)
            keep(page, host + name, "kitchen")
        forget(page, f"{host}one/")
        held = page.evaluate(HELD)
        assert held["workers"] == ["/one-more/"]
        assert sorted(held["local"]) == ["vine-street.forget /one/", "vine-street.my-list /one-more/"]
        assert [name.rpartition(" ")[0] for name in held["caches"]] == ["vine-street.copy /one-more/"]
        (copy,) = copies(page, f"{host}one-more/").values()
        assert copy == files_of(small)


def test_a_switch_ships_a_worker_that_removes_the_copy_and_itself(context: BrowserContext, line: Line, tmp_path: Path):
    page = context.new_page()
    save_all(page, line.address)
    project = small_project(tmp_path / "project")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"(saved: \{.*)\}", r"\1, remove: true}", text), encoding="utf-8")
    line.folder = build(project, tmp_path / "site")
    page.goto(line.address + PRIVACY)
    wait_until(page, "!(await navigator.serviceWorker.getRegistrations()).length")
    assert page.evaluate(HELD) == NOTHING
    page.goto(line.address + SAVE_PAGE)
    page.wait_for_timeout(1000)
    assert page.evaluate(HELD) == NOTHING
    expect(page.get_by_role("button", name="Keep this site")).to_have_count(0)


def test_a_site_in_a_folder_saves_nothing_and_offers_nothing_to_save(open_page: OpenPage, file_address: str):
    page = open_page(file_address + SAVE_PAGE, service_workers="allow")
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.reload(wait_until="networkidle")
    expect(page.locator(".save")).to_be_hidden()
    assert wrong == []


@pytest.mark.parametrize("kept", STORED_ITEMS, ids=lambda kept: kept.id)
def test_the_page_about_privacy_lists_what_can_be_kept(kept, open_kind: OpenPage):
    for scripts in (True, False):
        page = open_kind("privacy", java_script_enabled=scripts)
        page.get_by_text(WORDS("kept.all")).click()
        words = page.locator("dl.kept").inner_text()
        assert f"{kept.where}, {kept.name}" in words


def test_no_script_keeps_anything_under_another_name():
    root = Path(__file__).parents[2] / "overrides/assets"
    stores = re.compile(
        r"localStorage|sessionStorage|\bcaches\b|window\.name|indexedDB|document\.cookie|BroadcastChannel"
    )
    found = {
        f"{script.parent.name}/{script.name}": set(stores.findall(script.read_text(encoding="utf-8")))
        for script in root.rglob("*.js")
    }
    assert {name: sorted(uses) for name, uses in found.items() if uses} == {
        "favourites/favourites-list.js": ["localStorage"],
        "conversation/own-words.js": ["localStorage"],
        "start/device-storage.js": ["window.name"],
        "start/leave.js": ["BroadcastChannel", "sessionStorage"],
        "dialog/dialog.js": ["window.name"],
        "site/service-worker.js": ["caches", "localStorage"],
        "offline/stored-data.js": ["BroadcastChannel", "caches", "localStorage", "sessionStorage", "window.name"],
        "finder/typed-words.js": ["localStorage", "sessionStorage"],
        "serving/show-saved.js": ["caches"],  # of make serve alone: it removes what a published site kept there
        "serving/edit-places.js": ["localStorage"],  # of make edit alone, which nobody publishes
        "worker/answer-requests.js": ["caches"],
        "worker/keep-copies.js": ["caches"],
        "worker/remove-copies.js": ["caches"],
    }
    for name in (
        "favourites/favourites-list.js",
        "conversation/own-words.js",
        "start/leave.js",
        "finder/typed-words.js",
        "site/service-worker.js",
        "offline/stored-data.js",
    ):
        script = next(root.rglob(name)).read_text(encoding="utf-8")
        written = re.findall(r"(?:setItem|getItem|removeItem)\(([\w.]+\(?)", script)
        assert written
        for key in written:
            assert re.fullmatch(r"KEY|name|(vineStreet\.)?storageKey\(", key), f"{name}: {key}"
