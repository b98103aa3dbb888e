"""`make serve` while somebody edits: every page shows what was saved last, whoever looked at it before."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from tests.built_site.serving_live import Live, served_live
from tests.built_site.small import small_project

KITCHEN = "directory/vine-street-kitchen.html"
READING = "directory/railway-reading-evening.html"
FOOD = "directory/needs/food.html"
LISTING = "overrides/directory/listing.html"
Edit = Callable[[str], str]


class Editor:
    """Somebody who edits a project while it is served."""

    def __init__(self, project: Path, live: Live) -> None:
        self.project, self.live = project, live

    def save(self, edit: Edit, file: str = "resources.yml") -> None:
        """Change a file."""
        path = self.project / file
        before = path.read_text(encoding="utf-8")
        after = edit(before)
        assert after != before
        path.write_text(after, encoding="utf-8")

    def change(self, edit: Edit, file: str = "resources.yml") -> None:
        """Change a file and wait until the site is rebuilt."""
        before = self.live.shown()["version"]
        self.save(edit, file)
        self.live.wait_until(lambda shown: shown["version"] != before)

    def page(self, path: str) -> str:
        """What a page shows now."""
        status, html = self.live.get(path)
        assert status == 200, f"{path}: {status}"
        return html

    def status(self, path: str) -> int:
        """What the server says about a page: 200, or 404."""
        return self.live.get(path)[0]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("live")
    project = small_project(folder / "project", more=["railway-reading-evening"])
    with served_live(project, folder / "serve.log") as live:
        yield Editor(project, live)


@pytest.fixture
def editor(server: Editor) -> Iterator[Editor]:
    """One server for all tests; each leaves the files as they were."""
    names = ("resources.yml", "mkdocs.yml", "messages/en.yml", "lexicon/en.yml", LISTING)
    before = {name: (server.project / name).read_text(encoding="utf-8") for name in names}
    yield server
    for name, text in before.items():
        if (server.project / name).read_text(encoding="utf-8") != text:
            server.change(lambda _, text=text: text, name)


def replacing(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new, 1)


def named(name: str) -> Edit:
    """Give the soup kitchen another name."""
    return lambda text: re.sub(r"(?<=  vine-street-kitchen:\n    name: ).*", name, text)


def test_nothing_is_saved_of_a_site_that_somebody_works_on(editor: Editor):
    assert 'data-worker="worker.js"' not in editor.page("index.html")
    assert "unregister()" in editor.page("worker.js")  # for browsers that saved another site from this address
    assert editor.status("saved.json") == 404


def test_a_changed_listing_shows_wherever_it_is_listed(editor: Editor):
    pages = (KITCHEN, FOOD, "directory/areas/old-mill.html", "directory/listings.js")
    for name in ("Wine Street", "Nine Street"):
        editor.change(named(name))
        for page in pages:
            assert name in editor.page(page), page


def test_a_listing_with_another_id_is_at_its_new_address_only(editor: Editor):
    assert editor.status(READING) == 200
    editor.change(replacing("\n  railway-reading-evening:\n", "\n  railway-numbers-evening:\n"))
    assert editor.status(READING) == 404
    assert "Old Railway Reading" in editor.page("directory/railway-numbers-evening.html")


def test_a_removed_listing_is_gone_and_can_come_back(editor: Editor):
    assert "Old Railway Reading" in editor.page(READING)
    editor.change(lambda text: re.sub(r"\n  railway-reading-evening:\n(?:    .*\n|\n)*", "\n", text))
    assert editor.status(READING) == 404
    assert "Old Railway Reading" not in editor.page("directory/listings.js")
    back = "  railway-reading-evening:\n    name: Reading again\n    what: It reads again.\n    needs: [talk]\n"
    editor.change(lambda text: text + back)
    assert "It reads again." in editor.page(READING)


def test_a_need_with_another_name_has_it_on_its_page_and_on_those_of_its_places(editor: Editor):
    assert "Something to eat" in editor.page(KITCHEN)
    editor.change(replacing("label: Something to eat", "label: Something warm"))
    for page in (FOOD, KITCHEN, "directory/index.html", "directory/listings.js"):
        assert "Something warm" in editor.page(page), page
        assert "Something to eat" not in editor.page(page), page


def test_the_words_of_a_need_are_found_once_they_are_saved(editor: Editor):
    editor.change(replacing("[hungry, ", "[hungry, peckish, "), "lexicon/en.yml")
    assert "peckish" in editor.page("directory/lexicon.js")


def test_a_new_need_has_a_page(editor: Editor):
    editor.change(replacing("needs:\n", "needs:\n  song:\n    label: A song\n    icon: leaf\n"))
    assert "A song" in editor.page("directory/needs/song.html")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("mkdocs.yml", "label: Old Mill", "label: New Mill"),
        ("messages/en.yml", "Invented example: nobody", "Made-up example: nobody"),
        (LISTING, "<h1", "<p>Look:</p><h1"),
    ],
    ids=["a setting", "a message", "a template"],
)
def test_what_is_not_in_the_directory_reaches_its_pages_too(file: str, old: str, new: str, editor: Editor):
    shown = new.removeprefix("label: ")
    assert shown not in editor.page(KITCHEN)
    editor.change(replacing(old, new), file)
    assert shown in editor.page(KITCHEN)


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "resources.yml",
            "name: Vine Street Kitchen\n",
            "name: '[Soup](x)'\n",
            ": vine-street-kitchen: name: ",
        ),
        (LISTING, "<h1", "{% if %}<h1", f"{LISTING}:"),
    ],
    ids=["a listing", "a template"],
)
def test_what_is_wrong_is_told_and_mended_without_a_new_start(file: str, old: str, new: str, told: str, editor: Editor):
    editor.page(KITCHEN)
    editor.save(replacing(old, new), file)
    editor.live.wait_until(lambda shown: told in shown["mistake"])
    assert told in editor.live.said()
    assert "Vine Street Kitchen" in editor.page(KITCHEN)  # the last that was good, at once
    assert editor.status(READING) == 200
    editor.change(replacing(new, old), file)
    assert not editor.live.shown()["mistake"]
    editor.change(named("As it should be"))
    assert "As it should be" in editor.page(KITCHEN)
    assert editor.status(READING) == 200


def test_nobody_sees_an_older_page_after_a_newer_one(editor: Editor):
    names = [f"Kitchen number {number}." for number in range(1, 5)]
    stop = Event()

    def look() -> list[int]:
        seen = []
        while not stop.is_set():
            found = re.search(r"<h1>Kitchen number (\d)\.", editor.page(KITCHEN))
            seen.append(int(found[1]) if found else 0)
        return seen

    with ThreadPoolExecutor(4) as people:
        looks = [people.submit(look) for _ in range(4)]
        try:
            for name in names:
                editor.change(named(name))
                assert f"<h1>{name}" in editor.page(KITCHEN)
        finally:
            stop.set()
        for seen in (look.result() for look in looks):
            assert seen == sorted(seen)
