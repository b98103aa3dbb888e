"""`vinestreet stale`: what is due, in which order, and find out whether the hours are enough."""

import json
import re
import subprocess
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.maintenance.project import LINE, listing, project, site_of
from vinestreet.cli import main
from vinestreet.maintenance.review_schedule import plan_of

ON = date(2026, 11, 22)


def plan(folder, days=28):
    site = site_of(folder)
    return plan_of(site.directory, site.place, ON, days)


def ids(dues):
    return [(one.listing.id, one.why) for one in dues]


def checked(on: str, how: str = "phone") -> str:
    return f"checked: {{on: {on}, by: Joan, how: {how}}}"


def test_crisis_lines_come_first_then_what_was_never_checked_then_the_oldest(tmp_path):
    folder = project(
        tmp_path,
        listing("old", checked("2026-05-01")),
        listing("oldest", checked("2025-01-01")),
        listing("never", "checked: never"),
        listing("read", checked("2026-11-01", "stored-copy")),
    )
    file = folder / "resources.yml"
    file.write_text(file.read_text("utf-8").replace(LINE, LINE.replace("how: phone", "how: stored-copy")), "utf-8")
    assert ids(plan(folder).due) == [("line", "stored-copy"), ("never", "never"), ("oldest", "old"), ("old", "old")]


# A check of 2026-05-26 is 180 days old on the day, and good on it; one of 2026-08-24 is 90.
BOUNDS = [("2026-05-25", "due"), ("2026-05-26", "coming"), ("2026-06-22", "coming"), ("2026-06-23", "later")]
CRISIS_BOUNDS = [("2026-08-23", "due"), ("2026-08-24", "coming"), ("2026-09-20", "coming"), ("2026-09-21", "later")]


@pytest.mark.parametrize(("on", "when"), BOUNDS)
def test_a_listing_is_due_after_the_days_that_the_place_sets(tmp_path, on, when):
    found = plan(project(tmp_path, listing("one", checked(on))))
    assert ("due" if found.due else "coming" if found.coming else "later") == when


@pytest.mark.parametrize(("on", "when"), CRISIS_BOUNDS)
def test_a_crisis_line_is_due_after_ninety_days(tmp_path, on, when):
    folder = project(tmp_path)
    file = folder / "resources.yml"
    file.write_text(file.read_text("utf-8").replace("2026-11-01", on), "utf-8")
    found = plan(folder)
    assert ("due" if found.due else "coming" if found.coming else "later") == when


@pytest.mark.parametrize(
    ("fields", "demonstration", "counts"),
    [
        ("checked: never\nstatus: closed", True, False),
        ("checked: never\nstatus: {is: paused, since: 2026-10-01}", True, True),
        ("checked: never\nsample: true", True, True),
        ("checked: never\nsample: true", False, False),
    ],
    ids=["closed", "paused", "invented, in a demonstration", "invented, elsewhere"],
)
def test_what_counts(tmp_path, fields, demonstration, counts):
    folder = project(tmp_path, listing("one", fields), demonstration=demonstration)
    assert bool(plan(folder).due) == counts


def test_the_hours_are_weighed_in_the_long_run(tmp_path):
    """60 listings in 180 days and a line in 90: 10.5 checks a month; an hour a week for 20 minutes each: 13."""
    folder = project(tmp_path, *(listing(f"n-{n}") for n in range(60)), settings="volunteer_hours: 1\n")
    found = plan(folder)
    assert round(found.a_month, 1) == 10.5
    assert round(found.hours_for or 0) == 13
    assert found.is_enough


def said(folder, capsys, *more: str) -> str:
    assert main(["stale", "--config", str(folder / "mkdocs.yml"), "--on", "2026-11-22", *more]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("", "Nobody has said how many hours"),
        ("volunteer_hours: 1\nminutes_a_check: 480\n", "there are hours for 1. That isn't enough."),
        ("volunteer_hours: 40\n", "can be done within a week."),
    ],
)
def test_it_says_whether_that_is_enough(tmp_path, capsys, settings, words):
    entries = [listing(f"n-{n}", "checked: never") for n in range(30)]
    assert words in said(project(tmp_path, *entries, settings=settings), capsys)


def test_nobody_is_told_to_ring_a_crisis_line_or_an_emergency_number(tmp_path, capsys):
    folder = project(
        tmp_path,
        listing("police", 'phone: "911"\nchecked: never'),
        listing("warmline", 'phone: "+1 413 555 0102"\nchecked: never'),
    )
    lines = {line.split(": ")[1]: line for line in said(folder, capsys, "--weeks", "14").splitlines() if ".yml" in line}
    assert "don't call it" in lines["police"]
    assert "don't call it" in lines["line"]
    assert "call (413) 555-0102" in lines["warmline"]


def test_of_a_place_that_nobody_can_call_it_is_said_what_to_do(tmp_path, capsys):
    folder = project(
        tmp_path,
        listing("nowhere", "checked: never"),
        listing("somewhere", "address: 1 Elm Street\nchecked: never"),
        listing("online", "website: https://x.example\nchecked: never"),
    )
    lines = {line.split(": ")[1]: line for line in said(folder, capsys, "--weeks", "14").splitlines() if ".yml" in line}
    assert "look for a number, or ask somebody" in lines["nowhere"]
    assert "go there, or look for a number" in lines["somewhere"]
    assert "look for a number" not in lines["online"]


