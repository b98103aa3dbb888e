"""A field of many places at once: the difference first, nothing where one does not fit, and nothing else is touched."""

import sys
from pathlib import Path

import pytest
import yaml

from tests.command_runner import Done, vinestreet
from tests.frozen_town import TOWN
from tests.terminal import terminal
from tests.without_texts import copy_without_texts

KITCHEN, FRIDGE, LINE = "vine-street-kitchen", "mill-lane-fridge", "us-988-lifeline"
MILL = ("--need", "food", "--area", "old-mill")
BEFORE = (TOWN / "resources.yml").read_text(encoding="utf-8")
FORK = "INHERIT: mkdocs.yml\nextra:\n  place:\n    name: Ours\n"
SOUP = "name: Our Soup\nwhat: Soup.\nneeds: [food]\narea: downtown\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the town."""
    return copy_without_texts(tmp_path / "copy")


@pytest.fixture
def fork(project: Path) -> Path:
    """One that somebody made their own, with a place of theirs in a file of its own."""
    (project / "mkdocs.local.yml").write_text(FORK, encoding="utf-8")
    (project / "local/resources").mkdir(parents=True)
    (project / "local/resources/our-soup.yml").write_text(f"{SOUP}hours_note: Ring the bell.\n", encoding="utf-8")
    return project


def changed(done: Done) -> list[str]:
    """The lines of the difference that come or go."""
    return [line for line in done.stdout.splitlines() if line[:1] in "+-" and line[:3] not in {"+++", "---"}]


def fields(file: Path) -> dict:
    """What stands in a file."""
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def test_the_difference_is_shown_and_nothing_is_written_before_somebody_says_so(project: Path):
    done = vinestreet(project, "set", "hours_note", "Closed on 24 December", *MILL)
    assert done.returncode == 0
    assert changed(done)[-2:] == ["+    hours_note: Closed on 24 December"] * 2
    assert done.stderr.splitlines() == [
        f"1 of these has words of its own that will go: {KITCHEN}",
        "2 places would change.",
        f"Somebody checked these, and what they checked would be different. Please ask them again: {KITCHEN}, {FRIDGE}",
        "Nothing is written yet. Add --yes, and it will be.",
    ]
    assert (project / "resources.yml").read_text(encoding="utf-8") == BEFORE


def test_of_several_numbers_those_that_would_go_are_told(project: Path):
    done = vinestreet(project, "set", "phone", "+1 413 555 0199", "--id", "sweet-lime-bus-tickets")
    said = next(line for line in done.stderr.splitlines() if "this goes" in line)
    assert said.startswith(
        "At sweet-lime-bus-tickets, this goes, because the new value doesn't have it: +1 413-555-0102, The"
    )
    assert "+1 413-555-0103, Month passes" in said
    done = vinestreet(project, "set", "phone", "+1 413 555 0199", "--id", KITCHEN)
    assert "this goes" not in done.stderr


@pytest.mark.parametrize("flag", ["--yes", "--write"])
def test_with_yes_it_is_written_and_no_other_line_changes(flag: str, project: Path):
    done = vinestreet(project, "set", "cost", "sliding", *MILL, flag)
    assert done.stdout.splitlines()[-1] == "2 places changed in resources.yml."
    after = (project / "resources.yml").read_text(encoding="utf-8").splitlines()
    different = [(old, new) for old, new in zip(BEFORE.splitlines(), after, strict=True) if old != new]
    assert different == [("    cost: free", "    cost: sliding")] * 2
    again = vinestreet(project, "set", "cost", "sliding", *MILL, flag)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "Nothing would change.\n")


@pytest.mark.parametrize(("answer", "writes"), [("yes", True), ("no", False)])
def test_at_a_terminal_it_asks(answer: str, writes: bool, project: Path):
    command = [sys.executable, "-m", "vinestreet", "set", "cost", "sliding", *MILL]
    with terminal(command, project) as screen:
        screen.expect("Write all 2? (yes or no)")
        screen.expect("> ")
        screen.answer(answer)
        assert screen.status() == 0
    assert ((project / "resources.yml").read_text(encoding="utf-8") != BEFORE) is writes


@pytest.mark.parametrize(
    ("name", "value", "goes"),
    [
        ("hours_note", "Closed on 24 December", [KITCHEN]),
        ("hours_note", "null", [KITCHEN]),
        ("status", "{is: paused, words: No water}", [FRIDGE]),
        ("status", "paused", [FRIDGE]),
        ("status", "{is: paused, since: 2026-11-01, words: The lamp is broken.}", []),
        ("cost", "sliding", []),
        ("needs", "talk", []),
    ],
)
def test_words_of_their_own_that_would_go_are_told_above_the_difference(
    name: str, value: str, goes: list[str], project: Path
):
    pause = "{is: paused, since: 2026-11-01, words: The lamp is broken.}"
    assert vinestreet(project, "set", "status", pause, "--id", FRIDGE, "--yes").returncode == 0
    first = vinestreet(project, "set", name, value, *MILL).stderr.splitlines()[0]
    assert first == f"1 of these has words of its own that will go: {goes[0]}" if goes else "words of" not in first


