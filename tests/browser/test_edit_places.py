"""`make edit` in a real browser: somebody who has never seen YAML adds a place, mends a number and writes a note."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import unified_diff
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Dialog, Request, expect

from tests.browser.conftest import opened_without_copies
from tests.browser.editing import Desk, edited
from tests.built_site.small import small_project
from tests.command_runner import vinestreet

KITCHEN = "Vine Street Kitchen"
PATIENCE = 15_000  # milliseconds, for a busy machine


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """Every address that any page of these tests asked for."""
    return []


@pytest.fixture(scope="module")
def desk(browser: Browser, asked: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    project = small_project(tmp_path_factory.mktemp("edit") / "project")
    expect.set_options(timeout=PATIENCE)

    def note(request: Request) -> None:
        asked.append(request.url)

    with opened_without_copies(browser, viewport={"width": 1280, "height": 900}) as page:
        page.set_default_timeout(PATIENCE)
        page.context.on("request", note)
        with edited(project, page) as found:
            yield found
    expect.set_options(timeout=5_000)


@pytest.fixture
def before(desk: Desk) -> str:
    return desk.text()


def changed(before: str, after: str) -> list[str]:
    """The lines that went and came."""
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if re.match(r"[-+](?![-+]{2} ?$)", line)]


def checked(desk: Desk) -> None:
    """The files are right, as whoever publishes them asks."""
    done = vinestreet(desk.project, "check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_place_is_added(desk: Desk, before: str):
    desk.open()
    desk.write("Name", "Corner Laundry")
    desk.write("What it is", "Two machines and a bench.")
    desk.choose("What people go there for", "Something to eat", "Someone to talk to")
    desk.write("Street and number", "3 Depot Road")
    desk.choose("Part of town", "Old Mill")
    desk.page.get_by_role("button", name="Add number").first.click()
    desk.write("The number", "413 555 0142")
    desk.write("When it's open", "Monday to Friday 9am to 5pm, closed on public holidays")
    expect(desk.save()).to_contain_text("Corner Laundry is added, in resources.yml.")
    assert changed(before, desk.text()) == [
        "+  corner-laundry:",
        "+    name: Corner Laundry",
        "+    what: Two machines and a bench.",
        "+    needs: [food, talk]",
        '+    phone: "+1 413-555-0142"',
        "+    address: 3 Depot Road",
        "+    area: old-mill",
        "+    hours: Mo-Fr 09:00-17:00; PH off",
        "+",
    ]
    checked(desk)


def test_a_phone_number_is_mended_and_no_other_line_changes(desk: Desk, before: str):
    desk.open(KITCHEN)
    desk.unfold("+1 413-555-0101")
    desk.write("The number", "413 555 0142")
    told = desk.save()
    expect(told).to_contain_text("In resources.yml: Numbers to call.")
    expect(told.get_by_role("link", name="See it on the site")).to_have_attribute(
        "href", f"{desk.preview}directory/vine-street-kitchen.html"
    )
    assert changed(before, desk.text()) == ['-    phone: "+1 413 555 0101"', '+    phone: "+1 413-555-0142"']
    checked(desk)


def test_what_was_saved_can_be_taken_back_in_the_same_form(desk: Desk, before: str):
    desk.open(KITCHEN)
    was = desk.field("Street and number").input_value()
    for street in ("99 Nowhere Road", was):
        desk.write("Street and number", street)
        expect(desk.save()).to_contain_text("In resources.yml: Street and number.")
        desk.page.wait_for_timeout(500)
        expect(desk.field("Street and number")).to_have_value(street)
    assert desk.text() == before


def test_a_second_form_that_is_open_undoes_nothing(desk: Desk):
    desk.open(KITCHEN)
    other = Desk(desk.project, desk.address, desk.preview, desk.page.context.new_page())
    other.page.set_default_timeout(PATIENCE)
    other.open(KITCHEN)
    desk.write("Street and number", "77 Vine Street")
    expect(desk.save()).to_contain_text("In resources.yml: Street and number.")
    other.write("What it is", "A hot lunch.")
    expect(other.save()).to_contain_text("In resources.yml: What it is.")
    assert "77 Vine Street" in desk.text()
    other.page.close()


def test_a_draft_is_there_again(desk: Desk):
    desk.open(KITCHEN)
    desk.write("What it is", "Soup, and a chair.")
    desk.page.wait_for_timeout(3_000)  # Decap keeps it a while later
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    desk.page.on("dialog", answer)
    desk.page.reload()
    expect(desk.field("What it is")).to_have_value("Soup, and a chair.")
    desk.page.wait_for_timeout(1_000)
    expect(desk.field("What it is")).to_have_value("Soup, and a chair.")
    expect(desk.save()).to_contain_text("In resources.yml: What it is.")
    desk.page.remove_listener("dialog", answer)
    assert any("go on with what you wrote" in message for message in asked)


def test_it_is_shown_as_it_will_be_published(desk: Desk):
    page = desk.page.context.new_page()
    page.goto(f"{desk.preview}directory/vine-street-kitchen.html")
    expect(page.get_by_text(KITCHEN).first).to_be_visible()
    page.close()


def test_a_note_is_written_below_the_others(desk: Desk, before: str):
    desk.open(KITCHEN)
    desk.page.get_by_role("button", name="Add note").click()
    desk.write("What you saw and felt yourself", "It was warm in there.")
    desk.write("Your first name or a nickname", "Jo")
    desk.field("When", 1).fill("2026-11-20")  # the first is that of the check
    expect(desk.save()).to_contain_text("In resources.yml: Notes by peers.")
    assert [line.strip("+ ") for line in changed(before, desk.text())] == [
        "- {say: It was warm in there., by: Jo, on: 2026-11-20}"
    ]
    checked(desk)


def test_everybody_is_closed_for_christmas_and_a_banner_goes_up_and_down(desk: Desk):
    ahead = date.today() + timedelta(days=30)
    desk.open_notice("Closures")
    desk.page.get_by_role("button", name="Add closure").click()
    desk.field("First day").fill(ahead.isoformat())
    desk.choose("Every place in town", "Yes")
    desk.write("Why", "Holidays")
    told = desk.save()
    expect(told).to_contain_text("In closures.yml.")
    expect(told).to_contain_text(re.compile(rf"Closed .*: \d+ places? \(.*{KITCHEN}"))
    assert desk.text("closures.yml") == f"- {{from: {ahead}, all: yes, words: Holidays}}\n"
    desk.open_notice("Banner")
    desk.write("What people should know right now", "There's room at the shelter tonight.")
    expect(desk.save()).to_contain_text("Until when: ")
    desk.write("Until when", "when it's warm")
    expect(desk.save()).to_contain_text("Until when: this isn't a day we can read: when it's warm.")
    assert not (desk.project / "banner.yml").exists()
    desk.write("Until when", f"{ahead} 18:00")
    expect(desk.save()).to_contain_text("In banner.yml.")
    assert desk.text("banner.yml") == f"words: There's room at the shelter tonight.\nuntil: {ahead} 18:00\n"
    checked(desk)
    desk.page.wait_for_timeout(500)  # until it is opened anew
    desk.field("What people should know right now").fill("")
    expect(desk.save()).to_contain_text("says nothing anymore")
    assert not (desk.project / "banner.yml").exists()


def test_a_form_that_is_opened_from_another_by_its_address_is_whole(desk: Desk, before: str):
    desk.open_notice("Banner")
    desk.page.evaluate("location.hash = '#/collections/places/entries/vine-street-kitchen'")
    expect(desk.field("Name")).to_have_value(KITCHEN)
    desk.write("What it is", "Soup at noon.")
    told = desk.save()
    expect(told).to_contain_text("In resources.yml: What it is.")
    assert desk.text() != before
    desk.page.wait_for_timeout(1_000)  # until it is opened anew
    expect(told).to_be_visible()
    desk.page.evaluate("location.hash = '#/collections/town/entries/banner'")
    expect(desk.field("What people should know right now")).to_be_visible()
    expect(told).to_have_count(0)
    desk.page.evaluate("void history.back()")  # the page loads anew in the midst of it
    expect(desk.field("Name")).to_have_value(KITCHEN)


def test_a_place_that_has_closed_says_so_in_the_list(desk: Desk, before: str):
    path = desk.project / "resources.yml"
    gone = before.replace(
        "  vine-street-kitchen:\n", "  vine-street-kitchen:\n    status: {is: closed, since: 2026-06-30}\n", 1
    )
    path.write_text(
        re.sub(r"(?<=since: 2026-06-30}\n)((?:    .*\n)*?)    status: open\n", r"\1", gone), encoding="utf-8"
    )
    desk.page.goto("about:blank")
    desk.page.goto(f"{desk.address}#/collections/places")
    expect(desk.page.get_by_role("link", name=f"{KITCHEN} · Closed for good · checked ")).to_be_visible()
    path.write_text(before, encoding="utf-8")
    desk.page.reload()
    expect(desk.page.get_by_role("link", name=f"{KITCHEN} · checked ")).to_be_visible()


def test_what_is_still_empty_is_told_and_shown(desk: Desk, before: str):
    desk.open()
    desk.write("Name", "Corner Laundry")
    told = desk.save()
    expect(told).to_contain_text("This isn't saved yet")
    expect(told).to_contain_text("What it is: this has to be filled in.")
    expect(desk.field("What it is")).to_be_in_viewport()
    assert desk.text() == before


def test_a_value_that_does_not_fit_is_told_and_stays_in_the_form(desk: Desk, before: str):
    desk.open(KITCHEN)
    desk.write("When it's open", "whenever the light is on")
    told = desk.save()
    expect(told).to_have_role("alert")
    expect(told).to_contain_text("This isn't saved yet")
    expect(told).to_contain_text("When it's open: these hours can't be read: whenever the light is on. Write them like")
    assert desk.text() == before
    expect(desk.field("When it's open")).to_have_value("whenever the light is on")
    desk.write("When it's open", "weekdays 11:30 to 13:30")
    expect(desk.save()).to_contain_text("In resources.yml: When it's open.")
    assert changed(before, desk.text())[1:] == ["+    hours: Mo-Fr 11:30-13:30"]


def test_a_file_that_cannot_be_read_is_told_in_the_page(desk: Desk, before: str):
    broken = before.replace("  vine-street-kitchen:\n    name: ", "  vine-street-kitchen:\n    nmae: ")
    assert broken != before
    (desk.project / "resources.yml").write_text(broken, encoding="utf-8")
    desk.page.goto("about:blank")
    desk.page.goto(desk.address)
    told = desk.page.get_by_role("alert")
    try:
        expect(told).to_contain_text(re.compile(r"resources\.yml:\d+: vine-street-kitchen: .*nmae"))
    finally:
        (desk.project / "resources.yml").write_text(before, encoding="utf-8")


def test_what_is_told_at_once_stays_when_decap_writes_its_first_address(desk: Desk):
    told = {"told": ["resources.yml:1: told before Decap is there"]}
    desk.page.route("**/config.json", lambda route: route.fulfill(status=422, json=told))
    try:
        desk.page.goto("about:blank")
        desk.page.goto(desk.address)
        desk.page.wait_for_url("**/#/")
        desk.page.wait_for_timeout(400)  # longer than edit-places.js waits before it takes away what was told
        expect(desk.page.get_by_role("alert")).to_contain_text("told before Decap is there")
    finally:
        desk.page.unroute("**/config.json")


@pytest.mark.parametrize("width", [320, 360])
def test_it_fits_a_phone(desk: Desk, width: int):
    desk.page.set_viewport_size({"width": width, "height": 640})
    desk.open(KITCHEN)
    desk.unfold("More ways to reach it", "At the door, and what they ask for")
    desk.unfold("Nobody asks for ID. They ask how many plates, and that's all.")
    assert desk.page.evaluate("document.scrollingElement.scrollWidth") <= width
    desk.page.set_viewport_size({"width": 1280, "height": 900})


def test_nothing_that_was_asked_for_is_elsewhere(desk: Desk, asked: list[str]):
    """After all of the above; its own policy would stop it, and nothing even tries."""
    foreign = [url for url in asked if not url.startswith((desk.address, desk.preview, "data:", "blob:", "about:"))]
    assert foreign == []
    assert asked


def test_the_published_site_has_nothing_of_it(small: Path):
    names = [path.name for path in small.rglob("*") if re.search(r"decap|edit-places", path.name)]
    assert names == []
    texts = [path for path in small.rglob("*") if path.suffix in {".html", ".js", ".css"}]
    assert [path.name for path in texts if re.search(r"decap|edit-places", path.read_text(encoding="utf-8"))] == []


def test_nobody_else_on_the_machine_finds_it(desk: Desk):
    with pytest.raises(OSError, match="403"):
        urlopen(desk.address.rsplit("/", 2)[0] + "/")