def test_the_list_to_tick_off_cannot_be_used_to_call_people_or_to_hide_links(tmp_path, capsys):
    name = 'name: "A @someone (see #12) _place_ and www.x.example!"\nchecked: never'
    text = said(project(tmp_path, listing("one", name)), capsys, "--format", "markdown")
    box = next(line for line in text.splitlines() if "`one`" in line)
    assert box.startswith(
        "- [ ] **A @\u2060someone \\(see \\#\u206012\\) \\_place\\_ and www.x.example\\!** (`one`): never"
    )


def test_the_list_to_tick_off_leads_to_the_page_and_stays_short_enough_for_an_issue(tmp_path, capsys):
    entries = [listing(f"n-{n}", "checked: never\nwebsite: https://x.example/a_b_c") for n in range(400)]
    folder = project(tmp_path, *entries)
    file = folder / "mkdocs.yml"
    file.write_text(f"site_url: https://peers.example/help/\n{file.read_text('utf-8')}", "utf-8")
    text = said(folder, capsys, "--format", "markdown")
    assert "(https://peers.example/help/directory/n-0.html)" in text
    assert "<https://x.example/a_b_c>" in text
    assert "- and 250 more\n" in text
    assert len(text) < 60_000


REPOSITORY = "repo_url: https://github.com/ashbury/help\n"


def due_list(folder, capsys, settings: str = REPOSITORY) -> str:
    file = folder / "mkdocs.yml"
    file.write_text(f"{settings}{file.read_text('utf-8')}", "utf-8")
    return said(folder, capsys, "--weeks", "14", "--format", "markdown")


def test_for_each_place_there_is_a_form_that_is_filled_in_already(tmp_path, capsys):
    folder = project(tmp_path, listing("joans", "name: Joan's & Co.\nphone: '+1 413 555 0102'\nchecked: never"))
    text = due_list(folder, capsys)
    assert text.startswith("Find out whether what each page says is still true: call, or go there. Then tap")
    form = "https://github.com/ashbury/help/issues/new?template=checked.yml"
    line = next(line for line in text.splitlines() if "`joans`" in line)
    assert line.startswith(
        "- **Joan's \\& Co.** (`joans`): never checked; call (413) 555-0102. **[Tell us how it went]("
    )
    (address,) = re.findall(r"\]\((https://github\S+)\)", line)
    assert address.startswith(form)
    assert parse_qs(urlsplit(address).query) == {
        "template": ["checked.yml"],
        "title": ["Checked: Joan's & Co."],
        "place": ["Joan's & Co. (joans)"],
    }


def test_no_form_is_filled_in_for_crisis_lines_emergency_numbers_and_secret_places(tmp_path, capsys):
    folder = project(
        tmp_path,
        listing("police", 'phone: "911"\nchecked: never'),
        listing("refuge", 'phone: "+1 413 555 0102"\nconfidential: true\nchecked: never'),
    )
    text = due_list(folder, capsys)
    assert "checked.yml" not in text
    assert all(f"(`{id_}`)" in text for id_ in ("line", "police", "refuge"))


def test_a_workflow_knows_its_repository_where_the_settings_name_none(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
    monkeypatch.setenv("GITHUB_REPOSITORY", "someone/fork")
    text = due_list(project(tmp_path, listing("one", "checked: never")), capsys, "")
    assert "(https://github.com/someone/fork/issues/new?template=checked.yml&" in text


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("git@github.com:someone/fork.git", "https://github.com/someone/fork"),
        ("https://user:secret@github.com/someone/fork", "https://github.com/someone/fork"),
        ("ssh://git@github.com/someone/my.fork.git", "https://github.com/someone/my.fork"),
        ("https://github.com.evil.example/a/b", ""),
        ("https://gitlab.example/a/b.git", ""),
        ("/work/main", ""),
    ],
)
def test_on_ones_own_computer_it_is_where_the_folder_was_cloned_from(tmp_path, capsys, monkeypatch, remote, address):
    for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GIT_DIR"):
        monkeypatch.delenv(name, raising=False)
    folder = project(tmp_path, listing("one", "checked: never"))
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    subprocess.run(["git", "-C", str(folder), "remote", "add", "origin", remote], check=True)
    text = due_list(folder, capsys, "")
    assert (f"({address}/issues/new?template=checked.yml&" in text) == bool(address)
    assert ("write its address into your settings: `repo_url:" in text) == (not address)
    assert "secret" not in text


def test_without_an_address_it_says_what_to_set_and_names_the_file_of_each_place(tmp_path, capsys, monkeypatch):
    folder = project(tmp_path, listing("one", "checked: never"))
    text = due_list(folder, capsys, "")
    assert "as in `site_url: https://example.org/help/`" in text
    assert re.search(r"\(`one`\): never checked.*; resources\.yml:\d+$", text, re.MULTILINE)
    monkeypatch.setenv("VINESTREET_SITE_URL", "https://someone.example/fork/")
    text = said(folder, capsys, "--format", "markdown")
    assert "(https://someone.example/fork/directory/one.html)" in text
    assert "site_url" not in text


