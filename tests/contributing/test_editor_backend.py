"""What the editor asks is answered from the files, and writes nothing but places, the banner and the closures."""

import json
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.frozen_town import town_at
from vinestreet.commands.command_context import read_mkdocs_settings
from vinestreet.contributing.editor_backend import EditorBackend
from vinestreet.contributing.form_saves import BEFORE, FORM, FormRefusedError
from vinestreet.directory.incremental_loader import EntryCache
from vinestreet.site.site import load_site

KITCHEN = "vine-street-kitchen"


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> EditorBackend:
    town = town_at(tmp_path_factory.mktemp("edit") / "town")
    config = town / "mkdocs.yml"
    settings = read_mkdocs_settings(config)["extra"]
    return EditorBackend(town, partial(load_site, config, settings, memory=EntryCache()), "http://127.0.0.1:1/")


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def ask(backend: EditorBackend, action: str, **params):
    return backend.answer({"action": action, "params": params})


def opened(backend: EditorBackend, path: str) -> dict:
    return json.loads(ask(backend, "getEntry", path=path)["data"])


def save(backend: EditorBackend, path: str, form: object, **more):
    data = [{"path": path, "slug": "x", "raw": form if isinstance(form, str) else json.dumps(form)}]
    return ask(backend, "persistEntry", dataFiles=data, **{"assets": [], "options": {}, **more})


def test_every_place_is_in_the_list_whichever_file_it_stands_in(backend: EditorBackend):
    entries = ask(backend, "entriesByFolder", folder="resources", extension="yml", depth=1)
    assert {entry["file"]["id"] for entry in entries} == set(backend.load().directory.listings)
    assert {json.loads(entry["data"])["name"] for entry in entries if entry["file"]["id"] == KITCHEN} == {
        "Vine Street Kitchen"
    }


def test_what_is_not_there_yet_is_nothing(backend: EditorBackend):
    assert ask(backend, "getEntry", path="resources/new-place.yml")["data"] is None
    form = opened(backend, "banner.yml")
    assert form == {BEFORE: "", FORM: form[FORM]}


def test_what_was_changed_is_written_and_told(backend: EditorBackend):
    form = opened(backend, f"resources/{KITCHEN}.yml")
    form["address"] = "14 Vine Street"
    answer = save(backend, f"resources/{KITCHEN}.yml", form)
    assert answer["told"] == ["In resources.yml: Street and number."]
    assert answer["see"] == f"http://127.0.0.1:1/directory/{KITCHEN}.html"
    assert backend.load().directory.listings[KITCHEN].address == "14 Vine Street"


@pytest.mark.parametrize(
    "path",
    ["../outside.yml", "resources/../mkdocs.yml", "mkdocs.yml", "resources/a/b.yml", "/etc/hosts.yml", "resources/a.md",
     "local/resources/a.yml", "", "resources.yml", "resources\\a.yml"],
)  # fmt: skip
def test_no_other_file_is_read_or_written(backend: EditorBackend, path: str):
    before = files(backend.root)
    for action in ("getEntry", "entriesByFiles"):
        with pytest.raises(FormRefusedError, match="only writes places"):
            ask(backend, action, path=path, files=[{"path": path}])
    with pytest.raises(FormRefusedError, match="only writes places"):
        save(backend, path, {"name": "A", "what": "A.", "needs": ["food"]}, options={"newEntry": True})
    assert files(backend.root) == before


BAD_IDS = ["index", "Soup Kitchen", "a--b", "x" * 61]


@pytest.mark.parametrize("id_", BAD_IDS)
def test_a_name_that_makes_no_address_is_refused(backend: EditorBackend, id_: str):
    form = {"name": "A", "what": "A.", "needs": ["food"]}
    before = files(backend.root)
    with pytest.raises(FormRefusedError):
        save(backend, f"resources/{id_}.yml", form, options={"newEntry": True})
    assert files(backend.root) == before


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"action": "deleteFiles", "params": {"paths": [f"resources/{KITCHEN}.yml"]}},
        {"action": "persistMedia", "params": {"asset": {"path": "resources/a.yml", "content": ""}}},
        {"action": "persistEntry", "params": []},
        {"action": "persistEntry", "params": {"dataFiles": [1]}},
        {"action": "persistEntry", "params": {"dataFiles": [{"path": f"resources/{KITCHEN}.yml", "raw": "["}]}},
        {"action": "persistEntry", "params": {"dataFiles": [{"path": f"resources/{KITCHEN}.yml", "raw": None}]}},
        {"action": "persistEntry", "params": {"dataFiles": [{"path": f"resources/{KITCHEN}.yml", "raw": "{}"}]}},
    ],
    ids=str,
)
def test_what_is_no_change_of_a_place_changes_nothing(backend: EditorBackend, asked: dict):
    before = files(backend.root)
    with pytest.raises(FormRefusedError):
        backend.answer(asked)
    assert files(backend.root) == before


