"""`vinestreet import` as somebody types it: what is written, what never is, and what is told."""

import json
import shutil
import signal

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader

from tests.directory.reading import ROOT
from tests.exchange.reading_in import EXAMPLES
from tests.frozen_town import the_town
from tests.maintenance.project import listing, project, site_of
from vinestreet.cli import main
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.exchange.importing.import_target import with_need
from vinestreet.exchange.importing.listing_draft import not_sorted
from vinestreet.pages.page_list import directory_pages
from vinestreet.pages.renderer import Renderer

TABLE = """\
Name,Description,Category,Address,Phone,Hours,Last Verified
Corner Soup,Soup at noon.,Meals,12 Vine St,413-555-0101,M-F noon-1pm,3/4/2026
Night Door,A door that opens.,Beds,9 Mill Rd,413-555-0102,by the moon,2026-05-06
"""
MAP = "name: Name\nwhat: Description\nneeds: {column: Category, Meals: talk}\naddress: Address\nphone: Phone\nhours: Hours\nchecked: Last Verified\n"  # fmt: skip


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A small project with a table beside it; commands run in it."""
    monkeypatch.chdir(project(tmp_path / "ashbury", listing("kept", "notes: [{say: Fine., by: Jo, on: 2026-10-01}]")))
    here = tmp_path / "ashbury"
    (here / "list.csv").write_text(TABLE, encoding="utf-8")
    (here / "list.columns.yml").write_text(MAP, encoding="utf-8")
    return here


def run(*arguments):
    return main(["import", *map(str, arguments)])


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def text_of(folder, name="resources.yml"):
    return (folder / name).read_text(encoding="utf-8")


def test_without_a_map_one_is_proposed_and_nothing_imported(folder, capsys):
    (folder / "list.columns.yml").unlink()
    before = files(folder)
    assert run("list.csv") == 1
    said = capsys.readouterr().out
    assert "Nothing has been imported yet" in said
    assert "vinestreet import list.csv --dry-run" in said
    after = files(folder)
    assert after.keys() - before.keys() == {folder / "list.columns.yml"}
    assert run("list.csv") == 0


def test_new_listings_come_after_those_that_are_here_and_no_other_line_changes(folder):
    before = text_of(folder)
    assert run("list.csv", "--label", "the county's list") == 0
    needs, _, resources = before.partition("\n\nresources:\n")
    after = text_of(folder)
    assert after.startswith(needs)
    assert resources in after
    site = site_of(folder)
    assert list(site.directory.listings) == ["line", "kept", "corner-soup", "night-door"]
    assert list(site.directory.needs) == ["talk", "not-sorted"]
    assert to_entry(site.directory.listings["night-door"]) == {
        "name": "Night Door",
        "what": "A door that opens.",
        "needs": ["not-sorted"],
        "phone": "+1 413-555-0102",
        "address": "9 Mill Rd",
        "hours_note": "by the moon",
        "source": site.directory.listings["night-door"].source,
    }
    assert site.directory.listings["night-door"].source.startswith("From the county's list (list.csv), brought in on ")
    assert "“Last Verified”: 2026-05-06" in site.directory.listings["night-door"].source


def test_nobody_here_has_checked_what_came(folder):
    run("list.csv")
    assert all(site_of(folder).directory.listings[id_].checked is None for id_ in ("corner-soup", "night-door"))


def test_a_second_import_of_the_same_file_adds_nothing(folder, capsys):
    run("list.csv")
    before = text_of(folder)
    capsys.readouterr()
    assert run("list.csv") == 0
    assert text_of(folder) == before
    assert "2 are already here, and stay the way they are." in capsys.readouterr().out


def test_a_premium_rate_number_is_left_out_and_told(folder, capsys):
    table = "Name,Description,Phone\nA,Soup.,+1 900 555 1234\nB,Tea.,413-555-0107 or 1-900-555-1234\n"
    (folder / "paid.csv").write_text(table, encoding="utf-8")
    (folder / "paid.columns.yml").write_text("name: Name\nwhat: Description\nphone: Phone\n", encoding="utf-8")
    assert run("paid.csv") == 0
    assert "a premium-rate number, which costs callers extra" in capsys.readouterr().out
    assert "900" not in text_of(folder)
    assert '"+1 413-555-0107"' in text_of(folder)


def test_points_with_their_numbers_exchanged_are_left_out_and_far_ones_told(folder, capsys):
    rows = [("A", 42.1, -72.6), ("B", 42.12, -72.61), ("C", 42.11, -72.6), ("D", 42.1, 72.6), ("E", 43.2, -72.6)]
    table = "Name,Description,Lat,Lon\n" + "".join(f"{name},Soup {name}.,{lat},{lon}\n" for name, lat, lon in rows)
    (folder / "map.csv").write_text(table, encoding="utf-8")
    (folder / "map.columns.yml").write_text("name: Name\nwhat: Description\nat: [Lat, Lon]\n", encoding="utf-8")
    assert run("map.csv") == 0
    said = capsys.readouterr().out
    assert "latitude and longitude look swapped, or a minus sign is missing (map.csv:5)" in said
    assert "1 place is far from all the others; check its point: map.csv:6" in said
    assert "[42.1, 72.6]" not in text_of(folder)
    assert "at: [43.2, -72.6]" in text_of(folder)


def test_what_they_say_now_is_told_and_replaced_only_where_that_is_asked_for(folder, capsys):
    run("list.csv")
    here = text_of(folder).replace("    name: Night Door\n", "    name: Night Door  # ours\n")
    (folder / "resources.yml").write_text(here, encoding="utf-8")
    (folder / "list.csv").write_text(TABLE.replace("by the moon", "Sat 8pm-9pm"), encoding="utf-8")
    capsys.readouterr()
    assert run("list.csv") == 0
    assert "hours: 1, the listing is already here and says something else (list.csv:3)" in capsys.readouterr().out
    assert text_of(folder) == here
    assert run("list.csv", "--replace") == 0
    assert text_of(folder) == here.replace(
        "    hours_note: by the moon\n", "    hours: Sa 20:00-21:00\n    hours_note: by the moon\n"
    )


def test_our_check_does_not_hold_for_facts_that_are_replaced(folder):
    run("list.csv")
    text = text_of(folder).replace(
        "    hours_note: by the moon\n",
        "    hours_note: by the moon\n    checked: {on: 2026-11-20, by: Jo, how: visit}\n",
    )
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    (folder / "list.csv").write_text(TABLE.replace("9 Mill Rd", "9 Mill Road upstairs"), encoding="utf-8")
    assert run("list.csv", "--replace") == 0
    door = site_of(folder).directory.listings["night-door"]
    assert (door.address, door.checked) == ("9 Mill Road upstairs", None)


def test_rows_that_share_a_name_and_differ_are_all_there_and_stay_apart(folder):
    rows = "Pantry,Bread.,,1 Elm St,413-555-0103,,\nPantry,Fruit.,,1 Elm St,413-555-0103,,\nPantry,Bread.,,1 Elm St,413-555-0103,,\n"
    (folder / "list.csv").write_text(TABLE + rows, encoding="utf-8")
    for _ in range(2):
        assert run("list.csv") == 0
        found = {id_: each.what for id_, each in site_of(folder).directory.listings.items() if each.name == "Pantry"}
        assert found == {"pantry": "Bread.", "pantry-2": "Fruit."}


def test_another_place_of_the_same_name_gets_an_id_of_its_own(folder):
    run("list.csv")
    (folder / "list.csv").write_text(TABLE.replace("12 Vine St", "4 Other St"), encoding="utf-8")
    run("list.csv")
    assert {"corner-soup", "corner-soup-2"} <= site_of(folder).directory.listings.keys()


def test_a_trial_writes_nothing(folder, capsys):
    before = files(folder)
    assert run("list.csv", "--dry-run") == 0
    assert files(folder) == before
    assert "Nothing was written: this was a dry run." in capsys.readouterr().out


def test_the_report_names_every_value_that_became_no_field(folder, capsys):
    assert run("list.csv", "--report", "said.txt") == 0
    assert "hours: 1, opening hours that could mean more than one thing (list.csv:3)" in capsys.readouterr().out
    lines = text_of(folder, "said.txt").splitlines()
    assert "list.csv:3: hours: words: opening hours that could mean more than one thing: by the moon" in lines


def test_for_programs(folder, capsys):
    assert run("list.csv", "--json", "--dry-run") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["new"] == ["corner-soup", "night-door"]
    assert told["fields"]["hours"] == 1
    hours = {"field": "hours", "why": "hours", "count": 1, "first_rows": ["list.csv:3"]}
    assert hours in told["kept"]
    assert (told["file"], told["report"]) == (None, None)


BROKEN = {
    "gone.json": (None, "gone.json: No such file"),
    "empty.csv": (b"", "there's nothing in it to import"),
    "half.json": (b'{"contents": [{"name":', "there's nothing in it to import"),
    "half.zip": (b"PK\x03\x04nothing", "it looks like a zip, but it can't be opened as one"),
    "picture.png": (b"\x89PNG", "we can't read places from this kind of file"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_source_leaves_everything_as_it_was(name, folder, capsys):
    content, said = BROKEN[name]
    if content is not None:
        (folder / name).write_bytes(content)
    before = files(folder)
    assert run(name) == 1
    assert files(folder) == before
    assert said in capsys.readouterr().err


def test_what_is_wrong_in_the_map_or_the_directory_is_told_and_nothing_written(folder, capsys):
    (folder / "list.columns.yml").write_text("name: Nam\n", encoding="utf-8")
    before = files(folder)
    assert run("list.csv") == 1
    assert "list.columns.yml:1: name: no such column" in capsys.readouterr().err
    assert files(folder) == before


def test_a_field_that_our_readers_refuse_stays_as_words(folder):
    (folder / "one.json").write_text(
        json.dumps(
            {
                "id": "1",
                "name": "Soup",
                "status": "active",
                "description": "<b>Soup</b> **at** noon",
                "url": "https://u:p@x.org",
            }
        ),
        encoding="utf-8",
    )
    assert run("one.json") == 0
    soup = site_of(folder).directory.listings["soup"]
    assert (soup.what, soup.websites) == ("Soup at noon", ())
    assert "https://u:p@x.org" in soup.more


def test_a_fork_gets_its_listings_into_its_own_file(folder):
    before = text_of(folder)
    (folder / "local").mkdir()
    assert run("list.csv") == 0
    assert text_of(folder) == before
    own = text_of(folder, "local/resources.yml")
    assert own.startswith("needs:\n  not-sorted:\n")
    assert "\n  corner-soup:\n" in own
    assert "corner-soup" in site_of(folder).directory.listings
    assert run("list.csv") == 0
    assert text_of(folder, "local/resources.yml") == own


def test_into_a_file_beside_to_look_at_it_first(folder):
    before = text_of(folder)
    assert run("list.csv", "--into", "look.yml") == 0
    assert text_of(folder) == before
    assert "\n  corner-soup:\n" in text_of(folder, "look.yml")
    assert run("list.csv", "--into", "look.yml") == 0


def test_more_than_the_file_may_hold_is_told_and_nothing_written(folder, capsys, monkeypatch):
    monkeypatch.setattr("vinestreet.exchange.importing.import_target.MOST_BYTES", 1_000)
    before = text_of(folder)
    assert run("list.csv") == 1
    assert "import a part at a time" in capsys.readouterr().err
    assert text_of(folder) == before


def test_interrupted_it_leaves_everything_as_it_was(folder, capsys, monkeypatch):
    def interrupted(*_):
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("vinestreet.commands.import_.ListingFiles.write", interrupted)
    before = files(folder)
    assert run("list.csv") == 130
    assert files(folder) == before


@pytest.mark.parametrize("name", ["service_full.json", "service_list.json", "organization_full.json", "csv"])
def test_the_official_examples_come_in(name, folder):
    copy = shutil.copytree if (EXAMPLES / name).is_dir() else shutil.copy
    copy(EXAMPLES / name, folder / name)
    assert run(name) in {0, 1}  # some name a term, and then a map is proposed first
    assert run(name) == 0
    added = site_of(folder).directory.listings.keys() - {"line", "kept"}
    assert added
    assert run(name) == 0
    assert site_of(folder).directory.listings.keys() == added | {"line", "kept"}


@pytest.mark.parametrize("form", ["hsds", "hsds-csv"])
@pytest.mark.slow
def test_our_own_export_comes_home_whole(form, tmp_path):
    config = ["--config", str(the_town() / "mkdocs.yml")]
    out, into = tmp_path / f"out{'.json' if form == 'hsds' else ''}", tmp_path / "home.yml"
    assert main(["export", *config, form, "--out", str(out)]) == 0
    done = [*config, str(out), "--own", "--into", str(into), "--report", str(tmp_path / "report.txt")]
    assert main(["import", *done]) == 0
    ours = site_of(the_town())
    alike = tmp_path / "alike"
    alike.mkdir()
    (alike / "mkdocs.yml").write_text((the_town() / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    (alike / "messages").symlink_to(the_town() / "messages")
    into.rename(alike / "resources.yml")
    assert site_of(alike).directory.listings == ours.directory.listings


def test_its_page_says_that_nobody_checked_it(folder):
    run("list.csv")
    site = site_of(folder)
    env = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)
    env.globals.update(t=site.words, say=site.say, place=site.place, directory=site.directory)
    env.globals.update(icon=lambda name: "", essays_for_listing=lambda listing: [], essays_for_need=lambda need: [])
    renderer = Renderer(env, site)
    pages = {page.url: page for page in directory_pages(site.directory, "US", site.say)}
    assert "Nobody has checked this yet" in renderer.fragment(pages["directory/corner-soup.html"])
    assert "Nobody has checked this yet" not in renderer.fragment(pages["directory/kept.html"])


def test_where_places_have_files_new_ones_get_files_too(folder):
    assert main(["split"]) == 0
    before = text_of(folder)
    assert run("list.csv") == 0
    made = text_of(folder, "resources/corner-soup.yml")
    assert made.startswith("name: Corner Soup")
    assert [line for line in before.splitlines() if line not in text_of(folder).splitlines()] == []
    assert "corner-soup" not in text_of(folder)
    assert run("list.csv") == 0
    assert text_of(folder, "resources/corner-soup.yml") == made


DECIDE = """\
Name,Description,Address,Director,Do Not Publish,Zorp
Open Door,Soup. Ask for Maria.,1 Elm St,Jane Roe,,one
Shut Door,Soup,2 Elm St,Jane Roe,Yes,two
Harbour,"Beds, in an undisclosed location",3 Elm St,,,
Haven,Shelter for people who leave domestic violence.,4 Elm St,,,
"""


def test_what_somebody_has_to_decide_comes_first(folder, capsys):
    (folder / "list.csv").write_text(DECIDE, encoding="utf-8")
    (folder / "list.columns.yml").write_text("name: Name\nwhat: Description\naddress: Address\n", encoding="utf-8")
    assert run("list.csv", "--dry-run") == 0
    assert capsys.readouterr().out.startswith(
        """\
