"""A place with a fault is published as it last was, and everybody is told; crisis lines and settings stop as ever."""

import re
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.directory.slips_made import slips
from tests.fork.fork_copies import commit, git
from tests.site.publishing_project import publishing_project
from vinestreet.cli import main
from vinestreet.commands.command_context import read_mkdocs_settings
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.site.last_good import load_for_publishing
from vinestreet.site.site import Site, load_site, tell_stand_ins

MORE = ("clothes-room-upstairs", "mill-lane-fridge", "night-owl-shelter")
KITCHEN, FRIDGE = "vine-street-kitchen", "mill-lane-fridge"
GOOD_PHONE, BAD_PHONE = '"+1 413 555 0101"', '"+1 413 555 010"'


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publishing_project(tmp_path_factory.mktemp("sound") / "project", more=MORE)


@pytest.fixture
def project(sound: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sound, tmp_path / "project", symlinks=True)


def load(project: Path, by=load_for_publishing) -> Site:
    return by(project / "mkdocs.yml", read_mkdocs_settings(project / "mkdocs.yml")["extra"])


def stops(project: Path, by=load_for_publishing) -> str:
    with pytest.raises(ProblemsFoundError) as found:
        load(project, by)
    return "\n".join(f"{each.file}: {each.entry}: {each.key}" for each in found.value.problems)


def change(project: Path, old: str, new: str, name: str = "resources.yml") -> None:
    text = (project / name).read_text(encoding="utf-8")
    assert old in text
    (project / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def says(site: Site) -> dict[str, bool]:
    """The places that aren't shown as they stand, each with whether it's left out."""
    return {each.id: each.is_left_out for each in site.stand_ins}


TOWN_SLIPS = list(slips(""))


@pytest.mark.parametrize("name", TOWN_SLIPS)
def test_no_slip_of_a_peer_stops_the_others(name, project, sound):
    text = (sound / "resources.yml").read_text(encoding="utf-8")
    (project / "resources.yml").write_text(slips(text)[name], encoding="utf-8")
    before = load(sound, load_site).directory.listings
    site = load(project)
    found = {id_: listing for id_, listing in site.directory.listings.items() if id_ != "corner-laundry"}
    assert found == before
    try:
        load(project, load_site)
    except ProblemsFoundError:
        assert site.stand_ins
    else:
        assert not site.stand_ins


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"  {FRIDGE}:", f"  {FRIDGE}"),
        (f"  {FRIDGE}:", f"  {FRIDGE};"),
        (f"  {FRIDGE}:", "  Mill Lane fridge:"),
        (f"  {FRIDGE}:", "  mill_lane_fridge:"),
        (f"  {FRIDGE}:", f"   {FRIDGE}:"),
        (f"  {FRIDGE}:", f"{FRIDGE}:"),
        (f"  {FRIDGE}:", f"  - {FRIDGE}:"),
        (f"  {FRIDGE}:", f'  "{FRIDGE}:'),
        (f"  {FRIDGE}:", f"  *{FRIDGE}:"),
        (f"  {FRIDGE}:", f"  {KITCHEN}:"),
        ("    name: Mill Lane Community Fridge", "   name: Mill Lane Community Fridge"),
        ("    name: Mill Lane Community Fridge", "      name: Mill Lane Community Fridge"),
        ("    name: Mill Lane Community Fridge", "name: Mill Lane Community Fridge"),
        ("    name: Mill Lane Community Fridge", '    name: "Mill Lane Community Fridge'),
        ("    name: Mill Lane Community Fridge", "    name: Mill Lane Comm\nunity:"),
    ],
)
def test_whichever_of_its_lines_is_broken_the_place_stands_as_it_was(old, new, project, sound):
    change(project, old, new)
    commit(project, "A slip")
    site = load(project)
    assert site.directory.listings == load(sound, load_site).directory.listings
    assert FRIDGE in says(site)


def test_it_is_shown_as_it_was_before_the_change_that_broke_it(project):
    change(project, GOOD_PHONE, '"+1 413 555 0102"')
    commit(project, "A new number")
    change(project, '"+1 413 555 0102"', BAD_PHONE)
    commit(project, "A wrong one")
    change(project, "    name: Mill Lane Community Fridge", "    name: The Fridge")
    commit(project, "Something else")
    site = load(project)
    (one,) = site.stand_ins
    when = int(git(project, "log", "-1", "--format=%ct", "HEAD~1"))
    assert (one.id, one.file, one.is_left_out) == (KITCHEN, "resources.yml", False)
    assert one.since == datetime.fromtimestamp(when, UTC).date()
    assert site.directory.listings[KITCHEN].phones[0].shown.endswith("0102")
    assert site.directory.listings[FRIDGE].name == "The Fridge"
    assert tell_stand_ins(site).splitlines()[:2] == [
        "The site goes on, but 1 change isn't in it yet. Please fix it soon:",
        f"resources.yml: {KITCHEN}: shown as it was before {one.since}",
    ]


def test_what_is_in_no_commit_yet_is_of_today(project):
    change(project, GOOD_PHONE, BAD_PHONE)
    assert [each.since for each in load(project).stand_ins] == [date.today()]


