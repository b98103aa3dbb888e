"""The map of other people's terms: it is proposed beside their package, kept, read again, and shown to nobody else."""

import json

import pytest

from tests.directory.reading import ROOT, WORDS
from tests.exchange.reading_in import here
from tests.maintenance.project import listing, project, site_of
from vinestreet.cli import main
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.directory.model import Need
from vinestreet.exchange.facts.categories import CategoryNames
from vinestreet.exchange.importing.needs_map import (
    needs_beside,
    needs_map_text,
    read_needs_map,
    term_of,
    terms_to_map,
)

NEEDS = here().site.directory.needs
OWN = CategoryNames(NEEDS, {})


def service(name, *terms):
    """A service with attributes: each a name, or a term as HSDS has it."""
    attributes = [{"taxonomy_term": {"name": term} if isinstance(term, str) else term} for term in terms]
    return {"name": name, "description": f"{name} at noon.", "attributes": attributes}


SERVICES = [
    service("Soup", "Food Pantries", "Talk to someone", {"name": "Warm Line", "taxonomy": "AIRS", "code": "RP-1500"}),
    service("Bread", "food  pantries", "Falconry", {"code": "BD-1800.2000-250", "taxonomy": "2-1-1"}),
    service("Tea", "talk", "Food Pantries; BD-1800"),
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A small project with the need `talk` and a package beside it; commands run in it."""
    monkeypatch.chdir(project(tmp_path / "ashbury", listing("kept")))
    (tmp_path / "ashbury" / "theirs.json").write_text(json.dumps(SERVICES), encoding="utf-8")
    return tmp_path / "ashbury"


def test_terms_that_are_not_ours_are_proposed_first_and_nothing_imported(folder, capsys):
    assert main(["import", "theirs.json"]) == 1
    said = capsys.readouterr().out
    assert "theirs.json has 3 services, sorted by 4 terms that aren't our own." in said
    assert "vinestreet import theirs.json --dry-run" in said
    text = (folder / "theirs.needs.yml").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line and not line.startswith("#")] == [
        "Food Pantries: not-sorted  # 3 times",
        "Falconry: not-sorted  # once",
        "Talk to someone: not-sorted  # once",
        "Warm Line: talk  # once, by our list of names",
    ]
    assert "licensed by others" in " ".join(text.split())
    assert "BD-1800" not in text + said
    assert set(site_of(folder).directory.listings) == {"line", "kept"}


def test_with_the_map_they_are_sorted_and_the_others_counted_and_shown_nowhere(folder, capsys):
    (folder / "theirs.needs.yml").write_text("Talk to Someone: talk\nwarm line: [talk]\nOwls: talk\n", encoding="utf-8")
    assert main(["import", "theirs.json", "--report", "said.txt"]) == 0
    found = {id_: place.needs for id_, place in site_of(folder).directory.listings.items()}
    assert found == {
        "line": ("talk",),
        "kept": ("talk",),
        "soup": ("talk",),
        "bread": ("not-sorted",),
        "tea": ("talk",),
    }
    shown = capsys.readouterr().out + "".join(
        (folder / name).read_text(encoding="utf-8") for name in ("resources.yml", "said.txt")
    )
    assert "needs: 3, a term that isn't one of our needs" in shown
    assert [words for words in ("Falconry", "Pantries", "Warm Line", "BD-1800", "Topics") if words in shown] == []


def test_the_map_stays_as_it_is(folder):
    (folder / "theirs.needs.yml").write_text("Warm Line: talk  # ours\n", encoding="utf-8")
    assert main(["import", "theirs.json"]) == 0
    assert (folder / "theirs.needs.yml").read_text(encoding="utf-8") == "Warm Line: talk  # ours\n"


def test_for_programs(folder, capsys):
    assert main(["import", "theirs.json", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {"proposed": "theirs.needs.yml", "services": 3, "terms": 4}


def test_our_own_terms_need_no_map(folder):
    ours = {"name": "Talk", "code": "talk", "taxonomy": "vinestreet-needs"}
    unsorted = {"name": "Not sorted yet", "code": "not-sorted", "taxonomy": "vinestreet-needs"}
    (folder / "theirs.json").write_text(json.dumps([service("Soup", ours, unsorted, "talk")]), encoding="utf-8")
    assert main(["import", "theirs.json"]) == 0
    assert not (folder / "theirs.needs.yml").exists()
    assert site_of(folder).directory.listings["soup"].needs == ("talk",)


def test_what_is_wrong_in_the_map_is_told_with_its_line(tmp_path):
    wrong = {
        "Pantries: food\nOwls: owls\n": "t.needs.yml:2: Owls: no need is called `owls`",
        "- food\n": "t.needs.yml:1",
        "": "t.needs.yml: the file is empty",
    }
    for text, said in wrong.items():
        (tmp_path / "t.needs.yml").write_text(text, encoding="utf-8")
        with pytest.raises(ProblemsFoundError) as caught:
            read_needs_map(tmp_path / "t.needs.yml", here().site.directory, here().today)
        assert caught.value.told(WORDS).startswith(said)


def test_every_map_that_is_proposed_can_be_read(tmp_path):
    odd = ["a: b", "#1", "Yes", "null", "x, y", "[z]", 'say "hi"', "*", "é", "- x", "2021", "a " * 90, "Soup\nkitchen"]
    terms = terms_to_map([service("Soup", *odd)], OWN, NEEDS)
    (tmp_path / "t.needs.yml").write_text(needs_map_text(terms, OWN, "t.json", WORDS), encoding="utf-8")
    assert len(read_needs_map(tmp_path / "t.needs.yml", here().site.directory, here().today)) == len(terms) == 11


@pytest.mark.parametrize(
    ("attribute", "names", "licensed"),
    [
        ({"label": "Food, Shelter", "value": "x"}, ("Food", "Shelter"), False),
        ({"taxonomy_term": {"name": "Food, Emergency"}, "value": "x"}, ("Food, Emergency",), False),
        ({"taxonomy_term": {"name": "BD-1800.2000-250 Food Pantries"}}, ("Food Pantries",), True),
        ({"taxonomy_term": {"name": "Food", "taxonomy_detail": {"name": "211 LA County"}}}, ("Food",), True),
        ({"taxonomy_term": {"code": "17"}}, (), False),
        ({"value": "x" * 300}, (), False),
    ],
)
def test_the_names_of_a_term_have_no_codes(attribute, names, licensed):
    term = term_of(attribute, NEEDS)
    assert (term.names, term.licensed) == (names, licensed)


def test_the_map_is_beside_the_package(tmp_path):
    (tmp_path / "county.v2").mkdir()
    names = {"a.json": "a", "a.zip": "a", "county.v2": "county.v2", "county.v2/datapackage.json": "county.v2"}
    for name, stem in names.items():
        assert needs_beside(tmp_path / name) == tmp_path / f"{stem}.needs.yml"


def test_a_town_with_its_own_need_is_asked_only_about_others():
    town = CategoryNames({"owls": Need(id="owls", label="Owls", icon="star")}, {"owls": ("falconry",)})
    assert dict(terms_to_map(SERVICES, town, {"owls"})) == {
        "Food Pantries": 3,
        "Talk to someone": 1,
        "Warm Line": 1,
        "talk": 1,
    }
    assert (ROOT / "docs/about/exchange.md").read_text(encoding="utf-8").count("theirs.needs.yml") == 1
