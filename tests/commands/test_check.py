"""`vinestreet check` for a workflow and as data: every problem on its line."""

import json
from datetime import UTC, datetime
from pathlib import PurePath

import time_machine

from tests.directory.reading import WORDS
from tests.maintenance.project import listing, project
from vinestreet.cli import main
from vinestreet.commands.check import annotation
from vinestreet.core.problems import Problem
from vinestreet.directory.entry_lines import entry_lines

DAY = datetime(2026, 11, 22, tzinfo=UTC)  # when what tests/maintenance/project.py writes was checked three weeks ago


def check(folder, capsys, *more: str):
    with time_machine.travel(DAY, tick=False):
        status = main(["check", "--config", str(folder / "mkdocs.yml"), *more])
    return status, capsys.readouterr().out


def test_what_cannot_be_read_stands_on_its_line(tmp_path, capsys):
    folder = project(tmp_path, listing("one", "hours: Mo-Fr 9am-5pm"))
    status, out = check(folder, capsys, "--format", "github")
    assert status == 1
    assert f"::error file={folder.as_posix()}/resources.yml,line=17,title=one%3A hours::not opening hours; " in out


def test_what_is_said_badly_in_a_listing_is_told_on_its_line(tmp_path, capsys):
    folder = project(tmp_path, listing("one"), listing("two", "what: For the mentally ill."))
    status, out = check(folder, capsys, "--format", "github")
    assert status == 1
    assert f"::error file={folder.as_posix()}/resources.yml,line=22,title=two::" in out


def test_a_point_that_is_certainly_wrong_stands_on_its_line_with_what_was_meant(tmp_path, capsys):
    points = {"one": "[42.1, -72.6]", "two": "[42.12, -72.58]", "three": "[42.09, -72.6]"}
    right = [listing(id_, f"at: {at}") for id_, at in points.items()]
    folder = project(tmp_path, *right, listing("four", "at: [-72.6, 42.1]"))
    status, out = check(folder, capsys, "--format", "github")
    assert status == 1
    assert "line=38,title=four%3A at::this point is 15244 km from the other places here" in out
    assert "`at: [42.1, -72.6]`; found `[-72.6, 42.1]`" in out


def test_a_point_far_off_and_a_number_that_may_cost_extra_are_warnings(tmp_path, capsys):
    points = {"one": "[42.1, -72.6]", "two": "[42.12, -72.58]", "three": "[42.09, -72.6]"}
    right = [listing(id_, f"at: {at}") for id_, at in points.items()]
    folder = project(tmp_path, *right, listing("four", 'at: [43.1, -72.6]\nphone: "+1 500 555 1234"'))
    status, out = check(folder, capsys, "--format", "github")
    assert status == 0
    warned = [line for line in out.splitlines() if line.startswith("::warning") and "four" in line]
    assert "title=four%3A phone::a personal number that forwards calls" in warned[0]
    assert "title=four%3A at::this point is 111 km from the other places here" in warned[1]


def test_settings_that_cannot_be_read_stand_on_their_line(tmp_path, capsys):
    folder = project(tmp_path, settings="colour: green\n")
    _, out = check(folder, capsys, "--format", "github")
    assert out.startswith(f"::error file={folder.as_posix()}/mkdocs.yml,line=20,title=extra.place::unknown field")


def test_what_stops_nothing_is_a_warning_or_a_notice(tmp_path, capsys):
    folder = project(tmp_path)
    file = folder / "resources.yml"
    file.write_text(file.read_text("utf-8").replace("how: phone", "how: stored-copy"), "utf-8")
    long = " ".join(["word"] * 40)
    (folder / "docs/page.md").write_text(f"# A page\n\nThis is {long}.\n", encoding="utf-8")
    status, out = check(folder, capsys, "--format", "github")
    assert status == 0
    lines = out.splitlines()
    assert any(
        line.startswith(f"::warning file={folder.as_posix()}/resources.yml,line=5,title=line%3A ") for line in lines
    )
    assert any(line.startswith(f"::notice file={folder.as_posix()}/docs/page.md,line=3::") for line in lines)
    assert lines[-1].startswith("All is well")