3 listings came in.
  3 are new.

For you to decide:
  1 record stays out: it says itself that it isn't for the public (Do Not Publish; list.csv:3).
  1 place is kept secret: nothing here tells where it is (list.csv:4).
  1 piece is about a person, who hasn't been asked, and stays out (Description; list.csv:2).
  2 values aren't taken, because the map doesn't say what they are (Director, Zorp).
  3 listings have no need yet: they're below “Not sorted yet” until one of you sorts them.
  1 listing looks like a refuge, and tells where it is: make sure that's public, or write confidential: yes (haven).

"""
    )


@pytest.mark.parametrize("in_files", [False, True], ids=["in one file", "in files"])
def test_ids_that_yaml_would_read_as_something_else_come_in_as_they_are(in_files, folder, capsys):
    if in_files:
        (folder / "resources").mkdir()
        for name in "abc":
            (folder / f"resources/{name}.yml").write_text(
                f"name: {name}\nwhat: Tea.\nneeds: [talk]\n", encoding="utf-8"
            )
    ids = ["yes", "no", "on", "2026-01-01", "1e3", "0x1f", "0b11", "988"]
    rows = "".join(f"{id_},Room {number},Tea.\n" for number, id_ in enumerate(ids))
    (folder / "odd.csv").write_text(f"Key,Name,What\n{rows}", encoding="utf-8")
    (folder / "odd.columns.yml").write_text("id: Key\nname: Name\nwhat: What\n", encoding="utf-8")
    assert run("odd.csv") == 0
    assert {*ids} < site_of(folder).directory.listings.keys()
    written = yaml.safe_load(text_of(folder))["resources"].keys()
    assert written == ({"line", "kept"} if in_files else {"line", "kept", *ids})
    assert in_files == (folder / "resources/no.yml").is_file()
    assert run("odd.csv") == 0
    assert "8 are already here" in capsys.readouterr().out


def test_line_ends_of_the_file_stay_as_they_are(folder):
    file = folder / "resources.yml"
    file.write_bytes(text_of(folder).replace("\n", "\r\n").encode())
    assert run("list.csv") == 0
    (folder / "list.csv").write_text(TABLE.replace("at noon", "at one"), encoding="utf-8")
    assert run("list.csv", "--replace") == 0
    written = file.read_bytes().decode()
    assert "  not-sorted:\r\n" in written
    assert "    what: Soup at one.\r\n" in written
    assert written.count("\n") == written.count("\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "resources:\n  tea:\n    name: Tea\n",
        "needs: {}\nresources:\n",
        "needs:\n\nresources:\n",
        "needs:\n  food: {label: Food, icon: bowl}",
        "needs:\n    food:\n        label: Food\n\n# Places.\nresources:\n",
    ],
)
def test_a_need_is_added_with_the_line_ends_of_the_file(text):
    need = not_sorted("Not sorted yet")
    made = with_need(f"{text}\n", need)
    assert "not-sorted:\n" in made
    assert with_need(f"{text}\n".replace("\n", "\r\n"), need) == made.replace("\n", "\r\n")
