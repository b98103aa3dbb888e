"""The network cut at each single request of an installation: a copy is whole and of one version, or it is not used."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.copies import SAVE_PAGE, UPDATE, awaited, copies, files_of, new_context, save_all
from tests.built_site.building import build
from tests.built_site.serving_cut import Line, line_to
from tests.built_site.small import small_project

OLD, NEW = "Vine Street", "Pear Lane"
SHOWN = (
    "index.html",
    "help-now.html",
    "directory/index.html",
    "directory/vine-street-kitchen.html",
    "about/privacy.html",
)


@dataclass(frozen=True)
class Versions:
    old: Path
    new: Path


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Versions:
    """Two versions of a small site, of which every page differs, and the day they were made too."""
    folder = tmp_path_factory.mktemp("versions")
    made = {}
    for name, day in ((OLD, "1780000000"), (NEW, "1790000000")):
        project = small_project(folder / f"project of {name}", name)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", day)
            made[name] = build(project, folder / name)
    return Versions(made[OLD], made[NEW])


@pytest.fixture
def line(versions: Versions) -> Iterator[Line]:
    with line_to(versions.old) as found:
        yield found


@pytest.fixture
def saved(browser: Browser, line: Line) -> Iterator[Page]:
    """A page of the old version, which is saved as a whole."""
    with new_context(browser) as context:
        page = context.new_page()
        save_all(page, line.address)
        page.reload(wait_until="networkidle")  # the page that was there first is not one of the copy's
        yield page


def whole(site: Path) -> dict[str, str]:
    return files_of(site)


def test_a_copy_has_every_file_of_the_site(saved: Page, line: Line, versions: Versions):
    (copy,) = copies(saved, line.address).values()
    assert copy == whole(versions.old)


def test_a_cut_at_any_request_of_an_update_leaves_the_old_version_whole(
    saved: Page, line: Line, versions: Versions, capsys: pytest.CaptureFixture[str]
):
    (old,) = copies(saved, line.address)
    line.folder = versions.new
    runs = 0
    while True:
        line.cut(after=runs)
        outcome = awaited(saved, UPDATE, line.address)
        if outcome == "installed":
            break
        runs += 1
        found = copies(saved, line.address)
        assert found[old] == whole(versions.old), f"cut at request {runs}: {line.asked[-1]}"
        for name, files in found.items():
            if name != old:  # begun: what it has is of the new version, and nobody uses it
                assert files.items() <= whole(versions.new).items()
                saved.evaluate("(name) => caches.delete(name)", name)
        line.cut()
        page = saved.context.new_page()
        path = SHOWN[runs % len(SHOWN)]
        page.goto(line.address + path)
        assert OLD in page.title()
        assert page.evaluate("window.__made") in {"2026-05-28", None}
        page.close()
    assert runs > 20  # what is the same in both versions is not asked for
    with capsys.disabled():
        print(f"\nUpdates cut at each of {runs} requests: the old version whole after each, 0 pages mixed.")
    both = copies(saved, line.address)
    assert both.pop(old) == whole(versions.old)
    assert list(both.values()) == [whole(versions.new)]


def test_what_came_through_before_a_cut_is_not_fetched_again(saved: Page, line: Line, versions: Versions):
    line.folder = versions.new
    line.cut(after=20)
    assert awaited(saved, UPDATE, line.address) != "installed"
    line.mend()
    assert awaited(saved, UPDATE, line.address) == "installed"
    again = [path for path in line.asked if path not in {"worker.js", "saved.json"}]
    assert len(again) < len(whole(versions.new)) - 10
    new = [files for name, files in copies(saved, line.address).items()]
    assert whole(versions.new) in new


def test_a_file_that_is_the_same_in_the_new_version_is_not_fetched(saved: Page, line: Line, versions: Versions):
    line.folder = versions.new
    line.mend()
    assert awaited(saved, UPDATE, line.address) == "installed"
    same = whole(versions.old).items() & whole(versions.new).items()
    assert len(same) > 10
    assert {path for path, _ in same}.isdisjoint(line.asked)


def test_pages_come_from_a_new_version_at_once_and_it_takes_over_on_the_next_visit(
    saved: Page, line: Line, versions: Versions
):
    line.folder = versions.new
    assert awaited(saved, UPDATE, line.address) == "installed"
    line.cut()
    saved.goto(f"{line.address}help-now.html")
    expect(saved).to_have_title(f"Talk to someone now · {NEW}")
    saved.goto(line.address + SAVE_PAGE)
    expect(saved.get_by_text("This site is saved on this device")).to_be_visible()
    assert len(copies(saved, line.address)) == 2
    context = saved.context
    saved.close()
    page = context.new_page()
    page.goto(f"{line.address}help-now.html")
    expect(page).to_have_title(f"Talk to someone now · {NEW}")
    assert list(copies(page, line.address).values()) == [whole(versions.new)]


def test_a_cut_at_any_request_of_the_first_installation_leaves_nothing_in_use(
    browser: Browser, line: Line, versions: Versions
):
    after, outcome = 0, ""
    script = """async (address) => {
      const registration = await navigator.serviceWorker.register(`${address}worker.js`);
      const worker = registration.installing ?? registration.waiting ?? registration.active;
      await new Promise((resolve) => {
        const look = () => ["activated", "redundant"].includes(worker.state) && resolve();
        worker.addEventListener("statechange", look);
        look();
      });
      return worker.state;
    }"""
    while outcome != "activated":
        with new_context(browser) as context:
            page = context.new_page()
            page.goto(f"{line.address}made.js")  # a page of the site that does not register by itself
            line.cut(after)
            try:
                outcome = awaited(page, script, line.address)
            except Error:
                outcome = "refused"
            if outcome != "activated":
                assert not page.evaluate("(root) => navigator.serviceWorker.getRegistration(root)", line.address)
                assert {} not in copies(page, line.address).values()
                assert {"saved.json"} not in map(set, copies(page, line.address).values())
                line.mend()
                page.goto(f"{line.address}index.html")
                assert page.title() == OLD
        after += 1
    assert after > 15
    line.mend()


@pytest.mark.parametrize("path", ["directory/index.html", "about/privacy.html"])
def test_a_cut_at_any_request_of_a_page_never_shows_a_mix(path: str, saved: Page, line: Line, versions: Versions):
    line.folder = versions.new
    seen = set()
    for after in range(14):
        line.cut(after)
        with saved.context.expect_page() as opened:
            saved.evaluate("(address) => { open(address, '_blank'); }", line.address + path)
        page = opened.value
        page.wait_for_load_state()
        name, made = (NEW, "2026-09-21") if NEW in page.title() else (OLD, "2026-05-28")
        # A page that came over the network and lost its day on the way has the saved one's, which says it is older.
        assert page.evaluate("window.__made") in ({made} if name == OLD else {made, "2026-05-28", None}), after
        hashed = page.evaluate(
            "[...document.querySelectorAll('link[rel=stylesheet], script[src]')].map((it) => it.href || it.src)"
        )
        site = versions.new if name == NEW else versions.old
        names = [address.removeprefix(line.address) for address in hashed]
        assert [lost for lost in names if not (site / lost).is_file()] == []
        seen.add(name)
        page.close()
    assert seen == {OLD, NEW}


def test_a_place_whose_page_is_not_saved_yet_says_what_the_finder_knows(browser: Browser, line: Line):
    with new_context(browser) as context:
        context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
        page = context.new_page()
        page.goto(line.address)
        awaited(page, "async () => { await navigator.serviceWorker.ready; }")
        line.cut()
        page.goto(f"{line.address}directory/index.html")
        page.goto(f"{line.address}directory/vine-street-kitchen.html")
        expect(page.get_by_role("heading", level=1)).to_have_text("There's no connection")
        place = page.locator(".known-place")
        expect(place.get_by_role("heading", level=3)).to_have_text("Vine Street Kitchen")
        for words in ("Monday to Friday", "12 Vine Street", "Invented example"):
            expect(place).to_contain_text(words, use_inner_text=True)
        for link in place.get_by_role("link").all():
            assert link.get_attribute("href").startswith(
                ("tel:", "sms:", "https://www.openstreetmap.org/", "http://127.")
            )
        for path in ("essays/language.html", "directory/nowhere.html", "directory/areas/riverton.html"):
            page.goto(line.address + path)
            expect(page.get_by_role("heading", level=1)).to_have_text("There's no connection")
            expect(place).to_be_hidden()
        line.mend()