def test_where_one_does_not_fit_nothing_is_written(project: Path):
    done = vinestreet(project, "set", "hours", "Mo-Fr 9-5", *MILL, "--yes")
    assert done.returncode == 1
    assert [line.partition(": not opening")[0] for line in done.stderr.splitlines()[:2]] == [
        f"resources.yml: {KITCHEN}: hours",
        f"resources.yml: {FRIDGE}: hours",
    ]
    assert (project / "resources.yml").read_text(encoding="utf-8") == BEFORE


@pytest.mark.parametrize(
    ("name", "value", "becomes"),
    [
        ("asks.id", "yes", {"asks": {"id": "yes", "booking": "no", "referral": "no"}}),
        ("status", "{is: paused, until: 2026-12-14, words: No water}", None),
        ("needs", "food, talk", {"needs": ["food", "talk"]}),
        ("languages", "[en, es]", {"languages": ["en", "es"]}),
        ("hours_note", "null", {"hours_note": None}),
        ("cost.words", "Pay what you can.", {"cost": {"is": "free", "words": "Pay what you can."}}),
    ],
)
def test_values_are_what_a_file_has(name: str, value: str, becomes: dict | None, project: Path):
    assert vinestreet(project, "set", name, value, "--id", KITCHEN, "--yes").returncode == 0
    entry = fields(project / "resources.yml")["resources"][KITCHEN]
    if becomes is None:
        assert entry["status"]["is"] == "paused"
        assert str(entry["status"]["until"]) == "2026-12-14"
    else:
        for field, said in becomes.items():
            found = entry.get(field)
            assert found == said or (isinstance(said, dict) and said.items() & found.items())
    assert vinestreet(project, "check").returncode == 0


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("phnoe", "x", "--all"), "there's no field `phnoe`; did you mean `phone`?"),
        (("asks.idd", "no", "--all"), "there's no field `asks.idd`; did you mean `asks.id`?"),
        (("checked", "x", *MILL), "`checked` is what somebody says of one place on one day"),
        (("notes", "x", *MILL), "`notes` is what somebody says of one place on one day"),
        (("hours_note", "x"), "which places? expected --need, --area or --id with an id, or --all"),
        (("hours_note", "x", "--need", "fod"), "`--need`: there is no such id; found `fod`; did you mean `food`?"),
        (("hours_note", "x", "--id", f"{KITCHEN},{FRIDGE[:-1]}"), f"did you mean `{FRIDGE}`?"),
        (("status", "{is: paused", *MILL), "the value can't be read; expected YAML such as"),
    ],
)
def test_what_cannot_be_is_told(command: tuple[str, ...], said: str, project: Path):
    done = vinestreet(project, "set", *command)
    assert done.returncode == 2
    assert said in done.stderr


def test_crisis_lines_change_by_their_id_alone(project: Path):
    done = vinestreet(project, "set", "hours_note", "Busy.", "--need", "talk")
    assert "Left alone, since crisis lines and lines for more than this town only change with --id:" in done.stderr
    assert LINE in done.stderr.partition("Left alone")[2]
    assert "Left alone" not in vinestreet(project, "set", "hours_note", "Busy.", "--id", LINE).stderr


def test_a_fork_changes_its_own_file_and_lays_the_rest_over_upstreams(fork: Path):
    done = vinestreet(fork, "set", "hours_note", "Closed", "--id", f"our-soup {KITCHEN}", "--yes")
    assert done.returncode == 0
    assert fields(fork / "local/resources/our-soup.yml")["hours_note"] == "Closed"
    assert (fork / "resources.yml").read_text(encoding="utf-8") == BEFORE
    assert vinestreet(fork, "set", "hours_note", "null", "--id", "our-soup", "--yes").returncode == 0
    assert (fork / "local/resources/our-soup.yml").read_text(encoding="utf-8") == SOUP


def test_what_a_fork_takes_away_of_upstreams_does_not_come_back(fork: Path):
    line = "us-crisis-text-line"
    for value in ("Busy.", "null", "null"):
        assert vinestreet(fork, "set", "hours_note", value, "--id", line, "--yes").returncode == 0
    over = [path.read_text(encoding="utf-8") for path in sorted((fork / "local").rglob("*.yml"))]
    assert any("hours_note: null\n" in text for text in over)
