"""What people on the list say by the form becomes a pull request; what others send waits, and nothing else happens.

The tools run as in the workflow, on what the host tells of an issue, against a real Git repository.
"""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.automation.fake_host import FakeHost
from tests.contributing.forms import WRONG, sent
from tests.directory.reading import ROOT
from tests.maintenance.project import listing, project, site_of
from vinestreet.contributing.form_answer import answer_form, reading_of
from vinestreet.contributing.sent_form import SentForm

KITCHEN = listing("kitchen", 'phone: "+1 413 555 0101"\ntried: [{on: 2026-11-09, by: Jo}]')
SETTINGS = "checkers: [{account: Maria-B, name: Maria}, sam]\n"
TEXTS = {"place": "The place called kitchen (kitchen)", "found": "Still true", "how": "I called"}
WAITS = ["waits for a person"]


@pytest.fixture
def host(tmp_path: Path) -> FakeHost:
    folder = project(tmp_path / "project", KITCHEN, listing("refuge", "confidential: true"), settings=SETTINGS)
    shutil.copytree(ROOT / ".github/ISSUE_TEMPLATE", folder / ".github/ISSUE_TEMPLATE")
    return FakeHost(tmp_path, folder)


def form(**texts: str) -> str:
    return sent("checked", {**TEXTS, **texts})


def changes(host: FakeHost) -> list[str]:
    """The lines that the one pull request changes, in all its files."""
    (pull,) = host.state["pulls"]
    assert pull["base"] == "main"
    diff = host.git("diff", "main", pull["head"])
    return [line for line in diff.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_what_is_still_true_becomes_a_pull_request_and_the_form_is_closed(host: FakeHost):
    done = host.take(host.event(12, "maria-b", form(), on="2026-11-20"))
    assert done.returncode == 0, done.stderr
    assert changes(host) == [
        "-    checked: {on: 2026-11-01, by: Joan, how: phone}",
        "+    checked: {on: 2026-11-20, by: Maria, how: phone}",
        "-    tried: [{on: 2026-11-09, by: Jo}]",
    ]
    (pull,) = host.state["pulls"]
    assert pull["title"] == "Checked: The place called kitchen"
    assert pull["head"].startswith("checked/kitchen-")
    assert host.git("log", "-1", "--format=%s", pull["head"]).strip() == f"{pull['title']} (form #12)"
    issue = host.state["issues"]["12"]
    assert issue["state"] == "closed"
    assert "https://host.example/pull/100" in issue["comments"][0]
    assert issue["labels"] == []
    assert host.git("status", "--porcelain").strip() == ""


def test_nobody_answered_is_one_more_try(host: FakeHost):
    host.take(host.event(12, "sam", form(found="Nobody answered", by="Sam"), on="2026-11-20"))
    assert changes(host) == [
        "-    tried: [{on: 2026-11-09, by: Jo}]",
        "+    tried: [{on: 2026-11-09, by: Jo}, {on: 2026-11-20, by: Sam}]",
    ]
    assert host.state["pulls"][0]["title"] == "Nobody answered: The place called kitchen"


def test_words_that_fit_no_field_go_on_to_whoever_reviews_and_call_nobody(host: FakeHost):
    words = "Ask for @ines.\n```\n# closes #1\n<img src=x>"
    event = host.event(12, "sam", form(found="Something changed", phone="413 555 0102", wrong=words), on="2026-11-20")
    host.take(event)
    assert changes(host) == ['-    phone: "+1 413 555 0101"', '+    phone: "+1 413-555-0102"']
    body = host.state["pulls"][0]["body"]
    left = body.partition("didn't fit a field")[2].splitlines()
    assert [line for line in left if "ines" in line or "img" in line or "closes" in line or "```" in line] == [
        "    “What is different?” names the account @ines. Nobody but the writer should be named here.",
        "    Ask for @ines.",
        "    ```",
        "    # closes #1",
        "    <img src=x>",
    ]


def test_words_alone_wait_for_a_person(host: FakeHost):
    host.take(host.event(12, "sam", form(found="Something changed", wrong="They moved."), on="2026-11-20"))
    issue = host.state["issues"]["12"]
    assert (host.state["pulls"], issue["labels"], issue["state"]) == ([], WAITS, "open")


def test_what_a_stranger_sends_waits_for_a_person(host: FakeHost):
    for number, account in enumerate(("stranger", "maria", "maria-b2", "Maria B")):
        host.take(host.event(number, account, form(), on="2026-11-20"))
    state = host.state
    assert state["pulls"] == []
    assert all(
        (one["labels"], one["state"], len(one["comments"])) == (WAITS, "open", 1) for one in state["issues"].values()
    )
    assert host.git("branch", "--list").split() == ["*", "main"]


def test_the_same_form_sent_twice_is_closed_with_a_pointer(host: FakeHost):
    host.take(host.event(12, "sam", form(), on="2026-11-20"))
    done = host.take(host.event(13, "sam", form(), on="2026-11-20"))
    assert done.returncode == 0
    assert len(host.state["pulls"]) == 1
    second = host.state["issues"]["13"]
    assert second["state"] == "closed"
    assert "https://host.example/pull/100" in second["comments"][0]
    assert "came in before" in second["comments"][0]


def test_what_is_merged_already_is_closed_and_says_so(host: FakeHost):
    host.take(host.event(12, "sam", form(), on="2026-11-20"))
    host.git("merge", "--quiet", "--ff-only", host.state["pulls"][0]["head"])
    host.take(host.event(13, "sam", form(), on="2026-11-20"))
    assert len(host.state["pulls"]) == 1
    second = host.state["issues"]["13"]
    assert (second["state"], "says the same already" in second["comments"][0]) == ("closed", True)


def test_a_run_that_broke_off_can_be_started_again(host: FakeHost):
    event = host.event(12, "sam", form(), on="2026-11-20")
    form_, _ = host.read(event)
    for _ in range(2):
        assert host.answer(event, form_).returncode == 0
    assert len(host.state["pulls"]) == 1
    assert all("on its way" in comment for comment in host.state["issues"]["12"]["comments"])


def test_where_workflows_may_open_no_pull_request_the_form_stays_open_with_a_link_to_do_it(host: FakeHost):
    host.keep(host.state | {"refuses_pulls": True})
    done = host.take(host.event(12, "sam", form(), on="2026-11-20"))
    assert done.returncode == 1
    assert "Allow GitHub Actions to create pull requests" in done.stderr
    issue = host.state["issues"]["12"]
    assert (issue["state"], issue["labels"]) == ("open", WAITS)
    assert "https://github.com/someone/help/compare/checked/kitchen-" in issue["comments"][0]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("line", "The line is a line for a crisis"),
        ("kichen", "doesn't have a place by that name"),
        ("../../etc", "doesn't"),
    ],
)
def test_crisis_lines_and_places_that_are_gone_stay_as_they_are(host: FakeHost, place, said):
    host.take(host.event(12, "sam", form(place=place), on="2026-11-20"))
    issue = host.state["issues"]["12"]
    assert (host.state["pulls"], issue["labels"], issue["state"]) == ([], WAITS, "open")
    assert said in issue["comments"][0]
    assert place == "line" or place not in issue["comments"][0]