def test_who_has_no_area_gets_what_nobody_else_looks_after(tmp_path, capsys):
    entries = [listing(area or "none", f"checked: never\narea: {area}") for area in ("downtown", "canada")]
    checkers = "checkers: [{account: maria-b, name: Maria, areas: [downtown]}, {account: sam, name: Sam}]\n"
    lines = due_list(project(tmp_path, *entries, settings=checkers), capsys).splitlines()
    assert "(`downtown`)" in lines[lines.index("**For Maria:**") + 1]
    assert "(`canada`)" in lines[lines.index("**For Sam:**") + 1]


def test_who_looks_after_an_area_is_named_without_being_called(tmp_path, capsys):
    entries = [listing(area or "none", f"checked: never\narea: {area}") for area in ("downtown", "hillside", "canada")]
    checkers = "checkers: [{account: maria-b, name: Maria, areas: [downtown]}, {account: Sam9, areas: [hillside]}]\n"
    text = due_list(project(tmp_path, *entries, settings=checkers), capsys)
    lines = [line for line in text.splitlines() if line.startswith("**For") or "(`" in line]
    maria = lines.index("**For Maria:**")
    assert "(`downtown`)" in lines[maria + 1]
    assert "(`hillside`)" in lines[lines.index("**For Sam9:**") + 1]
    assert "(`canada`)" in lines[lines.index("**For whoever has time:**") + 1]
    assert "@" not in text


def test_tries_without_an_answer_are_told(tmp_path, capsys):
    tried = "tried: [{on: 2026-11-09, by: Jo}, {on: 2026-11-16, by: Sam}]\nchecked: never"
    folder = project(
        tmp_path, listing("one", tried), listing("two", "tried: [{on: 2026-11-09, by: Jo}]\nchecked: never")
    )
    text = said(folder, capsys)
    assert "one: never checked, tried 2 times without an answer, last on November 16, 2026" in text
    assert "two: never checked, tried once without an answer, on November 9, 2026" in text
    assert json.loads(said(folder, capsys, "--json"))["due"][0]["tried"] == ["2026-11-09", "2026-11-16"]


def test_with_forms_too_the_list_stays_short_enough_for_an_issue(tmp_path, capsys):
    entries = [listing(f"n-{n}", f"name: '{'ü' * 60} {n}'\nchecked: never") for n in range(300)]
    text = due_list(project(tmp_path, *entries), capsys)
    shown = text.count("checked.yml&")
    assert f"- and {300 - shown} more\n" in text
    assert len(text) < 60_000


ACCOUNTS = [
    ("'@maria'", "not the name of an account"),
    ("a--b", "not the name of an account"),
    ("'https://github.com/x'", "not the name of an account"),
    ("{account: x, areas: [dowtown]}", "did you mean `downtown`?"),
]


@pytest.mark.parametrize(("checker", "told"), ACCOUNTS)
def test_a_list_of_checkers_that_has_a_slip_is_told(tmp_path, capsys, checker, told):
    folder = project(tmp_path, settings=f"checkers: [{checker}]\n")
    assert main(["stale", "--config", str(folder / "mkdocs.yml")]) == 1
    assert told in capsys.readouterr().err


def test_as_data(tmp_path, capsys):
    data = json.loads(said(project(tmp_path, listing("one", "checked: never")), capsys, "--json"))
    assert data["due"] == [
        {
            "id": "one",
            "name": "The place called one",
            "file": "resources.yml",
            "line": 12,
            "page": "directory/one.html",
            "why": "never",
            "crisis": False,
            "checked": None,
            "how": None,
            "by": None,
            "tried": [],
            "phones": [],
            "websites": [],
        }
    ]
    assert {name: data[name] for name in ("on", "until", "checks_a_month", "hours_for", "is_enough")} == {
        "on": "2026-11-22",
        "until": "2026-12-20",
        "checks_a_month": 0.5,
        "hours_for": None,
        "is_enough": False,
    }


def test_what_was_to_hold_for_a_while_and_is_over_is_told(tmp_path, capsys):
    folder = project(tmp_path, listing("one", "checked: never\nstatus: {is: paused, until: 2020-02-02}"))
    (folder / "banner.yml").write_text("words: Snow.\nuntil: 2020-01-01\n", encoding="utf-8")
    (folder / "closures.yml").write_text("from: 2020-12-25\nplaces: one\n", encoding="utf-8")
    over = [
        "banner.yml:2: until: this ended on 2020-01-01",
        "closures.yml:1: 1 closure has ended",
        "one: status: the pause ended on 2020-02-02",
    ]
    told = [line for line in said(folder, capsys).split("\n") if "ended on" in line or "has ended" in line]
    assert all(words in line for words, line in zip(over, told, strict=True))
    assert len(json.loads(said(folder, capsys, "--json"))["ended"]) == 3
    assert said(folder, capsys, "--format", "markdown").count(" ended") == 3