def test_where_git_knows_nothing_it_is_left_out_and_texts_and_places_may_name_it(project, tmp_path):
    change(project, "    name: Mill Lane Community Fridge", f"    name: The Fridge\n    not-the-same-as: [{KITCHEN}]")
    change(project, GOOD_PHONE, BAD_PHONE)
    commit(project, "A wrong one")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{project}", "shallow")
    site = load(tmp_path / "shallow")
    assert says(site) == {KITCHEN: True}
    assert KITCHEN not in site.directory.listings
    assert site.directory.listings[FRIDGE].not_the_same_as == ()
    assert KITCHEN in site.directory.overlay.gone["resources"]
    assert "left out, because git doesn't know" in tell_stand_ins(site)
    shutil.rmtree(project / ".git")
    assert says(load(project)) == {KITCHEN: True}


def test_a_place_whose_first_line_is_lost_comes_back_as_well(project):
    change(project, f"  {FRIDGE}:\n", "")
    site = load(project)
    assert FRIDGE in site.directory.listings
    assert FRIDGE in says(site)


@pytest.mark.parametrize(("old", "new"), [("icon: bowl", "icon: bowll"), ("\nresources:\n", "\nresources: [\n")])
def test_needs_and_sections_stay_as_they_were(old, new, project):
    change(project, old, new)
    assert load(project).directory.needs["food"].icon == "bowl"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  us-988-lifeline:\n    name:", "  us-988-lifeline:\n    nam:"),
        ("  us-988-lifeline:\n", ""),
        ("  us-988-lifeline:\n    name:", "  us-988-lifeline:\n   name:"),
        ('    text: "988"', '    text: "988'),
    ],
)
def test_what_may_be_a_crisis_line_stops(old, new, project):
    change(project, old, new)
    assert stops(project) == stops(project, load_site)


def test_a_place_pasted_into_the_middle_of_a_crisis_line_stops(project):
    text = (project / "resources.yml").read_text(encoding="utf-8")
    what = re.search(r"  us-988-lifeline:\n    name: .*\n", text)[0]
    change(project, what, f"{what}  corner-laundry:\n    name: Corner Laundry\n    wat: x\n")
    assert "corner-laundry" in stops(project)


def test_one_of_the_settings_stops(project):
    change(project, "    check_every:", "    chek_every:", "mkdocs.yml")
    assert "mkdocs.yml" in stops(project)


def test_a_fault_of_a_place_beside_one_of_a_crisis_line_is_told_with_it(project):
    change(project, GOOD_PHONE, BAD_PHONE)
    change(project, "  us-988-lifeline:\n    name:", "  us-988-lifeline:\n    nam:")
    said = stops(project)
    assert KITCHEN in said
    assert "us-988-lifeline" in said


def test_it_is_off_unless_somebody_wants_it(project):
    change(project, "    publish_with_faults: true\n", "", "mkdocs.yml")
    change(project, GOOD_PHONE, BAD_PHONE)
    assert KITCHEN in stops(project)


SINGLE = "name: Tea\nwhat: Tea at four.\nneeds: [food]\narea: downtown\n"


@pytest.mark.parametrize(
    ("text", "now"),
    [
        (SINGLE.replace("downtown", "dwntown"), "Tea"),
        ('name: "Tea\nwhat: Tea\n', "Tea"),
        ("", "Tea"),
        ("resources:\n  tea:\n    name: Coffee\n  ale:\n    name: Ale\n", "Tea"),
        ("name: Caf\xe9\n".encode("latin-1"), "Tea"),
        (f"id: coffee\n{SINGLE}", "Tea"),
    ],
)
def test_a_file_of_its_own_is_read_as_it_was(text, now, project):
    file = project / "resources/tea.yml"
    file.parent.mkdir()
    file.write_text(SINGLE, encoding="utf-8")
    commit(project, "Tea")
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    site = load(project)
    assert says(site) == {"tea": False}
    assert site.directory.listings["tea"].name == now


def test_a_file_that_can_be_none_is_left_out(project):
    for name in ("Tea Room.yml", "tea.yaml", "tea.yml", f"{KITCHEN}.yml"):
        (project / "resources").mkdir(exist_ok=True)
        (project / "resources" / name).write_text(SINGLE, encoding="utf-8")
    site = load(project)
    assert site.directory.listings["tea"].name == "Tea"
    assert site.directory.file_of(KITCHEN) == "resources.yml"
    files = ["Tea Room.yml", "tea.yaml", f"{KITCHEN}.yml"]
    assert [each.file for each in site.stand_ins] == [f"resources/{name}" for name in files]


def test_the_check_is_strict_unless_it_is_to_publish(project, capsys, monkeypatch, tmp_path):
    change(project, GOOD_PHONE, '"+1 413 555 010" # ````')
    config = ["--config", str(project / "mkdocs.yml")]
    assert main(["check", *config]) == 1
    capsys.readouterr()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    assert main(["check", "--publish", *config]) == 0
    said = capsys.readouterr().err
    assert "The site goes on, but 1 change isn't in it" in said
    assert f"resources.yml: {KITCHEN}: shown as it was before" in said
    summary = (tmp_path / "summary").read_text(encoding="utf-8")
    assert re.search(r"^(`{5,})text\n.*\n\1\n", summary, re.DOTALL)
    assert f"{KITCHEN}: phone: " in summary


def test_the_weekly_issue_begins_with_it(project, capsys):
    change(project, GOOD_PHONE, BAD_PHONE)
    assert main(["stale", "--format", "markdown", "--config", str(project / "mkdocs.yml")]) == 0
    first, second = capsys.readouterr().out.splitlines()[:2]
    assert first == "**The site goes on, but 1 change isn't in it yet. Please fix it soon:**"
    assert second.startswith("- [ ] resources.yml:")
    assert "phone" in second