OTHERS = [sent("wrong", WRONG), "Hello", "", "x" * 300_000, "### How did it go?\n\nStill true\n", "### " * 20_000]


@pytest.mark.parametrize("body", OTHERS, ids=["another form", "words", "nothing", "gigantic", "a part", "headings"])
def test_nothing_happens_to_another_issue(host: FakeHost, body):
    assert host.take(host.event(12, "sam", body, on="2026-11-20")) is None
    assert host.state["asked"] == []


def test_what_is_edited_afterwards_is_not_read(host: FakeHost):
    form_, printed = host.read(host.event(12, "sam", form(), on="2026-11-20", action="edited"))
    assert form_ == ""
    assert "ValueError" in printed


HOSTILE = [
    "::set-output name=form::x\n::add-mask::a",
    "$(touch run) `touch run` ; touch run",
    'form=x\nGITHUB_ENV<<EOF\n"}',
    "@everybody closes #1 <!-- -->",
    "${{ github.token }}",
    "\x1b[2J\u202e\u2028x",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("ids", [["by", "wrong", "phone"], ["place"]], ids=["answers", "place"])
def test_nothing_that_somebody_wrote_runs_is_printed_or_calls_anybody(host: FakeHost, ids, text):
    event = host.event(12, "sam", form(**dict.fromkeys(ids, text)), on="2026-11-20")
    output, printed = host.read(event)
    assert output.isascii()
    assert "\n" not in output
    assert json.loads(output)["number"] == 12
    done = host.answer(event, output)
    told = printed + done.stdout + done.stderr
    assert not any(part and part in told for part in text.split())
    comments = " ".join(host.state["issues"]["12"]["comments"])
    assert "@" not in comments
    assert "touch" not in comments
    assert not list(host.folder.rglob("run"))


FORGED = [
    "",
    "[]",
    "{}",
    "[" * 100_000,
    '{"number": 13, "verdict": "take", "id": "kitchen", "fields": {}, "words": []}',
    '{"number": 12, "verdict": "take", "id": "kitchen", "fields": {"consent": {"records-calls": "no"}}, "words": []}',
    '{"number": 12, "verdict": "take", "id": "kitchen", "fields": {"what": "Mine now."}, "words": []}',
    '{"number": 12, "verdict": "take", "id": "../x", "fields": {"phone": "+1 413 555 0102"}, "words": []}',
    '{"number": 12, "verdict": "take", "id": "line", "fields": {"phone": "+1 413 555 0102"}, "words": []}',
    '{"number": 12, "verdict": "take", "id": "kitchen", "fields": {"phone": "+1 900 555 1234"}, "words": []}',
    '{"number": 12, "verdict": "take", "id": "kitchen", "fields": {"website": "javascript:x"}, "words": []}',
    '{"number": 12, "verdict": "take", "id": "kitchen", "fields": {"phone": "+1 413 555 0101"}, "words": []}',
    '{"number": 12, "verdict": "take", "id": "kitchen", "words": [], "fields": {"checked": {"on": "2026-11-19", "by": "x", "how": "phone"}}}',
    '{"number": 12, "verdict": "same", "id": "no-such", "fields": {}, "words": []}',
    '{"number": 12, "verdict": "close all", "id": "kitchen", "fields": {}, "words": []}',
]  # fmt: skip


@pytest.mark.parametrize("form_", FORGED)
def test_the_job_that_writes_takes_nothing_else_from_the_one_that_reads(tmp_path: Path, form_):
    folder = project(tmp_path, KITCHEN, settings=SETTINGS)
    letter = SentForm(12, "sam", date(2026, 11, 20), form())
    with pytest.raises(ValueError, match=r"data of|place|list|crisis|readers|day|change"):
        answer_form(reading_of(form_, letter), letter, site_of(folder), folder)


def test_what_cannot_be_answered_stays_open_and_says_so(host: FakeHost):
    done = host.answer(host.event(12, "sam", form(), on="2026-11-20"), FORGED[-1])
    assert done.returncode == 1
    assert "can't be answered by itself" in done.stderr
    assert host.state["asked"] == []


def test_nor_does_it_take_a_change_from_somebody_who_is_not_on_the_list(host: FakeHost):
    form_, _ = host.read(host.event(12, "sam", form(), on="2026-11-20"))
    done = host.answer(host.event(12, "stranger", form(), on="2026-11-20"), form_)
    assert done.returncode == 1
    assert host.state["asked"] == []


@pytest.mark.parametrize(
    "pull",
    [
        {"branch": "main", "files": {"resources.yml": "x"}},
        {"branch": "checked/../main", "files": {"resources.yml": "x"}},
        {"branch": "checked/x-1", "files": {".github/workflows/due.yml": "x"}},
        {"branch": "checked/x-1", "files": {"resources/../mkdocs.yml": "x"}},
        {"branch": "checked/x-1", "files": {}},
    ],
)
def test_the_step_with_the_token_changes_no_other_file_and_no_other_branch(host: FakeHost, pull):
    answer = {"number": 12, "comment": "", "closes": True, "twice": "", "refused": ""}
    answer["pull"] = {"title": "x", "body": "", **pull}
    (host.folder / "answer.json").write_text(json.dumps(answer), encoding="utf-8")
    done = host.run("send_answer.py", host.event(12, "sam", "", on="2026-11-20"), str(host.folder / "answer.json"))
    assert done.returncode == 1
    assert host.state["asked"] == []


def test_upstreams_checkers_are_none_of_a_forks(host: FakeHost):
    upstream = host.project / "mkdocs.yml"
    (host.project / "mkdocs.local.yml").write_text("INHERIT: mkdocs.yml\nsite_name: Own\n", encoding="utf-8")
    assert "checkers" in upstream.read_text(encoding="utf-8")
    form_, _ = host.read(host.event(12, "sam", form(), on="2026-11-20"))
    assert json.loads(form_)["verdict"] == "stranger"


def test_a_place_with_a_file_of_its_own_is_changed_there(host: FakeHost):
    folder = host.project / "resources"
    folder.mkdir()
    text = "name: The pantry\nwhat: Cans. # all kinds\nneeds: [talk]\n"
    (folder / "pantry.yml").write_text(text, encoding="utf-8")
    host.git("add", ".")
    host.git("commit", "--quiet", "--message=One file a place")
    host.take(host.event(12, "sam", form(place="pantry"), on="2026-11-20"))
    (pull,) = host.state["pulls"]
    assert host.git("diff", "--name-only", "main", pull["head"]).split() == ["resources/pantry.yml"]
    after = host.git("show", f"{pull['head']}:resources/pantry.yml")
    assert after == f"{text}checked: {{on: 2026-11-20, by: a volunteer, how: phone}}\n"