def test_a_banner_that_does_not_fit_is_told_at_its_field_and_not_written(backend: EditorBackend):
    with pytest.raises(FormRefusedError) as refused:
        save(backend, "banner.yml", {"words": "Room tonight.", "until": "soon", "_before": ""})
    assert refused.value.sentences[0].startswith("Until when: ")
    assert not (backend.root / "banner.yml").exists()
    until = str(date.today() + timedelta(days=2))
    save(backend, "banner.yml", {"words": "Room tonight.", "until": until, "_before": ""})
    assert (backend.root / "banner.yml").read_text() == f"words: Room tonight.\nuntil: {until}\n"
    with pytest.raises(FormRefusedError, match="somebody else changed this"):
        save(backend, "banner.yml", {"words": "No room.", "until": until, "_before": "another"})
    save(backend, "banner.yml", {**opened(backend, "banner.yml"), "words": "", "until": ""})
    assert not (backend.root / "banner.yml").exists()


def test_two_forms_that_are_open_at_once_undo_nothing(backend: EditorBackend):
    path = f"resources/{KITCHEN}.yml"
    mine, theirs = opened(backend, path), opened(backend, path)
    save(backend, path, {**mine, "address": "16 Vine Street"})
    assert save(backend, path, {**theirs, "what": "A hot lunch."})["told"] == ["In resources.yml: What it is."]
    now = backend.load().directory.listings[KITCHEN]
    assert (now.address, now.what) == ("16 Vine Street", "A hot lunch.")
    with pytest.raises(FormRefusedError, match="somebody else changed this"):
        save(backend, path, {**theirs, "what": "A hot lunch.", "address": "18 Vine Street"})
    save(backend, path, {**mine, "address": "20 Vine Street"})  # who goes on in the same form is nobody else
    assert backend.load().directory.listings[KITCHEN].address == "20 Vine Street"


def test_two_banners_that_are_open_at_once_undo_nothing(backend: EditorBackend):
    until = str(date.today() + timedelta(days=2))
    mine, theirs = opened(backend, "banner.yml"), opened(backend, "banner.yml")
    save(backend, "banner.yml", {**mine, "words": "Room tonight.", "until": until})
    with pytest.raises(FormRefusedError, match="somebody else changed this"):
        save(backend, "banner.yml", {**theirs, "words": "No room.", "until": until})
    save(backend, "banner.yml", {**mine, "words": "", "until": ""})


def test_a_closure_says_what_it_means_and_which_one_does_not_fit(backend: EditorBackend):
    path = "closures.yml"
    kitchen = backend.load().directory.listings[KITCHEN]
    food = [each for each in backend.load().directory.listings.values() if "food" in each.needs]
    item = {"from": "Dec 24, 2026", "to": "12/26/2026", "needs": ["food"], "except": [KITCHEN]}
    told = save(backend, path, {**opened(backend, path), "items": [item]})["told"]
    assert told[0] == "In closures.yml."
    assert told[1].startswith("Closed Dec 24\N{THIN SPACE}\N{EN DASH}\N{THIN SPACE}26, 2026: ")
    assert told[1].endswith(
        f"Not: {kitchen.name}. They keep their usual hours, unless another closure says something else."
    )
    assert all(each.name in told[1] for each in food[:3])
    form = opened(backend, path)
    other = {"from": "2026-12-24", "places": [KITCHEN], "hours": "11am to 2pm"}
    assert save(backend, path, {**form, "items": [*form["items"], other]})["told"][1:] == [
        f"Open 11\xa0AM to 2\xa0PM, Dec 24, 2026: 1 place ({kitchen.name})."
    ]
    before = (backend.root / path).read_bytes()
    form = opened(backend, path)
    for wrong, told in (
        ({"from": "2027-01-01"}, "In closure 3: who is it?"),
        (
            {"from": "2027-01-01", "all": "yes", "hours": "early"},
            "In closure 3: Open at these times on those days: these",
        ),
        ({"from": "24/24", "all": "yes"}, "In closure 3: First day: this isn't a day we can read: 24/24."),
        ({"from": "1906-12-24", "all": "yes"}, "In closure 3: First day: this date is before 2000"),
        ({"from": "2027-01-02", "to": "2027-01-01", "all": "yes"}, "In closure 3: Last day: this day comes before"),
    ):
        with pytest.raises(FormRefusedError) as refused:
            save(backend, path, {**form, "items": [*form["items"], wrong]})
        said = "\n".join(refused.value.sentences)
        assert told in said
        assert "U+" not in said
    assert (backend.root / path).read_bytes() == before
    save(backend, path, {**form, "items": []})
    assert not (backend.root / path).exists()


def test_who_empties_the_words_takes_the_banner_down(backend: EditorBackend):
    until = str(date.today() + timedelta(days=2))
    form = opened(backend, "banner.yml")
    save(backend, "banner.yml", {**form, "words": "Room tonight.", "until": until, "link": "Vine Street kitchen"})
    banner = backend.load().banner
    assert banner
    assert banner.link == f"directory/{KITCHEN}.html"
    with pytest.raises(FormRefusedError, match=r"^Where it leads: nothing on the site is called nowhere"):
        save(backend, "banner.yml", {**opened(backend, "banner.yml"), "link": "nowhere"})
    save(backend, "banner.yml", {**opened(backend, "banner.yml"), "link": f"http://127.0.0.1:5/{banner.link}"})
    assert f"link: {banner.link}\n" in (backend.root / "banner.yml").read_text()
    save(backend, "banner.yml", {**opened(backend, "banner.yml"), "words": " "})
    assert not (backend.root / "banner.yml").exists()