def test_as_data_it_is_one_document_whether_anything_is_wrong_or_not(tmp_path, capsys):
    status, out = check(project(tmp_path), capsys, "--json")
    assert (status, json.loads(out)) == (0, {"well": True, "found": []})
    status, out = check(project(tmp_path, listing("one", "hours: soon\ncost: dear")), capsys, "--json")
    data = json.loads(out)
    assert (status, data["well"]) == (1, False)
    assert [(one["level"], one["line"], one["field"], one["kind"]) for one in data["found"]] == [
        ("error", 17, "hours", "not_hours"),
        ("error", 18, "cost", "not_a_choice"),
    ]


def test_a_number_that_is_kept_for_stories_is_told_where_the_place_is_not_said_to_be_invented(tmp_path, capsys):
    real, invented = listing("one", 'phone: "413 555 0123"'), listing("two", 'phone: "413 555 0124"\nsample: true')
    status, out = check(project(tmp_path, real, invented), capsys, "--json")
    assert status == 0
    assert [(one["level"], one["entry"], one["field"], one["kind"]) for one in json.loads(out)["found"]] == [
        ("warning", "one", "phone", "number_kept")
    ]


def test_nothing_that_is_found_can_begin_a_command_of_its_own():
    """What GitHub asks to be escaped: % CR LF everywhere, in properties : and , too."""
    found = "x%\r\n::set-env name=A::b"
    problem = Problem("a,b:c%.yml", 3, "one", "hours", "not_hours", {"found": found, "near": ""})
    command = annotation("error", problem, WORDS, PurePath("in/a folder"))
    assert not set("\r\n") & set(command)
    assert command.startswith("::error file=in/a folder/a%2Cb%3Ac%25.yml,line=3,title=one%3A hours::")


FILE = """\
needs:
  talk: {label: Talk, icon: speech}
resources:   # the places

  # a comment
    # and one more
  first:
    name: x
    more: >-
      words
      second: no entry
  "quoted":
    name: y
  # third: no entry
  third: {name: z}
"""


def test_the_line_of_each_entry_is_found():
    assert entry_lines(FILE) == {"first": 7, "quoted": 12, "third": 15}
    assert entry_lines("") == {}
    assert entry_lines("resources: {a: {name: x}}\n") == {}


def test_a_reviewer_is_told_what_the_site_of_a_pull_request_may_do(tmp_path, capsys, monkeypatch):
    """Whether or not something else is wrong; nobody is told who looks at their own work."""
    for folder in (project(tmp_path, listing("one")), project(tmp_path, listing("one", "hours: Mo-Fr 9am-5pm"))):
        monkeypatch.delenv("GITHUB_EVENT_NAME", raising=False)
        assert "in your browser" not in check(folder, capsys, "--format", "github")[1]
        monkeypatch.setenv("GITHUB_EVENT_NAME", "pull_request")
        (line,) = [line for line in check(folder, capsys, "--format", "github")[1].splitlines() if "browser" in line]
        assert line.startswith(
            "::notice title=Before you open the site that was built from this pull request::It shows"
        )


def test_a_workflow_has_the_result_in_sentences_on_its_page(tmp_path, capsys, monkeypatch):
    page = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    assert check(project(tmp_path / "well", listing("one")), capsys, "--format", "github")[0] == 0
    assert (
        check(project(tmp_path / "ill", listing("one", "hours: Mo-Fr 9am-5pm")), capsys, "--format", "github")[0] == 1
    )
    well, ill = page.read_text(encoding="utf-8").split("\n\n")[:2]
    assert well.startswith("All is well\\: 2 listings for 1 needs")
    assert ill.startswith("- resources.yml\\:17\\: one\\: hours\\: not opening hours; ")
